import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdesk import paths
from rsdesk.domain.guidance import Guidance
from rsdesk.errors import InputError
from rsdesk.guidance import loading
from rsdesk.i18n import translator
from rsdesk.services.examples import Example, assess_example, result
from rsdesk.services.json_input import parse

CASES = json.loads((paths.resources() / "training" / "cases.json").read_text(encoding="utf-8"))[
    "cases"
]
IDS = [case["id"] for case in CASES]


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return loading.newest()


def computed(guidance: Guidance, case: dict[str, Any]) -> dict[str, Any]:
    example = parse(json.dumps(case).encode(), Example, case["id"])
    return result(guidance, assess_example(guidance, example))


@pytest.mark.parametrize("case", CASES, ids=IDS)
@pytest.mark.parametrize("effect", ["stops", "flags", "gaps"])
def test_a_worked_case_gives_exactly_its_expected_effects(
    guidance: Guidance, case: dict[str, Any], effect: str
) -> None:
    found = computed(guidance, case)
    assert [entry["item"] for entry in found[effect]] == sorted(case["computed"][effect])


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_worked_case_gives_exactly_its_blocking_gaps(
    guidance: Guidance, case: dict[str, Any]
) -> None:
    example = parse(json.dumps(case).encode(), Example, case["id"])
    gaps = assess_example(guidance, example).of("gap")
    assert [gap.item for gap in gaps if gap.blocking] == case["computed"]["blocking_gaps"]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_every_item_of_the_five_sources_has_a_coverage(
    guidance: Guidance, case: dict[str, Any]
) -> None:
    coverage = computed(guidance, case)["coverage"]
    assert {source: len(items) for source, items in coverage.items()} == {
        "BMBF": 34, "LEI": 69, "ERA-LEARN": 32, "WIKOOP": 12, "EU": 62,
    }  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_as_many_case_and_partner_items_apply_as_the_worked_case_says(
    guidance: Guidance, case: dict[str, Any]
) -> None:
    example = parse(json.dumps(case).encode(), Example, case["id"])
    assessment = assess_example(guidance, example)
    facts = {name: state.known for name, state in assessment.facts.items() if name != "high"}
    applying = [
        item.id
        for item in guidance.items
        if item.scope in ("case", "partner")
        and any(all(facts.get(f, "yes") == "yes" and f != "high" for f in c.split("&"))
                for c in item.when)
    ]  # fmt: skip
    assert len(applying) == case["load"]["source_items"]


def test_removing_the_birthplace_from_the_story_changes_nothing(guidance: Guidance) -> None:
    case = next(case for case in CASES if case["id"] == "TC-X1")
    told = {**case, "story_en": case["story_en"].replace("born in a country under sanctions, ", "")}
    assert told["story_en"] != case["story_en"]
    assert computed(guidance, told) == computed(guidance, case)


@pytest.mark.parametrize(
    "wrong",
    [
        {"facts": ["always", "moon"], "answers": {}},
        {"facts": [], "answers": {"LEI-9.9": "yes"}},
        {"facts": [], "answers": {"LEI-3.2": "perhaps"}},
        {"facts": [], "answers": {"LEI-0.2": "yes"}},
        {"facts": [], "answers": {}, "ratings": {"X": {"rating": "N"}}},
        {"facts": [], "answers": {}, "ratings": {"D": {"rating": "bad"}}},
    ],
)
def test_an_id_that_the_guidance_lacks_is_refused(
    guidance: Guidance, wrong: dict[str, Any]
) -> None:
    with pytest.raises(InputError, match="Nothing was changed"):
        assess_example(guidance, parse(json.dumps(wrong).encode(), Example, "case.json"))


@pytest.mark.parametrize(
    "text",
    [
        b"", b"[]", b"{", b'{"facts": []}', b'{"facts": [1], "answers": {}}', b"\xff\xfe",
        b'{"facts": [], "answers": {"LEI-3.2": "no embargo", "LEI-3.2": "embargo applies"}}',
        b'{"facts": [], "answers": {}, "ratings": NaN}',
        b"[" * 100_000,
    ],
)  # fmt: skip
def test_broken_json_is_refused_with_a_reason(text: bytes) -> None:
    with pytest.raises(InputError, match="nothing was changed"):
        parse(text, Example, "case.json")


@given(st.recursive(st.none() | st.booleans() | st.text() | st.integers(), lambda inner:
       st.lists(inner) | st.dictionaries(st.sampled_from(["facts", "answers", "ratings", "x"]),
                                         inner)))  # fmt: skip
def test_whatever_is_handed_in_is_assessed_or_refused_in_words(value: object) -> None:
    with contextlib.suppress(InputError):
        example = parse(json.dumps(value).encode(), Example, "case.json")
        found = result(loading.newest(), assess_example(loading.newest(), example))
        assert found["level"] is None


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_worked_case_gives_exactly_what_is_computed_beside_it(
    guidance: Guidance, case: dict[str, Any]
) -> None:
    found = computed(guidance, case)
    for name in ("level", "provisional", "blocking_gaps", "outcomes"):
        assert found[name] == case["computed"][name], name
    assert found["exposure"] == case["exposure"]
    assert case["expected"]["outcome"] in found["outcomes"]


@pytest.mark.parametrize(
    ("case", "decider", "months"),
    [("TC-01", "R", 24), ("TC-03", "L", 12), ("TC-05", "A", 12), ("TC-06b", "R", 24),
     ("TC-08", "A", 12), ("TC-X1", "R", 24)],
)  # fmt: skip
def test_the_rules_name_who_decides_and_the_months_until_the_review(
    guidance: Guidance, case: str, decider: str, months: int
) -> None:
    found = computed(guidance, next(one for one in CASES if one["id"] == case))
    assert (found["decider"], found["review_months"]) == (decider, months)


def test_without_ratings_the_level_is_null_and_nothing_may_begin(guidance: Guidance) -> None:
    case = {**CASES[0], "ratings": {}}
    case["answers"] = {k: v for k, v in case["answers"].items() if not k.startswith("EU-RA")}
    found = computed(guidance, case)
    assert (found["level"], found["decider"]) == (None, None)
    assert found["outcomes"] == ["postpone", "do not proceed"]


@pytest.mark.parametrize("text", ["", " Geboren in Aleppo.", " Born in a country under sanctions."])
def test_where_a_person_was_born_changes_no_computed_value(guidance: Guidance, text: str) -> None:
    case = next(one for one in CASES if one["id"] == "TC-X1")
    told = {
        **case,
        "story_en": case["story_en"] + text,
        "ratings": {f: {**r, "reason": r["reason"] + text} for f, r in case["ratings"].items()},
    }
    assert computed(guidance, told) == computed(guidance, case)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (["planned", "ongoing"], "exclude each other"),
        (["non_eu", "he", "planned"], "Horizon Europe is public funding"),
    ],
)
def test_circumstances_that_contradict_each_other_are_refused_with_the_reason(
    guidance: Guidance, facts: list[str], words: str
) -> None:
    with pytest.raises(InputError) as refused:
        computed(guidance, {"id": "X", "facts": facts, "answers": {}})
    assert words in refused.value.text(translator("en"))

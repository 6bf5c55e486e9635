"""What differs between two states of a case, as data and in words."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rsdesk.domain.appraisal import Override
from rsdesk.domain.case import Answer, Check, Parts
from rsdesk.domain.case_file import CaseFile, Statement, SubjectFile, assess_case
from rsdesk.domain.difference_words import Spoken, difference_text
from rsdesk.domain.differences import Difference, Version, differences
from rsdesk.domain.proceedings import (
    Closing,
    Ending,
    Event,
    Measure,
    Part,
    Party,
    Proceedings,
)
from rsdesk.guidance import loading
from rsdesk.i18n import Language

GUIDANCE = loading.shipped("2026.1")
TIME = "2026-03-05T10:00:00Z"
MISUSE = "K-08.misuse"
BLANK = CaseFile("case:1", "2026.1", ("h",), {}, {}, ())


def version(**parts: Any) -> Version:
    case = replace(BLANK, **parts)
    return Version(GUIDANCE, case, assess_case(GUIDANCE, case))


def said(text: str) -> Statement:
    return Statement(text, "a", TIME)


def gave(choice: str, field: str = MISUSE, subject: str = "case:1", **parts: Any) -> Answer:
    return Answer(subject, field, choice, Parts(**parts), "a", TIME)


def partner(name: str, *answers: Answer, subject: str = "partner:1") -> SubjectFile:
    return SubjectFile(subject, "r", {"name": said(name)}, answers)


def known(**parts: Any) -> Version:
    return version(proceedings=Proceedings(**parts))


def texts(before: Version, after: Version, language: Language = "en") -> list[str]:
    spoken = Spoken(before, after, GUIDANCE.rules, language)
    return [difference_text(spoken, one) for one in differences(before, after)]


def choices(field: str) -> list[str]:
    return [choice.id for choice in GUIDANCE.choices(GUIDANCE.field[field])]


def test_a_case_does_not_differ_from_itself() -> None:
    case = version(about={"title": said("A")}, answers=(gave("empty", comment="x"),))
    assert differences(case, case) == ()


def test_who_said_it_and_when_is_no_difference() -> None:
    one = version(about={"title": said("A")})
    other = version(about={"title": Statement("A", "b", "2027-01-01T00:00:00Z")})
    assert differences(one, other) == ()


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ({}, {"title": said("A")}, "Title, new: “A”"),
        ({"title": said("A")}, {}, "Title, taken out: “A”"),
        ({"title": said("A")}, {"title": said("B")}, "Title: “A” → “B”"),
        ({}, {"next_date": said("2027-01-01")}, None),
    ],
)
def test_particulars_are_told_from_to(
    before: dict[str, Statement], after: dict[str, Statement], text: str | None
) -> None:
    assert texts(version(about=before), version(about=after)) == ([text] if text else [])


def test_a_partner_brings_its_answers_and_takes_them_along() -> None:
    field = next(f for f, one in GUIDANCE.field.items() if GUIDANCE.scope(one) == "partner")
    answer = gave(choices(field)[0], field, "partner:1")
    before, after = version(), version(partners=(partner("Haus", answer),))
    assert "New partner: Haus" in texts(before, after)
    assert not [one for one in differences(before, after) if one.kind == "answer"]
    assert "No longer a partner: Haus" in texts(after, before)
    renamed = version(partners=(partner("Hof", answer),))
    assert texts(after, renamed) == ["Hof: Name: “Haus” → “Hof”"]


def test_an_answer_is_told_in_the_words_of_the_card() -> None:
    one, other = choices(MISUSE)[:2]
    labels = {c.id: c.label["en"] for c in GUIDANCE.choices(GUIDANCE.field[MISUSE])}
    found = texts(version(answers=(gave(one),)), version(answers=(gave(other),)))
    assert any(text.endswith(f": “{labels[one]}” → “{labels[other]}”") for text in found)
    new = texts(version(), version(answers=(gave(one),)))
    assert any(text.endswith(f": not yet answered → “{labels[one]}”") for text in new)


def test_what_an_answer_leads_to_is_told_once_for_all_its_items() -> None:
    found = differences(version(), version(answers=(gave("empty"),)))
    (gap,) = [one for one in found if one.kind == "finding"]
    assert (gap.before, gap.after) == ("", "gap")
    assert set(gap.detail) == {*GUIDANCE.field[MISUSE].items}


def test_parts_of_an_answer_are_told_apart() -> None:
    check = Check("Register", "2026-01-01", result="nichts")
    one = version(answers=(gave("empty", comment="A", list=("x",)),))
    other = version(answers=(gave("empty", comment="B", list=("x", "y"), checks=(check,)),))
    found = {o.detail[0]: (o.before, o.after) for o in differences(one, other) if o.kind == "part"}
    assert found == {
        "comment": ("A", "B"), "list": ("x", "x\ny"), "check": ("", "Register, 2026-01-01, nichts"),
    }  # fmt: skip


def test_long_texts_are_shortened_unless_all_of_them_is_wanted() -> None:
    one, other = version(), version(about={"summary": said("Wort " * 200)})
    spoken = Spoken(one, other, GUIDANCE.rules, "en")
    (difference,) = differences(one, other)
    assert len(difference_text(spoken, difference)) < 220
    assert len(difference_text(replace(spoken, limit=0), difference)) > 900


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ({}, {"measures": {"m": Measure("Tür zu")}}, "New measure: Tür zu"),
        ({}, {"measures": {"m": Measure(owner="A")}}, "New measure: –"),
        (
            {"measures": {"m": Measure("Tür zu")}},
            {"measures": {"m": Measure("Tür zu", owner="A", due="2026-01-01")}},
            "Measure changed (owner and due date): Tür zu",
        ),
        ({"measures": {"m": Measure("Tür zu")}}, {}, "Measure taken out: Tür zu"),
        (
            {"measures": {"m": Measure("Tür zu")}},
            {"measures": {"m": Measure("Tür zu")}, "progress": {"m": "done"}},
            "“Tür zu”: agreed → done",
        ),
        ({}, {"parties": {"p": Party("Mara")}}, "New person: Mara"),
        (
            {"decision": {"outcome": Part("proceed")}},
            {"decision": {"outcome": Part("postpone")}},
            "Decision: proceed → postpone",
        ),
        (
            {"decision": {"dated": Part("2026-01-31")}}, {},
            "Date of the decision: 31 January 2026 → not set",
        ),
        (
            {"decision": {"residual": Part("low", "A")}},
            {"decision": {"residual": Part("low", "B")}},
            "Level after measures, reason: “A” → “B”",
        ),
        ({}, {"events": {"e": Event("law")}}, "New event: “new sanctions, embargo or law”"),
        (
            {"events": {"e": Event("law", "Gesetz")}},
            {"events": {"e": Event("law", "Gesetz", settled="geprüft")}},
            "Event changed (how it was settled): “Gesetz”",
        ),
        ({}, {"ending": Ending("2026-01-01", "Schluss")},
         "The end of the collaboration was noted: “Schluss”"),
        ({}, {"overrides": {"level": Override("high", "Weil")}}, "Set by people, level: “Weil”"),
    ],
)  # fmt: skip
def test_what_people_did_with_the_result_is_told(
    before: dict[str, Any], after: dict[str, Any], text: str
) -> None:
    assert texts(known(**before), known(**after)) == [text]


WORDS = st.text(max_size=20)
OPTIONS = [(field, choice) for field in GUIDANCE.field for choice in choices(field)]
CASES = st.builds(
    lambda about, facts, answers, names, measures, closings, decision: version(
        about={name: said(text) for name, text in about.items()},
        facts={name: said(value) for name, value in facts.items()},
        answers=tuple(
            gave(choice, field, comment=text) for field, (choice, text) in answers.items()
        ),
        partners=tuple(partner(name, subject=f"partner:{n}") for n, name in enumerate(names)),
        proceedings=Proceedings(measures=measures, closings=closings, decision=decision),
    ),
    about=st.dictionaries(st.sampled_from(["title", "summary", "period"]), WORDS, max_size=2),
    facts=st.dictionaries(
        st.sampled_from([fact.id for fact in GUIDANCE.facts if fact.question]),
        st.sampled_from(["yes", "no", "unknown"]), max_size=4,
    ),
    answers=st.lists(st.tuples(st.sampled_from(OPTIONS), WORDS), max_size=4).map(
        lambda found: {field: (choice, text) for (field, choice), text in found
                       if GUIDANCE.scope(GUIDANCE.field[field]) == "case"}
    ),
    names=st.lists(WORDS, max_size=2),
    measures=st.dictionaries(st.sampled_from("mn"), st.builds(Measure, text=WORDS), max_size=2),
    closings=st.dictionaries(
        st.just(MISUSE), st.builds(Closing, text=WORDS, authority=WORDS), max_size=1
    ),
    decision=st.dictionaries(
        st.sampled_from(["outcome", "dated", "residual"]), st.builds(Part, WORDS, WORDS), max_size=2
    ),
)  # fmt: skip


@given(before=CASES, after=CASES)
def test_any_two_states_can_be_told_apart_in_both_languages(
    before: Version, after: Version
) -> None:
    found = differences(before, after)
    for language in ("de", "en"):
        spoken = Spoken(before, after, GUIDANCE.rules, language)
        assert all(difference_text(spoken, one).strip() for one in found)
    assert (not found) == (not differences(after, before))


@given(before=CASES, after=CASES)
def test_the_way_back_tells_the_same_the_other_way_round(before: Version, after: Version) -> None:
    def key(one: Difference, was: str, now: str) -> tuple[str, ...]:
        return (one.kind, one.name, one.subject, was, now)

    there = sorted(key(one, one.before, one.after) for one in differences(before, after))
    back = sorted(key(one, one.after, one.before) for one in differences(after, before))
    assert there == back

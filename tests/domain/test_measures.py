from datetime import date

import pytest
from msgspec.structs import replace

from rsdesk.domain.case import Answer, Attachment, Parts
from rsdesk.domain.case_file import CaseFile, Statement, assess_case
from rsdesk.domain.closing import Matter, documents, matters, points
from rsdesk.domain.guidance import (
    Edition,
    Fact,
    Field,
    Guidance,
    Item,
    Measure,
    Option,
    Question,
    Rated,
)
from rsdesk.domain.measures import (
    Proposal,
    adopted,
    helpful,
    lacking,
    proposed,
    state_of,
    worded,
)
from rsdesk.domain.proceedings import Closing, Proceedings
from rsdesk.domain.proceedings import Measure as Adopted
from rsdesk.domain.rules import Rules
from rsdesk.domain.text import Text

WORDS = Text(de="Wort", en="word")
CASE = "case:1"
OPTIONS = (
    Option(id="fine", effect="none", label=WORDS),
    Option(id="gap", effect="gap", label=WORDS),
    Option(id="flag", effect="flag", label=WORDS),
    Option(id="owed", effect="gap", standing="unresolved", label=WORDS),
)
LAW = (*OPTIONS, Option(id="stop", effect="stop", label=WORDS))
RATING = tuple(
    Option(id=name, effect="none", label=WORDS)
    for name in ("none", "elevated", "serious", "not known")
)
AGREED = Adopted(text="Klausel", owner="Mara", due="2026-12-31", proof="Vertrag", items=("ONE",))
TODAY = date(2026, 11, 21)


def item(
    name: str, *measures: str, options: tuple[Option, ...] = OPTIONS, rates: Rated | None = None
) -> Item:
    return Item(id=name, source="S", section=WORDS, text=WORDS, scope="case", when=("always",),
                options=options, measures=measures, rates=rates)  # fmt: skip


def measure(name: str, kind: str = "process") -> Measure:
    text = Text(de=f"{name} tun", en=f"do {name}")
    return Measure(id=name, kind=kind, text=text, proof=Text(de="Beleg", en="proof"))


def field(name: str, *items: str) -> Field:
    return Field(id=name, label=WORDS, items=items)


FACTORS: tuple[Rated, ...] = ("O", "D", "C", "P")
GUIDANCE = Guidance(
    edition=Edition(version="test", released="2026-11-21", title=WORDS),
    sources=(),
    facts=(Fact(id="always", text=WORDS),),
    sections=(),
    measures=(measure("M-1"), measure("M-2"), measure("M-3"), measure("M-4", "scope")),
    items=(
        item("ONE", "M-1"),
        item("TWO", "M-1", "M-2"),
        item("LAW", "M-2", options=LAW),
        *(item(f"RATE-{f}", "M-3", options=RATING, rates=f) for f in FACTORS),
    ),
    questions=(
        Question(
            id="K-1", section="s", depth="short", text=WORDS, why=WORDS, evidence=WORDS,
            fields=(
                field("both", "ONE", "TWO"),
                field("law", "LAW"),
                *(field(f"rate-{f}", f"RATE-{f}") for f in FACTORS),
            ),
        ),
    ),
    rules=Rules(
        exposure={"N": {"N": "N"}, "S": {"N": "S"}},
        matrix={"N": {"N": "low", "S": "medium"}},
    ),
)  # fmt: skip


def case(*known: Proceedings, **choices: str) -> CaseFile:
    named = {name.replace("_", "-"): choice for name, choice in choices.items()}
    answers = tuple(
        Answer(CASE, name, choice, Parts(), "a" * 64, "now") for name, choice in named.items()
    )
    facts = {"always": Statement("yes", "a", "t")}
    return CaseFile(
        CASE, "test", (), {}, facts, answers, proceedings=known[0] if known else Proceedings()
    )


def suggestions(shown: CaseFile) -> tuple[Proposal, ...]:
    return proposed(GUIDANCE, shown, assess_case(GUIDANCE, shown))


def open_matters(shown: CaseFile) -> tuple[Matter, ...]:
    return matters(GUIDANCE, points(GUIDANCE, shown, assess_case(GUIDANCE, shown)))


def ids(found: tuple[Proposal, ...]) -> list[str]:
    return [one.measure for one in found]


RATED = {"rate_O": "none", "rate_D": "none", "rate_C": "none", "rate_P": "none"}


def test_nothing_is_proposed_where_nothing_is_open() -> None:
    assert suggestions(case(both="fine", law="fine", **RATED)) == ()


def test_a_proposal_names_the_demands_that_suggest_it() -> None:
    found = suggestions(case(both="gap"))
    assert [(one.measure, one.items) for one in found] == [
        ("M-1", ("ONE", "TWO")),
        ("M-2", ("TWO",)),
    ]


def test_a_stop_weighs_more_than_many_open_points() -> None:
    assert ids(suggestions(case(both="gap", law="stop")))[0] == "M-2"


def test_a_measure_that_was_adopted_is_not_proposed_again() -> None:
    known = Proceedings(measures={"a": replace(AGREED, measure="M-1")})
    assert "M-1" not in ids(suggestions(case(known, both="gap")))


def test_a_measure_that_was_dropped_is_proposed_again() -> None:
    known = Proceedings(measures={"a": replace(AGREED, measure="M-1")}, progress={"a": "dropped"})
    assert "M-1" in ids(suggestions(case(known, both="gap")))


def test_an_open_point_with_a_written_reason_suggests_nothing_more() -> None:
    known = Proceedings(closings={"both": Closing(text="Nicht nötig, weil …")})
    assert suggestions(case(known, both="gap")) == ()


def test_a_red_flag_with_a_note_still_suggests_its_measures() -> None:
    known = Proceedings(closings={"both": Closing(text="Die Leitung weiß es.")})
    assert ids(suggestions(case(known, both="flag"))) == ["M-1", "M-2"]


def test_a_serious_rating_suggests_what_answers_its_factor() -> None:
    found = suggestions(case(**{**RATED, "rate_P": "serious"}))
    assert found[0].measure == "M-3"
    assert found[0].factors == ("P",)


def test_from_medium_level_on_a_milder_course_is_offered_before_refusing() -> None:
    low = suggestions(case(**RATED))
    medium = suggestions(case(**{**RATED, "rate_P": "serious"}))
    assert ids(low) == []
    assert [one.level for one in medium if one.measure == "M-4"] == ["medium"]


def test_an_adopted_measure_still_lacks_owner_and_date() -> None:
    made = adopted(GUIDANCE, "M-1", ("ONE", "TWO", "ONE"), "de")
    assert (made.text, made.proof, made.items) == ("M-1 tun", "Beleg", ("ONE", "TWO"))
    assert lacking(made) == ("owner", "due")


def test_words_of_the_guidance_follow_the_language_and_own_words_stay() -> None:
    made = adopted(GUIDANCE, "M-1", (), "de")
    assert worded(GUIDANCE, made, "en").text == "do M-1"
    assert worded(GUIDANCE, replace(made, proof="Mail"), "en").proof == "Mail"
    assert worded(GUIDANCE, AGREED, "en") == AGREED


@pytest.mark.parametrize(
    ("change", "said", "state"),
    [
        ({}, "", "agreed"),
        ({"owner": " "}, "", "incomplete"),
        ({"due": "2026-11-20"}, "", "overdue"),
        ({"due": "2026-11-21"}, "", "agreed"),
        ({"due": "2026-11-20"}, "done", "done"),
        ({}, "missed", "missed"),
        ({}, "dropped", "dropped"),
    ],
)
def test_a_measure_is_overdue_the_day_after_its_date(
    change: dict[str, str], said: str, state: str
) -> None:
    known = Proceedings(
        measures={"a": replace(AGREED, **change)},
        progress={"a": said} if said else {},  # type: ignore[dict-item]
    )
    assert state_of(known, "a", TODAY) == state


def test_a_missed_measure_closes_nothing_and_does_not_count() -> None:
    shown = case(Proceedings(measures={"a": AGREED}, progress={"a": "missed"}), both="gap")
    assert shown.proceedings.agreed == ()
    assert open_matters(shown)[0].owed


def test_points_of_one_answer_are_one_matter_and_the_worst_comes_first() -> None:
    found = open_matters(case(both="gap", law="stop"))
    assert [(one.field, one.items, one.effect) for one in found] == [
        ("law", ("LAW",), "stop"),
        ("both", ("ONE", "TWO"), "gap"),
    ]


def test_a_measure_for_one_demand_leaves_the_other_of_the_same_answer_open() -> None:
    found = open_matters(case(Proceedings(measures={"a": AGREED}), both="gap"))
    assert [point.closed for point in found[0].points] == ["measure", ""]
    assert found[0].owed


def test_a_check_that_is_owed_is_closed_by_no_measure_and_no_reason() -> None:
    known = Proceedings(
        measures={"a": replace(AGREED, items=("LAW",))},
        closings={"law": Closing(text="Das machen wir später.")},
    )
    found = open_matters(case(known, law="owed"))
    assert found[0].blocking
    assert found[0].owed


def test_the_files_that_clear_stops_are_known() -> None:
    file = Attachment("a" * 64, "Bescheid.pdf", 3)
    known = Proceedings(closings={"law": Closing(document=file), "both": Closing(text="x")})
    assert documents(case(known)) == (file,)


def test_measures_that_help_come_in_the_order_of_the_guidance() -> None:
    assert helpful(GUIDANCE, ["LAW", "ONE"]) == ("M-1", "M-2")

"""What a decision lacks, and the dates it sets."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rsdesk.domain.appraisal import OPTION_OF, Override
from rsdesk.domain.assessment import Assessment, ItemState
from rsdesk.domain.case import Answer, Parts
from rsdesk.domain.case_file import CaseFile, Statement, assess_case
from rsdesk.domain.deciding import (
    Lack,
    Several,
    begun,
    circumstance,
    lacks,
    months_after,
    needed,
    proposed_review,
    proposed_target,
    review_date,
    same_person,
    several_roles,
    target_date,
    void,
)
from rsdesk.domain.deciding_words import ACT_WORDS, lack_text
from rsdesk.domain.proceedings import (
    ACTS,
    Act,
    Closing,
    Conflict,
    Measure,
    Part,
    Party,
    Proceedings,
)
from rsdesk.domain.rules import Level, Rating
from rsdesk.guidance import loading
from rsdesk.i18n import LANGUAGES, translator

GUIDANCE = loading.newest()
RULES = GUIDANCE.rules
TODAY = date(2026, 11, 21)
AUTHOR, TIME = "a" * 64, "2026-11-02T09:00:00+00:00"
RATINGS: dict[Level, tuple[Rating, Rating]] = {
    "low": ("N", "N"),
    "medium": ("E", "E"),
    "high": ("S", "S"),
}
MARA = Party(name="Dr. Mara Lindqvist", acts=("fills",))
JANA = Party(name="Jana Weiß", acts=("checks",), conflict="none")
HEAD = Party(name="Prof. Ole Brandt", acts=("decides",), conflict="none")


def said(field: str, choice: str, text: str = "Satz.") -> Answer:
    return Answer("case:1", field, choice, Parts(text=text), AUTHOR, TIME)


def rated(level: Level) -> tuple[Answer, ...]:
    """Ratings of research domain and partner that give a level; the others are no concern."""
    domain, partner = RATINGS[level]
    given: dict[str, Rating] = {"O": "N", "D": domain, "C": "N", "P": partner}
    return tuple(
        said(field.id, OPTION_OF[given[factor]]) for factor, field in GUIDANCE.rating_field.items()
    )


def case(level: Level = "medium", **parts: Any) -> CaseFile:
    """A case that lacks nothing but the rating of its partner, decided as `parts` say."""
    decision = {
        "outcome": Part("proceed", "Der Nutzen überwiegt."),
        "dated": Part("2026-11-20"),
    }
    # a rating of concern is an open point itself
    closings = {field.id: Closing("Begründet.") for field in GUIDANCE.rating_field.values()}
    people = {"1": MARA, "2": JANA, "3": HEAD}
    known = Proceedings(parties=people, decision=decision, closings=closings)
    texts = (said("K-04.benefit", "filled"), said("K-44.effort", "filled"))
    facts = {f.id: Statement("no", AUTHOR, TIME) for f in GUIDANCE.facts if f.question is not None}
    facts["non_eu"] = Statement("yes", AUTHOR, TIME)
    return CaseFile(
        "case:1",
        "test",
        (),
        {},
        facts,
        (*texts, *rated(level)),
        proceedings=replace(known, **parts),
    )


def found(made: CaseFile) -> dict[str, list[Lack]]:
    """What a case lacks, by kind."""
    kinds: dict[str, list[Lack]] = {}
    for lack in lacks(GUIDANCE, RULES, made, assess_case(GUIDANCE, made, RULES), TODAY):
        kinds.setdefault(lack.kind, []).append(lack)
    return kinds


def assessed(made: CaseFile) -> Assessment:
    return assess_case(GUIDANCE, made, RULES)


def decided(outcome: str = "proceed", reason: str = "Darum.", **others: str) -> dict[str, Part]:
    """The parts of a decision, dated yesterday."""
    dates = {"dated": "2026-11-20", **others}
    parts = {name: Part(value) for name, value in dates.items() if value}
    return {"outcome": Part(outcome, reason), **parts}


@pytest.mark.parametrize("level", RATINGS)
def test_a_decision_with_everything_lacks_nothing(level: Level) -> None:
    made = case(level)
    assert assessed(made).appraisal.level == level
    assert found(made) == {}


@pytest.mark.parametrize(
    ("changed", "kind", "name"),
    [
        ({"decision": {}}, "outcome", ""),
        ({"decision": decided(reason=" ")}, "reason", ""),
        ({"decision": decided("continue")}, "elsewhere", "continue"),
        ({"decision": decided("no such outcome")}, "elsewhere", "no such outcome"),
        ({"decision": decided(dated="")}, "dated", ""),
        ({"decision": decided(dated="2026-11-22")}, "future", ""),
        ({"decision": decided("proceed with conditions")}, "condition", ""),
        ({"decision": decided(residual="low")}, "residual", "low"),
        ({"parties": {"2": JANA, "3": HEAD}}, "nobody", ""),
        ({"parties": {"1": MARA, "3": HEAD}}, "nobody", ""),
        ({"parties": {"1": MARA, "2": JANA}}, "nobody", ""),
        ({"parties": {"1": MARA, "2": JANA, "3": replace(HEAD, name=" ")}}, "unnamed", "3"),
        ({"parties": {"1": MARA, "2": JANA, "3": replace(HEAD, conflict="")}}, "conflict", "3"),
        ({"parties": {"1": MARA, "2": replace(JANA, conflict=""), "3": HEAD}}, "conflict", "2"),
        (
            {"parties": {"1": MARA, "2": JANA, "3": replace(HEAD, conflict="declared")}},
            "unexplained",
            "3",
        ),
        (
            {"parties": {"1": MARA, "2": JANA, "3": replace(HEAD, name="lindqvist, Mara")}},
            "four eyes",
            "3",
        ),
        ({"overrides": {"D": Override("", "Darum.", "Mara Lindqvist")}}, "second", "D"),
    ],
)
def test_what_is_missing_or_against_the_rules_is_named(
    changed: dict[str, Any], kind: str, name: str
) -> None:
    assert [lack.name for lack in found(case(**changed))[kind]] == [name]


@pytest.mark.parametrize("field", ["K-04.benefit", "K-44.effort"])
def test_benefit_and_weighing_must_be_written(field: str) -> None:
    made = case()
    silent = tuple(
        replace(answer, parts=Parts(text=" ")) if answer.field == field else answer
        for answer in made.answers
    )
    assert found(replace(made, answers=silent))["mandatory"] == [Lack("mandatory", field)]


def test_an_outcome_that_is_not_allowed_any_more_says_what_is_in_its_way() -> None:
    made = case()
    unknown = tuple(
        replace(answer, choice="not known") if answer.field == "K-16.rating" else answer
        for answer in made.answers
    )
    lack = found(replace(made, answers=unknown))["hindered"][0]
    assert lack.name == "proceed"
    assert "provisional" in lack.detail


@pytest.mark.parametrize("outcome", ["postpone", "do not proceed"])
def test_what_does_not_begin_needs_no_finished_assessment(outcome: str) -> None:
    bare = replace(case(decision=decided(outcome)), answers=case().answers[:2])
    assert not {"hindered", "owed", "undetermined"} & {*found(bare)}


def test_open_points_hold_up_only_what_begins() -> None:
    gap = next(
        (field, choice.id, item)
        for field in GUIDANCE.field.values()
        for choice in GUIDANCE.choices(field)
        for item, option in GUIDANCE.filled(field, choice.id).items()
        if GUIDANCE.item[item].option(option).effect == "gap"
        and GUIDANCE.scope(field) == "case"
        and "always" in GUIDANCE.item[item].when
    )
    field, choice, item = gap
    made = case("high")
    made = replace(made, answers=(*made.answers, said(field.id, choice)))
    assert item in found(made)["owed"][0].detail
    postponed = replace(made.proceedings, decision=decided("postpone"))
    assert "owed" not in found(replace(made, proceedings=postponed))


def test_a_low_case_is_decided_by_whoever_filled_it_in() -> None:
    alone = Party(name="Mara", acts=("fills", "decides"), conflict="none")
    assert found(case("low", parties={"1": alone})) == {}


@pytest.mark.parametrize("level", ["medium", "high"])
def test_from_medium_on_one_person_is_not_enough(level: Level) -> None:
    alone = Party(name="Mara", acts=("fills", "checks", "decides"), conflict="none")
    assert [lack.name for lack in found(case(level, parties={"1": alone}))["four eyes"]] == ["1"]


def test_a_condition_must_be_settled() -> None:
    half = Measure(text="Zugang einschränken", owner="Jana", condition=True)
    made = case(decision=decided("proceed with conditions"), measures={"m": half})
    assert found(made)["unsettled"] == [Lack("unsettled", "m")]
    whole = replace(half, due="2027-01-31", proof="Protokoll")
    assert found(case(decision=decided("proceed with conditions"), measures={"m": whole})) == {}


def test_a_level_after_measures_needs_an_agreed_measure_and_a_reason() -> None:
    agreed = Measure(text="Zugang", owner="Jana", due="2027-01-31", proof="Liste")
    lower = {**decided(), "residual": Part("low")}
    assert "residual" in found(case(decision=lower))
    assert found(case(decision=lower, measures={"m": agreed}))["residual reason"]
    assert "residual" in found(
        case(decision=lower, measures={"m": agreed}, progress={"m": "dropped"})
    )
    explained = {**decided(), "residual": Part("low", "Der Zugang ist zu.")}
    assert found(case(decision=explained, measures={"m": agreed})) == {}


def test_high_never_becomes_low() -> None:
    agreed = Measure(text="Zugang", owner="Jana", due="2027-01-31", proof="Liste")
    lowest = {**decided(), "residual": Part("low", "Darum.")}
    assert "residual" in found(case("high", decision=lowest, measures={"m": agreed}))


def test_a_measure_that_is_not_agreed_lowers_nothing() -> None:
    loose = Measure(text="Zugang", owner="Jana", due="2027-01-31")
    lower = {**decided(), "residual": Part("low", "Darum.")}
    assert "residual" in found(case(decision=lower, measures={"m": loose}))


def test_a_decision_may_be_of_today() -> None:
    assert found(case(decision=decided(dated="2026-11-21"))) == {}


def test_a_text_is_not_demanded_where_its_question_does_not_apply() -> None:
    made = replace(case(), answers=rated("medium"))
    assessment = assessed(made)
    unasked = {
        item: ItemState("not_applicable", ()) for item in GUIDANCE.field["K-44.effort"].items
    }
    quiet = replace(assessment, items={**assessment.items, **unasked})
    missing = lacks(GUIDANCE, RULES, made, quiet, TODAY)
    assert [one.name for one in missing if one.kind == "mandatory"] == ["K-04.benefit"]


@pytest.mark.parametrize(
    ("stops", "flags", "settles"),
    [((), (), "medium"), ((), ("F",), "flag"), (("S",), (), "stop"), (("S",), ("F",), "stop")],
)
def test_a_stop_settles_who_decides_before_a_flag_and_a_flag_before_the_level(
    stops: tuple[str, ...], flags: tuple[str, ...], settles: str
) -> None:
    appraisal = replace(assessed(case()).appraisal, stops=stops, flags=flags)
    assert circumstance(appraisal) == settles


def test_a_day_is_counted_from_the_earliest_statement() -> None:
    made = case()
    later = Statement("Titel", AUTHOR, "2026-11-09T09:00:00+00:00")
    made = replace(made, about={"title": later})
    assert begun(made) == date(2026, 11, 2)
    assert begun(replace(made, about={}, facts={}, answers=())) is None


@pytest.mark.parametrize(("level", "days"), [("low", 7), ("medium", 14), ("high", 28)])
def test_the_target_follows_the_level_unless_it_is_set(level: Level, days: int) -> None:
    made = case(level)
    appraisal = assessed(made).appraisal
    assert proposed_target(made, appraisal) == date(2026, 11, 2) + timedelta(days=days)
    own = case(level, decision=decided(target="2027-02-01"))
    assert target_date(own, appraisal) == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("level", "day"), [("low", "2028-11-20"), ("medium", "2027-11-20"), ("high", "2027-05-20")]
)
def test_the_next_review_follows_the_level_unless_it_is_set(level: Level, day: str) -> None:
    made = case(level)
    appraisal = assessed(made).appraisal
    assert proposed_review(made, appraisal, TODAY) == date.fromisoformat(day)
    own = case(level, decision=decided(review="2027-02-01"))
    assert review_date(own, appraisal, TODAY) == date(2027, 2, 1)
    undated = case(level, decision=decided(dated=""))
    counted = proposed_review(undated, appraisal, TODAY)
    assert counted is not None
    assert counted.day == TODAY.day


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 240))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dr. Mara Lindqvist", "mara  lindqvist", True),
        ("Prof. Dr. rer. nat. Mara Lindqvist", "Lindqvist, Mara", True),
        ("Jörg Weiß", "Jo\u0308rg WEISS", True),
        ("Mara K. Lindqvist", "Mara Lindqvist", False),
        ("Mara", "Jana", False),
        ("", " ", False),
        ("Dr.", "Prof.", False),
        ("N.N.", "N.N.", False),
    ],
)
def test_a_person_is_known_by_the_name_without_titles(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


def test_somebody_with_several_roles_is_recorded_once() -> None:
    twice = [MARA, Party(name="Mara Lindqvist", acts=("advises", "decides")), JANA]
    assert several_roles(twice) == (Several("Dr. Mara Lindqvist", ("fills", "decides", "advises")),)


@pytest.mark.parametrize(
    ("state", "due", "is_void"),
    [
        ("agreed", "2026-11-20", True),
        ("agreed", "2026-11-21", False),
        ("agreed", "", False),
        ("done", "2026-11-20", False),
        ("missed", "2027-11-20", True),
        ("dropped", "2026-11-20", True),
    ],
)
def test_a_missed_condition_voids_the_outcome(state: str, due: str, is_void: bool) -> None:
    measures = {"m": Measure(text="Zugang", due=due, condition=True)}
    parts: dict[str, Any] = {"measures": measures, "progress": {"m": state}}
    made = case(decision=decided("proceed with conditions"), **parts)
    assert bool(void(RULES, made, TODAY)) is is_void
    assert not void(RULES, case(decision=decided("proceed"), **parts), TODAY)


def test_a_measure_that_is_no_condition_voids_nothing() -> None:
    late = {"m": Measure(text="Zugang", due="2026-01-01")}
    assert not void(RULES, case(decision=decided("proceed with conditions"), measures=late), TODAY)


conflicts = st.sampled_from(("", "none", "declared"))
people = st.builds(
    Party,
    name=st.sampled_from(("", "Mara", "Jana", "Ole")),
    acts=st.lists(st.sampled_from(ACTS), unique=True).map(tuple),
    conflict=conflicts,
    conflict_text=st.sampled_from(("", "Grund.")),
)


@given(st.lists(people, max_size=5), st.sampled_from(sorted(RATINGS)))
def test_people_are_complete_exactly_when_the_rules_say_so(
    parties: list[Party], level: Level
) -> None:
    made = case(level, parties={str(number): one for number, one in enumerate(parties)})
    appraisal = assessed(made).appraisal
    kinds = found(made)
    named = [party for party in parties if party.name]
    held = {act for party in named for act in party.acts}
    assert {lack.act for lack in kinds.get("nobody", [])} == {*needed(RULES, appraisal)} - held
    both = {p.name for p in named if "fills" in p.acts} & {
        p.name for p in named if "decides" in p.acts
    }
    assert bool(kinds.get("four eyes")) == bool(both and level != "low")


@given(st.lists(people, max_size=4))
def test_every_lack_can_be_said_in_both_languages(parties: list[Party]) -> None:
    made = replace(
        case(parties={str(number): one for number, one in enumerate(parties)}, decision={}),
        answers=(),
    )
    assessment = assessed(made)
    for lack in lacks(GUIDANCE, RULES, made, assessment, TODAY):
        for language in LANGUAGES:
            text = lack_text(GUIDANCE, RULES, made, assessment, lack, language)
            assert text.endswith(".")
            assert "{" not in text


def test_every_role_has_a_name() -> None:
    acts: tuple[Act, ...] = ACTS
    assert {*ACT_WORDS} == {*acts}
    assert all(translator("en")(words) for words in ACT_WORDS.values())
    known: tuple[Conflict, ...] = ("", "none", "declared")
    assert len(known) == 3


def test_a_slip_of_the_finger_ends_at_the_end_of_the_calendar() -> None:
    assert months_after(date(9999, 12, 31), 1) == date.max

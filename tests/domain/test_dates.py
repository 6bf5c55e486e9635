"""Every date by which something in a case is wanted."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rsdesk.domain.case import Answer, Parts
from rsdesk.domain.case_file import CaseFile, Statement, SubjectFile, assess_case
from rsdesk.domain.dates import (
    Deadline,
    deadlines,
    decided_on,
    expects_steps,
    has_people,
    keeping,
    review,
)
from rsdesk.domain.proceedings import Ending, Event, Measure, Part, Proceedings, Progress, Stamp
from rsdesk.domain.rules import Level
from rsdesk.guidance import loading

GUIDANCE = loading.shipped("2026.1")
RULES = GUIDANCE.rules
DAYS = st.dates(date(1900, 1, 1), date(9999, 12, 31))
TIME = "2026-03-05T10:00:00Z"
BLANK = CaseFile("case:1", "2026.1", ("h",), {}, {}, ())
APPRAISAL = assess_case(GUIDANCE, BLANK).appraisal


def decided(outcome: str = "proceed", dated: str = "2026-03-01", **more: Any) -> CaseFile:
    parts = {"outcome": Part(outcome), "dated": Part(dated)}
    known = Proceedings(**({"decision": parts} | more))
    return replace(BLANK, proceedings=known)


def ended(dated: str = "2027-05-31", *steps: str) -> CaseFile:
    return decided(ending=Ending(dated, "", steps))


def found(case: CaseFile, level: Level | None = "medium") -> dict[str, str]:
    months = RULES.procedure[level].review_months if level else None
    appraisal = replace(APPRAISAL, level=level, review_months=months)
    dates = deadlines(GUIDANCE, RULES, case, appraisal)
    assert list(dates) == sorted(dates, key=lambda one: one.day)
    return {one.kind: one.day.isoformat() for one in dates}


def test_a_case_just_begun_waits_for_nothing() -> None:
    assert found(BLANK) == {}


def test_a_day_passes_from_due_to_overdue() -> None:
    one = Deadline("set", date(2026, 5, 4))
    days = [date(2026, 5, day) for day in (3, 4, 5)]
    assert [(one.is_due(day), one.is_overdue(day)) for day in days] == [
        (False, False), (True, False), (True, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("level", "day"), [("low", "2028-03-01"), ("medium", "2027-03-01"), ("high", "2026-09-01")]
)
def test_the_next_review_follows_from_decision_and_level(level: Level, day: str) -> None:
    assert found(decided(), level) == {"review": day}


def test_a_review_day_that_people_set_wins() -> None:
    case = decided()
    parts = case.proceedings.decision | {"review": Part("2026-07-01")}
    case = replace(case, proceedings=replace(case.proceedings, decision=parts))
    again = review(case, APPRAISAL)
    assert again is not None
    assert (again.day, again.by_level) == (date(2026, 7, 1), False)


def test_a_decision_without_a_date_counts_from_when_it_was_stored() -> None:
    stamps = {"decision/outcome": Stamp("a", TIME)}
    assert decided_on(decided(dated="", stamps=stamps)) == date(2026, 3, 5)
    assert decided_on(BLANK) is None


def test_the_target_date_counts_until_the_decision() -> None:
    target = {"target": Part("2026-02-01")}
    case = replace(BLANK, proceedings=Proceedings(decision=target))
    assert found(case) == {"target": "2026-02-01"}
    parts = target | {"outcome": Part("proceed"), "dated": Part("2026-03-01")}
    assert "target" not in found(decided(decision=parts))


@pytest.mark.parametrize(
    ("state", "waits"), [("agreed", True), ("missed", True), ("done", False), ("dropped", False)]
)
def test_measures_and_conditions_wait_until_they_are_done(state: Progress, waits: bool) -> None:
    measures = {"m": Measure("M", due="2026-04-01"),
                "c": Measure("C", due="2026-05-01", condition=True)}  # fmt: skip
    case = decided(measures=measures, progress={"m": state, "c": state})
    wanted = {"measure": "2026-04-01", "condition": "2026-05-01"} if waits else {}
    assert found(case, None) == wanted


def test_an_event_makes_a_new_assessment_due_until_it_is_settled() -> None:
    event = Event("partner", "Neuer Eigentümer", "2026-06-01")
    assert found(decided(events={"e": event}), None) == {"event": "2026-06-01"}
    settled = replace(event, settled="Geprüft, kein Anlass")
    assert found(decided(events={"e": settled}), None) == {}


def test_an_event_without_a_date_counts_from_when_it_was_noted() -> None:
    case = decided(events={"e": Event("law")}, stamps={"event/e": Stamp("a", TIME)})
    assert found(case, None) == {"event": "2026-03-05"}


def answered(subject: str, *times: str) -> SubjectFile:
    answers = tuple(Answer(subject, f"F{n}", "x", Parts(), "a", t) for n, t in enumerate(times))
    return SubjectFile(subject, "r", {"name": Statement("Haus", "a", TIME)}, answers)


def test_a_partner_is_checked_again_when_its_newest_answer_is_old() -> None:
    partner = answered("partner:1", "2025-01-10T00:00:00Z", "2025-06-30T00:00:00Z")
    case = replace(BLANK, partners=(partner, answered("partner:2")))
    (one,) = deadlines(GUIDANCE, RULES, case, APPRAISAL)
    assert one == Deadline("partner", date(2026, 6, 30), "partner:1", "Haus")


def test_an_old_baseline_holds_up_the_decision_and_nothing_after_it() -> None:
    institute = answered("institute:1", "2025-01-10T00:00:00Z", "2025-06-30T00:00:00Z")
    assert found(replace(BLANK, institute=institute)) == {"baseline": "2026-01-10"}
    assert "baseline" not in found(replace(decided(), institute=institute))


def test_a_day_that_a_person_set_always_counts() -> None:
    about = {"next_date": Statement("2026-12-01", "a", TIME)}
    assert found(replace(ended(), about=about), "low")["set"] == "2026-12-01"


def test_an_end_silences_the_review_and_starts_the_time_of_keeping() -> None:
    assert found(ended(), "low") == {"record": "2032-05-31"}
    about = {"people": Statement("Frau A forscht mit", "a", TIME)}
    case = replace(ended(), about=about)
    assert found(case, "low") == {"people": "2028-05-31", "record": "2032-05-31"}


def test_steps_of_an_orderly_end_are_expected_from_a_level_on() -> None:
    steps = [step.id for step in RULES.exit]
    assert found(ended(), "medium")["end"] == "2027-05-31"
    assert "end" not in found(ended("2027-05-31", *steps), "medium")
    assert not expects_steps(RULES, replace(APPRAISAL, level="low"))


def test_what_was_refused_is_kept_from_the_decision_on_and_its_people_shorter() -> None:
    about = {"people": Statement("Frau A", "a", TIME)}
    case = replace(decided("do not proceed"), about=about)
    assert found(case) == {"people": "2026-09-01", "record": "2031-03-01"}
    kept = keeping(RULES, case)
    assert kept is not None
    assert kept.refused


@pytest.mark.parametrize("outcome", ["postpone", "proceed", "suspend", "end in an orderly way"])
def test_whatever_is_not_refused_is_reviewed_and_kept_until_its_end(outcome: str) -> None:
    assert keeping(RULES, decided(outcome)) is None
    assert "review" in found(decided(outcome))


def test_words_in_an_answer_about_people_belong_to_the_people_annex() -> None:
    field = next(field.id for field in GUIDANCE.field.values() if field.personal)
    said = Answer("case:1", field, "no", Parts(comment="Frau A"), "a", TIME)
    assert has_people(GUIDANCE, replace(BLANK, answers=(said,)))
    assert not has_people(GUIDANCE, replace(BLANK, answers=(replace(said, parts=Parts()),)))


@given(day=DAYS, level=st.sampled_from(["low", "medium", "high"]), outcome=st.sampled_from(
    [one.id for one in RULES.outcomes]), until=st.none() | DAYS)  # fmt: skip
def test_no_day_in_the_calendar_breaks_the_dates(
    day: date, level: Level, outcome: str, until: date | None
) -> None:
    """What follows from a day never comes before it, and months do not skip into the next."""
    ending = Ending(until.isoformat()) if until else None
    for kind, stated in found(decided(outcome, day.isoformat(), ending=ending), level).items():
        since = until if until is not None and kind in ("record", "people", "end") else day
        assert date.fromisoformat(stated) >= since


@given(st.text(max_size=12))
def test_a_text_that_is_no_day_is_no_date(text: str) -> None:
    measure = Measure("M", due=f"am {text}")
    assert found(decided(measures={"m": measure}, dated="2026-03-01"), None) == {}

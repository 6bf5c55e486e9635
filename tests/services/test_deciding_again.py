"""A decision and the answers it rests on: what is typed is kept, what is changed is told."""

from datetime import date, timedelta

from rsdesk.domain.case import Check, Parts
from rsdesk.domain.deciding import is_older, lacks
from rsdesk.domain.proceedings import Closing, Event
from rsdesk.services import casework
from rsdesk.services.preflight import missing
from rsdesk.services.reassessing import begin_reassessment
from rsdesk.services.records import make_record
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW

LATER = NOW + timedelta(days=9)
AFTER = LATER + timedelta(minutes=1)


def kinds(work: casework.Casework) -> set[str]:
    found = lacks(work.guidance, work.rules, work.case, work.assessment, AFTER.date())
    return {lack.kind for lack in found}


def test_answers_that_are_newer_than_the_decision_are_told_until_it_is_confirmed(
    vault: Vault,
) -> None:
    case = casework.begin_worked(vault, "TC-05", "en", NOW)
    assert "older" not in kinds(casework.open_case(vault, case, AFTER))
    parts = Parts(comment="Alone is not allowed.")
    changed = casework.answer(vault, case, case, "K-28.publish", "partly", parts, LATER)
    assert "older" in kinds(changed.casework)
    before = changed.casework.case.proceedings.part("outcome")
    confirmed = casework.confirm_outcome(vault, case, AFTER).casework
    assert confirmed.case.proceedings.part("outcome") == before
    assert not is_older(confirmed.case)


def test_an_event_that_is_still_being_typed_survives_the_re_assessment_it_leads_to(
    vault: Vault,
) -> None:
    case = casework.begin_worked(vault, "TC-01", "en", NOW)
    typed = Event("partner", "The university now belongs to a trust.", "2026-11-21")
    casework.type_proceeding(vault, case, "event/" + "0" * 32, "partner", typed)
    begin_reassessment(vault, case, "Dealt with by the new version.", LATER)
    events = casework.open_case(vault, case, AFTER).case.proceedings.events
    assert [(one.text, one.settled) for one in events.values()] == [
        (typed.text, "Dealt with by the new version.")
    ]


def listed(work: casework.Casework, day: date) -> set[tuple[str, str]]:
    return {(one.kind, one.field) for one in missing(work, day)}


def test_an_open_point_without_measure_or_reason_is_listed_before_signing(vault: Vault) -> None:
    case = casework.begin_worked(vault, "TC-01", "en", NOW)
    assert ("owed", "K-27.values") not in listed(casework.open_case(vault, case, NOW), NOW.date())
    casework.close(vault, case, "K-27.values", Closing(), NOW)
    work = casework.open_case(vault, case, NOW)
    for name in work.case.proceedings.measures:
        work = casework.report(vault, case, name, "dropped", NOW).casework
    assert ("owed", "K-27.values") in listed(work, NOW.date())


def test_answers_that_contradict_each_other_are_listed_before_signing(vault: Vault) -> None:
    case = casework.begin_worked(vault, "TC-03", "en", NOW)
    partner = casework.open_case(vault, case, NOW).case.partners[0].subject
    parts = Parts(checks=(Check(source="website"),))
    work = casework.answer(vault, case, partner, "K-20.check", "no finding", parts, NOW).casework
    found = [one for one in missing(work, NOW.date()) if one.kind == "contradiction"]
    assert [(one.subject, one.detail) for one in found] == [(partner, ("partner check",))]


def test_checks_of_a_partner_that_became_old_are_listed_before_signing(vault: Vault) -> None:
    case = casework.begin_worked(vault, "TC-05", "en", NOW)
    work = casework.open_case(vault, case, NOW)
    assert "stale" not in {kind for kind, _ in listed(work, NOW.date())}
    assert ("stale", "K-20.check") in listed(work, NOW.date() + timedelta(days=400))


def test_a_record_still_shows_the_decision_while_measures_go_on(vault: Vault) -> None:
    case = casework.begin_worked(vault, "TC-05", "en", NOW)
    make_record(vault, case, "en", NOW)
    work = casework.open_case(vault, case, NOW)
    first = next(iter(work.case.proceedings.measures))
    after = casework.report(vault, case, first, "done", LATER).casework
    assert [line.shows_this_state for line in after.records] == [True]
    changed = casework.close(vault, case, "K-17.known", Closing("Training is booked."), LATER)
    assert [line.shows_this_state for line in changed.casework.records] == [False]

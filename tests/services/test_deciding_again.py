"""A decision and the answers it rests on: what is typed is kept, what is changed is told."""

from datetime import timedelta

from rsdesk.domain.case import Parts
from rsdesk.domain.deciding import is_older, lacks
from rsdesk.domain.proceedings import Event
from rsdesk.services import casework
from rsdesk.services.reassessing import begin_reassessment
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

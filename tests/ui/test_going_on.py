"""Where Ctrl+Enter leads."""

from rsdesk.ui.case.going_on import SIGN, following
from rsdesk.ui.place import Place, Step


def at(step: Step, field: str = "") -> Place:
    return Place("case", "case:1", step, field=field)


FACT, OWED, OUTCOME, DATED = (
    at("facts", "ai"), at("measures", "K-12.names"), at("decision", "outcome"),
    at("decision", "dated"),
)  # fmt: skip
SIGNATURE = at("record", SIGN)


def test_it_leads_from_step_to_step_and_at_last_to_the_signature() -> None:
    missing = (OUTCOME, DATED, OWED)
    assert following(at("appraisal"), missing) == OWED
    assert following(OWED, missing) == OUTCOME
    assert following(OUTCOME, missing) == DATED
    assert following(at("decision"), ()) == SIGNATURE


def test_what_was_passed_over_on_a_page_comes_again() -> None:
    assert following(DATED, (OUTCOME, DATED)) == OUTCOME


def test_what_earlier_steps_left_open_waits_until_the_record() -> None:
    assert following(at("decision"), (FACT,)) == SIGNATURE
    assert following(SIGNATURE, (FACT, OUTCOME)) == FACT
    assert following(SIGNATURE, ()) == SIGNATURE

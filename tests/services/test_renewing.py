"""Answers about a partner: how old they are, giving them again, taking newer ones over."""

from datetime import date, timedelta

import pytest

from rsdesk.errors import InputError
from rsdesk.services import casework
from rsdesk.storage import history
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW
from tests.services.window import CHECK, begun, comment, with_partner, words

LATER = NOW + timedelta(days=366)
TODAY = NOW.date()


def checked_partner(vault: Vault) -> tuple[str, str]:
    """A case with a partner that was checked today."""
    case, partner = with_partner(vault)
    casework.answer(vault, case, partner, CHECK, "no finding", words("sauber"), NOW)
    return case, partner


def test_a_known_partner_brings_its_answers_along_with_their_age(vault: Vault) -> None:
    _, partner = checked_partner(vault)
    case = begun(vault, "zweiter")
    shown = casework.build_upon_partner(vault, case, partner, LATER).casework
    assert comment(shown, partner, CHECK) == "sauber"
    found = casework.checked(answer for one in shown.case.partners for answer in one.answers)
    assert found
    assert (found.day, bool(found.author)) == (TODAY, True)


@pytest.mark.parametrize(
    ("today", "is_stale"), [(date(2027, 11, 21), False), (date(2027, 11, 22), True)]
)
def test_a_check_of_a_partner_is_good_for_twelve_months(
    vault: Vault, today: date, is_stale: bool
) -> None:
    case, partner = checked_partner(vault)
    shown = casework.open_case(vault, case, NOW)
    assert shown.rules.fresh_months == 12
    assert casework.stale(shown, today) == (((partner, CHECK),) if is_stale else ())


def test_answers_of_the_case_itself_and_those_that_do_not_count_never_grow_stale(
    vault: Vault,
) -> None:
    case, partner = checked_partner(vault)
    casework.answer(vault, case, case, "K-12.names", "no hit", words("x"), NOW)
    for fact in ("non_eu", "ext_control", "visitor"):
        casework.state_fact(vault, case, fact, "no", NOW)
    shown = casework.open_case(vault, case, NOW)
    asked = {(one.subject, field.id) for one in casework.asked(shown) for field in one.fields}
    stale = casework.stale(shown, date(2040, 1, 1))
    assert {*stale} <= asked
    assert {subject for subject, _ in stale} <= {partner}


def test_confirming_a_partner_makes_its_check_fresh_in_this_case(vault: Vault) -> None:
    case, partner = checked_partner(vault)
    shown = casework.confirm(vault, case, partner, [CHECK], LATER).casework
    assert casework.stale(shown, LATER.date()) == ()
    assert comment(shown, partner, CHECK) == "sauber"


def test_another_case_shows_what_became_different_and_takes_it_over(vault: Vault) -> None:
    first, partner = checked_partner(vault)
    second = begun(vault, "zweiter")
    casework.build_upon_partner(vault, second, partner, NOW)
    casework.answer(vault, first, partner, CHECK, "adverse finding", words("Treffer"), LATER)
    casework.describe(vault, first, partner, "seat", "Bergen", LATER)
    shown = casework.open_case(vault, second, LATER)
    news = casework.news(shown, partner)
    assert comment(shown, partner, CHECK) == "sauber"
    assert news
    (change,) = news.answers
    assert change.before
    assert change.after
    assert (change.before.choice, change.after.choice) == ("no finding", "adverse finding")
    assert change.effect_before != change.effect_after
    assert [(one.particular, one.after) for one in news.about] == [("seat", "Bergen")]
    done = casework.take_over(vault, second, partner, LATER)
    assert comment(done.casework, partner, CHECK) == "Treffer"
    assert casework.news(done.casework, partner) is None
    undone = casework.revert(vault, second, done.step, LATER).casework
    assert comment(undone, partner, CHECK) == "sauber"


def test_what_this_case_does_not_show_cannot_be_confirmed_in_it(vault: Vault) -> None:
    first, partner = checked_partner(vault)
    second = begun(vault, "zweiter")
    casework.build_upon_partner(vault, second, partner, NOW)
    casework.answer(vault, first, partner, CHECK, "not done", words("offen"), LATER)
    before = history.revisions(vault, partner)
    with pytest.raises(InputError, match="take them over"):
        casework.confirm(vault, second, partner, [CHECK], LATER)
    assert history.revisions(vault, partner) == before


def test_only_a_partner_of_the_case_is_confirmed_or_taken_over(vault: Vault) -> None:
    _, partner = checked_partner(vault)
    other = begun(vault, "fremd")
    with pytest.raises(InputError):
        casework.confirm(vault, other, partner, [CHECK], NOW)
    with pytest.raises(InputError):
        casework.take_over(vault, other, partner, NOW)

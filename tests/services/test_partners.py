"""Partners of a case: begun in it, known from another, dropped again."""

import pytest

from rsdesk.domain.case import Parts
from rsdesk.domain.history import next_revision
from rsdesk.domain.revision import Change
from rsdesk.errors import InputError
from rsdesk.services import cases, casework
from rsdesk.storage import history
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW
from tests.services.window import CHECK, begun, comment, with_partner, words


def test_a_partner_added_to_a_case_is_asked_about_at_once(vault: Vault) -> None:
    case = begun(vault)
    done = casework.add_partner(vault, case, {"name": "Haus", "seat": "CN"}, NOW)
    (partner,) = done.casework.case.partners
    assert {name: said.value for name, said in partner.about.items()} == {
        "name": "Haus", "seat": "CN",
    }  # fmt: skip
    assert partner.subject in {one.subject for one in casework.asked(done.casework)}


def test_an_undone_partner_is_gone_from_the_case_and_from_the_list(vault: Vault) -> None:
    case = begun(vault)
    step = casework.add_partner(vault, case, {"name": "Irrtum"}, NOW).step
    undone = casework.revert(vault, case, step, NOW)
    assert undone.casework.case.partners == ()
    assert casework.known_partners(vault) == ()
    (again,) = casework.revert(vault, case, undone.step, NOW).casework.case.partners
    assert again.about["name"].value == "Irrtum"


def test_a_partner_known_from_another_case_brings_its_answers_along(vault: Vault) -> None:
    first, partner = with_partner(vault)
    casework.answer(vault, first, partner, CHECK, "no finding", words("geprüft"), NOW)
    second = begun(vault, "zweiter Fall")
    (known,) = casework.known_partners(vault)
    assert (known.subject, known.name, known.answers) == (partner, "Haus am See", 1)
    assert known.latest == "2026-11-21T10:00:00Z"
    shown = casework.build_upon_partner(vault, second, partner, NOW).casework
    assert comment(shown, partner, CHECK) == "geprüft"


def test_a_newer_answer_reaches_the_other_case_when_it_builds_upon_the_partner_again(
    vault: Vault,
) -> None:
    first, partner = with_partner(vault)
    second = begun(vault, "zweiter Fall")
    casework.build_upon_partner(vault, second, partner, NOW)
    casework.answer(vault, first, partner, CHECK, "no finding", words("neu"), NOW)
    assert comment(casework.open_case(vault, second, NOW), partner, CHECK) is None
    done = casework.build_upon_partner(vault, second, partner, NOW)
    assert comment(done.casework, partner, CHECK) == "neu"
    undone = casework.revert(vault, second, done.step, NOW).casework
    assert comment(undone, partner, CHECK) is None
    assert comment(casework.open_case(vault, first, NOW), partner, CHECK) == "neu"


def test_building_upon_a_partner_twice_changes_nothing(vault: Vault) -> None:
    case, partner = with_partner(vault)
    assert casework.build_upon_partner(vault, case, partner, NOW).step == ()


def test_a_dropped_partner_keeps_what_was_said_and_comes_back_with_it(vault: Vault) -> None:
    case, partner = with_partner(vault)
    casework.answer(vault, case, partner, CHECK, "no finding", words("geprüft"), NOW)
    done = casework.drop_partner(vault, case, partner, NOW)
    assert done.casework.case.partners == ()
    assert [known.answers for known in casework.known_partners(vault)] == [1]
    undone = casework.revert(vault, case, done.step, NOW).casework
    assert comment(undone, partner, CHECK) == "geprüft"


def test_what_is_typed_about_a_partner_survives_its_dropping_and_coming_back(vault: Vault) -> None:
    case, partner = with_partner(vault)
    casework.type_answer(vault, case, partner, CHECK, "no finding", words("halb"))
    step = casework.drop_partner(vault, case, partner, NOW).step
    casework.rest(vault, case, NOW)
    undone = casework.revert(vault, case, step, NOW).casework
    assert comment(undone, partner, CHECK) == "halb"
    assert comment(casework.rest(vault, case, NOW).casework, partner, CHECK) == "halb"


def test_a_dropped_partner_does_not_come_back_because_something_was_typed_about_it(
    vault: Vault,
) -> None:
    case, partner = with_partner(vault)
    casework.type_answer(vault, case, partner, CHECK, "no finding", words("halb"))
    casework.drop_partner(vault, case, partner, NOW)
    other = begun(vault, "anderer Fall")
    casework.build_upon_partner(vault, other, partner, NOW)
    shown = casework.rest(vault, other, NOW).casework
    assert comment(shown, partner, CHECK) == "halb"
    assert casework.open_case(vault, case, NOW).case.partners == ()


def test_two_copies_of_a_partner_are_joined_when_the_case_writes_to_it(vault: Vault) -> None:
    case, partner = with_partner(vault)
    before = history.state(vault, partner)
    cases.describe(vault, partner, {"seat": "CN"}, NOW)
    other = next_revision(before, [Change("answer/K-20.links", "no link found")], replica="1" * 32,
                          author="b" * 64, time="2026-11-21T10:00:00Z")  # fmt: skip
    assert len(history.append(vault, other).heads) == 2
    shown = casework.answer(vault, case, partner, CHECK, "no finding", Parts(), NOW).casework
    (file,) = shown.case.partners
    assert (file.revision,) == history.state(vault, partner).heads
    assert {answer.field for answer in file.answers} == {CHECK, "K-20.links"}
    assert file.about["seat"].value == "CN"


@pytest.mark.parametrize("subject", ["partner:" + "0" * 32, "case:" + "0" * 32])
def test_a_partner_the_vault_does_not_hold_is_said_so(vault: Vault, subject: str) -> None:
    case = begun(vault)
    with pytest.raises(InputError, match="does not hold this partner"):
        casework.build_upon_partner(vault, case, subject, NOW)
    with pytest.raises(InputError, match="no longer part"):
        casework.drop_partner(vault, case, subject, NOW)
    assert casework.open_case(vault, case, NOW).case.partners == ()


def test_a_particular_that_a_partner_cannot_have_adds_no_partner(vault: Vault) -> None:
    case = begun(vault)
    with pytest.raises(InputError, match="summary"):
        casework.add_partner(vault, case, {"name": "Haus", "summary": "x"}, NOW)
    assert casework.known_partners(vault) == ()

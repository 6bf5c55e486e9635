"""A case comes to newer guidance: what is new is said first, and undo takes it back."""

from datetime import timedelta
from pathlib import Path

import pytest

from rsdesk.domain.case import Parts
from rsdesk.errors import GuidanceError, InputError
from rsdesk.services import casework, packs
from rsdesk.storage.vault import Vault
from tests.services import own
from tests.services.conftest import NOW

LATER = NOW + timedelta(minutes=5)
TODAY = NOW + timedelta(minutes=10)
FIELD = "house-Q1.permission"
SECOND = ('version = "1"', 'version = "2"')


@pytest.fixture
def case(vault: Vault, tmp_path: Path) -> str:
    """A case that is asked by the example pack and has answered its question."""
    packs.add(vault, own.pack(tmp_path / "house"), NOW)
    begun = casework.begin(vault, "Feldarbeit", NOW)
    casework.state_fact(vault, begun, "house-drones", "yes", NOW)
    casework.answer(vault, begun, begun, FIELD, "granted", Parts(comment="liegt vor"), NOW)
    return begun


def renew(vault: Vault, folder: Path, *changes: tuple[str, str]) -> None:
    """Let new cases be asked by a second version of the pack."""
    packs.add(vault, own.pack(folder / "second", SECOND, *changes), NOW)


def test_a_case_on_the_newest_guidance_has_nothing_new(vault: Vault, case: str) -> None:
    assert casework.what_is_new(vault, case) is None


def test_a_first_pack_is_new_for_cases_that_exist(vault: Vault, tmp_path: Path) -> None:
    begun = casework.begin(vault, "Fall", NOW)
    packs.add(vault, own.pack(tmp_path), NOW)
    found = casework.what_is_new(vault, begun)
    assert found is not None
    assert (found.questions, found.new, found.new_facts, found.new_items) == (
        ("house-Q1",), (FIELD,), ("house-drones",), ("house-1",),
    )  # fmt: skip
    assert (found.gone, found.changed, found.to_confirm, found.dormant) == ((), (), (), ())


def test_a_pack_that_new_cases_do_without_is_no_news(vault: Vault, case: str) -> None:
    packs.stop_using(vault, "house")
    assert casework.what_is_new(vault, case) is None


def test_an_answer_to_other_words_is_to_be_confirmed_until_given_again(
    vault: Vault, case: str, tmp_path: Path
) -> None:
    renew(vault, tmp_path, ("How does the permission stand?", "Is there a permission?"))
    found = casework.what_is_new(vault, case)
    assert found and found.of("reworded") == (FIELD,)
    assert found.to_confirm == ((case, FIELD),)
    done = casework.update_guidance(vault, case, found.after, LATER)
    assert done.casework.to_confirm == ((case, FIELD),)
    assert done.casework.answer(case, FIELD)
    after = casework.confirm(vault, case, case, [FIELD], TODAY)
    assert after.casework.to_confirm == ()


def test_another_answer_confirms_as_well(vault: Vault, case: str, tmp_path: Path) -> None:
    renew(vault, tmp_path, ("How does the permission stand?", "Is there a permission?"))
    casework.update_guidance(vault, case, "2026.1+house@2", LATER)
    done = casework.answer(vault, case, case, FIELD, "refused", Parts(), TODAY)
    assert done.casework.to_confirm == ()


def test_an_update_is_one_step_that_undo_takes_back(
    vault: Vault, case: str, tmp_path: Path
) -> None:
    before = casework.open_case(vault, case, NOW)
    renew(vault, tmp_path, ("How does the permission stand?", "Is there a permission?"))
    done = casework.update_guidance(vault, case, "2026.1+house@2", LATER)
    assert {reset.key for reset in done.step} == {"guidance", "updated_from"}
    assert done.casework.case.updated_from == "2026.1+house@1"
    back = casework.revert(vault, case, done.step, TODAY).casework
    assert back.guidance == before.guidance
    assert back.to_confirm == ()
    assert casework.what_is_new(vault, case) is not None


def test_an_answer_whose_choice_is_gone_is_to_be_given_again(
    vault: Vault, case: str, tmp_path: Path
) -> None:
    renew(vault, tmp_path, ('id = "granted"', 'id = "in hand"'))
    found = casework.what_is_new(vault, case)
    assert found and found.of("options") == (FIELD,)
    assert (found.to_confirm, found.to_give_again) == ((), ((case, FIELD),))
    work = casework.update_guidance(vault, case, found.after, LATER).casework
    left = work.answer(case, FIELD)
    assert left and (left.choice, left.parts.comment) == ("", "liegt vor")
    assert work.assessment.items["house-1"].coverage == "open"


def test_answers_to_what_is_gone_no_longer_count(vault: Vault, case: str, tmp_path: Path) -> None:
    renew(vault, tmp_path, (FIELD, "house-Q1.flights"))
    found = casework.what_is_new(vault, case)
    assert found and (found.new, found.gone) == (("house-Q1.flights",), (FIELD,))
    assert found.to_give_again == ()
    assert found.dormant == ((case, FIELD),)
    casework.update_guidance(vault, case, found.after, LATER)


def test_answers_that_circumstances_no_longer_open_no_longer_count(
    vault: Vault, case: str, tmp_path: Path
) -> None:
    casework.state_fact(vault, case, "china", "no", NOW)
    renew(vault, tmp_path, ('when = ["house-drones"]', 'when = ["china"]'))
    found = casework.what_is_new(vault, case)
    assert found and found.of("effects") == (FIELD,)
    assert (found.to_confirm, found.dormant) == ((), ((case, FIELD),))


def test_a_version_that_is_not_here_changes_nothing(vault: Vault, case: str) -> None:
    with pytest.raises(GuidanceError, match="Install the newest rsdesk"):
        casework.update_guidance(vault, case, "2031.1", LATER)
    with pytest.raises(InputError, match="already"):
        casework.update_guidance(vault, case, "2026.1+house@1", LATER)
    assert casework.open_case(vault, case, LATER).case.updated_from == ""

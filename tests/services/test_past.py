"""The history of a question, and bringing back what it once said."""

from datetime import timedelta

import pytest

from rsdesk.domain.case import Parts
from rsdesk.domain.history import next_revision
from rsdesk.domain.revision import Change
from rsdesk.errors import InputError
from rsdesk.services import casework
from rsdesk.storage import history
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW
from tests.services.window import CHECK, MISUSE, begun, comment, with_partner, words


def answered(vault: Vault) -> str:
    case = begun(vault)
    casework.answer(vault, case, case, MISUSE, "empty", words("erst"), NOW)
    later = NOW + timedelta(hours=1)
    casework.answer(vault, case, case, MISUSE, "no plausible misuse", words("dann"), later)
    casework.clear(vault, case, case, MISUSE, later)
    return case


def test_every_version_is_told_with_who_and_when_the_newest_first(vault: Vault) -> None:
    case = answered(vault)
    told = casework.past(vault, case, MISUSE)
    assert [(p.choice, p.parts, p.who, p.when[11:16], p.here) for p in told] == [
        ("", Parts(), "Mara", "11:00", True),
        ("no plausible misuse", words("dann"), "Mara", "11:00", True),
        ("empty", words("erst"), "Mara", "10:00", True),
    ]
    assert casework.past(vault, case, "K-12.names") == ()


def test_an_earlier_version_comes_back_as_a_new_one_and_can_be_undone(vault: Vault) -> None:
    case = answered(vault)
    oldest = casework.past(vault, case, MISUSE)[-1]
    done = casework.restore_answer(vault, case, case, MISUSE, oldest.revision, NOW)
    assert comment(done.casework, case, MISUSE) == "erst"
    assert len(casework.past(vault, case, MISUSE)) == 4
    assert casework.revert(vault, case, done.step, NOW).casework.answer(case, MISUSE) is None


def test_an_earlier_answer_of_a_partner_comes_back_into_the_case(vault: Vault) -> None:
    case, partner = with_partner(vault)
    casework.answer(vault, case, partner, CHECK, "no finding", words("erst"), NOW)
    casework.answer(vault, case, partner, CHECK, "not done", words("dann"), NOW)
    oldest = casework.past(vault, partner, CHECK)[-1]
    shown = casework.restore_answer(vault, case, partner, CHECK, oldest.revision, NOW).casework
    assert comment(shown, partner, CHECK) == "erst"


def test_an_erased_version_is_told_as_such_and_does_not_come_back(vault: Vault) -> None:
    case = answered(vault)
    named = casework.past(vault, case, MISUSE)[-1].revision
    (change,) = next(r for r in history.revisions(vault, case) if r.id == named).changes
    vault.db.execute("DELETE FROM blob WHERE commitment = ?", [change.sealed])
    vault.db.conn.commit()
    oldest = casework.past(vault, case, MISUSE)[-1]
    assert (oldest.choice, oldest.parts) == ("empty", None)
    with pytest.raises(InputError, match="erased"):
        casework.restore_answer(vault, case, case, MISUSE, oldest.revision, NOW)


def test_a_version_from_another_copy_by_an_unknown_person_is_marked(vault: Vault) -> None:
    case = begun(vault)
    foreign = next_revision(history.state(vault, case), [Change("answer/" + MISUSE, "empty")],
                            replica="1" * 32, author="b" * 64,
                            time="2026-11-21T10:00:00Z")  # fmt: skip
    history.append(vault, foreign)
    (told,) = casework.past(vault, case, MISUSE)
    assert (told.who, told.here) == ("", False)


def test_a_version_that_is_not_there_is_said_so(vault: Vault) -> None:
    case = answered(vault)
    with pytest.raises(InputError, match="not in the vault"):
        casework.restore_answer(vault, case, case, MISUSE, "0" * 64, NOW)

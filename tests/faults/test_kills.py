"""T1 and T2 of the test programme: a process that is killed loses nothing it has told."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rsdesk.errors import VaultError
from rsdesk.services import vaults
from rsdesk.storage import history
from tests.faults.acts import PASSWORD, last_number
from tests.faults.conftest import FULL, Play

KILLS = 1000 if FULL else 100


def told_before_kill(folder: Path, case: str, patience: float) -> int:
    """Return the last number a writer told before it was killed after this many seconds."""
    command = [sys.executable, "-m", "tests.faults.acts", "store_forever", str(folder), case]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline()]
        time.sleep(patience)
        writer.kill()
        told += writer.stdout.readlines()
    # the last line may be cut off by the kill
    return int([line for line in told if line.endswith("\n")][-1])


@pytest.mark.timeout(3600)
def test_no_acknowledged_answer_is_lost_however_often_the_writer_is_killed(
    vault_and_case: tuple[Path, str],
) -> None:
    folder, case = vault_and_case
    chance = random.Random(13)
    for kill in range(KILLS):
        told = told_before_kill(folder, case, chance.uniform(0, 0.02))
        vault = vaults.open_vault(folder, PASSWORD)
        assert last_number(vault, case) in {told, told + 1}
        if kill % 20 == 0 or kill == KILLS - 1:
            history.verify(vault)
        vaults.close(vault)


# every system call by which SQLite and the header's replacement make something durable
CALLS = ("pwrite64", "fsync", "rename", "unlink", "ftruncate")
MOST = 400


def killed_at_each(
    play: Play, act: str, folder: Path, more: str, call: str
) -> Iterator[subprocess.CompletedProcess[str]]:
    """Run an act, killed at the first, the next ... call, until it gets through."""
    for number in range(1, MOST):
        done = play(act, folder, more, f"{call}:signal=KILL:when={number}")
        yield done
        if done.returncode == 0:
            assert number > 1, f"{act} never makes the call {call}"
            return
    raise AssertionError(f"{act} still makes its call {MOST} of {call}")


@pytest.mark.parametrize("call", CALLS)
def test_an_answer_killed_at_any_write_is_there_whole_or_not_at_all(
    play: Play, vault_and_case: tuple[Path, str], call: str
) -> None:
    folder, case = vault_and_case
    before = 0
    for done in killed_at_each(play, "store_one", folder, case, call):
        vault = vaults.open_vault(folder, PASSWORD)
        after = last_number(vault, case)
        history.verify(vault)
        vaults.close(vault)
        assert after in {before, before + 1}
        if done.stdout:
            assert after == int(done.stdout)
        before = after
    assert before > 0


@pytest.mark.parametrize("call", ["write", "fsync", "rename"])
def test_a_header_killed_at_any_write_opens_with_the_old_or_the_new_password(
    play: Play, vault_and_case: tuple[Path, str], call: str
) -> None:
    folder, case = vault_and_case
    new = "ein ganz neues Wort"
    for done in killed_at_each(play, "change_password", folder, new, call):
        opened = [word for word in (PASSWORD, new) if opens(folder, word)]
        assert len(opened) == 1
        if done.stdout:
            assert opened == [new]
        if opened == [new]:
            vaults.change_password(folder, new, PASSWORD)
    vault = vaults.open_vault(folder, PASSWORD)
    assert last_number(vault, case) == 0
    vaults.close(vault)


def opens(folder: Path, password: str) -> bool:
    try:
        vaults.close(vaults.open_vault(folder, password))
    except VaultError:
        return False
    return True

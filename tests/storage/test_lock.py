"""One program at a time, and a lock that dies with the program that holds it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rsdesk.errors import VaultError
from rsdesk.storage import lock
from rsdesk.storage import vault as vaults
from tests.conftest import PASSWORD

HOLDER = """
import sys
from pathlib import Path
from rsdesk.storage import lock
held = lock.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_lock_is_taken_once_until_it_is_released(tmp_path: Path) -> None:
    held = lock.take(tmp_path)
    with pytest.raises(VaultError, match="open in another window"):
        lock.take(tmp_path)
    held.release()
    held.release()
    lock.take(tmp_path).release()


def test_a_lock_of_a_killed_program_is_gone(closed: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, closed],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    with holder:
        assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
        with pytest.raises(VaultError, match="open in another window"):
            vaults.open_with_password(closed, PASSWORD)
        holder.send_signal(signal.SIGKILL)
    vaults.close(vaults.open_with_password(closed, PASSWORD))


def test_a_vault_that_was_refused_is_not_kept_locked(closed: Path) -> None:
    with pytest.raises(VaultError):
        vaults.open_with_password(closed, "wrong")
    vaults.close(vaults.open_with_password(closed, PASSWORD))


def test_programs_started_meanwhile_do_not_hold_the_lock(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD):
        child = subprocess.Popen(["sleep", "60"], close_fds=False)
    vaults.close(vaults.open_with_password(closed, PASSWORD))
    child.kill()
    child.wait()

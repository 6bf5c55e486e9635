"""A full disk: told to the user, nothing lost, usable again afterwards."""

import itertools
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rsdesk.errors import VaultError
from rsdesk.storage import attachments, backup, history, restoring
from rsdesk.storage import vault as vaults
from rsdesk.storage.vault import Vault
from tests.conftest import EFFORT, PASSWORD
from tests.storage.conftest import NOW
from tests.storage.disk import content, unchanged
from tests.storage.entries import text, write


@contextmanager
def full(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, which the system reports as it does a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def write_without_end(vault: Vault) -> None:
    for number in itertools.count():
        write(vault, f"{number}" * 1000)


def test_an_answer_that_does_not_fit_is_not_called_stored(vault: Vault) -> None:
    write(vault, "before")
    with full(200_000), pytest.raises(VaultError, match="was stored before is safe"):
        write_without_end(vault)
    stored = text(vault)
    write(vault, "afterwards")
    assert text(vault) == "afterwards" != stored
    history.verify(vault)


def test_an_attachment_that_does_not_fit_leaves_no_part_of_itself(vault: Vault) -> None:
    with full(200_000), pytest.raises(VaultError, match="was stored before is safe"):
        attachments.attach(vault, bytes(10**6))
    assert vault.db.table("attachment").count == 0
    vaults.close(vault)
    with vaults.opened(vault.folder, PASSWORD) as again:
        history.verify(again)


def test_a_vault_that_does_not_fit_is_not_created(tmp_path: Path) -> None:
    with (
        unchanged(tmp_path),
        full(20_000),
        pytest.raises(VaultError, match="was stored before is safe"),
    ):
        vaults.create(tmp_path / "new", PASSWORD, effort=EFFORT)


def test_a_backup_that_does_not_fit_leaves_no_part_of_itself(backed_up: Path) -> None:
    with (
        vaults.opened(backed_up, PASSWORD) as vault,
        unchanged(backed_up / "backups"),
        full(20_000),
        pytest.raises(VaultError, match="earlier backups are untouched"),
    ):
        backup.back_up(vault, NOW)


def test_a_restore_that_does_not_fit_changes_nothing(backed_up: Path) -> None:
    made = backup.backups(backed_up)[0].path
    with unchanged(backed_up), full(20_000), pytest.raises(VaultError, match="disk is full"):
        restoring.restore(backed_up, made, NOW)


def test_a_password_that_cannot_be_stored_is_not_changed(closed: Path) -> None:
    with (
        vaults.opened(closed, PASSWORD) as vault,
        full(100),
        unchanged(closed),
        pytest.raises(VaultError, match="disk is full"),
    ):
        vaults.change_password(vault, "new")
    vaults.close(vaults.open_with_password(closed, PASSWORD))


CHILD = """
import sys
from pathlib import Path
from rsdesk.errors import VaultError
from rsdesk.storage import vault as vaults
from tests.storage.entries import write
vault = vaults.open_with_password(Path(sys.argv[1]), sys.argv[2])
print("opened", flush=True)
try:
    for number in range(100):
        write(vault, str(number))
        print("stored", number, flush=True)
except VaultError as failure:
    print(failure, flush=True)
"""


@pytest.mark.parametrize(
    ("failure", "said"), [("ENOSPC", "disk is full"), ("EIO", "did not take what was to be stored")]
)
def test_what_the_system_refuses_to_write_is_told(closed: Path, failure: str, said: str) -> None:
    injected = f"inject=pwrite64:error={failure}:when=40+"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=pwrite64", "-e", injected, "-o", "/dev/null",
         sys.executable, "-c", CHILD, closed, PASSWORD],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    lines = done.stdout.splitlines()
    assert lines[0] == "opened" and said in lines[-1], done.stdout + done.stderr
    with vaults.opened(closed, PASSWORD) as vault:
        history.verify(vault)
        assert text(vault) == lines[-2].removeprefix("stored ")
        assert "vault.db-wal" in content(closed)

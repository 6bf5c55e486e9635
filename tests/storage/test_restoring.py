"""Going back to a backup: complete or not at all, and nothing is thrown away."""

import shutil
from pathlib import Path

import pytest

from rsdesk.errors import VaultError
from rsdesk.storage import backup, history, restoring
from rsdesk.storage import vault as vaults
from tests.conftest import PASSWORD
from tests.storage.conftest import NOW
from tests.storage.disk import content, unchanged
from tests.storage.entries import CASE, text, write


@pytest.fixture
def made(backed_up: Path) -> Path:
    """A backup of a vault in which something was written since."""
    with vaults.opened(backed_up, PASSWORD) as vault:
        write(vault, "since")
    return backup.backups(backed_up)[0].path


def test_the_vault_is_as_it_was(made: Path, backed_up: Path) -> None:
    restoring.restore(backed_up, made, NOW)
    with vaults.opened(backed_up, PASSWORD) as vault:
        assert text(vault) == "third"
        history.verify(vault)


def test_what_was_there_before_is_a_vault_kept_aside(made: Path, backed_up: Path) -> None:
    aside = restoring.restore(backed_up, made, NOW)
    assert aside == backed_up / "replaced" / "20261121T093000Z"
    with vaults.opened(aside, PASSWORD) as vault:
        assert text(vault) == "since"


def test_a_restored_vault_writes_under_another_name(made: Path, backed_up: Path) -> None:
    with vaults.opened(backed_up, PASSWORD) as vault:
        before = vault.replica
    restoring.restore(backed_up, made, NOW)
    with vaults.opened(backed_up, PASSWORD) as vault:
        first = vault.replica
    with vaults.opened(backed_up, PASSWORD) as vault:
        assert vault.replica == first != before


def test_the_backup_stays_where_it_is(made: Path, backed_up: Path) -> None:
    with unchanged(made):
        restoring.restore(backed_up, made, NOW)


def test_a_damaged_vault_with_its_log_is_kept_aside_whole(made: Path, backed_up: Path) -> None:
    (backed_up / "vault.db-wal").write_bytes(b"log")
    (backed_up / "vault.db").write_bytes(b"broken")
    aside = restoring.restore(backed_up, made, NOW)
    assert (aside / "vault.db-wal").read_bytes() == b"log"
    with vaults.opened(backed_up, PASSWORD) as vault:
        assert text(vault) == "third"


def test_a_backup_can_be_brought_to_a_new_computer(made: Path, tmp_path: Path) -> None:
    restoring.restore(tmp_path / "new", made, NOW)
    with vaults.opened(tmp_path / "new", PASSWORD) as vault:
        assert text(vault) == "third"


def test_an_open_vault_is_not_replaced(made: Path, backed_up: Path) -> None:
    with vaults.opened(backed_up, PASSWORD) as vault:
        with pytest.raises(VaultError, match="open in another window"):
            restoring.restore(backed_up, made, NOW)
        assert text(vault) == "since"


@pytest.mark.parametrize("missing", ["vault.json", "vault.db"])
def test_half_a_backup_is_refused(made: Path, backed_up: Path, missing: str) -> None:
    (made / missing).unlink()
    with unchanged(backed_up), pytest.raises(VaultError, match="no backup in"):
        restoring.restore(backed_up, made, NOW)


def steps(ready: Path, folder: Path, aside: Path) -> list[tuple[Path, Path]]:
    """Return the renames that finish a restore, in their order."""
    return [
        (folder / "vault.db", aside / "vault.db"),
        (ready / "vault.db", folder / "vault.db"),
        (folder / "vault.json.bak", aside / "vault.json.bak"),
        (folder / "vault.json", aside / "vault.json"),
        (ready / "vault.json", folder / "vault.json"),
    ]


@pytest.mark.parametrize("done", range(6))
def test_a_restore_that_was_cut_short_is_finished_at_the_next_opening(
    made: Path, backed_up: Path, done: int
) -> None:
    before = (backed_up / "vault.db").read_bytes()
    ready = backed_up / "restoring-20261121T093000Z"
    aside = backed_up / "replaced" / "20261121T093000Z"
    for folder in (ready, aside):
        folder.mkdir(parents=True)
    for name, body in content(made).items():
        (ready / name).write_bytes(body)
    for source, target in steps(ready, backed_up, aside)[:done]:
        source.rename(target)
    with vaults.opened(backed_up, PASSWORD) as vault:
        assert text(vault) == "third"
        history.verify(vault)
    assert (aside / "vault.db").read_bytes() == before
    assert not ready.exists()


def test_a_restore_finishes_the_one_before_it(made: Path, backed_up: Path) -> None:
    before = (backed_up / "vault.db").read_bytes()
    shutil.copytree(made, backed_up / "restoring-20261120T000000Z")
    aside = restoring.restore(backed_up, made, NOW)
    first = backed_up / "replaced" / "20261120T000000Z"
    assert (first / "vault.db").read_bytes() == before
    assert {path.name for path in aside.iterdir()} == {"vault.db", "vault.json"}


def test_a_restore_that_was_not_yet_complete_is_forgotten(made: Path, backed_up: Path) -> None:
    (backed_up / ".restoring").mkdir()
    (backed_up / ".restoring" / "vault.db").write_bytes(b"half")
    with vaults.opened(backed_up, PASSWORD) as vault:
        assert text(vault) == "since"
    restoring.restore(backed_up, made, NOW)
    assert not (backed_up / ".restoring").exists()


def test_the_restored_history_can_be_continued(made: Path, backed_up: Path) -> None:
    restoring.restore(backed_up, made, NOW)
    with vaults.opened(backed_up, PASSWORD) as vault:
        write(vault, "anew")
    with vaults.opened(backed_up, PASSWORD) as vault:
        assert [r.counter for r in history.revisions(vault, CASE)] == [1, 2, 3]

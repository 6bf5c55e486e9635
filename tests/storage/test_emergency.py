"""The way out: a vault is read without rsdesk, as docs/formats/vault.md says (T29)."""

import re
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from rsdesk.crypto.keys import database_key
from rsdesk.storage import backup, vault
from tests.conftest import EFFORT, PASSWORD
from tests.storage.conftest import NOW
from tests.storage.disk import unchanged
from tests.storage.entries import CASE, PARTNER, write

PAGE = Path(__file__).parents[2] / "docs" / "formats" / "vault.md"


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    """The program that the page tells people to save."""
    programs = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "read.py"
    path.write_text(programs[0], encoding="utf-8")
    return path


@pytest.fixture
def recovery_key(tmp_path: Path) -> Path:
    """The recovery key of a vault with two entries and a backup, as the page tells to write it."""
    made, key = vault.create(tmp_path / "vault", PASSWORD, effort=EFFORT)
    write(made, "Gletscher und Öl", CASE)
    write(made, "Universität Beispiel", PARTNER, "about/name")
    backup.back_up(made, NOW)
    vault.close(made)
    path = tmp_path / "key.txt"
    path.write_text(key.replace(" ", "") + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("place", ["vault", "vault/backups/20261121T093000Z"])
def test_the_recipe_reads_everything(recipe: Path, recovery_key: Path, place: str) -> None:
    command = [sys.executable, str(recipe), str(recipe.parent / place), str(recovery_key)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env={"PYTHONUTF8": "1"})
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        CASE,
        "  about/title:  Gletscher und Öl",
        PARTNER,
        "  about/name:  Universität Beispiel",
    ]


def test_a_backup_is_read_from_a_medium_that_cannot_be_written(backed_up: Path) -> None:
    made = backup.backups(backed_up)[0].path
    with vault.opened(backed_up, PASSWORD) as opened:
        key = database_key(opened.master).hex()
    with unchanged(made):
        database = apsw.Connection(
            (made / "vault.db").as_uri() + "?mode=ro",
            apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
        )
        for setting in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key}'\""):
            database.execute(f"PRAGMA {setting}")
        assert database.execute("SELECT count(*) FROM revision").fetchall() == [(3,)]
        assert {path.name for path in made.iterdir()} == {"vault.db", "vault.json"}
        database.close()


def test_another_implementation_reads_and_checks_the_database(closed: Path) -> None:
    with vault.opened(closed, PASSWORD) as opened:
        key = database_key(opened.master).hex()
    database = apsw.Connection(str(closed / "vault.db"))
    for setting in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key}'\""):
        database.execute(f"PRAGMA {setting}")
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("SELECT count(*) FROM revision").fetchall() == [(3,)]
    database.close()

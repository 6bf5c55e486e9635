"""What can be told of a vault before it is unlocked."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rsdesk.services import demo, vaults
from rsdesk.services.demo_mark import MARK, PASSWORD, password_hint
from rsdesk.services.place import look
from rsdesk.storage import layout
from rsdesk.storage.vault import Kind
from tests.conftest import EFFORT
from tests.storage.disk import unchanged

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def made(folder: Path, kind: Kind = "real") -> Path:
    created = vaults.create(
        folder, "ein Wort", name="Mara", institute="I", now=NOW, kind=kind, effort=EFFORT
    )
    vaults.back_up(created.vault, NOW)
    vaults.close(created.vault)
    return folder


def test_where_nothing_is_a_vault_can_be_created(tmp_path: Path) -> None:
    assert look(tmp_path / "nowhere").state == "none"
    assert look(tmp_path).state == "none"


def test_a_creation_cut_short_counts_as_nothing(tmp_path: Path) -> None:
    (tmp_path / layout.BEGUN).write_bytes(b"{}")
    (tmp_path / layout.DATABASE).write_bytes(b"half")
    assert look(tmp_path).state == "none"


@pytest.mark.parametrize("kind", ["real", "practice"])
def test_a_vault_is_seen_with_what_opens_it(tmp_path: Path, kind: Kind) -> None:
    folder = made(tmp_path / "vault", kind)
    with unchanged(folder):
        seen = look(folder)
    assert (seen.state, seen.practice) == ("vault", kind == "practice")
    assert seen.password and seen.recovery_key
    assert [backup.made for backup in seen.backups] == [NOW]


def test_a_vault_in_a_synchronised_folder_is_told_before_it_is_opened(tmp_path: Path) -> None:
    (notice,) = look(tmp_path / "Nextcloud" / "vault").notices
    assert "synchronised" in notice.message


def test_a_lost_header_is_looked_up_where_unlocking_finds_it(tmp_path: Path) -> None:
    folder = made(tmp_path / "vault", "practice")
    (folder / layout.HEADER).write_bytes(b"")
    assert (look(folder).state, look(folder).practice) == ("vault", True)
    vaults.close(vaults.open_vault(folder, "ein Wort"))


def test_a_vault_without_any_header_is_broken(tmp_path: Path) -> None:
    folder = made(tmp_path / "vault", "practice")
    shutil.rmtree(folder / layout.BACKUPS)
    (folder / layout.HEADER).unlink()
    (folder / layout.PREVIOUS_HEADER).unlink(missing_ok=True)
    assert look(folder).state == "broken"


def test_a_vault_without_its_database_is_broken(tmp_path: Path) -> None:
    folder = made(tmp_path / "vault")
    (folder / layout.DATABASE).unlink()
    assert look(folder).state == "broken"


def test_a_vault_of_a_later_version_is_told_as_such(tmp_path: Path) -> None:
    folder = made(tmp_path / "vault")
    header = (folder / layout.HEADER).read_bytes()
    (folder / layout.HEADER).write_bytes(header.replace(b'"format":1', b'"format":2'))
    assert look(folder).state == "newer"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(header=st.binary() | st.text().map(str.encode))
def test_whatever_stands_in_the_header_is_looked_at(tmp_path: Path, header: bytes) -> None:
    (tmp_path / layout.HEADER).write_bytes(header)
    assert look(tmp_path).state in ("broken", "newer")


def test_the_password_of_a_demo_is_named_and_no_other(tmp_path: Path) -> None:
    folder = made(tmp_path / demo.VAULT, "practice")
    assert password_hint(folder) is None
    (tmp_path / MARK).write_text("")
    assert demo.password_hint(folder) == PASSWORD
    assert password_hint(tmp_path) is None


def test_a_real_vault_beside_a_mark_is_not_taken_for_a_demo(tmp_path: Path) -> None:
    folder = made(tmp_path / demo.VAULT)
    (tmp_path / MARK).write_text("")
    assert password_hint(folder) is None


def test_looking_loads_neither_cryptography_nor_database() -> None:
    program = (
        "import sys, rsdesk.services.place, rsdesk.services.demo_mark\n"
        "heavy = {'cryptography', 'pyrage', 'sqlcipher3', 'sqlite_utils', 'zxcvbn', 'reportlab'}\n"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0

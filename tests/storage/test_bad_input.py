"""Everything that can be wrong when a vault is opened: its own message, nothing changed on disk."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
import rfc8785

from rsdesk.crypto import recovery
from rsdesk.errors import VaultError
from rsdesk.storage import database, header, settings
from rsdesk.storage import vault as vaults
from rsdesk.storage.vault import Vault
from tests.conftest import EFFORT, PASSWORD
from tests.storage.disk import content, flip, unchanged
from tests.storage.entries import text, write

NOBODY = 65534


def refusal(folder: Path, password: str = PASSWORD) -> str:
    """Return what opening says; it must change nothing."""
    with unchanged(folder), pytest.raises(VaultError) as caught:
        vaults.open_with_password(folder, password)
    return str(caught.value)


def test_a_wrong_password_opens_nothing(closed: Path) -> None:
    assert "password does not open" in refusal(closed, PASSWORD + " ")


def test_the_recovery_key_of_another_vault_opens_nothing(closed: Path) -> None:
    with unchanged(closed), pytest.raises(VaultError, match="another vault"):
        vaults.open_with_recovery_key(closed, recovery.new_key())


def test_a_mistyped_recovery_key_opens_nothing(closed: Path) -> None:
    with unchanged(closed), pytest.raises(VaultError, match="mistyped"):
        vaults.open_with_recovery_key(closed, recovery.new_key()[:-1])


def test_a_folder_without_a_vault_is_said_to_hold_none(tmp_path: Path) -> None:
    assert "no vault in" in refusal(tmp_path)


def test_a_missing_folder_is_not_created(tmp_path: Path) -> None:
    with unchanged(tmp_path), pytest.raises(VaultError, match="no vault in"):
        vaults.open_with_password(tmp_path / "gone", PASSWORD)


def test_a_file_instead_of_a_folder_holds_no_vault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    with unchanged(tmp_path), pytest.raises(VaultError, match="no vault in"):
        vaults.open_with_password(tmp_path / "file", PASSWORD)


def test_a_vault_in_use_is_not_opened_a_second_time(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD):
        assert "open in another window" in refusal(closed)


@pytest.fixture
def public(closed: Path) -> Iterator[Path]:
    """A vault in a folder that others can look into but not write."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "vault"
        folder.mkdir()
        for name, body in content(closed).items():
            (folder / name).write_bytes(body)
        Path(place).chmod(0o755)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


@pytest.fixture
def unprivileged() -> Iterator[None]:
    """Root may write everywhere, so root becomes nobody for a while."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    yield
    if before == 0:
        os.seteuid(before)


def test_a_read_only_folder_is_named_as_such(public: Path, unprivileged: None) -> None:
    with pytest.raises(VaultError, match="cannot be written"):
        vaults.open_with_password(public, PASSWORD)


def test_a_vault_is_not_created_where_nothing_can_be_written(
    public: Path, unprivileged: None
) -> None:
    with unchanged(public.parent), pytest.raises(VaultError, match="cannot be written"):
        vaults.create(public / "new", PASSWORD, effort=EFFORT)


@pytest.fixture
def closed_folder(public: Path) -> Path:
    """A vault whose files can be written while no file can be added beside them."""
    for path in public.iterdir():
        path.chmod(0o666)
    return public


def test_a_folder_that_takes_no_log_is_named_as_such(
    closed_folder: Path, unprivileged: None
) -> None:
    with unchanged(closed_folder), pytest.raises(VaultError, match="cannot be written"):
        vaults.open_with_password(closed_folder, PASSWORD)


@pytest.fixture
def protected(public: Path) -> Path:
    """A vault in a folder that anybody can write, with a database that nobody may."""
    public.chmod(0o777)
    for path in public.iterdir():
        path.chmod(0o444 if path.name == "vault.db" else 0o666)
    return public


def test_a_write_protected_database_is_noticed_before_anything_is_entered(
    protected: Path, unprivileged: None
) -> None:
    with unchanged(protected), pytest.raises(VaultError, match="cannot be written"):
        vaults.open_with_password(protected, PASSWORD)


def test_a_database_that_another_program_holds_is_in_use(vault: Vault) -> None:
    other = database.connect(vault.folder / "vault.db", vault.master)
    other.execute("BEGIN IMMEDIATE")
    vault.db.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(VaultError, match="open in another window"):
        write(vault, "text")
    other.execute("ROLLBACK")
    other.close()
    write(vault, "text")


def test_a_plaintext_database_is_refused(closed: Path) -> None:
    (closed / "vault.db").unlink()
    plain = sqlite3.connect(closed / "vault.db")
    plain.execute("CREATE TABLE revision (seq, id)")
    plain.close()
    assert "not encrypted" in refusal(closed)


def test_a_missing_database_is_named_with_the_backup_to_take(backed_up: Path) -> None:
    (backed_up / "vault.db").unlink()
    said = refusal(backed_up)
    assert "vault.db is missing" in said and "20261121T093000Z" in said


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "a few bytes": lambda content: content[:100],
    "one page": lambda content: content[:4096],
    "three pages": lambda content: content[: 3 * 4096],
    "last page missing": lambda content: content[:-4096],
    "half the last page missing": lambda content: content[:-2048],
    "zeros": lambda content: b"\0" * len(content),
    "first page missing": lambda content: content[4096:],
    "backwards": lambda content: content[::-1],
    "another kind of file": lambda content: b"%PDF-1.7" + content[8:],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_database_is_named_with_the_backup_to_take(
    backed_up: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = backed_up / "vault.db"
    path.write_bytes(damage(path.read_bytes()))
    said = refusal(backed_up)
    assert "damaged" in said and "20261121T093000Z" in said


def test_a_damaged_database_without_backup_is_to_be_kept(closed: Path) -> None:
    flip(closed / "vault.db", 50)
    assert "no backup beside it" in refusal(closed)


def test_a_log_beside_a_damaged_database_is_left_alone(closed: Path) -> None:
    """A crash leaves the log; opening must not fold it into a broken file."""
    with vaults.opened(closed, PASSWORD) as vault:
        vault.db.execute("INSERT INTO setting (key, value) VALUES ('a', 'b')")
        files = content(closed)
    for name in ("vault.db", "vault.db-wal"):
        (closed / name).write_bytes(files[name])
    flip(closed / "vault.db", 50)
    flip(closed / "vault.db-wal", 60)
    assert "damaged" in refusal(closed)


def test_a_database_of_a_newer_version_is_refused(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD) as vault:
        vault.db.table("_sqlite_migrations").insert(
            {"migration_set": "rsdesk", "name": "m999_later", "applied_at": "2031"}
        )
    assert "newer version" in refusal(closed)


def test_a_header_of_a_newer_version_is_refused_whatever_its_copy_says(closed: Path) -> None:
    changed = msgspec.json.decode((closed / "vault.json").read_bytes()) | {"format": 2, "new": 1}
    (closed / "vault.json").write_bytes(msgspec.json.encode(changed))
    assert "newer version" in refusal(closed)


def test_an_old_database_put_back_is_noticed(closed: Path) -> None:
    old = (closed / "vault.db").read_bytes()
    with vaults.opened(closed, PASSWORD) as vault:
        write(vault, "fourth")
    new = (closed / "vault.db").read_bytes()
    (closed / "vault.db").write_bytes(old)
    assert "older than it was" in refusal(closed)
    (closed / "vault.db").write_bytes(new)
    vaults.close(vaults.open_with_password(closed, PASSWORD))


def test_an_empty_database_under_the_right_key_is_no_vault(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD) as vault:
        master = vault.master
    (closed / "vault.db").unlink()
    db = database.connect(closed / "vault.db", master, mode="rwc")
    db.table("something").create({"id": int})
    db.close()
    assert "damaged" in refusal(closed)


def test_a_database_that_went_another_way_is_noticed(closed: Path, tmp_path: Path) -> None:
    shutil.copytree(closed, tmp_path / "copy")
    for folder, words in ((closed, "fourth"), (tmp_path / "copy", "another fourth")):
        with vaults.opened(folder, PASSWORD) as vault:
            write(vault, words)
    shutil.copyfile(tmp_path / "copy" / "vault.db", closed / "vault.db")
    assert "older than it was" in refusal(closed)


def test_the_database_of_another_vault_is_refused(closed: Path, tmp_path: Path) -> None:
    vault, _ = vaults.create(tmp_path / "other", PASSWORD, effort=EFFORT)
    vaults.close(vault)
    (closed / "vault.db").write_bytes((tmp_path / "other" / "vault.db").read_bytes())
    assert "damaged" in refusal(closed)


def rewritten(folder: Path, **changes: object) -> None:
    """Alter the header as somebody without the master key could."""
    for name in ("vault.json", "vault.json.bak"):
        altered = msgspec.json.decode((folder / name).read_bytes()) | changes
        (folder / name).write_bytes(rfc8785.dumps(altered))


@pytest.mark.parametrize(
    "changes",
    [{"kind": "practice"}, {"replica": "0" * 32}, {"trace": {"revisions": 1, "chain": "0" * 64}}],
)
def test_an_altered_header_is_noticed(closed: Path, changes: dict[str, object]) -> None:
    rewritten(closed, **changes)
    assert "was altered" in refusal(closed)


@pytest.mark.parametrize(
    "effort",
    [
        {"memory_kib": 2**40, "iterations": 3, "lanes": 4},
        {"memory_kib": 65536, "iterations": 2**31, "lanes": 4},
        {"memory_kib": 65536, "iterations": 3, "lanes": 1000},
    ],
)
def test_absurd_argon2_parameters_are_refused(closed: Path, effort: dict[str, int]) -> None:
    slots = msgspec.json.decode((closed / "vault.json").read_bytes())["slots"]
    rewritten(closed, slots=[slots[0] | {"effort": effort}, slots[1]])
    assert "vault.json was altered" in refusal(closed)


def test_a_vault_whose_password_slot_is_gone_asks_for_the_recovery_key(tmp_path: Path) -> None:
    vault, key = vaults.create(tmp_path / "new", PASSWORD, effort=EFFORT)
    before = header.current(vault.folder, vault.master)
    left = tuple(slot for slot in before.slots if slot is not before.password)
    header.write(vault.folder, msgspec.structs.replace(before, slots=left), vault.master)
    vaults.close(vault)
    assert "no password any more" in refusal(tmp_path / "new")
    vaults.close(vaults.open_with_recovery_key(tmp_path / "new", key))


def test_the_slot_of_another_vault_does_not_help(closed: Path, tmp_path: Path) -> None:
    vault, _ = vaults.create(tmp_path / "other", PASSWORD, effort=EFFORT)
    vaults.close(vault)
    foreign = msgspec.json.decode((tmp_path / "other" / "vault.json").read_bytes())["slots"]
    rewritten(closed, slots=foreign)
    assert "was altered" in refusal(closed)


@pytest.mark.parametrize("place", range(0, 1300, 13))
def test_a_damaged_header_is_restored_from_its_copy(closed: Path, place: int) -> None:
    intact = (closed / "vault.json").read_bytes()
    flip(closed / "vault.json", place % len(intact))
    with vaults.opened(closed, PASSWORD) as vault:
        assert text(vault) == "third"
        assert any("restored from its copy" in notice.message for notice in vault.notices)
    with vaults.opened(closed, PASSWORD) as vault:
        assert vault.notices == ()


BODIES = {
    "nothing": b"",
    "an empty object": b"{}",
    "no text": b"\xff",
    "null": b"null",
    "depth": b"[" * 60_000,
    "depth under a known name": b'{"format":1,"slots":' + b"[" * 60_000,
    "size": b" " * 10**6,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_a_header_that_is_none_is_restored_from_its_copy(closed: Path, body: bytes) -> None:
    (closed / "vault.json").write_bytes(body)
    assert "does not open" in refusal(closed, "wrong")
    vaults.close(vaults.open_with_password(closed, PASSWORD))
    assert header.parse((closed / "vault.json").read_bytes()).kind == "real"


def test_a_header_without_copy_is_restored_from_a_backup(backed_up: Path) -> None:
    (backed_up / "vault.json").unlink()
    (backed_up / "vault.json.bak").write_bytes(b"{")
    with vaults.opened(backed_up, PASSWORD) as vault:
        assert text(vault) == "third"
    vaults.close(vaults.open_with_password(backed_up, PASSWORD))


def test_a_header_damaged_beyond_help_leaves_the_database_alone(closed: Path) -> None:
    for name in ("vault.json", "vault.json.bak"):
        flip(closed / name, 10)
    assert "missing, damaged or was altered" in refusal(closed)


def test_nothing_is_written_to_a_vault_whose_folder_is_gone(vault: Vault) -> None:
    away = vault.folder.with_name("away")
    vault.folder.rename(away)
    with pytest.raises(VaultError, match="is gone"):
        settings.put_setting(vault, "word", "lost?")
    away.rename(vault.folder)
    settings.put_setting(vault, "word", "kept")
    assert settings.setting(vault, "word") == "kept"

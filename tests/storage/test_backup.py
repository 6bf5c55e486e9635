"""Backups: whole vaults, checked before they count, the right ones kept."""

import errno
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rsdesk.errors import VaultError
from rsdesk.storage import backup, header, history
from rsdesk.storage import vault as vaults
from rsdesk.storage.vault import Vault
from tests.conftest import EFFORT, PASSWORD
from tests.storage.conftest import NOW
from tests.storage.disk import content, flip, unchanged
from tests.storage.entries import CASE, text, write


def test_a_backup_is_a_vault_of_its_own(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD) as vault:
        made = backup.back_up(vault, NOW)
        write(vault, "later")
    assert {path.name for path in made.iterdir()} == {"vault.json", "vault.db"}
    with vaults.opened(made, PASSWORD) as copy:
        assert text(copy) == "third"
        history.verify(copy)


def test_a_backup_holds_what_is_still_in_the_log(vault: Vault) -> None:
    write(vault, "just now")
    made = backup.back_up(vault, NOW)
    with vaults.opened(made, PASSWORD) as copy:
        assert text(copy) == "just now"


def test_a_backup_is_encrypted_and_private(vault: Vault) -> None:
    write(vault, "personal")
    made = backup.back_up(vault, NOW)
    everything = b"".join(content(made).values())
    assert b"personal" not in everything and b"SQLite format" not in everything
    assert all(path.stat().st_mode & 0o077 == 0 for path in (made, *made.iterdir()))


def test_checking_a_backup_changes_nothing(backed_up: Path) -> None:
    made = backup.backups(backed_up)[0].path
    with unchanged(made):
        backup.check_with_password(made, PASSWORD)


def test_a_backup_can_be_checked_on_a_medium_that_cannot_be_written(
    backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made,) = backup.backups(backed_up)

    def refused(path: Path, missing_ok: bool = False) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(path), missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    backup.check_with_password(made.path, PASSWORD)


def test_whoever_opens_a_backup_writes_under_another_name(backed_up: Path) -> None:
    made = backup.backups(backed_up)[0].path
    with vaults.opened(backed_up, PASSWORD) as vault, vaults.opened(made, PASSWORD) as copy:
        assert copy.replica != vault.replica


def test_a_backup_opens_with_the_password_of_its_time(backed_up: Path) -> None:
    with vaults.opened(backed_up, PASSWORD) as vault:
        vaults.change_password(vault, "new")
    made = backup.backups(backed_up)[0].path
    with pytest.raises(VaultError, match="password that the vault had when the backup was made"):
        backup.check_with_password(made, "new")
    backup.check_with_password(made, PASSWORD)


def test_two_backups_within_a_second_are_both_kept(vault: Vault) -> None:
    first, second = backup.back_up(vault, NOW), backup.back_up(vault, NOW)
    assert (first.name, second.name) == ("20261121T093000Z", "20261121T093000Z-2")
    assert [made.path for made in backup.backups(vault.folder)] == [second, first]


def test_backups_are_listed_by_the_moment_they_were_made(backed_up: Path) -> None:
    (made,) = backup.backups(backed_up)
    assert made.made == NOW
    for stranger in ("notes", "20261399T999999Z", "20261121T093001Z"):
        (backed_up / "backups" / stranger).mkdir()
    assert backup.backups(backed_up) == (made,)


def test_ten_latest_and_the_last_of_twelve_months_are_kept(vault: Vault) -> None:
    made = backup.back_up(vault, datetime(2025, 1, 1, tzinfo=UTC))
    files = content(made)
    moments = [datetime(2025, 1, 1, 12, tzinfo=UTC) + timedelta(days=4 * n) for n in range(170)]
    for moment in moments:
        folder = made.with_name(moment.strftime("%Y%m%dT%H%M%SZ"))
        folder.mkdir()
        for name, body in files.items():
            (folder / name).write_bytes(body)
    backup.back_up(vault, datetime(2026, 11, 21, tzinfo=UTC))
    kept = [one.made for one in backup.backups(vault.folder)]
    latest = sorted([*moments, datetime(2026, 11, 21, tzinfo=UTC)], reverse=True)
    assert kept[:10] == latest[:10]
    months = [(moment.year, moment.month) for moment in kept[10:]]
    assert months == [(2026, month) for month in range(9, 0, -1)] + [(2025, 12)]
    lasts = [max(m for m in latest if (m.year, m.month) == month) for month in months]
    assert kept[10:] == lasts


def test_nothing_half_made_stays_and_leftovers_of_a_crash_go(vault: Vault) -> None:
    leftover = vault.folder / "backups" / ".unfinished-1"
    leftover.mkdir(parents=True)
    (leftover / "vault.db").write_bytes(b"half")
    made = backup.back_up(vault, NOW)
    assert list((vault.folder / "backups").iterdir()) == [made]


def test_a_vault_with_a_damaged_page_makes_no_backup(closed: Path) -> None:
    path = closed / "vault.db"
    flip(path, path.stat().st_size - 100)
    with vaults.opened(closed, PASSWORD) as vault:
        with pytest.raises(VaultError, match="damaged"):
            backup.back_up(vault, NOW)
        assert backup.backups(closed) == ()
        assert list((closed / "backups").iterdir()) == []


def test_a_vault_with_a_broken_history_makes_no_backup(backed_up: Path) -> None:
    with vaults.opened(backed_up, PASSWORD) as vault:
        vault.db.execute("UPDATE revision SET chain = zeroblob(32) WHERE seq = 2")
        with pytest.raises(VaultError, match="is damaged"):
            backup.back_up(vault, NOW + timedelta(days=1))
        assert [one.made for one in backup.backups(backed_up)] == [NOW]
        vault.db.execute("DELETE FROM revision")


@pytest.mark.parametrize("place", [0, 20, 5000, -1])
@pytest.mark.parametrize("name", ["vault.db", "vault.json"])
def test_a_damaged_backup_does_not_pass(backed_up: Path, name: str, place: int) -> None:
    made = backup.backups(backed_up)[0].path
    size = (made / name).stat().st_size
    flip(made / name, place % size)
    with unchanged(made), pytest.raises(VaultError, match=f"backup {made.name} is damaged"):
        backup.check_with_password(made, PASSWORD)


def test_a_backup_with_the_database_of_another_does_not_pass(backed_up: Path) -> None:
    with vaults.opened(backed_up, PASSWORD) as vault:
        write(vault, "fourth")
        later = backup.back_up(vault, NOW + timedelta(days=1))
    made = backup.backups(backed_up)[1].path
    (made / "vault.db").write_bytes((later / "vault.db").read_bytes())
    with pytest.raises(VaultError, match="is damaged"):
        backup.check_with_password(made, PASSWORD)


def test_the_header_knows_what_a_backup_has_seen(vault: Vault) -> None:
    write(vault, "one")
    backup.back_up(vault, NOW)
    assert header.current(vault.folder, vault.master).trace.revisions == 1


def test_a_copy_elsewhere_says_what_it_is(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    write(vault, "one")
    made = backup.copy_backup(vault, tmp_path / "stick", NOW)
    assert made.name == "rsdesk-vault-20261121T093000Z"
    backup.check_with_password(made, PASSWORD)


def test_a_copy_is_not_made_where_there_is_no_folder(vault: Vault, tmp_path: Path) -> None:
    with unchanged(tmp_path), pytest.raises(VaultError, match="no folder"):
        backup.copy_backup(vault, tmp_path / "stick", NOW)


def test_a_backup_that_lacks_entries_is_behind(vault: Vault) -> None:
    write(vault, "one")
    backup.back_up(vault, NOW)
    (made,) = backup.backups(vault.folder)
    assert not backup.is_behind(vault, made)
    write(vault, "two")
    assert backup.is_behind(vault, made)


def test_a_backup_of_another_vault_is_not_mistaken_for_one_of_this(
    backed_up: Path, tmp_path: Path
) -> None:
    other, _ = vaults.create(tmp_path / "other", PASSWORD, effort=EFFORT)
    write(other, "other")
    backup.back_up(other, NOW)
    vaults.close(other)
    foreign = backup.backups(tmp_path / "other")[0].path
    with vaults.opened(backed_up, PASSWORD) as vault:
        with pytest.raises(VaultError, match="damaged"):
            backup.check(foreign, vault.master)
        assert len(history.revisions(vault, CASE)) == 2

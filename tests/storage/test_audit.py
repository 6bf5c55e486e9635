"""What a full check of the history notices, and which revision it names (T22)."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from rsdesk.domain.history import compute
from rsdesk.domain.revision import Change
from rsdesk.errors import VaultError
from rsdesk.storage import attachments, backup, chain, history, kept, restoring
from rsdesk.storage import vault as vaults
from rsdesk.storage.kept import KeptRecord
from rsdesk.storage.vault import Vault
from tests.conftest import PASSWORD
from tests.storage.conftest import NOW
from tests.storage.disk import flip
from tests.storage.entries import CASE, OTHER, TIME, following, write


def complaint(vault: Vault) -> str:
    with pytest.raises(VaultError) as caught:
        history.verify(vault)
    return str(caught.value)


def filled(vault: Vault) -> list[str]:
    """Store five revisions of two subjects and return their ids."""
    for number, subject in enumerate((CASE, OTHER, CASE, CASE, OTHER)):
        write(vault, f"text {number}", subject)
    return [row[0] for row in vault.db.execute("SELECT id FROM revision ORDER BY seq")]


def project_again(vault: Vault, subject: str = CASE) -> None:
    """Let the projection follow a history that was tampered with, as a careful forger would."""
    state = compute(subject, history.revisions(vault, subject))
    vault.db.execute(
        "UPDATE state SET counter = ?, body = ? WHERE subject = ?",
        [state.counter, msgspec.json.encode(state), subject],
    )


def test_an_honest_history_passes(vault: Vault) -> None:
    filled(vault)
    history.verify(vault)


def test_an_empty_vault_passes(vault: Vault) -> None:
    history.verify(vault)


@pytest.mark.parametrize("place", [1, 2, 3, 4, 5])
def test_a_changed_revision_is_named(vault: Vault, place: int) -> None:
    ids = filled(vault)
    body = vault.db.execute("SELECT body FROM revision WHERE seq = ?", [place]).fetchone()[0]
    changed = body.replace(TIME.encode(), b"2026-11-20T10:00:00Z")
    vault.db.execute("UPDATE revision SET body = ? WHERE seq = ?", [changed, place])
    assert f"revision {place} ({ids[place - 1][:16]})" in complaint(vault)


@pytest.mark.parametrize("place", [1, 2, 3, 4])
def test_a_dropped_revision_is_noticed_where_it_was(vault: Vault, place: int) -> None:
    filled(vault)
    vault.db.execute("DELETE FROM revision WHERE seq = ?", [place])
    assert f"revision {place} (" in complaint(vault)


@pytest.mark.parametrize("place", [1, 2, 3, 4])
def test_a_dropped_revision_is_noticed_when_the_others_move_up(vault: Vault, place: int) -> None:
    filled(vault)
    vault.db.execute("DELETE FROM revision WHERE seq = ?", [place])
    for later in range(place + 1, 6):
        vault.db.execute("UPDATE revision SET seq = ? WHERE seq = ?", [later - 1, later])
    assert f"revision {place} (" in complaint(vault)


def test_revisions_that_do_not_count_from_one_are_noticed(vault: Vault) -> None:
    filled(vault)
    vault.db.execute("UPDATE revision SET seq = seq + 10")
    assert "revision 1 (" in complaint(vault)


def test_exchanged_revisions_are_noticed(vault: Vault) -> None:
    filled(vault)
    for before, after in ((2, 99), (3, 2), (99, 3)):
        vault.db.execute("UPDATE revision SET seq = ? WHERE seq = ?", [after, before])
    assert "revision 2 (" in complaint(vault)


@pytest.mark.parametrize("place", [1, 3, 6])
def test_an_inserted_revision_is_named(vault: Vault, place: int) -> None:
    filled(vault)
    inserted = following(vault, CASE, Change("fact/china", plain="no"))
    for later in range(5, place - 1, -1):
        vault.db.execute("UPDATE revision SET seq = ? WHERE seq = ?", [later + 1, later])
    vault.db.table("revision").insert(
        {
            "seq": place, "id": inserted.id, "subject": CASE, "counter": inserted.counter,
            "body": inserted.canonical(), "chain": b"\0" * 32,
        }
    )  # fmt: skip
    assert f"revision {place} ({inserted.id[:16]})" in complaint(vault)


def test_a_foreign_body_under_its_own_id_is_named(vault: Vault) -> None:
    """The id fits and so does the chain; what it says does not follow its parents."""
    filled(vault)
    odd = msgspec.structs.replace(
        following(vault, CASE, Change("fact/china", plain="no")), counter=77
    )
    tip = chain.tip(vault.db)
    vault.db.table("revision").insert(
        {
            "seq": 6, "id": odd.id, "subject": CASE, "counter": 77, "body": odd.canonical(),
            "chain": chain.link(bytes.fromhex(tip.chain), odd.id),
        }
    )  # fmt: skip
    assert f"revision 6 ({odd.id[:16]})" in complaint(vault)


@pytest.mark.parametrize("change", ["subject = 'case:' || hex(zeroblob(16))", "counter = 9"])
def test_a_revision_filed_wrongly_is_named(vault: Vault, change: str) -> None:
    ids = filled(vault)
    vault.db.execute(f"UPDATE revision SET {change} WHERE seq = 4")  # noqa: S608 - fixed texts
    assert f"revision 4 ({ids[3][:16]})" in complaint(vault)


def test_a_dropped_newest_revision_is_named_by_the_state(vault: Vault) -> None:
    ids = filled(vault)
    vault.db.execute("DELETE FROM revision WHERE seq = 5")
    assert f"Revision {ids[4][:16]} of {OTHER} is shown but not in the history" in complaint(vault)


def test_a_state_that_shows_something_else_is_noticed(vault: Vault) -> None:
    filled(vault)
    vault.db.execute(
        "UPDATE state SET body = CAST(replace(body, ?, ?) AS BLOB) WHERE subject = ?",
        ["about/title", "about/money", CASE],
    )
    assert f"What is shown of {CASE}" in complaint(vault)


def test_a_missing_state_is_noticed(vault: Vault) -> None:
    filled(vault)
    vault.db.execute("DELETE FROM state WHERE subject = ?", [CASE])
    assert f"What is shown of {CASE}" in complaint(vault)


def test_a_state_without_history_is_noticed(vault: Vault) -> None:
    filled(vault)
    vault.db.execute("UPDATE state SET subject = ? WHERE subject = ?", ["case:" + "d" * 32, CASE])
    assert "What is shown of" in complaint(vault)


def test_an_exchanged_text_is_noticed(vault: Vault) -> None:
    filled(vault)
    vault.db.execute("UPDATE blob SET value = x'00' WHERE rowid = 1")
    assert "damaged" in complaint(vault)


def drop_newest(vault: Vault) -> None:
    """Drop the newest revision of the case and every sign of it inside the database."""
    vault.db.execute("DELETE FROM revision WHERE seq = (SELECT max(seq) FROM revision)")
    project_again(vault)


def test_a_dropped_newest_revision_is_noticed_by_the_header(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD) as vault:
        drop_newest(vault)
        assert "vault.json knows of 3 revisions" in complaint(vault)


def test_a_dropped_newest_revision_is_noticed_by_a_backup(closed: Path) -> None:
    header = (closed / "vault.json").read_bytes()
    with vaults.opened(closed, PASSWORD) as vault:
        write(vault, "fourth")
        backup.back_up(vault, NOW)
        drop_newest(vault)
        (closed / "vault.json").write_bytes(header)
        assert "20261121T093000Z knows of 4 revisions" in complaint(vault)


def test_a_dropped_newest_revision_is_noticed_by_a_signed_record(closed: Path) -> None:
    header = (closed / "vault.json").read_bytes()
    with vaults.opened(closed, PASSWORD) as vault:
        heads = write(vault, "fourth").heads
        kept.keep_record(vault, KeptRecord(CASE, 1, "de", "0" * 64, heads, TIME, b"%PDF"))
        drop_newest(vault)
        (closed / "vault.json").write_bytes(header)
        assert f"Record 1 of {CASE} shows revision {heads[0][:16]}" in complaint(vault)


def test_backups_of_before_a_restore_do_not_accuse_the_restored_vault(backed_up: Path) -> None:
    with vaults.opened(backed_up, PASSWORD) as vault:
        write(vault, "fourth")
        backup.back_up(vault, NOW + timedelta(hours=1))
    restoring.restore(backed_up, backup.backups(backed_up)[1].path, NOW)
    with vaults.opened(backed_up, PASSWORD) as vault:
        history.verify(vault)
        assert len(history.revisions(vault, CASE)) == 2


def test_a_damaged_backup_does_not_accuse_the_vault(backed_up: Path) -> None:
    flip(backup.backups(backed_up)[0].path / "vault.json", 20)
    with vaults.opened(backed_up, PASSWORD) as vault:
        history.verify(vault)


def test_a_flipped_bit_in_a_page_no_longer_used_is_noticed(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD) as vault:
        before = (closed / "vault.db").stat().st_size
        attachments.attach(vault, bytes(200_000))
    with vaults.opened(closed, PASSWORD) as vault:
        vault.db.execute("DELETE FROM attachment")
    assert (closed / "vault.db").stat().st_size > before + 200_000
    flip(closed / "vault.db", before + 100_000)
    with vaults.opened(closed, PASSWORD) as vault, pytest.raises(VaultError, match="damaged"):
        history.verify(vault)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0])
def test_a_flipped_bit_anywhere_in_the_database_is_noticed(closed: Path, share: float) -> None:
    path = closed / "vault.db"
    flip(path, int(share * (path.stat().st_size - 1)))
    with pytest.raises(VaultError, match="damaged"), vaults.opened(closed, PASSWORD) as vault:
        history.verify(vault)

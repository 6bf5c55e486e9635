"""What a user does with a vault as a whole."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from rsdesk.crypto import identity as identities
from rsdesk.crypto import recovery
from rsdesk.errors import InputError, VaultError
from rsdesk.services import cases, people, preferences, vaults
from rsdesk.storage import header, kept, settings
from rsdesk.storage.vault import Effort, Vault
from tests.conftest import EFFORT, PASSWORD
from tests.storage.disk import flip, unchanged

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
NAME, INSTITUTE = "Dr. Mara Lindqvist", "Saaletal-Institut für Medizininformatik"


@pytest.fixture(scope="module")
def master_copy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A closed vault with one case, and its recovery key; making an identity takes a second."""
    folder = tmp_path_factory.mktemp("services") / "vault"
    created = vaults.create(
        folder, PASSWORD, name=NAME, institute=INSTITUTE, effort=EFFORT, now=NOW
    )
    cases.new_case(created.vault, "2026.1", {"title": "Gletscher"}, NOW)
    vaults.close(created.vault)
    return folder, created.recovery_key


@pytest.fixture
def folder(master_copy: tuple[Path, str], tmp_path: Path) -> Path:
    """A vault of its own for each test."""
    shutil.copytree(master_copy[0], tmp_path / "vault")
    return tmp_path / "vault"


def titles(vault: Vault) -> list[str]:
    return [cases.case_file(vault, case).about["title"].value for case in cases.cases(vault)]


def titles_in(folder: Path, password: str = PASSWORD) -> list[str]:
    vault = vaults.open_vault(folder, password)
    try:
        return titles(vault)
    finally:
        vaults.close(vault)


def test_a_new_vault_knows_who_writes_in_it(folder: Path) -> None:
    vault = vaults.open_vault(folder, PASSWORD)
    stored = settings.identity(vault)
    assert stored is not None
    certificate = identities.from_bytes(stored).certificate
    assert people.author(vault) == identities.fingerprint(certificate)
    assert people.names(vault) == {people.author(vault): NAME}
    assert kept.first_seen(vault, people.author(vault)) == "2026-11-21T09:30:00Z"
    vaults.close(vault)


def test_the_stored_certificate_is_the_one_others_will_see(folder: Path) -> None:
    vault = vaults.open_vault(folder, PASSWORD)
    (der,) = kept.people(vault).values()
    assert identities.institute_name(x509.load_der_x509_certificate(der)) == INSTITUTE
    vaults.close(vault)


def test_a_name_that_cannot_be_signed_with_creates_nothing(tmp_path: Path) -> None:
    with unchanged(tmp_path), pytest.raises(InputError, match="name is missing"):
        vaults.create(tmp_path / "new", PASSWORD, name=" ", institute=INSTITUTE, now=NOW)


def test_what_was_entered_is_there_again(folder: Path) -> None:
    assert titles_in(folder) == ["Gletscher"]


def test_a_new_password_is_set_with_the_old_one(folder: Path) -> None:
    vaults.change_password(folder, PASSWORD, "neu")
    assert titles_in(folder, "neu") == ["Gletscher"]
    with pytest.raises(VaultError, match="does not open"):
        vaults.open_vault(folder, PASSWORD)


def test_a_wrong_old_password_sets_nothing(folder: Path) -> None:
    with unchanged(folder), pytest.raises(VaultError, match="does not open"):
        vaults.change_password(folder, "wrong", "neu")


def test_an_empty_new_password_sets_nothing(folder: Path) -> None:
    before = (folder / "vault.json").read_bytes()
    with pytest.raises(VaultError, match="empty"):
        vaults.change_password(folder, PASSWORD, "")
    assert (folder / "vault.json").read_bytes() == before
    assert titles_in(folder) == ["Gletscher"]


def test_the_recovery_sheet_sets_a_new_password(
    folder: Path, master_copy: tuple[Path, str]
) -> None:
    vaults.recover(folder, master_copy[1].lower(), "neu")
    assert titles_in(folder, "neu") == ["Gletscher"]


def test_a_new_password_keeps_what_a_guess_costs(folder: Path) -> None:
    vaults.change_password(folder, PASSWORD, "neu")
    slot = header.read(folder / "vault.json").password
    assert slot is not None and slot.effort == EFFORT != Effort(262144, 3, 4)


def backed_up(folder: Path, now: datetime = NOW) -> Path:
    vault = vaults.open_vault(folder, PASSWORD)
    (made,) = vaults.back_up(vault, now)
    cases.new_case(vault, "2026.1", {"title": "Später"}, now)
    vaults.close(vault)
    return made


def test_a_backup_brings_back_what_was(folder: Path) -> None:
    made = backed_up(folder)
    aside = vaults.restore(folder, made, PASSWORD, NOW)
    assert titles_in(folder) == ["Gletscher"]
    assert titles_in(aside) == ["Gletscher", "Später"]


def test_a_backup_may_be_named_as_it_is_listed(folder: Path) -> None:
    backed_up(folder)
    (listed,) = vaults.backups(folder)
    vaults.restore(folder, Path(listed.path.name), PASSWORD, NOW)
    assert titles_in(folder) == ["Gletscher"]


def test_a_backup_is_copied_where_the_user_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    vault = vaults.open_vault(folder, PASSWORD)
    made, copy = vaults.back_up(vault, NOW, tmp_path / "stick")
    vaults.close(vault)
    assert (made.parent, copy.parent) == (folder / "backups", tmp_path / "stick")
    vaults.restore(tmp_path / "elsewhere", copy, PASSWORD, NOW)
    assert titles_in(tmp_path / "elsewhere") == ["Gletscher"]


def test_a_restore_needs_the_password_of_the_backups_time(folder: Path) -> None:
    made = backed_up(folder)
    vaults.change_password(folder, PASSWORD, "neu")
    with unchanged(folder), pytest.raises(VaultError, match="had when the backup was made"):
        vaults.restore(folder, made, "neu", NOW)
    vaults.restore(folder, made, PASSWORD, NOW)
    assert titles_in(folder) == ["Gletscher"]


def test_a_restore_of_nothing_changes_nothing(folder: Path, tmp_path: Path) -> None:
    with unchanged(tmp_path), pytest.raises(VaultError, match="no backup"):
        vaults.restore(folder, Path("20200101T000000Z"), PASSWORD, NOW)


def test_a_backup_is_due_once_a_day_and_only_after_changes(folder: Path) -> None:
    vault = vaults.open_vault(folder, PASSWORD)
    day = timedelta(days=1)
    assert vaults.back_up_if_due(vault, NOW) is not None
    assert vaults.back_up_if_due(vault, NOW + 2 * day) is None
    cases.new_case(vault, "2026.1", {"title": "Neu"}, NOW)
    assert vaults.back_up_if_due(vault, NOW + day / 2) is None
    assert vaults.back_up_if_due(vault, NOW + day) is not None
    vaults.close(vault)


def test_a_copy_of_an_open_vault_is_not_restored_as_if_it_were_whole(
    folder: Path, tmp_path: Path
) -> None:
    vault = vaults.open_vault(folder, PASSWORD)
    cases.new_case(vault, "2026.1", {"title": "noch im Protokoll der Datenbank"}, NOW)
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    vaults.close(vault)
    with unchanged(folder), pytest.raises(VaultError, match="open that copy once"):
        vaults.restore(folder, copy, PASSWORD, NOW)
    vaults.close(vaults.open_vault(copy, PASSWORD))
    vaults.restore(folder, copy, PASSWORD, NOW)
    assert "noch im Protokoll der Datenbank" in titles_in(folder)


def test_a_header_taken_from_a_backup_says_which_password_opens_the_vault_now(
    folder: Path,
) -> None:
    backed_up(folder)
    vaults.change_password(folder, PASSWORD, "ein anderes Wort danach")
    for name in ("vault.json", "vault.json.bak"):
        (folder / name).unlink(missing_ok=True)
    with unchanged(folder), pytest.raises(VaultError, match="when a backup was made"):
        vaults.open_vault(folder, "ein anderes Wort danach")
    vault = vaults.open_vault(folder, PASSWORD)
    assert any("password of that backup's time" in notice.text(str) for notice in vault.notices)
    vaults.close(vault)


def test_the_recovery_key_opens_the_vault_however_it_is_typed(
    folder: Path, master_copy: tuple[Path, str]
) -> None:
    typed = master_copy[1].lower().replace(" ", "-\n")
    vault = vaults.open_with_recovery_key(folder, typed)
    assert titles(vault) == ["Gletscher"]
    vaults.close(vault)


def test_a_mistyped_recovery_key_opens_nothing(folder: Path, master_copy: tuple[Path, str]) -> None:
    with unchanged(folder), pytest.raises(VaultError, match="mistyped"):
        vaults.open_with_recovery_key(folder, master_copy[1][:-1])


def test_a_backup_is_restored_with_the_recovery_key_alone(
    folder: Path, master_copy: tuple[Path, str]
) -> None:
    made = backed_up(folder)
    vaults.change_password(folder, PASSWORD, "neu")
    vaults.restore_with_recovery_key(folder, made, master_copy[1], NOW)
    assert titles_in(folder) == ["Gletscher"]


def test_the_recovery_key_of_another_vault_restores_nothing(folder: Path) -> None:
    made = backed_up(folder)
    with unchanged(folder), pytest.raises(VaultError, match="belongs to another vault"):
        vaults.restore_with_recovery_key(folder, made, recovery.new_key(), NOW)
    with unchanged(folder), pytest.raises(VaultError, match="mistyped"):
        vaults.restore_with_recovery_key(folder, made, "AGE", NOW)
    with unchanged(folder), pytest.raises(InputError, match="the vault itself"):
        vaults.restore_with_recovery_key(folder, folder, recovery.new_key(), NOW)


def test_the_recovery_key_restores_neither_nothing_nor_half_a_copy(
    folder: Path, master_copy: tuple[Path, str], tmp_path: Path
) -> None:
    with unchanged(folder), pytest.raises(VaultError, match="no backup"):
        vaults.restore_with_recovery_key(folder, Path("20200101T000000Z"), master_copy[1], NOW)
    vault = vaults.open_vault(folder, PASSWORD)
    cases.new_case(vault, "2026.1", {"title": "noch im Protokoll der Datenbank"}, NOW)
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    vaults.close(vault)
    with unchanged(folder), pytest.raises(VaultError, match="open that copy once"):
        vaults.restore_with_recovery_key(folder, copy, master_copy[1], NOW)


def test_a_damaged_backup_is_not_restored_with_the_recovery_key(
    folder: Path, master_copy: tuple[Path, str]
) -> None:
    made = backed_up(folder)
    flip(made / "vault.db", 5000)
    with unchanged(folder), pytest.raises(VaultError, match="damaged"):
        vaults.restore_with_recovery_key(folder, made, master_copy[1], NOW)


def test_a_vault_remembers_when_and_where_it_was_last_copied(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    vault = vaults.open_vault(folder, PASSWORD)
    assert vaults.copied(vault) is None
    vaults.back_up(vault, NOW)
    assert vaults.copied(vault) is None
    vaults.back_up(vault, NOW, tmp_path / "stick")
    assert vaults.copied(vault) == NOW
    assert preferences.backup_folder(vault) == tmp_path / "stick"
    vaults.close(vault)


def test_a_copy_that_failed_is_not_remembered(folder: Path, tmp_path: Path) -> None:
    vault = vaults.open_vault(folder, PASSWORD)
    with pytest.raises(InputError, match="no backup was made"):
        vaults.back_up(vault, NOW, tmp_path / "missing")
    assert vaults.copied(vault) is None
    vaults.close(vault)


def test_a_copy_is_due_after_two_weeks_in_which_something_changed(
    folder: Path, tmp_path: Path
) -> None:
    vault = vaults.open_vault(folder, PASSWORD)
    day = timedelta(days=1)
    assert not vaults.copy_is_due(vault, NOW + 13 * day)
    assert vaults.copy_is_due(vault, NOW + 14 * day)
    vaults.back_up(vault, NOW + 14 * day, tmp_path)
    assert not vaults.copy_is_due(vault, NOW + 100 * day)
    cases.new_case(vault, "2026.1", {"title": "Neu"}, NOW)
    assert not vaults.copy_is_due(vault, NOW + 27 * day)
    assert vaults.copy_is_due(vault, NOW + 28 * day)
    vaults.close(vault)


def test_an_empty_vault_needs_no_copy(vault: Vault) -> None:
    assert not vaults.copy_is_due(vault, NOW + timedelta(days=1000))


def test_a_memory_of_a_copy_that_makes_no_sense_counts_as_none(folder: Path) -> None:
    vault = vaults.open_vault(folder, PASSWORD)
    settings.put_setting(vault, "copy", "{")
    assert vaults.copied(vault) is None
    vaults.close(vault)


def test_a_vault_is_not_created_over_another(folder: Path) -> None:
    with unchanged(folder), pytest.raises(VaultError, match=r"a vault in .* already"):
        vaults.create(folder, "neu", name=NAME, institute=INSTITUTE, effort=EFFORT, now=NOW)


def test_a_creation_that_breaks_off_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cancelled(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(kept, "keep_person", cancelled)
    with unchanged(tmp_path), pytest.raises(KeyboardInterrupt):
        vaults.create(
            tmp_path / "new" / "deep" / "vault", PASSWORD,
            name=NAME, institute=INSTITUTE, effort=EFFORT, now=NOW,
        )  # fmt: skip

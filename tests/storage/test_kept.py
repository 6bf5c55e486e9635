import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest

from rsdesk.errors import VaultError
from rsdesk.storage import kept
from rsdesk.storage.kept import KeptRecord
from rsdesk.storage.vault import Vault
from tests.storage.entries import CASE, OTHER, TIME

NOW = datetime(2026, 11, 21, 10, 30, tzinfo=timezone(timedelta(hours=1)))


def record(version: int, language: str, subject: str = CASE) -> KeptRecord:
    pdf = f"%PDF-1.7 {subject} {version} {language}".encode()
    sha256 = hashlib.sha256(pdf).hexdigest()
    return KeptRecord(subject, version, language, sha256, ("a" * 64, "b" * 64), TIME, pdf)


def test_a_record_comes_back_as_it_was_signed(vault: Vault) -> None:
    kept.keep_record(vault, record(1, "de"))
    assert kept.record_by_hash(vault, record(1, "de").sha256) == record(1, "de")


def test_records_of_a_case_are_listed_in_order(vault: Vault) -> None:
    made = [record(2, "de"), record(1, "en"), record(1, "de"), record(1, "de", OTHER)]
    for one in made:
        kept.keep_record(vault, one)
    assert kept.kept_records(vault, CASE) == (made[1], made[2], made[0])


def test_a_file_that_was_not_made_here_is_unknown(vault: Vault) -> None:
    assert kept.record_by_hash(vault, "0" * 64) is None
    assert kept.kept_records(vault, CASE) == ()


def test_a_damaged_record_is_never_handed_out(vault: Vault) -> None:
    kept.keep_record(vault, record(1, "de"))
    vault.db.execute("UPDATE record SET pdf = x'00'")
    with pytest.raises(VaultError, match="is not the one that was signed"):
        kept.record_by_hash(vault, record(1, "de").sha256)


def test_the_first_meeting_with_a_person_counts(vault: Vault) -> None:
    kept.keep_person(vault, "f" * 64, b"certificate", NOW)
    kept.keep_person(vault, "f" * 64, b"another", NOW + timedelta(days=1))
    assert kept.person(vault, "f" * 64) == b"certificate"
    assert kept.first_seen(vault, "f" * 64) == "2026-11-21T09:30:00Z"


def test_people_are_listed_by_fingerprint(vault: Vault) -> None:
    for name in ("a", "b"):
        kept.keep_person(vault, name * 64, name.encode(), NOW.astimezone(UTC))
    assert kept.people(vault) == {"a" * 64: b"a", "b" * 64: b"b"}


def test_a_stranger_is_unknown(vault: Vault) -> None:
    assert kept.person(vault, "0" * 64) is None
    assert kept.first_seen(vault, "0" * 64) is None

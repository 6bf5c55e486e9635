"""The versions of a case: what each signed record showed, and what differs from it now."""

from collections.abc import Iterable

from msgspec import Struct

from rsdesk.domain.case_file import CaseFile, assess_case, on_paper, understood
from rsdesk.domain.differences import Difference, Version, differences
from rsdesk.services import editions
from rsdesk.services.case_files import as_of, case_file, stated
from rsdesk.storage import kept
from rsdesk.storage.kept import ListedRecord
from rsdesk.storage.vault import Vault


class Since(Struct, frozen=True):
    """A signed record's state of a case, a later one, and everything that differs."""

    record: ListedRecord
    before: Version
    after: Version
    differences: tuple[Difference, ...]


def since_record(vault: Vault, case: str, version: int | None = None) -> Since | None:
    """Return what differs now from a signed version, the last one if none is named.

    None when there is no such record. Rules of today judge both, under the guidance of each.
    """
    record = _record(kept.listed_records(vault, case), version)
    if record is None:
        return None
    return _since(vault, record, case_file(vault, case))


def between(vault: Vault, case: str, version: int, later: int) -> Since | None:
    """Return what differs in a signed version from an earlier one; None when one is missing."""
    records = kept.listed_records(vault, case)
    record, other = _record(records, version), _record(records, later)
    if record is None or other is None:
        return None
    return _since(vault, record, _as_signed(vault, case, other))


def _since(vault: Vault, record: ListedRecord, later: CaseFile) -> Since:
    before = _version(vault, _as_signed(vault, later.subject, record))
    after = _version(vault, later)
    return Since(record, before, after, differences(before, after))


def _record(records: Iterable[ListedRecord], version: int | None) -> ListedRecord | None:
    """The record in the other language shows the same, so either of the two will do."""
    found = [record for record in records if version is None or record.version == version]
    return max(found, key=lambda record: record.version, default=None)


def _as_signed(vault: Vault, case: str, record: ListedRecord) -> CaseFile:
    return stated(vault, as_of(vault, case, *record.heads))


def _version(vault: Vault, case: CaseFile) -> Version:
    guidance = editions.edition(vault, case.guidance)
    shown = on_paper(understood(guidance, case))
    rules = editions.rules(vault, guidance)
    return Version(guidance, shown, assess_case(guidance, shown, rules))

"""Verifying a record, held against what an open vault knows of people and records."""

import hashlib
from datetime import date, datetime
from pathlib import Path

from rsdesk.records import verifying
from rsdesk.records.isolation import Cancelled, never
from rsdesk.records.verifying import KnownSigner, Verdict
from rsdesk.services import people
from rsdesk.services.json_input import read_file
from rsdesk.storage import kept
from rsdesk.storage.vault import Vault


def verify(pdf: bytes, vault: Vault | None, cancelled: Cancelled = never) -> Verdict:
    """Return what can be said of a PDF; without a vault no signer and no record is known.

    Raises RecordError when cancelled, and for nothing else.
    """
    if vault is None:
        return verifying.verify(pdf, known={}, cancelled=cancelled)
    record = kept.record_by_hash(vault, hashlib.sha256(pdf).hexdigest())
    since = _day(record.made) if record is not None else None
    return verifying.verify(pdf, known=_known(vault), record_since=since, cancelled=cancelled)


def verify_file(path: Path, vault: Vault, cancelled: Cancelled = never) -> Verdict:
    """Return what can be said of a file; InputError when it cannot be read or is too large."""
    return verify(read_file(path, verifying.SIZE_LIMIT), vault, cancelled)


def _known(vault: Vault) -> dict[str, KnownSigner]:
    names = people.names(vault)
    own = people.author(vault)
    seen = {fingerprint: kept.first_seen(vault, fingerprint) for fingerprint in names}
    return {
        fingerprint: KnownSigner(names[fingerprint], _day(since), own=fingerprint == own)
        for fingerprint, since in seen.items()
        if since is not None
    }


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).date()

"""When and where a backup was last copied to another place, and whether it is time again."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from rsdesk.services import preferences
from rsdesk.services.people import author
from rsdesk.storage import backup, kept, settings
from rsdesk.storage.header import Trace
from rsdesk.storage.vault import Vault

COPY_EVERY = timedelta(days=14)
_COPY = "copy"


class _Copy(Struct, frozen=True):
    made: datetime
    trace: Trace


def remember(vault: Vault, folder: Path, now: datetime) -> None:
    """Remember that the vault as it stands was copied to a folder."""
    preferences.put_backup_folder(vault, folder)
    made = _Copy(now, backup.standing(vault))
    settings.put_setting(vault, _COPY, msgspec.json.encode(made).decode())


def latest(vault: Vault) -> datetime | None:
    """Return when the last copy was made, None when there is none."""
    known = _latest(vault)
    return known.made if known else None


def is_due(vault: Vault, now: datetime) -> bool:
    """Return whether the last copy, or the vault if there is none, is too old and behind."""
    known = _latest(vault) or _Copy(_begun(vault, now), Trace())
    return now - known.made >= COPY_EVERY and backup.standing(vault) != known.trace


def _latest(vault: Vault) -> _Copy | None:
    stored = settings.setting(vault, _COPY)
    with suppress(msgspec.DecodeError):
        return msgspec.json.decode(stored, type=_Copy) if stored else None
    return None


def _begun(vault: Vault, now: datetime) -> datetime:
    """Return when the vault was created: its owner was the first person met in it."""
    first = kept.first_seen(vault, author(vault))
    return datetime.fromisoformat(first) if first else now

"""What the unlock page shows of a vault before anybody unlocks it; loads in milliseconds."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

from rsdesk.storage import layout, location, public_header
from rsdesk.storage.layout import Backup
from rsdesk.storage.notices import Notice

# none: a vault can be created here; broken: parts of a vault that opening or restoring will
# explain; newer: a later version of rsdesk wrote it; unreadable: the system keeps us out
State = Literal["none", "vault", "broken", "newer", "unreadable"]


class Place(Struct, frozen=True):
    """A folder where a vault is or may come to be. Nothing of it is proven before unlocking.

    `password` and `recovery_key` tell which of them the vault takes.
    """

    folder: Path
    state: State
    practice: bool = False
    password: bool = True
    recovery_key: bool = True
    backups: tuple[Backup, ...] = ()
    notices: tuple[Notice, ...] = ()


def look(folder: Path) -> Place:
    """Return what can be told about a folder without opening, locking or changing anything."""
    try:
        return _seen(folder)
    except OSError:
        return Place(folder, "unreadable")


def _seen(folder: Path) -> Place:
    notices = location.notices(folder)
    if not layout.has_signs(folder) or layout.is_only_begun(folder):
        return Place(folder, "none", notices=notices)
    backups = layout.backups(folder)
    header = public_header.look(folder)
    if header is None:
        return Place(folder, "broken", backups=backups, notices=notices)
    return Place(
        folder,
        _state(folder, header),
        practice=header.kind == "practice",
        password=header.has("password"),
        recovery_key=header.has("recovery"),
        backups=backups,
        notices=notices,
    )


def _state(folder: Path, header: public_header.PublicHeader) -> State:
    if header.format > public_header.FORMAT:
        return "newer"
    return "vault" if layout.is_vault(folder) else "broken"

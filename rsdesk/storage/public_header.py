"""What anybody can read of vault.json, unproven: enough to draw the unlock page at once.

Nothing here loads cryptography; who opens the vault checks the header's MAC.
"""

from pathlib import Path

import msgspec
from msgspec import Struct, field

from rsdesk.storage import layout

FORMAT = 1
SIZE_LIMIT = 64 * 1024


class PublicSlot(Struct, frozen=True):
    """One way to unlock the vault."""

    kind: str = field(name="type")


class PublicHeader(Struct, frozen=True):
    """The parts of a header that the unlock page shows; any format, also a newer one."""

    format: int
    kind: str
    slots: tuple[PublicSlot, ...] = ()

    def has(self, slot: str) -> bool:
        """Return whether the vault can be unlocked in this way."""
        return any(known.kind == slot for known in self.slots)


def look(folder: Path) -> PublicHeader | None:
    """Return what the header says, or its copy, or else one of a backup, as unlocking has it."""
    own = [folder / layout.HEADER, folder / layout.PREVIOUS_HEADER]
    kept = [backup.path / layout.HEADER for backup in layout.backups(folder)]
    for path in [*own, *kept]:
        try:
            if not path.is_file():  # a pipe would be waited for without end
                continue
            with path.open("rb") as stream:
                return msgspec.json.decode(stream.read(SIZE_LIMIT), type=PublicHeader)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
    return None

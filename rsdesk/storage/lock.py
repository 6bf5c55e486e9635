"""One program at a time: a lock of the operating system, released even when a program dies."""

import errno
import os
import sys
from pathlib import Path

from rsdesk.storage import failures, layout

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TAKEN = (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)


class Lock:
    """A held lock on a vault's folder."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @property
    def held(self) -> bool:
        """Whether the vault is still ours."""
        return self._descriptor is not None

    def is_in(self, folder: Path) -> bool:
        """Whether the folder still is the one that was locked: no drive was pulled out."""
        if self._descriptor is None:
            return False
        try:
            return os.path.samestat(os.fstat(self._descriptor), (folder / layout.LOCK).stat())
        except OSError:
            return False

    def release(self) -> None:
        """Let others open the vault; may be called twice."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def take(folder: Path) -> Lock:
    """Return the lock of a vault. Raises VaultError when it is taken or cannot be had here."""
    with failures.explained(folder):
        # the file stays for good: removing it would let two programs lock two different files
        descriptor = os.open(folder / layout.LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
    except OSError as exc:
        os.close(descriptor)
        if exc.errno in _TAKEN:
            raise failures.in_use(folder) from exc
        raise failures.from_system(exc, folder) from exc
    return Lock(descriptor)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

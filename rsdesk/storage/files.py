"""Writing files so that after any crash either the old or the new content is there."""

import os
import shutil
import sys
from pathlib import Path

if sys.platform == "darwin":
    import fcntl


def sync(descriptor: int) -> None:
    """Return once the disk itself has the content; macOS answers fsync earlier than that."""
    if sys.platform == "darwin":
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable; Windows has no such call and orders them by itself."""
    if sys.platform != "win32":
        _sync_path(folder, os.O_RDONLY)


def sync_file(path: Path) -> None:
    """Make a file that another library wrote durable."""
    _sync_path(path, os.O_RDWR)


def write(path: Path, content: bytes) -> None:
    """Write a new file durably, readable by its owner alone; its folder is not yet synced."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        sync(descriptor)


def replace(path: Path, content: bytes) -> None:
    """Put new content in the place of a file, durably and at once."""
    fresh = path.with_name(path.name + ".new")
    try:
        write(fresh, content)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    fresh.replace(path)
    sync_folder(path.parent)


def copy(source: Path, target: Path) -> None:
    """Copy a file durably; its folder is not yet synced."""
    shutil.copyfile(source, target)
    target.chmod(0o600)
    sync_file(target)


def remove_folder(folder: Path) -> None:
    """Remove a folder that may be half written or, after a crash, half removed already."""
    if folder.exists():
        shutil.rmtree(folder)


_BINARY = getattr(os, "O_BINARY", 0)


def _sync_path(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        sync(descriptor)
    finally:
        os.close(descriptor)

"""Where a vault lies and what that means: synced folders, networks, removable drives."""

import ctypes
import os
import sys
from pathlib import Path

from rsdesk.i18n import N_
from rsdesk.storage.notices import Notice

_SYNCED_NAMES = (
    "dropbox", "onedrive", "google drive", "googledrive", "my drive", "icloud", "icloud drive",
    "mobile documents", "cloudstorage", "nextcloud", "owncloud", "seafile", "sciebo", "syncthing",
    "pcloud", "pclouddrive", "mega", "megasync", "magentacloud", "tresorit", "box sync",
    "bwsyncandshare", "bwsync&share", "lrz sync+share", "hidrivesync", "keeper",
)  # fmt: skip
_SYNCED_MARKS = (
    ".stfolder", ".dropbox", ".dropbox.cache", ".owncloudsync.log", ".nextcloudsync.log",
    ".sync_*.db", "._sync_*.db", ".seafile-data", ".sync",
)  # fmt: skip
_NETWORK_SYSTEMS = (
    "9p", "afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone",
    "fuse.sshfs", "glusterfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs",
)  # fmt: skip
_REMOVABLE_PLACES = ("/media/", "/run/media/", "/Volumes/")
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4  # GetDriveTypeW, fileapi.h


def notices(folder: Path) -> tuple[Notice, ...]:
    """Return what a user should know about the place of a vault."""
    place = folder.resolve()
    found = []
    if is_synced(place):
        found.append(
            N_(
                "The vault is in a folder that is synchronised ({folder}). Synchronising it in "
                "the middle of work can damage it. Please keep it in another folder and "
                "synchronise copies of backups instead."
            )
        )
    if is_on_network(place):
        found.append(
            N_(
                "The vault is on a network drive ({folder}). If the connection breaks, the last "
                "answers can be lost. Please keep it on this computer and put copies of backups "
                "on the network."
            )
        )
    if is_removable(place):
        found.append(
            N_(
                "The vault is on a removable drive ({folder}). Please take the drive out only "
                "when rsdesk is closed, and keep a copy of a backup elsewhere."
            )
        )
    return tuple(Notice(message, {"folder": str(folder)}) for message in found)


def is_synced(place: Path) -> bool:
    """Return whether a synchronisation program watches a folder, judged by names and its marks."""
    for folder in (place, *place.parents):
        name = folder.name.lower()
        if any(name == known or name.startswith(f"{known} - ") for known in _SYNCED_NAMES):
            return True
        if any(any(folder.glob(mark)) for mark in _SYNCED_MARKS):
            return True
    return False


def is_on_network(place: Path) -> bool:
    """Return whether a folder lies on another computer."""
    if sys.platform == "win32":
        return str(place).startswith("\\\\") or _windows_drive(place) == _DRIVE_REMOTE
    mounted = _mount(place)
    return mounted is not None and mounted[1] in _NETWORK_SYSTEMS


def is_removable(place: Path) -> bool:
    """Return whether a folder lies on a drive that can be pulled out."""
    if sys.platform == "win32":
        return _windows_drive(place) == _DRIVE_REMOVABLE
    if str(place).startswith(_REMOVABLE_PLACES):
        return True
    mounted = _mount(place)
    if mounted is None:
        return False
    return "/usb" in os.path.realpath(f"/sys/dev/block/{mounted[0]}")


def mount_of(place: Path, mountinfo: str) -> tuple[str, str] | None:
    """Return device number and file system of the mount that holds a path (proc(5))."""
    best, found = "", None
    for line in mountinfo.splitlines():
        fields = line.split(" ")
        point = fields[4].encode().decode("unicode_escape")  # a space is written \040
        inside = str(place) == point or str(place).startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, found = point, (fields[2], fields[fields.index("-") + 1])
    return found


def _mount(place: Path) -> tuple[str, str] | None:
    try:
        text = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    return mount_of(place, text)


def _windows_drive(place: Path) -> int:
    if sys.platform == "win32":
        return ctypes.windll.kernel32.GetDriveTypeW(f"{place.drive}\\")
    return 0

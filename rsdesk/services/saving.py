"""Saving files where the user said, whole or not at all."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.storage import files


def check_new(path: Path) -> None:
    """Raise InputError when a new file cannot be written here; before work is done in vain."""
    if os.path.lexists(path):
        raise InputError(
            N_("{path} exists already. Nothing was changed. Please choose another name."), path=path
        )
    if not path.parent.is_dir():
        raise InputError(
            N_(
                "There is no folder {folder}. Nothing was changed. "
                "Please choose another place for the file."
            ),
            folder=path.parent,
        )
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise InputError(
            N_(
                "You are not allowed to write into the folder {folder}. Nothing was changed. "
                "Please choose another place for the file."
            ),
            folder=path.parent,
        )


def save_new(path: Path, content: bytes, *, in_vault: bool) -> None:
    """Write a file that does not exist yet. Raises InputError; no half file stays behind.

    `in_vault` says whether a record is saved that the vault keeps too: messages then say so.
    """
    try:
        _write(path, content)
    except FileExistsError as error:
        raise _taken(path, in_vault) from error
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise _not_written(path, error, in_vault) from error


def save_over(path: Path, content: bytes, *, in_vault: bool) -> None:
    """Write a file whose overwriting a person has agreed to: whole, or the former one stays.

    Raises InputError. Nothing is written but in the folder that was chosen.
    """
    fresh = path.with_name(f".rsdesk-{secrets.token_hex(8)}")  # a longer name may be too long
    try:
        _write(fresh, content)
        _replace(path, fresh)
    except (OSError, ValueError) as error:
        raise _not_written(path, error, in_vault) from error
    with suppress(OSError):  # the file is there; some network drives cannot sync a folder
        files.sync_folder(path.parent)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()
            files.sync(file.fileno())
        except BaseException:
            with suppress(OSError):  # the drive may be gone altogether
                path.unlink(missing_ok=True)
            raise


def _replace(path: Path, fresh: Path) -> None:
    try:
        if path.exists():
            fresh.chmod(path.stat().st_mode & 0o777)
        fresh.replace(path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


def _taken(path: Path, in_vault: bool) -> InputError:
    if in_vault:
        return InputError(
            N_(
                "{path} exists already and was left as it is. "
                "The record is kept in the vault. Please choose another name."
            ),
            path=path,
        )
    return InputError(
        N_("{path} exists already and was left as it is. Please choose another name."), path=path
    )


def _not_written(path: Path, error: OSError | ValueError, in_vault: bool) -> InputError:
    reason = getattr(error, "strerror", None) or type(error).__name__
    if in_vault:
        return InputError(
            N_(
                "{path} cannot be written: {reason}. The record is kept in the vault. "
                "Please choose another place."
            ),
            path=path,
            reason=reason,
        )
    return InputError(
        N_(
            "{path} cannot be written: {reason}. Nothing else was changed. "
            "Please choose another place."
        ),
        path=path,
        reason=reason,
    )

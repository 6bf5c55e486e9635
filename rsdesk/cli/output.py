"""Saving files where the user said, whole or not at all."""

import os
from pathlib import Path

from rsdesk.errors import InputError
from rsdesk.i18n import N_


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


def save_new(path: Path, content: bytes) -> None:
    """Write a file that does not exist yet. Raises InputError; no half file stays behind."""
    try:
        file = path.open("xb")
    except FileExistsError as error:
        raise InputError(
            N_(
                "{path} exists already and was left as it is. "
                "The record is kept in the vault. Please choose another name."
            ),
            path=path,
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise _not_written(path, error) from error
    try:
        with file:
            file.write(content)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise _not_written(path, error) from error


def _not_written(path: Path, error: OSError | ValueError) -> InputError:
    return InputError(
        N_(
            "{path} cannot be written: {reason}. The record is kept in the vault. "
            "Please choose another place."
        ),
        path=path,
        reason=getattr(error, "strerror", None) or type(error).__name__,
    )

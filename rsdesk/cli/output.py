"""Saving files where the user said, whole or not at all."""

from pathlib import Path

from rsdesk.errors import InputError
from rsdesk.i18n import N_


def save_new(path: Path, content: bytes) -> None:
    """Write a file that does not exist yet. Raises InputError; no half file stays behind."""
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise InputError(
            N_(
                "{path} exists already and was left as it is. "
                "The record is kept in the vault. Please choose another name."
            ),
            path=path,
        ) from error
    except OSError as error:
        path.unlink(missing_ok=True)
        raise InputError(
            N_(
                "{path} cannot be written: {reason}. The record is kept in the vault. "
                "Please choose another place."
            ),
            path=path,
            reason=error.strerror or type(error).__name__,
        ) from error

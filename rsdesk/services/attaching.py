"""Files that prove a check: kept in the vault by their content."""

import re
from pathlib import Path

from rsdesk.domain.case import LINE_LIMIT, Attachment
from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.services.limits import check_text
from rsdesk.storage import attachments
from rsdesk.storage.vault import Vault


def attach(vault: Vault, name: str, content: bytes) -> Attachment:
    """Keep a file and return what a check record says of it; folders in the name are left out."""
    plain = re.split(r"[/\\]", name)[-1].strip()
    if not plain:
        raise InputError(N_("The file has no name. Nothing was changed. Please choose a file."))
    check_text(plain, LINE_LIMIT)
    if len(content) > attachments.SIZE_LIMIT:
        raise _too_large(len(content))
    return Attachment(attachments.attach(vault, content), plain, len(content))


def attach_file(vault: Vault, path: Path) -> Attachment:
    """Keep the file that stands here. InputError when it cannot be read or is too large."""
    try:
        if path.exists() and not path.is_file():  # a folder, or a pipe that would never end
            raise InputError(
                N_("{path} is not a file. Nothing was changed. Please choose a file."), path=path
            )
        if path.stat().st_size > attachments.SIZE_LIMIT:
            raise _too_large(path.stat().st_size)
        content = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise InputError(
            N_("{path} cannot be read: {reason}. Nothing was changed. Please choose another file."),
            path=path,
            reason=getattr(error, "strerror", None) or type(error).__name__,
        ) from error
    return attach(vault, path.name, content)


def attachment(vault: Vault, sha256: str) -> bytes:
    """Return an attached file. VaultError says what to do when it is missing or damaged."""
    return attachments.attachment(vault, sha256)


def _too_large(size: int) -> InputError:
    return InputError(
        attachments.TOO_LARGE,
        size=-(-size // 1024**2),
        limit=attachments.SIZE_LIMIT // 1024**2,
    )

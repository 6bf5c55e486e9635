"""Files that prove a check: kept in the vault by their content."""

import re

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
        raise InputError(
            attachments.TOO_LARGE,
            size=-(-len(content) // 1024**2),
            limit=attachments.SIZE_LIMIT // 1024**2,
        )
    return Attachment(attachments.attach(vault, content), plain, len(content))


def attachment(vault: Vault, sha256: str) -> bytes:
    """Return an attached file. VaultError says what to do when it is missing or damaged."""
    return attachments.attachment(vault, sha256)

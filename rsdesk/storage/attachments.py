"""Files kept with check records, each by the SHA-256 of its content."""

import hashlib

from rsdesk.errors import VaultError
from rsdesk.i18n import N_
from rsdesk.storage.handle import Vault, reading, writing

SIZE_LIMIT = 25 * 1024 * 1024
TOO_LARGE = N_(
    "The file has {size} MiB; an attachment may have {limit} MiB at most. Nothing was "
    "changed. Please attach the pages that matter, or a smaller scan."
)

_KEEP = """
INSERT INTO attachment (sha256, size, content) VALUES (:sha256, :size, :content)
ON CONFLICT (sha256) DO UPDATE SET size = excluded.size, content = excluded.content
"""


def attach(vault: Vault, content: bytes) -> str:
    """Keep a file and return its SHA-256. Raises VaultError above 25 MiB."""
    if len(content) > SIZE_LIMIT:
        raise VaultError(
            TOO_LARGE,
            size=-(-len(content) // 1024**2),
            limit=SIZE_LIMIT // 1024**2,
        )
    sha256 = hashlib.sha256(content).hexdigest()
    with writing(vault) as db:
        # an earlier copy is written over: it may have been damaged since
        db.execute(_KEEP, {"sha256": sha256, "size": len(content), "content": content})
    return sha256


def is_kept(vault: Vault, sha256: str) -> bool:
    """Return whether an attachment with this hash is in the vault; its content is not read."""
    query = "SELECT 1 FROM attachment WHERE sha256 = ?"
    with reading(vault) as db:
        return db.execute(query, [sha256]).fetchone() is not None


def attachment(vault: Vault, sha256: str) -> bytes:
    """Return an attached file. Raises VaultError when it is missing or damaged."""
    with reading(vault) as db:
        row = db.execute("SELECT content FROM attachment WHERE sha256 = ?", [sha256]).fetchone()
    if row is None or hashlib.sha256(row[0]).hexdigest() != sha256:
        raise VaultError(
            N_(
                "The attachment {sha256} is no longer in the vault as it was attached. All "
                "answers are safe. Please attach the file again, or restore a backup that has it."
            ),
            sha256=sha256[:16],
        )
    return bytes(row[0])

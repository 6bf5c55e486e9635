"""What the institute adds to the guidance: its own packs, and its policy."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import Struct

from rsdesk.errors import VaultError
from rsdesk.i18n import N_
from rsdesk.storage.handle import Vault, reading, writing

Files = tuple[tuple[str, bytes], ...]

_PACKS = "SELECT id, version, sha256, files, accepted, used FROM pack"
_KEEP_PACK = """
INSERT INTO pack (id, version, sha256, files, accepted, used)
VALUES (:id, :version, :sha256, :files, :accepted, :used)
"""
_USE = "UPDATE pack SET used = (version = :version) WHERE id = :id"
_POLICY = "SELECT sha256, name, content, accepted FROM policy ORDER BY seq DESC LIMIT 1"
_KEEP_POLICY = """
INSERT INTO policy (sha256, name, content, accepted)
VALUES (:sha256, :name, :content, :accepted)
"""
_DAMAGED = N_(
    "What the vault keeps of the institute's own questions and rules is not what was accepted. "
    "All answers are safe. Please restore a backup, or import the files again."
)


class KeptPack(Struct, frozen=True):
    """A pack as it was accepted; `accepted` is claimed (RFC 3339, UTC)."""

    id: str
    version: str
    sha256: str
    files: Files
    accepted: str
    used: bool


class KeptPolicy(Struct, frozen=True):
    """A policy file as it was adopted; an empty `content` says that none holds."""

    sha256: str
    name: str
    content: bytes
    accepted: str


def packs(vault: Vault) -> tuple[KeptPack, ...]:
    """Return all packs ever accepted, by id and then in the order they came."""
    with reading(vault) as db:
        rows = db.execute(f"{_PACKS} ORDER BY id, rowid").fetchall()
    return tuple(_pack(row) for row in rows)


def pack(vault: Vault, identifier: str, version: str) -> KeptPack | None:
    """Return a version of a pack, None when it was never accepted here."""
    query = f"{_PACKS} WHERE id = ? AND version = ?"
    with reading(vault) as db:
        row = db.execute(query, [identifier, version]).fetchone()
    return _pack(row) if row else None


def keep_pack(vault: Vault, identifier: str, version: str, files: Files, now: datetime) -> None:
    """Keep a version of a pack, and let new cases be asked by it instead of earlier ones."""
    content = _written(files)
    with writing(vault) as db:
        db.execute(
            _KEEP_PACK,
            {
                "id": identifier,
                "version": version,
                "sha256": hashlib.sha256(content).hexdigest(),
                "files": content,
                "accepted": _utc(now),
                "used": 0,
            },
        )
    use_pack(vault, identifier, version)


def use_pack(vault: Vault, identifier: str, version: str) -> None:
    """Let new cases be asked by this version of a pack; by none when it is empty."""
    with writing(vault) as db:
        db.execute(_USE, {"id": identifier, "version": version})


def same_files(kept: KeptPack, files: Files) -> bool:
    """Return whether a kept pack consists of exactly these files."""
    return kept.sha256 == hashlib.sha256(_written(files)).hexdigest()


def policy(vault: Vault) -> KeptPolicy | None:
    """Return the policy that holds, None when there is none."""
    with reading(vault) as db:
        row = db.execute(_POLICY).fetchone()
    if row is None or not row[2]:
        return None
    found = KeptPolicy(row[0], row[1], bytes(row[2]), row[3])
    if hashlib.sha256(found.content).hexdigest() != found.sha256:
        raise VaultError(_DAMAGED)
    return found


def keep_policy(vault: Vault, name: str, content: bytes, now: datetime) -> None:
    """Let this policy hold from now on; without content, none."""
    sha256 = hashlib.sha256(content).hexdigest()
    values = {"sha256": sha256, "name": name, "content": content, "accepted": _utc(now)}
    with writing(vault) as db:
        db.execute(_KEEP_POLICY, values)


def _pack(row: tuple[Any, ...]) -> KeptPack:
    identifier, version, sha256, content, accepted, used = row
    if hashlib.sha256(content).hexdigest() != sha256:
        raise VaultError(_DAMAGED)
    named = msgspec.json.decode(content, type=tuple[tuple[str, str], ...])
    files = tuple((name, text.encode()) for name, text in named)
    return KeptPack(identifier, version, sha256, files, accepted, bool(used))


def _written(files: Files) -> bytes:
    return msgspec.json.encode([(name, content.decode()) for name, content in files])


def _utc(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

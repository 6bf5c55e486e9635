"""The guidance a case is answered under, and the rules it is judged by in this vault."""

from functools import lru_cache

from msgspec import Struct

from rsdesk.domain import pack as versions
from rsdesk.domain.case import kind_of
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.pack import Pack
from rsdesk.domain.policy import Policy, apply
from rsdesk.domain.rules import Rules
from rsdesk.errors import GuidanceError
from rsdesk.guidance import loading, packs, policies
from rsdesk.i18n import N_
from rsdesk.storage import adopted
from rsdesk.storage.adopted import KeptPack
from rsdesk.storage.vault import Vault

UNKNOWN_PACK = N_(
    "The case was answered under guidance {version}, and this vault does not have the pack {pack}. "
    "The case was not changed. Add that pack on the settings page and open the case again."
)


class Adopted(Struct, frozen=True):
    """The policy that holds, as a record names it: SHA-256 of its file, claimed time."""

    policy: Policy
    sha256: str
    file: str
    accepted: str


def edition(vault: Vault, version: str) -> Guidance:
    """Return the edition of this version; GuidanceError when neither rsdesk nor the vault has it.

    The version of an edition with the institute's own packs names them all.
    """
    base, named = versions.parts(version)
    if not named or base not in loading.versions():
        return loading.shipped(base)
    return _together(base, tuple(_pack(vault, version, *one) for one in named))


def latest(vault: Vault) -> Guidance:
    """Return the edition under which new cases begin: the newest, with the packs made for it."""
    newest = loading.newest()
    fitting = [
        (kept.id, kept.version)
        for kept in adopted.packs(vault)
        if kept.used and head(kept).base == newest.edition.version
    ]
    return edition(vault, versions.combined(newest.edition.version, fitting))


def for_subject(vault: Vault, subject: str, version: str) -> Guidance:
    """Return the edition under which a case is answered; the institute answers the latest."""
    return latest(vault) if kind_of(subject) == "institute" else edition(vault, version)


def rules(vault: Vault, guidance: Guidance) -> Rules:
    """Return the rules of an edition with what the institute's policy sets in their place."""
    holding = policy(vault)
    return apply(holding.policy, guidance.rules) if holding else guidance.rules


def policy(vault: Vault) -> Adopted | None:
    """Return the institute's policy, None when the guidance's own figures hold."""
    kept = adopted.policy(vault)
    if kept is None:
        return None
    return Adopted(_policy(kept.name, kept.content), kept.sha256, kept.name, kept.accepted)


@lru_cache(maxsize=64)
def head(kept: KeptPack) -> Pack:
    """Return what a pack says of itself."""
    return packs.named_in(kept.files)


def _pack(vault: Vault, version: str, identifier: str, own: str) -> KeptPack:
    kept = adopted.pack(vault, identifier, own)
    if kept is None:
        raise GuidanceError(UNKNOWN_PACK, version=version, pack=f"{identifier}@{own}")
    return kept


@lru_cache(maxsize=8)
def _together(base: str, kept: tuple[KeptPack, ...]) -> Guidance:
    return packs.load(base, [one.files for one in kept])


@lru_cache(maxsize=4)
def _policy(name: str, content: bytes) -> Policy:
    return policies.read(name, content)

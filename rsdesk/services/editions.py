"""The guidance a case is answered under, and the rules it is judged by in this vault."""

from rsdesk.domain.case import kind_of
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.rules import Rules
from rsdesk.guidance import loading
from rsdesk.storage.vault import Vault


def edition(vault: Vault, version: str) -> Guidance:
    """Return the edition of this version; GuidanceError when neither rsdesk nor the vault has it.

    The version of an edition with the institute's own pack names both.
    """
    return loading.shipped(version)


def latest(vault: Vault) -> Guidance:
    """Return the edition under which new cases begin."""
    return loading.newest()


def for_subject(vault: Vault, subject: str, version: str) -> Guidance:
    """Return the edition under which a case is answered; the institute answers the latest."""
    return latest(vault) if kind_of(subject) == "institute" else edition(vault, version)


def rules(vault: Vault, guidance: Guidance) -> Rules:
    """Return the rules of an edition with what the institute's policy sets in their place."""
    return guidance.rules

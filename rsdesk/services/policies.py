"""The institute's policy: read from a file, checked, and what cases are judged by from then on."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from rsdesk.domain.policy import Replaced, replaced
from rsdesk.guidance import loading, policies, reading
from rsdesk.guidance.lines import line_of
from rsdesk.guidance.problems import Problem, RefusedFilesError
from rsdesk.i18n import N_
from rsdesk.services import editions, register
from rsdesk.services.editions import Adopted
from rsdesk.storage import adopted
from rsdesk.storage import register as rows
from rsdesk.storage.handle import writing
from rsdesk.storage.vault import Vault

SAME_VERSION = N_(
    "A policy of version {version} with other content holds already. Please give this one a "
    "version of its own: records name the policy by it."
)

__all__ = ["Holding", "adopt", "drop", "holding"]


class Holding(Struct, frozen=True):
    """The policy that holds and what it replaces of the newest guidance."""

    adopted: Adopted
    changes: tuple[Replaced, ...]


def holding(vault: Vault) -> Holding | None:
    """Return the policy that holds, None when the guidance's own figures do."""
    found = editions.policy(vault)
    return Holding(found, replaced(found.policy, loading.newest().rules)) if found else None


def adopt(
    vault: Vault,
    path: Path,
    now: datetime,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Holding:
    """Let the policy in a file hold, for open cases too; signed records stay as they are.

    Raises RefusedFilesError with every mistake, or GuidanceError; nothing is changed then.
    Cancelling keeps the policy: rows of the register that are not made anew follow later.
    """
    name = reading.shown_name(path)
    content = policies.content_of(path)
    editions_known = [loading.shipped(version).rules for version in loading.versions()]
    problems = policies.lint(name, content, *editions_known)
    if problems:
        raise RefusedFilesError(problems)
    _check_version(vault, name, content)
    _hold(vault, name, content, now)
    register.list_all(vault, progress, cancelled)
    found = editions.policy(vault)
    if found is None:
        raise LookupError(name)
    return Holding(found, replaced(found.policy, loading.newest().rules))


def _check_version(vault: Vault, name: str, content: bytes) -> None:
    """Records name a policy by its version: it must not mean two things."""
    holding, text = editions.policy(vault), content.decode("utf-8-sig")
    version = policies.read(name, content).version
    changed = hashlib.sha256(content).hexdigest()
    if holding and holding.policy.version == version and holding.sha256 != changed:
        line = line_of(text, ("version",))
        raise RefusedFilesError((Problem(name, line, SAME_VERSION, {"version": version}),))


def drop(
    vault: Vault,
    now: datetime,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> None:
    """Let the guidance's own figures hold again; the policy stays in the vault's past."""
    _hold(vault, "", b"", now)
    register.list_all(vault, progress, cancelled)


def _hold(vault: Vault, name: str, content: bytes, now: datetime) -> None:
    with writing(vault):
        adopted.keep_policy(vault, name, content, now)
        rows.outdate(vault)

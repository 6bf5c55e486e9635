"""Whether a record still shows a case as it stands."""

from collections.abc import Callable, Iterable

from rsdesk.domain.case import KEEPING
from rsdesk.domain.proceedings import AFTERWARDS
from rsdesk.storage import history
from rsdesk.storage.vault import Vault


def still_decided(vault: Vault, heads: Iterable[str], recorded: Iterable[str]) -> bool:
    """Return whether what a record shows as decided still holds.

    How far measures are, what happened since and how the cooperation ended go on afterwards; the
    next record shows them.
    """
    return _only(vault, heads, recorded, lambda key: key in KEEPING or key.startswith(AFTERWARDS))


def unchanged_since(vault: Vault, heads: Iterable[str], recorded: Iterable[str]) -> bool:
    """Return whether nothing that a case states changed between a record's revisions and these.

    Archiving a case or setting its next date makes revisions too, but no record shows them.
    """
    return _only(vault, heads, recorded, KEEPING.__contains__)


def _only(
    vault: Vault,
    heads: Iterable[str],
    recorded: Iterable[str],
    passed_over: Callable[[str], bool],
) -> bool:
    shown = set(recorded)
    wanted = set(heads) - shown
    while wanted:
        revision = history.revision(vault, wanted.pop())
        if not all(passed_over(change.key) for change in revision.changes):
            return False
        wanted |= set(revision.parents) - shown
    return True

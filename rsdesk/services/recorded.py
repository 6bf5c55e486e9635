"""Whether a record still shows a case as it stands."""

from collections.abc import Iterable

from rsdesk.domain.case import KEEPING
from rsdesk.storage import history
from rsdesk.storage.vault import Vault


def unchanged_since(vault: Vault, heads: Iterable[str], recorded: Iterable[str]) -> bool:
    """Return whether nothing that a case states changed between a record's revisions and these.

    Archiving a case or setting its next date makes revisions too, but no record shows them.
    """
    shown = set(recorded)
    wanted = set(heads) - shown
    while wanted:
        revision = history.revision(vault, wanted.pop())
        if any(change.key not in KEEPING for change in revision.changes):
            return False
        wanted |= set(revision.parents) - shown
    return True

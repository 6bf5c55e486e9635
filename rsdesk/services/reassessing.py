"""Beginning a re-assessment: the answers stay, and a new decision is wanted."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from rsdesk.domain import proceedings as registers
from rsdesk.domain.case import TEXT_LIMIT
from rsdesk.domain.case_file import CaseFile
from rsdesk.domain.casework import Done
from rsdesk.domain.revision import Blob, Change, seal
from rsdesk.services import cases
from rsdesk.services import drafts as typed
from rsdesk.services.limits import check_text
from rsdesk.services.steps import carry_out
from rsdesk.storage.vault import Vault


def begin_reassessment(vault: Vault, case: str, settled: str, now: datetime) -> Done:
    """Take the decision off a case, so that a new one is needed; one step, which can be undone.

    Everything else stays as it is. `settled` says of each open event that the new version deals
    with it. The record made next is the new version; those signed before never change.
    """
    check_text(settled, TEXT_LIMIT)

    def act() -> None:
        # what is being typed, such as the event that is the reason, belongs to the version before
        typed.cut(vault, case, now)
        changes, blobs = _reopened(cases.case_file(vault, case), settled)
        if changes:
            cases.write(vault, case, changes, blobs, now)

    return carry_out(vault, case, (), act, now)


def _reopened(case: CaseFile, settled: str) -> tuple[list[Change], list[Blob]]:
    # copies may disagree about a part: it is taken off all the same
    held = {*case.proceedings.decision, *(key.partition("/")[2] for key in case.conflicts)}
    changes = [Change(f"decision/{part}") for part in registers.PARTS if part in held]
    blobs = []
    for key, plain, value in _renewed(case, settled):
        blobs.append(seal(registers.sealed(value)))
        changes.append(Change(key, plain, blobs[-1].commitment))
    return changes, blobs


def _renewed(case: CaseFile, settled: str) -> Iterator[tuple[str, str, Struct]]:
    """Events are dealt with by the new version; who signed the old one has not signed it."""
    for name, event in case.proceedings.events.items():
        if not event.settled.strip():
            yield f"event/{name}", event.trigger, replace(event, settled=settled)
    for name, party in case.proceedings.parties.items():
        if party.dated:
            yield f"party/{name}", "", replace(party, dated="")

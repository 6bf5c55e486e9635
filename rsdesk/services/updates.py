"""Bringing a case to newer guidance: what is new and the step itself."""

from datetime import datetime

from rsdesk.domain import case as registers
from rsdesk.domain.casework import Done
from rsdesk.domain.pack import goes_beyond
from rsdesk.domain.revision import Change
from rsdesk.domain.updating import Difference, difference
from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.services import cases, editions
from rsdesk.services.steps import carry_out, guidance_of
from rsdesk.storage import history
from rsdesk.storage.vault import Vault

NOT_NEWER = N_("The case is answered under guidance {version} already. Nothing was changed.")


def what_is_new(vault: Vault, case: str) -> Difference | None:
    """Return what the newest guidance would change for a case, None when it is up to date.

    A case that merely has packs which new cases are no longer asked by is up to date.
    """
    latest, now = editions.latest(vault), guidance_of(vault, case)
    if not goes_beyond(latest.edition.version, now.edition.version):
        return None
    return difference(now, latest, cases.case_file(vault, case))


def update_guidance(vault: Vault, case: str, version: str, now: datetime) -> Done:
    """Let a case be answered under another version from now on; undo takes it back.

    Raises GuidanceError for a version that is not here, InputError when the case has it.
    """
    to = editions.edition(vault, version).edition.version
    before = history.state(vault, case).plain(registers.GUIDANCE)
    if to == before:
        raise InputError(NOT_NEWER, version=version)

    def act() -> None:
        changes = [
            Change(registers.GUIDANCE, plain=to),
            Change(registers.UPDATED_FROM, plain=before),
        ]
        cases.write(vault, case, changes, (), now)

    return carry_out(vault, case, (), act, now)

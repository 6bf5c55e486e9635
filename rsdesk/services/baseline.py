"""The institute's baseline: answered once for all cases, on a page of its own."""

from datetime import UTC, date, datetime, time

from rsdesk.domain.casework import Casework
from rsdesk.domain.freshness import Standing, standing
from rsdesk.services import cases
from rsdesk.services.current import current
from rsdesk.storage.vault import Vault


def baseline(vault: Vault, now: datetime) -> Casework:
    """Return the work on the institute's own baseline, begun on first use."""
    return current(vault, cases.institute(vault, now), now)


def subject(vault: Vault, now: datetime) -> str:
    """Return the subject of the institute, begun on first use."""
    return cases.institute(vault, now)


def baseline_due(vault: Vault, today: date) -> Standing | None:
    """Return how the baseline stands when something is to be answered or confirmed, else None.

    An institute that has never answered anything is reminded as well.
    """
    own = cases.known_institute(vault)
    if own is None:
        return None
    found = standing(current(vault, own, datetime.combine(today, time(), UTC)))
    return found if found.is_due(today) else None

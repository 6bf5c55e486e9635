"""A case as a window has it open: the sample, and small cases for single tests."""

from rsdesk.domain.case import Parts
from rsdesk.domain.casework import Casework
from rsdesk.services import casework
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW

MISUSE = "K-08.misuse"
CHECK = "K-20.check"
EXPORT = "KI-03.export"


def begun(vault: Vault, title: str = "Fall") -> str:
    """A new case without a partner."""
    return casework.begin(vault, title, NOW)


def with_partner(vault: Vault, name: str = "Haus am See") -> tuple[str, str]:
    """A new case and its one partner."""
    case = begun(vault)
    done = casework.add_partner(vault, case, {"name": name}, NOW)
    return case, done.casework.case.partners[0].subject


def sample(vault: Vault) -> str:
    """The bundled case."""
    return casework.begin_sample(vault, "de", NOW)


def comment(shown: Casework, subject: str, field: str) -> str | None:
    """What the comment beside an answer says, None without an answer."""
    found = shown.answer(subject, field)
    return found.parts.comment if found else None


def words(text: str) -> Parts:
    """Parts that hold a comment."""
    return Parts(comment=text)

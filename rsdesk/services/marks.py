"""“Mark for later”: a person's private note that a question is to be looked at again.

Marks are remembered beside the case and are no part of its history: setting one makes no
revision, so a signed record still shows the present state, nothing of it reaches paper or other
people, and there is nothing to undo.
"""

from collections.abc import Iterable

import msgspec

from rsdesk.storage import settings
from rsdesk.storage.vault import Vault

_Marks = frozenset[tuple[str, str]]


def marks(vault: Vault, case: str) -> _Marks:
    """Return what is marked in a case, as (question, subject)."""
    stored = settings.setting(vault, _key(case))
    return msgspec.json.decode(stored, type=_Marks) if stored else frozenset()


def put_marks(vault: Vault, case: str, marked: Iterable[tuple[str, str]]) -> None:
    """Remember these marks of a case and no others."""
    settings.put_setting(vault, _key(case), msgspec.json.encode(sorted(marked)).decode())


def _key(case: str) -> str:
    return f"marks/{case}"

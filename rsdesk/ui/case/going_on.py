"""Ctrl+Enter leads through a case, from what is done to what is missing next."""

from collections.abc import Callable, Sequence
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rsdesk.ui.place import Place, Step

SIGN = "sign"  # the part of the record step that signs
KEYS = "Ctrl+Enter"
_ORDER: tuple[Step, ...] = get_args(Step)


def leads_on(view: QWidget, call: Callable[[], None]) -> None:
    """Let Ctrl+Enter call this while the keyboard is anywhere in a view."""
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        shortcut = QShortcut(QKeySequence(keys), view)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(call)


def following(here: Place, missing: Sequence[Place]) -> Place:
    """Return where to go from a place: to what is missing behind it, at last to the signature.

    What was left open in an earlier step was left on purpose; where the record is signed all of it
    is listed, and from there the way begins anew.
    """
    last = here.step == "record"
    begins = 0 if last else _ORDER.index(here.step)
    found = sorted(missing, key=lambda one: _ORDER.index(one.step))
    ahead = [one for one in found if _ORDER.index(one.step) >= begins]
    own = [place for place, one in enumerate(ahead) if _same(one, here)]
    others = [*ahead[own[-1] + 1 :], *ahead[: own[0]]] if own else ahead
    if others:
        return others[0]
    return Place("case", here.case, "record", field=SIGN)


def _same(one: Place, other: Place) -> bool:
    return (one.step, one.field) == (other.step, other.field)

"""What stands in each cell of the register, to be seen and to be read aloud."""

from datetime import date
from functools import cache
from typing import Any, Literal, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon

from rsdesk.i18n import N_
from rsdesk.services.register import Order, Row
from rsdesk.ui import icons, theme
from rsdesk.ui.language import t
from rsdesk.ui.register.words import (
    COUNTED,
    DUE,
    LEVELS,
    STATES,
    day_text,
    is_due,
    short_day_text,
    title_of,
)

Column = Literal[
    "title",
    "partners",
    "countries",
    "level",
    "state",
    "unanswered",
    "gaps",
    "flags",
    "stops",
    "next",
]
COLUMNS: tuple[Column, ...] = get_args(Column)
HEADINGS: dict[Column, str] = {
    "title": N_("Title"),
    "partners": N_("Partners"),
    "countries": N_("Countries"),
    "level": N_("Level"),
    "state": N_("State"),
    "unanswered": N_("Open questions"),
    "gaps": N_("Open points"),
    "flags": N_("Red flags"),
    "stops": N_("Stops"),
    "next": N_("Next date"),
}
ORDERS: dict[Column, Order] = {
    "title": "title",
    "partners": "partners",
    "countries": "countries",
    "level": "level",
    "state": "state",
    "unanswered": "open",
    "next": "due",
}
ICON = 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ROLES = Qt.ItemDataRole


def said(row: Row, column: Column, role: int, today: date) -> Any:
    """Return what a cell says in one of Qt's roles, None where it says nothing."""
    if role == _ROLES.DisplayRole:
        return _text(row, column, today)
    if role == _ROLES.ToolTipRole:
        return _whole(row, column, today)
    if role == _ROLES.AccessibleTextRole:
        words = t(HEADINGS[column])
        return t(N_("{heading}: {content}"), heading=words, content=_whole(row, column, today))
    if role == _ROLES.TextAlignmentRole:
        return _LEFT
    look = _look(row, column, today)
    if role == _ROLES.DecorationRole and look is not None:
        return _icon(look[0], getattr(theme.colours(), look[1]), theme.scaled(ICON), _ratio())
    if role == _ROLES.ForegroundRole:
        return _colour(row, column, look)
    return None


def heading(column: Column, role: int) -> Any:
    """Return the heading of a column; two words stand one above the other."""
    words = t(HEADINGS[column])
    if role == _ROLES.DisplayRole:
        return words.replace(" ", "\n")
    if role == _ROLES.AccessibleTextRole:
        return words
    if role == _ROLES.TextAlignmentRole:
        return _LEFT
    if role == _ROLES.ToolTipRole and column in ORDERS:
        return t(N_("Sort by this column: {heading}"), heading=words)
    return None


def _text(row: Row, column: Column, today: date) -> str:
    if column == "next":
        day = short_day_text(row.next_date)
        return f"{day}\n{t(DUE[2])}" if is_due(row, today) else day
    return _whole(row, column, today)


def _whole(row: Row, column: Column, today: date) -> str:
    """Return all that a cell has to say, on one line."""
    match column:
        case "title":
            return title_of(row)
        case "partners":
            return ", ".join(row.partners)
        case "countries":
            return "; ".join(row.countries)
        case "level":
            return t(LEVELS[row.level]) if row.level else ""
        case "state":
            return t(STATES[row.state][2])
        case "next":
            day = day_text(row.next_date)
            return t(N_("Due since {day}"), day=day) if is_due(row, today) else day
        case _:
            return str(getattr(row, column))


def _look(row: Row, column: Column, today: date) -> tuple[str, str] | None:
    """Return icon and colour of a cell, if it has one."""
    if column == "state":
        return STATES[row.state][:2]
    if column == "next" and is_due(row, today):
        return DUE[:2]
    if column in COUNTED and column != "unanswered" and getattr(row, column):
        return COUNTED[column]
    return None


def _colour(row: Row, column: Column, look: tuple[str, str] | None) -> QColor | None:
    worn = theme.colours()
    if look is not None and column != "state":
        return QColor(getattr(worn, look[1]))
    quiet = column in ("partners", "countries") or (column in COUNTED and not getattr(row, column))
    return QColor(worn.soft if quiet else worn.ink)


def _ratio() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0


@cache
def _icon(name: str, colour: str, size: int, ratio: float) -> QIcon:
    """Drawn once: each cell asks for its icon again whenever it is painted."""
    return QIcon(icons.pixmap(name, colour, size, ratio))

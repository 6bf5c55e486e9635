"""Search, filters and order: what of the register is shown."""

from typing import cast, get_args

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QComboBox, QWidget

from rsdesk.i18n import N_
from rsdesk.services.register import Counts, Only, Order, Shelf, State
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, counted, t
from rsdesk.ui.register.chips import Chips
from rsdesk.ui.register.search import Search
from rsdesk.ui.register.wanted import Wanted
from rsdesk.ui.register.words import STATES
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, row
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.text import label

_SHELVES: dict[str, tuple[str, str]] = {
    "current": ("folder-open", N_("Current")),
    "archived": ("archive", N_("Archived")),
    "deleted": ("trash-2", N_("Deleted")),
}
_ONLY: dict[str, tuple[str, str]] = {
    "all": ("list", N_("All")),
    "due": ("calendar-clock", N_("Due")),
    "stops": ("octagon-x", N_("With stops")),
    "flags": ("flag", N_("With red flags")),
}
_ORDERS: dict[Order, str] = {
    "due": N_("Due first, then by date"),
    "title": N_("Title"),
    "partners": N_("Partners"),
    "countries": N_("Countries"),
    "state": N_("State"),
    "open": N_("Open questions"),
    "changed": N_("Last change"),
}
_ANY = ""


class Filters(View):
    """Tells what is wanted whenever that changes."""

    wanting = Signal(Wanted)

    def __init__(self) -> None:
        super().__init__()
        self._descending = False
        self._found: tuple[int, Wanted] = (0, Wanted())
        self.search = Search()
        self._number = label("soft")
        self.shelf = Chips(N_("Where the cases are"), _SHELVES)
        self.only = Chips(N_("Which of them"), _ONLY)
        self.state = _choice([_ANY, *get_args(State)])
        self.order = _choice(list(_ORDERS))
        self._order_words = label("small")
        self._order_words.setWordWrap(False)
        self._order_words.setBuddy(self.order)
        self.way = IconButton("arrow-down", "quiet")
        lines = column(self, gap=NEAR)
        line = row(gap=ROOM)
        line.addWidget(self.search, 1)
        line.addWidget(self._number)
        self._number.setWordWrap(False)
        lines.addLayout(line)
        lines.addLayout(self._choices())
        self.search.sought.connect(self._tell)
        self.shelf.picked.connect(self._tell)
        self.only.picked.connect(self._tell)
        self.state.activated.connect(self._tell)
        self.order.activated.connect(self._tell)
        self.way.clicked.connect(self._turn)
        self.retranslate()

    @property
    def wanted(self) -> Wanted:
        """What is wanted now."""
        return Wanted(
            text=self.search.text,
            shelf=cast(Shelf, self.shelf.chosen),
            only=cast(Only, self.only.chosen),
            state=self.state.currentData() or None,
            order=cast(Order, self.order.currentData()),
            descending=self._descending,
        )

    @property
    def found(self) -> str:
        """How many cases are shown, in words."""
        return self._number.text()

    def sort(self, order: str, descending: bool) -> None:
        """Want another order."""
        self.order.setCurrentIndex(self.order.findData(order))
        self._show_way(descending)
        self._tell()

    def widen(self) -> None:
        """Want every case of the shelf: no search, no filter."""
        self.only.pick("all")
        self.state.setCurrentIndex(0)
        self.search.line.clear()
        self._tell()

    def show_icons(self, *, shown: bool) -> None:
        """Leave the icons of the filters out where there is little room."""
        self.shelf.show_icons(shown=shown)
        self.only.show_icons(shown=shown)

    def show_counts(self, counts: Counts) -> None:
        """Show how many cases each filter lets through."""
        self.shelf.show_counts({name: getattr(counts, name) for name in _SHELVES})
        narrowed = ("due", "stops", "flags") if self.shelf.chosen == "current" else ()
        self.only.show_counts({name: getattr(counts, name) for name in narrowed})

    def show_found(self, count: int, wanted: Wanted) -> None:
        """Say how many cases are shown, aloud too."""
        self._found = (count, wanted)
        found = (N_("1 case found"), N_("{count} cases found"))
        held = (N_("1 case"), N_("{count} cases"))
        words = counted(*(found if wanted.narrows else held), count)
        if words != self.found:
            self._number.setText(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._number, words))

    def retranslate(self) -> None:
        """Set every text."""
        self._order_words.setText(t(N_("Sort by")))
        for place in range(self.state.count()):
            state = self.state.itemData(place)
            self.state.setItemText(place, t(STATES[state][2]) if state else t(N_("Any state")))
        for place in range(self.order.count()):
            self.order.setItemText(place, t(_ORDERS[self.order.itemData(place)]))
        self.state.setAccessibleName(t(N_("State")))
        self.order.setAccessibleName(t(N_("Sort by")))
        self._show_way(self._descending)
        self.show_found(*self._found)

    def _choices(self) -> Flow:
        """Filters and order, in as many lines as they need."""
        sorting = QWidget()
        inner = row(sorting, gap=NEAR)
        for part in (self._order_words, self.order, self.way):
            inner.addWidget(part)
        line = Flow(gap=ROOM)
        for group in (self.only, self.state, sorting):
            line.addWidget(group)
        return line

    def _turn(self) -> None:
        self._show_way(not self._descending)
        self._tell()

    def _show_way(self, descending: bool) -> None:
        self._descending = descending
        self.way.show_icon("arrow-up" if descending else "arrow-down")
        words = N_("Order reversed; restore it") if descending else N_("Reverse the order")
        self.way.name_silently(t(words))

    def _tell(self) -> None:
        self.wanting.emit(self.wanted)


def _choice(offered: list[str]) -> QComboBox:
    """Return a list to choose from."""
    box = QComboBox()
    for name in offered:
        box.addItem("", name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box

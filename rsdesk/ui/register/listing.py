"""The table of cases: columns that fit, the keyboard, and the case that is chosen."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from rsdesk.i18n import N_
from rsdesk.services.register import Row
from rsdesk.ui import theme
from rsdesk.ui.language import t
from rsdesk.ui.register import cells
from rsdesk.ui.register.cells import COLUMNS, HEADINGS, ORDERS, Column
from rsdesk.ui.register.table import RegisterModel
from rsdesk.ui.register.words import LEVELS, STATES, short_day_text

_PADDING = 18  # of a cell, both sides, in logical pixels at a type size of 100 per cent
_TITLE = 170  # as narrow as a title may become
_WORDS = 150  # as wide as partners and countries each want to be
_DAYS = tuple(f"2026-{month:02}-28" for month in range(1, 13))  # one is as wide as dates get
# what is left out first when there is little room
_DISPENSABLE: tuple[Column, ...] = ("countries", "partners", "gaps", "unanswered", "stops", "flags")


class Listing(QTableView):
    """Shows the rows of the register; Enter opens a case, Delete asks whether to delete it."""

    chosen = Signal(Row)
    opened = Signal(Row)
    unwanted = Signal(Row)
    ordered = Signal(str, bool)  # Order, descending

    def __init__(self, model: RegisterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._case = ""
        self._losing_rows = False
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setProperty("role", "register")
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(1)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self._sort)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._went)
        model.shown.connect(self._find_again)
        model.renewed.connect(self._find_again)
        self.retranslate()

    @property
    def case(self) -> str:
        """The case that is chosen, empty for none."""
        return self._case

    def choose(self, case: str) -> None:
        """Choose a case, if it is among the rows in memory."""
        self._case = case
        self._find_again(scroll=True)

    def forget(self) -> None:
        """Choose none."""
        self._case = ""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def seen(self) -> tuple[int, int]:
        """Return the first and the last row that can be seen."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        return max(first, 0), last if last >= 0 else self._rows.total - 1

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(t(N_("Cases")))
        self.setAccessibleDescription(t(N_("Enter opens the case, Delete asks whether to delete.")))
        self._rows.say_again()
        self.fit()

    def sizeHint(self) -> QSize:
        """As high as there is room, and no wish beyond that."""
        return self.minimumSizeHint()

    def fit(self) -> None:
        """Give every column the room its words need; leave out what does not fit."""
        if not self.isVisible():
            return
        self.setIconSize(QSize(theme.scaled(cells.ICON), theme.scaled(cells.ICON)))
        line = self.fontMetrics().lineSpacing()
        self.verticalHeader().setDefaultSectionSize(2 * line + theme.scaled(18))
        wide = {column: self._needed(column) for column in COLUMNS}
        shown = list(COLUMNS)
        room = self.viewport().width()
        for column in _DISPENSABLE:
            if sum(wide[one] for one in shown) <= room:
                break
            shown.remove(column)
        self._share(wide, shown, room - sum(wide[one] for one in shown))
        for place, column in enumerate(COLUMNS):
            self.setColumnHidden(place, column not in shown)
            self.setColumnWidth(place, wide[column])
        self._show_order()

    def _went(self, current: QModelIndex) -> None:
        """Tell which case was chosen by hand, not because its row went."""
        if self._losing_rows:
            return
        row = self._rows.row_at(current.row()) if current.isValid() else None
        if row is not None and row.subject != self._case:
            self._case = row.subject
            self.chosen.emit(row)

    def rowsAboutToBeRemoved(
        self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int
    ) -> None:
        """Qt goes to another row when the last one goes: nobody chose that."""
        self._losing_rows = True
        super().rowsAboutToBeRemoved(parent, start, end)
        self._losing_rows = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete asks; the arrows go through the rows."""
        row = self._rows.row_at(self.currentIndex().row()) if self._has_current() else None
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit(row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the width."""
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Columns follow what changed while nobody looked."""
        super().showEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the type size and the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def _has_current(self) -> bool:
        return self.currentIndex().isValid()

    def _find_again(self, *, scroll: bool = False) -> None:
        """Keep to the chosen case wherever it stands now."""
        place = self._rows.place_of(self._case) if self._case else None
        if place is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return
        index = self._rows.index(place, 0)
        kept = self.verticalScrollBar().value()
        self.setCurrentIndex(index)
        self.selectRow(place)
        if not scroll:
            self.verticalScrollBar().setValue(kept)

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index.row())
        if row is not None:
            self.opened.emit(row)

    def _sort(self, section: int) -> None:
        column = COLUMNS[section]
        if column not in ORDERS:
            self._show_order()
            return
        wanted = self._rows.wanted
        again = ORDERS[column] == wanted.order
        self.ordered.emit(ORDERS[column], not wanted.descending if again else False)

    def _show_order(self) -> None:
        wanted = self._rows.wanted
        sections = [place for place, name in enumerate(COLUMNS) if ORDERS.get(name) == wanted.order]
        ways = Qt.SortOrder
        way = ways.DescendingOrder if wanted.descending else ways.AscendingOrder
        self.horizontalHeader().setSortIndicator(sections[0] if sections else -1, way)

    def _needed(self, column: Column) -> int:
        """Return how wide a column must be, heading included."""
        words = self.fontMetrics()
        icon = theme.scaled(cells.ICON + 6)
        padding = theme.scaled(_PADDING)
        heading = self._heading_width(column) + padding
        if column == "title":
            return max(heading, theme.scaled(_TITLE))
        if column in ("partners", "countries"):
            return max(heading, theme.scaled(_WORDS))
        if column == "state":
            widest = max(_lines_wide(words, t(word)) for _, _, word in STATES.values())
        elif column == "level":
            widest = max(words.horizontalAdvance(t(word)) for word in LEVELS.values()) - icon
        elif column == "next":
            widest = max(words.horizontalAdvance(short_day_text(day)) for day in _DAYS)
        else:
            widest = words.horizontalAdvance("000")
        return max(heading, widest + icon + padding)

    def _heading_width(self, column: Column) -> int:
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        words = QFontMetrics(font)
        widest = max(words.horizontalAdvance(word) for word in t(HEADINGS[column]).split())
        return widest + (theme.scaled(14) if column in ORDERS else 0)

    def _share(self, wide: dict[Column, int], shown: list[Column], spare: int) -> None:
        """Long texts take what is left, the title the most; it gives way when all else is cut."""
        if spare < 0:
            wide["title"] += spare
            return
        parts: dict[Column, int] = {"title": 3, "partners": 2, "countries": 2}
        taking = {name: part for name, part in parts.items() if name in shown}
        for name, part in taking.items():
            wide[name] += spare * part // sum(taking.values())


def _lines_wide(words: QFontMetrics, text: str) -> int:
    """Return how wide a text is that may break once, between its words."""
    parts = text.split()
    breaks = (
        (" ".join(parts[:place]), " ".join(parts[place:])) for place in range(1, len(parts) + 1)
    )
    return min(max(words.horizontalAdvance(half) for half in halves) for halves in breaks)

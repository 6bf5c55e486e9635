"""The rows of the register as Qt's tables read them, fetched in blocks as they come into view."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from rsdesk.services import register
from rsdesk.services.register import Counts, Page, Row
from rsdesk.ui.desk import Desk
from rsdesk.ui.register import cells
from rsdesk.ui.register.wanted import BLOCK, Wanted, block

if TYPE_CHECKING:
    from rsdesk.storage.vault import Vault

_KEPT = 20  # blocks in memory at most
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RegisterModel(QAbstractTableModel):
    """Knows how many cases are wanted, and the rows that were looked at last."""

    shown = QtSignal()  # another search or filter has come in
    renewed = QtSignal()  # the same, read anew
    counted = QtSignal(Counts)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.wanted = Wanted()
        self.today = self._day()
        self._asked = 0  # grows with each question, so that a late answer is known as late
        self._total = 0
        self._blocks: dict[int, tuple[Row, ...]] = {}
        self._under_way: set[int] = set()

    @property
    def total(self) -> int:
        """How many cases are wanted in all."""
        return self._total

    @property
    def held(self) -> int:
        """How many rows are in memory."""
        return sum(len(rows) for rows in self._blocks.values())

    def show(self, wanted: Wanted) -> None:
        """Show something else, from its first row on."""
        self.wanted = wanted
        self._ask([0], anew=True)

    def reload(self, first: int, last: int) -> None:
        """Read anew the rows that are seen, and leave them where they are."""
        self._ask(list(range(max(first, 0) // BLOCK, max(last, 0) // BLOCK + 1)), anew=False)

    def row_at(self, place: int) -> Row | None:
        """Return a row if it is in memory; else it is fetched."""
        number, within = divmod(place, BLOCK)
        rows = self._blocks.get(number)
        if rows is None:
            self._fetch(number)
            return None
        return rows[within] if within < len(rows) else None

    def place_of(self, case: str) -> int | None:
        """Return where a case stands among the rows in memory."""
        places = (
            number * BLOCK + within
            for number, rows in self._blocks.items()
            for within, row in enumerate(rows)
            if row.subject == case
        )
        return next(places, None)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many cases are wanted in all."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """How much is said of each case."""
        return 0 if parent.isValid() else len(cells.COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what stands in a cell; nothing until its block has come."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        return cells.said(row, cells.COLUMNS[index.column()], role, self.today)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Vertical:
            return None
        return cells.heading(cells.COLUMNS[section], role)

    def say_again(self) -> None:
        """Set every text anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(cells.COLUMNS) - 1)
        self._tell_changed(0, self._total - 1)

    def _day(self) -> date:
        return self._desk.now().astimezone().date()

    def _ask(self, numbers: list[int], *, anew: bool) -> None:
        """Read blocks and counts; nothing that was asked before is taken in any more."""
        self._asked += 1
        asked, wanted, today = self._asked, self.wanted, self._day()
        self._under_way = set(numbers)

        def look(vault: "Vault") -> tuple[dict[int, Page], Counts] | None:
            if asked != self._asked:  # something newer waits already
                return None
            found = {number: block(vault, wanted, number, today) for number in numbers}
            return found, register.counts(vault, today)

        def come(found: tuple[dict[int, Page], Counts] | None) -> None:
            if found is not None and asked == self._asked:
                self.today = today
                self._take(found[0], anew=anew)
                self.counted.emit(found[1])
                (self.shown if anew else self.renewed).emit()

        self._desk.ask(self, look, come)

    def _fetch(self, number: int) -> None:
        """Read one more block of the same."""
        if number in self._under_way:
            return
        self._under_way.add(number)
        asked, wanted, today = self._asked, self.wanted, self.today

        def come(page: Page) -> None:
            if asked != self._asked:
                return
            self._keep(number, page)
            self._set_total(page.total)
            self._tell_changed(number * BLOCK, number * BLOCK + len(page.rows) - 1)

        self._desk.ask(self, lambda vault: block(vault, wanted, number, today), come)

    def _take(self, found: dict[int, Page], *, anew: bool) -> None:
        total = max(page.total for page in found.values())
        if anew:
            self.beginResetModel()
        self._blocks.clear()
        for number, page in found.items():
            self._keep(number, page)
        if anew:
            self._total = total
            self.endResetModel()
        else:
            self._set_total(total)
            self._tell_changed(0, total - 1)

    def _keep(self, number: int, page: Page) -> None:
        self._under_way.discard(number)
        self._blocks[number] = page.rows
        if len(self._blocks) > _KEPT:
            del self._blocks[next(iter(self._blocks))]

    def _set_total(self, total: int) -> None:
        """Rows come and go at the end; what stands in each is told apart."""
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()
        elif total < self._total:
            self.beginRemoveRows(QModelIndex(), total, self._total - 1)
            self._total = total
            self.endRemoveRows()

    def _tell_changed(self, first: int, last: int) -> None:
        if last >= first:
            ends = self.index(first, 0), self.index(last, len(cells.COLUMNS) - 1)
            self.dataChanged.emit(*ends)

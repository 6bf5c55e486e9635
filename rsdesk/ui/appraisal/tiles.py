"""The four tiles: two beside each other where there is room, one that is open over the whole."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from rsdesk.domain.appraisal import FACTORS
from rsdesk.domain.guidance import Rated
from rsdesk.ui import theme
from rsdesk.ui.appraisal.tile import FactorTile
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import View
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import ROOM

_BROAD = 700  # from this width on two tiles stand beside each other


class TilesView(View):
    """All factors; the tiles are made one per turn."""

    wanted = Signal(Place)
    arranged = Signal()

    def __init__(self, desk: Desk, model: CaseModel, turns: Turns) -> None:
        super().__init__()
        self._desk, self._model, self._turns = desk, model, turns
        self._people: Mapping[str, str] = {}
        self.tiles: dict[Rated, FactorTile] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(ROOM)
        self._placed: tuple[tuple[Rated, int, int, int], ...] = ()

    def begin(self) -> None:
        """Make the tiles."""
        for factor in FACTORS:
            self._turns.put(partial(self._make, factor))

    def know_people(self, people: Mapping[str, str]) -> None:
        """Know the names of those who set ratings."""
        self._people = people
        for tile in self.tiles.values():
            tile.know_people(people)

    def show_work(self) -> None:
        """Show all factors as they are now, one per turn."""
        for tile in self.tiles.values():
            self._turns.put(tile.show_work)

    def retranslate(self) -> None:
        """The tiles set their own texts."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more or fewer tiles."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger type needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _make(self, factor: Rated) -> None:
        tile = FactorTile(self._desk, self._model, factor, self._turns)
        tile.wanted.connect(self.wanted)
        tile.turned.connect(self._arrange)
        self.tiles[factor] = tile
        tile.know_people(self._people)
        self._arrange()

    def _arrange(self) -> None:
        """Give each tile its place; nothing moves that stays where it is."""
        places = tuple(self._places())
        if places == self._placed:
            return
        self._placed = places
        for factor, line, column, span in places:
            self._grid.removeWidget(self.tiles[factor])
            self._grid.addWidget(self.tiles[factor], line, column, 1, span)
        two = self.width() >= theme.scaled(_BROAD)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if two else 0)
        self.arranged.emit()

    def _places(self) -> list[tuple[Rated, int, int, int]]:
        """Return line, column and span of each tile; one that is alone takes the whole line."""
        if self.width() < theme.scaled(_BROAD):
            return [(factor, line, 0, 1) for line, factor in enumerate(self.tiles)]
        lines: list[list[Rated]] = []
        for factor, tile in self.tiles.items():
            last = lines[-1] if lines else []
            if len(last) == 1 and not tile.is_open and not self.tiles[last[0]].is_open:
                last.append(factor)
            else:
                lines.append([factor])
        return [
            (factor, line, column, 3 - len(factors))
            for line, factors in enumerate(lines)
            for column, factor in enumerate(factors)
        ]

"""The lists of the appraisal: widgets that are kept and only say something else."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from rsdesk.ui.appraisal.point import Point
from rsdesk.ui.appraisal.row import PointView
from rsdesk.ui.assessment.rows import let_go
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, frame, row
from rsdesk.ui.widgets.text import label

Key = tuple[Place, str]


class ListView(View):
    """A heading, what it means, and its points; something good where there is none."""

    wanted = Signal(Place)

    def __init__(self, look: tuple[str, str], words: tuple[str, str, str], turns: Turns) -> None:
        """`words` are message ids: heading, what it means, what is said of an empty list."""
        super().__init__()
        self._words, self._turns = words, turns
        self._rows: dict[Key, PointView] = {}
        self._points: tuple[Point, ...] = ()
        self._icon = IconLabel(*look)
        self._heading = label("heading")
        self._meaning = label("soft")
        self._none_icon = IconLabel("circle-check", "done", 16)
        self._none = label("soft")
        head = row(gap=NEAR)
        head.addWidget(self._icon)
        head.addWidget(self._heading, 1)
        nothing = row(gap=NEAR)
        nothing.addWidget(self._none_icon, 0, Qt.AlignmentFlag.AlignTop)
        nothing.addWidget(self._none, 1)
        self._whole = QWidget()
        self._lines = column(self._whole, gap=NEAR)
        box: QFrame = frame("card")
        lines = column(box, gap=NEAR, margin=ROOM)
        lines.addLayout(head)
        lines.addWidget(self._meaning)
        lines.addLayout(nothing)
        lines.addWidget(self._whole)
        column(self, gap=TIGHT).addWidget(box)
        self.retranslate()

    @property
    def rows(self) -> tuple[PointView, ...]:
        """What is shown now, from top to bottom."""
        return tuple(self._rows[key] for key in map(_key, self._points) if key in self._rows)

    def show_points(self, points: tuple[Point, ...]) -> None:
        """Show these points, in pieces: many lines take longer than a blink.

        A line stays with its point, so that a change touches few of them.
        """
        if points == self._points:
            return
        self._points = points
        self._show_empty()
        # a line that comes into sight by itself lets Qt lay out the whole page: the first ones
        # are made out of sight
        self._whole.setVisible(bool(self._rows))
        for key in self._rows.keys() - set(map(_key, points)):
            self._lines.removeWidget(self._rows[key])
            let_go(self._rows.pop(key))
        for place in range(len(points)):
            self._turns.put(partial(self._put, place))
        self._turns.put(self._whole.show)

    def retranslate(self) -> None:
        """Set the words of the list itself."""
        heading, meaning, nothing = self._words
        self._heading.setText(t(heading))
        self._meaning.setText(t(meaning))
        self._none.setText(t(nothing))
        self._show_empty()

    def take_keyboard(self) -> None:
        """Take the keyboard to the first point, if there is one."""
        if self.rows:
            self.rows[0].take_keyboard()

    def _show_empty(self) -> None:
        self._meaning.setVisible(bool(self._points))
        self._none.setVisible(not self._points)
        self._none_icon.setVisible(not self._points)

    def _put(self, place: int) -> None:
        """Show a point in its place; the list may be shorter by now."""
        if place >= len(self._points):
            return
        point = self._points[place]
        row = self._rows.get(_key(point)) or self._new(_key(point))
        under = self._points[place - 1].under if place else ""
        row.show_point(point, point.under if point.under != under else "")
        if self._lines.indexOf(row) != place:
            self._lines.removeWidget(row)
            self._insert(place, row)

    def _new(self, key: Key) -> PointView:
        row = PointView()
        row.wanted.connect(self.wanted)
        self._rows[key] = row
        return row

    def _insert(self, place: int, row: PointView) -> None:
        """Put a line into its place, dressed and measured: not all of them when they are shown."""
        row.ensurePolished()
        self._lines.insertWidget(place, row)
        item = self._lines.itemAt(place)
        if item is not None:
            item.heightForWidth(self._meaning.width())


def _key(point: Point) -> Key:
    """Return what tells points apart in every language."""
    return point.place, point.number.partition(" ")[0]

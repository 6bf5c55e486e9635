"""The lists of the appraisal: widgets that are kept and only say something else."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from rsdesk.ui.appraisal.point import Point
from rsdesk.ui.appraisal.row import PointView
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, frame, row
from rsdesk.ui.widgets.text import label


class ListView(View):
    """A heading, what it means, and its points; something good where there is none."""

    wanted = Signal(Place)

    def __init__(self, look: tuple[str, str], words: tuple[str, str, str], turns: Turns) -> None:
        """`words` are message ids: heading, what it means, what is said of an empty list."""
        super().__init__()
        self._words, self._turns = words, turns
        self._rows: list[PointView] = []
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
        self._lines = column(gap=NEAR)
        box: QFrame = frame("card")
        lines = column(box, gap=NEAR, margin=ROOM)
        lines.addLayout(head)
        lines.addWidget(self._meaning)
        lines.addLayout(nothing)
        lines.addLayout(self._lines)
        column(self, gap=TIGHT).addWidget(box)
        self.retranslate()

    @property
    def rows(self) -> tuple[PointView, ...]:
        """What is shown now."""
        return tuple(found for found in self._rows if not found.isHidden())

    def show_points(self, points: tuple[Point, ...]) -> None:
        """Show these points, in pieces: many lines take longer than a blink."""
        if points == self._points:
            return
        self._points = points
        self._show_empty()
        for found in self._rows[len(points) :]:
            found.hide()
        for place in range(len(points)):
            self._turns.put(partial(self._add, place))

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

    def _add(self, place: int) -> None:
        """Show a line, made first where there is none; the list may be shorter by now."""
        if place < len(self._points) and place == len(self._rows):
            made = PointView()
            made.wanted.connect(self.wanted)
            self._rows.append(made)
            self._lines.addWidget(made)
        if place < min(len(self._points), len(self._rows)):
            self._show(place)

    def _show(self, place: int) -> None:
        point = self._points[place]
        earlier = self._points[place - 1].under if place else ""
        made = self._rows[place]
        made.show_point(point, point.under if point.under != earlier else "")
        made.show()
        if not made.is_whole:
            self._turns.put(partial(self._complete, made))

    def _complete(self, made: PointView) -> None:
        """Make the other buttons of a row, one per turn."""
        made.make_more()
        if not made.is_whole:
            self._turns.put(partial(self._complete, made))

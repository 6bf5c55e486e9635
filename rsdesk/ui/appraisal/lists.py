"""The lists of the appraisal: widgets that are kept and only say something else."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel

from rsdesk.i18n import N_
from rsdesk.ui.appraisal.point import Point
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, frame, row
from rsdesk.ui.widgets.text import label


class PointView(View):
    """One point with the buttons that lead to where it is mended, and what would change it."""

    wanted = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self._point: Point | None = None
        self._under = label("subheading")
        self._number = label("small")
        self._title = label()
        self._strong = label("subheading")
        self._lines = label("small")
        self._closed_icon = IconLabel("check", "done", 15)
        self._closed = label("small")
        self._changes = label("small")
        self._changes.hide()
        self.go = IconButton("arrow-right", "link")
        self.go.clicked.connect(self._tell)
        self.measures = IconButton("list-checks", "link")
        self.measures.clicked.connect(self._tell_measures)
        self.change = IconButton("chevron-right", "link")
        self.change.setCheckable(True)
        self.change.clicked.connect(self._turn)
        self._arrange()

    def show_point(self, point: Point, under: str) -> None:
        """Say this; `under` is a heading above, empty for none."""
        if (point, under) == (self._point, self._under.text()):
            return
        self._point = point
        for widget, words in (
            (self._under, under),
            (self._number, point.number),
            (self._title, point.title),
            (self._strong, point.strong),
            (self._lines, "\n".join(point.lines)),
            (self._closed, point.closed),
        ):
            _say(widget, words)
        self._closed_icon.setVisible(bool(point.closed))
        self._changes.setText("\n".join(point.changes))
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words of the buttons; the others come with the point."""
        point = self._point
        if point is None:
            return
        to_facts = point.place.step == "facts"
        self._name(self.go, N_("Go to the circumstance") if to_facts else N_("Go to the answer"))
        self._name(self.measures, N_("Go to the measures"))
        self.measures.setVisible(point.measures is not None)
        self._name(self.change, N_("What would change it"))
        self.change.setVisible(bool(point.changes))
        self._turn(self.change.isChecked() and bool(point.changes))

    def take_keyboard(self) -> None:
        """Take the keyboard to the button."""
        self.go.setFocus(Qt.FocusReason.TabFocusReason)

    def _name(self, button: IconButton, words: str) -> None:
        button.name(t(words))
        if self._point is not None:
            button.setAccessibleName(f"{t(words)}: {self._point.number} {self._point.title}")

    def _turn(self, shown: bool) -> None:
        self.change.setChecked(shown)
        self.change.show_icon("chevron-down" if shown else "chevron-right")
        self._changes.setVisible(shown)

    def _tell(self) -> None:
        if self._point is not None:
            self.wanted.emit(self._point.place)

    def _tell_measures(self) -> None:
        if self._point is not None and self._point.measures is not None:
            self.wanted.emit(self._point.measures)

    def _arrange(self) -> None:
        lines = column(self, gap=2)
        lines.addWidget(frame("rule"))
        for widget in (self._under, self._number, self._title, self._strong, self._lines):
            lines.addWidget(widget)
        closed = row(gap=TIGHT)
        closed.addWidget(self._closed_icon, 0, Qt.AlignmentFlag.AlignTop)
        closed.addWidget(self._closed, 1)
        lines.addLayout(closed)
        # a layout that flows would cost each of many rows a call into Python
        buttons = row(gap=ROOM)
        buttons.addWidget(self.go)
        buttons.addWidget(self.measures)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        lines.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self._changes)


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
        self._rows[place].show_point(point, point.under if point.under != earlier else "")
        self._rows[place].show()


def _say(widget: QLabel, words: str) -> None:
    widget.setText(words)
    widget.setVisible(bool(words))

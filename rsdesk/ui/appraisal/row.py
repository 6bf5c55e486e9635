"""One point of a list with the buttons that lead to where it is mended."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from rsdesk.i18n import N_
from rsdesk.ui.appraisal.point import Point
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import ROOM, TIGHT, column, frame, row
from rsdesk.ui.widgets.text import label

# the parts of a row from top to bottom; a list may be long, so what is not needed is not made
_ORDER = ("under", "number", "title", "strong", "lines", "closed", "buttons", "change", "changes")
_ROLES = {"under": "subheading", "title": "", "strong": "subheading"}


class PointView(View):
    """A point, how it is closed, and what would change it."""

    wanted = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self._point: Point | None = None
        self._parts: dict[str, QWidget] = {}
        self._labels: dict[str, QLabel] = {}
        self.go = IconButton("arrow-right", "link")
        self.go.clicked.connect(self._tell)
        self.measures: IconButton | None = None
        self.change: IconButton | None = None
        self._lines = column(self, gap=2)
        self._lines.addWidget(frame("rule"))
        self._buttons = row(gap=ROOM)
        self._buttons.addWidget(self.go)
        self._buttons.addStretch(1)
        self._lines.addLayout(self._buttons)

    def show_point(self, point: Point, under: str) -> None:
        """Say this; `under` is a heading above, empty for none."""
        said = self._labels["under"].text() if "under" in self._labels else ""
        if (point, under) == (self._point, said):
            return
        self._point = point
        self._say("under", under)
        self._say("number", point.number)
        self._say("title", point.title)
        self._say("strong", point.strong)
        self._say("lines", "\n".join(point.lines))
        self._say("closed", point.closed)
        self._make_buttons(point)
        self._name_buttons(point)

    def retranslate(self) -> None:
        """The list shows the point anew, in turns: many lines would keep the window waiting."""

    def take_keyboard(self) -> None:
        """Take the keyboard to the button."""
        self.go.setFocus(Qt.FocusReason.TabFocusReason)

    def _say(self, part: str, words: str) -> None:
        if words and part not in self._parts:
            self._make(part)
        if part in self._parts:
            self._labels[part].setText(words)
            self._parts[part].setVisible(bool(words))

    def _make(self, part: str) -> None:
        """Put a label where it belongs among those that are there."""
        made = label(_ROLES.get(part, "small"))
        self._labels[part] = made
        whole = _closed(made) if part == "closed" else made
        self._parts[part] = whole
        if part == "changes":
            self._lines.addWidget(whole)
            return
        before = _ORDER[: _ORDER.index(part)]
        self._lines.insertWidget(1 + sum(name in self._parts for name in before), whole)

    def _make_buttons(self, point: Point) -> None:
        if point.measures is not None and self.measures is None:
            self.measures = self._button("list-checks", self._tell_measures)
            self._buttons.insertWidget(1, self.measures)
        if point.changes and self.change is None:
            self.change = self._button("chevron-right", self._turn)
            self.change.setCheckable(True)
            place = self._lines.indexOf(self._buttons) + 1
            self._lines.insertWidget(place, self.change, 0, Qt.AlignmentFlag.AlignLeft)

    def _name_buttons(self, point: Point) -> None:
        to_facts = point.place.step == "facts"
        self._name(self.go, N_("Go to the circumstance") if to_facts else N_("Go to the answer"))
        if self.measures is not None:
            self._name(self.measures, N_("Go to the measures"))
            self.measures.setVisible(point.measures is not None)
        if self.change is not None:
            self._name(self.change, N_("What would change it"))
            self.change.setVisible(bool(point.changes))
            self._turn(self.change.isChecked() and bool(point.changes))

    def _button(self, icon: str, call: Callable[..., None]) -> IconButton:
        made = IconButton(icon, "link")
        made.clicked.connect(call)
        return made

    def _name(self, button: IconButton, words: str) -> None:
        button.name(t(words))
        if self._point is not None:
            button.setAccessibleName(f"{t(words)}: {self._point.number} {self._point.title}")

    def _turn(self, shown: bool) -> None:
        """Show or hide what would change it."""
        if self.change is None or self._point is None:
            return
        self.change.setChecked(shown)
        self.change.show_icon("chevron-down" if shown else "chevron-right")
        if shown or "changes" in self._parts:
            self._say("changes", "\n".join(self._point.changes) if shown else "")

    def _tell(self) -> None:
        if self._point is not None:
            self.wanted.emit(self._point.place)

    def _tell_measures(self) -> None:
        if self._point is not None and self._point.measures is not None:
            self.wanted.emit(self._point.measures)


def _closed(words: QLabel) -> QWidget:
    made = QWidget()
    line = row(made, gap=TIGHT)
    line.addWidget(IconLabel("check", "done", 15), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    return made

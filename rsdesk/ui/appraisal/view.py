"""The appraisal of a case: what the answers led to and what is open, one step from each answer."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from rsdesk.i18n import N_
from rsdesk.ui.appraisal.counts import COUNTED, CountsView
from rsdesk.ui.appraisal.lists import ListView
from rsdesk.ui.appraisal.points import ListName, Point, points
from rsdesk.ui.assessment.state import LOOKS
from rsdesk.ui.assessment.tabs import order_tabs
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.case.step import StepView
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import t
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, WIDE, column, row, scrolled
from rsdesk.ui.widgets.text import label

_LOOKS: dict[ListName, tuple[str, str]] = {
    "stop": LOOKS["stop"],
    "flag": LOOKS["flag"],
    "gap": LOOKS["gap"],
    "open": ("circle-dot", "ink"),
    "missing": LOOKS["missing"],
    "marked": ("bookmark", "accent"),
    "fact": ("circle-help", "ink"),
    "kept": ("archive", "soft"),
}
_WORDS: dict[ListName, tuple[str, str, str]] = {
    "stop": (
        N_("Stops"),
        N_("No start and no continuation until the office responsible has cleared it in writing."),
        N_("No answer leads to a stop."),
    ),
    "flag": (
        N_("Red flags"),
        N_("The matter goes to the next decision level."),
        N_("No answer leads to a red flag."),
    ),
    "gap": (
        N_("Open points"),
        N_("Each needs a measure or a written reason before a decision is signed."),
        N_("No answer leaves an open point."),
    ),
    "open": (
        N_("Open questions"),
        N_("They apply under the circumstances stated."),
        N_("Every question that applies is answered."),
    ),
    "missing": (
        N_("Incomplete answers"),
        N_("Something was chosen, but a part that belongs to it is missing."),
        N_("No answer lacks a part."),
    ),
    "marked": (
        N_("Marked for later"),
        N_("You wanted to look at these once more."),
        N_("No question is marked for later."),
    ),
    "fact": (
        N_("Circumstances not known"),
        N_("Each counts as yes and opens its questions until it is stated."),
        N_("Every circumstance is stated as yes or no."),
    ),
    "kept": (
        N_("Answers kept but not counted"),
        N_("Their questions are not asked under the present circumstances."),
        N_("Every answer counts; none is set aside."),
    ),
}


class AppraisalView(StepView):
    """Figures on top, then the lists behind them."""

    topic = "appraisal"

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__(desk, model)
        self._case = ""
        self._turns = Turns(self)
        self._title = label("title")
        self._note = label("soft")
        self.counts = CountsView(_LOOKS)
        self.counts.wanted.connect(self._show_list)
        self.lists: dict[ListName, ListView] = {}
        self._found: dict[ListName, tuple[Point, ...]] = {}
        inner = QWidget()
        lines = column(inner, gap=ROOM)
        lines.setContentsMargins(WIDE, ROOM, WIDE, WIDE)
        lines.addWidget(self._title)
        note = row(gap=NEAR)
        note.addWidget(IconLabel("info", "soft"), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._note, 1)
        lines.addLayout(note)
        lines.addWidget(self.counts)
        self._lists = column(gap=ROOM)
        lines.addLayout(self._lists)
        lines.addStretch(1)
        self._area: QScrollArea = scrolled(inner)
        column(self, gap=0).addWidget(self._area)
        for name in _WORDS:
            self._turns.put(partial(self._make, name))
        self.retranslate()

    @property
    def busy(self) -> bool:
        """Whether lines are still being made."""
        return self._turns.busy

    def arrive(self, place: Place) -> None:
        """Begin at the top."""
        self._area.verticalScrollBar().setValue(0)

    def here(self) -> Place:
        """Return the appraisal of the case."""
        return Place("case", self._case, "appraisal")

    def show_work(self) -> None:
        """Show the case as it is now."""
        work = self.model.work
        self._case = work.case.subject
        self._found = found = points(work)
        self.counts.show_counts({name: len(found[name]) for name in COUNTED})
        for name, made in self.lists.items():
            made.show_points(found[name])
        self._turns.put(lambda: order_tabs(self))

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(t(N_("Appraisal")))
        self._note.setText(
            t(
                N_(
                    "This is not a decision. The appraisal shows what the answers lead to under "
                    "the rules of the guidance; people weigh it and decide."
                )
            )
        )
        if self._case and self.model.is_open:
            self.show_work()

    def _make(self, name: ListName) -> None:
        """The page is seen before its lists are all there."""
        made = ListView(_LOOKS[name], _WORDS[name], self._turns)
        made.wanted.connect(self.desk.go)
        self.lists[name] = made
        self._lists.addWidget(made)
        made.show_points(self._found.get(name, ()))

    def _show_list(self, name: str) -> None:
        """Take the eye and the keyboard to a list."""
        for known, made in self.lists.items():
            if known == name:
                self._area.verticalScrollBar().setValue(made.y())
                QTimer.singleShot(0, made.take_keyboard)

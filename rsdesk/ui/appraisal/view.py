"""The appraisal of a case: what the answers led to and what is open, one step from each answer."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from rsdesk.i18n import N_
from rsdesk.services import people
from rsdesk.ui.appraisal.counts import COUNTED, CountsView
from rsdesk.ui.appraisal.depth import DepthView
from rsdesk.ui.appraisal.explanations import STEPS, Explanations
from rsdesk.ui.appraisal.lists import ListView
from rsdesk.ui.appraisal.looks import LISTS
from rsdesk.ui.appraisal.outcomes import OutcomesView
from rsdesk.ui.appraisal.point import ListName, Point
from rsdesk.ui.appraisal.points import points
from rsdesk.ui.appraisal.result import ResultView
from rsdesk.ui.appraisal.tiles import TilesView
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
from rsdesk.ui.window import focus_first

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


_ENOUGH = 0.003  # s of one turn: a long page has to be laid out after it


class AppraisalView(StepView):
    """Level and matrix on top, then the factors, how the level comes about, and the lists.

    Its parts are made one per turn, and each shows the case in a turn of its own.
    """

    topic = "appraisal"

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__(desk, model)
        self._case = ""
        self._people: dict[str, str] = {}
        self._asked: set[str] = set()
        self._turns = Turns(self, _ENOUGH)
        self._orders = self._begun = False
        self._title, self._note = label("title"), label("soft")
        self._factors = label("heading")
        self.result = ResultView()
        self.counts = CountsView(LISTS)
        self.tiles = TilesView(desk, model, self._turns)
        self.result.wanted.connect(desk.go)
        self.tiles.wanted.connect(desk.go)
        self.tiles.arranged.connect(self._order_soon)
        self.counts.wanted.connect(self._show_list)
        self.explanations: Explanations | None = None
        self.outcomes: OutcomesView | None = None
        self.how_deep: DepthView | None = None
        self.lists: dict[ListName, ListView] = {}
        self._found: dict[ListName, tuple[Point, ...]] = {}
        self._below = column(gap=ROOM)
        self._area = self._arranged()
        self.retranslate()

    @property
    def busy(self) -> bool:
        """Whether something is still being made or shown."""
        return self._turns.busy

    def arrive(self, place: Place) -> None:
        """Begin at the top."""
        self._area.verticalScrollBar().setValue(0)

    def here(self) -> Place:
        """Return the appraisal of the case."""
        return Place("case", self._case, "appraisal")

    def show_work(self) -> None:
        """Show the case as it is now, part after part."""
        work = self.model.work
        self._case = work.case.subject
        self.result.show_work(work)
        self._ask_people()
        self._begin()
        self._turns.put(self.tiles.show_work)
        for view in (self.explanations, self.outcomes, self.how_deep):
            self._turns.put(partial(self._show_way, view))
        self._turns.put(self._show_lists)
        self._order_soon()

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(t(N_("Appraisal")))
        self._factors.setText(t(N_("The four factors")))
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

    # ------------------------------------------------------------------ showing

    def _show_way(self, view: Explanations | OutcomesView | DepthView | None) -> None:
        if view is not None and self.model.is_open:
            view.show_work()

    def _show_lists(self) -> None:
        if not self.model.is_open:
            return
        self._found = found = points(self.model.work)
        self.counts.show_counts({name: len(found[name]) for name in COUNTED})
        for name, made in self.lists.items():
            made.show_points(found[name])
        self._order_soon()

    def _order_soon(self) -> None:
        """Order the tabs once for all that is shown anew."""
        if not self._orders:
            self._orders = True
            self._turns.put(self._order)

    def _order(self) -> None:
        self._orders = False
        order_tabs(self)

    def _ask_people(self) -> None:
        """Ask for the names of those who answered, where one is not known yet."""
        authors = {answer.author for answer in self.model.work.case.all_answers}
        if not authors <= self._asked:
            self._asked |= authors
            self.desk.ask(self, people.names, self._know_people)

    def _know_people(self, names: dict[str, str]) -> None:
        self._people = names
        self.tiles.know_people(names)

    # ------------------------------------------------------------------ making

    def _begin(self) -> None:
        """Make the rest once the page is seen: all at once it would keep the window waiting."""
        if not self._begun:
            self._begun = True
            self.tiles.begin()
            self._turns.put(self._make_explanations)

    def _arranged(self) -> QScrollArea:
        inner = QWidget()
        lines = column(inner, gap=ROOM)
        lines.setContentsMargins(WIDE, ROOM, WIDE, WIDE)
        lines.addWidget(self._title)
        note = row(gap=NEAR)
        note.addWidget(IconLabel("info", "soft"), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._note, 1)
        lines.addLayout(note)
        lines.addWidget(self.result)
        lines.addWidget(self.counts)
        lines.addWidget(self._factors)
        lines.addWidget(self.tiles)
        lines.addLayout(self._below)
        lines.addStretch(1)
        area: QScrollArea = scrolled(inner)
        column(self, gap=0).addWidget(area)
        return area

    def _make_explanations(self) -> None:
        """Make them out of sight: what comes into sight lets Qt lay out the whole page."""
        made = Explanations(self.model)
        for name in STEPS:
            self._turns.put(partial(made.add_step, name))
        self._turns.put(partial(self._show_explanations, made))
        self._turns.put(self._make_outcomes)
        self._turns.put(self._make_depth)
        for name in _WORDS:
            self._turns.put(partial(self._make_list, name))

    def _show_explanations(self, made: Explanations) -> None:
        self.explanations = made
        self._show_way(made)
        self._below.addWidget(made)

    def _make_outcomes(self) -> None:
        self.outcomes = OutcomesView(self.model)
        self.outcomes.wanted.connect(self._show_hindrance)
        self._below.addWidget(self.outcomes)

    def _make_depth(self) -> None:
        self.how_deep = DepthView(self.model)
        self._below.addWidget(self.how_deep)

    def _make_list(self, name: ListName) -> None:
        """The page is seen before its lists are all there."""
        made = ListView(LISTS[name], _WORDS[name], self._turns)
        made.wanted.connect(self.desk.go)
        self.lists[name] = made
        self._below.addWidget(made)
        made.show_points(self._found.get(name, ()))

    def _show_hindrance(self, name: str) -> None:
        """Take the eye and the keyboard to what keeps an outcome from being offered."""
        inner = self._area.widget()
        if name == "factors" and inner is not None:
            self._area.verticalScrollBar().setValue(self._factors.mapTo(inner, QPoint()).y())
            focus_first(self.tiles)
        else:
            self._show_list(name)

    def _show_list(self, name: str) -> None:
        """Take the eye and the keyboard to a list."""
        for known, made in self.lists.items():
            inner = self._area.widget()
            if known == name and inner is not None:
                self._area.verticalScrollBar().setValue(made.mapTo(inner, QPoint()).y())
                QTimer.singleShot(0, made.take_keyboard)

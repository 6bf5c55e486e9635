"""What comes after the decision: dates, events, conditions, versions, the end, and deletion."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from rsdesk.i18n import N_
from rsdesk.ui.assessment.tabs import order_tabs
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.case.step import StepView
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import t
from rsdesk.ui.later.coming import ComingView
from rsdesk.ui.later.conditions import ConditionsView
from rsdesk.ui.later.ending import EndingView
from rsdesk.ui.later.events import EventsView
from rsdesk.ui.later.places import END, EVENTS, RETENTION
from rsdesk.ui.later.retention import RetentionView
from rsdesk.ui.later.versions import VersionsView
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import ROOM, WIDE, column, scrolled
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.text import label


class LaterView(StepView):
    """One page; each part shows itself."""

    topic = "later"

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__(desk, model)
        self._case = ""
        self._turns = Turns(self)
        self._title = label("title")
        self.conditions = ConditionsView(model)
        self.coming = ComingView(model)
        self.events = EventsView(desk, model, self._turns)
        self.versions = VersionsView(desk, self._turns)
        self.ending = EndingView(model)
        self.retention = RetentionView(desk, model)
        self._parts: tuple[Section, ...] = (
            self.conditions,
            self.coming,
            self.events,
            self.versions,
            self.ending,
            self.retention,
        )
        for part in (self.conditions, self.coming, self.events, self.versions):
            part.wanted.connect(desk.go)
        for part in (self.events, self.versions):
            part.rearranged.connect(self._rearrange)
        self._area = self._build()
        column(self, gap=0).addWidget(self._area)
        self.retranslate()

    @property
    def busy(self) -> bool:
        """Whether lines are still being made."""
        return self._turns.busy

    def arrive(self, place: Place) -> None:
        """Begin at the top, or at the part that the place names."""
        named: dict[str, Section] = {
            EVENTS: self.events, END: self.ending, RETENTION: self.retention,
        }  # fmt: skip
        if place.field not in named:
            self._area.verticalScrollBar().setValue(0)
            return
        self._turns.put(lambda: self._show_part(named[place.field]))

    def here(self) -> Place:
        """Return this step of the case."""
        return Place("case", self._case, "later")

    def show_work(self) -> None:
        """Show the case as it is now."""
        case = self.model.work.case.subject
        is_new, self._case = case != self._case, case
        for place in range(len(self._parts)):
            if is_new:  # all at once it would hold up the window
                self._turns.put(partial(self._show, place))
            else:
                self._show(place)
        self._rearrange()

    def retranslate(self) -> None:
        """Set every text; the parts set theirs."""
        self._title.setText(t(N_("Afterwards")))

    def _show(self, place: int) -> None:
        """Show the case as it is by now in one part."""
        work, today = self.model.work, self.desk.now().astimezone().date()
        shows: tuple[Callable[[], None], ...] = (
            partial(self.conditions.show_work, work, today),
            partial(self.coming.show_work, work, today),
            partial(self.events.show_work, work),
            partial(self.versions.show_work, work),
            partial(self.ending.show_work, work, today),
            partial(self.retention.show_work, work),
        )
        shows[place]()

    def _build(self) -> QScrollArea:
        inner = QWidget()
        lines = column(inner, gap=ROOM)
        lines.setContentsMargins(WIDE, ROOM, WIDE, WIDE)
        lines.addWidget(self._title)
        for part in self._parts:
            lines.addWidget(part)
        lines.addStretch(1)
        return scrolled(inner)

    def _show_part(self, part: Section) -> None:
        """Take the eye and the keyboard to a part."""
        if part is self.events:
            self.events.take_keyboard()
        elif part is self.ending:
            self.ending.dated.take_keyboard()
        else:
            self.retention.delete.setFocus(Qt.FocusReason.OtherFocusReason)
        show_whole(part)

    def _rearrange(self) -> None:
        self._turns.put(lambda: order_tabs(self))

"""The decision of a case: what it lacks, who takes it, what it is, and who took part."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from rsdesk.i18n import N_
from rsdesk.ui.assessment.tabs import order_tabs
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.case.step import StepView
from rsdesk.ui.decision.conditions import ConditionsView
from rsdesk.ui.decision.dates import DatesView
from rsdesk.ui.decision.deciders import DecidersView
from rsdesk.ui.decision.missing import MissingView
from rsdesk.ui.decision.outcome import OutcomeView
from rsdesk.ui.decision.people import PeopleView
from rsdesk.ui.decision.places import OUTCOME, OWNER, PEOPLE, REASON
from rsdesk.ui.decision.weighing import WeighingView
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import t
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, WIDE, column, row, scrolled
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.text import label


class DecisionView(StepView):
    """One page from what is missing to the date of the next review."""

    topic = "decision"

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__(desk, model)
        self._case = ""
        self._part = ""  # what somebody was led to
        self._turns = Turns(self)
        self._title, self._note = label("title"), label("soft")
        self.missing = MissingView()
        self.deciders = DecidersView()
        self.weighing = WeighingView()
        self.outcome = OutcomeView(model)
        self.conditions = ConditionsView()
        self.people = PeopleView(desk, model, self._turns)
        self.dates = DatesView(model)
        for part in (self.missing, self.weighing, self.outcome, self.conditions):
            part.wanted.connect(desk.go)
        self.people.rearranged.connect(self._rearrange)
        self._area = self._build()
        column(self, gap=0).addWidget(self._area)
        self.retranslate()

    @property
    def busy(self) -> bool:
        """Whether lines are still being made."""
        return self._turns.busy

    def arrive(self, place: Place) -> None:
        """Begin at the top, or at the part that the place names."""
        self.people.arrive()
        self._part = place.field
        if not place.field:
            self._area.verticalScrollBar().setValue(0)
            return
        self._turns.put(lambda: self._show_part(place.field))

    def here(self) -> Place:
        """Return the decision of the case, and the part of it that somebody was led to."""
        return Place("case", self._case, "decision", field=self._part)

    def show_work(self) -> None:
        """Show the case as it is now."""
        work, today = self.model.work, self.desk.now().date()
        if work.case.subject != self._case:
            self._case, self._part = work.case.subject, ""
            self.outcome.forget()
            self.dates.forget()
        self.missing.show_work(work, today)
        self.deciders.show_work(work, today)
        self.weighing.show_work(work)
        self.outcome.show_work(work)
        self.conditions.show_work(work, today)
        self.people.show_work(work)
        self.dates.show_work(work, today)
        self._rearrange()

    def retranslate(self) -> None:
        """Set every text; the parts set theirs."""
        self._title.setText(t(N_("Decision")))
        self._note.setText(
            t(
                N_(
                    "rsdesk never decides, and it gives no legal advice. It says what the rules "
                    "ask for; the people named here decide and answer for it."
                )
            )
        )

    def _build(self) -> QScrollArea:
        inner = QWidget()
        lines = column(inner, gap=ROOM)
        lines.setContentsMargins(WIDE, ROOM, WIDE, WIDE)
        lines.addWidget(self._title)
        note = row(gap=NEAR)
        note.addWidget(IconLabel("info", "soft"), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._note, 1)
        lines.addLayout(note)
        for part in self._parts():
            lines.addWidget(part)
        lines.addStretch(1)
        return scrolled(inner)

    def _parts(self) -> tuple[Section, ...]:
        return (
            self.missing,
            self.deciders,
            self.weighing,
            self.outcome,
            self.conditions,
            self.people,
            self.dates,
        )

    def _show_part(self, name: str) -> None:
        """Take the eye and the keyboard to where something is entered."""
        if name == OUTCOME:
            self.outcome.options.take_keyboard()
            show_whole(self.outcome)
        elif name == REASON:
            self.outcome.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            show_whole(self.outcome)
        elif name in (OWNER, PEOPLE):
            self.people.take_keyboard(own=name == OWNER)
            show_whole(self.people.add)
        elif name in self.dates.dates:
            self.dates.dates[name].day.take_keyboard()
            show_whole(self.dates)
        else:
            self.people.show_person(name)

    def _rearrange(self) -> None:
        self._turns.put(lambda: order_tabs(self))

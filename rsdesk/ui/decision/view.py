"""The decision of a case: what it lacks, who takes it, what it is, and who took part."""

from PySide6.QtCore import Qt

from rsdesk.i18n import N_
from rsdesk.ui.case.cards import CardsView
from rsdesk.ui.case.model import CaseModel
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
from rsdesk.ui.widgets.boxes import NEAR, row
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.text import label


class DecisionView(CardsView):
    """One page from what is missing to the date of the next review."""

    topic = "decision"

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__(desk, model, N_("Decision"))
        self._part = ""  # what somebody was led to
        self._note = label("soft")
        self._add_note()
        self.missing = MissingView()
        self.deciders = DecidersView()
        self.weighing = WeighingView()
        self.outcome = OutcomeView(model)
        self.conditions = ConditionsView()
        self.people = PeopleView(desk, model, self._turns)
        self.dates = DatesView(model)
        self._add_cards()
        for part in (self.missing, self.weighing, self.outcome, self.conditions):
            part.wanted.connect(desk.go)
        self.people.rearranged.connect(self._rearrange)
        self.retranslate()

    def arrive(self, place: Place) -> None:
        """Begin at the top, or at the part that the place names."""
        self.people.arrive()
        self._part = place.field
        if not place.field:
            self._begin_at_top()
            return
        self._turns.put(lambda: self._show_part(place.field))

    def here(self) -> Place:
        """Return the decision of the case, and the part of it that somebody was led to."""
        return Place("case", self._case, "decision", field=self._part)

    def retranslate(self) -> None:
        """Set every text; the parts set theirs."""
        super().retranslate()
        self._note.setText(
            t(
                N_(
                    "rsdesk never decides, and it gives no legal advice. It says what the rules "
                    "ask for; the people named here decide and answer for it."
                )
            )
        )

    def _forget(self) -> None:
        self._part = ""
        self.outcome.forget()
        self.dates.forget()

    def _add_note(self) -> None:
        note = row(gap=NEAR)
        note.addWidget(IconLabel("info", "soft"), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._note, 1)
        self._lines.addLayout(note)

    def _add_cards(self) -> None:
        self._add(self.missing, self.missing.show_work)
        self._add(self.deciders, self.deciders.show_work)
        self._add(self.weighing, lambda work, _: self.weighing.show_work(work))
        self._add(self.outcome, lambda work, _: self.outcome.show_work(work))
        self._add(self.conditions, self.conditions.show_work)
        self._add(self.people, lambda work, _: self.people.show_work(work))
        self._add(self.dates, self.dates.show_work)
        self._lines.addStretch(1)

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
            self.people.show_entry(name)

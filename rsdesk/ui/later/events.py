"""When the case is looked at again: by its date, or because something happened before."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal

from rsdesk.domain.appraisal_words import level_word
from rsdesk.domain.casework import Casework
from rsdesk.domain.dates import decided_on, ended_on, is_refused, review
from rsdesk.domain.proceedings import Event
from rsdesk.i18n import N_, date_text
from rsdesk.services import casework
from rsdesk.services.reassessing import begin_reassessment
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.entries import EntriesView
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import counted, current, t
from rsdesk.ui.later.event import EventForm, EventView
from rsdesk.ui.message import done
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, column
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.text import label, toned

_BEGUN = N_(
    "A re-assessment has begun: a new decision is needed, and every answer stays. “Undo” brings "
    "the decision back."
)
_MEANING = N_(
    "A re-assessment makes a new version of the case that starts from the last signed one: all "
    "answers stay, the decision is taken anew. Records that were signed never change."
)


class EventsView(EntriesView[Event, EventForm]):
    """The review with how it was worked out, the events, and the way to a new version."""

    wanted = Signal(Place)

    def __init__(self, desk: Desk, model: CaseModel, turns: Turns) -> None:
        """`turns` makes the lines, one after the other."""
        super().__init__(N_("Review and re-assessment"), _MEANING, model, turns)
        self._desk = desk
        self._work: Casework | None = None
        self._review, self._state = label(), label("subheading")
        self.change = IconButton("arrow-right", "link")
        self.add, self.again = IconButton("plus"), IconButton("rotate-ccw")
        said = column(gap=NEAR)
        said.addWidget(self._review)
        said.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        said.addWidget(self._state)
        buttons = Flow(gap=NEAR)
        buttons.addWidget(self.add)
        buttons.addWidget(self.again)
        self.lines.addLayout(said)
        self.lines.addLayout(self._list)
        self.lines.addLayout(buttons)
        self.change.clicked.connect(self._change)
        self.add.clicked.connect(self.add_entry)
        self.again.clicked.connect(self._begin)
        self.retranslate()

    @property
    def said(self) -> str:
        """What is said of the review."""
        return self._review.text()

    def show_work(self, work: Casework) -> None:
        """Show the events of this case, and when it is looked at again."""
        self._work = work
        self.show_entries(work)
        self._show_words(work)

    def take_keyboard(self) -> None:
        """Take the keyboard to where an event is noted."""
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every text; the lines set theirs."""
        super().retranslate()
        self.change.name(t(N_("Set another date")))
        self.add.name(t(N_("Note an event")))
        self.again.name(t(N_("Begin a re-assessment")), t(_MEANING))
        if self._work is not None and self._model.is_open:
            self._show_words(self._work)

    def _show_words(self, work: Casework) -> None:
        self._review.setText(review_text(work))
        self.change.setVisible(decided_on(work.case) is not None)
        self.again.setEnabled(bool(work.case.proceedings.decision))
        waiting = sum(not event.settled.strip() for event in work.case.proceedings.events.values())
        self._state.setVisible(bool(waiting))
        toned(self._state, "flag")
        self._state.setText(
            counted(
                N_("1 event is not settled: a re-assessment is due now."),
                N_("{count} events are not settled: a re-assessment is due now."),
                waiting,
            )
        )

    def _there(self, work: Casework) -> Mapping[str, Event]:
        return work.case.proceedings.events

    def _rank(self, name: str, value: Event) -> tuple[int | str, ...]:
        return value.dated, name

    def _empty(self) -> Event:
        """A new event is usually noted on the day."""
        return Event(dated=self._desk.now().date().isoformat())

    def _line(self, name: str, value: Event) -> EventView:
        return EventView(self._model, name, value, self._model.work.rules)

    def _take_out(self, name: str) -> None:
        self._model.write(
            lambda vault, case, now: casework.note_event(vault, case, name, Event(), now)
        )
        self._desk.say(done(N_("The event was removed. “Undo” brings it back.")))

    def _change(self) -> None:
        self.wanted.emit(Place("case", self._case, "decision", field="review"))

    def _begin(self) -> None:
        """What is being typed into an event belongs to it before the event is settled."""
        self._model.rest()
        day = date_text(self._desk.now().date(), current())
        settled = t(N_("Taken up in the re-assessment that was begun on {day}."), day=day)
        self._model.write(lambda vault, case, now: begin_reassessment(vault, case, settled, now))
        self._desk.say(done(_BEGUN))
        self.take_keyboard()


def review_text(work: Casework) -> str:
    """Return when a case is looked at again, and how that was worked out."""
    appraisal = work.assessment.appraisal
    if decided_on(work.case) is None:
        return t(N_("The date of the review follows from the decision, which is still to come."))
    if ended_on(work.case) is not None:
        return t(N_("The collaboration has ended, so nothing is reviewed any more."))
    if is_refused(work.rules, work.case):
        return t(N_("Nothing begins, so nothing is reviewed."))
    found = review(work.case, appraisal)
    if found is None:
        return t(N_("Without a level the rules set no date for the review."))
    again, decided = date_text(found.day, current()), date_text(found.decided, current())
    if not found.by_level:
        return t(N_("Next review on {day}; people set this date."), day=again)
    return t(
        N_("Next review on {day}: {months} months after the decision of {decided}, level {level}."),
        day=again,
        months=appraisal.review_months,
        decided=decided,
        level=level_word(work.rules, appraisal.level, current()),
    )

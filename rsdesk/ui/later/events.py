"""When the case is looked at again: by its date, or because something happened before."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from rsdesk.domain.appraisal_words import level_word
from rsdesk.domain.casework import Casework
from rsdesk.domain.dates import decided_on, ended_on, is_refused, review
from rsdesk.domain.proceedings import Event
from rsdesk.i18n import N_, date_text
from rsdesk.services import casework
from rsdesk.services.reassessing import begin_reassessment
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import counted, current, t
from rsdesk.ui.later.event import EventView
from rsdesk.ui.message import done
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, column
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.text import label, toned

_BEGUN = N_(
    "A re-assessment has begun: a new decision is needed, and every answer stays. “Undo” brings "
    "the decision back."
)
_MEANING = N_(
    "A re-assessment makes a new version of the case that starts from the last signed one: all "
    "answers stay, the decision is taken anew. Records that were signed never change."
)


class EventsView(Section):
    """The review with how it was worked out, the events, and the way to a new version."""

    wanted = Signal(Place)
    rearranged = Signal()  # Tab has to find its way anew

    def __init__(self, desk: Desk, model: CaseModel, turns: Turns) -> None:
        """`turns` makes the lines, one after the other."""
        super().__init__(N_("Review and re-assessment"), _MEANING)
        self._desk, self._model, self._turns = desk, model, turns
        self._case = ""
        self._work: Casework | None = None
        self._new: set[str] = set()
        self.events: dict[str, EventView] = {}
        self._review, self._state = label(), label("subheading")
        self.change = IconButton("arrow-right", "link")
        self.add, self.again = IconButton("plus"), IconButton("rotate-ccw")
        self._list = column(gap=NEAR)
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
        self.add.clicked.connect(self._add)
        self.again.clicked.connect(self._begin)
        self.retranslate()

    @property
    def said(self) -> str:
        """What is said of the review."""
        return self._review.text()

    def show_work(self, work: Casework) -> None:
        """Show the events of this case; lines that are still right are kept."""
        if work.case.subject != self._case:
            self._case = work.case.subject
            self._new.clear()
            for name in [*self.events]:
                self._drop(name)
        self._work = work
        there = work.case.proceedings.events
        self._new -= {*there}
        for name in [name for name in self.events if name not in there and not self._stays(name)]:
            self._drop(name)
        for name in sorted(there, key=lambda name: (there[name].dated, name)):
            if name in self.events:
                self.events[name].show_event(there[name])
            else:
                self._turns.put(partial(self._make, name))
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

    def _stays(self, name: str) -> bool:
        """A line that was just added, or is being emptied to be typed anew."""
        focused: QWidget | None = QApplication.focusWidget()
        return name in self._new or (
            focused is not None and self.events[name].isAncestorOf(focused)
        )

    def _make(self, name: str) -> None:
        there = self._model.work.case.proceedings.events if self._model.is_open else {}
        if name in self.events or (name not in there and name not in self._new):
            return
        view = EventView(self._model, name, self._model.work.rules)
        view.removed.connect(self._remove)
        view.unfolded.connect(self.rearranged)
        self.events[name] = view
        self._list.addWidget(view)
        view.show_event(there.get(name, Event()))
        self.rearranged.emit()
        if name in self._new:
            view.begin(self._desk.now().date())
            view.unfold()

    def _drop(self, name: str) -> None:
        view = self.events.pop(name)
        self._new.discard(name)
        self._list.removeWidget(view)
        view.hide()
        view.deleteLater()
        self.rearranged.emit()

    def _add(self) -> None:
        name = casework.new_entry()
        self._new.add(name)
        self._make(name)

    def _remove(self, name: str) -> None:
        stored = name in self._model.work.case.proceedings.events
        self._drop(name)
        self.take_keyboard()
        if stored:
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


def _open(work: Casework) -> int:
    return sum(not event.settled.strip() for event in work.case.proceedings.events.values())

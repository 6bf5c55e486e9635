"""One event after the decision: what happened, when, and how it was settled."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rsdesk.domain.guidance import Choice
from rsdesk.domain.proceedings import Event
from rsdesk.domain.rules import Rules
from rsdesk.i18n import N_
from rsdesk.ui.assessment import day
from rsdesk.ui.assessment.choices import Choices
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, frame, row
from rsdesk.ui.widgets.day_line import DayLine
from rsdesk.ui.widgets.inputs import GrowingText, Labelled
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.text import label
from rsdesk.ui.widgets.typing import Typing


class EventView(View):
    """A line that unfolds into a form. What is typed is kept at once."""

    removed = Signal(str)
    unfolded = Signal()  # Tab has to find its way anew

    def __init__(self, model: CaseModel, name: str, rules: Rules) -> None:
        """`rules` name what can happen."""
        super().__init__()
        self._model, self.entry = model, name
        self._typing = Typing[Event]()
        self._stored = Event()
        self._icon = IconLabel("circle-alert", "flag")
        self._title, self._summary = label("subheading"), label("small")
        self.fold, self.remove = IconButton("chevron-down", "quiet"), IconButton("trash-2", "quiet")
        self._words = {one.id: one.text for one in rules.triggers}
        self._question = label("subheading")
        self.trigger = Choices(tuple(Choice(one.id, one.text) for one in rules.triggers))
        self.dated = DayLine(N_("When?"))
        self.text, self.settled = GrowingText(), GrowingText()
        self.body = QWidget()
        self._lines()
        self._connect()
        self.body.hide()
        self.retranslate()

    @property
    def value(self) -> Event:
        """The event as it stands here."""
        return Event(
            trigger=self.trigger.choice,
            text=self.text.text,
            dated=self.dated.value,
            settled=self.settled.text,
        )

    @property
    def said(self) -> tuple[str, str]:
        """What the line says."""
        return self._title.text(), self._summary.text()

    def begin(self, today: date) -> None:
        """A new event is usually noted on the day."""
        self.dated.show_day(today.isoformat())
        self._show_head()

    def show_event(self, event: Event) -> None:
        """Show what is stored, unless something newer is being typed."""
        if self._typing.lets_show(event):
            self._stored = event
            self.trigger.show_choice(event.trigger)
            self.dated.show_day(event.dated)
            self.text.show_text(event.text)
            self.settled.show_text(event.settled)
        self._show_head()

    def unfold(self) -> None:
        """Show the form, and take the keyboard to its beginning."""
        self._fold(shut=False)
        self.trigger.take_keyboard()
        show_whole(self)

    def retranslate(self) -> None:
        """Set every text; labelled inputs set theirs."""
        self._question.setText(t(N_("What happened?")))
        self.trigger.setAccessibleName(t(N_("What happened?")))
        self.trigger.retranslate()
        self._show_head()

    def _lines(self) -> None:
        head = row(gap=NEAR)
        words = column(gap=2)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        for button in (self.fold, self.remove):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        kind = QWidget()
        beneath = column(kind, gap=TIGHT)
        beneath.addWidget(self._question)
        beneath.addWidget(self.trigger)
        form = column(self.body, gap=ROOM)
        form.setContentsMargins(0, NEAR, 0, NEAR)
        form.addWidget(kind)
        form.addWidget(self.dated)
        form.addWidget(Labelled(N_("In words"), self.text, N_("Facts, no suspicions.")))
        form.addWidget(
            Labelled(
                N_("How was it settled?"),
                self.settled,
                N_("Empty as long as it is open. A new assessment settles it too."),
            )
        )
        lines = column(self, gap=NEAR)
        lines.addWidget(frame("rule"))
        lines.addLayout(head)
        lines.addWidget(self.body)

    def _connect(self) -> None:
        self.fold.clicked.connect(lambda: self._fold(shut=not self.body.isHidden()))
        self.remove.clicked.connect(lambda: self.removed.emit(self.entry))
        self.trigger.chosen.connect(self._choose)
        self.trigger.numbered.connect(self.text.setFocus)
        for typed in (self.text, self.settled, self.dated):
            typed.typed.connect(self._type)
            typed.left.connect(self._left)

    def _choose(self, _: str) -> None:
        self._type()
        self._model.rest()

    def _type(self) -> None:
        value = self.value
        self._typing.typed(value)
        self._model.type_entry(f"event/{self.entry}", value.trigger, value)
        self._show_head()

    def _left(self) -> None:
        if self._typing.waits:
            self._model.rest()

    def _fold(self, *, shut: bool) -> None:
        self.body.setHidden(shut)
        self._show_head()
        self.unfolded.emit()

    def _show_head(self) -> None:
        value = self.value
        known = self._words.get(value.trigger)
        shown = _begun(known[current()]) if known is not None else t(N_("An event"))
        is_open = not value.settled.strip()
        self._icon.show_icon(*(("circle-alert", "flag") if is_open else ("circle-check", "done")))
        self._title.setText(shown)
        state = t(N_("open: a new assessment is due")) if is_open else t(N_("settled"))
        parts = [day.shown(value.dated, current()), state, " ".join(value.text.split())]
        self._summary.setText(" · ".join(part for part in parts if part))
        folded = self.body.isHidden()
        self.fold.show_icon("chevron-down" if folded else "chevron-up")
        words = t(N_("Show everything")) if folded else t(N_("Fold up"))
        self.fold.name_silently(t(N_("{heading}: {content}"), heading=words, content=shown))
        self.remove.name_silently(t(N_("Remove: {what}"), what=shown))


def _begun(words: str) -> str:
    """Return words of the rules as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]

"""One event after the decision: what happened, when, and how it was settled."""

from functools import partial

from PySide6.QtWidgets import QWidget

from rsdesk.domain.guidance import Choice
from rsdesk.domain.proceedings import Event
from rsdesk.domain.rules import Rules
from rsdesk.i18n import N_
from rsdesk.ui.assessment import day
from rsdesk.ui.assessment.choices import Choices
from rsdesk.ui.case.entry import EntryView, FormView
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.language import current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column
from rsdesk.ui.widgets.day_line import DayLine
from rsdesk.ui.widgets.inputs import GrowingText, Labelled
from rsdesk.ui.widgets.text import label


class EventForm(FormView[Event]):
    """What happened, when, and how it was settled."""

    def __init__(self, rules: Rules) -> None:
        """`rules` name what can happen."""
        super().__init__()
        self._question = label("subheading")
        self.trigger = Choices(tuple(Choice(one.id, one.text) for one in rules.triggers))
        self.dated = DayLine(N_("When?"))
        self.text, self.settled = GrowingText(), GrowingText()
        self._lines()
        self.trigger.chosen.connect(lambda _: self.chosen.emit())
        self.trigger.numbered.connect(self.text.setFocus)
        for typed in (self.text, self.settled, self.dated):
            typed.typed.connect(self.typed)
            typed.left.connect(self.left)
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

    def show_value(self, value: Event) -> None:
        """Show an event."""
        self.trigger.show_choice(value.trigger)
        self.dated.show_day(value.dated)
        self.text.show_text(value.text)
        self.settled.show_text(value.settled)

    def take_keyboard(self) -> None:
        """Take the keyboard to the beginning."""
        self.trigger.take_keyboard()

    def retranslate(self) -> None:
        """Set every text; labelled inputs set theirs."""
        self._question.setText(t(N_("What happened?")))
        self.trigger.setAccessibleName(t(N_("What happened?")))
        self.trigger.retranslate()

    def _lines(self) -> None:
        kind = QWidget()
        beneath = column(kind, gap=TIGHT)
        beneath.addWidget(self._question)
        beneath.addWidget(self.trigger)
        lines = column(self, gap=ROOM)
        lines.setContentsMargins(0, NEAR, 0, NEAR)
        lines.addWidget(kind)
        lines.addWidget(self.dated)
        lines.addWidget(Labelled(N_("In words"), self.text, N_("Facts, no suspicions.")))
        lines.addWidget(
            Labelled(
                N_("How was it settled?"),
                self.settled,
                N_("Empty as long as it is open. A new assessment settles it too."),
            )
        )


class EventView(EntryView[Event, EventForm]):
    """Says what happened, when, and whether it is settled."""

    def __init__(self, model: CaseModel, name: str, event: Event, rules: Rules) -> None:
        """`rules` name what can happen."""
        super().__init__(model, f"event/{name}", event, partial(EventForm, rules))
        self._words = {one.id: one.text for one in rules.triggers}
        self.retranslate()

    def _plain(self, value: Event) -> str:
        return value.trigger

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
        words = t(N_("Fold up")) if self.is_unfolded else t(N_("Show everything"))
        self.fold.name_silently(t(N_("{heading}: {content}"), heading=words, content=shown))
        self.remove.name_silently(t(N_("Remove: {what}"), what=shown))


def _begun(words: str) -> str:
    """Return words of the rules as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]

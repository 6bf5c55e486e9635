"""A measure that is being agreed: what is to be done, by whom, by when, and what proves it."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent

from rsdesk.domain.closing import Matter, matters, points
from rsdesk.domain.measures import worded
from rsdesk.domain.proceedings import Measure, Progress
from rsdesk.i18n import N_
from rsdesk.services import casework
from rsdesk.ui.assessment.rows import Fold
from rsdesk.ui.assessment.wrapped import Tick
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, current, t
from rsdesk.ui.measures import words
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, row
from rsdesk.ui.widgets.day_line import DayLine
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.inputs import GrowingText, Labelled, Line
from rsdesk.ui.widgets.typing import Typing

_ACTS: tuple[tuple[Progress, str, str, str], ...] = (
    ("done", "check", N_("Mark as done"), N_("It was carried out and the proof is at hand.")),
    ("missed", "octagon-alert", N_("Mark as missed"), N_("It no longer counts as agreed.")),
    ("dropped", "x", N_("Drop"), N_("It stays in the case and in the record as dropped.")),
    ("agreed", "rotate-ccw", N_("Take up again"), N_("It counts again once it is complete.")),
)


class MeasureForm(View):
    """Edits one measure; every keystroke is kept."""

    def __init__(self, model: CaseModel, name: str, first: Measure | None = None) -> None:
        """`first` is what a measure that nobody stored yet begins with."""
        super().__init__()
        self._model, self._name = model, name
        self._first = first or Measure()
        self._value = self._first
        self._typing: Typing[Measure] = Typing()
        self.text = GrowingText(lines=1)
        self.owner, self.due = Line(), DayLine(N_("Due date"))
        self.proof = GrowingText(lines=1)
        self.condition = Tick()
        self.answers = Answers(model, self._tick)
        self._fold = Fold(self.answers)
        self.acts: dict[Progress, IconButton] = {}
        self.remove = IconButton("trash-2", "quiet")
        self._build()
        self._connect()
        self.retranslate()

    def show_work(self) -> None:
        """Show the measure as it is now."""
        stored = self._model.work.case.proceedings.measures.get(self._name, self._first)
        if self._typing.lets_show(stored):
            self._value = stored
            self._fill()
        self._show_acts()
        self.answers.show_work(self._value)
        self._fold.name(words.answers_text(self._model.work, self._value))

    def take_keyboard(self) -> None:
        """Take the keyboard to the first part that is missing."""
        parts = (
            (self.text, self.text.text),
            (self.owner, self.owner.text()),
            (self.due.line, self.due.value),
            (self.proof, self.proof.text),
        )
        missing = next((part for part, said in parts if not said.strip()), self.text)
        missing.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every text."""
        self.condition.say(t(N_("The decision depends on it (condition)")))
        for state, _, name, hint in _ACTS:
            self.acts[state].name(t(name), t(hint))
        self.remove.name(t(N_("Remove")), t(N_("As if it had never been written; undo works.")))
        if self._model.is_open:
            self._fill()
            self._fold.name(words.answers_text(self._model.work, self._value))

    def _build(self) -> None:
        lines = column(self, gap=NEAR)
        lines.addWidget(Labelled(N_("What is to be done"), self.text))
        line = row(gap=ROOM)
        line.addWidget(Labelled(N_("Who is responsible"), self.owner), 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.due, 1)
        lines.addLayout(line)
        lines.addWidget(Labelled(N_("Proof"), self.proof))
        lines.addWidget(self.condition)
        lines.addWidget(self._fold)
        buttons = Flow(gap=NEAR)
        for state, icon, _, _ in _ACTS:
            self.acts[state] = IconButton(icon)
            buttons.addWidget(self.acts[state])
        buttons.addWidget(self.remove)
        lines.addLayout(buttons)

    def _connect(self) -> None:
        for part in (self.text, self.owner, self.due, self.proof):
            part.typed.connect(self._typed)
            part.left.connect(self._model.rest)
        self.condition.clicked.connect(self._settled)
        for state, button in self.acts.items():
            button.clicked.connect(lambda _=False, to=state: self._report(to))
        self.remove.clicked.connect(self._remove)

    def _fill(self) -> None:
        shown = worded(self._model.work.guidance, self._value, current())
        self.text.show_text(shown.text)
        self.owner.show_text(shown.owner)
        self.due.show_day(shown.due)
        self.proof.show_text(shown.proof)
        self.condition.setChecked(shown.condition)

    def _typed(self) -> None:
        self._keep(
            replace(
                self._value,
                text=self.text.text,
                owner=self.owner.text(),
                due=self.due.value,
                proof=self.proof.text,
                condition=self.condition.isChecked(),
            )
        )

    def _settled(self) -> None:
        self._typed()
        self._model.rest()

    def _tick(self, matter: Matter, on: bool) -> None:
        """Let the measure answer a matter, or no longer."""
        others = tuple(item for item in self._value.items if item not in matter.items)
        self._keep(replace(self._value, items=(*others, *matter.items) if on else others))
        self._model.rest()

    def _keep(self, value: Measure) -> None:
        self._value = value
        self._typing.typed(value)
        self._model.type_entry(f"measure/{self._name}", "", value)

    def _report(self, state: Progress) -> None:
        name = self._name
        self._model.rest()
        self._model.write(lambda v, case, now: casework.report(v, case, name, state, now))

    def _remove(self) -> None:
        name = self._name
        self._typing.forget()
        self._model.rest()
        self._model.write(lambda v, case, now: casework.adopt(v, case, name, Measure(), now))

    def _show_acts(self) -> None:
        said = self._model.work.case.proceedings.state_of(self._name)
        for state, button in self.acts.items():
            button.setVisible((said == "agreed") != (state == "agreed"))
            button.setEnabled(state != "done" or self._value.agreed)


class Answers(View):
    """The points that a measure answers, to be ticked."""

    def __init__(self, model: CaseModel, tick: Callable[[Matter, bool], None]) -> None:
        super().__init__()
        self._model, self._tick = model, tick
        self._ticks: dict[str, Tick] = {}
        self._found: dict[str, Matter] = {}
        self._value = Measure()
        self._lines = column(self, gap=1)

    @property
    def ticks(self) -> dict[str, Tick]:
        """The check boxes by the field of their point."""
        return self._ticks

    def show_work(self, value: Measure) -> None:
        """Show what the measure answers; made only once somebody looks."""
        self._value = value
        if not self.isVisible():
            return
        work = self._model.work
        found = matters(work.guidance, points(work.guidance, work.case, work.assessment))
        self._found = {one.field: one for one in found if _can_answer(one)}
        for field, tick in self._ticks.items():
            tick.setVisible(field in self._found)
        for field, matter in self._found.items():
            tick = self._ticks.get(field) or self._make(field)
            tick.say(f"{words.title(work, matter)} ({', '.join(matter.items)})")
            tick.setChecked(set(matter.items) <= set(value.items))

    def showEvent(self, event: QShowEvent) -> None:
        """Fill in what nobody wanted to see before."""
        super().showEvent(event)
        self.show_work(self._value)

    def retranslate(self) -> None:
        """Set every text."""
        if self._found:
            self.show_work(self._value)

    def _make(self, field: str) -> Tick:
        made = Tick()
        made.clicked.connect(lambda on: self._tick(self._found[field], on))
        self._ticks[field] = made
        self._lines.addWidget(made)
        return made


def _can_answer(matter: Matter) -> bool:
    """A stop needs a document and an owed check the check itself."""
    return any(
        point.finding.effect != "stop" and not point.finding.blocking and point.closed != "baseline"
        for point in matter.points
    )

"""The orderly end of a collaboration: the day, how it went, and the steps that were taken."""

from datetime import date

from rsdesk.domain.casework import Casework
from rsdesk.domain.dates import day_of, expects_steps
from rsdesk.domain.proceedings import Ending
from rsdesk.i18n import N_
from rsdesk.ui.assessment.wrapped import Tick
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.language import counted, current, t
from rsdesk.ui.widgets.boxes import TIGHT, column
from rsdesk.ui.widgets.day_line import DayLine
from rsdesk.ui.widgets.inputs import GrowingText, Labelled
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.text import label, toned
from rsdesk.ui.widgets.typing import Typing

_NONE = Ending()


class EndingView(Section):
    """What is typed is kept at once."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__(
            N_("End of the collaboration"),
            N_("After the end nothing is reviewed any more, and the retention period begins."),
        )
        self._model = model
        self._case = ""
        self._today = date.min
        self._work: Casework | None = None
        self._typing = Typing[Ending]()
        self._stored = _NONE
        self.dated = DayLine(N_("Ended on"), N_("Empty as long as the collaboration goes on."))
        self.text = GrowingText()
        self._future, self._orderly, self._expected = label("small"), label("subheading"), label()
        toned(self._future, "flag")
        self.steps: dict[str, Tick] = {}
        self._list = column(gap=TIGHT)
        self.lines.addWidget(self.dated)
        self.lines.addWidget(self._future)
        self.lines.addWidget(Labelled(N_("How did it end?"), self.text))
        self.lines.addWidget(self._orderly)
        self.lines.addWidget(self._expected)
        self.lines.addLayout(self._list)
        self._future.hide()
        for typed in (self.dated, self.text):
            typed.typed.connect(self._type)
            typed.left.connect(self._left)
        self.retranslate()

    @property
    def expected(self) -> str:
        """What is said of the steps."""
        return self._expected.text()

    def show_work(self, work: Casework, today: date) -> None:
        """Show the end of this case."""
        if work.case.subject != self._case:
            self._case = work.case.subject
            self._typing.forget()
            self.dated.line.clearFocus()
            self.text.clearFocus()
        self._work, self._today = work, today
        self._offer(work)
        stored = work.case.proceedings.ending or _NONE
        if self._typing.lets_show(stored):
            self._stored = stored
            self.dated.show_day(stored.dated)
            self.text.show_text(stored.text)
            for step, tick in self.steps.items():
                tick.setChecked(step in stored.steps)
        self._show_words(work)

    def retranslate(self) -> None:
        """Set every text; lines and inputs set theirs."""
        super().retranslate()
        self._orderly.setText(t(N_("Steps of an orderly end")))
        self._future.setText(
            t(
                N_(
                    "This day is still to come and is not kept. Please note the end when it is "
                    "there."
                )
            )
        )
        if self._work is not None:
            self._offer(self._work)
            self._show_words(self._work)

    def _offer(self, work: Casework) -> None:
        for step in work.rules.exit:
            if step.id not in self.steps:
                self.steps[step.id] = Tick()
                self.steps[step.id].clicked.connect(self._tick)
                self._list.addWidget(self.steps[step.id])
            self.steps[step.id].say(step.text[current()])

    def _show_words(self, work: Casework) -> None:
        missing = len({step.id for step in work.rules.exit} - {*self._value().steps})
        if not missing:
            words = t(N_("All steps are taken."))
        elif not expects_steps(work.rules, work.assessment.appraisal):
            words = t(N_("At this level the steps are not required; they help all the same."))
        else:
            words = counted(
                N_("At this level an end takes all of them; 1 is missing."),
                N_("At this level an end takes all of them; {count} are missing."),
                missing,
            )
        self._expected.setText(words)

    def _value(self) -> Ending:
        """The end as it stands here; a day that is still to come does not count."""
        known = [step for step, tick in self.steps.items() if tick.isChecked()]
        day = day_of(self.dated.value)
        passed = "" if day is not None and day > self._today else self.dated.value
        return Ending(passed, self.text.text, tuple(known))

    def _tick(self) -> None:
        self._type()
        self._model.rest()

    def _type(self) -> None:
        value = self._value()
        self._future.setVisible(value.dated != self.dated.value)
        if value == (self._model.work.case.proceedings.ending or _NONE):
            return
        self._typing.typed(value)
        self._model.type_entry("end/end", "", value)
        if self._work is not None:
            self._show_words(self._work)

    def _left(self) -> None:
        if self._typing.waits:
            self._model.rest()

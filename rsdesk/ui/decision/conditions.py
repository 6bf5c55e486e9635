"""The measures that the decision depends on; they are set and followed on the page of measures."""

from datetime import date

from PySide6.QtCore import Qt, Signal

from rsdesk.domain.casework import Casework
from rsdesk.domain.deciding import conditions, void
from rsdesk.domain.proceedings import Measure, Progress
from rsdesk.i18n import N_
from rsdesk.ui.assessment import day
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.message import warning
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, column, row
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label

_STATES: dict[Progress, tuple[str, str, str]] = {
    "agreed": ("clock", "ink", N_("agreed")),
    "done": ("circle-check", "done", N_("done")),
    "missed": ("triangle-alert", "flag", N_("missed")),
    "dropped": ("x", "soft", N_("dropped")),
}
_VOID = N_(
    "A condition that was due is not met: the decision no longer holds. Please tell the "
    "leadership, and decide anew."
)


class ConditionView(View):
    """One condition in words."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Measure, Progress, bool] = (Measure(), "agreed", False)
        self._icon, self._words, self._facts = IconLabel("clock"), label(), label("small")
        words = column(gap=2)
        words.addWidget(self._words)
        words.addWidget(self._facts)
        line = row(self, gap=NEAR)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def show_condition(self, measure: Measure, state: Progress, is_late: bool) -> None:
        """Show a condition and how far it is."""
        self._shown = (measure, state, is_late)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        measure, state, is_late = self._shown
        icon, colour, word = _STATES[state]
        self._icon.show_icon(*(("triangle-alert", "flag") if is_late else (icon, colour)))
        self._words.setText(measure.text.strip() or t(N_("without words")))
        due = day.shown(measure.due, current()) or t(N_("not set"))
        facts = t(
            N_("Owner: {owner} · due: {due} · state: {state}"),
            owner=measure.owner.strip() or t(N_("not set")),
            due=due,
            state=t(word),
        )
        self._facts.setText(t(N_("{facts} · overdue"), facts=facts) if is_late else facts)


class ConditionsView(Section):
    """Is seen where the outcome has conditions, or a measure is marked as one."""

    wanted = Signal(Place)

    def __init__(self) -> None:
        super().__init__(
            N_("Conditions"),
            N_(
                "A condition is a measure that is marked as one. The decision holds as long as "
                "each is met."
            ),
        )
        self._work: Casework | None = None
        self._today = date.min
        self.strip = Strip(closable=False)
        self.rows: list[ConditionView] = []
        self._none = label("soft")
        self._list = column(gap=NEAR)
        self.go = IconButton("arrow-right", "link")
        self.go.clicked.connect(self._go)
        self.lines.addWidget(self.strip)
        self.lines.addWidget(self._none)
        self.lines.addLayout(self._list)
        self.lines.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def show_work(self, work: Casework, today: date) -> None:
        """Show the conditions of this case."""
        self._work, self._today = work, today
        known = work.case.proceedings
        found = conditions(known)
        outcome = work.rules.outcome(known.part("outcome").value)
        late = void(work.rules, work.case, today)
        self.setVisible(bool(found) or bool(outcome and outcome.conditional))
        self._none.setVisible(not found)
        while len(self.rows) < len(found):
            self.rows.append(ConditionView())
            self._list.addWidget(self.rows[-1])
        for view in self.rows[len(found) :]:
            view.hide()
        for view, (name, measure) in zip(self.rows, found.items(), strict=False):
            view.show_condition(measure, known.state_of(name), name in late)
            view.show()
        if late:
            self.strip.show_message(warning(_VOID))
        else:
            self.strip.clear()

    def retranslate(self) -> None:
        """Set every text; the lines set theirs."""
        super().retranslate()
        self._none.setText(t(N_("No measure is marked as a condition yet.")))
        self.go.name(t(N_("Go to the measures")))

    def _go(self) -> None:
        if self._work is not None:
            self.wanted.emit(Place("case", self._work.case.subject, "measures"))

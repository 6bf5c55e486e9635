"""The conditions of the decision: how far each is, and whether the decision still holds."""

from datetime import date

from PySide6.QtCore import Qt, Signal

from rsdesk.domain.casework import Casework
from rsdesk.domain.deciding import conditions, void
from rsdesk.domain.proceedings import PROGRESS, Measure, Progress
from rsdesk.i18n import N_
from rsdesk.services import casework
from rsdesk.ui.assessment import day
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.decision.ticks import Ticks
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, current, t
from rsdesk.ui.message import Message
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column, frame, row
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label, toned

_STATES: dict[str, str] = {
    "agreed": N_("under way"),
    "done": N_("done"),
    "missed": N_("missed"),
    "dropped": N_("dropped"),
}
_NO_DAY = "~"  # after every day
VOID = N_(
    "A condition that was due is not met, so the decision no longer holds. Please tell the "
    "leadership now and begin a re-assessment; until then nothing may go on that depends on it."
)


class ConditionView(View):
    """One condition, with how far it is."""

    wanted = Signal(str)  # its name: somebody wants to see it whole

    def __init__(self, model: CaseModel, name: str) -> None:
        super().__init__()
        self._model, self.name = model, name
        self._measure, self._late = Measure(), False
        self._words, self._facts = label("subheading"), label("small")
        self.go = IconButton("arrow-right", "quiet")
        self.state = Ticks(N_("How far is it?"), _STATES, single=True)
        head = row(gap=NEAR)
        head.addWidget(self._words, 1)
        head.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        lines = column(self, gap=TIGHT)
        lines.addWidget(frame("rule"))
        lines.addLayout(head)
        lines.addWidget(self._facts)
        lines.addWidget(self.state)
        self.state.changed.connect(self._report)
        self.go.clicked.connect(lambda: self.wanted.emit(self.name))

    def show_condition(self, measure: Measure, state: Progress, is_late: bool) -> None:
        """Show it as it stands."""
        self._measure, self._late = measure, is_late
        self.state.show_value((state,))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text; the states set theirs."""
        measure = self._measure
        words = measure.text.strip() or t(N_("without words"))
        self._words.setText(words)
        due = day.shown(measure.due, current()) or t(N_("not set"))
        owner = measure.owner.strip() or t(N_("not set"))
        proof = measure.proof.strip() or t(N_("not set"))
        facts = t(
            N_("Owner: {owner} · due: {due} · proof: {proof}"), owner=owner, due=due, proof=proof
        )
        self._facts.setText(t(N_("{facts} · not met"), facts=facts) if self._late else facts)
        toned(self._facts, "stop" if self._late else "")
        self.go.name_silently(t(N_("Go to: {what}"), what=words))

    def _report(self) -> None:
        chosen = next(iter(self.state.value), "agreed")
        state = next((one for one in PROGRESS if one == chosen), None)
        if state is None:
            return
        name = self.name
        self._model.write(lambda vault, case, now: casework.report(vault, case, name, state, now))


class ConditionsView(Section):
    """Is seen where there is a condition."""

    wanted = Signal(Place)

    def __init__(self, model: CaseModel) -> None:
        super().__init__(
            N_("Conditions"),
            N_("The decision holds as long as each of them is met by its date."),
        )
        self._model = model
        self.strip = Strip(closable=False)
        self.rows: dict[str, ConditionView] = {}
        self._list = column(gap=NEAR)
        self.lines.addWidget(self.strip)
        self.lines.addLayout(self._list)
        self.retranslate()

    def show_work(self, work: Casework, today: date) -> None:
        """Show the conditions of this case; lines that are still right are kept."""
        known = work.case.proceedings
        found = conditions(known)
        late = void(work.rules, work.case, today)
        self.setVisible(bool(found))
        for name in [name for name in self.rows if name not in found]:
            gone = self.rows.pop(name)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, name in enumerate(sorted(found, key=lambda name: found[name].due or _NO_DAY)):
            self._row(name, place).show_condition(found[name], known.state_of(name), name in late)
        if late:
            self.strip.show_message(Message("stop", VOID))
        else:
            self.strip.clear()

    def _row(self, name: str, place: int) -> ConditionView:
        """Return the line of a condition, at its place."""
        if name not in self.rows:
            self.rows[name] = ConditionView(self._model, name)
            self.rows[name].wanted.connect(self._go)
        if self._list.indexOf(self.rows[name]) != place:
            self._list.removeWidget(self.rows[name])
            self._list.insertWidget(place, self.rows[name])
        return self.rows[name]

    def _go(self, name: str) -> None:
        self.wanted.emit(Place("case", self._model.case, "measures", field=name))

"""How the level comes about, step by step, each with its rule."""

from PySide6.QtWidgets import QWidget

from rsdesk.domain.appraisal_words import cell_text, exposure_text, own_text
from rsdesk.i18n import N_
from rsdesk.services.casework import Casework
from rsdesk.ui.appraisal.level import LevelView
from rsdesk.ui.appraisal.reasoned import Reasoned
from rsdesk.ui.appraisal.rule import RuleView
from rsdesk.ui.assessment.rows import Fold
from rsdesk.ui.assessment.tabs import order_tabs
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, frame
from rsdesk.ui.widgets.text import label

_RULES: dict[str, str] = {
    "suggestion": N_("Rule: suggestions"),
    "exposure": N_("Rule: exposure"),
    "matrix": N_("Rule: matrix"),
    "own": N_("Rule: own organisation"),
    "provisional": N_("Rule: provisional result"),
}
_ICONS: dict[str, str] = {
    "suggestion": "list-checks",
    "exposure": "globe",
    "matrix": "layout-list",
    "own": "building-2",
    "provisional": "circle-help",
}
STEPS = tuple(_RULES)


class Explanations(View):
    """From ratings to the level, step by step, each with its rule; and setting another level."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._model = model
        self._heading = label("heading")
        self.steps: dict[str, Reasoned] = {}
        self.level: LevelView | None = None
        self._rule = RuleView("override", N_("Rule: other ratings and levels"))
        self._other = QWidget()
        self._below = column(self._other, gap=NEAR)
        self._below.setContentsMargins(ROOM, 0, 0, 0)
        self._below.addWidget(self._rule)
        self.fold = Fold(self._other)
        self.fold.turned.connect(self._open)
        box = frame("card")
        column(self, gap=0).addWidget(box)
        lines = column(box, gap=NEAR, margin=ROOM)
        lines.addWidget(self._heading)
        self._lines = column(gap=NEAR)
        lines.addLayout(self._lines)
        lines.addWidget(frame("rule"))
        lines.addWidget(self.fold)
        self.retranslate()

    def add_step(self, name: str) -> None:
        """Make one of the steps; the owner does so in turns."""
        self.steps[name] = Reasoned(_ICONS[name], name, _RULES[name])
        self._lines.addWidget(self.steps[name])

    def show_work(self) -> None:
        """Show the steps of the case as it is now."""
        work = self._model.work
        said = _said(work)
        for name, step in self.steps.items():
            step.say(work, said[name])
        if self.level is not None:
            self.level.show_work()
        self._rule.show_work(work)

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("How the level comes about")))
        self.fold.name(t(N_("Set another level")))
        if self._model.is_open:
            self.show_work()

    def _open(self) -> None:
        """Make the part that sets another level when somebody first wants it."""
        if self.level is None and self._model.is_open:
            self.level = LevelView(self._model)
            self.level.show_work()
            self._below.insertWidget(0, self.level)
            order_tabs(self)


def _said(work: Casework) -> dict[str, str]:
    """Return what each step says of a case."""
    appraisal, rules, language = work.assessment.appraisal, work.rules, current()
    unknown = N_("At least one rating is not known, so the result is provisional.")
    known = N_("No rating is “not known”, so the result is not provisional.")
    return {
        "suggestion": t(N_("Each factor is suggested from the answers and rated by people.")),
        "exposure": exposure_text(rules, appraisal, language),
        "matrix": cell_text(rules, appraisal, language),
        "own": own_text(appraisal, rules, language),
        "provisional": t(unknown if appraisal.provisional else known),
    }

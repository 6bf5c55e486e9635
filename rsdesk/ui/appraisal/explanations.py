"""How the level comes about, step by step, each with its rule."""

from PySide6.QtWidgets import QWidget

from rsdesk.domain.appraisal_words import cell_text, exposure_text, own_text
from rsdesk.i18n import N_
from rsdesk.ui.appraisal.level import LevelView
from rsdesk.ui.appraisal.reasoned import Reasoned
from rsdesk.ui.appraisal.rule import RuleView
from rsdesk.ui.assessment.rows import Fold
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, frame
from rsdesk.ui.widgets.text import label


class Explanations(View):
    """From ratings to the level, step by step, each with its rule; and setting another level."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._model = model
        self._heading = label("heading")
        self.suggestion = Reasoned("list-checks", "suggestion", N_("Rule: suggestions"))
        self.exposure = Reasoned("globe", "exposure", N_("Rule: exposure"))
        self.cell = Reasoned("layout-list", "matrix", N_("Rule: matrix"))
        self.own = Reasoned("building-2", "own", N_("Rule: own organisation"))
        self.provisional = Reasoned("circle-help", "provisional", N_("Rule: provisional result"))
        self.steps = (self.suggestion, self.exposure, self.cell, self.own, self.provisional)
        self.level = LevelView(model)
        self._rule = RuleView("override", N_("Rule: other ratings and levels"))
        self.fold = Fold(self._other())
        box = frame("card")
        column(self, gap=0).addWidget(box)
        lines = column(box, gap=NEAR, margin=ROOM)
        lines.addWidget(self._heading)
        for one in self.steps:
            lines.addWidget(one)
        lines.addWidget(frame("rule"))
        lines.addWidget(self.fold)
        self.retranslate()

    def show_work(self) -> None:
        """Show the steps of the case as it is now."""
        work, language = self._model.work, current()
        appraisal, rules = work.assessment.appraisal, work.rules
        self.suggestion.say(
            work, t(N_("Each factor is suggested from the answers and rated by people."))
        )
        self.exposure.say(work, exposure_text(rules, appraisal, language))
        self.cell.say(work, cell_text(rules, appraisal, language))
        self.own.say(work, own_text(appraisal, rules, language))
        unknown = N_("At least one rating is not known, so the result is provisional.")
        known = N_("No rating is “not known”, so the result is not provisional.")
        self.provisional.say(work, t(unknown if appraisal.provisional else known))
        self.level.show_work()
        self._rule.show_work(work)

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("How the level comes about")))
        self.fold.name(t(N_("Set another level")))
        if self._model.is_open:
            self.show_work()

    def _other(self) -> QWidget:
        made = QWidget()
        lines = column(made, gap=NEAR)
        lines.setContentsMargins(ROOM, 0, 0, 0)
        lines.addWidget(self.level)
        lines.addWidget(self._rule)
        return made

"""The outcome and its reason."""

from PySide6.QtCore import Qt, Signal

from rsdesk.domain.casework import Casework
from rsdesk.domain.deciding import is_older
from rsdesk.domain.proceedings import Part
from rsdesk.i18n import N_
from rsdesk.services import casework
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.decision.options import Options
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import current, t
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, column
from rsdesk.ui.widgets.inputs import GrowingText, Labelled
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.text import label
from rsdesk.ui.widgets.typing import Typing

_KEY = "decision/outcome"


class OutcomeView(Section):
    """What is decided, and why; both are one register of the case."""

    wanted = Signal(Place)

    def __init__(self, model: CaseModel) -> None:
        super().__init__(
            N_("Outcome"),
            N_("People decide. Only what the rules allow can be chosen; the rest says why not."),
        )
        self._model = model
        self._work: Casework | None = None
        self._typing = Typing[Part]()
        self.options = Options()
        self._rule = label("small")
        self.appraisal = IconButton("arrow-right", "link")
        self.reason = GrowingText(lines=3)
        self._lines()
        self.options.chosen.connect(self._choose)
        self.options.again.connect(self._confirm)
        self.options.numbered.connect(self.reason.setFocus)
        self.reason.typed.connect(self._type)
        self.reason.left.connect(self._left)
        self.appraisal.clicked.connect(self._go)
        self.retranslate()

    @property
    def value(self) -> Part:
        """Outcome and reason as they stand here."""
        return Part(self.options.choice, self.reason.text)

    def forget(self) -> None:
        """Another case is shown."""
        self._typing.forget()
        self.reason.clearFocus()

    def show_work(self, work: Casework) -> None:
        """Show what is decided, unless something newer is being typed."""
        self._work = work
        stored = work.case.proceedings.part("outcome")
        shown = stored if self._typing.lets_show(stored) else self.value
        offered = work.assessment.appraisal.outcomes
        self.options.show_outcomes(offered, shown.value)
        self.reason.show_text(shown.reason)
        hindered = any(one.hindered for one in offered)
        rule = work.rules.why("outcomes")
        self._rule.setText(f"{rule.text[current()]} ({rule.source[current()]})" if rule else "")
        self._rule.setVisible(hindered and rule is not None)
        self.appraisal.setVisible(hindered)

    def retranslate(self) -> None:
        """Set every text; the labelled input sets its own."""
        super().retranslate()
        self.options.setAccessibleName(t(N_("Outcome")))
        self.appraisal.name(t(N_("Go to what is in the way")))
        if self._work is not None:
            self.show_work(self._work)

    def _lines(self) -> None:
        choice = column(gap=NEAR)
        choice.addWidget(self.options)
        choice.addWidget(self._rule)
        choice.addWidget(self.appraisal, 0, Qt.AlignmentFlag.AlignLeft)
        self.lines.addLayout(choice)
        hint = N_(
            "Say in your own words why the benefit makes the remaining risk bearable, or why it "
            "does not. Write so that everyone concerned may read it."
        )
        self.lines.addWidget(Labelled(N_("Reason for the decision (required)"), self.reason, hint))

    def _choose(self) -> None:
        self._type()
        self._model.rest()

    def _confirm(self) -> None:
        """Chosen again, the outcome stands for the case as it is now."""
        if self._work is not None and is_older(self._work.case):
            self._model.rest()
            self._model.write(casework.confirm_outcome)

    def _type(self) -> None:
        value = self.value
        self._typing.typed(value)
        self._model.type_entry(_KEY, value.value, value.reason)

    def _left(self) -> None:
        if self._typing.waits:
            self._model.rest()

    def _go(self) -> None:
        self.wanted.emit(Place("case", self._model.case, "appraisal"))

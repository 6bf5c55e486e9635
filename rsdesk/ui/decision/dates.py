"""When it was decided, by when it was wanted, and when it is looked at again."""

from datetime import date

from PySide6.QtCore import Qt

from rsdesk.domain.casework import Casework
from rsdesk.domain.deciding import proposed_review, proposed_target
from rsdesk.i18n import N_, date_text
from rsdesk.services import casework
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.facts.sideways import SideBySide
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import ROOM, TIGHT, column
from rsdesk.ui.widgets.day_line import DayLine
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.text import label
from rsdesk.ui.widgets.typing import Typing


class DateView(View):
    """One date of the decision, with the day that the rules propose and one click to take it."""

    def __init__(self, model: CaseModel, part: str, words: str, proposes: str) -> None:
        """`words` and `proposes` are message ids; the latter has a place {day}."""
        super().__init__()
        self._model, self.part, self._proposes = model, part, proposes
        self._typing = Typing[str]()
        self._proposed: date | None = None
        self.day = DayLine(words)
        self._proposal = label("small")
        self.take = IconButton("check", "link")
        lines = column(self, gap=TIGHT)
        lines.addWidget(self.day)
        lines.addWidget(self._proposal)
        lines.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        self.day.typed.connect(self._type)
        self.day.left.connect(self._left)
        self.take.clicked.connect(self._take)
        self.day.line.returnPressed.connect(self._enter)
        self.retranslate()

    def forget(self) -> None:
        """Another case is shown."""
        self._typing.forget()
        self.day.line.clearFocus()

    def show_day(self, stored: str, proposed: date | None) -> None:
        """Show what is set, and what the rules propose."""
        if self._typing.lets_show(stored):
            self.day.show_day(stored)
        self._proposed = proposed
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text; the line sets its own."""
        proposed = self._proposed
        differs = proposed is not None and proposed.isoformat() != self.day.value
        words = date_text(proposed, current()) if proposed is not None else ""
        self._proposal.setText(t(self._proposes, day=words))
        self._proposal.setVisible(proposed is not None)
        self.take.setVisible(differs)
        hint = t(N_("Enter in the empty line takes it too."))
        self.take.name(t(N_("Take {day}"), day=words), hint)

    def _type(self) -> None:
        self._typing.typed(self.day.value)
        self._model.type_entry(f"decision/{self.part}", self.day.value, "")
        self.retranslate()

    def _left(self) -> None:
        if self._typing.waits:
            self._model.rest()

    def _enter(self) -> None:
        """An empty line takes what is proposed."""
        if not self.day.line.text().strip():
            self._take()

    def _take(self) -> None:
        if self._proposed is None:
            return
        part, value = self.part, self._proposed.isoformat()
        self._typing.forget()
        self._model.write(
            lambda vault, case, now: casework.decide(vault, case, part, value, "", now)
        )


class DatesView(Section):
    """The three dates."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__(
            N_("Dates"),
            N_("The rules propose dates; the institute may set others."),
        )
        self.dates = {
            "dated": DateView(model, "dated", N_("Decided on (required)"), N_("Today is {day}.")),
            "target": DateView(
                model, "target", N_("To be decided by"), N_("The rules propose {day}.")
            ),
            "review": DateView(
                model, "review", N_("Next review on"), N_("The rules propose {day}.")
            ),
        }
        self.lines.addWidget(SideBySide(*self.dates.values(), gap=ROOM, even=True))
        self.retranslate()

    def forget(self) -> None:
        """Another case is shown."""
        for view in self.dates.values():
            view.forget()

    def show_work(self, work: Casework, today: date) -> None:
        """Show the dates of this case."""
        appraisal, known = work.assessment.appraisal, work.case.proceedings
        proposed = {
            "dated": today,
            "target": proposed_target(work.case, appraisal),
            "review": proposed_review(work.case, appraisal, today),
        }
        for part, view in self.dates.items():
            view.show_day(known.part(part).value, proposed[part])

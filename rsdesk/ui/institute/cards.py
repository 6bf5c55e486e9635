"""The questions of the baseline, on the cards on which a case is assessed."""

from PySide6.QtCore import Signal

from rsdesk.ui.assessment.view import AssessmentView
from rsdesk.ui.case.going_on import leads_on
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.place import Place, Step


class BaselineCards(AssessmentView):
    """The cards of the institute; after the last one comes the overview again."""

    topic = "baseline"

    left = Signal()

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__(desk, model)
        leads_on(self, self.go_on)

    def here(self) -> Place:
        """Return the question and the field the person is at."""
        place = super().here()
        return Place("institute", question=place.question, field=place.field)

    def _finish(self) -> None:
        self.middle.listing.leave()
        self.left.emit()

    def _go_step(self, step: Step) -> None:
        self.left.emit()

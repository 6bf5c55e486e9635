"""The questions of the baseline, on the cards on which a case is assessed."""

from PySide6.QtCore import Signal

from rsdesk.ui.assessment.view import AssessmentView
from rsdesk.ui.place import Place, Step


class BaselineCards(AssessmentView):
    """The cards of the institute; after the last one comes the overview again."""

    topic = "baseline"

    left = Signal()

    def here(self) -> Place:
        """Return the question and the field the person is at."""
        place = super().here()
        return Place("institute", question=place.question, field=place.field)

    def _finish(self) -> None:
        self.middle.listing.leave()
        self.left.emit()

    def _go_step(self, step: Step) -> None:
        self.left.emit()

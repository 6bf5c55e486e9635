"""The steps of a case, each a view on the one model."""

from functools import partial

from rsdesk.services.preflight import Missing, missing
from rsdesk.ui.case.going_on import following
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import View
from rsdesk.ui.place import Place
from rsdesk.ui.record.lines import place


class StepView(View):
    """One step of a case. It shows `model.work` whenever the model says it changed.

    `topic` is the section of the guide that F1 opens.
    """

    topic = ""

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__()
        self.desk, self.model = desk, model

    def arrive(self, place: Place) -> None:
        """Show what the place names; `model.work` is that case."""

    def here(self) -> Place:
        """Return where the person is in this step."""
        raise AssertionError(f"{type(self).__name__} has no place")

    def go_on(self) -> None:
        """Go to what is missing next, once everything typed is stored."""
        self.model.settle(self._look_ahead)

    def show_work(self) -> None:
        """Show the case as it is now; called after every change of it while this step is seen.

        A field that has the keyboard, or whose text is on its way to the vault, keeps its text.
        """
        raise AssertionError(f"{type(self).__name__} shows nothing")

    def _look_ahead(self) -> None:
        if self.model.is_open:
            work, today = self.model.work, self.desk.now().date()
            self.desk.ask(self, lambda _: missing(work, today), partial(self._lead, self.here()))

    def _lead(self, here: Place, found: tuple[Missing, ...]) -> None:
        if self.model.is_open and self.model.case == here.case:
            self.desk.go(following(here, [place(self.model.work, one) for one in found]))

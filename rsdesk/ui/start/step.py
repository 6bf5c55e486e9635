"""One step of the first start."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from rsdesk.i18n import N_
from rsdesk.ui.language import View
from rsdesk.ui.start.panel import Given


class Step(View):
    """Asks for one thing; `title` and `onward` are message ids."""

    submitted = Signal()
    title = ""
    onward = N_("Continue")

    def __init__(self, given: Given) -> None:
        super().__init__()
        self.given, self.desk = given, given.desk

    def begin(self) -> None:
        """Put the keyboard where a person begins."""

    def check(self, then: Callable[[], None]) -> None:
        """Call `then` when this step is complete, or say what is missing."""
        then()

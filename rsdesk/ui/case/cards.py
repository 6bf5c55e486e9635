"""A step of a case that is one page of cards, each of which shows its part of the case."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from rsdesk.domain.casework import Casework
from rsdesk.ui.assessment.tabs import order_tabs
from rsdesk.ui.assessment.turns import SMALL, Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.case.step import StepView
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import t
from rsdesk.ui.widgets.boxes import ROOM, WIDE, column, laid_out_once, scrolled
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.text import label

Shown = Callable[[Casework, date], None]


class CardsView(StepView):
    """Shows one card after the other, so that the window never stands still."""

    def __init__(self, desk: Desk, model: CaseModel, title: str) -> None:
        """`title` is a message id."""
        super().__init__(desk, model)
        self._case = ""
        self._turns = Turns(self, SMALL)
        self._cards: list[tuple[Section, Shown]] = []
        self._title_words, self._title = title, label("title")
        self._inner = QWidget()
        self._lines: QVBoxLayout = column(self._inner, gap=ROOM)
        self._lines.setContentsMargins(WIDE, ROOM, WIDE, WIDE)
        self._lines.addWidget(self._title)
        self.area: QScrollArea = scrolled(self._inner)
        column(self, gap=0).addWidget(self.area)

    @property
    def busy(self) -> bool:
        """Whether something is still to be shown."""
        return self._turns.busy

    def show_work(self) -> None:
        """Show the case as it is now; cards of another case are seen when they show this one."""
        case = self.model.work.case.subject
        if case != self._case:
            self._case = case
            self._forget()
            for card, _ in self._cards:
                card.hide()
        for place in range(len(self._cards)):
            self._turns.put(partial(self._show, place), ("card", place))
        self._rearrange()

    def retranslate(self) -> None:
        """Set every text; the cards set theirs."""
        self._title.setText(t(self._title_words))

    def _forget(self) -> None:
        """Another case is shown."""

    def _add(self, card: Section, show: Shown) -> None:
        """Put a card below the others; `show` shows a case in it."""
        self._cards.append((card, show))
        self._lines.addWidget(card)

    def _show(self, place: int) -> None:
        card, show = self._cards[place]
        with laid_out_once(self._inner):
            card.show()  # some say themselves that they are not needed
            show(self.model.work, self.desk.now().astimezone().date())

    def _begin_at_top(self) -> None:
        self.area.verticalScrollBar().setValue(0)

    def _rearrange(self) -> None:
        self._turns.put(partial(order_tabs, self), "tabs")

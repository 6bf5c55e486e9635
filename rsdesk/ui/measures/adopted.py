"""The measures that were adopted, each a card that is edited in place."""

from functools import partial

from PySide6.QtCore import Signal

from rsdesk.domain.measures import State, state_of
from rsdesk.i18n import N_
from rsdesk.services import casework
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, counted, t
from rsdesk.ui.measures.card import MeasureCard
from rsdesk.ui.measures.heads import show_settled
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, row
from rsdesk.ui.widgets.text import label

_ORDER: tuple[State, ...] = ("overdue", "incomplete", "agreed", "missed", "done", "dropped")


class AdoptedView(View):
    """What needs attention comes first when the page is entered; then nothing moves."""

    changed = Signal()

    def __init__(self, desk: Desk, model: CaseModel, turns: Turns) -> None:
        super().__init__()
        self._desk, self._model, self._turns = desk, model, turns
        self._case = ""
        self._order: list[str] = []
        self._fresh = ""  # one that nobody has written anything into
        self._made: dict[str, MeasureCard] = {}
        self._heading = label("heading")
        self._count = label("soft")
        self.own = IconButton("plus")
        self.own.clicked.connect(self._begin_own)
        lines = column(self, gap=NEAR)
        head = row(gap=ROOM)
        head.addWidget(self._heading, 1)
        head.addWidget(self.own)
        lines.addLayout(head)
        lines.addWidget(self._count)
        self._cards = column(gap=NEAR)
        lines.addLayout(self._cards)
        self.retranslate()

    @property
    def cards(self) -> tuple[MeasureCard, ...]:
        """The cards that are seen, in order."""
        return tuple(self._made[name] for name in self._order if name in self._made)

    def begin(self) -> None:
        """Somebody comes to the page: what needs attention stands first."""
        known = self._model.work.case.proceedings
        today = self._desk.now().date()
        self._fresh = ""

        def weight(name: str) -> tuple[int, str, str]:
            return _ORDER.index(state_of(known, name, today)), known.measures[name].due, name

        self._order = sorted(known.measures, key=weight)
        self._show()

    def show_work(self) -> None:
        """Show the case as it is now."""
        work = self._model.work
        if work.case.subject != self._case:
            self._case, self._order = work.case.subject, []
        known = work.case.proceedings.measures
        kept = [name for name in self._order if name in known or name == self._fresh]
        self._order = [*kept, *(name for name in known if name not in kept)]
        self._show()

    def card_of(self, name: str) -> MeasureCard | None:
        """Return the card of a measure, None when there is none such."""
        if name not in self._order:
            return None
        self._show_card(name)
        return self._made[name]

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Adopted measures")))
        self.own.name(t(N_("Write a measure of your own")))
        self._show_count()

    def _show(self) -> None:
        self._show_count()
        for name in [name for name in self._made if name not in self._order]:
            card = self._made.pop(name)
            card.hide()
            card.deleteLater()
        for name in self._order:
            self._turns.put(partial(self._show_card, name), name)

    def _show_count(self) -> None:
        count = len(self._order)
        self._count.setText(
            counted(N_("1 measure"), N_("{count} measures"), count)
            if count
            else t(N_("None yet. Adopt one from an answer above or a proposal below."))
        )

    def _show_card(self, name: str) -> None:
        if name not in self._order:
            return
        if name not in self._made:
            card = self._made[name] = MeasureCard(self._desk, self._model, name)
            card.opened.connect(self._close_others)
        card = self._made[name]
        if self._cards.indexOf(card) != self._order.index(name):
            self._cards.insertWidget(min(self._order.index(name), self._cards.count()), card)
        card.show_work()
        card.show()

    def _begin_own(self) -> None:
        if not self._fresh or self._fresh in self._model.work.case.proceedings.measures:
            self._fresh = casework.new_entry()
            self._order.insert(0, self._fresh)
        self._show()
        card = self.card_of(self._fresh)
        if card is not None:
            card.open(keyboard=True)

    def _close_others(self, opened: MeasureCard) -> None:
        for card in self._made.values():
            if card is not opened:
                card.open(False)
        show_settled(opened)

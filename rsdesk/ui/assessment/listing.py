"""The cards in the middle: one at a time, or all of a section below each other."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from rsdesk.ui import theme
from rsdesk.ui.assessment.card import CardView
from rsdesk.ui.assessment.rows import cleared, let_go
from rsdesk.ui.assessment.state import Key
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.widgets.boxes import NEAR, ROOM, WIDE, column, scrolled
from rsdesk.ui.widgets.text import label

_ROOMY = 640  # logical pixels at a type size of 100 per cent
Group = tuple[str, tuple[Key, ...]]  # the words above, empty for none, and the questions


class Listing(QWidget):
    """Holds the cards that are shown; a card is made once and kept while it is shown."""

    focused = Signal(str, str, str)  # question, subject, field
    settled = Signal()  # all cards are there

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__()
        self._desk, self._model = desk, model
        self._cards: dict[Key, CardView] = {}
        self._groups: tuple[Group, ...] = ()
        self._wanted: tuple[Key, str] | None = None
        self.turns = Turns(self, 0.001)  # each piece is laid out and painted
        inner = QWidget()
        self._lines = column(inner, gap=ROOM)
        self._area: QScrollArea = scrolled(inner)
        column(self, gap=0).addWidget(self._area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins are for where there is room."""
        super().resizeEvent(event)
        side = WIDE if self.width() >= theme.scaled(_ROOMY) else NEAR
        self._lines.setContentsMargins(side, NEAR, side, WIDE)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The questions that are shown, or will be in a moment."""
        return tuple(key for _, keys in self._groups for key in keys)

    @property
    def busy(self) -> bool:
        """Whether cards are still being made."""
        return self.turns.busy

    def card(self, key: Key) -> CardView | None:
        """Return the card of a question if it is there already."""
        return self._cards.get(key)

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show the cards of these questions, in pieces; what was there stays until the first."""
        if groups == self._groups:
            return
        self._groups = groups
        self.turns.clear()
        for words, keys in groups:
            for place, key in enumerate(keys):
                self._put(words if not place else "", key, first=key == self.keys[0])
        self.turns.put(lambda: self._lines.addStretch(1))
        self.turns.put(self.settled.emit)

    def show_work(self) -> None:
        """Show the case as it is now; the card with the keyboard first, then the others."""
        shown = [key for key in self.keys if key in self._cards]
        first = [key for key in shown if self._cards[key].isAncestorOf(_keyboard(self))]
        for key in first:
            self._cards[key].show_work()
        for key in shown:
            if key not in first:
                self.turns.put(partial(self._refresh, key))

    def take_keyboard(self, key: Key, field: str) -> None:
        """Take the keyboard to a field, as soon as its card is there."""
        self._wanted = (key, field)
        self.turns.put(self._give_keyboard)

    def leave(self) -> None:
        """Store what is being typed."""
        for card in self._cards.values():
            card.leave()

    def forget(self) -> None:
        """Let go of all cards."""
        self.turns.clear()
        self._groups = ()
        self._clear(set())

    def _refresh(self, key: Key) -> None:
        card = self._cards.get(key)
        if card is not None:
            card.show_work()

    def _clear(self, keep: set[Key]) -> None:
        """Take out everything and let go of the cards that are not kept."""
        for key in [key for key in self._cards if key not in keep]:
            card = self._cards.pop(key)
            card.leave()
            self._lines.removeWidget(card)
            let_go(card)
        for card in self._cards.values():
            self._lines.removeWidget(card)
            card.hide()
        cleared(self._lines)

    def _put(self, words: str, key: Key, *, first: bool) -> None:
        """Making a card, placing and showing it take long enough to be pieces of their own."""
        self.turns.put(partial(self._make, key))
        self.turns.put(partial(self._begin, key))
        if first:
            self.turns.put(lambda: self._clear(set(self.keys)))
        self.turns.put(partial(self._place, words, key))
        self.turns.put(partial(self._show, key))

    def _make(self, key: Key) -> None:
        if key not in self._cards:
            card = CardView(self._desk, self._model, self.turns, *key)
            card.focused.connect(partial(self._tell_focused, key))
            self._cards[key] = card

    def _begin(self, key: Key) -> None:
        self._cards[key].begin()

    def _place(self, words: str, key: Key) -> None:
        if words:
            heading = label("heading")
            heading.setText(words)
            self._lines.addWidget(heading)
        self._lines.addWidget(self._cards[key])

    def _show(self, key: Key) -> None:
        self._cards[key].show_work()
        self._cards[key].show()
        if self._wanted is not None and self._wanted[0] == key:
            self._give_keyboard()

    def _tell_focused(self, key: Key, field: str) -> None:
        """A card that is about to go has nothing to tell."""
        if key in self.keys:
            self.focused.emit(*key, field)

    def _give_keyboard(self) -> None:
        if self._wanted is None or self._wanted[0] not in self._cards:
            return
        (key, field), self._wanted = self._wanted, None
        self._cards[key].focus_field(field)
        # the place of a new card is known only after the layout has run
        self.turns.put(lambda: self._bring(key, field))
        self.turns.put(lambda: self._bring(key, field))

    def _bring(self, key: Key, field: str) -> None:
        """Scroll to a field, to the top of its card where both are seen at once."""
        card = self._cards.get(key)
        inner = self._area.widget()
        if card is None or inner is None:
            return
        top = card.mapTo(inner, QPoint()).y() - NEAR
        found = card.field_at(field)
        seen = self._area.viewport().height() * 2 // 3
        if found is not None and found.mapTo(inner, QPoint()).y() - top > seen:
            top = found.mapTo(inner, QPoint()).y() - ROOM
        self._area.verticalScrollBar().setValue(top)


def _keyboard(view: QWidget) -> QWidget:
    found = QApplication.focusWidget()
    return found if found is not None else view

"""The parts beside the cards come and go with the room there is and with what a person wants."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget

from rsdesk.ui import theme
from rsdesk.ui.assessment import panels
from rsdesk.ui.assessment.middle import Middle
from rsdesk.ui.assessment.pane import PaneView
from rsdesk.ui.assessment.sections import SectionsView


class Sides:
    """Sections and explanations beside the middle of `owner`."""

    def __init__(
        self, owner: QWidget, sections: SectionsView, middle: Middle, pane: PaneView
    ) -> None:
        self._owner, self._wishes = owner, panels.Wishes()
        self._sections, self._middle, self._pane = sections, middle, pane

    @property
    def room(self) -> panels.Shown:
        """What there is room for; without a card there is nothing to explain."""
        width = round(self._owner.width() * 100 / theme.scaled(100))
        on_cards = self._middle.part == "cards"
        wishes = self._wishes if on_cards else replace(self._wishes, pane=False)
        return panels.arranged(width, wishes)

    def wish_sections(self, wanted: bool) -> None:
        """Show the sections or hide them; if need be the explanations make room."""
        self._wishes = replace(self._wishes, sections=wanted)
        if wanted and not (self.room.sections and self.room.cards):
            self._wishes = replace(self._wishes, pane=None)
        self.arrange()
        if wanted and not self.room.cards:
            self._sections.focus_here()

    def wish_pane(self, wanted: bool) -> None:
        """Show the explanations or hide them; if need be the sections make room."""
        self._wishes = replace(self._wishes, pane=wanted)
        if wanted and self._wishes.sections and not self.room.sections:
            self._wishes = replace(self._wishes, sections=None)
        self.arrange()
        if wanted and not self.room.cards:
            self._pane.focus_first()

    def back_to_cards(self) -> None:
        """Leave a part that took all the room."""
        if not self.room.cards:
            self._wishes = panels.Wishes()
            self.arrange()

    def arrange(self) -> None:
        """Show what there is room for."""
        shown = self.room
        for view, width, seen in (
            (self._sections, panels.SECTIONS, shown.sections),
            (self._pane, panels.PANE, shown.pane),
        ):
            view.setMinimumWidth(theme.scaled(width) if shown.cards else 0)
            view.setMaximumWidth(theme.scaled(width) if shown.cards else self._owner.width())
            view.setVisible(seen)
        self._middle.setVisible(shown.cards)
        self._middle.bar.sections.setChecked(shown.sections)
        self._middle.bar.pane.setChecked(shown.pane)

    def following(self, step: int) -> QWidget:
        """Return the part after the one with the keyboard, or before it."""
        parts = (self._sections, self._middle, self._pane)
        stops = [view for view in parts if view.isVisible()]
        holder = QApplication.focusWidget()
        here = next((n for n, v in enumerate(stops) if holder and v.isAncestorOf(holder)), -1)
        return stops[(here + step) % len(stops)]

"""The lines above and below the cards: where one is, how cards are shown, where to go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QButtonGroup

from rsdesk.i18n import N_
from rsdesk.ui import theme
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, READABLE, TIGHT, WIDE, column, frame, row
from rsdesk.ui.widgets.text import label, toned


class TopBar(View):
    """Names the section and the place in it; switches the sides and the list on and off."""

    sections_wanted = Signal(bool)
    pane_wanted = Signal(bool)
    list_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._title = label("subheading")
        self._place = label("small")
        self.word = label("small")
        self.word.hide()
        toned(self.word, "note")
        self.sections = self._toggle("menu", "switch")
        self.pane = self._toggle("lightbulb", "switch")
        self.cards = self._toggle("file-text", "tab")
        self.list = self._toggle("list", "tab")
        self.cards.setChecked(True)
        self._group = QButtonGroup(self)
        self._group.addButton(self.cards)
        self._group.addButton(self.list)
        self.sections.clicked.connect(self.sections_wanted)
        self.pane.clicked.connect(self.pane_wanted)
        self.cards.clicked.connect(lambda: self.list_wanted.emit(False))
        self.list.clicked.connect(lambda: self.list_wanted.emit(True))
        words = column(gap=0)
        words.addWidget(self._title)
        words.addWidget(self._place)
        line = row(gap=TIGHT)
        line.addWidget(self.sections, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        for button in (self.cards, self.list, self.pane):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        lines = column(self, gap=TIGHT)
        lines.setContentsMargins(NEAR, NEAR, NEAR, 0)
        lines.addLayout(line)
        lines.addWidget(self.word)
        self.word.setContentsMargins(WIDE - NEAR, 0, 0, 0)
        self.retranslate()

    def show_place(self, title: str, place: str) -> None:
        """Show the section and where in it the person is."""
        self._title.setText(title)
        self._place.setText(place)
        self._place.setVisible(bool(place))

    def show_switches(self, wanted: bool) -> None:
        """Offer cards, list and explanations only where there are cards."""
        for button in (self.cards, self.list, self.pane):
            button.setVisible(wanted)

    def say(self, words: str) -> None:
        """Say something quietly; empty says nothing."""
        self.word.setText(words)
        self.word.setVisible(bool(words))
        if words:
            event = QAccessibleEvent(self.word, QAccessible.Event.Alert)
            QAccessible.updateAccessibility(event)

    def retranslate(self) -> None:
        """Set every text."""
        self.sections.name_silently(t(N_("Sections and questions")))
        self.pane.name_silently(t(N_("About this question: why, sources, contacts")))
        self.cards.name(t(N_("Card")), t(N_("One question at a time")))
        self.list.name(t(N_("List")), t(N_("All questions of the section below each other")))

    def _toggle(self, icon: str, role: str) -> IconButton:
        made = IconButton(icon, role)
        made.setCheckable(True)
        return made


class Foot(View):
    """Back and forth."""

    def __init__(self) -> None:
        super().__init__()
        self.previous = IconButton("arrow-left")
        self.next_open = IconButton("circle-dot", "quiet")
        self.next = IconButton("arrow-right", "primary")
        outer = frame("foot")
        line = row(outer, gap=NEAR)
        line.setContentsMargins(WIDE, NEAR, WIDE, NEAR)
        line.addWidget(self.previous)
        line.addStretch(1)
        line.addWidget(self.next_open)
        line.addWidget(self.next)
        column(self, gap=0).addWidget(outer)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.previous.name(t(N_("Previous")), "Alt+←")
        self.next_open.name(t(N_("Next open question")), "Ctrl+Enter")
        self.next.name(t(N_("Next")), "Alt+→")


class NoPartners(View):
    """Says that questions wait for a partner, and leads to where partners are entered."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label()
        self._go = IconButton("users")
        self._go.clicked.connect(self.wanted)
        box = frame("card")
        toned(box, "note")
        line = row(box, gap=NEAR, margin=NEAR)
        line.addWidget(self._words, 1)
        line.addWidget(self._go, 0, Qt.AlignmentFlag.AlignTop)
        outer = column(self, gap=0)
        outer.setContentsMargins(NEAR, NEAR, NEAR, 0)
        box.setMaximumWidth(theme.scaled(READABLE))
        outer.addWidget(box)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._words.setText(
            t(
                N_(
                    "Some questions of this section are asked once for each partner. No partner is "
                    "entered yet; that is done on the page of circumstances."
                )
            )
        )
        self._go.name(t(N_("Enter partners")))

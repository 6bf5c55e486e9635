"""What stands in the place of the table while there is nothing to list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rsdesk.i18n import N_
from rsdesk.services.register import Shelf
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.register.wanted import Wanted
from rsdesk.ui.widgets.boxes import NEAR, ROOM, WIDE, column, row, scrolled
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.text import label

_NONE: dict[Shelf, str] = {
    "current": N_("No case is current: all are archived or deleted."),
    "archived": N_("The archive is empty."),
    "deleted": N_("No case is deleted."),
}


class FirstCase(View):
    """Says what a case is, and offers to begin one or to look at the sample."""

    beginning = Signal()
    sampling = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = label("title")
        self._words = label()
        self._sample_words = label("soft")
        self.begin = IconButton("plus", "primary")
        self.sample = IconButton("book-open")
        inner = QWidget()
        column(self, gap=0, margin=WIDE).addWidget(scrolled(inner))
        lines = column(inner, gap=ROOM)
        lines.addStretch(1)
        lines.addWidget(IconLabel("folder-open", "accent", 48))
        for widget in (self._heading, self._words):
            lines.addWidget(widget)
        buttons = Flow(gap=NEAR)
        buttons.addWidget(self.begin)
        buttons.addWidget(self.sample)
        lines.addLayout(buttons)
        lines.addWidget(self._sample_words)
        lines.addStretch(2)
        self.begin.clicked.connect(self.beginning)
        self.sample.clicked.connect(self.sampling)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Begin with your first case")))
        self._words.setText(
            t(
                N_(
                    "A case is one collaboration, planned or running, and all that you know of it. "
                    "rsdesk asks what matters for it, shows where every answer leads, and makes "
                    "the record."
                )
            )
        )
        self.begin.name(t(N_("New case")), "Ctrl+N")
        self.sample.name(t(N_("Open the sample case")))
        self._sample_words.setText(
            t(
                N_(
                    "The sample case is invented and filled in, to look around and to try things "
                    "out. You can delete it at any time."
                )
            )
        )


class NothingHere(View):
    """Says that nothing was found, or that a shelf is empty."""

    widening = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wanted = Wanted()
        self._icon = IconLabel("search", "soft", 32)
        self._heading = label("heading")
        self._words = label("soft")
        self.widen = IconButton("x")
        lines = column(self, gap=NEAR, margin=WIDE)
        lines.addStretch(1)
        lines.addWidget(self._icon)
        lines.addWidget(self._heading)
        lines.addWidget(self._words)
        line = row()
        line.addWidget(self.widen, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addLayout(line)
        lines.addStretch(2)
        self.widen.clicked.connect(self.widening)
        self.retranslate()

    @property
    def heading(self) -> str:
        """What is said."""
        return self._heading.text()

    def show_wanted(self, wanted: Wanted) -> None:
        """Say why nothing is listed."""
        self._wanted = wanted
        self._icon.show_icon("search" if wanted.narrows else "folder", "soft")
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        wanted = self._wanted
        self.widen.setVisible(wanted.narrows)
        self._words.setVisible(wanted.narrows)
        if not wanted.narrows:
            self._heading.setText(t(_NONE[wanted.shelf]))
            return
        sought = wanted.text.strip()
        self._heading.setText(
            t(N_("No case found for “{text}”"), text=sought) if sought else t(N_("No case found"))
        )
        self._words.setText(
            t(
                N_(
                    "Only cases that fit the search and every filter are listed. Fewer or shorter "
                    "words find more."
                )
            )
        )
        self.widen.name(t(N_("Clear the search")) if sought else t(N_("Show all of them")))

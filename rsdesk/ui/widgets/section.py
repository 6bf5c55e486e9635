"""A part of the page: a card with a heading and what it is about."""

from PySide6.QtWidgets import QVBoxLayout

from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, frame
from rsdesk.ui.widgets.text import label


class Section(View):
    """A card; parts are added to `lines`."""

    def __init__(self, words: str, meaning: str = "") -> None:
        """`words` and `meaning` are message ids."""
        super().__init__()
        self._heading_words, self._meaning_words = words, meaning
        self._heading, self._meaning = label("heading"), label("soft")
        if not meaning:  # shown before it has a parent it would be a window of its own
            self._meaning.hide()
        box = frame("card")
        self.lines: QVBoxLayout = column(box, gap=ROOM, margin=ROOM)
        head = column(gap=NEAR)
        head.addWidget(self._heading)
        head.addWidget(self._meaning)
        self.lines.addLayout(head)
        column(self, gap=0).addWidget(box)

    def retranslate(self) -> None:
        """Set heading and meaning; each part calls this first."""
        self._heading.setText(t(self._heading_words))
        if self._meaning_words:
            self._meaning.setText(t(self._meaning_words))

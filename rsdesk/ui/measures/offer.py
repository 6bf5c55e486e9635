"""A measure that the guidance proposes, and the button that adopts it."""

from PySide6.QtCore import Qt, Signal

from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, frame, row
from rsdesk.ui.widgets.text import label


class Offer(View):
    """Words on the left, why below them, the button on the right."""

    taken = Signal()

    def __init__(self, *, first: bool = False) -> None:
        """The first of a card has no line above it."""
        super().__init__()
        self._said = ("", "", "")
        self._words = label()
        self._why = label("small")
        self.button = IconButton("plus")
        self.button.clicked.connect(self.taken)
        texts = column(gap=2)
        texts.addWidget(self._words)
        texts.addWidget(self._why)
        line = row(gap=ROOM)
        line.addLayout(texts, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        lines = column(self, gap=NEAR)
        if not first:
            lines.addWidget(frame("rule"))
        lines.addLayout(line)

    @property
    def words(self) -> str:
        """What is proposed, and why."""
        return "\n".join(filter(None, (self._words.text(), self._why.text())))

    def say(self, words: str, why: str, button: str) -> None:
        """Set the words in the language of the window; `button` is a message id."""
        if (words, why, t(button)) == self._said:
            return
        self._said = (words, why, t(button))
        self._words.setText(words)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.button.name(t(button))
        self.button.setAccessibleName(f"{t(button)}: {words}")

    def retranslate(self) -> None:
        """The words come with the proposal."""

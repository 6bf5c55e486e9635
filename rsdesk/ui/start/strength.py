"""How strong a password is: a bar, a word, and what would make it stronger."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar

from rsdesk.i18n import N_
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import View, t
from rsdesk.ui.page import found
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column, row
from rsdesk.ui.widgets.text import label, repainted, toned

if TYPE_CHECKING:
    from rsdesk.services.passwords import Strength

_REST = 150  # ms without a key
_TONES = ("stop", "stop", "flag", "done", "done")
OwnWords = Callable[[], tuple[str, ...]]


class Meter(View):
    """Judges a password off the window's thread while it is typed."""

    def __init__(self, desk: Desk, own_words: OwnWords) -> None:
        """`own_words` returns what others know of the person."""
        super().__init__()
        self._desk, self._own_words = desk, own_words
        self._password = ""
        self._judged: Strength | None = None
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, len(_TONES))
        self._word, self._advice = label("small"), label("small")
        self._word.setWordWrap(False)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._judge)
        lines = column(self, gap=TIGHT)
        line = row(gap=NEAR)
        line.addWidget(self._bar, 1)
        line.addWidget(self._word)
        lines.addLayout(line)
        lines.addWidget(self._advice)
        self.retranslate()

    def watch(self, password: str) -> None:
        """Judge this password once nobody types."""
        self._password = password
        self._rest.start()

    def judge(self, password: str, then: "Callable[[Strength], None]") -> None:
        """Judge this password now, show it, and go on."""
        self._password = password
        own = self._own_words()

        def show(strength: "Strength") -> None:
            self._show(password, strength)
            then(strength)

        self._desk.worker.run(
            self,
            lambda: found("rsdesk.services.passwords:strength")(password, own),
            show,
            self._desk.fail,
        )

    def retranslate(self) -> None:
        """Set every text."""
        self._bar.setAccessibleName(t(N_("Strength of the password")))
        judged = self._judged
        if judged is None:
            self._word.setText("")
            self._advice.setText(t(N_("Four or five unusual words make a good password.")))
            return
        word = t(found("rsdesk.services.passwords:words")(judged.score))
        self._word.setText(t(N_("Strength: {word}"), word=word))
        self._bar.setAccessibleDescription(word)
        said = [judged.warning] if judged.warning else []
        self._advice.setText(" ".join(t(text) for text in (*said, *judged.advice)))
        self._advice.setVisible(bool(said or judged.advice))

    def _judge(self) -> None:
        self.judge(self._password, lambda _: None)

    def _show(self, password: str, strength: "Strength") -> None:
        if password != self._password:
            return
        self._judged = strength if password else None
        tone = _TONES[strength.score]
        self._bar.setValue(strength.score + 1 if password else 0)
        repainted(self._bar, "tone", tone)
        toned(self._word, tone)
        self._advice.show()
        self.retranslate()

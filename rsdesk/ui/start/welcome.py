"""Step 1: the language, what rsdesk is, and the other ways to begin."""

from PySide6.QtCore import Signal

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import current, t
from rsdesk.ui.start.languages import LanguageSwitch
from rsdesk.ui.start.panel import Given, Way
from rsdesk.ui.start.step import Step
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, frame
from rsdesk.ui.widgets.text import label

_WAYS: tuple[tuple[Way, str, str], ...] = (
    ("restore", "archive-restore", N_("Restore a backup")),
    ("other", "folder-open", N_("Open another vault …")),
    ("practice", "graduation-cap", N_("Make a practice vault, for courses and trying out")),
)


class WelcomeStep(Step):
    """Speaks the chosen language at once."""

    going = Signal(str)  # Way

    def __init__(self, given: Given, *, practice: bool) -> None:
        super().__init__(given)
        self.title = N_("Make a practice vault") if practice else N_("Welcome to rsdesk")
        self._practice = practice
        self._words, self._choose = label(), label("subheading")
        self.languages = LanguageSwitch(given.desk, "")
        self._ways: list[tuple[IconButton, str]] = []
        lines = column(self, gap=ROOM)
        lines.addWidget(self._words)
        language = column(gap=NEAR)
        language.addWidget(self._choose)
        language.addWidget(self.languages)
        lines.addLayout(language)
        self.quiet = column(gap=TIGHT)
        if not practice:
            lines.addWidget(frame("rule"))
            lines.addLayout(self.quiet)
            for way, icon, words in _WAYS:
                self._add(way, icon, words)
        self.retranslate()

    def begin(self) -> None:
        """Begin with the language that is spoken."""
        self.languages.choices[current()].setFocus()

    def way(self, way: Way) -> IconButton:
        """Return the button that leads another way."""
        return self._ways[[known for known, _, _ in _WAYS].index(way)][0]

    def retranslate(self) -> None:
        """Set every text."""
        self._choose.setText(t(N_("Language")))
        self._words.setText(t(_PRACTICE if self._practice else _WELCOME))
        for button, words in self._ways:
            button.name(t(words))

    def _add(self, way: Way, icon: str, words: str) -> None:
        button = IconButton(icon, "nav")
        button.clicked.connect(lambda _=False: self.going.emit(way))
        self._ways.append((button, words))
        self.quiet.addWidget(button)


_WELCOME = N_(
    "rsdesk guides you through the check of an international collaboration for security risks and "
    "leaves a signed record. Everything stays on this computer, encrypted in a vault that you "
    "make now. It takes less than a minute."
)
_PRACTICE = N_(
    "A practice vault is for courses and for trying out. It is marked on every page, so that no "
    "real case ends up in it."
)

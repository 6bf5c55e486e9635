"""Step 1: the language, and what rsdesk is."""

from rsdesk.i18n import N_
from rsdesk.ui.language import t
from rsdesk.ui.start.languages import LanguageSwitch
from rsdesk.ui.start.panel import Given
from rsdesk.ui.start.step import Step
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column
from rsdesk.ui.widgets.text import label


class WelcomeStep(Step):
    """Speaks the chosen language at once."""

    def __init__(self, given: Given, *, practice: bool) -> None:
        super().__init__(given)
        self.title = N_("Make a practice vault") if practice else N_("Welcome to rsdesk")
        self._practice = practice
        self._words, self._choose = label(), label("subheading")
        self.languages = LanguageSwitch(given.desk, "")
        lines = column(self, gap=ROOM)
        lines.addWidget(self._words)
        language = column(gap=NEAR)
        language.addWidget(self._choose)
        language.addWidget(self.languages)
        lines.addLayout(language)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._choose.setText(t(N_("Language")))
        self._words.setText(t(_PRACTICE if self._practice else _WELCOME))


_WELCOME = N_(
    "rsdesk guides you through the check of an international collaboration for security risks and "
    "leaves a signed record. Everything stays on this computer, encrypted in a vault that you "
    "make now. It takes less than a minute."
)
_PRACTICE = N_(
    "A practice vault is for courses and for trying out. It is marked on every page, so that no "
    "real case ends up in it."
)

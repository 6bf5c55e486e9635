"""Whether everything typed is stored, as an icon and a word."""

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, row
from rsdesk.ui.widgets.text import label

_LOOKS = {
    "stored": ("check", "soft", N_("Stored")),
    "storing": ("clock", "soft", N_("Storing …")),
    "failed": ("triangle-alert", "stop", N_("Not stored")),
}


class StoredSign(View):
    """Follows what a model says of itself."""

    def __init__(self) -> None:
        super().__init__()
        self._state = "stored"
        self._icon, self._words = IconLabel("check", "soft", 15), label("small")
        self._words.setWordWrap(False)
        line = row(self, gap=NEAR)
        line.addWidget(self._icon)
        line.addWidget(self._words)
        self.retranslate()

    def show_state(self, state: str) -> None:
        """Show stored, storing or failed."""
        self._state = state
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        icon, colour, words = _LOOKS[self._state]
        self._icon.show_icon(icon, colour)
        self._words.setText(t(words))

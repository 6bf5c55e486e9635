"""What is said of a folder that holds no vault that could be unlocked as it is."""

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import t
from rsdesk.ui.start.panel import Given, Panel, Way, buttons, shown
from rsdesk.ui.widgets.boxes import TIGHT, column
from rsdesk.ui.widgets.text import label

_TITLES = {
    "none": N_("There is no vault here"),
    "broken": N_("This vault is not whole"),
    "newer": N_("This vault is newer than this program"),
    "unreadable": N_("This folder cannot be read"),
    "vault": N_("This vault has neither password nor recovery key"),
}
_WORDS = {
    "none": N_(
        "The folder {folder} holds no vault, or its drive is not connected. Nothing was changed. "
        "Please connect the drive and try again, open a vault elsewhere, or restore a backup."
    ),
    "broken": N_(
        "Parts of the vault in {folder} are missing or damaged. Nothing was changed. Please "
        "restore a backup; what is there now is kept aside. Or try to unlock it all the same: "
        "rsdesk then says what is missing."
    ),
    "newer": N_(
        "A newer version of rsdesk has written the vault in {folder}. It is safe and was not "
        "changed. Please open it with that version, or install the newest one here."
    ),
    "unreadable": N_(
        "The system does not let rsdesk read {folder}. Nothing was changed. Please check that the "
        "drive is connected and that you may open the folder, then try again."
    ),
    "vault": N_(
        "Nobody can open the vault in {folder} here. Nothing was changed. Please restore a backup."
    ),
}
# in the order in which they help, the first one as the main button
_WAYS: dict[str, tuple[Way, ...]] = {
    "none": ("again", "other", "restore", "first"),
    "broken": ("restore", "unlock", "again", "other"),
    "newer": ("other", "again", "practice"),
    "unreadable": ("again", "other", "practice"),
    "vault": ("restore", "other"),
}
_ICONS: dict[Way, str] = {
    "again": "rotate-ccw",
    "other": "folder-open",
    "restore": "archive-restore",
    "first": "plus",
    "unlock": "lock-open",
    "practice": "graduation-cap",
}
_NAMES: dict[Way, str] = {
    "again": N_("Try again"),
    "other": N_("Open another vault …"),
    "restore": N_("Restore a backup"),
    "first": N_("Make a new vault here"),
    "unlock": N_("Unlock all the same"),
    "practice": N_("Make a practice vault"),
}


class TroublePanel(Panel):
    """Says what is wrong, what is safe and what can be done."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._state = given.place.state
        self._words = label()
        self.lines.addWidget(self._words)
        self.ways: dict[Way, IconButton] = {}
        quiet = column(gap=TIGHT)
        for way in _WAYS[self._state]:
            button = IconButton(_ICONS[way], "nav" if self.ways else "primary")
            button.clicked.connect(lambda _=False, to=way: self.going.emit(to))
            if self.ways:
                quiet.addWidget(button)
            else:
                self.lines.addLayout(buttons(button))
            self.ways[way] = button
        self.lines.addLayout(quiet)
        self.retranslate()

    def begin(self) -> None:
        """Wait at what helps most."""
        next(iter(self.ways.values())).setFocus()

    def retranslate(self) -> None:
        """Set every text."""
        self.title.setText(t(_TITLES[self._state]))
        self._words.setText(t(_WORDS[self._state], folder=shown(self.folder)))
        for way, button in self.ways.items():
            button.name(t(_NAMES[way]))

"""The unlock page of a vault."""

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import t
from rsdesk.ui.message import note, warning
from rsdesk.ui.page import found
from rsdesk.ui.start.panel import Given, Panel, Ways, buttons, shown
from rsdesk.ui.start.secret import PasswordField
from rsdesk.ui.widgets.boxes import frame
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label, selectable

_WHY = {
    "hand": N_("The vault is locked. Everything is stored."),
    "idle": N_(
        "The vault was locked because nobody worked here for a while. Everything is stored."
    ),
    "sleep": N_("The vault was locked because the computer was asleep. Everything is stored."),
    "bug": N_(
        "rsdesk was restarted after a fault in the program. Everything that was reported as "
        "stored is stored."
    ),
    "unstored": N_(
        "The vault was locked while something could not be stored. Everything that was reported "
        "as stored is safe. Please look whether what you typed last is there, and type it again "
        "if it is not."
    ),
}


class UnlockPanel(Panel):
    """Asks for the password of a vault."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._where = label("small")
        self._why = Strip(closable=False)
        self._demo = selectable("soft")
        if given.password_hint is None:
            self._demo.hide()
        self.password = PasswordField(N_("Password"))
        self.password.submitted.connect(self.unlock)
        self.go = IconButton("lock-open", "primary")
        self.go.clicked.connect(self.unlock)
        self._ways = Ways(self)
        self.by_key = self._ways.add("key-round", "key")
        self.by_key.setVisible(given.place.recovery_key)
        self.restore = self._ways.add("archive-restore", "restore")
        self.other = self._ways.add("folder-open", "other")
        self.practice = self._ways.add("graduation-cap", "practice")
        for part in (self._why, self._where, self._demo, self.password, self.strip):
            self.lines.addWidget(part)
        self.lines.addLayout(buttons(self.go))
        self.lines.addWidget(frame("rule"))
        self.lines.addWidget(self._ways)
        if given.locked in _WHY:
            said = warning if given.locked == "unstored" else note
            self._why.show_message(said(_WHY[given.locked]))
        self.retranslate()

    def begin(self) -> None:
        """Wait for the password."""
        self.password.begin()

    def unlock(self) -> None:
        """Open the vault with what was typed."""
        folder, password = self.folder, self.password.text
        if not password:
            self.begin()
            return
        self._why.clear()
        self.open_vault(
            N_("Unlocking the vault …"),
            lambda: found("rsdesk.services.vaults:open_vault")(folder, password),
        )

    def retranslate(self) -> None:
        """Set every text."""
        practice = self.given.place.practice
        title = N_("Unlock the practice vault") if practice else N_("Unlock the vault")
        self.title.setText(t(title))
        self._where.setText(t(N_("Vault: {folder}"), folder=shown(self.folder)))
        if self.given.password_hint is not None:
            self._demo.setText(
                t(
                    N_("This is the demo. Its password is {password}"),
                    password=self.given.password_hint,
                )
            )
        self.go.name(t(N_("Unlock")))
        self.by_key.name(t(N_("Unlock with the recovery key")))
        self.restore.name(t(N_("Restore a backup")))
        self.other.name(t(N_("Open another vault …")))
        self.practice.name(t(N_("Make a practice vault")))

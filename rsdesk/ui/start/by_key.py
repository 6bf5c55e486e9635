"""Unlocking with the printed recovery key, and the new password that follows."""

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import t
from rsdesk.ui.page import found
from rsdesk.ui.start.new_password import NewPassword
from rsdesk.ui.start.panel import Given, Panel, buttons, found_close, shown
from rsdesk.ui.start.secret import KeyField
from rsdesk.ui.widgets.inputs import Labelled
from rsdesk.ui.widgets.text import label

KEY = N_("Recovery key")
KEY_HINT = N_(
    "As it is printed on the recovery sheet; spaces, hyphens and small letters do not matter."
)


class KeyPanel(Panel):
    """Takes the key first, then a new password, then opens the vault."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._key = ""
        self._where = label("small")
        self._words = label()
        self.field = KeyField()
        self.field.submitted.connect(self.go_on)
        self._labelled = Labelled(KEY, self.field, KEY_HINT)
        self.password = NewPassword(self.desk, tuple, practice=given.place.practice)
        self.password.submitted.connect(self.go_on)
        self.password.hide()
        self.next = IconButton("arrow-right", "primary")
        self.next.clicked.connect(self.go_on)
        self.back = IconButton("arrow-left")
        self.back.setShortcut("Esc")
        self.back.clicked.connect(self.go_back)
        for part in (self._where, self._words, self._labelled, self.password, self.strip):
            self.lines.addWidget(part)
        self.lines.addLayout(buttons(self.next, self.back))
        self.retranslate()

    def begin(self) -> None:
        """Wait for the key, or for the password once the key is right."""
        if self._key:
            self.password.begin()
        else:
            self.field.setFocus()

    def go_on(self) -> None:
        """Try the key, or open the vault with the new password."""
        if self._key:
            self.password.check(self._open)
        elif self.field.text.strip():
            self._try(self.field.text)
        else:
            self.begin()

    def go_back(self) -> None:
        """Go back one step; nothing was changed yet."""
        if self._key:
            self._show_step("")
        else:
            self.going.emit("home")

    def fail(self, error: RsdeskError) -> None:
        """Say it below the field."""
        self.field.mark(not self._key)
        super().fail(error)

    def retranslate(self) -> None:
        """Set every text."""
        self._where.setText(t(N_("Vault: {folder}"), folder=shown(self.folder)))
        self.title.setText(
            t(N_("Set a new password") if self._key else N_("Unlock with the recovery key"))
        )
        self._words.setText(
            t(
                N_(
                    "The recovery key is right. Please set a new password; the recovery sheet "
                    "stays valid. Backups made until now keep the password of their time."
                )
                if self._key
                else N_("You then set a new password. The recovery sheet stays valid.")
            )
        )
        self.next.name(t(N_("Set the password and unlock") if self._key else N_("Continue")))
        self.back.name(t(N_("Back")), t(N_("Esc")))

    def _try(self, key: str) -> None:
        """Open the vault and close it again: it must not stay open behind this page."""
        folder = self.folder

        def try_key() -> None:
            found_close(found("rsdesk.services.vaults:open_with_recovery_key")(folder, key))

        self.work(N_("Trying the recovery key …"), try_key, lambda _: self._show_step(key))

    def _show_step(self, key: str) -> None:
        self._key = key
        self.strip.clear()
        self._labelled.setVisible(not key)
        self.password.setVisible(bool(key))
        self.retranslate()
        self.begin()

    def _open(self, password: str) -> None:
        folder, key = self.folder, self._key
        self.open_vault(
            N_("Setting the new password …"),
            lambda: found("rsdesk.services.vaults:open_with_new_password")(folder, key, password),
        )

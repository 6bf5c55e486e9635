"""Restoring a backup, beside the vault or from elsewhere."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QListWidget, QListWidgetItem, QRadioButton

from rsdesk.i18n import N_, time_text
from rsdesk.ui import theme
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import current, t
from rsdesk.ui.message import done, warning
from rsdesk.ui.page import found
from rsdesk.ui.start.by_key import KEY, KEY_HINT
from rsdesk.ui.start.panel import Given, Panel, buttons, shown
from rsdesk.ui.start.secret import KeyField, PasswordField
from rsdesk.ui.widgets.boxes import ROOM, row
from rsdesk.ui.widgets.inputs import Labelled
from rsdesk.ui.widgets.text import label

_PLACE = Qt.ItemDataRole.UserRole
_ROWS = 5  # that are seen without scrolling


class RestorePanel(Panel):
    """Puts a backup in place of the vault; what was there is kept aside, and it says where."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._restored = False
        self._where, self._words, self._list_name = label("small"), label(), label("subheading")
        self.backups = QListWidget()
        self._list_name.setBuddy(self.backups)
        self.elsewhere = IconButton("folder-open", "nav")
        self.elsewhere.clicked.connect(self._ask_folder)
        self.by_password, self.by_key = QRadioButton(), QRadioButton()
        self._secrets = QButtonGroup(self)
        self.password = PasswordField(N_("Password of that time"))
        self.key = KeyField()
        self._labelled_key = Labelled(KEY, self.key, KEY_HINT)
        self.next = IconButton("archive-restore", "primary")
        self.back = IconButton("arrow-left")
        self._connect()
        self._place_parts()
        self._list()
        self.by_password.setChecked(True)
        self._show_secret()
        self.retranslate()

    def begin(self) -> None:
        """Begin with the choice of a backup; the latest is chosen already."""
        if self.backups.count():
            self.backups.setFocus()
        else:
            self.elsewhere.setFocus()

    def take_up(self) -> None:
        """Wait for another password."""
        if self.by_key.isChecked():
            self.key.setFocus()
        else:
            self.password.begin()

    def go_on(self) -> None:
        """Restore the chosen backup, or open the vault once it is restored."""
        if self._restored:
            self._open()
        elif self.backups.currentRow() < 0:
            self.strip.show_message(warning(N_("Please choose a backup first.")))
            self.begin()
        elif not self._secret:
            self.take_up()
        else:
            self._restore(Path(self.backups.currentItem().data(_PLACE)))

    def retranslate(self) -> None:
        """Set every text."""
        self.title.setText(t(N_("Restore a backup")))
        self._where.setText(t(N_("Vault: {folder}"), folder=shown(self.folder)))
        self._words.setText(
            t(
                N_(
                    "The backup takes the place of the vault. What is in the vault now is not "
                    "lost: it is kept aside, in a folder that is named afterwards."
                )
            )
        )
        self._list_name.setText(t(N_("Backups of this vault, the latest first")))
        self.backups.setAccessibleName(t(N_("Backups of this vault, the latest first")))
        for place, backup in enumerate(self.given.place.backups):
            item = self.backups.item(place + self.backups.count() - len(self.given.place.backups))
            item.setText(time_text(backup.made.astimezone(), current()))
        self.elsewhere.name(t(N_("Choose a backup in another folder …")))
        self.by_password.setText(t(N_("With the password of that time")))
        self.by_key.setText(t(N_("With the recovery key")))
        self.next.name(t(N_("Unlock the vault") if self._restored else N_("Restore")))
        self.back.name(t(N_("Back")), t(N_("Esc")))

    @property
    def _secret(self) -> str:
        return self.key.text.strip() if self.by_key.isChecked() else self.password.text

    def _restore(self, backup: Path) -> None:
        folder, secret, now = self.folder, self._secret, self.desk.now()
        name = "restore_with_recovery_key" if self.by_key.isChecked() else "restore"
        self.work(
            N_("Checking and restoring the backup …"),
            lambda: found(f"rsdesk.services.vaults:{name}")(folder, backup, secret, now),
            self._show_restored,
            can_stop=False,  # restoring goes on to its end once it has begun
        )

    def _show_restored(self, aside: Path) -> None:
        self._restored = True
        self.strip.show_message(
            done(
                N_("The backup is restored. What was in the vault before is kept in {folder}."),
                folder=shown(aside),
            )
        )
        for part in (
            self._words, self._list_name, self.backups, self.elsewhere, self.by_password,
            self.by_key, self.password, self._labelled_key,
        ):  # fmt: skip
            part.hide()
        self.retranslate()
        self.next.show_icon("lock-open")
        self.next.setFocus()

    def _open(self) -> None:
        folder, secret = self.folder, self._secret
        name = "open_with_recovery_key" if self.by_key.isChecked() else "open_vault"
        self.open_vault(
            N_("Unlocking the vault …"),
            lambda: found(f"rsdesk.services.vaults:{name}")(folder, secret),
        )

    def _ask_folder(self) -> None:
        self.given.dialogs.folder(self, t(N_("Choose the folder of a backup")), self._add)

    def _add(self, folder: Path) -> None:
        item = QListWidgetItem(str(folder))
        item.setData(_PLACE, str(folder))
        self.backups.insertItem(0, item)
        self.backups.setCurrentItem(item)
        self._show_list()
        self.take_up()

    def _list(self) -> None:
        for backup in self.given.place.backups:
            item = QListWidgetItem()
            item.setData(_PLACE, str(backup.path))
            self.backups.addItem(item)
        self.backups.setCurrentRow(0)
        self._show_list()

    def _show_list(self) -> None:
        count = self.backups.count()
        height = self.backups.fontMetrics().height() + theme.scaled(14)
        self.backups.setFixedHeight(min(count, _ROWS) * height + theme.scaled(6))
        self.backups.setVisible(bool(count))
        self._list_name.setVisible(bool(count))

    def _show_secret(self) -> None:
        self._labelled_key.setVisible(self.by_key.isChecked())
        self.password.setVisible(not self.by_key.isChecked())

    def _connect(self) -> None:
        for choice in (self.by_password, self.by_key):
            self._secrets.addButton(choice)
        self._secrets.buttonClicked.connect(lambda _: self._show_secret())
        self.password.submitted.connect(self.go_on)
        self.key.submitted.connect(self.go_on)
        self.next.clicked.connect(self.go_on)
        self.back.setShortcut("Esc")
        self.back.clicked.connect(lambda: self.going.emit("home"))

    def _place_parts(self) -> None:
        for part in (self._where, self._words, self._list_name, self.backups, self.elsewhere):
            self.lines.addWidget(part)
        choices = row(gap=ROOM)
        for choice in (self.by_password, self.by_key):
            choices.addWidget(choice)
        choices.addStretch(1)
        self.lines.addLayout(choices)
        for field in (self.password, self._labelled_key, self.strip):
            self.lines.addWidget(field)
        self.lines.addLayout(buttons(self.next, self.back))

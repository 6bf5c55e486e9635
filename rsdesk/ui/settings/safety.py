"""Locking, backups and the password of the open vault."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct
from PySide6.QtWidgets import QFileDialog, QSpinBox

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_, date_text, time_text
from rsdesk.services import owner, preferences, vaults
from rsdesk.services.passwords import STRONG_ENOUGH, strength
from rsdesk.storage.vault import Vault
from rsdesk.ui import theme
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import current, t
from rsdesk.ui.message import done, failure, warning
from rsdesk.ui.settings.group import Group
from rsdesk.ui.widgets.boxes import row
from rsdesk.ui.widgets.inputs import Labelled, Line, Waiting
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label, selectable

_NEW = N_("New password")


class IdleGroup(Group):
    """After how many minutes without a key or a click the vault locks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            N_("Lock automatically"),
            N_(
                "The vault also locks when the computer has been asleep. Locking loses nothing, "
                "and you come back to the same place."
            ),
        )
        self._desk = desk
        self._minutes = QSpinBox()
        self._minutes.setRange(preferences.SHORTEST_IDLE, preferences.LONGEST_IDLE)
        self._minutes.editingFinished.connect(self._choose)
        self.add(self._minutes)
        desk.dressed.connect(self._fit)
        self._fit()
        self.retranslate()

    def show_minutes(self, minutes: int) -> None:
        """Show what the vault remembers."""
        if not self._minutes.hasFocus():
            self._minutes.setValue(minutes)

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self._minutes.setSuffix(t(N_(" minutes")))
        self._minutes.setAccessibleName(t(N_("Minutes without a keystroke or a click")))

    def _fit(self) -> None:
        """Begin where the words of every other field begin; the style sheet does not reach here."""
        self._minutes.lineEdit().setTextMargins(theme.scaled(6), 0, 0, 0)

    def _choose(self) -> None:
        minutes = self._minutes.value()
        self._desk.ask(
            self,
            lambda vault: preferences.put_idle_minutes(vault, minutes),
            lambda _: self._desk.idle_changed.emit(minutes),
        )


class Kept(Struct, frozen=True):
    """What is known of backups: the latest beside the vault, and the last copy elsewhere."""

    folder: Path
    latest: datetime | None
    copied: datetime | None
    copy_folder: Path | None
    due: bool


class BackupGroup(Group):
    """Makes backups and copies of them on another disk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            N_("Backups"),
            N_(
                "A backup is made beside the vault when you close rsdesk, at most once a day. A "
                "copy on another disk helps if this computer is lost. Both are encrypted and "
                "open with the current password."
            ),
        )
        self._desk = desk
        self._kept: Kept | None = None
        self._latest, self._copied = selectable(), selectable()
        self._now = IconButton("database-backup")
        self._now.clicked.connect(self._back_up)
        self._copy = IconButton("hard-drive")
        self._copy.clicked.connect(self.choose)
        self._waiting = Waiting(can_stop=False)
        buttons = row()
        buttons.addWidget(self._now)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        self.add(self._latest, self._copied)
        self.lines.addLayout(buttons)
        self.add(self._waiting)
        self.retranslate()

    def arrive(self) -> None:
        """Ask the vault when the last ones were made."""
        now = self._desk.now()
        self._desk.ask(self, lambda vault: _kept(vault, now), self._show)

    def choose(self) -> None:
        """Let the person choose the folder for a copy."""
        start = str(self._kept.copy_folder) if self._kept and self._kept.copy_folder else ""
        dialog = QFileDialog(self.window(), t(N_("Folder for the copy of the backup")), start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.copy_to(Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def copy_to(self, folder: Path) -> None:
        """Make a backup and a copy of it in this folder."""
        self._make(folder)

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self._now.name(t(N_("Back up now")))
        self._copy.name(t(N_("Copy a backup to …")))
        if self._kept is not None:
            self._show(self._kept)

    def _back_up(self) -> None:
        self._make(None)

    def _make(self, folder: Path | None) -> None:
        if not self._waiting.isHidden():  # the buttons stay: disabled they pass the keyboard on
            return
        self._waiting.begin(N_("Making a backup and checking it …"))
        now = self._desk.now()
        self._desk.ask(
            self, lambda vault: vaults.back_up(vault, now, folder), self._made, self._not_made
        )

    def _made(self, made: tuple[Path, ...]) -> None:
        self._waiting.end()
        self._desk.say(done(N_("Backup made and checked: {path}"), path=made[-1]))
        self.arrive()

    def _not_made(self, error: RsdeskError) -> None:
        self._waiting.end()
        self._desk.fail(error)

    def _show(self, kept: Kept) -> None:
        self._kept = kept
        none = t(N_("none yet"))
        self._latest.setText(
            t(
                N_("Latest backup beside the vault: {when}"),
                when=time_text(kept.latest, current()) if kept.latest else none,
            )
        )
        self._copied.setText(
            t(
                N_("Last copy elsewhere: {when}"),
                when=time_text(kept.copied, current()) if kept.copied else none,
            )
        )


class PasswordGroup(Group):
    """Sets a new password."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            N_("Password"),
            N_(
                "Backups made until now still open with the old password. The recovery sheet "
                "stays valid."
            ),
        )
        self._desk = desk
        self._fields = [_secret() for _ in range(3)]
        names = (N_("Current password"), _NEW, N_("New password once more"))
        self.add(*(Labelled(name, field) for name, field in zip(names, self._fields, strict=True)))
        self._strip = Strip()
        self._change = IconButton("key-round")
        self._change.clicked.connect(self._try)
        self._fields[2].returnPressed.connect(self._try)
        self._waiting = Waiting(can_stop=False)
        line = row()
        line.addWidget(self._change)
        line.addStretch(1)
        self.lines.addLayout(line)
        self.add(self._waiting, self._strip)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self._change.name(t(N_("Change the password")))

    def _try(self) -> None:
        old, new, again = (field.text() for field in self._fields)
        if not old or not new:
            self._strip.show_message(
                warning(N_("Please fill in all three fields. Nothing was changed."))
            )
        elif new != again:
            self._strip.show_message(
                warning(N_("The two new passwords differ. Nothing was changed."))
            )
        else:
            self._strip.clear()
            self._change.setEnabled(False)
            self._waiting.begin(N_("Setting the new password …"))
            self._desk.ask(
                self, lambda vault: _change(vault, old, new), self._changed, self._refused
            )

    def _changed(self, score: int) -> None:
        self._waiting.end()
        self._change.setEnabled(True)
        for field in self._fields:
            field.clear()
        said = N_("The new password is set. Backups made until now still open with the old one.")
        weak = N_(
            "The new password is set, but it is easy to guess. Several unrelated words make a "
            "better one."
        )
        self._strip.show_message(done(said) if score >= STRONG_ENOUGH else warning(weak))

    def _refused(self, error: RsdeskError) -> None:
        self._waiting.end()
        self._change.setEnabled(True)
        self._strip.show_message(failure(error))


class IdentityGroup(Group):
    """Says who signs in this vault."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            N_("Identity"),
            N_(
                "Records carry this name, and others recognise you by the fingerprint. It was made "
                "with the vault and cannot be altered afterwards."
            ),
        )
        self._desk = desk
        self._owner: owner.Owner | None = None
        self._name, self._institute = selectable("subheading"), selectable()
        self._fingerprint = selectable("small")
        self._until = label("small")
        self.add(self._name, self._institute, self._fingerprint, self._until)
        self.retranslate()

    def arrive(self) -> None:
        """Ask the vault whose it is."""
        self._desk.ask(self, owner.owner, self._show)

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        if self._owner is not None:
            self._show(self._owner)

    def _show(self, found: owner.Owner) -> None:
        self._owner = found
        self._name.setText(found.name)
        self._institute.setText(found.institute)
        groups = [found.fingerprint[place : place + 4] for place in range(0, 64, 4)]
        self._fingerprint.setText(t(N_("Fingerprint: {groups}"), groups=" ".join(groups)))
        self._until.setText(t(N_("Valid until {day}"), day=date_text(found.valid_until, current())))


def _secret() -> Line:
    field = Line()
    field.setEchoMode(Line.EchoMode.Password)
    return field


def _change(vault: Vault, old: str, new: str) -> int:
    owner.change_password(vault, old, new)
    return strength(new).score


def _kept(vault: Vault, now: datetime) -> Kept:
    known = vaults.backups(vault.folder)
    return Kept(
        folder=vault.folder,
        latest=known[0].made if known else None,
        copied=vaults.copied(vault),
        copy_folder=preferences.backup_folder(vault),
        due=vaults.copy_is_due(vault, now),
    )

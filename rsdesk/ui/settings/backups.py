"""Backups of the open vault, and copies of them on another disk."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct
from PySide6.QtWidgets import QFileDialog

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_, time_text
from rsdesk.services import preferences, vaults
from rsdesk.storage.vault import Vault
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import current, t
from rsdesk.ui.message import done
from rsdesk.ui.settings.group import Group
from rsdesk.ui.widgets.boxes import NEAR
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.inputs import Waiting
from rsdesk.ui.widgets.text import selectable


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
        buttons = Flow(gap=NEAR)
        buttons.addWidget(self._now)
        buttons.addWidget(self._copy)
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


def _kept(vault: Vault, now: datetime) -> Kept:
    known = vaults.backups(vault.folder)
    return Kept(
        folder=vault.folder,
        latest=known[0].made if known else None,
        copied=vaults.copied(vault),
        copy_folder=preferences.backup_folder(vault),
        due=vaults.copy_is_due(vault, now),
    )

"""The file of a check record: attached by button or drop, saved as a copy where a person says."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QLocale, QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from rsdesk.domain.case import Attachment
from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_
from rsdesk.services import casework, saving
from rsdesk.storage.vault import Vault
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, current, t
from rsdesk.ui.message import done, failure, warning
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column, row
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label

Paths = tuple[Path, ...]
_GONE_ON = N_(
    "The file {name} was not attached, because you went on before it was stored. Nothing else was "
    "changed. Please go back to the question and attach it again."
)


class Files:
    """The system's dialogs for files; tests put other functions in their place."""

    @staticmethod
    def ask(owner: QWidget, title: str, then: Callable[[Paths], None]) -> None:
        """Let the person choose files to attach."""
        dialog = QFileDialog(owner, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda paths: then(tuple(Path(path) for path in paths)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @staticmethod
    def ask_copy(owner: QWidget, title: str, name: str, then: Callable[[Path], None]) -> None:
        """Let the person say where a copy is saved; the dialog asks before it replaces a file."""
        dialog = QFileDialog(owner, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def dropped(mime: QMimeData) -> Paths:
    """Return the files on this computer that somebody drags."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def attach(
    desk: Desk,
    owner: QObject,
    paths: Paths,
    then: Callable[[Attachment], None],
    otherwise: Callable[[RsdeskError], None],
) -> None:
    """Keep files in the vault, one after the other; `then` is called for each that was kept.

    Whoever has gone on to another card in the meantime is told what did not get its place.
    """

    def kept(name: str, attachment: Attachment) -> None:
        if shiboken6.isValid(owner):
            then(attachment)
        else:
            desk.say(warning(_GONE_ON, name=name))

    def failed(error: RsdeskError) -> None:
        (otherwise if shiboken6.isValid(owner) else desk.fail)(error)

    for path in paths:
        desk.ask(desk, partial(_attached, path), partial(kept, path.name), failed)


def _attached(path: Path, vault: Vault) -> Attachment:
    return casework.attach_file(vault, path)


class AttachmentView(View):
    """Shows the file of a check record, and lets it be attached, saved as a copy, taken away."""

    changed = Signal()
    several = Signal(object)  # further files than the one that fits here

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._attachment: Attachment | None = None
        self.files = Files()
        self._name = label("small")
        self._attach = IconButton("paperclip", "quiet")
        self._kept: tuple[IconButton, IconButton] | None = None
        self._trouble: Strip | None = None
        self._attach.clicked.connect(self._ask)
        self._lines = column(self, gap=TIGHT)
        self._buttons = row(gap=NEAR)
        self._lines.addWidget(self._name)
        self._buttons.addWidget(self._attach)
        self._buttons.addStretch(1)
        self._lines.addLayout(self._buttons)
        self.retranslate()

    @property
    def value(self) -> Attachment | None:
        """What is attached."""
        return self._attachment

    @property
    def trouble(self) -> Strip:
        """Where it is said what went wrong; made when first something does."""
        if self._trouble is None:
            self._trouble = Strip(self)
            self._lines.addWidget(self._trouble)
        return self._trouble

    def show_value(self, attachment: Attachment | None) -> None:
        """Show what is attached."""
        if attachment != self._attachment:
            self._attachment = attachment
            self.retranslate()

    def take(self, paths: Paths) -> None:
        """Attach the first of these files here; the others become check records of their own."""
        if self._attachment is None and paths:
            attach(self._desk, self, paths[:1], self._attached, self._failed)
            paths = paths[1:]
        if paths:
            self.several.emit(paths)

    def save_copy(self, path: Path) -> None:
        """Save the attached file here."""
        kept = self._attachment
        if kept is None:
            return

        def save(vault: Vault) -> None:
            content = casework.attachment(vault, kept.sha256)
            saving.save_over(path, content, in_vault=False)

        self._desk.ask(self, save, lambda _: self._saved(kept, path), self._failed)

    def retranslate(self) -> None:
        """Set every text."""
        kept = self._attachment
        self._attach.name(
            t(N_("Attach a file …")), t(N_("Or drop it on the card. 25 MiB at most."))
        )
        self._attach.setVisible(kept is None)
        self._name.setVisible(kept is not None)
        if self._kept is not None:
            for button in self._kept:
                button.setVisible(kept is not None)
        if kept is None:
            return
        save, remove = self._kept or self._make_buttons()
        size = QLocale(current()).formattedDataSize(kept.size)
        self._name.setText(t(N_("Attachment: {text}"), text=f"{kept.name} ({size})"))
        save.name(t(N_("Save a copy …")), kept.name)
        remove.name(t(N_("Remove the attachment")), kept.name)

    def _make_buttons(self) -> tuple[IconButton, IconButton]:
        save, remove = IconButton("download", "quiet"), IconButton("x", "quiet")
        save.clicked.connect(self._ask_copy)
        remove.clicked.connect(self._take_away)
        for place, button in enumerate((save, remove), start=1):
            self._buttons.insertWidget(place, button)
        self._kept = (save, remove)
        return self._kept

    def _ask(self) -> None:
        self.files.ask(self, t(N_("Attach a file")), self.take)

    def _ask_copy(self) -> None:
        if self._attachment is not None:
            title = t(N_("Save a copy of the attached file"))
            self.files.ask_copy(self, title, self._attachment.name, self.save_copy)

    def _attached(self, attachment: Attachment) -> None:
        self._calm()
        had_keyboard = self._attach.hasFocus()
        self.show_value(attachment)
        if had_keyboard and self._kept is not None:
            self._kept[0].setFocus()
        self.changed.emit()

    def _take_away(self) -> None:
        self.show_value(None)
        self._attach.setFocus()
        self.changed.emit()

    def _saved(self, kept: Attachment, path: Path) -> None:
        self._calm()
        self._desk.say(done(N_("A copy of {name} was saved: {path}"), name=kept.name, path=path))

    def _failed(self, error: RsdeskError) -> None:
        self.trouble.show_message(failure(error))

    def _calm(self) -> None:
        if self._trouble is not None:
            self._trouble.clear()

"""Choosing the PDFs to be verified: the system's dialog, or files dropped on the page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, WIDE, column, frame
from rsdesk.ui.widgets.text import label, repainted

Paths = list[Path]
AskPdfs = Callable[[QWidget, str, Callable[[Paths], None]], None]


def ask_pdfs(owner: QWidget, title: str, then: Callable[[Paths], None]) -> None:
    """Let the person choose one PDF or several."""
    dialog = QFileDialog(owner, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def dropped(mime: QMimeData) -> Paths:
    """Return the files on this computer that somebody drags."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


class DropArea(View):
    """Takes PDFs by drop and by button."""

    taken = Signal(list)

    def __init__(self, ask: AskPdfs) -> None:
        super().__init__()
        self._ask = ask
        self._again = False
        self._box: QFrame = frame("drop")
        self._icon = IconLabel("file-check", "accent", 40)
        self._words, self._limits = label("heading"), label("small")
        self.choose = IconButton("folder-open", "primary")
        self.choose.clicked.connect(self._choose)
        for words in (self._words, self._limits):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lines = column(self._box, gap=NEAR, margin=WIDE)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._lines.addWidget(self._icon, 0, middle)
        self._lines.addWidget(self._words)
        self._lines.addWidget(self._limits)
        self._lines.addSpacing(NEAR)
        self._lines.addWidget(self.choose, 0, middle)
        column(self, gap=0).addWidget(self._box)
        self.setAcceptDrops(True)
        self.retranslate()

    def show_again(self, again: bool) -> None:
        """Take less room once something was verified."""
        self._again = again
        self._icon.setVisible(not again)
        self._limits.setVisible(not again)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        again = N_("Drop another PDF here")
        self._words.setText(t(again if self._again else N_("Drop a record here")))
        self._limits.setText(
            t(N_("A signed PDF. It is only read; nothing in it is opened or carried out."))
        )
        another = N_("Choose another PDF …")
        self.choose.name(t(another if self._again else N_("Choose a PDF …")))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that files can be dropped here."""
        if dropped(event.mimeData()):
            event.acceptProposedAction()
            repainted(self._box, "over", True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The files are gone again."""
        repainted(self._box, "over", False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        repainted(self._box, "over", False)
        event.acceptProposedAction()
        self.taken.emit(dropped(event.mimeData()))

    def _choose(self) -> None:
        self._ask(self, t(N_("Choose a record")), self.taken.emit)

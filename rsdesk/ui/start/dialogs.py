"""The system's own dialogs, opened without stopping the window; tests hand in other answers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from rsdesk.ui.page import found

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Chosen = Callable[[Path], None]
AskFolder = Callable[[QWidget, str, Chosen], None]
AskFile = Callable[[QWidget, str, str, Chosen], None]
AskPrinter = Callable[[QWidget, "Callable[[QPrinter], None]"], bool]


def ask_folder(owner: QWidget, title: str, then: Chosen) -> None:
    """Let the person choose a folder."""
    dialog = _opened(QFileDialog(owner, title), then)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()


def ask_file(owner: QWidget, title: str, name: str, then: Chosen) -> None:
    """Let the person say where a file is saved; its name says of which kind it is.

    The dialog asks before a file is replaced.
    """
    ending = name.rpartition(".")[2]
    dialog = _opened(QFileDialog(owner, title), then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{ending.upper()} (*.{ending})")
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(name)
    dialog.open()


def ask_printer(owner: QWidget, then: "Callable[[QPrinter], None]") -> bool:
    """Let the person choose a printer; False when the system knows none."""
    if not found("PySide6.QtPrintSupport:QPrinterInfo").availablePrinterNames():
        return False
    printer = found("PySide6.QtPrintSupport:QPrinter")()
    dialog = found("PySide6.QtPrintSupport:QPrintDialog")(printer, owner)
    dialog.accepted.connect(lambda: then(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return True


@dataclass(frozen=True)
class Dialogs:
    """Which dialogs are used."""

    folder: AskFolder = ask_folder
    pdf: AskFile = ask_file
    file: AskFile = ask_file
    printer: AskPrinter = ask_printer


def _opened(dialog: QFileDialog, then: Chosen) -> QFileDialog:
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    return dialog

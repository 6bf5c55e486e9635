"""What a person copies is marked as confidential, so that clipboard histories leave it out.

The marks are those that password managers set and that Klipper, Windows and the clipboard managers
of macOS look for (nspasteboard.org).
"""

import sys

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard

_MARKS = {
    "win32": (
        'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"',
        b"1",
    ),
    "darwin": ("application/x-nspasteboard-concealed-type", b"secret"),
}
_USUAL = ("x-kde-passwordManagerHint", b"secret")


class Confidential(QObject):
    """Marks every text that this program puts into the clipboard."""

    def __init__(self, parent: QObject, clipboard: QClipboard) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._mark, self._content = _MARKS.get(sys.platform, _USUAL)
        clipboard.dataChanged.connect(self._marked)

    def _marked(self) -> None:
        copied = self._clipboard.mimeData()
        if (
            self._clipboard.ownsClipboard()
            and copied.hasText()
            and not copied.hasFormat(self._mark)
        ):
            marked = QMimeData()
            marked.setText(copied.text())
            marked.setData(self._mark, self._content)
            self._clipboard.setMimeData(marked)


def clear_own(clipboard: QClipboard) -> None:
    """Empty the clipboard if what is in it was copied here."""
    if clipboard.ownsClipboard():
        clipboard.clear()

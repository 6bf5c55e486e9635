"""The platform without a screen owns no clipboard, so these look at a clipboard of their own."""

from typing import cast

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard

from rsdesk.ui.clipboard import Confidential, clear_own

MARK = "x-kde-passwordManagerHint"


class Clipboard(QObject):
    """Holds one thing, copied here or elsewhere."""

    dataChanged = Signal()  # noqa: N815 - Qt's name

    def __init__(self, *, ours: bool) -> None:
        super().__init__()
        self.ours = ours
        self.held = QMimeData()

    def copy(self, text: str) -> None:
        copied = QMimeData()
        copied.setText(text)
        self.setMimeData(copied)

    def setMimeData(self, held: QMimeData) -> None:  # noqa: N802 - Qt's name
        self.held = held
        self.dataChanged.emit()

    def mimeData(self) -> QMimeData:  # noqa: N802 - Qt's name
        return self.held

    def ownsClipboard(self) -> bool:  # noqa: N802 - Qt's name
        return self.ours

    def clear(self) -> None:
        self.held = QMimeData()


def holding(text: str, *, ours: bool) -> Clipboard:
    clipboard = Clipboard(ours=ours)
    Confidential(clipboard, cast(QClipboard, clipboard))
    clipboard.copy(text)
    return clipboard


def test_what_is_copied_is_marked_so_that_clipboard_histories_leave_it_out() -> None:
    clipboard = holding("a name in a case", ours=True)
    assert clipboard.held.hasFormat(MARK)
    assert clipboard.held.text() == "a name in a case"


def test_what_others_copied_is_left_as_it_is() -> None:
    clipboard = holding("something else", ours=False)
    assert not clipboard.held.hasFormat(MARK)
    clear_own(cast(QClipboard, clipboard))
    assert clipboard.held.text() == "something else"


def test_locking_empties_the_clipboard_of_what_was_copied_here() -> None:
    clipboard = holding("a name in a case", ours=True)
    clear_own(cast(QClipboard, clipboard))
    assert clipboard.held.text() == ""

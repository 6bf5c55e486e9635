"""What a person sees in the window, and what a screen reader says of it."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSpinBox,
    QTextEdit,
    QWidget,
)

ROWS = 60  # of a long table, more than a window shows


def shown(root: QWidget) -> Iterator[QWidget]:
    """Return everything in a window that is not hidden, the window itself first."""
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.isVisible() and not _in_dialog_of_qt(widget):
            yield widget


def windows() -> list[QWidget]:
    """Return the open windows."""
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def text_in(root: QWidget) -> str:
    """Return every word that can be read in a window."""
    seen = [
        text
        for widget in shown(root)
        for kind, text in words(widget)
        if kind in ("label", "button", "item", "typed", "read")
    ]
    return "\n".join(seen)


def words(widget: QWidget) -> list[tuple[str, str]]:
    """Return what a widget says by itself, each with its kind; empty texts are left out."""
    found = [
        ("tooltip", widget.toolTip()),
        ("name", widget.accessibleName()),
        ("description", widget.accessibleDescription()),
        *_own_words(widget),
    ]
    return [(kind, text) for kind, text in found if text.strip()]


def _own_words(widget: QWidget) -> list[tuple[str, str]]:
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        kind = "read" if widget.isReadOnly() else "typed"
        return [(kind, widget.toPlainText()), ("placeholder", widget.placeholderText())]
    if isinstance(widget, QAbstractItemView):
        return _headings(widget) if isinstance(widget, QHeaderView) else _items(widget.model())
    if isinstance(widget, QComboBox):
        return [("item", widget.itemText(place)) for place in range(widget.count())]
    return _typed(widget) if isinstance(widget, QLineEdit) else [_said(widget)]


def _said(widget: QWidget) -> tuple[str, str]:
    if isinstance(widget, QAbstractButton):
        return ("button", widget.text().replace("&", ""))
    if isinstance(widget, QSpinBox):
        return ("label", widget.prefix() + widget.suffix())
    if isinstance(widget, QProgressBar):
        return ("label", widget.text() if widget.isTextVisible() else "")
    return ("label", widget.text() if isinstance(widget, QLabel) else "")


def _typed(line: QLineEdit) -> list[tuple[str, str]]:
    if isinstance(line.parent(), QAbstractSpinBox | QComboBox):
        return []
    hidden = line.echoMode() != QLineEdit.EchoMode.Normal
    return [("typed", "" if hidden else line.text()), ("placeholder", line.placeholderText())]


def _headings(header: QHeaderView) -> list[tuple[str, str]]:
    return [
        ("label", str(header.model().headerData(place, header.orientation()) or ""))
        for place in range(header.count())
        if not header.isSectionHidden(place)
    ]


def _items(model: QAbstractItemModel | None) -> list[tuple[str, str]]:
    if model is None:
        return []
    root, found = QModelIndex(), []
    for row in range(min(model.rowCount(root), ROWS)):
        for column in range(_columns(model)):
            index = model.index(row, column, root)
            found.append(("item", str(model.data(index) or "")))
            hint = model.data(index, Qt.ItemDataRole.ToolTipRole)
            found.append(("tooltip", str(hint or "")))
    return found


def _columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def _in_dialog_of_qt(widget: QWidget) -> bool:
    return isinstance(widget.window(), QFileDialog)

"""What there is to read, in groups; each group folds."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from rsdesk.ui import theme

_ID = Qt.ItemDataRole.UserRole
_ABOVE, _BESIDE = 6, 6  # room around the words, in logical pixels
_NARROWEST, _HIGHEST = 60, 10_000


@dataclass(frozen=True)
class Group:
    """A heading, and below it ids with their words."""

    name: str
    words: str
    rows: tuple[tuple[str, str], ...]


class Tree(QTreeWidget):
    """Shows groups; tells what somebody wants to read."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._items: dict[str, QTreeWidgetItem] = {}
        self._open: set[str] = set()
        self.setHeaderHidden(True)
        self.setIndentation(theme.scaled(18))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Wrapped(self))
        self.setExpandsOnDoubleClick(False)
        self.currentItemChanged.connect(self._tell)
        self.itemClicked.connect(self._turn)
        self.itemExpanded.connect(lambda item: self._open.add(item.data(0, _ID)))
        self.itemCollapsed.connect(lambda item: self._open.discard(item.data(0, _ID)))

    def show_groups(self, groups: Iterable[Group], *, all_open: bool) -> None:
        """Show these; while somebody searches every group is open."""
        self.blockSignals(True)
        self.setUpdatesEnabled(False)
        self.clear()
        self._items = {}
        for group in groups:
            head = QTreeWidgetItem([group.words])
            head.setData(0, _ID, group.name)
            face = self.font()
            face.setWeight(face.Weight.DemiBold)
            head.setFont(0, face)
            rows = [QTreeWidgetItem([words]) for _, words in group.rows]
            for row, (identifier, _) in zip(rows, group.rows, strict=True):
                row.setData(0, _ID, identifier)
                self._items[identifier] = row
            head.addChildren(rows)
            self.addTopLevelItem(head)
            head.setExpanded(all_open or group.name in self._open)
        self.setUpdatesEnabled(True)
        self.blockSignals(False)

    def choose(self, identifier: str) -> None:
        """Mark an entry without telling, and bring it into sight."""
        found = self._items.get(identifier)
        group = found.parent() if found is not None else None
        if found is None or group is None:
            return
        self.blockSignals(True)
        self._open.add(group.data(0, _ID))
        group.setExpanded(True)
        self.setCurrentItem(found)
        self.blockSignals(False)
        self._bring()
        QTimer.singleShot(0, self, self._bring)  # rows know their height after they were laid out

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap elsewhere in another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _bring(self) -> None:
        current = self.currentItem()
        if current is not None:
            self.scrollToItem(current)

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.parent() is not None:
            self.chosen.emit(item.data(0, _ID))

    def _turn(self, item: QTreeWidgetItem) -> None:
        """A click on a heading folds it; on an entry it shows it again."""
        if item.parent() is None:
            item.setExpanded(not item.isExpanded())
        else:
            self.chosen.emit(item.data(0, _ID))


class _Wrapped(QStyledItemDelegate):
    """Draws whole words over as many lines as they take: Qt would cut them."""

    _FLAGS = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value

    def __init__(self, tree: Tree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the words are in the width there is."""
        self.initStyleOption(option, index)
        depth = 2 if index.parent().isValid() else 1
        room = self._tree.viewport().width() - depth * self._tree.indentation()
        width = max(room - 2 * theme.scaled(_BESIDE), _NARROWEST)
        box = option.fontMetrics.boundingRect(0, 0, width, _HIGHEST, self._FLAGS, option.text)
        return QSize(room, box.height() + 2 * theme.scaled(_ABOVE))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The ground as the style has it, and the words in the same room as above."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        self._tree.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, self._tree
        )
        beside, above = theme.scaled(_BESIDE), theme.scaled(_ABOVE)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(theme.colours().ink))
        painter.drawText(option.rect.adjusted(beside, above, -beside, -above), self._FLAGS, words)
        painter.restore()

"""The text of the guide: Markdown in the type and the colours of the window."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from rsdesk import paths
from rsdesk.services import guide
from rsdesk.ui import theme
from rsdesk.ui.language import current

_SIZES = {1: 26, 2: 19, 3: 16}  # of headings, and the room above each, in logical pixels
_ABOVE = {1: 0, 2: 24, 3: 16}
_BELOW, _BETWEEN_ITEMS, _LEADING = 8, 5, 122  # logical pixels twice, then per cent of a line
_INDENT, _BESIDE_BAR = 28, 12
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
_NARROWEST = 120  # a picture smaller than that says nothing


class GuideText(QTextBrowser):
    """Shows a section with its pictures; a link leads to another section and nowhere else."""

    wanted = Signal(str)  # the id of a section

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._made_for = "", 0
        self.setOpenLinks(False)
        # a bar that comes and goes would change the width that pictures are made for
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._follow)
        self._narrowed = QTimer(self)
        self._narrowed.setSingleShot(True)
        self._narrowed.timeout.connect(self._fit_pictures)

    def show_markdown(self, text: str, wanted: str) -> None:
        """Show a section from its beginning, or from the first place of a word searched for."""
        self._text = text
        self._show()
        first = wanted.split()
        if first and self.find(first[0]):
            return
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures come from the guide's own folder, whatever path the text names."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        return self._picture(paths.guide() / current() / "pictures" / QUrl(name).fileName())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures follow the width."""
        super().resizeEvent(event)
        if self.viewport().width() != self._made_for:  # showing sets margins, and so resizes too
            self._narrowed.start(0)

    def _fit_pictures(self) -> None:
        """Show the same place with pictures of the new width."""
        if not self._text:
            return
        bar = self.verticalScrollBar()
        place = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._show()
        bar.setValue(round(place * bar.maximum()))

    def _show(self) -> None:
        self.document().clear()  # with it the pictures of another width
        self.document().setIndentWidth(theme.scaled(_INDENT))
        self.setViewportMargins(0, 0, theme.scaled(_BESIDE_BAR), 0)
        self._made_for = self.viewport().width()
        self.setMarkdown(self._text)
        for block in _blocks(self.document()):
            _space(block)
            _strengthen(block)
        for table in _tables(self.document().rootFrame()):
            _rule(table)

    def _follow(self, link: QUrl) -> None:
        section = guide.section_of(link.fileName())
        if section:
            self.wanted.emit(section)

    def _picture(self, file: Path) -> QImage:
        image = QImage(str(file))
        if image.isNull():
            return image
        ratio = self.devicePixelRatioF()
        room = round(max(self.viewport().width() - 2, _NARROWEST) * ratio)
        if image.width() > room:
            image = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(ratio)
        return image


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _space(block: QTextBlock) -> None:
    """Give a paragraph, an entry of a list or a heading the room around it that it needs."""
    cursor = QTextCursor(block)
    if cursor.currentTable() is not None:
        return
    made = block.blockFormat()
    level = made.headingLevel()
    in_list = block.textList() is not None
    made.setNonBreakableLines(False)  # a long line of an example is wrapped, never cut
    made.setTopMargin(theme.scaled(_ABOVE.get(level, 0)))
    made.setBottomMargin(theme.scaled(_BETWEEN_ITEMS if in_list else _BELOW))
    if not level and _PICTURE not in block.text():  # a picture is a line as high as itself
        made.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.setBlockFormat(made)


def _strengthen(block: QTextBlock) -> None:
    """The family has a semi-bold face and no bold one, which Qt would make up."""
    level = block.blockFormat().headingLevel()
    place = block.begin()
    changes = []
    while not place.atEnd():
        piece = place.fragment()
        if level or piece.charFormat().fontWeight() > QFont.Weight.DemiBold:
            changes.append((piece.position(), piece.length()))
        place += 1
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.DemiBold)
    if level:
        made.setProperty(QTextCharFormat.Property.FontPixelSize, theme.scaled(_SIZES[level]))
    cursor = QTextCursor(block)
    for position, length in changes:
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(made)


def _tables(frame: QTextFrame) -> Iterator[QTextTable]:
    for inner in frame.childFrames():
        if isinstance(inner, QTextTable):
            yield inner
        yield from _tables(inner)


def _rule(table: QTextTable) -> None:
    """A line below each row, as wide as the text."""
    worn = theme.colours()
    made = table.format()
    made.setBorder(0)
    made.setCellPadding(0)
    made.setCellSpacing(0)
    made.setBorderCollapse(True)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setBottomMargin(theme.scaled(_BELOW))
    table.setFormat(made)
    for number in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(number, column)
            look = cell.format().toTableCellFormat()
            look.setBottomBorder(1)
            look.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            look.setBottomBorderBrush(QColor(worn.line))
            look.setTopPadding(theme.scaled(5))
            look.setBottomPadding(theme.scaled(5))
            look.setRightPadding(theme.scaled(14) if column < table.columns() - 1 else 0)
            cell.setFormat(look)

"""The matrix of research domain and exposure as a picture, with the level of the case below it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy

from rsdesk.domain.rules import LEVELS, Level, Strength
from rsdesk.ui import theme
from rsdesk.ui.appraisal import looks

_STRENGTHS: tuple[Strength, ...] = ("N", "E", "S")
_WRAPS = int(Qt.TextFlag.TextWordWrap)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter) | _WRAPS
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | _WRAPS
_BOTTOM = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom) | _WRAPS
_WIDTH, _GAP, _PAD, _MARK = 460, 5, 8, 9  # at a type size of 100 per cent
_NARROW, _SMALLEST = 300, 10  # pixels, at any type size
_SIDE = 1.15  # how wide the words on the left are, in cells


@dataclass(frozen=True)
class Shown:
    """Everything the picture says, in words of the window's language.

    `cell` is row and column of the case, `before` and `after` the levels that are marked.
    """

    domain: str
    exposure: str
    ratings: tuple[str, str, str]
    cells: tuple[tuple[Level, Level, Level], ...]
    levels: dict[Level, str]
    scale: str
    here: str
    before_words: str
    after_words: str
    cell: tuple[int, int] | None = None
    before: Level | None = None
    after: Level | None = None


@dataclass(frozen=True)
class _Places:
    left: int
    cell: int
    head: int
    labels: int
    row: int
    scale: int

    @property
    def height(self) -> int:
        gap = theme.scaled(_GAP)
        return self.head + self.labels + 3 * (self.row + gap) + theme.scaled(3 * _PAD) + self.scale


class Matrix(QLabel):
    """Draws the matrix; each cell says its level, the case's cell has a frame and a mark."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self._placed: tuple[object, _Places] = (None, _Places(0, 0, 0, 0, 0, 0))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def shown(self) -> Shown | None:
        """What is drawn."""
        return self._shown

    def show_matrix(self, shown: Shown, name: str, sentence: str) -> None:
        """Draw this; `sentence` says the same to those who do not see it."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(sentence)
        if shown != self._shown:
            self._shown = shown
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Words wrap in narrow cells."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its rows are in this width."""
        return self._places(width).height if self._shown is not None else 0

    def sizeHint(self) -> QSize:
        """Wide enough to read with ease."""
        width = theme.scaled(_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow places make the words wrap, and then smaller."""
        return QSize(_NARROW, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the type size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw head, cells and the level of the case."""
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places(self.width())
        self._paint_head(painter, self._shown, places)
        self._paint_cells(painter, self._shown, places)
        self._paint_scale(painter, self._shown, places)
        painter.end()

    # ------------------------------------------------------------------ places

    def _places(self, width: int) -> _Places:
        """Return where everything stands; a layout asks for it many times."""
        wanted = (self._shown, width, theme.scaled(100))
        if wanted != self._placed[0]:
            self._placed = (wanted, self._measured(width))
        return self._placed[1]

    def _measured(self, width: int) -> _Places:
        shown, gap, pad = self._shown, theme.scaled(_GAP), theme.scaled(_PAD)
        if shown is None:
            return _Places(0, 0, 0, 0, 0, 0)
        cell = round((width - 3 * gap) / (3 + _SIDE))
        left = width - 3 * (cell + gap)
        line = QFontMetrics(self._font(cell)).lineSpacing()
        labels = max(self._high(words, cell - pad, cell) for words in shown.ratings) + pad
        rows = max(self._high(words, left - pad, cell) for words in shown.ratings)
        row = max(rows + pad, 2 * line + 3 * pad)
        mark = self._high(shown.before_words, cell - 3 * pad, cell) + pad // 2
        scale = line + 2 * pad + mark * (2 if shown.after is not None else 1)
        return _Places(left, cell, line + pad, labels, row, scale)

    def _font(self, cell: int, *, strong: bool = False) -> QFont:
        """Return the type in which the longest word of a label still fits into its column."""
        font = QFont(theme.FAMILY)
        font.setPixelSize(theme.scaled(theme.BODY - 1))
        font.setWeight(QFont.Weight.DemiBold)
        shown, pad = self._shown, theme.scaled(_PAD)
        if shown is not None:
            inner = (*shown.ratings, *shown.levels.values(), shown.here)
            outer = (*shown.ratings, shown.domain, shown.scale)
            mark = theme.scaled(_MARK + 3 * _GAP)
            room = min(
                _ratio(font, inner, cell - pad),
                _ratio(font, outer, round(cell * _SIDE)),
                _ratio(font, (shown.here, shown.before_words, shown.after_words), cell - mark),
            )
            font.setPixelSize(max(int(font.pixelSize() * room), _SMALLEST))
        if not strong:
            font.setWeight(QFont.Weight.Normal)
        return font

    def _high(self, words: str, width: int, cell: int) -> int:
        metrics = QFontMetrics(self._font(cell))
        return metrics.boundingRect(QRect(0, 0, max(width, 1), 9_999), _WRAPS, words).height()

    def _cell(self, places: _Places, row: int, column: int) -> QRectF:
        gap = theme.scaled(_GAP)
        x = places.left + gap + column * (places.cell + gap)
        y = places.head + places.labels + row * (places.row + gap)
        return QRectF(x, y, places.cell, places.row)

    # ------------------------------------------------------------------ drawing

    def _paint_head(self, painter: QPainter, shown: Shown, places: _Places) -> None:
        gap, worn = theme.scaled(_GAP), theme.colours()
        painter.setPen(QColor(worn.ink))
        painter.setFont(self._font(places.cell, strong=True))
        across = QRect(places.left + gap, 0, 3 * (places.cell + gap), places.head)
        painter.drawText(across, _LEFT, shown.exposure)
        corner = QRect(0, 0, places.left, places.head + places.labels - theme.scaled(_GAP))
        painter.drawText(corner, _BOTTOM, shown.domain)
        painter.setFont(self._font(places.cell))
        painter.setPen(QColor(worn.soft))
        for place, words in enumerate(shown.ratings):
            top = self._cell(places, 0, place).adjusted(0, -places.labels, 0, 0)
            top.setHeight(places.labels)
            painter.drawText(top, _CENTRE, words)
            side = QRectF(0, self._cell(places, place, 0).top(), places.left, places.row)
            painter.drawText(side, _LEFT, words)

    def _paint_cells(self, painter: QPainter, shown: Shown, places: _Places) -> None:
        for row, levels in enumerate(shown.cells):
            for column, level in enumerate(levels):
                box = self._cell(places, row, column)
                here = shown.cell == (row, column)
                self._paint_box(painter, box, level, framed=here)
                self._paint_level(painter, shown, places, box, level, here=here)

    def _paint_box(self, painter: QPainter, box: QRectF, level: Level, *, framed: bool) -> None:
        worn = theme.colours()
        colour = looks.LEVELS[level][1]
        painter.setBrush(QColor(getattr(worn, f"{colour}_soft")))
        edge = QPen(QColor(worn.ink), theme.scaled(3)) if framed else Qt.PenStyle.NoPen
        painter.setPen(edge)
        inset = theme.scaled(3) / 2 if framed else 0
        radius = theme.scaled(6)
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)

    def _paint_level(
        self,
        painter: QPainter,
        shown: Shown,
        places: _Places,
        box: QRectF,
        level: Level,
        *,
        here: bool,
    ) -> None:
        painter.setPen(QColor(getattr(theme.colours(), looks.LEVELS[level][1])))
        painter.setFont(self._font(places.cell, strong=True))
        if not here:
            painter.drawText(box, _CENTRE, shown.levels[level])
            return
        half = box.height() / 2
        pad = theme.scaled(_PAD) / 2
        painter.drawText(box.adjusted(0, pad, 0, -half), _CENTRE, shown.levels[level])
        painter.setFont(self._font(places.cell))
        self._paint_mark(painter, box.adjusted(0, half, 0, -pad), shown.here, full=True)

    def _paint_mark(self, painter: QPainter, box: QRectF, words: str, *, full: bool) -> QRectF:
        """Draw a dot or a ring with its words in the middle of a box; return where it is."""
        worn, size, gap = theme.colours(), theme.scaled(_MARK), theme.scaled(_GAP)
        room = QRectF(box).adjusted(gap, 0, -gap, 0)
        wide = room.width() - size - gap
        metrics = painter.fontMetrics()
        taken = metrics.boundingRect(QRect(0, 0, int(wide), 9_999), _WRAPS, words)
        left = room.left() + (wide - taken.width()) / 2
        dot = QRectF(left, box.center().y() - size / 2, size, size)
        painter.setPen(QPen(QColor(worn.ink), theme.scaled(2)))
        painter.setBrush(QColor(worn.ink) if full else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        text = QRectF(left + size + gap, box.top(), taken.width() + 2, box.height())
        painter.drawText(text, _LEFT, words)
        return dot.united(text)

    def _paint_scale(self, painter: QPainter, shown: Shown, places: _Places) -> None:
        """Draw the three levels with the marks of the case before and after measures."""
        top = places.height - places.scale
        painter.setFont(self._font(places.cell, strong=True))
        painter.setPen(QColor(theme.colours().ink))
        painter.drawText(QRectF(0, top, places.left, places.scale), _LEFT, shown.scale)
        line = painter.fontMetrics().lineSpacing() + theme.scaled(_PAD)
        marks: dict[str, QRectF] = {}
        for column, level in enumerate(LEVELS):
            box = self._cell(places, 0, column)
            box.moveTop(top)
            box.setHeight(places.scale)
            self._paint_box(painter, box, level, framed=level == shown.before)
            painter.setFont(self._font(places.cell, strong=True))
            painter.setPen(QColor(getattr(theme.colours(), looks.LEVELS[level][1])))
            head = QRectF(box.left(), top + theme.scaled(2), box.width(), line)
            painter.drawText(head, _CENTRE, shown.levels[level])
            painter.setFont(self._font(places.cell))
            marked = 2 if shown.after is not None else 1
            high = (places.scale - line - theme.scaled(_PAD)) / marked
            first = QRectF(box.left(), head.bottom(), box.width(), high)
            if level == shown.before:
                marks["before"] = self._paint_mark(painter, first, shown.before_words, full=True)
            if level == shown.after:
                second = first.translated(0, high)
                marks["after"] = self._paint_mark(painter, second, shown.after_words, full=False)
        if len(marks) == 2 and shown.before != shown.after:
            self._paint_arrow(painter, marks["before"], marks["after"])

    def _paint_arrow(self, painter: QPainter, start: QRectF, end: QRectF) -> None:
        worn, size = theme.colours(), theme.scaled(6)
        painter.setPen(QPen(QColor(worn.ink), theme.scaled(2)))
        painter.setBrush(QColor(worn.ink))
        way = 1 if end.left() > start.left() else -1
        y = end.center().y()
        tail = QPointF(start.center().x(), y)
        tip = QPointF((end.left() if way > 0 else end.right()) - way * size, y)
        painter.drawLine(QPointF(tail.x(), start.bottom()), tail)
        painter.drawLine(tail, tip)
        corner = tip.x() - way * size
        painter.drawPolygon(
            QPolygonF([tip, QPointF(corner, y - size * 0.7), QPointF(corner, y + size * 0.7)])
        )


def _ratio(font: QFont, texts: tuple[str, ...], room: int) -> float:
    """Return by how much type has to shrink for the longest word to fit, 1 when it does."""
    metrics = QFontMetrics(font)
    words = (word for text in texts for word in text.split())
    widest = max((metrics.horizontalAdvance(word) for word in words), default=1)
    return min(1.0, max(room, 1) / max(widest, 1))

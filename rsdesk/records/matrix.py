"""The matrix of domain and exposure as a picture that needs no colour to be read."""

from reportlab.pdfgen.canvas import Canvas

from rsdesk.records import styles
from rsdesk.records.fonts import width
from rsdesk.records.lines import break_lines, shortened
from rsdesk.records.pagemodel import Matrix
from rsdesk.records.strips import Cell, TextLine
from rsdesk.records.strokes import draw_cell, draw_line
from rsdesk.records.styles import GAP, LEFT, RIGHT, TEXT, Style

_ROW = 23.0
_HEAD = 27.0
_APART = 9.0
_DASH = (3.0, 2.0)


def matrix_height(matrix: Matrix) -> float:
    """Return how tall the picture is, in points."""
    return _HEAD + _ROW * (len(matrix.rows) + 1) + _APART


def draw_matrix(canvas: Canvas, matrix: Matrix, top: float) -> None:
    """Draw the matrix and, below it, the levels before and after measures."""
    across = (RIGHT - TEXT) / len(matrix.columns)
    draw_line(canvas, LEFT, top - 21, matrix.down, styles.LABEL)
    draw_line(canvas, TEXT, top - 8, matrix.across, styles.LABEL)
    for place, name in enumerate(matrix.columns):
        _centred(canvas, TEXT + across * (place + 0.5), top - 21, name, styles.QUIET, across)
    y = top - _HEAD
    for number, name in enumerate(matrix.rows):
        _beside(canvas, name, y)
        for place, level in enumerate(matrix.cells[number]):
            marked = matrix.cell == (number, place)
            _box(canvas, matrix.words[level], level, (TEXT + across * place, y), across, marked)
        y -= _ROW
    if matrix.cell is not None:
        row, column = matrix.cell
        at = top - _HEAD - _ROW * row
        _mark(canvas, TEXT + across * column, at, across, matrix.marks[0])
    _levels(canvas, matrix, y - _APART)


def _levels(canvas: Canvas, matrix: Matrix, y: float) -> None:
    across = (RIGHT - TEXT) / len(matrix.words)
    _beside(canvas, matrix.below, y)
    for level in range(len(matrix.words)):
        marked = level in (matrix.level, matrix.after)
        _box(canvas, matrix.words[level], level, (TEXT + across * level, y), across, marked)
    same = matrix.after == matrix.level
    if matrix.after is not None and not same:
        _mark(canvas, TEXT + across * matrix.after, y, across, matrix.marks[2], dashed=True)
    if matrix.level is not None:
        words = " · ".join(matrix.marks[1:]) if same else matrix.marks[1]
        _mark(canvas, TEXT + across * matrix.level, y, across, words)


def _box(
    canvas: Canvas, word: str, level: int, place: tuple[float, float], across: float, marked: bool
) -> None:
    """Draw a level; where a mark is written below it, the word moves up."""
    x, y = place
    canvas.setFillColorRGB(*styles.TINTS[min(level, len(styles.TINTS) - 1)])
    canvas.rect(x + 1, y - _ROW + 1, across - 2, _ROW - 2, stroke=0, fill=1)
    line = y - (11 if marked else 15)
    _centred(canvas, x + across / 2, line, word, styles.STRONG, across)


def _mark(
    canvas: Canvas, x: float, y: float, across: float, words: str, *, dashed: bool = False
) -> None:
    canvas.setStrokeColorRGB(*styles.INK)
    canvas.setLineWidth(styles.STROKE if dashed else 2 * styles.STROKE)
    canvas.setDash(*([_DASH] if dashed else [()]))
    canvas.rect(x + 1, y - _ROW + 1, across - 2, _ROW - 2, stroke=1, fill=0)
    canvas.setDash()
    _centred(canvas, x + across / 2, y - 19, words, styles.MARK, across)


def _beside(canvas: Canvas, name: str, y: float) -> None:
    style = styles.QUIET._replace(leading=10)
    lines = break_lines(name, style.face, style.size, TEXT - LEFT - GAP)
    cell = Cell(LEFT, tuple(TextLine(line, style) for line in lines))
    draw_cell(canvas, cell, y - (_ROW - cell.height) / 2)


def _centred(canvas: Canvas, x: float, y: float, text: str, style: Style, measure: float) -> None:
    line = shortened(text, style.face, style.size, measure - 6)
    draw_line(canvas, x - width(line, style.face, style.size) / 2, y, line, style)

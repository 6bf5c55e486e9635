"""The strokes of a page: lines of text, each run in its font, and rules."""

from reportlab.pdfgen.canvas import Canvas

from rsdesk.records.fonts import runs, width
from rsdesk.records.strips import Cell
from rsdesk.records.styles import RIGHT, Colour, Style


def rule(canvas: Canvas, x: float, y: float, colour: Colour, thickness: float) -> None:
    """Draw a line from x to the right edge of the text."""
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(thickness)
    canvas.line(x, y, RIGHT, y)


def draw_cell(canvas: Canvas, cell: Cell, top: float) -> None:
    """Draw the lines of a cell below each other."""
    y = top
    for line in cell.lines:
        y -= line.space
        baseline = y - line.style.baseline
        draw_line(canvas, cell.x, baseline, line.mark, line.style)
        draw_line(canvas, cell.x + line.indent, baseline, line.text, line.style)
        y -= line.style.leading


def draw_line(
    canvas: Canvas, x: float, y: float, text: str, style: Style, *, ends: bool = False
) -> None:
    """Draw printable text on a baseline, beginning or ending at x, each run in its font."""
    if not text:
        return
    if ends:
        x -= width(text, style.face, style.size)
    canvas.setFillColorRGB(*style.colour)
    line = canvas.beginText(x, y)
    for font, part in runs(text, style.face):
        line.setFont(font, style.size)
        line.textOut(part)
    canvas.drawText(line)

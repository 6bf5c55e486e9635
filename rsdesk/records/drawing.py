"""Drawing set pages with reportlab: text, rules, running lines, bookmarks and references."""

from datetime import datetime
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from rsdesk.i18n import Language
from rsdesk.records import styles
from rsdesk.records.fonts import first_font, one_line
from rsdesk.records.lines import shortened
from rsdesk.records.matrix import draw_matrix
from rsdesk.records.pagemodel import Document
from rsdesk.records.pages import Page, Placed, page_numbers
from rsdesk.records.strips import Mark, Strip
from rsdesk.records.strokes import draw_cell, draw_line, rule
from rsdesk.records.styles import LEFT, PAGE, RIGHT

# reportlab writes streams as printable characters by default, which costs a quarter in size
rl_config.useA85 = 0

_LOCALES: dict[Language, str] = {"de": "de-DE", "en": "en-GB"}


def draw(document: Document, pages: list[Page]) -> bytes:
    """Return the PDF of all pages, the same for the same input."""
    buffer = BytesIO()
    canvas = new_canvas(buffer, PAGE, document.made, document.language)
    canvas.setTitle(one_line(document.title))
    canvas.setAuthor(one_line(document.author))
    canvas.setSubject(document.subject)
    canvas.setCreator(document.software)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    numbers = page_numbers(pages)
    keys = {anchor: f"a{place}" for place, anchor in enumerate(numbers)}
    outline = _Outline(canvas)
    for number, page in enumerate(pages, start=1):
        _running(canvas, document, number, len(pages))
        for placed in page:
            outline.enter(placed.strip.mark, placed.top)
            _place(canvas, document, placed, numbers, keys)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def new_canvas(buffer: BytesIO, size: tuple[float, float], made: str, language: Language) -> Canvas:
    """Return a canvas whose PDF names no other time than `made` and nothing of this computer."""
    canvas = Canvas(
        buffer,
        pagesize=size,
        pageCompression=1,
        invariant=1,
        lang=_LOCALES[language],
        initialFontName=first_font(),  # type: ignore[arg-type]  # the stub says float
    )
    stamp = datetime.fromisoformat(made).strftime("D:%Y%m%d%H%M%S+00'00'")
    canvas.setDateFormatter(lambda *_: stamp)
    return canvas


class _Outline:
    """The bookmarks; a level never lies more than one below its predecessor."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._count = 0
        self._level = -1

    def enter(self, mark: Mark | None, top: float) -> None:
        if mark is None:
            return
        self._count += 1
        self._level = min(mark.level, self._level + 1)
        key = f"o{self._count}"
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=top + 12)
        self._canvas.addOutlineEntry(mark.text, key, self._level, closed=self._level > 0)


def _place(
    canvas: Canvas,
    document: Document,
    placed: Placed,
    numbers: dict[str, int],
    keys: dict[str, str],
) -> None:
    strip, top = placed
    if strip.anchor:
        canvas.bookmarkPage(keys[strip.anchor], fit="XYZ", left=0, top=top + 12)
    _rules(canvas, strip, top)
    for cell in strip.cells:
        draw_cell(canvas, cell, top)
    for begin, end in strip.drawn:
        canvas.setStrokeColorRGB(*styles.INK)
        canvas.setLineWidth(styles.HAIRLINE)
        canvas.line(begin, top, end, top)
    if strip.matrix is not None:
        draw_matrix(canvas, strip.matrix, top)
    if strip.page_of in numbers:
        number = document.reference.format(page=numbers[strip.page_of])
        leading = strip.cells[-1].lines[0].style.leading if strip.cells[-1].lines else 12
        style = styles.REFERRED._replace(leading=leading)
        draw_line(canvas, RIGHT, top - style.baseline, number, style, ends=True)
        bottom = top - strip.height
        canvas.linkAbsolute("", keys[strip.page_of], (LEFT, bottom, RIGHT, top), thickness=0)


def _rules(canvas: Canvas, strip: Strip, top: float) -> None:
    if strip.rule is not None:
        y = top + strip.before * (0.4 if strip.heavy else 0.5)
        colour = styles.ACCENT if strip.heavy else styles.LINE
        rule(canvas, strip.rule, y, colour, styles.STROKE if strip.heavy else styles.HAIRLINE)
    if strip.closed:
        rule(canvas, LEFT, top - strip.height + 5, styles.LINE, styles.HAIRLINE)


def _running(canvas: Canvas, document: Document, number: int, count: int) -> None:
    style = styles.RUNNING
    half = (RIGHT - LEFT) / 2
    draw_line(canvas, LEFT, styles.WARNING_LINE, document.warning, styles.WARNING)
    if number > 1:
        left, right = document.header
        draw_line(canvas, LEFT, styles.HEADER, shortened(left, style.face, style.size, half), style)
        title = shortened(right, style.face, style.size, half)
        draw_line(canvas, RIGHT, styles.HEADER, title, style, ends=True)
        rule(canvas, LEFT, styles.HEADER - 6, styles.LINE, styles.HAIRLINE)
    rule(canvas, LEFT, styles.FOOTER + 11, styles.LINE, styles.HAIRLINE)
    draw_line(canvas, LEFT, styles.FOOTER, one_line(document.footer), style)
    page = document.page.format(page=number, pages=count)
    draw_line(canvas, RIGHT, styles.FOOTER, one_line(page), style, ends=True)

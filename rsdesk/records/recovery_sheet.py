"""The recovery sheet: one page to be printed, with the recovery key and what to do with it."""

from datetime import datetime
from io import BytesIO

from msgspec import Struct
from reportlab.pdfgen.canvas import Canvas

from rsdesk.i18n import N_, Language, date_text, translator
from rsdesk.records import styles
from rsdesk.records.drawing import new_canvas
from rsdesk.records.fonts import one_line
from rsdesk.records.lines import break_lines, shortened
from rsdesk.records.strips import Cell, TextLine
from rsdesk.records.strokes import draw_cell, draw_line, rule
from rsdesk.records.styles import GAP, LEFT, MM, PAGE, RIGHT, TEXT, Style

_GROUPS_IN_A_ROW = 5
_KEY = Style("semibold", 20, 30, styles.INK)
_TEXT = Style("regular", 10, 14, styles.INK)
_STRONG = Style("semibold", 10, 14, styles.INK)
_BETWEEN = 8
_PANEL = (0.945, 0.957, 0.965)
_INSET = 5.5 * MM
_LABELS = TEXT - LEFT - GAP
_MEASURE = RIGHT - TEXT

_SECTIONS = (
    (
        N_("What this is"),
        N_(
            "The recovery key of an encrypted vault of rsdesk. It opens the vault when the "
            "password is forgotten."
        ),
    ),
    (
        N_("What it can do"),
        N_(
            "Open this vault and its backups, and set a new password. It stays the same when the "
            "password is changed."
        ),
    ),
    (
        N_("What it cannot do"),
        N_(
            "It holds no data: without the vault or a backup it opens nothing. It opens no other "
            "vault. Whoever has this sheet and a copy of the vault can read everything in it."
        ),
    ),
)
_STEPS = (
    N_("Start rsdesk. On the unlock page choose the recovery key instead of the password."),
    N_("Type the characters of the panel above, row by row."),
    N_("Set a new password. Then put this sheet back in its place."),
)
_KEEPING = N_(
    "On paper and away from the computer: in a safe, or in a sealed envelope at a place agreed in "
    "your institute. Not as a photo, not in an e-mail, not in a synchronised folder. Once it is "
    "printed, delete the file if you saved one."
)
_LOST = N_(
    "If the password and this sheet are both lost, the data are lost. Nobody can bring them back, "
    "neither your institute nor the makers of rsdesk."
)


class Sheet(Struct, frozen=True):
    """What is printed; `folder` is the name of the vault's folder, without its path."""

    key: str
    name: str
    institute: str
    folder: str | None
    practice: bool
    made: datetime
    language: Language


def draw(sheet: Sheet) -> bytes:
    """Return the sheet as a PDF of one page."""
    buffer = BytesIO()
    translate = translator(sheet.language)
    canvas = new_canvas(buffer, PAGE, sheet.made.isoformat(), sheet.language)
    canvas.setTitle(translate(N_("Recovery sheet")))
    canvas.setCreator("rsdesk")
    y = _head(canvas, sheet)
    y = _key(canvas, sheet, y)
    for label, text in _SECTIONS:
        y = _row(canvas, y, translate(label), translate(text))
    y = _steps(canvas, sheet, y)
    y = _row(canvas, y, translate(N_("Where to keep it")), translate(_KEEPING))
    y = _row(canvas, y, translate(N_("Both lost?")), translate(_LOST), _STRONG)
    _keeping_line(canvas, sheet, y)
    _foot(canvas, sheet)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _head(canvas: Canvas, sheet: Sheet) -> float:
    translate = translator(sheet.language)
    y = styles.FIRST_TOP
    for text, style in (
        (sheet.institute, styles.LETTERHEAD),
        (translate(N_("Recovery sheet for a vault of rsdesk")), styles.KIND),
        (sheet.name, styles.TITLE),
    ):
        line = shortened(text, style.face, style.size, RIGHT - LEFT)
        draw_line(canvas, LEFT, y - style.baseline, line, style)
        y -= style.leading + (12 if style is styles.LETTERHEAD else 0)
    y -= 10
    y = _row(canvas, y, translate(N_("Made")), date_text(sheet.made.date(), sheet.language))
    if sheet.folder is not None:
        y = _row(canvas, y, translate(N_("Folder of the vault")), _one(sheet.folder))
    if sheet.practice:
        text = N_("This sheet belongs to a practice vault, which holds no real collaboration.")
        y = _row(canvas, y, translate(N_("Practice")), translate(text), _STRONG)
    return y - 8


def _one(text: str) -> str:
    return shortened(text, _TEXT.face, _TEXT.size, _MEASURE)


def _key(canvas: Canvas, sheet: Sheet, top: float) -> float:
    """Draw the key in rows of five groups, each in a column of its own."""
    translate = translator(sheet.language)
    prefix, *groups = sheet.key.split()
    rows = [groups[n : n + _GROUPS_IN_A_ROW] for n in range(0, len(groups), _GROUPS_IN_A_ROW)]
    hint = translate(
        N_(
            "“{prefix}” stands before it and need not be typed. Spaces, hyphens and small letters "
            "do not matter."
        )
    ).format(prefix=prefix)
    hint += "\n" + translate(N_("The characters B, I, O and 1 never occur in it."))
    inside = RIGHT - LEFT - 2 * _INSET
    notes = break_lines(hint, styles.QUIET.face, styles.QUIET.size, inside)
    height = 2 * _INSET + 16 + len(rows) * _KEY.leading + 6 + len(notes) * styles.QUIET.leading
    canvas.setFillColorRGB(*_PANEL)
    canvas.roundRect(LEFT, top - height, RIGHT - LEFT, height, 4, stroke=0, fill=1)
    x, y = LEFT + _INSET, top - _INSET
    draw_line(canvas, x, y - 8, translate(N_("Recovery key")), styles.LABEL)
    y -= 16
    column = (inside - 8 * MM) / _GROUPS_IN_A_ROW
    for number, row in enumerate(rows, start=1):
        draw_line(canvas, x, y - _KEY.baseline, str(number), styles.LABEL)
        for place, group in enumerate(row):
            draw_line(canvas, x + 8 * MM + place * column, y - _KEY.baseline, group, _KEY)
        y -= _KEY.leading
    lines = tuple(TextLine(line, styles.QUIET) for line in notes)
    draw_cell(canvas, Cell(x, lines), y - 6)
    return top - height - 20


def _row(canvas: Canvas, top: float, label: str, text: str, style: Style = _TEXT) -> float:
    """Draw a label in the margin and its text beside it; return where the next row begins."""
    leading = style.leading
    names = break_lines(label, styles.LABEL.face, styles.LABEL.size, _LABELS)
    lines = break_lines(text, style.face, style.size, _MEASURE)
    margin = styles.LABEL._replace(leading=leading)
    draw_cell(canvas, Cell(LEFT, tuple(TextLine(name, margin) for name in names)), top)
    draw_cell(canvas, Cell(TEXT, tuple(TextLine(line, style) for line in lines)), top)
    return top - max(len(names), len(lines)) * leading - _BETWEEN


def _steps(canvas: Canvas, sheet: Sheet, top: float) -> float:
    translate = translator(sheet.language)
    style, indent = _TEXT, 14.0
    lines: list[TextLine] = []
    for number, step in enumerate(_STEPS, start=1):
        first, *others = break_lines(translate(step), style.face, style.size, _MEASURE - indent)
        lines.append(TextLine(first, style, indent=indent, mark=str(number)))
        lines.extend(TextLine(line, style, indent=indent) for line in others)
    label = TextLine(translate(N_("How to use it")), styles.LABEL._replace(leading=style.leading))
    draw_cell(canvas, Cell(LEFT, (label,)), top)
    cell = Cell(TEXT, tuple(lines))
    draw_cell(canvas, cell, top)
    return top - cell.height - _BETWEEN


def _keeping_line(canvas: Canvas, sheet: Sheet, top: float) -> None:
    """Leave a line to write on: where this copy is kept."""
    y = top - 28
    label = translator(sheet.language)(N_("Kept where, since when"))
    draw_line(canvas, LEFT, y + 2, one_line(label), styles.LABEL)
    rule(canvas, TEXT, y, styles.SOFT, styles.HAIRLINE)


def _foot(canvas: Canvas, sheet: Sheet) -> None:
    translate = translator(sheet.language)
    rule(canvas, LEFT, styles.FOOTER + 11, styles.LINE, styles.HAIRLINE)
    left, right = translate(N_("Recovery sheet")), translate(N_("Confidential"))
    draw_line(canvas, LEFT, styles.FOOTER, left, styles.RUNNING)
    draw_line(canvas, RIGHT, styles.FOOTER, right, styles.RUNNING, ends=True)

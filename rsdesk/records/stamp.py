"""The visible signature: a page of the size of its box, drawn before it is signed."""

from io import BytesIO

from rsdesk.i18n import N_
from rsdesk.records import styles
from rsdesk.records.content import RecordRequest
from rsdesk.records.drawing import new_canvas
from rsdesk.records.lines import break_lines, shortened
from rsdesk.records.strips import Cell, TextLine
from rsdesk.records.strokes import draw_cell
from rsdesk.records.styles import SIGNATURE, Style
from rsdesk.records.wording import grouped, moment, speech

_INSET = 12.0


def signature_block(request: RecordRequest) -> bytes:
    """Return a one-page PDF that says who signed what and when, and with which certificate."""
    width, height = SIGNATURE
    buffer = BytesIO()
    canvas = new_canvas(buffer, SIGNATURE, request.made, request.language)
    canvas.setStrokeColorRGB(*styles.ACCENT)
    canvas.setLineWidth(styles.STROKE)
    canvas.line(0, height - 1, width, height - 1)
    canvas.setLineWidth(styles.HAIRLINE)
    canvas.line(0, 1, width, 1)
    draw_cell(canvas, Cell(0, tuple(_lines(request, width))), height - _INSET)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _lines(request: RecordRequest, width: float) -> list[TextLine]:
    translate = speech(request)
    signed = translate(N_("Signed for practice") if request.practice else N_("Digitally signed"))
    record = translate(N_("Record {number}, {time}")).format(
        number=request.number, time=moment(request.made, request.language)
    )
    small = styles.QUIET
    lines = [
        TextLine(signed, styles.LABEL),
        _one_line(request.signer, styles.SECTION, width),
        _one_line(request.signer_institute, styles.PLAIN, width),
        TextLine(record, small, 4),
        TextLine(translate(N_("Certificate (SHA-256)")), small),
    ]
    digits = grouped(request.signer_fingerprint)
    return [
        *lines,
        *(TextLine(line, small) for line in break_lines(digits, small.face, small.size, width)),
    ]


def _one_line(text: str, style: Style, width: float) -> TextLine:
    return TextLine(shortened(text, style.face, style.size, width), style)

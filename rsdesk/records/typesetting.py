"""Turning the page model into strips: columns, styles, spaces and rules."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from rsdesk.records import styles
from rsdesk.records.fonts import one_line, width
from rsdesk.records.lines import balanced_lines, break_lines
from rsdesk.records.matrix import matrix_height
from rsdesk.records.pagemodel import (
    Band,
    Block,
    Contents,
    Document,
    Heading,
    Matrix,
    Passage,
    Row,
    SignatureField,
    SigningLine,
    Title,
    Tone,
)
from rsdesk.records.strips import Cell, Mark, Strip, TextLine
from rsdesk.records.styles import GAP, LEFT, RIGHT, TEXT, Style

SIGNATURE_ANCHOR = "signature"
_SMALLER = 0.92
_TIGHT = 0.85
_TONES: dict[Tone, Style] = {
    "plain": styles.PLAIN,
    "strong": styles.STRONG,
    "quiet": styles.QUIET,
    "asked": styles.ASKED,
}
_DENSE_TONES: dict[Tone, Style] = {
    tone: style._replace(size=_SMALLER * style.size, leading=_TIGHT * style.leading)
    for tone, style in _TONES.items()
}
_BETWEEN = 2.0
_INDENT = 14.0
_AFTER_DETAIL = 3.0
# an entry of a list or a check record with no more lines than this is not parted
_ENTRY = 10
# a title of more lines is set small
_TITLE = 5
_LABEL_WIDTH = TEXT - LEFT - GAP
# how much of the space of an ordinary record a dense one has
_DENSE = 0.5
_DATED = 45 * styles.MM


def strips(document: Document) -> list[Strip]:
    """Return the whole record as strips, in order."""
    parts = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    found: list[Strip] = []
    for block in document.blocks:
        if isinstance(block, Contents):
            found.extend(_contents(block, parts))
        elif isinstance(block, Heading) and block.level == 1:
            found.append(_part(block, parts.index(block) + 1))
        else:
            found.append(_strip(block, _DENSE_TONES if document.dense else _TONES))
    return [_closer(strip) for strip in found] if document.dense else found


def _closer(strip: Strip) -> Strip:
    """Return a strip with about half the space around it and between its passages."""
    if strip.matrix is not None or strip.anchor == SIGNATURE_ANCHOR or strip.drawn:
        return strip
    return replace(
        strip,
        cells=tuple(
            Cell(cell.x, tuple(line._replace(space=_DENSE * line.space) for line in cell.lines))
            for cell in strip.cells
        ),
        before=_DENSE * strip.before,
        after=_DENSE * strip.after,
        room=_DENSE * _DENSE * strip.room,
    )


def _strip(block: Block, tones: Mapping[Tone, Style]) -> Strip:
    match block:
        case Heading():
            return _heading(block)
        case Row():
            return _row(block, tones)
        case Title():
            return _title(block)
        case Band():
            return _band(block)
        case Matrix():
            return Strip(
                (), before=4, least=matrix_height(block), solid=True, matrix=block, after=8
            )
        case SigningLine():
            return _signing_line(block)
        case SignatureField():
            return Strip(
                (), before=16, least=styles.SIGNATURE[1], solid=True, anchor=SIGNATURE_ANCHOR
            )
        case _:
            raise TypeError(block)


def _set(text: str, style: Style, measure: float, space: float = 0.0) -> list[TextLine]:
    lines = break_lines(text, style.face, style.size, measure)
    return [TextLine(line, style, space if place == 0 else 0.0) for place, line in enumerate(lines)]


def _passages(
    passages: Iterable[Passage], measure: float, tones: Mapping[Tone, Style]
) -> tuple[TextLine, ...]:
    lines: list[TextLine] = []
    above: Tone | None = None
    for passage in passages:
        space = 0.0 if above is None else _AFTER_DETAIL if above == "quiet" else _BETWEEN
        above = passage.tone
        lines.extend(_passage(passage, measure, space, tones[passage.tone]))
    return tuple(lines)


def _passage(passage: Passage, measure: float, space: float, style: Style) -> list[TextLine]:
    if not passage.mark:
        return _set(passage.text, style, measure, space)
    mark = one_line(passage.mark)
    indent = max(_INDENT, width(mark, style.face, style.size) + _INDENT / 3)
    first, *others = _set(passage.text, style, measure - indent, space)
    return [
        first._replace(indent=indent, mark=mark),
        *(line._replace(indent=indent) for line in others),
    ]


def _row(block: Row, tones: Mapping[Tone, Style]) -> Strip:
    end = RIGHT - (styles.REFERENCE if block.page_of or block.aside else 0)
    cells: list[Cell] = []
    aside = end - styles.ASIDE if block.aside else end
    lines = _passages(block.passages, aside - TEXT - (GAP if block.aside else 0), tones)
    if block.label:
        leading = lines[0].style.leading if lines else styles.LABEL.leading
        style = styles.LABEL._replace(leading=leading)
        cells.append(Cell(LEFT, tuple(_set(block.label, style, _LABEL_WIDTH))))
    cells.append(Cell(TEXT, lines))
    if block.aside:
        cells.append(Cell(aside, tuple(_set(block.aside, styles.QUIET, styles.ASIDE))))
    return Strip(
        tuple(cells),
        before=_before(block),
        solid=(block.ruled or len(block.passages) > 1) and len(lines) <= _ENTRY,
        rule=(LEFT if block.label else TEXT) if block.ruled else None,
        kept=block.kept,
        anchor=block.anchor,
        page_of=block.page_of,
    )


def _before(block: Row) -> float:
    tone = block.passages[0].tone if block.passages else "plain"
    if tone == "asked":
        return 16 if block.ruled else 10
    if block.ruled:
        return 7 if tone == "quiet" else 9
    return 4


def _heading(block: Heading) -> Strip:
    style = styles.SECTION if block.level == 2 else styles.QUESTION
    cells = [Cell(TEXT, tuple(_set(block.text, style, RIGHT - TEXT)))]
    if block.label:
        cells.insert(0, Cell(LEFT, tuple(_set(block.label, styles.QUESTION_LABEL, _LABEL_WIDTH))))
    mark = f"{block.label} {block.text}".strip()
    return Strip(
        tuple(cells),
        before=24 if block.level == 2 else 20,
        room=100 if block.level == 2 else 60,
        kept=True,
        anchor=block.anchor,
        mark=Mark(one_line(mark), block.level - 1),
    )


def _part(block: Heading, number: int) -> Strip:
    cells = (
        Cell(LEFT, (TextLine(str(number), styles.PART),)),
        Cell(TEXT, tuple(_set(block.text, styles.PART, RIGHT - TEXT))),
    )
    return Strip(
        cells,
        before=40,
        room=150,
        rule=LEFT,
        heavy=True,
        kept=True,
        after=5,
        anchor=block.anchor or f"part {number}",
        mark=Mark(one_line(f"{number} {block.text}"), 0),
        fresh=block.fresh,
    )


def _signing_line(block: SigningLine) -> Strip:
    """Room to write, then a line for place and date and one for the signature."""
    parting = TEXT + _DATED
    cells = (
        Cell(LEFT, tuple(_set(block.role, styles.LABEL, _LABEL_WIDTH))),
        Cell(TEXT, tuple(_set(block.dated, styles.QUIET, _DATED - GAP))),
        Cell(parting, tuple(_set(block.name, styles.QUIET, RIGHT - parting))),
    )
    return Strip(
        cells, before=34, solid=True, after=4, drawn=((TEXT, parting - GAP), (parting, RIGHT))
    )


def _contents(block: Contents, parts: list[Heading]) -> Iterator[Strip]:
    yield _heading(Heading(block.heading, 2))
    for number, part in enumerate(parts, start=1):
        cells = (
            Cell(LEFT, (TextLine(str(number), styles.LABEL._replace(leading=13.6)),)),
            Cell(TEXT, tuple(_set(part.text, styles.PLAIN, RIGHT - TEXT - styles.REFERENCE))),
        )
        yield Strip(
            cells,
            before=6,
            rule=LEFT,
            page_of=part.anchor or f"part {number}",
            kept=number < len(parts) - 1,
        )


def _title(block: Title) -> Strip:
    measure = RIGHT - LEFT
    lines = [
        *_set(block.institute, styles.LETTERHEAD, measure),
        *_set(block.kind, styles.KIND, measure, 20),
        *_title_lines(block.text, measure),
    ]
    return Strip((Cell(LEFT, tuple(lines)),), mark=Mark(one_line(block.kind), 0))


def _title_lines(text: str, measure: float) -> list[TextLine]:
    """Set a title large, one that would fill the page small."""
    style = styles.TITLE
    lines = balanced_lines(text, style.face, style.size, measure)
    if len(lines) > _TITLE:
        return _set(text, styles.SECTION, measure)
    return [TextLine(line, style) for line in lines]


def _band(block: Band) -> Strip:
    """The first entry stands in the margin column, the others share the rest of the line."""
    value = styles.FIGURE if block.large else styles.RESULT if block.result else styles.STRONG
    wanted = [
        max(width(text, *value[:2]), width(label, *styles.LABEL[:2]))
        for label, text in block.entries[1:]
    ]
    spare = max(0.0, RIGHT - TEXT - sum(wanted)) / max(1, len(wanted))
    cells = []
    x, measure = LEFT, TEXT - LEFT
    for (label, text), following in zip(block.entries, [*wanted, 0.0], strict=True):
        heading, body = _set(label, styles.LABEL, measure), _set(text, value, measure)
        cells.append(Cell(x, tuple([*body, *heading] if block.large else [*heading, *body])))
        x, measure = x + measure, following + spare
    return Strip(tuple(cells), before=18, rule=LEFT, closed=True, solid=True, after=14)

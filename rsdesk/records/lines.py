"""Breaking text into lines: at spaces, inside Chinese and Japanese, and anywhere if it must be."""

import re
from collections.abc import Iterator

from rsdesk.records.fonts import Face, glyph, one_line, printable, width

# no-break spaces are not among them
_SPACE = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_IDEOGRAPH = "\u2e80-\u2fdf\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
_OPENING = "(\\[{«“‘„‚〈《「『【〔〖（［｛"
_CLOSING = (
    ")\\]}»”’,.;:!?%…、。〃々〉》」』】〕〗〜ゝゞーァィゥェォッャュョヮヵヶ）］｝，．：；！？％"
)
_LETTER = "[^\\W\\d_]"
_BREAK = re.compile(
    f"(?<=[{_SPACE}])(?=[^{_SPACE}])"
    f"|(?<={_LETTER}{{2}}-)(?={_LETTER}{{3}})"
    f"|(?<={_LETTER}/)(?={_LETTER}{{2}})"
    f"|(?<=[{_IDEOGRAPH}])(?<![{_OPENING}])(?=[^{_CLOSING}{_SPACE}])"
    f"|(?<=[^{_OPENING}{_SPACE}])(?=[{_IDEOGRAPH}])(?![{_CLOSING}])"
)
_TRAILING = re.compile(f"[{_SPACE}]+$")
_MONTHS = frozenset(
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember "
    "January February March May June July October December".split()
)
_DAY = re.compile(r"[0-9]{1,2}\.? ")
_YEAR = re.compile(r"[0-9]{4}(?![0-9])")


def break_lines(text: str, face: Face, size: float, measure: float) -> list[str]:
    """Return printable lines no wider than `measure` points; every line break stays one.

    A word wider than a line is broken where the line ends. Only spaces at line ends are lost.
    """
    lines: list[str] = []
    for source in printable(text).split("\n"):
        lines.extend(_filled(source, face, size, measure))
    return lines


def _filled(source: str, face: Face, size: float, measure: float) -> Iterator[str]:
    line = ""
    taken = 0.0
    for piece in _pieces(source, face, size, measure):
        word = _TRAILING.sub("", piece)
        if line and taken + width(word, face, size) > measure:
            yield _TRAILING.sub("", line)
            line, taken = "", 0.0
        line += piece
        taken += width(piece, face, size)
    yield _TRAILING.sub("", line)


def _pieces(source: str, face: Face, size: float, measure: float) -> Iterator[str]:
    for piece in _bound(_BREAK.split(source)):
        if width(_TRAILING.sub("", piece), face, size) <= measure:
            yield piece
        else:
            yield from _chopped(piece, face, size, measure)


def _bound(pieces: list[str]) -> Iterator[str]:
    """Join the parts of a date and a paragraph sign to its number: no line ends between them."""
    held = last = ""
    for piece in pieces:
        if held and not _belongs(last, piece):
            yield held
            held = ""
        held += piece
        last = piece
    yield held


def _belongs(before: str, after: str) -> bool:
    if before in ("§ ", "§§ "):
        return after[:1].isdecimal()
    if _DAY.fullmatch(before):
        return after.rstrip(" ,.;:)") in _MONTHS
    return before.rstrip(" ") in _MONTHS and _YEAR.match(after) is not None


def _chopped(word: str, face: Face, size: float, measure: float) -> Iterator[str]:
    part = ""
    taken = 0.0
    for char in word:
        found = glyph(face, char)
        advance = found.advance * size if found else 0.0
        if part and taken + advance > measure:
            yield part
            part, taken = "", 0.0
        part += char
        taken += advance
    yield part


def balanced_lines(text: str, face: Face, size: float, measure: float) -> list[str]:
    """Return no more lines than needed, as even in length as they can be: for titles."""
    best = lines = break_lines(text, face, size, measure)
    narrower = measure
    while len(lines) == len(best) and narrower > measure / 2:
        best = lines
        narrower -= size / 2
        lines = break_lines(text, face, size, narrower)
    return best


def shortened(text: str, face: Face, size: float, measure: float) -> str:
    """Return the beginning of a text as one printable line, with an ellipsis if it was cut."""
    line = one_line(text)
    if width(line, face, size) <= measure:
        return line
    while line and width(line + "…", face, size) > measure:
        line = line[:-1]
    return line.rstrip() + "…"

"""The typefaces of a record: which of them prints which character, and how wide it is."""

import re
import unicodedata
from functools import cache
from typing import Literal, NamedTuple

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from rsdesk import paths

Face = Literal["regular", "semibold", "italic"]

_PLEX: dict[Face, str] = {
    "regular": "IBMPlexSans-Regular",
    "semibold": "IBMPlexSans-SemiBold",
    "italic": "IBMPlexSans-Italic",
}
_FALLBACKS = ("NotoSans-Regular", "IBMPlexSansSC-Regular", "IBMPlexSansKR-Regular")
# what Unicode lets a renderer leave out without being of category Cf: a reader must see them
_IGNORABLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0]")
_LINE_BREAK = re.compile("\r\n|[\r\u2028\u2029]")
_PLAIN = re.compile("[ -~\n\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2026]*")
_SOFT_HYPHEN = "\u00ad"
_TAB = "    "
_LARGEST_IN_BMP = 0xFFFF


class Glyph(NamedTuple):
    """The font that prints a character and how far it advances, per point of size."""

    font: str
    advance: float


class Run(NamedTuple):
    """Text in one font."""

    font: str
    text: str


@cache
def glyph(face: Face, char: str) -> Glyph | None:
    """Return how a character is printed in a face; None when no font has it."""
    code = ord(char)
    if code > _LARGEST_IN_BMP:  # reportlab cannot tell readers what such a glyph stands for
        return None
    for name in (_PLEX[face], *_FALLBACKS):
        font = _font(name)
        if code in font.face.charToGlyph:
            return Glyph(name, font.face.charWidths[code] / 1000)
    return None


@cache
def _font(name: str) -> TTFont:
    """Load a font on first need: the Chinese one takes longer than a whole page."""
    font = TTFont(name, str(paths.resources() / "fonts" / f"{name}.ttf"))
    registerFont(font)
    return font


def first_font() -> str:
    """Return the font of running text, loaded: a canvas wants one before anything is drawn."""
    _font(_PLEX["regular"])
    return _PLEX["regular"]


def printable(text: str) -> str:
    """Return text as it is printed: composed, with a code point for what cannot be seen.

    Controls, invisible and direction-changing characters, and those that no font has become
    `[U+202E]`; a tab becomes spaces. Line breaks stay. A soft hyphen is left out: it only says
    where a word may break.
    """
    if _PLAIN.fullmatch(text):
        return text
    composed = unicodedata.normalize("NFC", _LINE_BREAK.sub("\n", text))
    return "".join(map(_visible, composed))


def one_line(text: str) -> str:
    """Return text as it is printed where there is only one line."""
    return " ".join(printable(text).split())


@cache
def _visible(char: str) -> str:
    if char == "\n":
        return char
    if char == "\t":
        return _TAB
    if char == _SOFT_HYPHEN:
        return ""
    hidden = unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"}
    if hidden or _IGNORABLE.match(char) or glyph("regular", char) is None:
        return f"[U+{ord(char):04X}]"
    return char


def width(text: str, face: Face, size: float) -> float:
    """Return how wide printable text of one line is, in points."""
    return sum(map(_advances(face).__getitem__, text)) * size


def runs(text: str, face: Face) -> tuple[Run, ...]:
    """Split printable text of one line into runs of one font each."""
    if text.isascii():  # most lines are, and a record has thousands
        return (Run(_glyph(face, text[0]).font, text),) if text else ()
    found: list[Run] = []
    for char in text:
        font = _glyph(face, char).font
        if found and found[-1].font == font:
            found[-1] = Run(font, found[-1].text + char)
        else:
            found.append(Run(font, char))
    return tuple(found)


class _Advances(dict[str, float]):
    """How far each character of a face advances, looked up once."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, char: str) -> float:
        self[char] = _glyph(self._face, char).advance
        return self[char]


@cache
def _advances(face: Face) -> _Advances:
    return _Advances(face)


def _glyph(face: Face, char: str) -> Glyph:
    found = glyph(face, char)
    if found is None:
        raise ValueError(f"text is not printable: U+{ord(char):04X}")
    return found

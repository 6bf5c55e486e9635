"""What people typed, without the characters that only programs see."""

import unicodedata

# joiners and marks without which Persian, Indic and Arabic words read wrongly
_NEEDED = frozenset("\u200c\u200d\u200e\u200f\u061c")
_BREAKS = {ord(mark): "\n" for mark in "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"}
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})


def clean(text: str) -> str:
    """Return a text with \\n as its only control character, and nothing that turns its direction.

    What is left out stands for no letter: a file must not read otherwise than it is stored.
    """
    lines = text.replace("\r\n", "\n").translate(_BREAKS).replace("\t", " ")
    return "".join(letter for letter in lines if letter == "\n" or _is_seen(letter))


def one_line(text: str) -> str:
    """Return a text without breaks, as it stands in a heading or in a cell."""
    return " ".join(clean(text).split())


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text; a single break within one stays a break."""
    blocks = clean(text).split("\n\n")
    return tuple(block.strip() for block in blocks if block.strip())


def _is_seen(letter: str) -> bool:
    if letter in _NEEDED:
        return True
    return unicodedata.category(letter) not in _UNSEEN and not _is_nothing(ord(letter))


def _is_nothing(code: int) -> bool:
    """Return whether Unicode keeps this code free for ever; XML refuses some of them."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF

"""Text as it is compared when people search and sort: case and accents do not matter."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Return text in lower case without accents; “ß” becomes “ss”, “Ä” becomes “a”."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter)).casefold()


def words(text: str) -> list[str]:
    """Return the folded words of a text; punctuation and symbols only part them."""
    return _WORD.findall(folded(text))

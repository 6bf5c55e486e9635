"""Which line of a TOML text a key or array element stands on; tomllib does not say."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache

from rsdesk.guidance.problems import Path

_TOKEN = re.compile(
    r"""
    \#[^\n]*
    |(?P<string>\"{3}(?s:\\.|.)*?\"{3,5}|'{3}(?s:.)*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<mark>[\[\]{}=,.\n])
    |(?P<word>[^\s\[\]{}=,.\#"']+)
    """,
    re.VERBOSE,
)


def line_of(text: str, path: Path) -> int:
    """Return the line of a path in a valid TOML text, or of what should hold it."""
    places = lines(text)
    while path not in places:
        path = path[:-1]
    return places[path]


@lru_cache(maxsize=32)
def lines(text: str) -> dict[Path, int]:
    """Return the line of every path in a text that tomllib accepts, counted from 1."""
    walk = _Walk()
    for kind, token, line in _tokens(text):
        if walk.in_value:
            walk.value(token if kind == "mark" else "", line)
        else:
            walk.key(kind, token, line)
    return walk.places


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    line, seen = 1, 0
    for match in _TOKEN.finditer(text):
        if match.lastgroup:
            line += text.count("\n", seen, match.start())
            seen = match.start()
            yield match.lastgroup, match[0], line


class _Walk:
    """Where a walk over the tokens stands. No recursion: a text may be nested deeply."""

    def __init__(self) -> None:
        self.places: dict[Path, int] = {(): 1}
        self.in_value = False
        self._base: Path = ()  # the table of the last header
        self._here: Path = ()  # the value that comes next
        self._keys: list[str] = []  # parts of the key that is being read
        self._header = 0  # its open brackets
        self._open: list[tuple[Path, bool]] = []  # arrays (True) and inline tables around here
        self._entries: dict[Path, int] = {}  # entries so far of each [[array]]

    def key(self, kind: str, token: str, line: int) -> None:
        """Take a token of a header, of a key, or the end of an inline table."""
        if kind == "word":
            self._keys.append(token)
        elif kind == "string":
            self._keys.append(tomllib.loads(f"key = {token}")["key"])
        elif token == "[":
            self._header += 1
        elif token == "]":
            if self._keys:
                self._enter(line)
            self._header -= 1
        elif token == "=":
            self._here = self._descend(self._open[-1][0] if self._open else self._base, line)
            self.in_value = True
        elif token == "}":
            self._open.pop()
            self.in_value = True

    def value(self, mark: str, line: int) -> None:
        """Take a token of a value; anything but a mark is part of a scalar."""
        if mark in ("", "[", "{"):
            self.places.setdefault(self._here, line)
        if mark == "[":
            self._open.append((self._here, True))
            self._here = (*self._here, 0)
        elif mark == "{":
            self._open.append((self._here, False))
            self.in_value = False
        elif mark in ("]", "}"):
            self._here = self._open.pop()[0]
        elif mark == ",":
            holder, is_array = self._open[-1]
            if is_array:
                self._here = (*holder, int(self._here[-1]) + 1)
            self.in_value = is_array
        elif mark == "\n" and not self._open:
            self.in_value = False

    def _enter(self, line: int) -> None:
        """Go to the table of a header, a new one when it is an entry of an array."""
        path: Path = ()
        *outer, last = self._keys
        for part in outer:
            path = (*path, part)
            self.places.setdefault(path, line)
            if path in self._entries:
                path = (*path, self._entries[path] - 1)
        path = (*path, last)
        self.places.setdefault(path, line)
        if self._header == 2:
            self._entries[path] = self._entries.get(path, 0) + 1
            path = (*path, self._entries[path] - 1)
        self.places.setdefault(path, line)
        self._base = path
        self._keys = []

    def _descend(self, path: Path, line: int) -> Path:
        for part in self._keys:
            path = (*path, part)
            self.places.setdefault(path, line)
        self._keys = []
        return path

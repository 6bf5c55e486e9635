"""How much a file may hold, so that nobody's file fills the memory or takes all day to check."""

import re
from typing import Any

from rsdesk.guidance.problems import Path
from rsdesk.i18n import N_

DEEPEST = 32
MOST_ENTRIES = 1000  # of one table; the largest edition has about 200 items
MOST_LISTED = 200  # in a list of an entry

TOO_LONG = N_("The list has more than {most} entries, which no guidance needs.")
TOO_NESTED = N_("The entry is nested more than {most} deep, which no guidance needs.")

_PART = r"""(?:(?<![\w-])[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(rf"{_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{DEEPEST}}}")


def line_of_long_key(text: str) -> int:
    """Return the line of a key with more parts than anybody needs, 0 when there is none."""
    found = _LONG_KEY.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def too_much(tables: dict[str, Any]) -> tuple[Path, str, dict[str, str]]:
    """Return where a list is too long or an entry too deep, and why; no reason if nothing is."""
    waiting: list[tuple[Path, Any]] = [((), tables)]
    while waiting:
        path, value = waiting.pop()
        if len(path) > DEEPEST:
            return path, TOO_NESTED, {"most": str(DEEPEST)}
        most = MOST_ENTRIES if len(path) == 1 else MOST_LISTED
        if isinstance(value, list) and len(value) > most:
            return path, TOO_LONG, {"most": str(most)}
        waiting += [((*path, key), held) for key, held in _held(value)]
    return (), "", {}


def _held(value: Any) -> list[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []

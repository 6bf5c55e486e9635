"""One line of a list of the appraisal."""

from dataclasses import dataclass
from typing import Literal

from rsdesk.ui.place import Place

ListName = Literal["stop", "flag", "gap", "open", "missing", "marked", "fact", "kept"]


@dataclass(frozen=True)
class Point:
    """One line of a list. `under` is the heading it stands below, `strong` what weighs most.

    `closed` tells how it was dealt with, empty while it was not. `changes` tell which other
    answers would have a milder effect. `measures` is where something can be done about it.
    """

    place: Place
    number: str
    title: str
    lines: tuple[str, ...] = ()
    strong: str = ""
    under: str = ""
    closed: str = ""
    changes: tuple[str, ...] = ()
    measures: Place | None = None

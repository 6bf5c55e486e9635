"""Text set into strips: what stands side by side, and how a strip parts at the end of a page."""

from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from rsdesk.records.pagemodel import Matrix
from rsdesk.records.styles import Style

# fewer lines than this stay together; as many are left on either side of a page break
TOGETHER = 4
LEFT_BEHIND = 2


class TextLine(NamedTuple):
    """A line that fits its column; `space` is left free above it, `indent` before it.

    `mark` stands where the indent begins.
    """

    text: str
    style: Style
    space: float = 0.0
    indent: float = 0.0
    mark: str = ""

    @property
    def height(self) -> float:
        """What the line takes up, in points."""
        return self.style.leading + self.space


class Cell(NamedTuple):
    """Lines under each other that begin at `x`."""

    x: float
    lines: tuple[TextLine, ...]

    @property
    def height(self) -> float:
        """What all lines take up, in points."""
        return sum(line.height for line in self.lines)


class Mark(NamedTuple):
    """A heading in the bookmarks of the document, level from 0."""

    text: str
    level: int


class Strip(Struct, frozen=True):
    """Cells side by side across the page.

    `rule` is where a line above it begins, if any; `kept` binds it to the next strip; `solid`
    never parts; `page_of` names the anchor whose page is printed at the right edge; `least` is
    its smallest height, `room` what must be left on a page for it to begin there, `after` the
    space below it. `fresh` begins a page; `drawn` are lines along its top from x to x.
    """

    cells: tuple[Cell, ...]
    before: float = 0.0
    rule: float | None = None
    heavy: bool = False
    closed: bool = False
    kept: bool = False
    solid: bool = False
    anchor: str = ""
    mark: Mark | None = None
    page_of: str = ""
    least: float = 0.0
    room: float = 0.0
    after: float = 0.0
    fresh: bool = False
    matrix: Matrix | None = None
    drawn: tuple[tuple[float, float], ...] = ()

    @property
    def height(self) -> float:
        """What the strip takes up without the space before it."""
        return max([self.least, *(cell.height for cell in self.cells)]) + self.after

    @property
    def head(self) -> float:
        """What must fit on a page for the strip to begin there."""
        if self.solid:
            return self.height
        return max([self.least, *(_head(cell) for cell in self.cells)]) + self.after


def parted(strip: Strip, room: float) -> tuple[Strip, Strip]:
    """Return the part of a strip that fits into `room`, and the rest; both hold some lines."""
    firsts, rests = [], []
    for cell in strip.cells:
        count = _fitting(cell, room)
        firsts.append(cell._replace(lines=cell.lines[:count]))
        rests.append(cell._replace(lines=cell.lines[count:]))
    if not any(cell.lines for cell in firsts):  # a page that is too low for its first line
        firsts = [cell._replace(lines=cell.lines[:1]) for cell in strip.cells]
        rests = [cell._replace(lines=cell.lines[1:]) for cell in strip.cells]
    first = replace(strip, cells=tuple(firsts))
    rest = replace(
        strip, cells=tuple(rests), anchor="", mark=None, page_of="", rule=None, least=0.0
    )
    return first, rest


def _head(cell: Cell) -> float:
    whole = len(cell.lines) <= TOGETHER
    return sum(line.height for line in (cell.lines if whole else cell.lines[:LEFT_BEHIND]))


def _fitting(cell: Cell, room: float) -> int:
    count = 0
    taken = 0.0
    for line in cell.lines:
        taken += line.height
        if taken > room:
            break
        count += 1
    left = len(cell.lines) - count
    if 0 < left < LEFT_BEHIND and count > LEFT_BEHIND:
        return len(cell.lines) - LEFT_BEHIND
    return count

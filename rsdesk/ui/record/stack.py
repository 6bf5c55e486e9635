"""Where the pages of a PDF lie below each other when they are shown."""

from bisect import bisect_right
from collections.abc import Iterator

A4 = 297 / 210
GAP = 12  # between pages, logical pixels


class PageStack:
    """Heights and positions of pages of one width; a page not drawn yet counts as A4."""

    def __init__(self) -> None:
        self._width = 1
        self._ratios: list[float] = []
        self._tops: list[int] = []

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._ratios)

    @property
    def width(self) -> int:
        """How wide each page is, in logical pixels."""
        return self._width

    @property
    def height(self) -> int:
        """How tall all pages with the gaps around them are."""
        return self._tops[-1] + self.tall(self.count - 1) + GAP if self._tops else 0

    def begin(self, count: int) -> None:
        """Hold so many pages; shapes known so far stay where the number is the same."""
        if count != self.count:
            self._ratios = [A4] * count
            self._lay()

    def widen(self, width: int) -> None:
        """Show every page so wide."""
        if width != self._width:
            self._width = width
            self._lay()

    def learn(self, page: int, ratio: float) -> bool:
        """Take the shape of a page, height by width; True when anything moved."""
        if page >= self.count or abs(self._ratios[page] - ratio) < 0.005:
            return False
        self._ratios[page] = ratio
        self._lay()
        return True

    def top(self, page: int) -> int:
        """Where a page begins."""
        return self._tops[page]

    def tall(self, page: int) -> int:
        """How tall a page is."""
        return round(self._width * self._ratios[page])

    def at(self, y: int) -> int:
        """Return the page at a height, the last one that begins above it."""
        return max(0, bisect_right(self._tops, y) - 1)

    def between(self, top: int, bottom: int) -> Iterator[int]:
        """Return the pages that are seen between two heights."""
        for page in range(self.at(top), self.count):
            if self._tops[page] > bottom:
                return
            yield page

    def _lay(self) -> None:
        self._tops, y = [], GAP
        for page in range(self.count):
            self._tops.append(y)
            y += self.tall(page) + GAP

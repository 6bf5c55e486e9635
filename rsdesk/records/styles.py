"""The measures of a page and the styles of text, all in points."""

from typing import NamedTuple

from rsdesk.records.fonts import Face

MM = 72 / 25.4
PAGE = (595.28, 841.89)  # A4

LEFT = 24 * MM
RIGHT = PAGE[0] - 22 * MM
TOP = PAGE[1] - 28 * MM
FIRST_TOP = PAGE[1] - 22 * MM
BOTTOM = 23 * MM
HEADER = PAGE[1] - 17 * MM
WARNING_LINE = PAGE[1] - 11 * MM
FOOTER = 14 * MM

# labels and numbers stand in a margin column, so that all text shares one left edge
TEXT = LEFT + 35 * MM
GAP = 4 * MM
REFERENCE = 14 * MM
ASIDE = 42 * MM

SIGNATURE = (RIGHT - TEXT, 40 * MM)

HAIRLINE = 0.4
STROKE = 0.9

Colour = tuple[float, float, float]
INK: Colour = (0.09, 0.11, 0.13)
SOFT: Colour = (0.27, 0.32, 0.36)
ACCENT: Colour = (0.06, 0.29, 0.42)
LINE: Colour = (0.70, 0.76, 0.80)
ALARM: Colour = (0.61, 0.11, 0.11)


class Style(NamedTuple):
    """How text looks; lines of the same leading share their baseline."""

    face: Face
    size: float
    leading: float
    colour: Colour

    @property
    def baseline(self) -> float:
        """How far below the top of a line its letters stand."""
        return 0.74 * self.leading


PLAIN = Style("regular", 9.5, 13.6, INK)
STRONG = Style("semibold", 9.5, 13.6, INK)
ASKED = Style("italic", 9.5, 13.6, INK)
QUIET = Style("regular", 8.3, 11.8, SOFT)
LABEL = Style("regular", 8.3, 11.8, ACCENT)
REFERRED = Style("regular", 8.3, 11.8, ACCENT)

TITLE = Style("semibold", 21, 27, INK)
KIND = Style("regular", 11, 16, ACCENT)
LETTERHEAD = Style("semibold", 9.5, 13.6, ACCENT)
PART = Style("semibold", 16, 21, ACCENT)
SECTION = Style("semibold", 12, 16.5, INK)
QUESTION = Style("semibold", 10, 14, INK)
QUESTION_LABEL = Style("semibold", 9, 14, ACCENT)
FIGURE = Style("regular", 22, 28, ACCENT)
RUNNING = Style("regular", 7.8, 11, SOFT)
WARNING = Style("semibold", 12, 16.5, ALARM)
RESULT = Style("semibold", 14, 19, INK)
MARK = Style("regular", 7.2, 9, INK)
# the higher the level the darker; dark enough apart to be told on a grey print
TINTS: tuple[Colour, ...] = ((0.94, 0.96, 0.97), (0.84, 0.88, 0.91), (0.70, 0.77, 0.82))

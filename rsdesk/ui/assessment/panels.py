"""Which parts of the assessment there is room for: sections, cards, explanations."""

from dataclasses import dataclass

SECTIONS, PANE = 236, 284  # as wide as the parts at the sides are, in logical pixels
CARDS = 500  # a card needs this much


@dataclass(frozen=True)
class Wishes:
    """What a person wants to see at the sides; None leaves it to the room there is."""

    sections: bool | None = None
    pane: bool | None = None


@dataclass(frozen=True)
class Shown:
    """Which parts are shown. Without the cards one part takes all the room."""

    sections: bool
    cards: bool
    pane: bool


def arranged(width: int, wishes: Wishes) -> Shown:
    """Return what is shown in a width at a type size of 100 per cent.

    What was asked for comes first, then the cards, then the sections, then the explanations.
    """
    if wishes.pane and width < CARDS + PANE:
        return Shown(False, False, True)
    if wishes.sections and width < CARDS + SECTIONS:
        return Shown(True, False, False)
    room = width - CARDS - (PANE if wishes.pane else 0)
    sections = wishes.sections is not False and room >= SECTIONS
    room = width - CARDS - (SECTIONS if sections else 0)
    return Shown(sections, True, wishes.pane is not False and room >= PANE)

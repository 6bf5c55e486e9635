"""Types of the rules by which ratings become a level, and a level a procedure.

They are data of the guidance (`[rules]`); an institute's policy may replace figures of them.
Tables are total over their keys, which the linter checks; an edition without rules gives no level.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from rsdesk.domain.text import Id, Text

Rating = Literal["N", "E", "S", "U"]
Strength = Literal["N", "E", "S"]
Level = Literal["low", "medium", "high"]
Circumstance = Literal["low", "medium", "high", "flag", "stop"]
Whom = Literal["R", "A", "L"]
Count = Annotated[int, Meta(ge=0, le=1200)]
Days = Annotated[int, Meta(ge=1, le=3650)]

RANK: dict[Rating, int] = {"N": 0, "E": 1, "U": 1, "S": 2}
LEVELS: tuple[Level, ...] = ("low", "medium", "high")


class Named(Struct, frozen=True, forbid_unknown_fields=True):
    """Something with an id that stands in a list: a trigger, a step of an orderly end."""

    id: Id
    text: Text


class Explained(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule in words, as it stands beside what it led to, and where it comes from."""

    id: Id
    text: Text
    source: Text


class Contradiction(Struct, frozen=True, forbid_unknown_fields=True):
    """Statements that cannot all be true: circumstances, or answers by item and option."""

    id: Id
    text: Text
    facts: dict[Id, Literal["yes", "no"]] = {}
    answers: dict[Id, tuple[Id, ...]] = {}


class Result(Struct, frozen=True, forbid_unknown_fields=True):
    """An outcome that a decision can have.

    One that `proceeds` is not offered while a check is owed; a `conditional` one has conditions.
    With one that `refuses` nothing begins, so that nothing is reviewed and little is kept.
    """

    id: Id
    kind: Literal["planned", "ongoing"]
    text: Text
    proceeds: bool = False
    conditional: bool = False
    refuses: bool = False


class Procedure(Struct, frozen=True, forbid_unknown_fields=True):
    """Who decides at a level, in how many days, and after how many months it is looked at again.

    No months: the level alone says. `text` tells in words who fills in, checks and decides.
    """

    decider: Whom
    text: Text
    target_days: Days | None = None
    review_months: Count | None = None


class Retention(Struct, frozen=True, forbid_unknown_fields=True):
    """How long things are kept, in months after the end of the cooperation or of a stay."""

    record: Count = 60
    people: Count = 12
    refused: Count = 6


class Rules(Struct, frozen=True, forbid_unknown_fields=True):
    """How ratings combine and what follows (guidance.md 5.1 to 5.5).

    `exposure` is read partner first, then country; `matrix` domain first, then exposure. `gate`
    names the circumstances without which the short check is enough. `mandatory` are the fields
    whose text no reason replaces. `fresh_months` is how long an answer about a partner is reused.
    """

    exposure: dict[Rating, dict[Rating, Strength]] = {}
    matrix: dict[Rating, dict[Strength, Level]] = {}
    own_steps: dict[Rating, Count] = {}
    ratings: dict[Rating, Text] = {}
    levels: dict[Level, Text] = {}
    procedure: dict[Circumstance, Procedure] = {}
    outcomes: tuple[Result, ...] = ()
    triggers: tuple[Named, ...] = ()
    exit: tuple[Named, ...] = ()
    explained: tuple[Explained, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    gate: tuple[Id, ...] = ()
    mandatory: tuple[Id, ...] = ()
    four_eyes_from: Level = "medium"
    exit_from: Level = "medium"
    fresh_months: Count = 12
    baseline_months: Count = 12
    retention: Retention = Retention()

    def outcome(self, identifier: str) -> Result | None:
        """Return an outcome by its id, None when there is none such."""
        return next((one for one in self.outcomes if one.id == identifier), None)

    def why(self, identifier: str) -> Explained | None:
        """Return a rule in words, None when the edition does not explain it."""
        return next((one for one in self.explained if one.id == identifier), None)


def at_least(level: Level, other: Level) -> bool:
    """Return whether a level is as high as another."""
    return LEVELS.index(level) >= LEVELS.index(other)


def raised(level: Level, steps: int) -> Level:
    """Return the level that many steps higher, negative for lower, within low and high."""
    return LEVELS[min(max(LEVELS.index(level) + steps, 0), len(LEVELS) - 1)]

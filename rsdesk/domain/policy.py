"""An institute's policy: figures of its own in the place of those that the guidance proposes."""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import asdict, replace

from rsdesk.domain.rules import LEVELS, Days, Level, Procedure, Rating, Rules, Strength
from rsdesk.domain.text import Id, Words

Months = Annotated[int, Meta(ge=1, le=1200)]
Kept = Annotated[int, Meta(ge=0, le=1200)]
Set = Literal["review_months", "target_days", "matrix", "four_eyes_from", "fresh_months",
              "baseline_months", "retention"]  # fmt: skip


class Keeping(Struct, frozen=True, forbid_unknown_fields=True):
    """How many months things are kept; None leaves the proposal."""

    record: Kept | None = None
    people: Kept | None = None
    refused: Kept | None = None


class Policy(Struct, frozen=True, forbid_unknown_fields=True):
    """What an institute's leadership adopted: version, day, and what replaces the proposals.

    The table of exposure is not among it, so that the country alone never raises a level. In the
    matrix, "not known" follows "elevated".
    """

    version: Id
    adopted: Words
    review_months: dict[Level, Months] = {}
    target_days: dict[Level, Days] = {}
    matrix: dict[Strength, dict[Strength, Level]] = {}
    four_eyes_from: Level | None = None
    fresh_months: Months | None = None
    baseline_months: Months | None = None
    retention: Keeping = Keeping()


class Replaced(Struct, frozen=True):
    """A figure that a policy replaces: `of` is a level, a cell or what is kept, else empty."""

    what: Set
    of: tuple[str, ...]
    before: str
    after: str


def apply(policy: Policy, rules: Rules) -> Rules:
    """Return rules with the figures of a policy; where they say nothing, nothing is replaced."""
    kept = {name: own for name, own in asdict(policy.retention).items() if own is not None}
    return replace(
        rules,
        procedure={name: _procedure(policy, name, own) for name, own in rules.procedure.items()},
        matrix={row: _row(policy, row, own) for row, own in rules.matrix.items()},
        four_eyes_from=policy.four_eyes_from or rules.four_eyes_from,
        fresh_months=policy.fresh_months or rules.fresh_months,
        baseline_months=policy.baseline_months or rules.baseline_months,
        retention=replace(rules.retention, **kept),
    )


def replaced(policy: Policy, rules: Rules) -> tuple[Replaced, ...]:
    """Return what a policy really changes, in the order in which people read rules."""
    now = apply(policy, rules)
    found = [
        Replaced(what, (level,), _figure(rules.procedure[level], what), _figure(own, what))
        for what in ("review_months", "target_days")
        for level, own in now.procedure.items()
        if own != rules.procedure[level]
    ]
    found += [
        Replaced("matrix", (row, column), rules.matrix[row][column], level)
        for row, columns in now.matrix.items()
        if row != "U"
        for column, level in columns.items()
    ]
    for name in ("four_eyes_from", "fresh_months", "baseline_months"):
        found.append(Replaced(name, (), str(getattr(rules, name)), str(getattr(now, name))))
    for name in ("record", "people", "refused"):
        before, after = getattr(rules.retention, name), getattr(now.retention, name)
        found.append(Replaced("retention", (name,), str(before), str(after)))
    return tuple(one for one in found if one.before != one.after)


def _procedure(policy: Policy, name: str, own: Procedure) -> Procedure:
    """What follows from a red flag or a stop is no level, and no policy replaces it."""
    for level in LEVELS:
        if level == name:
            months = policy.review_months.get(level, own.review_months)
            return replace(
                own,
                review_months=months,
                target_days=policy.target_days.get(level, own.target_days),
            )
    return own


def _row(policy: Policy, row: Rating, own: dict[Strength, Level]) -> dict[Strength, Level]:
    given = policy.matrix.get("E" if row == "U" else row, {})
    return {strength: given.get(strength, level) for strength, level in own.items()}


def _figure(procedure: Procedure, what: Literal["review_months", "target_days"]) -> str:
    figure = procedure.review_months if what == "review_months" else procedure.target_days
    return "" if figure is None else str(figure)

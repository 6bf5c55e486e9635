"""What single answers lead to: effects and signals, each with the rule behind it."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from rsdesk.domain.conditions import HIGH, STANDARD, Known, holding, without_high
from rsdesk.domain.guidance import (
    ASKED_SCOPES,
    SEVERITY,
    Effect,
    Guidance,
    Item,
    Option,
    Rated,
    Signal,
)

Origin = Literal["given", "derived", "open"]


class ItemAnswer(Struct, frozen=True):
    """The option that one subject's answer gives to one item."""

    item: str
    option: str
    subject: str


class FactState(Struct, frozen=True):
    """Whether a fact is given and how that is known; `because` names item, option or fact."""

    known: Known
    origin: Origin
    because: str = ""


class Finding(Struct, frozen=True):
    """What an answer leads to. `clause` is the condition that changed the effect, else empty.

    A `blocking` finding cannot be closed by a reason: the check must be made.
    """

    item: str
    answer: str
    effect: Effect
    subjects: tuple[str, ...]
    clause: str = ""
    blocking: bool = False
    signals: tuple[Signal, ...] = ()

    @property
    def rule(self) -> str:
        """The rule in one line: item, option, condition, effect."""
        condition = f" if {self.clause}" if self.clause else ""
        return f"{self.item}: {self.answer}{condition} -> {self.effect}"


class Sign(Struct, frozen=True):
    """An answer that speaks for a worse rating of a factor."""

    factor: Rated
    strength: Literal["E", "S"]
    item: str
    answer: str
    subjects: tuple[str, ...]
    clause: str = ""


def applicable(guidance: Guidance, item: Item, facts: Mapping[str, FactState]) -> bool:
    """Return whether an item applies under these facts, and whether the depth reaches it."""
    return applies(guidance, item, values(facts))


def applies(
    guidance: Guidance, item: Item, facts: Mapping[str, Known], *, high: bool = True
) -> bool:
    """Return whether an item applies; without `high` only by clauses that do not need it."""
    when = item.when if high else without_high(item.when)
    if item.scope not in ASKED_SCOPES or holding(when, facts) is None:
        return False
    depth = guidance.deepened_by.get(item.id)
    return depth is None or (facts.get(depth, "no") != "no" and (high or depth != HIGH))


def values(facts: Mapping[str, FactState]) -> dict[str, Known]:
    """Return what is known of each fact, without how."""
    return {name: state.known for name, state in facts.items()}


def at_any_depth(facts: Mapping[str, Known]) -> dict[str, Known]:
    """Return facts under which a standard check is made: what was answered is then looked at."""
    return {**facts, STANDARD: "yes"}


def effect_of(option: Option, facts: Mapping[str, Known]) -> tuple[Effect, tuple[Signal, ...], str]:
    """Return effect, signals and the clause that changed them for an option under facts."""
    for outcome in option.unless:
        clause = holding(outcome.when, facts)
        if clause is not None:
            return outcome.effect, outcome.signals, clause
    return option.effect, option.signals, ""


def finding_for(item: Item, answer: ItemAnswer, facts: Mapping[str, Known]) -> Finding:
    """Return what one answer to an item that applies leads to under facts."""
    option = item.option(answer.option)
    effect, signals, clause = effect_of(option, facts)
    return Finding(
        item=item.id,
        answer=option.id,
        effect=effect,
        subjects=(answer.subject,),
        clause=clause,
        # a condition may turn the gap into a flag; the check is owed all the more (decision 54)
        blocking=effect in ("gap", "flag")
        and option.standing == "unresolved"
        and (item.must_check or any(can_stop(candidate) for candidate in item.options)),
        signals=signals,
    )


def findings_of(
    guidance: Guidance, facts: Mapping[str, Known], answers: Iterable[ItemAnswer], *, high: bool
) -> tuple[Finding, ...]:
    """Return the findings of all answers that count, sorted by item, option and subject.

    Without `high`, what only that fact opens is left out.
    """
    found = []
    for answer in sorted(answers, key=lambda a: (a.item, a.subject, a.option)):
        item = guidance.item[answer.item]
        if applies(guidance, item, facts, high=high):
            found.append(finding_for(item, answer, facts))
    return tuple(found)


def worst(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the worst finding per item; several partners with the same answer share one."""
    kept: dict[str, Finding] = {}
    for finding in findings:
        other = kept.get(finding.item)
        if other is None or _weight(finding) > _weight(other):
            kept[finding.item] = finding
        elif (finding.effect, finding.answer) == (other.effect, other.answer):
            kept[finding.item] = _joined(other, finding.subjects)
    return tuple(kept[item] for item in sorted(kept))


def signs(guidance: Guidance, findings: Iterable[Finding]) -> tuple[Sign, ...]:
    """Return what the answers say of each factor, the strongest first.

    A rating is no sign: it is what people make of the signs.
    """
    found: dict[tuple[str, ...], Sign] = {}
    for finding in findings:
        if guidance.item[finding.item].rates is not None:
            continue
        for signal in finding.signals:
            strength: Literal["E", "S"] = "S" if signal.strength == "serious" else "E"
            key = (signal.factor, strength, finding.item, finding.answer, finding.clause)
            known = found.get(key)
            subjects = {*(known.subjects if known else ()), *finding.subjects}
            found[key] = Sign(
                signal.factor,
                strength,
                finding.item,
                finding.answer,
                tuple(sorted(subjects)),
                finding.clause,
            )
    return tuple(sorted(found.values(), key=lambda s: (s.strength != "S", s.item, s.answer)))


def _weight(finding: Finding) -> tuple[int, bool]:
    """A check that is owed weighs more than a gap that a reason closes."""
    return SEVERITY[finding.effect], finding.blocking


def can_stop(option: Option) -> bool:
    """Return whether an answer is a stop, or is one under some circumstances."""
    return option.effect == "stop" or any(outcome.effect == "stop" for outcome in option.unless)


def _joined(finding: Finding, subjects: tuple[str, ...]) -> Finding:
    return Finding(
        finding.item,
        finding.answer,
        finding.effect,
        tuple(sorted({*finding.subjects, *subjects})),
        finding.clause,
        finding.blocking,
        finding.signals,
    )

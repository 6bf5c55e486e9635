"""From facts and answers to effects, coverage and open points, each with the rule behind it."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from rsdesk.domain.conditions import ALWAYS, HIGH, Known, holding, without_high
from rsdesk.domain.guidance import (
    ASKED_SCOPES,
    SEVERITY,
    Effect,
    Fact,
    Guidance,
    Item,
    Option,
    Rated,
    Signal,
)

Coverage = Literal["answered", "open", "not_applicable", "inherited", "enforced", "reference"]
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


class ItemState(Struct, frozen=True):
    """Coverage of one item; `because` is the clause that opened it, or the facts that would."""

    coverage: Coverage
    because: tuple[str, ...]


class Assessment(Struct, frozen=True):
    """Everything that follows from facts, answers and ratings under one guidance.

    `dormant` are answers whose item does not apply: kept, not counted.
    """

    facts: dict[str, FactState]
    items: dict[str, ItemState]
    findings: tuple[Finding, ...]
    dormant: tuple[ItemAnswer, ...]

    def of(self, effect: Effect) -> tuple[Finding, ...]:
        """Return the findings with this effect, sorted by item."""
        return tuple(finding for finding in self.findings if finding.effect == effect)

    @property
    def open(self) -> tuple[str, ...]:
        """Items that apply and were never answered, sorted."""
        return tuple(item for item, state in self.items.items() if state.coverage == "open")


def assess(
    guidance: Guidance,
    facts: Mapping[str, Known],
    answers: Iterable[ItemAnswer],
    *,
    partners: Iterable[str] = (),
    ratings: Mapping[Rated, str] | None = None,
) -> Assessment:
    """Return what follows from these facts, answers and set ratings.

    `facts` are those people gave; one that is missing is open and counts as not known.
    `partners` are the subjects that partner items are due from. `ratings` are option ids of the
    items that rate a factor and win over the answers to those items.
    Two passes: whatever only *high* opens never makes the case high (guidance.md, `high`).
    """
    given = tuple(answers)
    subjects = tuple(partners)
    known = _known_facts(guidance, facts, given, ratings or {})
    ordinary = _findings(guidance, _values(known), given, high=False)
    if HIGH in guidance.fact and known[HIGH].known != "yes":
        # a stop counts too: a worse answer must never close questions (decision 50)
        alarm = next((f for f in ordinary if f.effect in ("flag", "stop")), None)
        known[HIGH] = FactState("yes" if alarm else "no", "derived", alarm.item if alarm else "")
    values = _values(known)
    answered: dict[str, set[str]] = {}
    for answer in given:
        answered.setdefault(answer.item, set()).add(answer.subject)
    return Assessment(
        facts=known,
        items={
            item.id: _item_state(item, values, answered.get(item.id, set()), subjects)
            for item in sorted(guidance.items, key=lambda item: item.id)
        },
        findings=_findings(guidance, values, given, high=True),
        dormant=tuple(a for a in given if not _applies(guidance.item[a.item], values, True)),
    )


def applicable(item: Item, facts: Mapping[str, FactState]) -> bool:
    """Return whether an item applies under these facts."""
    return _applies(item, _values(facts), True)


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
        and (item.must_check or any(_can_stop(candidate) for candidate in item.options)),
        signals=signals,
    )


def _values(facts: Mapping[str, FactState]) -> dict[str, Known]:
    return {name: state.known for name, state in facts.items()}


def _applies(item: Item, facts: Mapping[str, Known], high: bool) -> bool:
    when = item.when if high else without_high(item.when)
    return item.scope in ASKED_SCOPES and holding(when, facts) is not None


def _known_facts(
    guidance: Guidance,
    facts: Mapping[str, Known],
    answers: tuple[ItemAnswer, ...],
    ratings: Mapping[Rated, str],
) -> dict[str, FactState]:
    known: dict[str, FactState] = {}
    pending = [fact for fact in guidance.facts if fact.id != ALWAYS]
    for fact in pending:
        known[fact.id] = _asked(fact, facts)
    # facts may be set by answers to items that other facts open: settle until nothing changes
    settled = False
    while not settled:
        settled = True
        for fact in pending:
            if known[fact.id].known != "yes":
                state = _derived(fact, known, guidance, answers, ratings)
                if state is not None and state != known[fact.id]:
                    known[fact.id] = state
                    settled = False
    return known


def _asked(fact: Fact, facts: Mapping[str, Known]) -> FactState:
    if fact.id in facts:
        return FactState(facts[fact.id], "given")
    if fact.question is not None:
        return FactState("unknown", "open")
    return FactState("no", "derived")


def _derived(
    fact: Fact,
    known: Mapping[str, FactState],
    guidance: Guidance,
    answers: tuple[ItemAnswer, ...],
    ratings: Mapping[Rated, str],
) -> FactState | None:
    if fact.opposite_of is not None and known[fact.id].origin != "given":
        turned: dict[Known, Known] = {"yes": "no", "no": "yes", "unknown": "unknown"}
        other = known[fact.opposite_of].known
        return FactState(turned[other], "derived", fact.opposite_of)
    values = _values(known)
    for trigger in fact.set_by:
        item = guidance.item[trigger.item]
        rated = ratings.get(item.rates) if item.rates else None
        if rated is not None:
            options = {rated}
        elif _applies(item, values, False):
            options = {answer.option for answer in answers if answer.item == item.id}
        else:
            options = set()
        hit = next((option for option in trigger.options if option in options), None)
        if hit is not None:
            return FactState("yes", "derived", f"{item.id}: {hit}")
    return None


def _findings(
    guidance: Guidance,
    facts: Mapping[str, Known],
    answers: tuple[ItemAnswer, ...],
    *,
    high: bool,
) -> tuple[Finding, ...]:
    """Return the worst finding per item; several partners with the same answer share one."""
    worst: dict[str, Finding] = {}
    for answer in sorted(answers, key=lambda a: (a.item, a.subject, a.option)):
        item = guidance.item[answer.item]
        if not _applies(item, facts, high):
            continue
        finding = finding_for(item, answer, facts)
        other = worst.get(item.id)
        if other is None or SEVERITY[finding.effect] > SEVERITY[other.effect]:
            worst[item.id] = finding
        elif (finding.effect, finding.answer) == (other.effect, other.answer):
            worst[item.id] = _joined(other, answer.subject)
    return tuple(worst[item] for item in sorted(worst))


def _can_stop(option: Option) -> bool:
    return option.effect == "stop" or any(outcome.effect == "stop" for outcome in option.unless)


def _joined(finding: Finding, subject: str) -> Finding:
    return Finding(
        finding.item,
        finding.answer,
        finding.effect,
        tuple(sorted({*finding.subjects, subject})),
        finding.clause,
        finding.blocking,
        finding.signals,
    )


def _item_state(
    item: Item,
    facts: Mapping[str, Known],
    answered: set[str],
    partners: tuple[str, ...],
) -> ItemState:
    if item.scope == "rule":
        return ItemState("enforced", ())
    if item.scope == "context":
        return ItemState("reference", ())
    clause = holding(item.when, facts)
    if clause is None:
        return ItemState("not_applicable", item.when)
    due = set(partners) if item.scope == "partner" else set()
    if not answered or not due <= answered:
        return ItemState("open", (clause,))
    return ItemState("inherited" if item.scope == "inst" else "answered", (clause,))

"""From facts, answers and ratings to effects, depth, level and coverage, each with its rule."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from rsdesk.domain.appraisal import RATING_OF, Appraisal, Judged, appraise
from rsdesk.domain.conditions import ALWAYS, HIGH, STANDARD, Known, holding
from rsdesk.domain.findings import (
    FactState,
    Finding,
    ItemAnswer,
    applicable,
    applies,
    at_any_depth,
    effect_of,
    finding_for,
    findings_of,
    signs,
    values,
    worst,
)
from rsdesk.domain.guidance import Effect, Fact, Guidance, Item, Rated
from rsdesk.domain.rules import Rating, Rules

__all__ = [
    "Assessment",
    "Coverage",
    "Depth",
    "FactState",
    "Finding",
    "ItemAnswer",
    "ItemState",
    "applicable",
    "assess",
    "effect_of",
    "finding_for",
]

Coverage = Literal["answered", "open", "not_applicable", "inherited", "enforced", "reference"]
Depth = Literal["short", "standard", "deep"]


# the subject of an answer that follows from the circumstances of the case
FACTS = "facts"


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
    appraisal: Appraisal

    def of(self, effect: Effect) -> tuple[Finding, ...]:
        """Return the findings with this effect, sorted by item."""
        return tuple(finding for finding in self.findings if finding.effect == effect)

    @property
    def open(self) -> tuple[str, ...]:
        """Items that apply and were never answered, sorted."""
        return tuple(item for item, state in self.items.items() if state.coverage == "open")

    @property
    def depth(self) -> Depth:
        """How deep the check goes at present."""
        if self.facts.get(HIGH, _NO).known == "yes":
            return "deep"
        return "short" if self.facts.get(STANDARD, _YES).known == "no" else "standard"


_NO = FactState("no", "derived")
_YES = FactState("yes", "derived")


def assess(
    guidance: Guidance,
    facts: Mapping[str, Known],
    answers: Iterable[ItemAnswer],
    *,
    partners: Iterable[str] = (),
    judged: Judged | None = None,
    rules: Rules | None = None,
) -> Assessment:
    """Return what follows from these facts, answers and what people judged.

    `facts` are those people gave; one that is missing is open and counts as not known.
    `partners` are the subjects that partner items are due from. Ratings in `judged` win over the
    answers to the items that rate a factor. `rules` are the institute's, if it has a policy.
    Two passes: whatever only *high* opens never makes the case high (guidance.md, `high`).
    """
    given = tuple(answers)
    subjects = tuple(partners)
    by = rules or guidance.rules
    people = judged or Judged()
    known = _known_facts(guidance, facts, given, people)
    given = (*given, *_given_by_facts(guidance, known, given))
    known |= _depth(guidance, by, known, given, people, subjects)
    now = values(known)
    found = findings_of(guidance, now, given, high=True)
    answered: dict[str, set[str]] = {}
    for answer in given:
        answered.setdefault(answer.item, set()).add(answer.subject)
    return Assessment(
        facts=known,
        items={
            item.id: _item_state(guidance, item, now, answered.get(item.id, set()), subjects)
            for item in sorted(guidance.items, key=lambda item: item.id)
        },
        findings=worst(found),
        dormant=tuple(a for a in given if not applies(guidance, guidance.item[a.item], now)),
        appraisal=_appraised(guidance, by, now, found, people, given, subjects),
    )


def _given_by_facts(
    guidance: Guidance, known: Mapping[str, FactState], answers: tuple[ItemAnswer, ...]
) -> Iterator[ItemAnswer]:
    """Yield the answers that follow from the circumstances, where nobody gave one."""
    answered = {answer.item for answer in answers}
    certain = {name: _is(state.known == "yes") for name, state in known.items()}
    unknown = {
        name: _is(state.known == "unknown" and state.origin == "given")
        for name, state in known.items()
    }
    for item in guidance.items:
        if not item.given or item.id in answered:
            continue
        for facts in (certain, unknown):
            given = next((o for o in item.options if holding(o.given_when, facts)), None)
            if given is not None:
                yield ItemAnswer(item.id, given.id, FACTS)
                break


def _is(known: bool) -> Known:
    return "yes" if known else "no"


def _appraised(
    guidance: Guidance,
    rules: Rules,
    facts: Mapping[str, Known],
    found: tuple[Finding, ...],
    judged: Judged,
    answers: tuple[ItemAnswer, ...],
    partners: tuple[str, ...],
) -> Appraisal:
    ratings, asked = _ratings(guidance, facts, judged, answers, partners)
    people = Judged(ratings, judged.reasons, judged.overrides, judged.cleared)
    return appraise(
        guidance,
        rules,
        people,
        signs(guidance, found),
        worst(found),
        asked=asked,
        ongoing=facts.get("ongoing") == "yes",
    )


def _ratings(
    guidance: Guidance,
    facts: Mapping[str, Known],
    judged: Judged,
    answers: tuple[ItemAnswer, ...],
    partners: tuple[str, ...],
) -> tuple[dict[Rated, tuple[Rating, ...]], frozenset[Rated]]:
    """Return the ratings set per factor, and the factors of which one is due.

    A factor counts as rated when every partner is, if partners are rated one by one.
    """
    ratings: dict[Rated, tuple[Rating, ...]] = {}
    asked: set[Rated] = set()
    for item in guidance.items:
        if item.rates is None or not applies(guidance, item, facts):
            continue
        asked.add(item.rates)
        given = {a.subject: RATING_OF[a.option] for a in answers if a.item == item.id}
        due = set(partners) if item.scope == "partner" else set()
        if given and due <= set(given):
            ratings[item.rates] = tuple(given[subject] for subject in sorted(given))
    return {**ratings, **judged.ratings}, frozenset({*asked, *judged.ratings})


def _depth(
    guidance: Guidance,
    rules: Rules,
    known: Mapping[str, FactState],
    answers: tuple[ItemAnswer, ...],
    judged: Judged,
    partners: tuple[str, ...],
) -> dict[str, FactState]:
    """Return the facts that open the standard and the deep check.

    Answers from a standard check count here even if the check is short now, so that the two
    cannot take turns; what only *high* opens does not count.
    """
    facts = at_any_depth(values(known))
    ordinary = findings_of(guidance, facts, answers, high=False)
    result = _appraised(guidance, rules, facts, ordinary, judged, answers, partners)
    high = _high(result)
    found: dict[str, FactState] = {}
    if HIGH in guidance.fact and known[HIGH].known != "yes":
        found[HIGH] = high
    if STANDARD in guidance.fact:
        found[STANDARD] = high if high.known == "yes" else _standard(rules, known, result)
    return found


def _high(result: Appraisal) -> FactState:
    # a stop counts too: a worse answer must never close questions (decision 50)
    alarms = sorted((*result.flags, *result.stops))
    if alarms:
        return FactState("yes", "derived", alarms[0])
    if result.level == "high":
        return FactState("yes", "derived", "level")
    return FactState("no", "derived")


def _standard(rules: Rules, known: Mapping[str, FactState], result: Appraisal) -> FactState:
    """The short check is enough behind a closed gate, or while nothing speaks against it."""
    if not any(known[fact].known != "no" for fact in rules.gate if fact in known):
        return FactState("no", "derived", "gate")
    if result.blocking:
        return FactState("yes", "derived", result.blocking[0])
    for factor, one in result.factors.items():
        if (one.counted or "N") != "N" or one.suggested != "N":
            return FactState("yes", "derived", f"rating {factor}")
    if result.level not in (None, "low"):
        return FactState("yes", "derived", "level")
    return FactState("no", "derived", "ratings" if not result.unrated else "unrated")


def _known_facts(
    guidance: Guidance,
    facts: Mapping[str, Known],
    answers: tuple[ItemAnswer, ...],
    judged: Judged,
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
                state = _derived(fact, known, guidance, answers, judged)
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
    judged: Judged,
) -> FactState | None:
    if fact.opposite_of is not None and known[fact.id].origin != "given":
        turned: dict[Known, Known] = {"yes": "no", "no": "yes", "unknown": "unknown"}
        other = known[fact.opposite_of].known
        return FactState(turned[other], "derived", fact.opposite_of)
    if not fact.set_by:
        return None
    now = at_any_depth(values(known))
    for trigger in fact.set_by:
        item = guidance.item[trigger.item]
        rated = judged.ratings.get(item.rates) if item.rates else None
        if rated is not None:
            options = {option for option, rating in RATING_OF.items() if rating in rated}
        elif applies(guidance, item, now, high=False):
            options = {answer.option for answer in answers if answer.item == item.id}
        else:
            options = set()
        hit = next((option for option in trigger.options if option in options), None)
        if hit is not None:
            return FactState("yes", "derived", f"{item.id}: {hit}")
    return None


def _item_state(
    guidance: Guidance,
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
    if not applies(guidance, item, facts):
        return ItemState("not_applicable", (guidance.deepened_by[item.id],))
    due = set(partners) if item.scope == "partner" else set()
    if not answered or not due <= answered:
        return ItemState("open", (clause,))
    return ItemState("inherited" if item.scope == "inst" else "answered", (clause,))

"""Facts: each can come about, and none through itself."""

from collections.abc import Iterator

from rsdesk.domain.conditions import ALWAYS, HIGH, STANDARD, names, without_high
from rsdesk.domain.guidance import ASKED_SCOPES, Fact, Guidance, Item
from rsdesk.guidance.problems import Finding
from rsdesk.guidance.rules.places import items_of
from rsdesk.i18n import N_

BUILT_IN = (ALWAYS, HIGH, STANDARD)

NO_WAY = N_("Nothing gives the fact “{fact}”: it has no question, set_by or opposite_of.")
BUILT_IN_GIVEN = N_(
    "rsdesk itself knows when “{fact}” holds; it takes no question, set_by or opposite_of."
)
OPPOSITE_AND_MORE = N_("An opposite_of says it all; question or set_by could contradict it.")
OPPOSITE_BUILT_IN = N_("No fact can be the opposite of “{fact}”.")
CYCLE = N_("The fact “{fact}” depends on itself: {chain}.")
NOT_ASKED_SETS = N_("{item} cannot set a fact: it is no item that people answer.")
ONLY_HIGH_SETS = N_("{item} can never set a fact: only “high” opens it, and that comes last.")
NO_OPTIONS_SET = N_("No option is named that sets the fact.")
QUESTION_CLOSED = N_("No field of the question “{question}” can ever open: nothing gives {facts}.")
FIELD_CLOSED = N_("The field “{field}” can never open: nothing gives {facts}.")


def obtainable(guidance: Guidance) -> Iterator[Finding]:
    """Facts that nothing gives, and built-in facts that something else would give."""
    for index, fact in enumerate(guidance.facts):
        given = fact.question or fact.set_by or fact.opposite_of
        path = ("facts", index)
        if fact.id in BUILT_IN:
            if given:
                yield Finding((*path, "id"), BUILT_IN_GIVEN, {"fact": fact.id})
        elif not given:
            yield Finding((*path, "id"), NO_WAY, {"fact": fact.id})
        if fact.opposite_of in BUILT_IN:
            yield Finding((*path, "opposite_of"), OPPOSITE_BUILT_IN, {"fact": fact.opposite_of})
        if fact.opposite_of and (fact.question or fact.set_by):
            yield Finding((*path, "opposite_of"), OPPOSITE_AND_MORE)


def triggers(guidance: Guidance) -> Iterator[Finding]:
    """Answers that are to set a fact but never could."""
    for f, fact in enumerate(guidance.facts):
        for t, trigger in enumerate(fact.set_by):
            path = ("facts", f, "set_by", t)
            item = guidance.item.get(trigger.item)
            if not trigger.options:
                yield Finding((*path, "options"), NO_OPTIONS_SET)
            if item is None or item.rates is not None:
                continue
            if item.scope not in ASKED_SCOPES:
                yield Finding((*path, "item"), NOT_ASKED_SETS, {"item": item.id})
            elif item.when and not without_high(item.when):
                yield Finding((*path, "item"), ONLY_HIGH_SETS, {"item": item.id})


def acyclic(guidance: Guidance) -> Iterator[Finding]:
    """Facts that are set, through whatever chain, by answers that they themselves open."""
    needs = {fact.id: _needs(guidance, fact) for fact in guidance.facts}
    reported: set[str] = set()
    for index, fact in enumerate(guidance.facts):
        chain = _chain_back(fact.id, needs)
        if chain and not reported & set(chain):
            reported |= set(chain)
            values = {"fact": fact.id, "chain": " → ".join([*chain, fact.id])}
            yield Finding(("facts", index, "id"), CYCLE, values)


def reachable(guidance: Guidance) -> Iterator[Finding]:
    """Questions and fields whose items could never apply."""
    possible = _possible(guidance)
    for q, question in enumerate(guidance.questions):
        closed = {}
        for f, field in enumerate(question.fields):
            items = items_of(guidance, field)
            if items and not any(_may_apply(item, possible) for item in items):
                closed[f] = {n for item in items for n in names(item.when)} - possible
        if len(closed) == len(question.fields):
            values = {"question": question.id, "facts": _listed(set().union(*closed.values()))}
            yield Finding(("questions", q, "id"), QUESTION_CLOSED, values)
        else:
            for f, missing in closed.items():
                values = {"field": question.fields[f].id, "facts": _listed(missing)}
                yield Finding(("questions", q, "fields", f, "id"), FIELD_CLOSED, values)


def _listed(facts: set[str]) -> str:
    return ", ".join(sorted(facts)) or "-"


def _needs(guidance: Guidance, fact: Fact) -> set[str]:
    """Return the facts on which this one hangs; what only *high* opens sets nothing."""
    needed = {fact.opposite_of} if fact.opposite_of else set()
    for trigger in fact.set_by:
        item = guidance.item.get(trigger.item)
        if item is not None and ALWAYS not in item.when:
            needed |= names(without_high(item.when)) - {ALWAYS}
    return needed


def _chain_back(start: str, needs: dict[str, set[str]]) -> list[str]:
    """Return the shortest chain of needs from a fact back to itself, without its end."""
    chains = [[start]]
    seen: set[str] = set()
    for chain in chains:  # grows while it is walked: breadth first
        for needed in sorted(needs.get(chain[-1], ())):
            if needed == start:
                return chain
            if needed not in seen:
                seen.add(needed)
                chains.append([*chain, needed])
    return []


def _possible(guidance: Guidance) -> set[str]:
    """Return the facts that can come about in some case."""
    covered = {item for q in guidance.questions for field in q.fields for item in field.items}
    possible = {fact.id for fact in guidance.facts if _given_freely(fact)}
    settled = False
    while not settled:
        settled = True
        for fact in guidance.facts:
            if fact.id not in possible and _may_be_set(guidance, fact, possible, covered):
                possible.add(fact.id)
                settled = False
    return possible


def _given_freely(fact: Fact) -> bool:
    return fact.id in BUILT_IN or fact.question is not None or fact.opposite_of is not None


def _may_be_set(guidance: Guidance, fact: Fact, possible: set[str], covered: set[str]) -> bool:
    for trigger in fact.set_by:
        item = guidance.item.get(trigger.item)
        if item is None or not trigger.options:
            continue
        if item.rates is not None or (item.id in covered and _may_apply(item, possible)):
            return True
    return False


def _may_apply(item: Item, possible: set[str]) -> bool:
    return any(names([clause]) <= possible for clause in item.when)

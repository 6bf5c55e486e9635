"""Statements of a case that cannot all be true, by rules that are data of the guidance."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from rsdesk.domain.conditions import Known
from rsdesk.domain.findings import ItemAnswer
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.rules import Contradiction, Rules


class Contradicted(Struct, frozen=True):
    """A rule that is broken; `answers` are the (subject, item) it rests on, empty for facts."""

    rule: Contradiction
    answers: tuple[tuple[str, str], ...] = ()


def of_facts(rules: Rules, facts: Mapping[str, Known]) -> tuple[Contradicted, ...]:
    """Return the contradictions between circumstances that people stated."""
    return tuple(
        Contradicted(rule)
        for rule in rules.contradictions
        if rule.facts and all(facts.get(fact) == known for fact, known in rule.facts.items())
    )


def of_answers(
    guidance: Guidance, rules: Rules, answers: Iterable[ItemAnswer]
) -> tuple[Contradicted, ...]:
    """Return the contradictions between answers that count.

    What is said of two partners contradicts nothing: each partner is looked at with the case.
    """
    given = tuple(answers)
    partners = {a.subject for a in given if guidance.item[a.item].scope == "partner"}
    found: dict[tuple[str, tuple[tuple[str, str], ...]], Contradicted] = {}
    for partner in sorted(partners) or [""]:
        own = [a for a in given if a.subject == partner or a.subject not in partners]
        for rule in rules.contradictions:
            places = _broken(rule, own)
            if places:
                found[rule.id, places] = Contradicted(rule, places)
    return tuple(found.values())


def _broken(rule: Contradiction, answers: list[ItemAnswer]) -> tuple[tuple[str, str], ...]:
    places = []
    for item, options in rule.answers.items():
        hit = next((a for a in answers if a.item == item and a.option in options), None)
        if hit is None:
            return ()
        places.append((hit.subject, hit.item))
    return tuple(places)

"""Contradictions: each names statements that exist, and at least two of them."""

from collections.abc import Iterator

from rsdesk.domain.guidance import Guidance
from rsdesk.guidance.problems import Finding
from rsdesk.i18n import N_

ONE_SIDED = N_("A contradiction needs two circumstances, or the answers to two items.")
NO_FACT = N_("“{id}” is no circumstance that people state.")
NO_ITEM = N_("“{id}” is not among the items.")
NO_OPTION = N_("“{id}” is not an option of {item}.")


def contradicting(guidance: Guidance) -> Iterator[Finding]:
    """Contradictions that nothing could ever bring about."""
    asked = {fact.id for fact in guidance.facts if fact.question is not None}
    for index, rule in enumerate(guidance.rules.contradictions):
        path = ("rules", "contradictions", index)
        if len(rule.facts) + len(rule.answers) < 2 or (rule.facts and rule.answers):
            yield Finding((*path, "id"), ONE_SIDED)
        for fact in rule.facts:
            if fact not in asked:
                yield Finding((*path, "facts", fact), NO_FACT, {"id": fact})
        for name, options in rule.answers.items():
            item = guidance.item.get(name)
            if item is None:
                yield Finding((*path, "answers", name), NO_ITEM, {"id": name})
                continue
            known = {option.id for option in item.options}
            for option in options:
                if option not in known:
                    values = {"id": option, "item": name}
                    yield Finding((*path, "answers", name), NO_OPTION, values)

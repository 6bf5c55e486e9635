"""What would change a finding: which other answers have a milder effect under these circumstances.

It describes the rules. Nobody should answer otherwise than things are.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from rsdesk.domain.conditions import Known
from rsdesk.domain.findings import Finding, ItemAnswer, applies, finding_for
from rsdesk.domain.guidance import SEVERITY, Effect, Guidance
from rsdesk.domain.text import Text


class Change(Struct, frozen=True):
    """Another answer and the worst that it would lead to."""

    choice: str
    label: Text
    effect: Effect
    blocking: bool = False


def milder(guidance: Guidance, facts: Mapping[str, Known], finding: Finding) -> tuple[Change, ...]:
    """Return the answers with a milder effect than this finding, the mildest first.

    A choice on a card fills several items; what it does to the worst of them counts.
    """
    changes = (_by_card if finding.item in guidance.field_of else _by_item)(
        guidance, facts, finding
    )
    found = [change for change in changes if _weight(change) < _weight(finding)]
    return tuple(sorted(found, key=_weight))


def without_clause(guidance: Guidance, finding: Finding) -> Effect | None:
    """Return the effect without the circumstance that made it worse, None where none did."""
    if not finding.clause:
        return None
    effect = guidance.item[finding.item].option(finding.answer).effect
    return effect if SEVERITY[effect] < SEVERITY[finding.effect] else None


def _by_card(guidance: Guidance, facts: Mapping[str, Known], finding: Finding) -> Iterator[Change]:
    field = guidance.field_of[finding.item]
    for choice in guidance.choices(field):
        filled = guidance.filled(field, choice.id)
        if filled[finding.item] == finding.answer:
            continue
        led = [
            finding_for(guidance.item[item], ItemAnswer(item, option, ""), facts)
            for item, option in filled.items()
            if applies(guidance, guidance.item[item], facts)
        ]
        worst = max(led, key=_weight, default=None)
        if worst is not None:
            yield Change(choice.id, choice.label, worst.effect, worst.blocking)


def _by_item(guidance: Guidance, facts: Mapping[str, Known], finding: Finding) -> Iterator[Change]:
    """The circumstances answer it: they would have to be others."""
    item = guidance.item[finding.item]
    for option in item.options:
        if option.id != finding.answer:
            led = finding_for(item, ItemAnswer(item.id, option.id, ""), facts)
            label = guidance.option_label(item.id, option.id)
            yield Change(option.id, label, led.effect, led.blocking)


def _weight(one: Change | Finding) -> tuple[int, bool]:
    return SEVERITY[one.effect], one.blocking

"""Walking an edition with the path of each thing, so that a finding can name its line."""

from collections.abc import Iterator

from rsdesk.domain.guidance import Field, Guidance, Item, Option, Question
from rsdesk.guidance.problems import Path


def options(guidance: Guidance) -> Iterator[tuple[Path, Item, Option]]:
    """Yield every option of every item with its path."""
    for i, item in enumerate(guidance.items):
        for o, option in enumerate(item.options):
            yield ("items", i, "options", o), item, option


def fields(guidance: Guidance) -> Iterator[tuple[Path, Question, Field]]:
    """Yield every field of every question with its path."""
    for q, question in enumerate(guidance.questions):
        for f, field in enumerate(question.fields):
            yield ("questions", q, "fields", f), question, field


def choice_ids(guidance: Guidance, field: Field) -> tuple[str, ...] | None:
    """Return the ids that can be chosen in a field; None when its first item is unknown."""
    if field.choices:
        return tuple(choice.id for choice in field.choices)
    first = guidance.item.get(field.items[0])
    return None if first is None else tuple(option.id for option in first.options)


def items_of(guidance: Guidance, field: Field) -> tuple[Item, ...]:
    """Return the items of a field that exist."""
    return tuple(guidance.item[item] for item in field.items if item in guidance.item)


def chosen(field: Field, item: Item, choice: str) -> Option | None:
    """Return the option that a choice fills in for an item, None when it leads nowhere."""
    wanted = field.map.get(item.id, {}).get(choice, choice)
    return next((option for option in item.options if option.id == wanted), None)

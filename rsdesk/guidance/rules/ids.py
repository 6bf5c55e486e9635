"""Ids: written plainly, used once, and leading somewhere."""

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from rsdesk.domain.conditions import names
from rsdesk.domain.guidance import Fact, Field, Guidance, Item
from rsdesk.guidance.problems import Finding, Path
from rsdesk.guidance.rules.places import choice_ids, fields, options
from rsdesk.i18n import N_

TABLES = (
    "sources",
    "facts",
    "sections",
    "items",
    "questions",
    "labels",
    "measures",
    "contacts",
)
MOST_MEANT = 3

TWICE = N_("The id “{id}” is used before; ids of {table} must differ.")
BLANKS = N_("The id “{id}” begins or ends with a blank or holds a line break.")
FACT_ID = N_("The id “{id}” of a fact holds “&” or a blank, which conditions could not name.")
UNKNOWN = N_("“{id}” is not among the {table}.")
UNKNOWN_MEANT = N_("“{id}” is not among the {table}. Is “{meant}” meant?")
NO_OPTION_OF = N_("“{id}” is not an option of {item}.")
NO_CHOICE_OF = N_("“{id}” is not a choice of the field {field}.")
NO_ITEM_OF = N_("“{id}” is not among the items of the field {field}.")
NO_LABEL = N_("The option “{id}” has no label, neither here nor among the labels.")


def plain(guidance: Guidance) -> Iterator[Finding]:
    """Ids that could not be told apart on paper or be named in a condition."""
    for path, identifier in _all(guidance):
        if identifier != identifier.strip() or not identifier.isprintable():
            yield Finding(path, BLANKS, {"id": identifier})
    for index, fact in enumerate(guidance.facts):
        if "&" in fact.id or " " in fact.id:
            yield Finding(("facts", index, "id"), FACT_ID, {"id": fact.id})


def unique(guidance: Guidance) -> Iterator[Finding]:
    """Ids that stand twice where they must differ."""
    for table in TABLES:
        entries = getattr(guidance, table)
        yield from twice(table, (((table, i, "id"), e.id) for i, e in enumerate(entries)))
    yield from twice("fields", (((*path, "id"), f.id) for path, _, f in fields(guidance)))
    prompts = (
        (("items", i, "prompts", p, "id"), prompt.id)
        for i, item in enumerate(guidance.items)
        for p, prompt in enumerate(item.prompts)
    )
    yield from twice("prompts", prompts)
    for i, item in enumerate(guidance.items):
        own = ((("items", i, "options", o, "id"), e.id) for o, e in enumerate(item.options))
        yield from twice("options", own)
    for path, _, field in fields(guidance):
        choices = (((*path, "choices", c, "id"), e.id) for c, e in enumerate(field.choices))
        yield from twice("choices", choices)


def known(guidance: Guidance) -> Iterator[Finding]:
    """Ids of sources, sections, facts, items, options, measures, contacts that lead nowhere."""
    for index, item in enumerate(guidance.items):
        yield from _item(guidance, item, ("items", index))
    for index, fact in enumerate(guidance.facts):
        yield from _fact(guidance, fact, ("facts", index))
    for index, question in enumerate(guidance.questions):
        path: Path = ("questions", index, "section")
        sections = [section.id for section in guidance.sections]
        yield from missing([(path, question.section)], "sections", sections)
    for path, _, field in fields(guidance):
        listed = [((*path, "items", i), item) for i, item in enumerate(field.items)]
        yield from missing(listed, "items", guidance.item)
        yield from _map(guidance, field, path)


def labelled(guidance: Guidance) -> Iterator[Finding]:
    """Options that have no words."""
    for path, _, option in options(guidance):
        if option.label is None and option.id not in guidance.label:
            yield Finding((*path, "id"), NO_LABEL, {"id": option.id})


def _all(guidance: Guidance) -> Iterator[tuple[Path, str]]:
    for table in TABLES:
        for index, entry in enumerate(getattr(guidance, table)):
            yield (table, index, "id"), entry.id
    for path, _, option in options(guidance):
        yield (*path, "id"), option.id
    for i, item in enumerate(guidance.items):
        for p, prompt in enumerate(item.prompts):
            yield ("items", i, "prompts", p, "id"), prompt.id
    for path, _, field in fields(guidance):
        yield (*path, "id"), field.id
        for c, choice in enumerate(field.choices):
            yield (*path, "choices", c, "id"), choice.id


def twice(table: str, ids: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    """Yield the ids of a table that stand in it before."""
    seen = set()
    for path, identifier in ids:
        if identifier in seen:
            yield Finding(path, TWICE, {"id": identifier, "table": table})
        seen.add(identifier)


def missing(
    named: Iterable[tuple[Path, str]], table: str, existing: Collection[str]
) -> Iterator[Finding]:
    """Yield the ids that lead nowhere; of the first few, with the one that may be meant."""
    lost = [(path, identifier) for path, identifier in named if identifier not in existing]
    for number, (path, identifier) in enumerate(lost):
        # a look for what is alike takes long, and a list can be full of nonsense
        meant = get_close_matches(identifier, existing, n=1) if number < MOST_MEANT else []
        values = {"id": identifier, "table": table, "meant": "".join(meant)}
        yield Finding(path, UNKNOWN_MEANT if meant else UNKNOWN, values)


def _facts_in(when: tuple[str, ...], path: Path) -> list[tuple[Path, str]]:
    return [((*path, i), name) for i, clause in enumerate(when) for name in sorted(names([clause]))]


def _item(guidance: Guidance, item: Item, path: Path) -> Iterator[Finding]:
    yield from missing([((*path, "source"), item.source)], "sources", guidance.source)
    yield from missing(_facts_in(item.when, (*path, "when")), "facts", guidance.fact)
    for o, option in enumerate(item.options):
        for u, outcome in enumerate(option.unless):
            place = (*path, "options", o, "unless", u, "when")
            yield from missing(_facts_in(outcome.when, place), "facts", guidance.fact)
    measures = [((*path, "measures", i), measure) for i, measure in enumerate(item.measures)]
    yield from missing(measures, "measures", guidance.measure)
    contacts = [((*path, "contacts", i), contact) for i, contact in enumerate(item.contacts)]
    yield from missing(contacts, "contacts", guidance.contact)


def _fact(guidance: Guidance, fact: Fact, path: Path) -> Iterator[Finding]:
    if fact.opposite_of is not None:
        other = [((*path, "opposite_of"), fact.opposite_of)]
        yield from missing(other, "facts", guidance.fact)
    for t, trigger in enumerate(fact.set_by):
        place = (*path, "set_by", t)
        yield from missing([((*place, "item"), trigger.item)], "items", guidance.item)
        item = guidance.item.get(trigger.item)
        if item is None:
            continue
        existing = {option.id for option in item.options}
        for o, option in enumerate(trigger.options):
            if option not in existing:
                values = {"id": option, "item": item.id}
                yield Finding((*place, "options", o), NO_OPTION_OF, values)


def _map(guidance: Guidance, field: Field, path: Path) -> Iterator[Finding]:
    choices = choice_ids(guidance, field)
    for identifier, mapped in field.map.items():
        place = (*path, "map", identifier)
        item = guidance.item.get(identifier)
        if item is None or identifier not in field.items:
            yield Finding(place, NO_ITEM_OF, {"id": identifier, "field": field.id})
            continue
        existing = {option.id for option in item.options}
        for choice, option in mapped.items():
            if choices is not None and choice not in choices:
                yield Finding((*place, choice), NO_CHOICE_OF, {"id": choice, "field": field.id})
            if option not in existing:
                yield Finding((*place, choice), NO_OPTION_OF, {"id": option, "item": item.id})

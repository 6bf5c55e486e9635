"""What there is to read, in the groups of the list."""

from collections.abc import Iterator
from typing import Literal

from rsdesk.domain.guidance import Guidance
from rsdesk.domain.lookup import Entry
from rsdesk.i18n import N_
from rsdesk.ui.guidance.tree import Group
from rsdesk.ui.language import current, t

Way = Literal["source", "question"]


def groups(
    guidance: Guidance, found: tuple[Entry, ...], way: Way, *, both: bool
) -> tuple[Group, ...]:
    """Return items by source or questions by section, or `both` of them; then what helps."""
    sources, sections = tuple(_sources(guidance, found)), tuple(_sections(guidance, found))
    first, second = (sources, sections) if way == "source" else (sections, sources)
    made = (*first, *(second if both else ()), *_helping(guidance, found))
    return tuple(group for group in made if group.rows)


def _sources(guidance: Guidance, found: tuple[Entry, ...]) -> Iterator[Group]:
    for source in guidance.sources:
        rows = tuple(
            (entry.id, f"{entry.id}  {guidance.item[entry.id].text[current()]}")
            for entry in found
            if entry.kind == "item" and entry.group == source.id
        )
        yield _group(source.id, source.title[current()], rows)


def _sections(guidance: Guidance, found: tuple[Entry, ...]) -> Iterator[Group]:
    texts = {question.id: question.text for question in guidance.questions}
    for section in guidance.sections:
        rows = tuple(
            (entry.id, f"{entry.id}  {texts[entry.id][current()]}")
            for entry in found
            if entry.kind == "question" and entry.group == section.id
        )
        yield _group(f"section {section.id}", section.title[current()], rows)


def _helping(guidance: Guidance, found: tuple[Entry, ...]) -> Iterator[Group]:
    measures = tuple(
        (entry.id, f"{entry.id}  {guidance.measure[entry.id].text[current()]}")
        for entry in found
        if entry.kind == "measure"
    )
    contacts = tuple(
        (entry.id, f"{entry.id}  {guidance.contact[entry.id].name[current()]}")
        for entry in found
        if entry.kind == "contact"
    )
    yield _group("measures", t(N_("Measures")), measures)
    yield _group("contacts", t(N_("Contacts and tools")), contacts)


def _group(name: str, words: str, rows: tuple[tuple[str, str], ...]) -> Group:
    return Group(name, f"{words} ({len(rows)})", rows)

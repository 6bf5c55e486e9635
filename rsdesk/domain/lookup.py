"""Finding items, questions, measures and contacts of the guidance by their words."""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from rsdesk.domain.folding import words
from rsdesk.domain.guidance import Contact, Field, Guidance, Item, Measure, Question
from rsdesk.domain.text import Text

Kind = Literal["item", "question", "measure", "contact"]
# a body that was renamed is found under either name, whichever a text uses
RENAMED: tuple[frozenset[str], ...] = (
    frozenset({"bmbf", "bmftr"}),
    frozenset({"cpni", "npsa"}),
)


class Entry(Struct, frozen=True):
    """Something that can be read; `group` is the source of an item, the section of a question."""

    kind: Kind
    id: str
    group: str = ""


class Line(Struct, frozen=True):
    """An entry with its words in both languages, folded: what names it, and all of it."""

    entry: Entry
    name: str
    text: str


Index = tuple[Line, ...]


def index(guidance: Guidance) -> Index:
    """Return everything of an edition that can be found, in its order."""
    return tuple(_lines(guidance))


def entries(lines: Index) -> tuple[Entry, ...]:
    """Return all entries."""
    return tuple(line.entry for line in lines)


def find(lines: Index, wanted: str) -> tuple[Entry, ...]:
    """Return the entries that hold every word wanted, parts of words too, in their order."""
    return tuple(line.entry for line in _matching(lines, _asked(wanted)))


def best(lines: Index, wanted: str) -> Entry | None:
    """Return what somebody most likely looks for: an id, else a name, else the first found."""
    asked = _asked(wanted)
    found = _matching(lines, asked)
    ranked = sorted(found, key=lambda line: _rank(line, asked))  # stable: ties keep their order
    return ranked[0].entry if ranked else None


def _asked(wanted: str) -> list[str]:
    """Each word once: somebody may put a whole page into the line."""
    return list(dict.fromkeys(words(wanted)))


def _matching(lines: Index, asked: list[str]) -> list[Line]:
    return [line for line in lines if all(word in line.text for word in asked)]


def _rank(line: Line, asked: list[str]) -> int:
    if _asked(line.entry.id) == asked:
        return 0
    return 1 if all(word in line.name for word in asked) else 2


def _lines(guidance: Guidance) -> Iterator[Line]:
    for item in guidance.items:
        name = [item.id, *_both(item.text)]
        yield _line(Entry("item", item.id, item.source), name, _of_item(guidance, item))
    for question in guidance.questions:
        name = [question.id, *_both(question.text)]
        yield _line(Entry("question", question.id, question.section), name, _of_question(question))
    for measure in guidance.measures:
        yield _line(Entry("measure", measure.id), [measure.id, *_both(measure.text)], _of(measure))
    for contact in guidance.contacts:
        yield _line(Entry("contact", contact.id), [contact.id, *_both(contact.name)], _of(contact))


def _line(entry: Entry, name: list[str], more: Iterable[str]) -> Line:
    own = words(" ".join(name))
    every = [*own, *words(" ".join(more))]
    return Line(entry, " ".join(_with_renamed(own)), " ".join(_with_renamed(every)))


def _with_renamed(found: list[str]) -> list[str]:
    known = set(found)
    also = [name for names in RENAMED if names & known for name in sorted(names - known)]
    return [*found, *also]


def _of_item(guidance: Guidance, item: Item) -> Iterator[str]:
    yield from _both(guidance.source[item.source].title)
    yield from _both(item.section)
    for text in (item.hint, item.enforced, *(prompt.text for prompt in item.prompts)):
        yield from _both(text)
    field = guidance.field_of.get(item.id)
    if field is not None:
        yield from _of_field(field)


def _of_question(question: Question) -> Iterator[str]:
    for text in (question.why, question.evidence):
        yield from _both(text)
    for field in question.fields:
        yield from _of_field(field)


def _of_field(field: Field) -> Iterator[str]:
    yield from field.items
    for text in (field.label, field.hint, *(choice.label for choice in field.choices)):
        yield from _both(text)


def _of(one: Measure | Contact) -> Iterator[str]:
    if isinstance(one, Measure):
        yield from _both(one.proof)
        return
    yield one.url
    for text in (one.use, one.note):
        yield from _both(text)


def _both(text: Text | None) -> tuple[str, ...]:
    return (text.de, text.en) if text is not None else ()

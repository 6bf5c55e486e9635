"""Types of the guidance: what sources demand, what people are asked, and what answers lead to.

The same frozen structs are the schema of the guidance files (docs/formats/guidance.md).
"""

from functools import cached_property
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from rsdesk.domain.rules import Rules
from rsdesk.domain.text import Id, Text, Words

Scope = Literal["case", "partner", "inst", "rule", "context"]
Effect = Literal["none", "gap", "flag", "stop"]
Factor = Literal["O", "D", "C", "P", "S", "B"]
Rated = Literal["O", "D", "C", "P"]
Role = Literal["R", "A", "L"]
Risk = Literal["t", "i", "e"]
Depth = Literal["short", "standard", "deep", "institute"]
Part = Literal["none", "allowed", "required"]
# answered: the parts of the field carry it; reasoned: a written reason carries it alone;
# justified: it takes the parts and a reason; unresolved: asked or owed, but not there yet
Standing = Literal["answered", "reasoned", "justified", "unresolved"]

ALWAYS = "always"
HIGH = "high"
STANDARD = "standard"
SEVERITY: dict[Effect, int] = {"none": 0, "gap": 1, "flag": 2, "stop": 3}
ASKED_SCOPES: tuple[Scope, ...] = ("case", "partner", "inst")


class Edition(Struct, frozen=True, forbid_unknown_fields=True):
    """Which release of the guidance this is."""

    version: Id
    released: Words
    title: Text


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """A guidance document; `asked` is false while this edition has no questions for it."""

    id: Id
    title: Text
    citation: Text
    asked: bool
    note: Text | None = None


class Trigger(Struct, frozen=True, forbid_unknown_fields=True):
    """Answers that set a fact by themselves."""

    item: Id
    options: tuple[Id, ...]


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    """A circumstance that opens questions: asked on the facts page, derived, or both."""

    id: Id
    text: Text
    question: Text | None = None
    hint: Text | None = None
    set_by: tuple[Trigger, ...] = ()
    opposite_of: Id | None = None


class Signal(Struct, frozen=True, forbid_unknown_fields=True):
    """How strongly an answer speaks for a worse rating of a factor."""

    factor: Rated
    strength: Literal["elevated", "serious"]


class Outcome(Struct, frozen=True, forbid_unknown_fields=True):
    """What an option leads to while `when` holds."""

    when: tuple[Words, ...]
    effect: Effect
    signals: tuple[Signal, ...] = ()


class Option(Struct, frozen=True, forbid_unknown_fields=True):
    """A possible answer to an item; the first of `unless` that holds replaces its effect.

    With `given_when` the circumstances give the answer: nobody is asked again.
    """

    id: Id
    effect: Effect
    signals: tuple[Signal, ...] = ()
    unless: tuple[Outcome, ...] = ()
    standing: Standing = "answered"
    given_when: tuple[Words, ...] = ()
    label: Text | None = None


class Prompt(Struct, frozen=True, forbid_unknown_fields=True):
    """A sub-item that can be ticked; it has no effect."""

    id: Id
    text: Text


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """One demand of one source; `enforced` says where the program keeps a `rule` item."""

    id: Id
    source: Id
    section: Text
    text: Text
    scope: Scope
    when: tuple[Words, ...]
    answered_by: tuple[Role, ...] = ()
    options: tuple[Option, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    factors: tuple[Factor, ...] = ()
    risks: tuple[Risk, ...] = ()
    measures: tuple[Id, ...] = ()
    contacts: tuple[Id, ...] = ()
    escalate_to: tuple[Role, ...] = ()
    rates: Rated | None = None
    must_check: bool = False
    hint: Text | None = None
    enforced: Text | None = None

    @property
    def given(self) -> bool:
        """Whether the circumstances answer it, so that no field asks."""
        return any(option.given_when for option in self.options)

    @property
    def alarming(self) -> bool:
        """Whether an answer can be a stop or a red flag."""
        effects = {e for o in self.options for e in (o.effect, *(u.effect for u in o.unless))}
        return bool(effects & {"flag", "stop"})

    def option(self, option: str) -> Option:
        """Return the option of this id; KeyError when the item has none such."""
        for candidate in self.options:
            if candidate.id == option:
                return candidate
        raise KeyError(option)


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """An option as a person sees it on a card, where it differs from the item's own."""

    id: Id
    label: Text


class Field(Struct, frozen=True, forbid_unknown_fields=True):
    """What is filled in on a card: a choice and its parts, for one or several items.

    Without `choices` the options are those of the first item. `map` names, per item, the item's
    option for each choice whose id differs. A `personal` answer is about particular people and can
    be erased apart from the case. `depth` is that of the question unless the field goes deeper.
    """

    id: Id
    label: Text
    items: Annotated[tuple[Id, ...], Meta(min_length=1)]
    choices: tuple[Choice, ...] = ()
    map: dict[Id, dict[Id, Id]] = field(default_factory=dict)
    comment: Part = "allowed"
    text: Part = "none"
    list: Part = "none"
    check: Part = "none"
    ticked: Part = "allowed"
    declaration: bool = False
    personal: bool = False
    depth: Literal["standard", "deep"] | None = None
    hint: Text | None = None


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """A card: one question that covers items of several sources."""

    id: Id
    section: Id
    depth: Depth
    text: Text
    why: Text
    evidence: Text
    fields: Annotated[tuple[Field, ...], Meta(min_length=1)]


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """A group of questions; sections and their questions keep the order of the files."""

    id: Id
    title: Text


class Label(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of an option id shared by many items."""

    id: Id
    de: Words
    en: Words


class Measure(Struct, frozen=True, forbid_unknown_fields=True):
    """A safeguard that can be adopted, and what proves it."""

    id: Id
    kind: Id
    text: Text
    proof: Text


class Contact(Struct, frozen=True, forbid_unknown_fields=True):
    """An office, tool or guide that helps with an item."""

    id: Id
    kind: Id
    name: Text
    use: Text
    url: str = ""
    note: Text | None = None


class Guidance(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """One edition: everything a case is asked and judged by."""

    edition: Edition
    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    questions: tuple[Question, ...]
    labels: tuple[Label, ...] = ()
    measures: tuple[Measure, ...] = ()
    contacts: tuple[Contact, ...] = ()
    rules: Rules = Rules()

    @cached_property
    def item(self) -> dict[str, Item]:
        """Items by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def fact(self) -> dict[str, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def field(self) -> dict[str, Field]:
        """Fields of all questions by id."""
        return {field.id: field for question in self.questions for field in question.fields}

    @cached_property
    def question_of(self) -> dict[str, Question]:
        """The question that holds a field, by field id."""
        return {field.id: question for question in self.questions for field in question.fields}

    @cached_property
    def field_of(self) -> dict[str, Field]:
        """The field that fills an item, by item id."""
        return {item: field for field in self.field.values() for item in field.items}

    @cached_property
    def label(self) -> dict[str, Text]:
        """Shared option words by option id."""
        return {label.id: Text(de=label.de, en=label.en) for label in self.labels}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def measure(self) -> dict[str, Measure]:
        """Measures by id."""
        return {measure.id: measure for measure in self.measures}

    @cached_property
    def contact(self) -> dict[str, Contact]:
        """Contacts, tools and guides by id."""
        return {contact.id: contact for contact in self.contacts}

    @cached_property
    def deepened_by(self) -> dict[str, str]:
        """The fact without which a question's depth hides an item, by item id.

        Depth never hides what can stop or flag, nor what rates a factor (guidance.md 5.2).
        """
        facts = {"standard": STANDARD, "deep": HIGH}
        return {
            item: facts[depth]
            for item, field in self.field_of.items()
            for depth in [field.depth or self.question_of[field.id].depth]
            if depth in facts
            and facts[depth] in self.fact
            and item in self.item
            and not self.item[item].alarming
            and self.item[item].rates is None
        }

    @cached_property
    def rating_field(self) -> dict[Rated, Field]:
        """The field in which a factor is rated, by factor."""
        return {
            item.rates: self.field_of[item.id]
            for item in self.items
            if item.rates and item.id in self.field_of
        }

    def option_label(self, item: str, option: str) -> Text:
        """Return the words of an item's option."""
        own = self.item[item].option(option).label
        return own if own is not None else self.label[option]

    def choices(self, field: Field) -> tuple[Choice, ...]:
        """Return what can be chosen in a field, in order."""
        if field.choices:
            return field.choices
        first = field.items[0]
        return tuple(
            Choice(id=option.id, label=self.option_label(first, option.id))
            for option in self.item[first].options
        )

    def filled(self, field: Field, choice: str) -> dict[str, str]:
        """Return the option that a choice fills in, by item."""
        return {item: field.map.get(item, {}).get(choice, choice) for item in field.items}

    def scope(self, field: Field) -> Scope:
        """Return what a field is about; all items of a field share it."""
        return self.item[field.items[0]].scope

"""What the pane shows of an item, a question, a measure or a contact."""

import re
from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QWidget

from rsdesk.domain.guidance import Contact, Field, Guidance, Item, Measure, Question
from rsdesk.domain.lookup import Entry
from rsdesk.domain.wording import condition_text, effect_word
from rsdesk.i18n import N_, translator
from rsdesk.ui.assessment.rows import Fold
from rsdesk.ui.guidance.blocks import Go, heading, leftmost, link, passage, said, stacked
from rsdesk.ui.guidance.words import condition_words, depth_words, role_words, scope_words
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import counted, current, t
from rsdesk.ui.widgets.boxes import NEAR


def beginning(guidance: Guidance) -> Iterator[QWidget]:
    """Yield what is shown before anything was chosen."""
    yield said(guidance.edition.title[current()], "question")
    yield said(
        t(
            N_(
                "Everything the guides ask and what rsdesk makes of it: each item with its place "
                "in the source, the question that asks it, the measures and contacts that help. "
                "Choose a source or a question, or type a word."
            )
        )
    )
    for source in guidance.sources:
        yield heading(source.title[current()])
        yield said(source.citation[current()], "small")
        count = sum(item.source == source.id for item in guidance.items)
        yield said(counted(N_("1 item"), N_("{count} items"), count), "small")
        if source.note is not None:
            yield said(source.note[current()], "soft")


def contents(guidance: Guidance, entry: Entry, go: Go, copy: Go) -> Iterator[QWidget]:
    """Yield the parts from top to bottom; `go` leads to another entry, `copy` takes an address."""
    if entry.kind == "item":
        yield from _item(guidance, guidance.item[entry.id], go)
    elif entry.kind == "question":
        question = next(q for q in guidance.questions if q.id == entry.id)
        yield from _question(guidance, question, go)
    elif entry.kind == "measure":
        yield from _measure(guidance, guidance.measure[entry.id], go)
    else:
        yield from _contact(guidance, guidance.contact[entry.id], go, copy)


def _item(guidance: Guidance, item: Item, go: Go) -> Iterator[QWidget]:
    language = current()
    source = guidance.source[item.source]
    yield said(source.title[language], "soft")
    yield said(f"{item.id} · {item.section[language]}", "small")
    yield said(item.text[language], "question")
    if item.hint is not None:
        yield said(item.hint[language], "soft")
    yield from passage(t(N_("Scope")), scope_words(item))
    yield from passage(t(N_("Only with")), condition_words(guidance, item))
    yield from passage(t(N_("Who answers")), role_words(item))
    if item.enforced is not None:
        yield from passage(t(N_("How it is kept")), item.enforced[language])
    field = guidance.field_of.get(item.id)
    if field is not None:
        yield from _asked(guidance, item, field, go)
    if item.prompts:
        yield heading(t(N_("What to think of")))
        yield said("\n".join(f"– {prompt.text[language]}" for prompt in item.prompts))
    yield from _helping(guidance, item, go)
    yield from passage(t(N_("Source")), source.citation[language])


def _asked(guidance: Guidance, item: Item, field: Field, go: Go) -> Iterator[QWidget]:
    language = current()
    question = guidance.question_of[field.id]
    yield heading(t(N_("Where it is asked")))
    yield link(question.id, field.label[language], "", go)
    others = [guidance.item[other] for other in field.items if other != item.id]
    if others:
        yield heading(t(N_("The same answer also fills")))
        yield from (_item_link(guidance, other, go) for other in others)
    fold = Fold(stacked(_choices(guidance, item, field)))
    fold.name(t(N_("What each answer means here")))
    yield fold


def _choices(guidance: Guidance, item: Item, field: Field) -> Iterator[QWidget]:
    """The answer of the card, the answer that it gives to the item, and where that leads."""
    for choice in guidance.choices(field):
        option = guidance.filled(field, choice.id)[item.id]
        effect = effect_word(item.option(option).effect, translator(current()))
        card, own = choice.label[current()], guidance.option_label(item.id, option)[current()]
        if card == own:
            words = t(N_("“{card}” → {effect}"), card=card, effect=effect)
        else:
            words = t(
                N_("“{card}” counts here as “{own}” → {effect}"), card=card, own=own, effect=effect
            )
        yield said(words)
        for outcome in item.option(option).unless:
            facts = condition_text(guidance, outcome.when, current())
            worse = effect_word(outcome.effect, translator(current()))
            below = said(t(N_("with {facts} → {effect}"), facts=facts, effect=worse), "small")
            below.setContentsMargins(NEAR, 0, 0, 0)
            yield below


def _helping(guidance: Guidance, item: Item, go: Go) -> Iterator[QWidget]:
    measures = [guidance.measure[name] for name in item.measures]
    if measures:
        yield heading(t(N_("Measures that help")))
        for measure in measures:
            proof = t(N_("Proof: {proof}"), proof=measure.proof[current()])
            yield link(measure.id, measure.text[current()], proof, go)
    contacts = [guidance.contact[name] for name in item.contacts]
    if contacts:
        yield heading(t(N_("Contacts and tools")))
        for contact in contacts:
            yield link(contact.id, contact.name[current()], contact.use[current()], go)


def _question(guidance: Guidance, question: Question, go: Go) -> Iterator[QWidget]:
    language = current()
    section = next(one for one in guidance.sections if one.id == question.section)
    yield said(f"{question.id} · {section.title[language]}", "small")
    yield said(question.text[language], "question")
    yield said(depth_words(question.depth), "soft")
    yield from passage(t(N_("Why it is asked")), question.why[language])
    yield from passage(t(N_("Good evidence")), question.evidence[language])
    for field in question.fields:
        yield heading(field.label[language])
        if field.hint is not None:
            yield said(field.hint[language], "soft")
        labels = (choice.label[language] for choice in guidance.choices(field))
        yield said(" · ".join(labels), "small")
        yield from (_item_link(guidance, guidance.item[name], go) for name in field.items)


def _measure(guidance: Guidance, measure: Measure, go: Go) -> Iterator[QWidget]:
    yield said(measure.id, "small")
    yield said(measure.text[current()], "question")
    yield from passage(t(N_("Proof")), measure.proof[current()])
    yield from _helps(guidance, (i for i in guidance.items if measure.id in i.measures), go)


def _contact(guidance: Guidance, contact: Contact, go: Go, copy: Go) -> Iterator[QWidget]:
    yield said(contact.id, "small")
    yield said(contact.name[current()], "question")
    yield said(contact.use[current()])
    if contact.note is not None:
        yield said(_breakable(contact.note[current()]), "soft")
    if contact.url:
        yield from passage(t(N_("Address")), _breakable(contact.url))
        button = IconButton("copy", "link")
        button.name(t(N_("Copy address")))
        button.setAccessibleName(t(N_("Copy the address of {name}"), name=contact.name[current()]))
        button.clicked.connect(lambda: copy(contact.url))
        yield leftmost(button)
    yield from _helps(guidance, (i for i in guidance.items if contact.id in i.contacts), go)


def _helps(guidance: Guidance, items: Iterable[Item], go: Go) -> Iterator[QWidget]:
    """Some help with very many items: those are folded away."""
    links = [_item_link(guidance, item, go) for item in items]
    if not links:
        return
    fold = Fold(stacked(links))
    fold.name(counted(N_("Helps with 1 item"), N_("Helps with {count} items"), len(links)))
    yield fold


def _item_link(guidance: Guidance, item: Item, go: Go) -> QWidget:
    source = guidance.source[item.source].title[current()].partition(":")[0]
    return link(item.id, item.text[current()], f"{source} · {item.section[current()]}", go)


def _breakable(words: str) -> str:
    """Return words that may break after each mark: an address has no spaces."""
    return re.sub(r"([/_.?=&-])", "\\1\u200b", words)

"""Answers as sentences: the phrase of the choice, then what people wrote, then what they used."""

from collections.abc import Iterator

from rsdesk.domain.case import Answer, Check, Parts
from rsdesk.domain.due import Due, due
from rsdesk.domain.guidance import Field
from rsdesk.exports import template
from rsdesk.exports.cleaning import one_line, paragraphs
from rsdesk.exports.content import Content, said
from rsdesk.exports.paper import Paragraph
from rsdesk.exports.template import Phrase
from rsdesk.i18n import N_


def asked(content: Content) -> dict[str, tuple[Due, ...]]:
    """Return what is due from whom by field; an answer that does not count is not among them.

    What is said of particular people stays in the vault.
    """
    found: dict[str, tuple[Due, ...]] = {}
    for one in due(content.guidance, content.case, content.assessment.facts):
        if not one.field.personal:
            found[one.field.id] = (*found.get(one.field.id, ()), one)
    return found


def topic(content: Content, field: Field) -> str:
    """Return what a field is called in a list."""
    phrase = template.phrases().of(field.id)
    return phrase.topic[content.language] if phrase else field.label[content.language]


def sentences(content: Content, field: Field, answer: Answer) -> Iterator[Paragraph]:
    """Yield an answer in prose."""
    phrase = template.phrases().of(field.id)
    parts = Parts() if phrase is not None and phrase.withheld else answer.parts
    own = paragraphs(parts.text) or paragraphs(parts.comment)
    points = tuple(one_line(entry) for entry in parts.list if entry.strip())
    opening = _opening(content, field, answer, phrase, has_words=bool(own or points))
    sources = _sources(content, parts)
    first = " ".join(filter(None, (opening, *own[:1])))
    if len(own) < 2 and not points:
        first, sources = " ".join(filter(None, (first, sources))), ""
    for text in filter(None, (first, *own[1:])):
        yield Paragraph(text)
    for point in points:
        yield Paragraph(point, point=True)
    if sources:
        yield Paragraph(sources)


def partner_name(content: Content, subject: str) -> str:
    """Return the name of a partner in a sentence."""
    for partner in content.case.partners:
        if partner.subject == subject:
            return said(partner.about, "name") or content.translate(N_("a partner without a name"))
    return ""


def _opening(
    content: Content, field: Field, answer: Answer, phrase: Phrase | None, *, has_words: bool
) -> str:
    """A phrase of the field wins, then one that all fields share; the card's words come last."""
    says = phrase.says.get(answer.choice) if phrase else None
    words = says or template.phrases().common.get(answer.choice)
    name = topic(content, field)
    if words is not None:
        partner = partner_name(content, answer.subject)
        return words[content.language].format(partner=partner, topic=name)
    if has_words:
        return ""
    labels = (known.label for known in content.guidance.choices(field) if known.id == answer.choice)
    return next((f"{name}: {label[content.language]}." for label in labels), "")


def _sources(content: Content, parts: Parts) -> str:
    """Return which sources were used and of when they were, never who looked or for whom."""
    named = [_source(check) for check in parts.checks if check.source.strip()]
    if not named:
        return ""
    return content.translate(N_("Checked against: {sources}.")).format(
        sources="; ".join(dict.fromkeys(named))
    )


def _source(check: Check) -> str:
    source, dated = one_line(check.source), one_line(check.source_date)
    return f"{source} ({dated})" if dated else source

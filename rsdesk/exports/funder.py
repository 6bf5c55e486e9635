"""The text for a funder: the blocks of a style, filled with what the case says."""

from collections.abc import Iterator

from rsdesk.domain.case_file import SubjectFile
from rsdesk.domain.measures import State, state_of, worded
from rsdesk.domain.proceedings import Measure
from rsdesk.exports import template
from rsdesk.exports.answered import asked, sentences, topic
from rsdesk.exports.cleaning import one_line
from rsdesk.exports.content import Content, said
from rsdesk.exports.dues import day_words
from rsdesk.exports.paper import Chapter, Paper, Paragraph
from rsdesk.exports.result import ratings, result
from rsdesk.exports.template import Block, Style, StyleName
from rsdesk.i18n import N_, date_text

_PARTICULARS = (
    ("form", N_("Form of the collaboration: {text}")),
    ("period", N_("Period: {text}")),
    ("money", N_("Funding: {text}")),
)
_STATES: dict[State, str] = {
    "done": N_("done"),
    "missed": N_("missed"),
    "overdue": N_("overdue"),
}


def paper(content: Content, name: StyleName) -> Paper:
    """Return the text in a style; a block of which nothing was answered is left out."""
    style = template.style(name)
    language = content.language
    chapters = [
        Chapter(block.heading[language], body)
        for block in style.blocks
        for body in [tuple(_body(content, block))]
        if body
    ]
    missing = _missing(content, style)
    if missing:
        chapters.append(Chapter(content.translate(N_("Not answered yet")), missing))
    return Paper(
        title=style.title[language],
        lead=(*_lead(content), style.lead[language]),
        chapters=tuple(chapters),
        note=style.responsibility[language],
    )


def _lead(content: Content) -> Iterator[str]:
    """Yield what this is about, and as of when."""
    t = content.translate
    yield t(N_("Collaboration: {title}")).format(title=content.title)
    day = date_text(content.now.date(), content.language)
    edition = content.guidance.edition.version
    yield t(N_("As of {day}, assessed with rsdesk under guidance {edition}.")).format(
        day=day, edition=edition
    )


def _body(content: Content, block: Block) -> Iterator[Paragraph]:
    if block.intro is not None:
        yield Paragraph(block.intro[content.language])
    if block.part is not None:
        yield from _PARTS[block.part](content)
    due = asked(content)
    for name in block.fields:
        for one in due.get(name, ()):
            if one.answer is not None:
                yield from sentences(content, one.field, one.answer)


def _missing(content: Content, style: Style) -> tuple[Paragraph, ...]:
    """Return what is asked, belongs into this text and has no answer yet."""
    due = asked(content)
    topics = [
        topic(content, one.field)
        for block in style.blocks
        for name in block.fields
        for one in due.get(name, ())
        if one.answer is None
    ]
    return tuple(Paragraph(words, point=True) for words in dict.fromkeys(topics))


def _particulars(content: Content) -> Iterator[Paragraph]:
    summary = said(content.case.about, "summary")
    if summary:
        yield Paragraph(summary)
    for particular, words in _PARTICULARS:
        text = said(content.case.about, particular)
        if text:
            yield Paragraph(content.translate(words).format(text=text), point=True)


def _partners(content: Content) -> Iterator[Paragraph]:
    for partner in content.case.partners:
        text = _partner(content, partner)
        if text:
            yield Paragraph(text, point=True)


def _partner(content: Content, partner: SubjectFile) -> str:
    t = content.translate
    parts = [said(partner.about, name) for name in ("name", "seat")]
    owner, control = (said(partner.about, name) for name in ("owner", "control"))
    if owner:
        parts.append(t(N_("owned by: {text}")).format(text=owner))
    if control:
        parts.append(t(N_("controlled by: {text}")).format(text=control))
    return "; ".join(filter(None, parts))


def _measures(content: Content) -> Iterator[Paragraph]:
    """Yield what was agreed; what was given up is left out."""
    known = content.case.proceedings
    agreed = False
    for name, measure in known.measures.items():
        state = state_of(known, name, content.now.date())
        if state != "dropped" and measure.text.strip():
            agreed = True
            yield Paragraph(_measure(content, measure, state), point=True)
    if not agreed:
        yield Paragraph(content.translate(N_("No measures have been agreed.")))


def _measure(content: Content, measure: Measure, state: State) -> str:
    t, own = content.translate, worded(content.guidance, measure, content.language)
    details = [
        t(N_("condition of the decision")) if own.condition else "",
        t(N_("responsible: {owner}")).format(owner=one_line(own.owner)) if own.owner else "",
        t(N_("by {day}")).format(day=day_words(own.due, content.language)) if own.due else "",
        t(N_("proof: {proof}")).format(proof=one_line(own.proof)) if own.proof else "",
        t(_STATES[state]) if state in _STATES else "",
    ]
    text = one_line(own.text)
    more = "; ".join(filter(None, details))
    return f"{text} ({more})" if more else text


_PARTS = {
    "particulars": _particulars,
    "partners": _partners,
    "ratings": ratings,
    "measures": _measures,
    "result": result,
}

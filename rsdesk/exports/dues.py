"""The dates of a case in words, for a table and for a calendar."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from rsdesk.domain import dates
from rsdesk.domain.date_words import what_text
from rsdesk.domain.measures import State, state_of, worded
from rsdesk.domain.proceedings import Measure
from rsdesk.exports.cleaning import one_line
from rsdesk.exports.content import Content
from rsdesk.i18n import N_, Language, date_text

STATES: dict[State, str] = {
    "incomplete": N_("incomplete"),
    "agreed": N_("agreed"),
    "overdue": N_("overdue"),
    "done": N_("done"),
    "missed": N_("missed"),
    "dropped": N_("dropped"),
}
_MEASURES: tuple[dates.Kind, ...] = ("measure", "condition")


class Line(Struct, frozen=True):
    """A measure with or without a date, or another date of the case.

    `key` names it in this case for ever, so that a calendar knows it again. `what` tells what is
    wanted in a few words, `text` is what people wrote of it.
    """

    kind: dates.Kind
    what: str
    key: str
    text: str
    day: date | None
    owner: str = ""
    proof: str = ""
    state: State | None = None
    items: tuple[str, ...] = ()


def lines(content: Content) -> tuple[Line, ...]:
    """Return every measure and every other date, the earliest first, those without one last."""
    found = (*_measures(content), *_others(content))
    return tuple(sorted(found, key=lambda one: (one.day or date.max, one.kind, one.key)))


def kind_word(content: Content, kind: dates.Kind) -> str:
    """Return what kind of date it is."""
    return what_text(dates.Deadline(kind, date.max), content.translate)


def day_words(day: str, language: Language) -> str:
    """Return an ISO day as it is written in a document, and anything else as it stands."""
    known = dates.day_of(day)
    return date_text(known, language) if known else one_line(day)


def _measures(content: Content) -> Iterator[Line]:
    known = content.case.proceedings
    for name, measure in known.measures.items():
        own = worded(content.guidance, measure, content.language)
        state = state_of(known, name, content.now.date())
        yield _line(content, name, own, state)


def _line(content: Content, name: str, measure: Measure, state: State) -> Line:
    kind: dates.Kind = "condition" if measure.condition else "measure"
    return Line(
        kind=kind,
        what=_what(content, kind, measure.text),
        key=f"measure/{name}",
        text=one_line(measure.text),
        day=dates.day_of(measure.due),
        owner=one_line(measure.owner),
        proof=one_line(measure.proof),
        state=state,
        items=measure.items,
    )


def _others(content: Content) -> Iterator[Line]:
    found = dates.deadlines(
        content.guidance, content.rules, content.case, content.assessment.appraisal
    )
    for one in found:
        if one.kind not in _MEASURES:
            key = f"{one.kind}/{one.concerns}"
            what = _what(content, one.kind, one.what)
            yield Line(kind=one.kind, what=what, key=key, text=one_line(one.what), day=one.day)


def _what(content: Content, kind: dates.Kind, name: str) -> str:
    return what_text(dates.Deadline(kind, date.max, what=one_line(name)), content.translate)

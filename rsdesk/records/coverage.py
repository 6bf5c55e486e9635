"""The part on coverage: every item of every source, and where it was answered."""

from collections.abc import Iterator
from itertools import groupby

from rsdesk.domain.assessment import Coverage
from rsdesk.domain.guidance import Item, Source
from rsdesk.domain.wording import condition_text, coverage_word, effect_word
from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, paragraph
from rsdesk.records.shown import Shown
from rsdesk.records.wording import day, speech

_COUNTS: dict[Coverage, str] = {
    "answered": N_("{count} answered along with questions of other sources"),
    "inherited": N_("{count} inherited from the institute baseline"),
    "open": N_("{count} not asked"),
    "not_applicable": N_("{count} not applicable under the circumstances stated"),
    "enforced": N_("{count} rules of procedure"),
    "reference": N_("{count} addressed to states or funders"),
}


def coverage(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return the sources that are asked item by item, the others with their figures."""
    translate = speech(request)
    yield Heading(translate(N_("Coverage of the sources")), 1)
    for source in request.guidance.sources:
        yield Heading(source.title[request.language], 2)
        yield paragraph(source.citation[request.language], "quiet")
        items = [item for item in request.guidance.items if item.source == source.id]
        if source.asked:
            yield from _items(request, shown, items)
        else:
            yield _figures(request, source, items)


def _items(request: RecordRequest, shown: Shown, items: list[Item]) -> Iterator[Block]:
    for section, in_section in groupby(items, key=lambda item: item.section):
        yield Row((Passage(section[request.language], "asked"),), kept=True)
        for item in in_section:
            yield _item(request, shown, item)


def _item(request: RecordRequest, shown: Shown, item: Item) -> Row:
    place = shown.place(item.id)
    printed = place is not None and request.assessment.items[item.id].coverage != "not_applicable"
    return Row(
        (Passage(item.text[request.language], "quiet"),),
        item.id,
        aside=_state(request, shown, item),
        page_of=place.anchor if place and printed else "",
        ruled=True,
    )


def _state(request: RecordRequest, shown: Shown, item: Item) -> str:
    translate = speech(request)
    state = request.assessment.items[item.id]
    word = coverage_word(state.coverage, translate)
    if state.coverage == "not_applicable":
        facts = condition_text(request.guidance, state.because, request.language)
        return translate(N_("{state}; asked only with: {facts}")).format(state=word, facts=facts)
    if state.coverage == "inherited":
        place = shown.place(item.id)
        if place and place.answer:
            word = translate(N_("institute baseline of {day}")).format(
                day=day(place.answer.time, request.language)
            )
    finding = next((f for f in request.assessment.findings if f.item == item.id), None)
    if finding is None or finding.effect == "none":
        return word
    return f"{word} → {effect_word(finding.effect, translate)}"


def _figures(request: RecordRequest, source: Source, items: list[Item]) -> Row:
    translate = speech(request)
    states = [request.assessment.items[item.id].coverage for item in items]
    figures = "; ".join(
        translate(message).format(count=states.count(state))
        for state, message in _COUNTS.items()
        if state in states
    )
    text = translate(
        N_(
            "This edition does not ask the questions of this source yet, so the source is not "
            "covered. Of its {all} items: {figures}."
        )
    ).format(all=len(items), figures=figures)
    note = source.note
    passages = (Passage(text), *([Passage(note[request.language], "quiet")] if note else []))
    return Row(passages)

"""The part on coverage: every item of every source, and where it was answered."""

from collections.abc import Iterator
from itertools import groupby

from rsdesk.domain.assessment import Coverage
from rsdesk.domain.conditions import HIGH, STANDARD
from rsdesk.domain.guidance import ASKED_SCOPES, Item, Source
from rsdesk.domain.wording import condition_text, coverage_word, effect_word
from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, paragraph
from rsdesk.records.shown import Shown
from rsdesk.records.wording import day, person, speech

# why depth hides what circumstances would open
BY_DEPTH: dict[tuple[str, ...], str] = {
    (STANDARD,): N_("the short check is enough"),
    (HIGH,): N_("only in a deep check"),
}
_ORDER: tuple[Coverage, ...] = (
    "answered",
    "inherited",
    "open",
    "not_applicable",
    "enforced",
    "reference",
)


def coverage(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return all sources item by item; in a compact record the items of one state together."""
    translate = speech(request)
    yield Heading(translate(N_("Coverage of the sources")), 1)
    yield paragraph(figures_text(request))
    if request.compact:
        text = N_(
            "What would have opened the items that are not applicable stands under "
            "“Circumstances”; rules are enforced by the software and the procedure."
        )
        yield paragraph(translate(text), "quiet")
    for source in request.guidance.sources:
        items = [item for item in request.guidance.items if item.source == source.id]
        if request.compact:
            yield Heading(source.title[request.language], 3, label=source.id)
            yield from _together(request, shown, items)
        else:
            yield Heading(source.title[request.language], 2)
            yield paragraph(source.citation[request.language], "quiet")
            yield from _items(request, shown, items)


def figures_text(request: RecordRequest) -> str:
    """Return how many items are answered, inherited, open and not applicable."""
    states = [
        request.assessment.items[item.id].coverage
        for item in request.guidance.items
        if item.scope in ASKED_SCOPES
    ]
    return speech(request)(
        N_(
            "The sources asked hold {all} items that call for an answer; one question may "
            "cover several. {answered} items are answered, {inherited} inherited from the "
            "institute baseline, {open} not yet answered, {other} not applicable under the "
            "circumstances stated."
        )
    ).format(
        all=len(states),
        answered=states.count("answered"),
        inherited=states.count("inherited"),
        open=states.count("open"),
        other=states.count("not_applicable"),
    )


def source_figures(request: RecordRequest, source: Source) -> str:
    """Return how many items of one source are in each state."""
    translate = speech(request)
    states = [
        request.assessment.items[item.id].coverage
        for item in request.guidance.items
        if item.source == source.id
    ]
    return ", ".join(
        f"{states.count(state)} {coverage_word(state, translate)}"
        for state in _ORDER
        if state in states
    )


def _items(request: RecordRequest, shown: Shown, items: list[Item]) -> Iterator[Block]:
    for section, in_section in groupby(items, key=lambda item: item.section):
        yield Row((Passage(section[request.language], "asked"),), kept=True)
        for item in in_section:
            yield _item(request, shown, item)


def _item(request: RecordRequest, shown: Shown, item: Item) -> Row:
    found = [Passage(item.text[request.language], "quiet")]
    if item.enforced is not None:
        found.append(Passage(item.enforced[request.language]))
    return Row(
        tuple(found),
        item.id,
        aside=state_text(request, shown, item),
        page_of=_page_of(request, shown, item),
        ruled=True,
    )


def _page_of(request: RecordRequest, shown: Shown, item: Item) -> str:
    state = request.assessment.items[item.id].coverage
    if state not in ("answered", "inherited", "open"):
        return ""
    place = shown.place(item.id)
    return place.anchor if place else "facts" if item.given else ""


def _together(request: RecordRequest, shown: Shown, items: list[Item]) -> Iterator[Row]:
    translate = speech(request)
    for state in _ORDER:
        own = [item for item in items if request.assessment.items[item.id].coverage == state]
        if not own:
            continue
        groups: dict[str, list[str]] = {}
        for item in own:
            reason = state_text(request, shown, item) if state == "inherited" else ""
            groups.setdefault(reason.partition(" → ")[0], []).append(_with_effect(request, item))
        passages = tuple(
            Passage(": ".join(filter(None, (text, ", ".join(named)))), "quiet")
            for text, named in groups.items()
        )
        yield Row(passages, translate(_LABELS[state]))


_LABELS: dict[Coverage, str] = {
    "answered": N_("Answered"),
    "inherited": N_("Inherited"),
    "open": N_("Not yet answered"),
    "not_applicable": N_("Not applicable"),
    "enforced": N_("Rules"),
    "reference": N_("For reference"),
}


def _with_effect(request: RecordRequest, item: Item) -> str:
    effect = _effect(request, item)
    return f"{item.id} ({effect})" if effect else item.id


def state_text(request: RecordRequest, shown: Shown, item: Item) -> str:
    """Return the state of an item with the fact or the depth, the baseline, or its effect."""
    translate = speech(request)
    state = request.assessment.items[item.id]
    word = coverage_word(state.coverage, translate)
    if state.coverage == "not_applicable":
        return _not_applicable(request, word, state.because)
    if state.coverage == "answered" and item.given and shown.place(item.id) is None:
        word = translate(N_("answered by the circumstances"))
    if state.coverage == "inherited":
        place = shown.place(item.id)
        if place and place.answer:
            word = translate(N_("institute baseline of {day} by {author}")).format(
                day=day(place.answer.time, request.language),
                author=person(request, place.answer.author),
            )
    effect = _effect(request, item)
    return f"{word} → {effect}" if effect else word


def _not_applicable(request: RecordRequest, word: str, because: tuple[str, ...]) -> str:
    translate = speech(request)
    if because in BY_DEPTH:
        reason = translate(BY_DEPTH[because])
        return translate(N_("{state}; {reason}")).format(state=word, reason=reason)
    facts = condition_text(request.guidance, because, request.language)
    return translate(N_("{state}; asked only with: {facts}")).format(state=word, facts=facts)


def _effect(request: RecordRequest, item: Item) -> str:
    finding = next((f for f in request.assessment.findings if f.item == item.id), None)
    if finding is None or finding.effect == "none":
        return ""
    return effect_word(finding.effect, speech(request))

"""The part on measures and conditions: who does what by when, what proves it, how far it is."""

from collections.abc import Iterator

from rsdesk.domain.measures import State, state_of, worded
from rsdesk.domain.proceedings import Measure
from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, Tone, paragraph
from rsdesk.records.wording import day_text, numbers, speech, stamped

_STATES: dict[State, str] = {
    "incomplete": N_("not settled: owner, date or proof is missing"),
    "agreed": N_("agreed"),
    "overdue": N_("overdue"),
    "done": N_("done"),
    "missed": N_("missed"),
    "dropped": N_("dropped"),
}


def measures(request: RecordRequest) -> Iterator[Block]:
    """Return all measures, conditions first, by the numbers other parts refer to."""
    translate = speech(request)
    yield Heading(translate(N_("Measures and conditions")), 1, anchor="measures")
    known = request.case.proceedings.measures
    if not known:
        yield paragraph(translate(N_("No measure was agreed.")))
    for name, number in numbers(request).items():
        yield _measure(request, name, number, known[name])


def state_word(request: RecordRequest, name: str) -> str:
    """Return how far a measure is on the day of the record."""
    state = state_of(request.case.proceedings, name, request.today)
    return speech(request)(_STATES[state])


def measure_text(request: RecordRequest, measure: Measure) -> str:
    """Return a measure in the language of the record where the guidance words it."""
    return worded(request.guidance, measure, request.language).text


def _measure(request: RecordRequest, name: str, number: int, given: Measure) -> Row:
    translate = speech(request)
    measure = worded(request.guidance, given, request.language)
    kind = N_("Condition {number}") if measure.condition else N_("Measure {number}")
    details: tuple[tuple[str, str, Tone], ...] = (
        (N_("Owner: {text}"), measure.owner, "plain"),
        (N_("Due: {text}"), day_text(measure.due, request.language), "plain"),
        (N_("Proof: {text}"), measure.proof, "plain"),
        (N_("State: {text}"), state_word(request, name), "plain"),
        (N_("Serves: {text}"), ", ".join(measure.items), "quiet"),
        ("{text}", stamped(request, f"measure/{name}"), "quiet"),
        (N_("State noted: {text}"), stamped(request, f"progress/{name}"), "quiet"),
    )
    passages = [
        Passage(translate(message).format(text=text), tone)
        for message, text, tone in details
        if text.strip()
    ]
    label = translate(kind).format(number=number)
    return Row(
        (Passage(measure.text, "strong"), *passages), label, anchor=f"measure {name}", ruled=True
    )

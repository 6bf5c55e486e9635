"""The part on the result: factors, level, benefit and weighing, and what needs attention."""

from collections.abc import Iterator

from rsdesk.i18n import N_
from rsdesk.records.answers import answer_rows, asked_row, one_row
from rsdesk.records.content import RecordRequest
from rsdesk.records.factors import factors, level
from rsdesk.records.open_points import open_points
from rsdesk.records.pagemodel import Block, Heading
from rsdesk.records.shown import Shown, elsewhere
from rsdesk.records.wording import speech


def result(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return what the answers amount to and what people made of it."""
    translate = speech(request)
    yield Heading(translate(N_("Result")), 1, anchor="result", fresh=not request.compact)
    yield from weighing(request, shown)
    yield from factors(request, shown)
    yield from level(request)
    yield from open_points(request, shown)


def weighing(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return benefit and weighing in full: they stand beside the level, never netted against it."""
    weighed = [
        field
        for field in shown.fields
        if elsewhere(request, field) == "result" and not any(item.rates for item in field.items)
    ]
    if not weighed:
        return
    yield Heading(speech(request)(N_("Benefit and weighing")), 2, anchor="weighing")
    for place, field in enumerate(weighed):
        if request.compact:
            yield one_row(request, shown, field, field.question.id)
            continue
        yield asked_row(request, field, ruled=place > 0, label=field.question.id)
        yield from answer_rows(request, field)

"""The list of check records; their results stand in full with the answers."""

from collections.abc import Iterator

from rsdesk.i18n import N_
from rsdesk.records.answers import check_passages
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, paragraph
from rsdesk.records.shown import NumberedCheck, Shown, ShownField, elsewhere
from rsdesk.records.wording import speech


def evidence(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return each check record with its source and attachment, and the page of its result."""
    translate = speech(request)
    yield Heading(translate(N_("Evidence")), 1)
    checks = [(field, check) for field in shown.fields for check in field.checks]
    if not checks:
        yield paragraph(translate(N_("No check record was made.")))
        return
    if request.compact:
        named = ", ".join(f"{check.number} {field.question.id}" for field, check in checks)
        text = translate(N_("These check records stand in full with the answers: {checks}."))
        yield paragraph(text.format(checks=named))
        return
    yield paragraph(translate(N_("The results stand in full with the answers, on the page named.")))
    for field, check in checks:
        yield _check(request, field, check)


def _check(request: RecordRequest, field: ShownField, numbered: NumberedCheck) -> Row:
    found = check_passages(request, numbered.check)
    if elsewhere(request, field) == "annex":  # whom it was about stands there alone
        there = Passage(speech(request)(N_("In full in the annex on people.")), "quiet")
        found = (Passage(numbered.check.source), there)
    return Row(
        found,
        f"{numbered.number}   {field.question.id}",
        page_of=f"check {numbered.number}",
        ruled=True,
    )

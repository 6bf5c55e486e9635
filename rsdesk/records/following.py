"""What follows a decision: next review, triggers, exit, what happened since, what changed."""

from collections.abc import Iterator

from rsdesk.domain.dates import expects_steps
from rsdesk.domain.deciding import review_date
from rsdesk.i18n import N_, date_text
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, row
from rsdesk.records.shown import Shown
from rsdesk.records.wording import day_text, speech, stamped

_EXIT = ("LEI-4.24", "LEI-4.25")


def following(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return when and why the case is looked at again, how one gets out, and what happened."""
    translate = speech(request)
    yield Heading(translate(N_("What follows")), 2, anchor="following")
    yield row(translate(N_("Next review")), review_text(request))
    triggers = "; ".join(one.text[request.language] for one in request.rules.triggers)
    if triggers:
        yield row(translate(N_("Earlier if")), triggers, tone="quiet")
    yield from _exit(request, shown)
    yield from _events(request)
    yield from _ending(request)
    yield from _differences(request)


def review_text(request: RecordRequest) -> str:
    """Return the day of the next review and where it comes from."""
    translate = speech(request)
    appraisal = request.assessment.appraisal
    day = review_date(request.case, appraisal, request.today)
    if day is None:
        return translate(N_("not set: there is no level yet"))
    if request.case.proceedings.part("review").value:
        text = N_("{day}, set by people")
    elif request.case.proceedings.part("dated").value:
        text = N_("{day}: {months} months after the decision, by the level")
    else:
        text = N_("{day}, if it is decided today: after {months} months, by the level")
    return translate(text).format(
        day=date_text(day, request.language), months=appraisal.review_months
    )


def _exit(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    translate = speech(request)
    places = [place for place in map(shown.place, _EXIT) if place is not None]
    label = translate(N_("Exit arrangements"))
    if places:
        text = translate(N_("Roles, triggers and exit clause: see the answers to {question}."))
        passage = Passage(text.format(question=places[0].question.id))
        yield Row((passage,), label, page_of=places[0].anchor)
        label = ""
    if expects_steps(request.rules, request.assessment.appraisal):
        yield row(label, translate(N_("At the end of the collaboration:")), tone="quiet")
        steps = tuple(
            Passage(step.text[request.language], "quiet", mark="–") for step in request.rules.exit
        )
        yield Row(steps)


def _events(request: RecordRequest) -> Iterator[Block]:
    translate = speech(request)
    known = {one.id: one.text[request.language] for one in request.rules.triggers}
    events = request.case.proceedings.events
    label = translate(N_("Events since"))
    if not events:
        yield row(label, translate(N_("none noted")), tone="quiet")
    for name, event in events.items():
        heading = [known.get(event.trigger, event.trigger), day_text(event.dated, request.language)]
        open_still = translate(N_("Not dealt with yet."))
        settled = translate(N_("Dealt with: {text}")).format(text=event.settled)
        parts = (
            Passage(" · ".join(filter(None, heading)), "strong"),
            Passage(event.text),
            Passage(settled) if event.settled.strip() else Passage(open_still, "strong"),
            Passage(stamped(request, f"event/{name}"), "quiet"),
        )
        yield Row(tuple(part for part in parts if part.text.strip()), label)
        label = ""


def _ending(request: RecordRequest) -> Iterator[Block]:
    translate = speech(request)
    ending = request.case.proceedings.ending
    if ending is None:
        return
    taken = [
        Passage(step.text[request.language], mark="✓")
        for step in request.rules.exit
        if step.id in ending.steps
    ]
    parts = (
        Passage(day_text(ending.dated, request.language), "strong"),
        Passage(ending.text),
        *taken,
        Passage(stamped(request, "end/end"), "quiet"),
    )
    found = tuple(part for part in parts if part.text.strip())
    yield Row(found, translate(N_("Collaboration ended")))


def _differences(request: RecordRequest) -> Iterator[Block]:
    if request.differences:
        lines = tuple(Passage(line, mark="–") for line in request.differences)
        yield Row(lines, speech(request)(N_("Changed since the previous record")))

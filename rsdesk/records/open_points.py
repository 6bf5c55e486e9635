"""What is open, each point with the page of its answer: it stands on page one."""

from collections.abc import Iterable, Iterator

from rsdesk.domain import due
from rsdesk.domain.assessment import Finding
from rsdesk.domain.case_file import Incomplete
from rsdesk.domain.guidance import Effect
from rsdesk.domain.wording import clause_text, missing_text
from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, paragraph
from rsdesk.records.shown import Shown, ShownField, in_source_order
from rsdesk.records.wording import chosen, speech, subject_name

_GROUPS: tuple[tuple[Effect, str, str], ...] = (
    (
        "stop",
        N_("Stops"),
        N_("No start and no continuation until the office responsible has cleared it in writing."),
    ),
    ("flag", N_("Red flags"), N_("The matter goes to the next decision level.")),
    (
        "gap",
        N_("Open points"),
        N_("Each needs a measure or a written reason before a decision is signed."),
    ),
)


def open_points(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return stops, flags and gaps, then what is unanswered, incomplete or contradictory."""
    yield Heading(speech(request)(N_("What is open")), 2)
    findings = [f for f in in_source_order(request) if f.effect != "none"]
    open_ends = [*_unanswered(request, shown), *_incomplete(request, shown), *_conflicts(request)]
    for effect, heading, duty in _GROUPS:
        group = [finding for finding in findings if finding.effect == effect]
        yield from _group(request, shown, group, heading, duty)
    yield from open_ends
    if not findings and not open_ends:
        yield paragraph(
            speech(request)(
                N_(
                    "No stop, no red flag, no open point, and every question that applies is "
                    "answered. This is no clearance: the record shows what was checked, not that "
                    "there is no risk."
                )
            )
        )


def lacking(request: RecordRequest, shown: Shown) -> list[tuple[Incomplete, ShownField]]:
    """Return the printed answers that lack a part."""
    places = {(field.subject, field.field.id): field for field in shown.fields}
    found = due.lacking(request.incomplete, places)
    return [(lack, places[lack.subject, lack.field]) for lack in found]


def _group(
    request: RecordRequest, shown: Shown, group: list[Finding], heading: str, duty: str
) -> Iterator[Block]:
    if not group:
        return
    translate = speech(request)
    yield Heading(translate(heading), 3)
    yield Row((Passage(translate(duty), "quiet"),), kept=True)
    for findings in _together(shown, group):
        yield _point(request, shown, findings)


def _together(shown: Shown, group: list[Finding]) -> list[list[Finding]]:
    """Return findings in groups that stem from one answer for one reason, blocking ones first."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in sorted(group, key=lambda finding: not finding.blocking):
        place = shown.place(finding.item, finding.subjects[0])
        origin = place.anchor if place else finding.item
        key = (origin, finding.subjects, finding.clause, finding.blocking)
        groups.setdefault(key, []).append(finding)
    return list(groups.values())


def _point(request: RecordRequest, shown: Shown, findings: list[Finding]) -> Row:
    """Name the question as it was asked, so that the chosen words make sense beside it."""
    translate = speech(request)
    finding = findings[0]
    place = shown.place(finding.item, finding.subjects[0])
    item = request.guidance.item[finding.item]
    asked = place.field.label if place else item.text
    label = (
        chosen(request, place)
        if place
        else request.guidance.option_label(item.id, finding.answer)[request.language]
    )
    passages = [
        Passage(asked[request.language]),
        Passage(_answered(request, finding, label), "strong"),
    ]
    if finding.clause:
        facts = clause_text(
            request.guidance, finding.clause, request.language, request.assessment.facts
        )
        because = translate(N_("Because this applies: {facts}.")).format(facts=facts)
        passages.append(Passage(because, "quiet"))
    if finding.blocking:
        text = N_("Required: the check must be made; a reason does not replace it.")
        passages.append(Passage(translate(text), "strong"))
    items = "\n".join(finding.item for finding in findings)
    return Row(tuple(passages), items, page_of=place.anchor if place else "", ruled=True)


def _answered(request: RecordRequest, finding: Finding, label: str) -> str:
    translate = speech(request)
    text = translate(N_("Answer: {answer}")).format(answer=label)
    if request.guidance.item[finding.item].scope != "partner":
        return text
    names = ", ".join(subject_name(request, subject) for subject in finding.subjects)
    return translate(N_("{answer} (partner: {names})")).format(answer=text, names=names)


def _unanswered(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    translate = speech(request)
    missing = [field for field in shown.fields if field.answer is None]
    facts = due.unstated(request.assessment)
    if not missing and not facts:
        return
    yield Heading(translate(N_("Not yet answered")), 3)
    if facts:
        texts = (request.guidance.fact[fact].text[request.language] for fact in facts)
        passages = tuple(Passage(text) for text in texts)
        yield Row(passages, translate(N_("Circumstances")), page_of="facts", ruled=True)
    for question, fields in _by_question(missing):
        asked = [Passage(fields[0].question.text[request.language])]
        asked += [Passage(_whose(request, field), "quiet") for field in fields]
        yield Row(tuple(asked), question, page_of=fields[0].anchor, ruled=True)


def _by_question(fields: Iterable[ShownField]) -> list[tuple[str, list[ShownField]]]:
    groups: dict[str, list[ShownField]] = {}
    for field in fields:
        groups.setdefault(field.question.id, []).append(field)
    return list(groups.items())


def _whose(request: RecordRequest, shown: ShownField) -> str:
    label = shown.field.label[request.language]
    if request.guidance.scope(shown.field) != "partner":
        return label
    return f"{label} ({subject_name(request, shown.subject)})"


def _incomplete(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    translate = speech(request)
    found = lacking(request, shown)
    if not found:
        return
    yield Heading(translate(N_("Incomplete answers")), 3)
    for lack, field in found:
        text = translate(N_("Missing: {parts}")).format(parts=missing_text(lack.missing, translate))
        yield Row(
            (Passage(_whose(request, field)), Passage(text, "strong")),
            field.question.id,
            page_of=field.anchor,
            ruled=True,
        )


def _conflicts(request: RecordRequest) -> Iterator[Block]:
    translate = speech(request)
    if not request.case.conflicts:
        return
    yield Heading(translate(N_("Contradictions between copies")), 3)
    text = N_(
        "Copies of this case disagree on the entries below. Neither version counts or is printed "
        "until somebody has chosen."
    )
    yield Row((Passage(translate(text), "quiet"),), kept=True)
    for key in request.case.conflicts:
        yield Row((Passage(_entry(request, key)),), ruled=True)


def _entry(request: RecordRequest, key: str) -> str:
    kind, _, name = key.rpartition(" ")[2].partition("/")
    language = request.language
    if kind == "answer" and name in request.guidance.field:
        question = request.guidance.question_of[name]
        return f"{question.id}: {request.guidance.field[name].label[language]}"
    if kind == "fact" and name in request.guidance.fact:
        return request.guidance.fact[name].text[language]
    return key

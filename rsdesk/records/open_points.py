"""What is open: points to be dealt with, what is unanswered or incomplete, and contradictions."""

from collections.abc import Iterable, Iterator

from rsdesk.domain import due
from rsdesk.domain.case_file import Incomplete
from rsdesk.domain.deciding import Lack, lacks
from rsdesk.domain.deciding_words import lack_text
from rsdesk.domain.wording import missing_text
from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, paragraph
from rsdesk.records.points import matter_rows
from rsdesk.records.shown import Shown, ShownField
from rsdesk.records.wording import speech, subject_name


def open_points(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return stops, flags and gaps, then what is unanswered, incomplete or contradictory."""
    translate = speech(request)
    yield Heading(translate(N_("What needs attention")), 2, anchor="open")
    found = [
        *matter_rows(request, shown),
        *_unanswered(request, shown),
        *_incomplete(request, shown),
        *_undecided(request),
        *_conflicts(request),
    ]
    yield from found
    if not found:
        yield paragraph(nothing_open(request))


def nothing_open(request: RecordRequest) -> str:
    """Say that nothing is open, and what that does not mean."""
    return speech(request)(
        N_(
            "No stop, no red flag, no open point, and every question that applies is "
            "answered. This is no clearance: the record shows what was checked, not that "
            "there is no risk."
        )
    )


def lacking(request: RecordRequest, shown: Shown) -> list[tuple[Incomplete, ShownField]]:
    """Return the printed answers that lack a part."""
    places = {(field.subject, field.field.id): field for field in shown.fields}
    found = due.lacking(request.incomplete, places)
    return [(lack, places[lack.subject, lack.field]) for lack in found]


def undecided(request: RecordRequest) -> tuple[Lack, ...]:
    """Return what the decision lacks."""
    return lacks(request.guidance, request.rules, request.case, request.assessment, request.today)


def lack_texts(request: RecordRequest) -> list[str]:
    """Return what the decision lacks as sentences."""
    return [
        lack_text(
            request.guidance,
            request.rules,
            request.case,
            request.assessment,
            lack,
            request.language,
        )
        for lack in undecided(request)
    ]


def _undecided(request: RecordRequest) -> Iterator[Block]:
    found = lack_texts(request)
    if found:
        yield Heading(speech(request)(N_("What the decision lacks")), 3)
        yield Row(tuple(Passage(text, mark="–") for text in found), page_of="decision")


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
    if shown.scope != "partner":
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

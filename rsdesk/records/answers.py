"""The part with every answer whole: as it was asked, chosen, explained and proven."""

from collections.abc import Iterator
from itertools import groupby

from rsdesk.domain.assessment import Finding
from rsdesk.domain.case import Answer, Attachment, Check, answer_key, prompts
from rsdesk.domain.wording import consequence_text
from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, Tone, row
from rsdesk.records.shown import NumberedCheck, Shown, ShownField
from rsdesk.records.wording import (
    chosen,
    counted,
    day,
    is_erased,
    speech,
    subject_name,
    who_and_when,
)


def answers(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return all questions that were asked, grouped by section, with their answers."""
    yield Heading(speech(request)(N_("Questions and answers")), 1)
    titles = {section.id: section.title for section in request.guidance.sections}
    for section, in_section in groupby(shown.fields, key=lambda field: field.question.section):
        yield Heading(titles[section][request.language], 2)
        for _, fields in groupby(in_section, key=lambda field: field.question.id):
            yield from _question(request, list(fields))


def _question(request: RecordRequest, fields: list[ShownField]) -> Iterator[Block]:
    translate = speech(request)
    language = request.language
    question = fields[0].question
    yield Heading(question.text[language], 3, label=question.id)
    if request.with_help:
        for label, text in (
            (N_("Why it is asked"), question.why),
            (N_("Good evidence"), question.evidence),
        ):
            yield Row((Passage(text[language], "quiet"),), translate(label), kept=True)
    for place, shown in enumerate(fields):
        label = shown.field.label[language]
        yield Row((Passage(label, "asked"),), anchor=shown.anchor, ruled=place > 0, kept=True)
        yield from _field(request, shown)


def _field(request: RecordRequest, shown: ShownField) -> Iterator[Block]:
    translate = speech(request)
    if request.guidance.scope(shown.field) == "partner":
        name = subject_name(request, shown.subject)
        yield Row((Passage(name),), translate(N_("Partner")), kept=True)
    if shown.answer is None:
        yield row(translate(N_("Answer")), chosen(request, shown), tone="strong")
        return
    label = N_("Declaration") if shown.field.declaration else N_("Answer")
    author = Passage(_author(request, shown, shown.answer), "quiet")
    yield Row((Passage(chosen(request, shown), "strong"), author), translate(label))
    yield from _parts(request, shown, shown.answer)
    yield _effect(request, shown)


def _parts(request: RecordRequest, shown: ShownField, answer: Answer) -> Iterator[Block]:
    translate = speech(request)
    parts = answer.parts
    if is_erased(request, answer.subject, answer_key(answer.field)):
        text = N_("What stood beside this answer was erased as the law requires.")
        yield row(translate(N_("Erased")), translate(text), tone="quiet")
    if parts.text.strip():
        yield row(translate(N_("Description")), parts.text)
    if parts.list:
        entries = tuple(
            Passage(entry, mark=f"{place}.") for place, entry in enumerate(parts.list, start=1)
        )
        yield Row(entries, translate(N_("List")))
    if parts.ticked:
        known = prompts(request.guidance, shown.field)
        texts = {p.id: p.text for item in known.values() for p in item.prompts}
        ticked = [texts[tick][request.language] for tick in parts.ticked if tick in texts]
        yield Row(tuple(Passage(text, mark="✓") for text in ticked), translate(N_("Considered")))
    if parts.comment.strip():
        yield row(translate(N_("Comment")), parts.comment)
    for check in shown.checks:
        yield from _check(request, check)


def _check(request: RecordRequest, numbered: NumberedCheck) -> Iterator[Block]:
    translate = speech(request)
    check = numbered.check
    label = translate(N_("Check record {number}")).format(number=numbered.number)
    passages = check_passages(request, check, check.result)
    yield Row(passages, label, anchor=f"check {numbered.number}")


def check_passages(request: RecordRequest, check: Check, result: str = "") -> tuple[Passage, ...]:
    """Return source, search, result, checker and attachment of a check record."""
    translate = speech(request)
    source = ", ".join(filter(None, (check.source, check.source_date)))
    checker = ", ".join(filter(None, (check.checker, check.checked_on)))
    details: tuple[tuple[str, str, Tone], ...] = (
        (N_("Searched for: {text}"), check.searched, "quiet"),
        (N_("Result: {text}"), result, "plain"),
        (N_("Checked by: {text}"), checker, "quiet"),
        (N_("Attachment: {text}"), _attachment_text(request, check.attachment), "quiet"),
    )
    return (
        Passage(source),
        *(
            Passage(translate(message).format(text=text), tone)
            for message, text, tone in details
            if text.strip()
        ),
    )


def _attachment_text(request: RecordRequest, attachment: Attachment | None) -> str:
    """Return name, size and hash of an attachment, empty when there is none."""
    if attachment is None:
        return ""
    size = counted(attachment.size, N_("one byte"), N_("{count} bytes"), speech(request))
    return f"{attachment.name} ({size}), SHA-256\n{attachment.sha256}"


def _effect(request: RecordRequest, shown: ShownField) -> Row:
    """Say what the answer leads to, items with the same consequence together."""
    groups: dict[str, list[Finding]] = {}
    for finding in shown.findings:
        text = consequence_text(request.guidance, request.assessment, finding, request.language)
        groups.setdefault(text, []).append(finding)
    passages = [
        Passage(
            f"{', '.join(finding.item for finding in findings)} → {text}",
            "quiet" if findings[0].effect == "none" else "plain",
        )
        for text, findings in sorted(groups.items(), key=lambda group: group[1][0].item)
    ]
    return Row(tuple(passages), speech(request)(N_("Leads to")))


def _author(request: RecordRequest, shown: ShownField, answer: Answer) -> str:
    text = who_and_when(request, answer.author, answer.time)
    if request.guidance.scope(shown.field) != "inst":
        return text
    inherited = speech(request)(N_("Inherited from the institute baseline of {day}."))
    return f"{text}\n{inherited.format(day=day(answer.time, request.language))}"

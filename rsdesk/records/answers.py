"""The part with every answer whole: as it was asked, chosen, explained and proven.

The record of a short check sets each answer in one row and names its usual author once.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from rsdesk.domain.assessment import Finding
from rsdesk.domain.case import Answer, Check, answer_key, prompts
from rsdesk.domain.wording import consequence_text
from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, Tone, paragraph, row
from rsdesk.records.shown import NumberedCheck, Shown, ShownField, elsewhere
from rsdesk.records.wording import (
    attachment_text,
    chosen,
    day,
    is_erased,
    speech,
    subject_name,
    who_and_when,
)

_ELSEWHERE = {
    "result": N_("In full under “Result”."),
    "annex": N_("In full in the annex on people."),
}


def answers(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return all questions that were asked, grouped by section, with their answers."""
    yield Heading(speech(request)(N_("Questions and answers")), 1)
    if request.compact:
        yield from _usually(request, shown)
    titles = {section.id: section.title for section in request.guidance.sections}
    for section, in_section in groupby(shown.fields, key=lambda field: field.question.section):
        yield Heading(titles[section][request.language], 3 if request.compact else 2)
        fields = list(in_section)
        if request.compact and fields[0].scope == "inst" and fields[0].answer:
            yield paragraph(_author(request, fields[0], fields[0].answer), "quiet")
        for _, own in groupby(fields, key=lambda field: field.question.id):
            yield from _question(request, shown, list(own))


def asked_row(request: RecordRequest, shown: ShownField, *, ruled: bool, label: str = "") -> Row:
    """Return a field as it was asked: what leads to its answer leads here."""
    asked = Passage(shown.field.label[request.language], "asked")
    return Row((asked,), label, anchor=shown.anchor, ruled=ruled, kept=True)


def answer_rows(request: RecordRequest, shown: ShownField, label: str = "") -> Iterator[Block]:
    """Return the answer to a field with all its parts; `label` replaces the word *answer*."""
    translate = speech(request)
    if shown.scope == "partner":
        name = subject_name(request, shown.subject)
        yield Row((Passage(name),), translate(N_("Partner")), kept=True)
    if shown.answer is None:
        yield row(label or translate(N_("Answer")), chosen(request, shown), tone="strong")
        return
    said = label or translate(N_("Declaration") if shown.field.declaration else N_("Answer"))
    author = Passage(_author(request, shown, shown.answer), "quiet")
    yield Row((Passage(chosen(request, shown), "strong"), author), said)
    yield from _parts(request, shown, shown.answer)
    if not request.compact or any(f.effect != "none" for f in shown.findings):
        yield _effect(request, shown)


def _question(request: RecordRequest, shown: Shown, fields: list[ShownField]) -> Iterator[Block]:
    translate = speech(request)
    language = request.language
    question = fields[0].question
    if request.compact and not request.with_help:
        yield from _rows(request, shown, fields)
        return
    yield Heading(question.text[language], 3, label=question.id)
    if request.with_help:
        for label, text in (
            (N_("Why it is asked"), question.why),
            (N_("Good evidence"), question.evidence),
        ):
            yield Row((Passage(text[language], "quiet"),), translate(label), kept=True)
    for place, field in enumerate(fields):
        home = elsewhere(request, field)
        if home:
            yield _referring(request, field, home, ruled=place > 0)
        else:
            yield asked_row(request, field, ruled=place > 0)
            yield from answer_rows(request, field)


def _rows(request: RecordRequest, shown: Shown, fields: list[ShownField]) -> Iterator[Row]:
    """Return a question of a short check; what stands in another part is only named."""
    label = fields[0].question.id
    for home in ("", *_ELSEWHERE):
        own = [field for field in fields if elsewhere(request, field) == home]
        for field in own if not home else own[:1]:
            if home:
                there = Passage(speech(request)(_ELSEWHERE[home]), "quiet")
                yield Row((there,), label, page_of=field.anchor)
            else:
                yield one_row(request, shown, field, label)
            label = ""


def _referring(request: RecordRequest, shown: ShownField, home: str, *, ruled: bool) -> Row:
    asked = Passage(shown.field.label[request.language], "asked")
    there = Passage(speech(request)(_ELSEWHERE[home]), "quiet")
    return Row((asked, there), page_of=shown.anchor, ruled=ruled)


def one_row(request: RecordRequest, shown: Shown, field: ShownField, label: str) -> Row:
    """Return a whole answer in one row; a bare choice stands in one line with its question."""
    asked = field.field.label[request.language]
    anchor, choice = field.anchor, chosen(request, field)
    parts = list(beside_choice(request, shown, field))
    if field.scope == "partner" and len(request.case.partners) > 1:
        parts.insert(0, Passage(subject_name(request, field.subject), "quiet"))
    if not parts:
        text = speech(request)(N_("{question} – {answer}"))
        told = Passage(text.format(question=asked, answer=choice), "quiet")
        return Row((told,), label, anchor=anchor)
    return Row((Passage(asked, "quiet"), Passage(choice, "strong"), *parts), label, anchor=anchor)


def beside_choice(request: RecordRequest, shown: Shown, field: ShownField) -> Iterator[Passage]:
    """Return everything beside a choice, and its author where that is not the usual one."""
    answer = field.answer
    if answer is None:
        return
    for part in _parts(request, field, answer):
        yield from _named(part)
    for passage in _effect(request, field).passages if field.findings else ():
        if passage.tone != "quiet":
            yield passage
    if (answer.author, answer.time) != _usual(shown):
        yield Passage(_author(request, field, answer), "quiet")


def _named(part: Row) -> Iterator[Passage]:
    """Return the passages of a part; a check record with its name, in as few lines as can be."""
    first, *others = part.passages
    if not part.anchor:
        yield from part.passages
        return
    plain = [passage for passage in others if "\n" not in passage.text]
    text = " · ".join(passage.text for passage in (first, *plain))
    yield Passage(f"{part.label}: {text}")
    yield from (passage for passage in others if passage not in plain)


def _usually(request: RecordRequest, shown: Shown) -> Iterator[Row]:
    usual = _usual(shown)
    if usual is not None:
        text = speech(request)(N_("Unless stated otherwise: {author}."))
        author = who_and_when(request, *usual)
        yield row(speech(request)(N_("Answered by")), text.format(author=author), tone="quiet")


def _usual(shown: Shown) -> tuple[str, str] | None:
    """Return who gave most of the answers and when."""
    given = Counter((f.answer.author, f.answer.time) for f in shown.fields if f.answer)
    return max(given, key=lambda author: (given[author], author), default=None)


def _parts(request: RecordRequest, shown: ShownField, answer: Answer) -> Iterator[Row]:
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
        yield _check(request, check)


def _check(request: RecordRequest, numbered: NumberedCheck) -> Row:
    translate = speech(request)
    check = numbered.check
    label = translate(N_("Check record {number}")).format(number=numbered.number)
    passages = check_passages(request, check, check.result)
    return Row(passages, label, anchor=f"check {numbered.number}")


def check_passages(request: RecordRequest, check: Check, result: str = "") -> tuple[Passage, ...]:
    """Return source, search, result, checker and attachment of a check record."""
    translate = speech(request)
    source = ", ".join(filter(None, (check.source, check.source_date)))
    checker = ", ".join(filter(None, (check.checker, check.checked_on)))
    details: tuple[tuple[str, str, Tone], ...] = (
        (N_("Searched for: {text}"), check.searched, "quiet"),
        (N_("Result: {text}"), result, "plain"),
        (N_("Checked by: {text}"), checker, "quiet"),
        (N_("Attachment: {text}"), attachment_text(request, check.attachment), "quiet"),
    )
    return (
        Passage(source),
        *(
            Passage(translate(message).format(text=text), tone)
            for message, text, tone in details
            if text.strip()
        ),
    )


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
    if shown.scope != "inst":
        return text
    inherited = speech(request)(N_("Inherited from the institute baseline of {day}."))
    return f"{text}\n{inherited.format(day=day(answer.time, request.language))}"

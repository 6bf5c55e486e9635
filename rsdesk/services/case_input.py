"""A case as a file that people or programs write, checked whole before anything is stored.

The format is docs/formats/case-input.md; the bundled demo case is written in it.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from rsdesk.domain import case as registers
from rsdesk.domain.case import Check, Line, Parts, Prose
from rsdesk.domain.conditions import Known
from rsdesk.domain.guidance import Field, Guidance, Scope
from rsdesk.domain.text import says
from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.services import cases, proceedings_input
from rsdesk.services.json_input import read_file
from rsdesk.services.known import (
    TITLE_LIMIT,
    TITLE_TOO_LONG,
    UNKNOWN_FACT,
    UNKNOWN_FIELD,
    UNKNOWN_OPTION,
    UNKNOWN_PARTICULAR,
    UNKNOWN_PROMPT,
    check_facts,
    check_known,
)
from rsdesk.services.limits import check_shown, check_text
from rsdesk.services.proceedings_input import ProceedingsInput
from rsdesk.storage import attachments
from rsdesk.storage.handle import writing
from rsdesk.storage.vault import Vault


class CheckInput(Struct, forbid_unknown_fields=True):
    """A check record; `attachment` is a file name beside the input file."""

    source: Line
    source_date: Line = ""
    searched: Line = ""
    result: Prose = ""
    checker: Line = ""
    checked_on: Line = ""
    attachment: Line = ""


class AnswerInput(Struct, forbid_unknown_fields=True):
    """A field answer: the chosen id and the parts beside it."""

    choice: str
    comment: Prose = ""
    text: Prose = ""
    list: tuple[Prose, ...] = ()
    ticked: tuple[str, ...] = ()
    checks: tuple[CheckInput, ...] = ()


class SubjectInput(Struct, forbid_unknown_fields=True):
    """A partner or the institute: particulars and answers by field id."""

    about: dict[str, Prose] = {}
    answers: dict[str, AnswerInput] = {}


class CaseInput(Struct, forbid_unknown_fields=True):
    """A whole case: particulars, facts, answers by field id, partners, institute, decision."""

    about: dict[str, Prose]
    facts: dict[str, Known] = {}
    answers: dict[str, AnswerInput] = {}
    partners: tuple[SubjectInput, ...] = ()
    institute: SubjectInput | None = None
    proceedings: ProceedingsInput | None = None


def check(guidance: Guidance, given: CaseInput) -> None:
    """Raise InputError when the input names anything that this guidance does not know."""
    _check_particulars(given.about, registers.CASE_PARTICULARS)
    if not says(given.about.get("title", "")):
        raise InputError(
            N_("The case has no title. Nothing was changed. Please give one under “about”.")
        )
    if len(given.about["title"]) > TITLE_LIMIT:
        raise InputError(TITLE_TOO_LONG, limit=TITLE_LIMIT)
    asked = [fact.id for fact in guidance.facts if fact.question is not None]
    for fact in given.facts:
        check_known(fact, asked, UNKNOWN_FACT)
    check_facts(guidance.rules, given.facts)
    _check_answers(guidance, given.answers, "case")
    for partner in given.partners:
        _check_particulars(partner.about, registers.PARTNER_PARTICULARS)
        _check_answers(guidance, partner.answers, "partner")
    if given.institute is not None:
        _check_particulars(given.institute.about, registers.INSTITUTE_PARTICULARS)
        _check_answers(guidance, given.institute.answers, "inst")
    if given.proceedings is not None:
        proceedings_input.check(guidance, given.proceedings)


def store(
    vault: Vault,
    guidance: Guidance,
    given: CaseInput,
    folder: Path,
    now: datetime,
    *,
    baseline: str | None = None,
) -> str:
    """Store a whole case and return its subject; `folder` holds the files it attaches.

    What it says of the institute goes to `baseline`, or to the vault's own; it builds on that in
    any case, as a new one does.

    Raises InputError or VaultError; either way nothing of the case is stored.
    """
    check(guidance, given)
    files = _attached_files(given, folder)
    with writing(vault):
        own = baseline or cases.institute(vault, now)
        return _store(vault, guidance, given, files, own, now)


def _store(
    vault: Vault,
    guidance: Guidance,
    given: CaseInput,
    files: Mapping[str, bytes],
    baseline: str,
    now: datetime,
) -> str:
    case = cases.new_case(vault, guidance.edition.version, given.about, now)
    cases.state_facts(vault, case, given.facts, now)
    _store_answers(vault, case, given.answers, files, now)
    subjects = [_store_partner(vault, partner, files, now) for partner in given.partners]
    if given.institute is not None:
        cases.describe(vault, baseline, given.institute.about, now)
        _store_answers(vault, baseline, given.institute.answers, files, now)
    cases.build_upon(vault, case, [*subjects, baseline], now)
    if given.proceedings is not None:
        proceedings_input.store(vault, case, given.proceedings, files, now)
    return case


def _check_particulars(about: Mapping[str, str], known: Iterable[str]) -> None:
    for name, text in about.items():
        check_known(name, tuple(known), UNKNOWN_PARTICULAR)
        check_text(text, registers.TEXT_LIMIT)
        if name in ("title", "name"):
            check_shown(text)


def _check_answers(guidance: Guidance, answers: Mapping[str, AnswerInput], scope: Scope) -> None:
    fields = {name: field for name, field in guidance.field.items() if _is(guidance, field, scope)}
    for name, answer in answers.items():
        check_known(name, fields, UNKNOWN_FIELD)
        choices = [choice.id for choice in guidance.choices(fields[name])]
        check_known(answer.choice, choices, UNKNOWN_OPTION, place=name)
        prompts = registers.prompts(guidance, fields[name])
        for prompt in answer.ticked:
            check_known(prompt, prompts, UNKNOWN_PROMPT, place=name)


def _is(guidance: Guidance, field: Field, scope: Scope) -> bool:
    return guidance.scope(field) == scope


def _attached_files(given: CaseInput, folder: Path) -> dict[str, bytes]:
    """Read every attached file first: a missing one must not leave half a case behind."""
    subjects = [given.answers, *(partner.answers for partner in given.partners)]
    if given.institute is not None:
        subjects.append(given.institute.answers)
    names = {
        check.attachment
        for answers in subjects
        for answer in answers.values()
        for check in answer.checks
        if check.attachment
    }
    closings = given.proceedings.closings.values() if given.proceedings else ()
    names |= {closing.document for closing in closings if closing.document}
    return {name: _read_attachment(folder, name) for name in sorted(names)}


def _read_attachment(folder: Path, name: str) -> bytes:
    if Path(name).name != name or name in {".", ".."}:
        raise InputError(
            N_(
                "The attachment “{name}” is not a plain file name. Nothing was changed. "
                "Please put it beside the input file and give its name alone."
            ),
            name=name,
        )
    return read_file(folder / name, attachments.SIZE_LIMIT)


def _store_partner(
    vault: Vault, partner: SubjectInput, files: Mapping[str, bytes], now: datetime
) -> str:
    subject = cases.new_partner(vault, partner.about, now)
    _store_answers(vault, subject, partner.answers, files, now)
    return subject


def _store_answers(
    vault: Vault,
    subject: str,
    answers: Mapping[str, AnswerInput],
    files: Mapping[str, bytes],
    now: datetime,
) -> None:
    for field, answer in answers.items():
        parts = Parts(
            comment=answer.comment,
            text=answer.text,
            list=answer.list,
            ticked=answer.ticked,
            checks=tuple(_check_record(vault, check, files) for check in answer.checks),
        )
        cases.give_answer(vault, subject, field, answer.choice, parts, now)


def _check_record(vault: Vault, given: CheckInput, files: Mapping[str, bytes]) -> Check:
    attachment = proceedings_input.attached(vault, given.attachment, files)
    return Check(
        source=given.source,
        source_date=given.source_date,
        searched=given.searched,
        result=given.result,
        checker=given.checker,
        checked_on=given.checked_on,
        attachment=attachment,
    )

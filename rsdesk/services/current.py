"""A case as it stands this moment, what is being typed into it included.

The institute's own work, in which its baseline is answered, is shown the same way.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec
from msgspec.structs import replace

from rsdesk.domain import case as registers
from rsdesk.domain.case import Answer, Parts, kind_of, short_id
from rsdesk.domain.case_file import (
    CaseFile,
    Statement,
    SubjectFile,
    assess_case,
    incomplete,
    set_apart,
    understood,
)
from rsdesk.domain.casework import Casework, RecordLine
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.proceedings import Proceedings, Stamp, belongs, with_register
from rsdesk.domain.updating import to_confirm
from rsdesk.services import cases, editions
from rsdesk.services.marks import marks
from rsdesk.services.people import author
from rsdesk.services.recorded import still_decided
from rsdesk.storage import drafts, kept
from rsdesk.storage.drafts import Draft
from rsdesk.storage.vault import Vault


def current(vault: Vault, case: str, now: datetime) -> Casework:
    """Return a case as all its pages show it. Raises InputError when there is no such case.

    For an institute, return its own work: the questions of the baseline and its answers to them.
    """
    stored = cases.case_file(vault, case)
    shown, typed = _with_drafts(vault, stored)
    guidance = editions.for_subject(vault, case, shown.guidance)
    shown = understood(guidance, shown)
    rules = editions.rules(vault, guidance)
    return Casework(
        guidance=guidance,
        case=shown,
        assessment=assess_case(guidance, shown, rules),
        rules=rules,
        incomplete=incomplete(guidance, shown),
        baseline=_baseline(vault, stored, now),
        marks=marks(vault, case),
        records=_records(vault, stored, typed),
        typed=typed,
        newer=cases.newer(vault, stored),
        to_confirm=_to_confirm(vault, guidance, shown),
    )


def _to_confirm(vault: Vault, guidance: Guidance, case: CaseFile) -> tuple[tuple[str, str], ...]:
    if not case.updated_from:
        return ()
    return to_confirm(editions.edition(vault, case.updated_from), guidance, case)


def _baseline(vault: Vault, case: CaseFile, now: datetime) -> str:
    if kind_of(case.subject) == "institute":
        return case.subject
    return case.institute.subject if case.institute else cases.institute(vault, now)


def _records(
    vault: Vault, case: CaseFile, typed: tuple[tuple[str, str], ...]
) -> tuple[RecordLine, ...]:
    return tuple(
        RecordLine(
            number=f"{short_id(case.subject)}-{record.version}",
            version=record.version,
            language=record.language,
            made=record.made,
            sha256=record.sha256,
            shows_this_state=not typed and still_decided(vault, case.heads, record.heads),
        )
        for record in kept.listed_records(vault, case.subject)
    )


def _with_drafts(vault: Vault, case: CaseFile) -> tuple[CaseFile, tuple[tuple[str, str], ...]]:
    subjects = (case.subject, *(partner.subject for partner in case.partners))
    found = {subject: drafts.drafts(vault, subject) for subject in subjects}
    typed = tuple((draft.subject, draft.key) for own in found.values() for draft in own)
    if not typed:
        return case, ()
    who = author(vault)
    # words without a choice are merged in as answers and set apart again below
    bare = _grouped(case.unchosen)

    def typed_into(file: SubjectFile) -> SubjectFile:
        given = (*file.answers, *bare.get(file.subject, ()))
        own = found[file.subject]
        return replace(file, about=_about(file.about, own, who), answers=_answers(given, own, who))

    own = found[case.subject]
    shown = replace(
        case,
        about=_about(case.about, own, who),
        answers=_answers((*case.answers, *bare.get(case.subject, ())), own, who),
        partners=tuple(typed_into(partner) for partner in case.partners),
        unchosen=(*bare.get(case.institute.subject, ()),) if case.institute else (),
        proceedings=_proceedings(case.proceedings, own, who),
    )
    return set_apart(shown), typed


def _grouped(answers: Iterable[Answer]) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = {}
    for answer in answers:
        found.setdefault(answer.subject, []).append(answer)
    return found


def _about(
    stored: Mapping[str, Statement], typed: Iterable[Draft], who: str
) -> dict[str, Statement]:
    about = dict(stored)
    for draft in typed:
        kind, _, particular = draft.key.partition("/")
        if kind == "about" and draft.value:
            about[particular] = Statement(draft.value.decode(), who, draft.changed)
        elif kind == "about":
            about.pop(particular, None)
    return about


def _proceedings(stored: Proceedings, typed: Iterable[Draft], who: str) -> Proceedings:
    shown = stored
    for draft in typed:
        if belongs(draft.key):
            stamp = Stamp(who, draft.changed)
            shown = with_register(shown, draft.key, draft.plain, draft.value, stamp)
    return shown


def _answers(stored: Iterable[Answer], typed: Iterable[Draft], who: str) -> tuple[Answer, ...]:
    answers = {registers.answer_key(answer.field): answer for answer in stored}
    for draft in typed:
        kind, _, field = draft.key.partition("/")
        if kind == "answer" and (draft.plain or draft.value):
            parts = msgspec.json.decode(draft.value or b"{}", type=Parts)
            answers[draft.key] = Answer(
                draft.subject, field, draft.plain, parts, who, draft.changed
            )
        elif kind == "answer":
            answers.pop(draft.key, None)
    return tuple(answers[key] for key in sorted(answers))

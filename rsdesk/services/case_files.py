"""Reading a case whole: everything stated in it and in what it builds upon."""

import msgspec

from rsdesk.domain import case as registers
from rsdesk.domain.case import Answer, Parts
from rsdesk.domain.case_file import CaseFile, Statement, SubjectFile, set_apart
from rsdesk.domain.history import Entry, SubjectState, compute
from rsdesk.domain.proceedings import KINDS, Proceedings, Stamp, with_register
from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.storage import history, settings
from rsdesk.storage.vault import Vault

INSTITUTE = "institute"  # the setting that names the vault's own


def case_file(vault: Vault, case: str) -> CaseFile:
    """Return everything stated in a case and in what it builds on."""
    return stated(vault, history.state(vault, case))


def stated(vault: Vault, state: SubjectState) -> CaseFile:
    """Return what a case states in a state of it, be it the present or an earlier one."""
    case = state.subject
    if not state.heads:
        raise InputError(
            N_(
                "This vault holds no case {case}. Nothing was changed. It may have been erased, or "
                "belong to another vault."
            ),
            case=case,
        )
    erased: list[str] = []
    pinned = registers.pins(state, "partner").items()
    partners = [_pinned(vault, subject, head, erased) for subject, head in pinned]
    baseline = next(iter(registers.pins(state, "institute").items()), None)
    updated = state.value(registers.UPDATED_FROM)
    found = CaseFile(
        subject=case,
        guidance=state.plain(registers.GUIDANCE),
        heads=state.heads,
        about=_about(vault, state, erased),
        facts=_facts(state),
        answers=_answers(vault, state, erased),
        partners=tuple(sorted(partners, key=_name)),
        institute=_pinned(vault, *baseline, erased) if baseline else None,
        conflicts=tuple(state.conflicts),
        proceedings=_proceedings(vault, state, erased),
        erased=tuple(erased),
        updated_from=updated.plain if updated else "",
        updated_at=updated.time if updated else "",
    )
    return set_apart(found)


def newer(vault: Vault, case: CaseFile) -> tuple[SubjectFile, ...]:
    """Return partners and baseline as they are now, where a case builds on an earlier state.

    Of the institute nothing is new while it has answered nothing.
    """
    pinned = [(partner.subject, partner.revision) for partner in case.partners]
    if registers.kind_of(case.subject) == "case":
        pinned.append(_institute(vault, case))
    found = []
    for subject, revision in pinned:
        state = history.state(vault, subject) if subject else None
        if state is not None and state.heads != (revision,):
            found.append(_file(vault, state, "", []))
    return tuple(found)


def _institute(vault: Vault, case: CaseFile) -> tuple[str, str]:
    if case.institute is not None:
        return case.institute.subject, case.institute.revision
    return settings.setting(vault, INSTITUTE) or "", ""


def as_of(vault: Vault, subject: str, *heads: str) -> SubjectState:
    """Return a subject as it was when these revisions were its latest."""
    state = history.state(vault, subject)
    if {*state.heads} == {*heads}:
        return state
    known = {revision.id: revision for revision in history.revisions(vault, subject)}
    wanted = [*heads]
    past = {}
    while wanted:
        identifier = wanted.pop()
        if identifier not in past:
            past[identifier] = known[identifier]
            wanted.extend(known[identifier].parents)
    return compute(subject, past.values())


def _pinned(vault: Vault, subject: str, head: str, erased: list[str]) -> SubjectFile:
    return _file(vault, as_of(vault, subject, head), head, erased)


def _file(vault: Vault, state: SubjectState, head: str, erased: list[str]) -> SubjectFile:
    about, answers = _about(vault, state, erased), _answers(vault, state, erased)
    return SubjectFile(state.subject, head, about, answers)


def _name(partner: SubjectFile) -> tuple[str, str]:
    """Partners stand in the order of their names, whatever their random ids."""
    name = partner.about.get("name")
    return (name.value if name else "", partner.subject)


def _facts(state: SubjectState) -> dict[str, Statement]:
    return {
        key.partition("/")[2]: Statement(entry.plain, entry.author, entry.time)
        for key, entry in _settled(state, "fact/")
    }


def _about(vault: Vault, state: SubjectState, erased: list[str]) -> dict[str, Statement]:
    about = {}
    settled = _settled(state, "about/")
    texts = _texts(vault, settled)
    for key, entry in settled:
        value = texts.get(entry.sealed)
        if value is None:
            erased.append(f"{state.subject} {key}")
            continue
        about[key.partition("/")[2]] = Statement(value.decode(), entry.author, entry.time)
    return about


def _answers(vault: Vault, state: SubjectState, erased: list[str]) -> tuple[Answer, ...]:
    answers = []
    settled = _settled(state, "answer/")
    texts = _texts(vault, settled)
    for key, entry in settled:
        value = texts.get(entry.sealed) if entry.sealed else b"{}"
        if value is None:
            erased.append(f"{state.subject} {key}")
        parts = msgspec.json.decode(value, type=Parts) if value is not None else Parts()
        field = key.partition("/")[2]
        answers.append(Answer(state.subject, field, entry.plain, parts, entry.author, entry.time))
    return tuple(answers)


def _proceedings(vault: Vault, state: SubjectState, erased: list[str]) -> Proceedings:
    settled = [pair for kind in KINDS for pair in _settled(state, f"{kind}/")]
    texts = _texts(vault, settled)
    found = Proceedings()
    for key, entry in settled:
        value = texts.get(entry.sealed) if entry.sealed else b""
        if value is None:
            erased.append(f"{state.subject} {key}")
        stamp = Stamp(entry.author, entry.time)
        found = with_register(found, key, entry.plain, value or b"", stamp)
    return found


def _texts(vault: Vault, settled: list[tuple[str, Entry]]) -> dict[str, bytes]:
    """One look-up for all: a page waits for it after every answer."""
    return history.blobs(vault, [entry.sealed for _, entry in settled if entry.sealed])


def _settled(state: SubjectState, prefix: str) -> list[tuple[str, Entry]]:
    found = [(key, state.value(key)) for key in sorted(state.entries) if key.startswith(prefix)]
    return [(key, entry) for key, entry in found if entry is not None]

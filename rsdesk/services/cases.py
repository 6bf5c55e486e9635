"""Writing and reading cases, partners and the baseline. Each write is durable when it returns."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from rsdesk.domain import case as registers
from rsdesk.domain.case import Answer, Kind, Parts, new_subject
from rsdesk.domain.case_file import CaseFile, Statement, SubjectFile
from rsdesk.domain.conditions import Known
from rsdesk.domain.history import Entry, SubjectState, compute, next_revision
from rsdesk.domain.revision import Blob, Change, seal
from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.services.people import author
from rsdesk.storage import history, settings
from rsdesk.storage.vault import Vault

INSTITUTE = "institute"


def utc(moment: datetime) -> str:
    """Return a moment as the claimed time of a revision (RFC 3339, whole seconds, UTC)."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def new_case(vault: Vault, guidance: str, about: Mapping[str, str], now: datetime) -> str:
    """Begin a case under a version of the guidance and return its subject."""
    return _begin(vault, "case", about, now, Change(registers.GUIDANCE, plain=guidance))


def new_partner(vault: Vault, about: Mapping[str, str], now: datetime) -> str:
    """Begin a partner, reusable in many cases, and return its subject."""
    return _begin(vault, "partner", about, now)


def institute(vault: Vault, now: datetime) -> str:
    """Return the subject of the institute's baseline, begun on first use."""
    known = settings.setting(vault, INSTITUTE)
    if known is None:
        known = _begin(vault, "institute", {}, now)
        settings.put_setting(vault, INSTITUTE, known)
    return known


def state_facts(vault: Vault, case: str, facts: Mapping[str, Known], now: datetime) -> None:
    """Store what is known of the circumstances of a case."""
    changes = [Change(registers.fact_key(fact), plain=known) for fact, known in facts.items()]
    write(vault, case, changes, (), now)


def describe(vault: Vault, subject: str, about: Mapping[str, str], now: datetime) -> None:
    """Store particulars such as the title of a case or the seat of a partner."""
    changes, blobs = _particulars(about)
    write(vault, subject, changes, blobs, now)


def give_answer(
    vault: Vault, subject: str, field: str, choice: str, parts: Parts, now: datetime
) -> SubjectState:
    """Store the answer to a field, with its comment, text, list and check records."""
    changes: list[Change] = []
    blobs: list[Blob] = []
    if parts != Parts():
        blobs.append(seal(msgspec.json.encode(parts)))
    sealed = blobs[0].commitment if blobs else ""
    changes.append(Change(registers.answer_key(field), plain=choice, sealed=sealed))
    return write(vault, subject, changes, blobs, now)


def take_back(vault: Vault, subject: str, key: str, now: datetime) -> SubjectState:
    """Clear a register; the earlier values stay in the history."""
    return write(vault, subject, [Change(key)], (), now)


def build_upon(vault: Vault, case: str, subjects: Iterable[str], now: datetime) -> None:
    """Let a case build on partners and the baseline as they stand now."""
    changes = [
        Change(registers.pin_key(subject), plain=_single_head(vault, subject, now))
        for subject in subjects
    ]
    write(vault, case, changes, (), now)


def write(
    vault: Vault, subject: str, changes: Iterable[Change], blobs: Iterable[Blob], now: datetime
) -> SubjectState:
    """Append one revision with these changes on top of all that is known of a subject."""
    revision = next_revision(
        history.state(vault, subject),
        changes,
        replica=vault.replica,
        author=author(vault),
        time=utc(now),
    )
    return history.append(vault, revision, blobs)


def case_file(vault: Vault, case: str) -> CaseFile:
    """Return everything stated in a case and in what it builds on."""
    state = history.state(vault, case)
    if not state.heads:
        raise InputError(
            N_("This vault holds no case {case}. “rsdesk list” shows the cases it holds."),
            case=case,
        )
    erased: list[str] = []
    pinned = registers.pins(state, "partner").items()
    partners = [_pinned(vault, subject, head, erased) for subject, head in pinned]
    baseline = next(iter(registers.pins(state, "institute").items()), None)
    return CaseFile(
        subject=case,
        guidance=state.plain(registers.GUIDANCE),
        heads=state.heads,
        about=_about(vault, state, erased),
        facts=_facts(state),
        answers=_answers(vault, state, erased),
        partners=tuple(sorted(partners, key=_name)),
        institute=_pinned(vault, *baseline, erased) if baseline else None,
        conflicts=tuple(state.conflicts),
        erased=tuple(erased),
    )


def cases(vault: Vault) -> tuple[str, ...]:
    """Return the subjects of all cases in the vault."""
    return history.subjects(vault, "case")


def find_case(vault: Vault, wanted: str) -> str:
    """Return the one case whose id begins like this; hyphens and upper case do not matter."""
    digits = wanted.strip().lower().removeprefix("case:").replace("-", "")
    found = [case for case in cases(vault) if digits and case.startswith(f"case:{digits}")]
    if not found:
        raise InputError(
            N_("No case id in this vault begins with “{case}”. “rsdesk list” shows all ids."),
            case=wanted,
        )
    if len(found) > 1:
        raise InputError(
            N_(
                "The ids of {count} cases in this vault begin with “{case}”. Please give more of "
                "the id; “rsdesk list” shows all ids."
            ),
            count=len(found),
            case=wanted,
        )
    return found[0]


def _begin(
    vault: Vault, kind: Kind, about: Mapping[str, str], now: datetime, *changes: Change
) -> str:
    subject = new_subject(kind)
    particulars, blobs = _particulars(about)
    write(vault, subject, [*changes, *particulars], blobs, now)
    return subject


def _particulars(about: Mapping[str, str]) -> tuple[list[Change], list[Blob]]:
    blobs = {registers.about_key(name): seal(text.encode()) for name, text in about.items()}
    return [Change(key, sealed=blob.commitment) for key, blob in blobs.items()], [*blobs.values()]


def _single_head(vault: Vault, subject: str, now: datetime) -> str:
    """A case names one revision of what it builds on, so several heads are joined first."""
    heads = history.state(vault, subject).heads
    return heads[0] if len(heads) == 1 else write(vault, subject, (), (), now).heads[0]


def _pinned(vault: Vault, subject: str, head: str, erased: list[str]) -> SubjectFile:
    state = history.state(vault, subject)
    if state.heads != (head,):
        state = _as_of(vault, subject, head)
    return SubjectFile(subject, head, _about(vault, state, erased), _answers(vault, state, erased))


def _name(partner: SubjectFile) -> tuple[str, str]:
    """Partners stand in the order of their names, whatever their random ids."""
    name = partner.about.get("name")
    return (name.value if name else "", partner.subject)


def _as_of(vault: Vault, subject: str, head: str) -> SubjectState:
    known = {revision.id: revision for revision in history.revisions(vault, subject)}
    wanted = [head]
    past = {}
    while wanted:
        identifier = wanted.pop()
        if identifier not in past:
            past[identifier] = known[identifier]
            wanted.extend(known[identifier].parents)
    return compute(subject, past.values())


def _facts(state: SubjectState) -> dict[str, Statement]:
    return {
        key.partition("/")[2]: Statement(entry.plain, entry.author, entry.time)
        for key, entry in _settled(state, "fact/")
    }


def _about(vault: Vault, state: SubjectState, erased: list[str]) -> dict[str, Statement]:
    about = {}
    for key, entry in _settled(state, "about/"):
        value = history.blob(vault, entry.sealed)
        if value is None:
            erased.append(f"{state.subject} {key}")
            continue
        about[key.partition("/")[2]] = Statement(value.decode(), entry.author, entry.time)
    return about


def _answers(vault: Vault, state: SubjectState, erased: list[str]) -> tuple[Answer, ...]:
    answers = []
    for key, entry in _settled(state, "answer/"):
        value = history.blob(vault, entry.sealed) if entry.sealed else b"{}"
        if value is None:
            erased.append(f"{state.subject} {key}")
        parts = msgspec.json.decode(value, type=Parts) if value is not None else Parts()
        field = key.partition("/")[2]
        answers.append(Answer(state.subject, field, entry.plain, parts, entry.author, entry.time))
    return tuple(answers)


def _settled(state: SubjectState, prefix: str) -> list[tuple[str, Entry]]:
    found = [(key, state.value(key)) for key in sorted(state.entries) if key.startswith(prefix)]
    return [(key, entry) for key, entry in found if entry is not None]

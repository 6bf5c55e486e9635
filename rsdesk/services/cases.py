"""Writing and reading cases, partners and the baseline. Each write is durable when it returns."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from rsdesk.domain import case as registers
from rsdesk.domain.case import Kind, Parts, new_subject
from rsdesk.domain.conditions import Known
from rsdesk.domain.history import SubjectState, next_revision
from rsdesk.domain.revision import Blob, Change, seal
from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.services import register
from rsdesk.services.case_files import INSTITUTE, as_of, case_file, newer
from rsdesk.services.people import author
from rsdesk.storage import history, settings
from rsdesk.storage import register as rows
from rsdesk.storage.handle import writing
from rsdesk.storage.vault import Vault

__all__ = [
    "INSTITUTE",
    "as_of",
    "build_upon",
    "case_file",
    "cases",
    "describe",
    "find_case",
    "give_answer",
    "institute",
    "known_institute",
    "new_case",
    "new_institute",
    "new_partner",
    "newer",
    "single_head",
    "state_facts",
    "take_back",
    "utc",
    "write",
]


def utc(moment: datetime) -> str:
    """Return a moment as the claimed time of a revision (RFC 3339, whole seconds, UTC)."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def new_case(vault: Vault, guidance: str, about: Mapping[str, str], now: datetime) -> str:
    """Begin a case under a version of the guidance and return its subject."""
    return _begin(vault, "case", about, now, Change(registers.GUIDANCE, plain=guidance))


def new_partner(vault: Vault, about: Mapping[str, str], now: datetime) -> str:
    """Begin a partner, reusable in many cases, and return its subject."""
    return _begin(vault, "partner", about, now)


def new_institute(vault: Vault, now: datetime) -> str:
    """Begin an institute that is not the vault's own, such as that of a sample case."""
    return _begin(vault, "institute", {}, now)


def institute(vault: Vault, now: datetime) -> str:
    """Return the subject of the institute's baseline, begun on first use."""
    known = known_institute(vault)
    if known is None:
        known = new_institute(vault, now)
        settings.put_setting(vault, INSTITUTE, known)
    return known


def known_institute(vault: Vault) -> str | None:
    """Return the subject of the institute's baseline, None before its first use."""
    return settings.setting(vault, INSTITUTE)


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
        Change(registers.pin_key(subject), plain=_joined(vault, subject, now))
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
    with writing(vault):
        after = history.append(vault, revision, blobs)
        register.refresh(vault, subject)
    return after


def cases(vault: Vault) -> tuple[str, ...]:
    """Return the subjects of all cases in the vault that were not deleted, the oldest first."""
    return rows.kept_cases(vault)


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


def _joined(vault: Vault, subject: str, now: datetime) -> str:
    """A case names one revision of what it builds on, so several heads are joined first."""
    return single_head(vault, subject) or write(vault, subject, (), (), now).heads[0]


def single_head(vault: Vault, subject: str) -> str:
    """Return the latest revision of a subject, empty while it has several."""
    heads = history.state(vault, subject).heads
    return heads[0] if len(heads) == 1 else ""

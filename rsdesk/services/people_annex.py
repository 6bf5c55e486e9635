"""The people annex: what a case says of particular people, which can be deleted before the rest."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from msgspec import Struct

from rsdesk.domain import case as registers
from rsdesk.domain.case import answer_key
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.revision import Change
from rsdesk.errors import GuidanceError
from rsdesk.services import cases, editions, register
from rsdesk.services.steps import guidance_of
from rsdesk.storage import drafts, erasing, history
from rsdesk.storage.handle import writing
from rsdesk.storage.vault import Vault

PEOPLE = registers.about_key("people")


class Annex(Struct, frozen=True):
    """What the people annex of a case holds.

    `registers` are the (subject, register) with words in them, `shared` the partners that another
    case builds on too, so that their part stays. `deleted` is when the annex was deleted last
    (claimed time), empty if it never was.
    """

    registers: tuple[tuple[str, str], ...]
    shared: tuple[str, ...]
    deleted: str


def annex(vault: Vault, case: str) -> Annex:
    """Return what the people annex of a case holds at present."""
    partners = registers.pins(history.state(vault, case), "partner")
    shared = _shared(vault, case, partners)
    own = (case, *(partner for partner in partners if partner not in shared))
    keys = _keys(vault, case)
    noted = history.state(vault, case).value(registers.ANNEX)
    return Annex(
        tuple((subject, key) for subject in own for key in _filled(vault, subject, keys)),
        tuple(partner for partner in shared if any(_filled(vault, partner, keys))),
        noted.time if noted else "",
    )


def delete_annex(vault: Vault, case: str, now: datetime) -> None:
    """Drop for good what the case and partners of it alone say of particular people, ever said.

    What was chosen stays, so that the result stays; words, check records and their files go. The
    revisions stay valid. Signed records and earlier backups keep what they hold.
    """
    partners = registers.pins(history.state(vault, case), "partner")
    shared = _shared(vault, case, partners)
    keys = _keys(vault, case)
    with writing(vault):
        for subject in (case, *(partner for partner in partners if partner not in shared)):
            erasing.erase_registers(vault, subject, keys)
        cases.write(vault, case, [Change(registers.ANNEX, plain="deleted")], (), now)
        register.forget_words(vault, [case])


def _keys(vault: Vault, case: str) -> tuple[str, ...]:
    """What any guidance that the case was answered under takes to be about particular people."""
    names = dict.fromkeys(
        field.id
        for guidance in _guidance_ever(vault, case)
        for field in guidance.field.values()
        if field.personal
    )
    return (PEOPLE, *(answer_key(name) for name in names))


def _guidance_ever(vault: Vault, case: str) -> Iterator[Guidance]:
    yield guidance_of(vault, case)
    versions = dict.fromkeys(
        change.plain
        for revision in history.revisions(vault, case)
        for change in revision.changes
        if change.key == registers.GUIDANCE and change.plain
    )
    for version in versions:
        with suppress(GuidanceError):  # an edition that this program lacks tells nothing
            yield editions.edition(vault, version)


def _filled(vault: Vault, subject: str, keys: tuple[str, ...]) -> Iterator[str]:
    """Yield the registers in which words stand, or are being typed."""
    state = history.state(vault, subject)
    sealed = {key: entry.sealed for key in keys if (entry := state.value(key)) and entry.sealed}
    there = history.blobs(vault, sealed.values())
    typed = {draft.key for draft in drafts.drafts(vault, subject) if draft.value}
    yield from (key for key in keys if sealed.get(key) in there or key in typed)


def _shared(vault: Vault, case: str, partners: dict[str, str]) -> frozenset[str]:
    """Return the partners on which another case builds; a deleted one may come back."""
    found: set[str] = set()
    for other in history.subjects(vault, "case") if partners else ():
        state = history.state(vault, other)
        if other != case and state.plain(registers.SHELF) != "erased":
            found |= {*registers.pins(state, "partner")} & {*partners}
    return frozenset(found)

"""Questions of the institute's own: packs that are checked, kept, and asked in new cases."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from rsdesk.domain import pack as versions
from rsdesk.domain.guidance import Guidance, Question
from rsdesk.domain.pack import Pack
from rsdesk.errors import GuidanceError, InputError
from rsdesk.guidance import loading, packs, reading
from rsdesk.guidance.problems import Problem, RefusedFilesError
from rsdesk.i18n import N_
from rsdesk.services import editions
from rsdesk.storage import adopted
from rsdesk.storage.adopted import KeptPack
from rsdesk.storage.handle import writing
from rsdesk.storage.vault import Vault

LONGEST_VERSION = 200  # as much as a register of a case holds beside sealed texts
NO_PACK = N_(
    "There is no pack in {folder}: none of its .toml files has the table [pack]. Nothing was "
    "changed. The guide says how a pack is written."
)
OTHER_CONTENT = N_(
    "The pack {pack} is known here with other words. Nothing was changed. Give the changed pack a "
    "new version, so that old cases keep what they were asked."
)
TOO_LONG = N_(
    "The names of all packs together are too long. Nothing was changed. Take shorter ids and "
    "versions, or remove a pack from new cases."
)
NOT_KEPT = N_(
    "This vault has no pack {pack}. Nothing was changed. Please add it on the settings page."
)

__all__ = ["KnownPack", "add", "known", "stop_using", "use_again"]


class KnownPack(Struct, frozen=True):
    """A pack of this vault and what it adds; `fits` says whether it is made for the newest edition.

    `accepted` is claimed (RFC 3339, UTC).
    """

    pack: Pack
    accepted: str
    used: bool
    fits: bool
    questions: tuple[str, ...]
    items: int
    measures: int
    contacts: int
    guidance: Guidance

    def question(self, identifier: str) -> Question:
        """Return a question of the pack; KeyError when it has none such."""
        found = {question.id: question for question in self.guidance.questions}
        return found[identifier]


def known(vault: Vault) -> tuple[KnownPack, ...]:
    """Return every pack ever accepted, those of new cases first."""
    found = [_known(kept) for kept in adopted.packs(vault)]
    return tuple(sorted(found, key=lambda one: (not one.used, one.pack.id, one.accepted)))


def add(vault: Vault, folder: Path, now: datetime) -> KnownPack:
    """Accept the pack in a folder: new cases are asked by it, instead of an earlier version.

    Raises RefusedFilesError with every mistake, GuidanceError or InputError; nothing is changed.
    """
    files = reading.contents(folder)
    with writing(vault):
        pack = _checked(vault, folder, files)
        kept = adopted.pack(vault, pack.id, pack.version)
        if kept is None:
            adopted.keep_pack(vault, pack.id, pack.version, files, now)
        elif adopted.same_files(kept, files):
            adopted.use_pack(vault, pack.id, pack.version)
        else:
            raise InputError(OTHER_CONTENT, pack=_name(pack))
        if len(editions.latest(vault).edition.version) > LONGEST_VERSION:
            raise InputError(TOO_LONG)
        return _found(vault, pack.id, pack.version)


def stop_using(vault: Vault, identifier: str) -> None:
    """Ask new cases no longer by a pack; cases that were begun with it keep it."""
    adopted.use_pack(vault, identifier, "")


def use_again(vault: Vault, identifier: str, version: str) -> None:
    """Ask new cases by a pack that was accepted before. Raises RefusedFilesError, InputError."""
    kept = adopted.pack(vault, identifier, version)
    if kept is None:
        raise InputError(NOT_KEPT, pack=f"{identifier}@{version}")
    with writing(vault):
        _refuse(packs.lint(kept.files, _beside(vault, identifier)))
        adopted.use_pack(vault, identifier, version)


def _checked(vault: Vault, folder: Path, files: reading.Contents) -> Pack:
    if not packs.is_pack(files):
        _refuse(reading.read_contents(files)[1])
        raise GuidanceError(NO_PACK, folder=folder)
    try:
        own = packs.named_in(files).id
    except GuidanceError:
        own = ""  # the linter tells this and more
    _refuse(packs.lint(files, _beside(vault, own)))
    return packs.named_in(files)


def _refuse(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise RefusedFilesError(problems)


def _beside(vault: Vault, identifier: str) -> list[reading.Contents]:
    """Return the other packs that new cases are asked by."""
    newest = loading.newest().edition.version
    return [
        kept.files
        for kept in adopted.packs(vault)
        if kept.used and kept.id != identifier and editions.head(kept).base == newest
    ]


def _found(vault: Vault, identifier: str, version: str) -> KnownPack:
    kept = adopted.pack(vault, identifier, version)
    if kept is None:
        raise InputError(NOT_KEPT, pack=f"{identifier}@{version}")
    return _known(kept)


def _known(kept: KeptPack) -> KnownPack:
    pack = editions.head(kept)
    alone = packs.load(pack.base, [kept.files])
    base = loading.shipped(pack.base)
    own = {question.id for question in alone.questions} - {one.id for one in base.questions}
    return KnownPack(
        pack=pack,
        accepted=kept.accepted,
        used=kept.used,
        fits=pack.base == loading.newest().edition.version,
        questions=tuple(one.id for one in alone.questions if one.id in own),
        items=len(alone.items) - len(base.items),
        measures=len(alone.measures) - len(base.measures),
        contacts=len(alone.contacts) - len(base.contacts),
        guidance=alone,
    )


def _name(pack: Pack) -> str:
    return versions.combined("", [(pack.id, pack.version)]).removeprefix("+")

"""New cases: an empty one, the bundled sample, and the worked cases."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from rsdesk import paths
from rsdesk.domain.text import Text
from rsdesk.i18n import N_, Language
from rsdesk.services import case_input, cases, editions
from rsdesk.services.case_input import CaseInput
from rsdesk.services.json_input import parse, read_file
from rsdesk.services.known import check_known
from rsdesk.services.limits import check_title
from rsdesk.storage.handle import writing
from rsdesk.storage.vault import Vault

UNKNOWN_WORKED = N_("There is no worked case “{id}”. Nothing was changed. Please choose one.")


def begin(vault: Vault, title: str, now: datetime) -> str:
    """Begin a case under the newest guidance, building on the baseline; return its subject."""
    check_title(title)
    with writing(vault):
        version = editions.latest(vault).edition.version
        case = cases.new_case(vault, version, {"title": title.strip()}, now)
        cases.build_upon(vault, case, [cases.institute(vault, now)], now)
    return case


def begin_sample(vault: Vault, language: Language, now: datetime) -> str:
    """Store the bundled training case and return its subject.

    Its invented institute is one of its own: what it says must not become the baseline of real
    cases.
    """
    source = _training() / "demo"
    name = f"case-{language}.json"
    given = parse(read_file(source / name), CaseInput, name)
    with writing(vault):
        own = cases.new_institute(vault, now)
        return case_input.store(vault, editions.latest(vault), given, source, now, baseline=own)


class WorkedCase(Struct, frozen=True):
    """A short invented case with a known result, to try things out or to teach with."""

    id: str
    title: Text


class _Listed(Struct):
    id: str
    title_de: str
    title_en: str


class _List(Struct):
    cases: tuple[_Listed, ...]


def worked_cases() -> tuple[WorkedCase, ...]:
    """Return the worked cases that can be opened."""
    name = "cases.json"
    listed = parse(read_file(_training() / name), _List, name).cases
    return tuple(WorkedCase(one.id, Text(de=one.title_de, en=one.title_en)) for one in listed)


def begin_worked(vault: Vault, identifier: str, language: Language, now: datetime) -> str:
    """Store a worked case and return its subject; InputError when there is none of this id."""
    check_known(identifier, [one.id for one in worked_cases()], UNKNOWN_WORKED)
    name = f"{identifier}-{language}.json"
    folder = _training() / "worked"
    given = parse(read_file(folder / name), CaseInput, name)
    return case_input.store(vault, editions.latest(vault), given, folder, now)


def _training() -> Path:
    return paths.resources() / "training"

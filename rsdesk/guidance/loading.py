"""Loading of guidance editions, their hash, and the ones that ship with the program."""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import rfc8785
from msgspec import Struct

from rsdesk import paths
from rsdesk.domain.guidance import Guidance
from rsdesk.errors import GuidanceError
from rsdesk.guidance.problems import BrokenGuidanceError, Problem, place
from rsdesk.guidance.reading import Edition, read
from rsdesk.guidance.shape import mended
from rsdesk.i18n import N_

_VERSION = re.compile(r"\d+(\.\d+)*")
UNKNOWN_EDITION = N_(
    "The case was answered under guidance {version}, which this version of rsdesk does not have "
    "(it has {known}). The case was not changed. Install the newest rsdesk and open it there."
)


def load(folder: Path, *, shipped: bool = False) -> Guidance:
    """Return the edition in a folder; BrokenGuidanceError tells the first thing wrong with it.

    This checks form, not sense: `rsdesk.guidance.linting.lint` finds unknown ids and the like.
    """
    edition, problems = read(folder, shipped=shipped)
    if problems:
        raise BrokenGuidanceError(problems[0])
    return converted(edition)


def converted(edition: Edition) -> Guidance:
    """Return tables as guidance; BrokenGuidanceError tells the first that does not fit."""
    try:
        return _ordered(msgspec.convert(edition.tables, Guidance))
    except msgspec.ValidationError as exc:
        raise BrokenGuidanceError(_first_misshapen(edition)) from exc


def _first_misshapen(edition: Edition) -> Problem:
    _, findings = mended(edition.tables, Guidance)
    return min((edition.problem(finding) for finding in findings), key=place)


def _ordered(guidance: Guidance) -> Guidance:
    """Return the edition in an order that does not depend on how its files are cut.

    Items follow their sources, questions their sections, each in file order within;
    labels, measures and contacts are looked up by id only.
    """
    sources = {source.id: place for place, source in enumerate(guidance.sources)}
    sections = {section.id: place for place, section in enumerate(guidance.sections)}
    return msgspec.structs.replace(
        guidance,
        items=tuple(sorted(guidance.items, key=lambda i: sources.get(i.source, len(sources)))),
        questions=tuple(
            sorted(guidance.questions, key=lambda q: sections.get(q.section, len(sections)))
        ),
        labels=tuple(sorted(guidance.labels, key=lambda label: label.id)),
        measures=tuple(sorted(guidance.measures, key=lambda measure: measure.id)),
        contacts=tuple(sorted(guidance.contacts, key=lambda contact: contact.id)),
    )


def digest(guidance: Guidance) -> str:
    """Return the SHA-256, in hex, of an edition's RFC 8785 form without its default values.

    Defaults are left out so that a key which later software adds leaves old hashes valid.
    """
    return hashlib.sha256(rfc8785.dumps(_canonical(guidance))).hexdigest()


def _canonical(value: Any) -> Any:
    if isinstance(value, Struct):
        given = ((name, getattr(value, name), default) for name, default in _defaults(type(value)))
        return {name: _canonical(own) for name, own, default in given if own != default}
    if isinstance(value, dict):
        return {name: _canonical(own) for name, own in value.items()}
    if isinstance(value, tuple):
        return [_canonical(entry) for entry in value]
    return value


@cache
def _defaults(type_: type[Struct]) -> tuple[tuple[str, Any], ...]:
    """Return the keys of a guidance type with their defaults."""
    return tuple((field.name, _default(field)) for field in msgspec.structs.fields(type_))


def _default(field: msgspec.structs.FieldInfo) -> Any:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default


def versions() -> tuple[str, ...]:
    """Return the versions of the editions that ship, oldest first."""
    names = (folder.name for folder in _editions().iterdir() if folder.is_dir())
    return tuple(sorted(filter(_VERSION.fullmatch, names), key=_numbers))


def folder(version: str) -> Path:
    """Return where an edition that ships lies."""
    return _editions() / version


def _editions() -> Path:
    return paths.resources() / "guidance"


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


@cache
def shipped(version: str) -> Guidance:
    """Return an edition that ships; GuidanceError when it does not."""
    if version not in versions():
        raise GuidanceError(UNKNOWN_EDITION, version=version, known=", ".join(versions()))
    return load(folder(version), shipped=True)


def newest() -> Guidance:
    """Return the latest edition that ships: the one for new cases."""
    return shipped(versions()[-1])

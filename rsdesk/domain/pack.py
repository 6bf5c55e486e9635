"""Packs: an institute's own sources, questions, measures and contacts beside an edition."""

import re
from collections.abc import Iterable

from msgspec import Struct

from rsdesk.domain.text import Id, Text

# what may stand in the name of a combined version, which is read apart again
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Pack(Struct, frozen=True, forbid_unknown_fields=True):
    """Which pack this is, and the version of the edition it was written beside."""

    id: Id
    version: Id
    base: Id
    title: Text


Named = tuple[str, str]  # id and version of a pack


def combined(base: str, packs: Iterable[Named]) -> str:
    """Return the version of an edition together with packs, such as `2026.1+house@1`."""
    return "".join([base, *(f"+{name}@{version}" for name, version in sorted(packs))])


def parts(version: str) -> tuple[str, tuple[Named, ...]]:
    """Return the edition and the packs that a version names."""
    base, *packs = version.split("+")
    named = [pack.partition("@") for pack in packs]
    return base, tuple((name, own) for name, _, own in named)


def goes_beyond(version: str, other: str) -> bool:
    """Return whether a version has another edition or a pack that the other one lacks.

    One that merely lacks packs does not: what an institute no longer asks stays in its old cases.
    """
    base, packs = parts(version)
    other_base, other_packs = parts(other)
    return base != other_base or not set(packs) <= set(other_packs)

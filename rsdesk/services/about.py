"""What the program is made of: versions and licences of everything in it."""

import re
from importlib import metadata

from msgspec import Struct

from rsdesk import __version__, paths

# these two name their licence in a file only
_NAMED_IN_A_FILE = {"pyrage": "MIT", "sqlcipher3": "Zlib; SQLCipher: BSD-3-Clause"}
_NAME = re.compile(r"^[A-Za-z0-9._-]+")


class Component(Struct, frozen=True):
    """A library in the program; the licence as its makers name it."""

    name: str
    version: str
    licence: str


def version() -> str:
    """Return the version of rsdesk."""
    return __version__


def components() -> tuple[Component, ...]:
    """Return the libraries rsdesk asks for, by name."""
    wanted = (_NAME.match(line) for line in metadata.requires("rsdesk") or ())
    names = sorted({found[0] for found in wanted if found}, key=str.lower)
    return tuple(_component(name) for name in names)


def licences() -> tuple[tuple[str, str], ...]:
    """Return the licences that come with fonts and icons: file name and text."""
    files = sorted((paths.resources()).glob("*/LICENSE-*.txt"))
    return tuple((file.stem, file.read_text(encoding="utf-8")) for file in files)


def _component(name: str) -> Component:
    found = metadata.metadata(name).json
    licence = (
        found.get("license_expression")
        or _classified(found)
        or found.get("license")
        or _NAMED_IN_A_FILE.get(name, "")
    )
    return Component(name, metadata.version(name), str(licence).strip().partition("\n")[0])


def _classified(found: dict[str, str | list[str]]) -> str:
    lines = [line for line in found.get("classifier", ()) if line.startswith("License ::")]
    return ", ".join(line.rpartition(" :: ")[2] for line in lines)

"""From a folder of TOML files to one set of tables that still knows where each entry stands."""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

import msgspec
from msgspec import Struct

from rsdesk.domain.guidance import Guidance
from rsdesk.errors import GuidanceError
from rsdesk.guidance import parsed, size
from rsdesk.guidance.lines import line_of
from rsdesk.guidance.problems import Finding, Path, Problem, place
from rsdesk.i18n import N_

# far above any edition: a pack that somebody hands over must not fill the memory
LARGEST_FILE = 1024 * 1024
LARGEST_FOLDER = 4 * LARGEST_FILE
MOST_FILES = 100
EDITION, RULES, PACK = "edition", "rules", "pack"
ONCE = (EDITION, RULES, PACK)
# which tables stand once in the files of an edition, and in those of an institute's own pack
OF_AN_EDITION, OF_A_PACK = (EDITION, RULES), (PACK,)
TABLES: tuple[str, ...] = tuple(
    field.name for field in msgspec.structs.fields(Guidance) if field.name not in ONCE
)
Contents = tuple[tuple[str, bytes], ...]

NO_FOLDER = N_(
    "There is no guidance in {folder}: it is not a folder with .toml files that can be read. "
    "Nothing was changed. Check the path."
)
TOO_MANY = N_(
    "The folder {folder} holds more than {most} .toml files, which no guidance does. Nothing was "
    "changed. Check the path."
)
TOO_LARGE = N_("The file is larger than 1 MiB, which no guidance file is.")
STRANGE_NAME = N_(
    "A file in {folder} has a name that cannot be shown as it is: {name}. Nothing was changed. "
    "Rename the file."
)
TOO_MUCH = N_(
    "The .toml files in {folder} are larger than {most} MiB together, which no guidance is. "
    "Nothing was changed. Check the path."
)
NOT_UTF8 = N_("The file is not UTF-8 text. Save it as UTF-8.")
SYNTAX = N_("The file is not valid TOML: {detail}.")
TOO_DEEP = N_("The file is not valid TOML: it is nested too deeply.")
UNKNOWN_TABLE = N_("“{table}” is not a table of the guidance. Known are: {known}.")
NO_ARRAY = N_("“{table}” must be written as [[{table}]], once for each entry.")
NO_TABLE = N_("“{table}” must be written as [{table}], a table of its own.")
SECOND_TABLE = N_("[{table}] stands in two files.")


class Document(Struct, frozen=True):
    """One file: its name, its text, and what TOML makes of it."""

    name: str
    text: str
    tables: dict[str, Any]


class Edition(Struct, frozen=True):
    """All files of a folder with their arrays joined in file-name order.

    `origin` gives, for each joined array, the document and the place in it, entry by entry.
    """

    documents: tuple[Document, ...]
    tables: dict[str, Any]
    origin: dict[str, list[tuple[Document, int]]]

    def problem(self, finding: Finding) -> Problem:
        """Return a finding with its file and line."""
        document, path = self._place(finding.path)
        line = line_of(document.text, path)
        return Problem(document.name, line, finding.reason, finding.values)

    def _place(self, path: Path) -> tuple[Document, Path]:
        table, *rest = path
        if table in ONCE or not rest or not isinstance(rest[0], int):
            holder = next((d for d in self.documents if table in d.tables), self.documents[0])
            return holder, path
        document, index = self.origin[str(table)][rest[0]]
        return document, (table, index, *rest[1:])


def read(folder: FilePath, *, shipped: bool = False) -> tuple[Edition, tuple[Problem, ...]]:
    """Return what the files of a folder hold, and what TOML itself finds wrong with them.

    Raises GuidanceError when there is no such folder or nothing in it can be read. What ships with
    the program may be read from its parsed form.
    """
    known = parsed.tables(folder) if shipped else {}
    return read_contents(contents(folder), known=known)


def read_contents(
    given: Iterable[tuple[str, bytes]], *, known: Mapping[str, Any] | None = None
) -> tuple[Edition, tuple[Problem, ...]]:
    """Return what files of these names and contents hold, and what TOML finds wrong with them."""
    documents = []
    problems = []
    for name, content in given:
        found = parse(name, content, known or {})
        if isinstance(found, Problem):
            problems.append(found)
        else:
            documents.append(found)
    # a pack says that it is one; everything else is to be an edition
    once = OF_A_PACK if any(PACK in document.tables for document in documents) else OF_AN_EDITION
    for document in documents:
        problems += _strangers(document, once)
    problems += _second_tables(documents)
    return joined(documents), tuple(sorted(problems, key=place))


def contents(folder: FilePath) -> Contents:
    """Return the .toml files of a folder; GuidanceError when it holds none that can be read."""
    try:
        files = sorted(path for path in folder.glob("*.toml") if path.is_file())
        if len(files) > MOST_FILES:
            raise GuidanceError(TOO_MANY, folder=folder, most=MOST_FILES)
        found = [(shown_name(path), _content(path)) for path in files]
    except (OSError, ValueError) as exc:
        raise GuidanceError(NO_FOLDER, folder=folder) from exc
    if not found:
        raise GuidanceError(NO_FOLDER, folder=folder)
    if sum(min(len(content), LARGEST_FILE) for _, content in found) > LARGEST_FOLDER:
        most = LARGEST_FOLDER // (1024 * 1024)
        raise GuidanceError(TOO_MUCH, folder=folder, most=most)
    return tuple(found)


def shown_name(path: FilePath) -> str:
    """Return the name of a file, which is shown beside every mistake and kept in the vault.

    Raises GuidanceError when it would show something else than it is.
    """
    if not path.name.isprintable():
        raise GuidanceError(STRANGE_NAME, folder=path.parent, name=ascii(path.name))
    return path.name


def _content(path: FilePath) -> bytes:
    with path.open("rb") as stream:
        return stream.read(LARGEST_FILE + 1)


def parse(name: str, content: bytes, known: Mapping[str, Any] | None = None) -> Document | Problem:
    """Return a file as TOML, or why it is none; `known` holds what is parsed by its SHA-256."""
    if len(content) > LARGEST_FILE:
        return Problem(name, 1, TOO_LARGE)
    try:
        text = content.decode("utf-8-sig")
        tables = known.get(hashlib.sha256(content).hexdigest()) if known else None
        return _read(name, text) if tables is None else Document(name, text, tables)
    except UnicodeDecodeError as exc:
        return Problem(name, content.count(b"\n", 0, exc.start) + 1, NOT_UTF8)
    except RecursionError:
        return Problem(name, 1, TOO_DEEP)
    except ValueError as exc:  # besides its own error tomllib lets int() fail on endless digits
        return _syntax_problem(name, content, str(exc))


def _read(name: str, text: str) -> Document | Problem:
    """Length of a key and of a list cost more than their bytes, so they are looked at first."""
    line = size.line_of_long_key(text)
    if line:
        return Problem(name, line, TOO_DEEP)
    tables = tomllib.loads(text)
    path, reason, values = size.too_much(tables)
    if reason:
        return Problem(name, line_of(text, path), reason, values)
    return Document(name, text, tables)


def _syntax_problem(name: str, content: bytes, message: str) -> Problem:
    detail, _, place = message.partition(" (at ")
    found = re.match(r"line (\d+)", place)
    last = max(len(content.splitlines()), 1)
    line = int(found[1]) if found else last if place else 1
    return Problem(name, line, SYNTAX, {"detail": detail})


def _strangers(document: Document, once: tuple[str, ...]) -> list[Problem]:
    found = []
    for table, content in document.tables.items():
        misuse = _misuse(table, content, once)
        if misuse is not None:
            line = line_of(document.text, (table,))
            values = {"table": table, "known": ", ".join((*once, *TABLES))}
            found.append(Problem(document.name, line, misuse, values))
    return found


def _misuse(table: str, content: Any, once: tuple[str, ...]) -> str | None:
    if table in once:
        return None if isinstance(content, dict) else NO_TABLE
    if table not in TABLES:
        return UNKNOWN_TABLE
    return None if isinstance(content, list) else NO_ARRAY


def _second_tables(documents: list[Document]) -> Iterator[Problem]:
    for table in ONCE:
        holders = [document for document in documents if table in document.tables]
        for document in holders[1:]:
            line = line_of(document.text, (table,))
            yield Problem(document.name, line, SECOND_TABLE, {"table": table})


def joined(documents: Iterable[Document]) -> Edition:
    """Return documents as one edition: arrays joined, of other tables the first."""
    documents = tuple(documents)
    tables: dict[str, Any] = {table: [] for table in TABLES}
    origin: dict[str, list[tuple[Document, int]]] = {table: [] for table in TABLES}
    for document in documents:
        for table in ONCE:
            if table in document.tables:
                tables.setdefault(table, document.tables[table])
        for table in TABLES:
            entries = document.tables.get(table, [])
            if isinstance(entries, list):
                tables[table] += entries
                origin[table] += [(document, index) for index in range(len(entries))]
    return Edition(documents, tables, origin)

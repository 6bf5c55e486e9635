"""Message catalogues: take messages from the source, compile them, refuse incomplete ones.

English message ids are the English text itself, so every other language has one `.po` file under
`i18n/LANGUAGE/LC_MESSAGES`. The compiled `.mo` beside it is made here and never committed.
"""

import io
import re
import string
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import extract, mofile, pofile
from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "i18n"
SOURCE = ROOT / "rsdesk"
KEYWORDS = {"_": None, "N_": None, "gettext": None, "translate": None, "ngettext": (1, 2)}
WIDTH = 96
_NO_DAY = datetime(1980, 1, 1, tzinfo=UTC)  # so that the same messages give the same bytes
_NAMED_PERCENT = re.compile(r"%\(\w+\)\w")

# Only what gettext needs: dates, names and tools would change the file without a reason.
_HEADER = """\
# What rsdesk says, in the language this file is for.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def extracted(source: Path = SOURCE) -> Catalog:
    """Return the messages of the source, with the files they come from."""
    found = Catalog()
    for file, _line, message, comments, _context in extract.extract_from_dir(
        source, keywords=KEYWORDS
    ):
        place = f"{source.name}/{Path(file).as_posix()}"
        found.add(message, locations=[(place, 0)], auto_comments=comments)
    return found


def catalogue_files(folder: Path = FOLDER) -> list[Path]:
    """Return the catalogue of every language but English."""
    return sorted(folder.glob("*/LC_MESSAGES/rsdesk.po"))


def read(path: Path) -> Catalog:
    """Return a catalogue as it stands in its file; a mistake in the file is an error."""
    with path.open("rb") as file:
        return pofile.read_po(file, locale=path.parent.parent.name, abort_invalid=True)


def written(catalogue: Catalog) -> bytes:
    """Return the one form a catalogue has on disk: sorted, without lines, dates and obsolete."""
    body = io.BytesIO()
    pofile.write_po(
        body,
        catalogue,
        width=WIDTH,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    header = _HEADER.format(language=catalogue.locale_identifier)
    return header.encode() + body.getvalue().rstrip(b"\n") + b"\n"


def update(path: Path, source: Catalog) -> None:
    """Bring a catalogue in line with the source; new messages are left empty for a person."""
    catalogue = read(path)
    catalogue.update(source, no_fuzzy_matching=True)
    path.write_bytes(written(catalogue))


def compile_all(folder: Path = FOLDER) -> list[Path]:
    """Write the binary form of every catalogue beside it and return the files."""
    compiled = []
    for path in catalogue_files(folder):
        catalogue = read(path)
        catalogue.creation_date = catalogue.revision_date = _NO_DAY
        binary = path.with_suffix(".mo")
        with binary.open("wb") as file:
            mofile.write_mo(file, catalogue)
        compiled.append(binary)
    return compiled


def problems(path: Path, source: Catalog) -> Iterator[str]:
    """Yield in words everything that keeps a catalogue from being complete and correct."""
    catalogue = read(path)
    here, there = _by_id(catalogue), _by_id(source)
    for name in sorted(there.keys() - here.keys()):
        yield f"missing: {name}"
    for name in sorted(here.keys() - there.keys()):
        yield f"no longer in the source: {name}"
    for name in sorted(here.keys() & there.keys()):
        for problem in _message_problems(here[name]):
            yield f"{problem}: {name}"
    if path.read_bytes() != written(catalogue):
        yield "not in the form “make catalogues” writes"


def _by_id(catalogue: Catalog) -> dict[str, Message]:
    return {_texts(message.id)[0]: message for message in catalogue if message.id}


def _texts(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def _message_problems(message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield "marked as fuzzy"
    translations = _texts(message.string)
    if not all(translations):
        yield "not translated"
        return
    for original, translation in zip(_texts(message.id), translations, strict=True):
        if _places(original) != _places(translation):
            yield "other {places} than the English"
        if _ending(original) != _ending(translation):
            yield "another ending than the English"


def _places(text: str) -> set[object] | None:
    """Return the named places of a message with their forms; None where braces do not match."""
    try:
        braces = {place[1:] for place in string.Formatter().parse(text) if place[1] is not None}
    except ValueError:
        return None
    return {*braces, *_NAMED_PERCENT.findall(text)}


def _ending(text: str) -> str:
    bare = text.rstrip()
    mark = bare[-1:] if bare.endswith((".", ":", ";", "!", "?", "…")) else ""
    return mark + text[len(bare) :]


def check(folder: Path = FOLDER, source: Path = SOURCE) -> int:
    """Print every problem of every catalogue and return how many there are."""
    messages = extracted(source)
    count = 0
    for path in catalogue_files(folder):
        for problem in problems(path, messages):
            print(f"{path.relative_to(folder.parent)}: {problem}", file=sys.stderr)
            count += 1
    return count


def main(arguments: list[str]) -> int:
    """Run `update`, `compile` or `check` and return the exit status."""
    match arguments:
        case ["update"]:
            messages = extracted()
            for path in catalogue_files():
                update(path, messages)
            return 0
        case ["compile"]:
            compile_all()
            return 0
        case ["check"]:
            return 1 if check() else 0
    print("usage: catalogues.py update | compile | check", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

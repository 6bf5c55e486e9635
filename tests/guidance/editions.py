"""A small edition that is in order, for tests to break in one place."""

from pathlib import Path

from rsdesk.guidance.linting import lint

SMALL = Path(__file__).parent / "small"
EDITION, ITEMS, QUESTIONS = "1-edition.toml", "2-items.toml", "3-questions.toml"


def small(folder: Path) -> Path:
    """Copy the small edition into a folder and return the folder."""
    for source in SMALL.glob("*.toml"):
        (folder / source.name).write_bytes(source.read_bytes())
    return folder


def change(folder: Path, file: str, old: str, new: str) -> Path:
    """Replace the first `old` of a file and return the folder."""
    target = folder / file
    text = target.read_text(encoding="utf-8")
    assert old in text, old
    target.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    return folder


def found(folder: Path) -> list[tuple[str, str, str]]:
    """Lint a folder; return file, the text of the line named, and the reason in English."""
    return [
        (problem.file, _line(folder / problem.file, problem.line), problem.text(str))
        for problem in lint(folder)
    ]


def mistake(folder: Path, file: str, old: str, new: str) -> list[tuple[str, str, str]]:
    """Break the small edition in one place and return what is found."""
    return found(change(small(folder), file, old, new))


def _line(file: Path, number: int) -> str:
    return file.read_text(encoding="utf-8").splitlines()[number - 1].strip()

"""Looking at a vault's folder from outside."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def content(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path; folders count as empty files."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
    }


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    """Check that nothing appears, vanishes or changes in a folder."""
    before = content(folder)
    yield
    assert content(folder) == before


def flip(path: Path, place: int) -> None:
    """Change one bit of a file."""
    changed = bytearray(path.read_bytes())
    changed[place] ^= 1
    path.write_bytes(changed)

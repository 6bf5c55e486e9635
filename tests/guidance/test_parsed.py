"""The form that is parsed in advance says what the TOML says, or is not used at all."""

from pathlib import Path

import pytest

from installer import editions
from rsdesk import paths
from rsdesk.guidance import parsed
from rsdesk.guidance.linting import lint
from rsdesk.guidance.loading import load, versions
from tests.guidance.editions import EDITION, change, small


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    """The small edition with its parsed form beside it."""
    folder = tmp_path / "1"
    folder.mkdir()
    small(folder)
    editions.compile_all(tmp_path)
    return folder


@pytest.mark.parametrize("version", versions())
def test_what_ships_is_the_same_in_both_forms(version: str, tmp_path: Path) -> None:
    folder = tmp_path / version
    folder.mkdir()
    for source in (paths.resources() / "guidance" / version).glob("*.toml"):
        (folder / source.name).write_bytes(source.read_bytes())
    editions.compile_all(tmp_path)
    assert len(parsed.tables(folder)) == len([*folder.glob("*.toml")])
    assert load(folder, shipped=True) == load(folder)


def test_the_form_is_really_used(compiled: Path) -> None:
    """A form with other words shows: they are read, so the TOML was not parsed."""
    _lie(compiled)
    assert load(compiled, shipped=True).edition.version == "9.9"


def test_a_changed_file_is_read_anew(compiled: Path) -> None:
    _lie(compiled)
    change(compiled, EDITION, "[edition]", "# one word more\n[edition]")
    assert load(compiled, shipped=True) == load(compiled)


def test_a_damaged_form_counts_as_none(compiled: Path) -> None:
    form = compiled / editions.NAME
    content = form.read_bytes()
    form.write_bytes(content.replace(b"The project", b"Tha project", 1))
    assert form.read_bytes() != content
    assert parsed.tables(compiled) == {}
    assert load(compiled, shipped=True) == load(compiled)


def test_a_folder_that_somebody_hands_over_is_read_as_written(compiled: Path) -> None:
    """Else people could review one text and be asked another."""
    _lie(compiled)
    assert load(compiled).edition.version == "1.0"
    assert lint(compiled) == ()


def test_the_form_has_the_name_that_the_program_looks_for() -> None:
    assert editions.NAME == parsed.NAME


def _lie(folder: Path) -> None:
    """Let the form say something else of a file than the file does."""
    version = load(folder).edition.version
    form = folder / editions.NAME
    body = form.read_bytes().partition(b"\n")[2]
    false = body.replace(f'"version":"{version}"'.encode(), b'"version":"9.9"', 1)
    assert false != body
    form.write_bytes(editions.sealed(false))

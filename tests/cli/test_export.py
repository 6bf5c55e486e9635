"""The command export: what it writes, where, and what it refuses."""

import json
import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def case(run: Run, vault: Path) -> str:
    output = run("new", "--title", "Wüstenphysik", "--vault", vault)[1]
    found = re.search(r"[0-9A-F]{4}-[0-9A-F]{4}", output)
    assert found
    return found.group()


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("kind", "name", "begins"),
    [
        ("funder-dfg", "text.txt", b"Dealing with risks"),
        ("funder-he", "text.docx", b"PK"),
        ("csv", "dates.csv", b"\xef\xbb\xbf"),
        ("ics", "dates.ics", b"BEGIN:VCALENDAR\r\n"),
        ("json", "case.json", b'{\n "format": "rsdesk-case-export-1"'),
    ],
)
def test_a_case_is_saved_where_the_user_said_and_nothing_else_is_written(
    run: Run, vault: Path, case: str, tmp_path: Path, kind: str, name: str, begins: bytes
) -> None:
    before, target = files(tmp_path), tmp_path / name
    status, output, errors = run("export", case, "--as", kind, "--vault", vault, "-o", target)
    assert (status, errors) == (0, "")
    assert "not encrypted" in output
    after = files(tmp_path)
    assert after.pop(target).startswith(begins)
    assert after == before


def test_the_language_of_the_file_is_not_that_of_the_messages(
    run: Run, vault: Path, case: str, tmp_path: Path
) -> None:
    target = tmp_path / "text.txt"
    words = ("--vault", vault, "-o", target, "--language", "de")
    assert "Saved as" in run("export", case, "--as", "funder-he", *words)[1]
    assert target.read_text(encoding="utf-8").startswith("Forschungssicherheit")


def test_names_are_left_out_unless_asked_for(
    run: Run, vault: Path, case: str, tmp_path: Path
) -> None:
    for name, more in (("bare.json", ()), ("named.json", ("--names",))):
        run("export", case, "--as", "json", *more, "--vault", vault, "-o", tmp_path / name)
    told = [
        json.loads((tmp_path / name).read_text())["with_people"]
        for name in ("bare.json", "named.json")
    ]
    assert told == [False, True]


def test_an_existing_file_is_kept(run: Run, vault: Path, case: str, tmp_path: Path) -> None:
    target = tmp_path / "dates.csv"
    target.write_text("mine")
    status, _, errors = run("export", case, "--as", "csv", "--vault", vault, "-o", target)
    assert status == 2
    assert "exists already" in errors
    assert target.read_text() == "mine"


@pytest.mark.parametrize(("kind", "name"), [("json", "case.txt"), ("funder-dfg", "text.pdf")])
def test_a_name_that_would_deceive_about_the_content_is_refused(
    run: Run, vault: Path, case: str, tmp_path: Path, kind: str, name: str
) -> None:
    status, _, errors = run("export", case, "--as", kind, "--vault", vault, "-o", tmp_path / name)
    assert status == 2
    assert "Nothing was written" in errors
    assert not os.path.lexists(tmp_path / name)


def test_an_unknown_case_or_kind_writes_nothing(
    run: Run, vault: Path, case: str, tmp_path: Path
) -> None:
    target = tmp_path / "case.json"
    assert run("export", "FFFF", "--as", "json", "--vault", vault, "-o", target)[0] == 2
    assert run("export", case, "--as", "xml", "--vault", vault, "-o", target)[0] == 2
    assert not target.exists()

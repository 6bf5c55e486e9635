"""What happens when files, folders, outputs or passwords are not what a command needs."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rsdesk import paths
from rsdesk.guidance import loading
from rsdesk.services import cases
from rsdesk.storage.vault import opened
from tests.cli.conftest import PASSWORD, Run
from tests.storage.test_full_disk import full

DEMO = paths.resources() / "training" / "demo"


def started(*words: object, **where: object) -> "subprocess.CompletedProcess[str]":
    """Run the command line as its own process, whose streams can be closed or full."""
    environment = os.environ | {"LANG": "en_GB.UTF-8", "RSDESK_PASSWORD": PASSWORD}
    options = {"stdout": subprocess.PIPE, "env": environment} | where
    command = [sys.executable, "-m", "rsdesk.main", *map(str, words)]
    return subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def begun(run: Run, vault: Path, title: str = "x") -> str:
    assert run("new", "--title", title, "--vault", vault)[0] == 0
    return run("list", "--vault", vault)[1].split()[0]


@pytest.mark.parametrize("words", [["--help"], ["--version"]])
def test_an_output_that_takes_nothing_ends_with_status_2(words: list[str]) -> None:
    with Path(os.devnull).open() as only_readable:
        ended = started(*words, stdout=only_readable)
    assert ended.returncode == 2
    assert "could not be printed" in ended.stderr


def test_a_reader_that_went_away_ends_in_silence() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = started("--help", stdout=writing)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (2, "")


def test_letters_that_the_output_cannot_hold_are_shown_as_codes(run: Run, vault: Path) -> None:
    begun(run, vault, "Düne 😀")
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "RSDESK_PASSWORD": PASSWORD}
    ended = started("list", "--vault", vault, env=environment)
    assert ended.returncode == 0
    assert "D\\xfcne \\U0001f600" in ended.stdout


def test_a_closed_standard_input_is_no_terminal(
    run: Run, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    status, _, errors = run("list", "--vault", vault, password=None)
    assert status == 2
    assert "no terminal" in errors


@pytest.mark.parametrize("number", [-1, 9999, 10**20])
def test_a_file_descriptor_that_cannot_be_is_told_in_words(
    run: Run, vault: Path, number: int
) -> None:
    status, _, errors = run("list", "--vault", vault, f"--password-fd={number}", password=None)
    assert status == 2
    assert "--password-fd" in errors


def test_the_option_for_the_new_password_is_named_when_that_is_missing(
    run: Run, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    status, _, errors = run("vault", "password", "--vault", vault)
    assert status == 2
    assert "--new-password-fd" in errors


def test_no_password_typed_changes_nothing(
    run: Run, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", ended)
    status, _, errors = run("list", "--vault", vault, password=None)
    assert status == 2
    assert "No password was typed" in errors


def test_an_empty_list_says_that_it_is_empty(run: Run, vault: Path) -> None:
    status, output, errors = run("list", "--vault", vault)
    assert (status, output) == (0, "")
    assert "no case yet" in errors
    status, output, errors = run("vault", "restore", "--vault", vault)
    assert (status, output) == (0, "")
    assert "no backup" in errors


def test_a_title_cannot_steer_the_terminal(run: Run, vault: Path, tmp_path: Path) -> None:
    title = "a\x1b[31m\nB0BE-F7BD  false\u202e"
    path = tmp_path / "case.json"
    path.write_text(json.dumps({"about": {"title": title}}))
    status, output, errors = run("new", path, "--vault", vault)
    assert (status, output) == (2, "")
    assert errors.replace("\n", "").isprintable()
    with opened(vault, PASSWORD) as known:  # as an older version took it in
        now = datetime(2026, 11, 21, tzinfo=UTC)
        cases.new_case(known, loading.newest().edition.version, {"title": title}, now)
    output = run("list", "--vault", vault)[1]
    assert output.count("\n") == 1
    assert output.rstrip("\n").isprintable()


def test_a_title_beside_an_input_file_is_refused(run: Run, vault: Path, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text('{"about": {"title": "x"}}')
    assert run("new", path, "--title", "y", "--vault", vault)[0] == 2
    assert run("list", "--vault", vault)[1] == ""


@pytest.mark.parametrize("place", ["there.pdf", "missing/record.pdf", "there.pdf/record.pdf", ""])
def test_a_record_that_cannot_be_saved_is_not_signed(
    run: Run, vault: Path, tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = begun(run, vault)
    (tmp_path / "there.pdf").write_bytes(b"mine")
    monkeypatch.setattr("rsdesk.services.records.make_record", None)
    target = tmp_path / place if place else place
    status, _, errors = run("record", case, "--vault", vault, "-o", target)
    assert status == 2
    assert "Nothing was changed" in errors
    assert (tmp_path / "there.pdf").read_bytes() == b"mine"


def test_a_backup_with_nowhere_to_copy_is_not_begun(run: Run, vault: Path, tmp_path: Path) -> None:
    status, _, errors = run("vault", "backup", "--vault", vault, "--to", tmp_path / "stick")
    assert status == 2
    assert "There is no folder" in errors
    assert not (vault / "backups").exists()


def test_a_vault_is_no_backup_of_itself(run: Run, vault: Path) -> None:
    status, _, errors = run("vault", "restore", vault, "--vault", vault)
    assert status == 2
    assert "the vault itself" in errors
    assert not (vault / "replaced").exists()


def test_a_case_that_does_not_fit_on_the_disk_is_not_stored_at_all(run: Run, vault: Path) -> None:
    with full(150_000):
        status, _, errors = run("new", DEMO / "case-en.json", "--vault", vault)
    assert status == 2
    assert "free space" in errors
    assert run("list", "--vault", vault)[1] == ""
    assert run("new", DEMO / "case-en.json", "--vault", vault)[0] == 0


def test_a_file_is_no_folder_for_the_demo(run: Run, tmp_path: Path) -> None:
    (tmp_path / "thesis").write_bytes(b"mine")
    status, _, errors = run("demo", "-o", tmp_path / "thesis")
    assert status == 2
    assert "cannot be written" in errors
    assert (tmp_path / "thesis").read_bytes() == b"mine"

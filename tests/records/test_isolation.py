"""A task in a child process: bounded, told in words when it fails, and quiet about the case."""

import os
from pathlib import Path

import msgspec
import pytest

from rsdesk.errors import RecordError, VaultError
from rsdesk.records import isolation
from rsdesk.records.isolation import ChildStoppedError
from tests.records import misbehaving


def ask(
    monkeypatch: pytest.MonkeyPatch,
    function: str,
    request: bytes = b"",
    *,
    seconds: float = 60,
    memory_mib: int = 512,
) -> bytes:
    monkeypatch.setitem(isolation.TASKS, "test", ("tests.records.misbehaving", function))
    return isolation.run("test", request, seconds=seconds, memory_mib=memory_mib)


@pytest.mark.parametrize("request_", [b"", b"\0\xff\r\n", os.urandom(5 * 2**20)])
def test_an_answer_comes_back_whole(monkeypatch: pytest.MonkeyPatch, request_: bytes) -> None:
    assert ask(monkeypatch, "echo", request_) == request_


def test_what_a_task_prints_never_reaches_anybody(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert ask(monkeypatch, "chatter", b"answer") == b"answer"
    assert capfd.readouterr() == ("", "")


def test_a_task_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ChildStoppedError, match="took too long") as stopped:
        ask(monkeypatch, "loop", b"x" * 2**20, seconds=0.5)
    assert stopped.value.limit == "time"


def test_a_task_that_wants_all_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ChildStoppedError, match="more memory than allowed") as stopped:
        ask(monkeypatch, "hoard", memory_mib=256)
    assert stopped.value.limit == "memory"


@pytest.mark.parametrize("function", ["leave", "die", "crash"])
def test_a_task_that_ends_without_a_word_is_told(
    monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    with pytest.raises(RecordError, match="stopped unexpectedly"):
        ask(monkeypatch, function, b"x" * 2**22)


def test_a_bug_is_told_by_its_place_and_not_by_words_of_the_case(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(ChildStoppedError, match=r"ValueError, records/child\.py:\d+") as stopped:
        ask(monkeypatch, "stumble")
    assert misbehaving.SECRET not in str(stopped.value)
    assert misbehaving.SECRET not in str(stopped.value.values)


def test_an_error_for_the_user_comes_back_as_the_same_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(VaultError) as refused:
        ask(monkeypatch, "refuse")
    assert refused.value.message == "The page {page} of {title} is missing."
    assert refused.value.values == {"page": 3, "title": "Über Größe"}


def test_an_error_with_unusual_values_comes_back_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(VaultError) as refused:
        ask(monkeypatch, "refuse_strangely")
    assert refused.value.values == {"with_a_place": str(Path("a") / "b")}


@pytest.mark.parametrize("function", ["babble", "cut_short"])
def test_an_answer_that_makes_no_sense_is_not_used(
    monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    with pytest.raises(ChildStoppedError, match="makes no sense"):
        ask(monkeypatch, function)


def test_an_answer_beyond_all_measure_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "ANSWER_LIMIT", 1000)
    with pytest.raises(ChildStoppedError, match="makes no sense"):
        ask(monkeypatch, "echo", b"x" * 100_000)


def test_a_task_cannot_write_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "plaintext"
    assert ask(monkeypatch, "write_file", os.fsencode(file)) == b"refused"
    assert not file.exists() or file.read_bytes() == b""


def test_a_task_runs_under_every_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = ask(monkeypatch, "limits", seconds=7, memory_mib=300)
    assert msgspec.json.decode(answer) == [300 * 2**20, 8, 0, 0]


def test_a_task_learns_neither_password_nor_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RSDESK_PASSWORD", "correct horse")
    monkeypatch.setenv("USER", "ada")
    known = msgspec.json.decode(ask(monkeypatch, "surroundings"))
    assert not {"RSDESK_PASSWORD", "correct horse", "USER", "ada"} & set(known)


def test_a_task_looks_for_code_nowhere_but_where_rsdesk_was_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    isolated, writes_no_bytecode, folder = msgspec.json.decode(ask(monkeypatch, "freedoms"))
    assert isolated
    assert writes_no_bytecode
    assert folder == Path.cwd().anchor


def test_a_hostile_environment_and_folder_change_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "rsdesk").mkdir()
    (tmp_path / "rsdesk" / "__init__.py").write_text("raise SystemExit(3)")
    (tmp_path / "struct.py").write_text("raise SystemExit(3)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert ask(monkeypatch, "echo", b"answer") == b"answer"


def test_no_task_but_those_of_the_table_can_be_run() -> None:
    with pytest.raises(KeyError):
        isolation.run("os:system", b"", seconds=1, memory_mib=100)

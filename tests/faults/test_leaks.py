"""T8: nothing a person typed, and no password, lies readable in any file that was written."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rsdesk import paths

CANARY = "Kanarienvogel-7f3a"
PASSWORD = "Kanarien-Passwort-91c2"
COMMANDS = (
    ("vault", "create", "--low-memory", "--name", CANARY, "--institute", CANARY),
    ("new", "case.json"),
    ("vault", "backup"),
)


# what is no text of a person: ids of the guidance, states, days, file names
IDS = {
    "choice", "ticked", "facts", "attachment", "measure", "items", "condition", "state", "acts",
    "conflict", "signature", "dated", "due", "value",
}  # fmt: skip


def everything_marked(value: object) -> object:
    """Return the demo case with the canary in every text a person could have written."""
    if isinstance(value, dict):
        return {
            key: entry if key in IDS else everything_marked(entry) for key, entry in value.items()
        }
    if isinstance(value, list):
        return [everything_marked(entry) for entry in value]
    return f"{CANARY} {value}"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    demo = paths.resources() / "training" / "demo"
    given = everything_marked(json.loads((demo / "case-en.json").read_text(encoding="utf-8")))
    (tmp_path / "in").mkdir()
    (tmp_path / "home").mkdir()
    (tmp_path / "in" / "case.json").write_text(json.dumps(given), encoding="utf-8")
    for path in demo.iterdir():
        if path.suffix != ".json":
            (tmp_path / "in" / path.name).write_text(f"{CANARY} {path.name}", encoding="utf-8")
    return tmp_path


def environment(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    private = {name: str(home / "home") for name in ("HOME", "TMPDIR", "XDG_DATA_HOME")}
    root = Path(__file__).resolve().parents[2]
    return {**kept, **private, "RSDESK_PASSWORD": PASSWORD, "PYTHONPATH": str(root),
            "PYTHONDONTWRITEBYTECODE": "1"}  # fmt: skip


def traced(home: Path, *words: str) -> set[Path]:
    """Run a command and return every file it opened for writing."""
    log = home / "trace"
    # forbidding core dumps also hides the file names from a tracer that is not root
    done = subprocess.run(
        ["strace", "-f", "-qq", "-y", "-s", "4096", "-o", str(log),
         "-e", "trace=openat,open,creat,rename,renameat2,prctl", "-e", "inject=prctl:retval=0",
         sys.executable, "-m", "rsdesk.main", *words],
        cwd=home / "in", env=environment(home), capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    opened = set()
    for line in log.read_text(errors="replace").splitlines():
        if any(flag in line for flag in ("O_WRONLY", "O_RDWR", "O_CREAT")) and " = -1 " not in line:
            opened.add(Path(line.split('"')[1]))
    log.unlink()
    return opened


def test_no_file_that_was_written_holds_a_word_that_was_typed(home: Path) -> None:
    vault = home / "home" / "vault"
    written = set()
    for words in COMMANDS:
        written |= traced(home, *words, "--vault", str(vault))
    inside = {path for path in written if path.is_relative_to(vault)}
    assert vault / "vault.db" in inside  # the trace saw something
    assert {path for path in written - inside if not str(path).startswith("/dev/")} == set()
    assert hits(home / "home") == []


def test_a_killed_writer_leaves_nothing_readable_either(home: Path) -> None:
    vault = home / "home" / "vault"
    for words in COMMANDS[:1]:
        traced(home, *words, "--vault", str(vault))
    command = [sys.executable, "-m", "rsdesk.main", *COMMANDS[1], "--vault", str(vault)]
    with subprocess.Popen(
        command, cwd=home / "in", env=environment(home), stdout=subprocess.PIPE
    ) as writer:
        wal = vault / "vault.db-wal"
        while writer.poll() is None and not (wal.exists() and wal.stat().st_size > 100_000):
            pass
        writer.send_signal(signal.SIGKILL)
    assert hits(home / "home") == []


def hits(folder: Path) -> list[str]:
    """Return the files in which a canary stands, in any encoding text is usually kept in."""
    needles = [
        word.encode(encoding)
        for word in (CANARY, PASSWORD)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.stat().st_size > 50_000 for path in files)
    return [str(path) for path in files if any(n in path.read_bytes() for n in needles)]

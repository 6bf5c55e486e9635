"""What the window leaves: in memory after locking, in files, and on the network (T8 to T10)."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rsdesk.crypto.keys import database_key
from rsdesk.settings import FOLDER_VARIABLE
from rsdesk.storage import unlocking
from tests.conftest import PASSWORD
from tests.journeys import test_first_hour
from tests.journeys.conftest import Somebody

CANARY = "Kanarienvogel 7f3a"
SOUGHT = "Nachtigall 41bd"
CALLS = "socket,openat,open,creat,rename,renameat,renameat2,mkdir,prctl"
ROOT = Path(__file__).parents[2]
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start the window in a process of its own, whose home is empty."""
    started: list[subprocess.Popen[str]] = []

    def begin(act: str, *before: str) -> subprocess.Popen[str]:
        child = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.journeys.child", act, str(tmp_path)],
            cwd=ROOT, env=environment(tmp_path), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        started.append(child)
        return child

    yield begin
    for child in started:
        child.kill()
        child.communicate()


def environment(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    own = {name: str(home / "home") for name in
           ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
            "XDG_RUNTIME_DIR")}  # fmt: skip
    (home / "home").mkdir(mode=0o700)
    return {**kept, **own, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1",
            FOLDER_VARIABLE: str(home / "config")}  # fmt: skip


def test_memory_holds_neither_keys_nor_words_after_locking(
    researcher: Somebody, start: Start
) -> None:
    person = researcher(step="assessment")
    child = typing(start)
    key = database_key(unlocking.by_password(person.folder, PASSWORD).master)
    before = in_memory(child.pid, key)
    say(child, "lock")
    wait_for(lambda: b"rsdesk.main" in Path(f"/proc/{child.pid}/cmdline").read_bytes())
    time.sleep(1)
    assert before == {"password", "key", "canary"}
    assert in_memory(child.pid, key) == set()


def test_a_killed_window_has_stored_what_was_typed(researcher: Somebody, start: Start) -> None:
    person = researcher(step="assessment")
    child = typing(start)
    child.send_signal(signal.SIGKILL)
    child.wait()
    person.open().unlock(PASSWORD)
    assert CANARY in person.text_seen


def test_the_first_hour_opens_no_connection_and_writes_into_the_vault_alone(
    start: Start, tmp_path: Path
) -> None:
    log = tmp_path / "trace"
    child = start("first-hour", "strace", "-f", "--seccomp-bpf", "-qq", "-s", "4096",
                  "-o", str(log), "-e", f"trace={CALLS}",
                  "-e", "inject=prctl:retval=0")  # fmt: skip
    said, complaints = child.communicate(f"{CANARY}\n{SOUGHT}\n", timeout=240)
    assert said.endswith("done\n"), complaints
    trace = log.read_text(errors="replace")
    assert re.findall(r"socket\((AF_INET6?\b.*)", trace) == []
    assert "Traceback" not in complaints
    exports = [tmp_path / "sheet.pdf", tmp_path / "record.pdf"]
    # an export gets its name once it is whole
    allowed = (tmp_path / "vault", tmp_path / "config", tmp_path / ".rsdesk-", *exports)
    known = [str(path) for path in allowed]
    assert [*tmp_path.glob(".rsdesk-*")] == []
    assert [path for path in written(trace) if not str(path).startswith(tuple(known))] == []
    assert written(trace) & {tmp_path / "vault" / "vault.db"}
    log.unlink()
    assert hits(tmp_path, exports) == []
    settings = [*(tmp_path / "config").iterdir()]
    assert [path.name for path in settings] == ["settings.json"]
    assert set(json.loads(settings[0].read_bytes())) <= {"language", "theme", "type_size"}


def typing(start: Start) -> subprocess.Popen[str]:
    """Return a window in which the canary was just typed."""
    child = start("type")
    say(child, PASSWORD)
    say(child, CANARY)
    assert child.stdout is not None and child.stderr is not None
    assert child.stdout.readline() == "typed\n", child.stderr.read()
    return child


def say(child: subprocess.Popen[str], word: str) -> None:
    assert child.stdin is not None
    child.stdin.write(f"{word}\n")
    child.stdin.flush()


def in_memory(pid: int, key: bytes) -> set[str]:
    """Return which secrets stand in the memory of a process, in any form they are used in."""
    needles = {
        "password": [PASSWORD.encode(form) for form in ("utf-8", "utf-16-le", "utf-32-le")],
        "key": [key, key.hex().encode(), key.hex().upper().encode()],
        "canary": [CANARY.encode(form) for form in ("utf-8", "utf-16-le", "utf-32-le")],
    }
    found = set()
    for block in memory(pid):
        found |= {name for name, forms in needles.items() if any(form in block for form in forms)}
    return found


def memory(pid: int) -> Iterator[bytes]:
    with Path(f"/proc/{pid}/mem").open("rb", 0) as whole:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights = line.split()[:2]
            if "r" not in rights or line.endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                continue
            begin, end = (int(place, 16) for place in span.split("-"))
            whole.seek(begin)
            try:
                yield whole.read(end - begin)
            except OSError:
                continue


def written(trace: str) -> set[Path]:
    """Return the files that were opened for writing, made or renamed."""
    flags = ("O_WRONLY", "O_RDWR", "O_CREAT", "rename", "mkdir", "creat(")
    lines = [line for line in trace.splitlines() if any(flag in line for flag in flags)]
    paths = [Path(name) for line in lines if " = -1 " not in line
             for name in re.findall(r'"([^"]+)"', line)]  # fmt: skip
    return {path for path in paths if not str(path).startswith(("/dev/", "/proc/"))}


def hits(home: Path, exports: list[Path]) -> list[str]:
    """Return the files in which something stands that a person typed."""
    words = (CANARY, SOUGHT, "Lindqvist", test_first_hour.PASSWORD)
    needles = [word.encode(form) for word in words for form in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in home.rglob("*") if path.is_file() and path not in exports]
    assert any(path.stat().st_size > 50_000 for path in files)
    return [str(path) for path in files if any(n in path.read_bytes() for n in needles)]


def wait_for(come: Callable[[], bool]) -> None:
    for _ in range(400):
        if come():
            return
        time.sleep(0.025)
    raise AssertionError("it never came")

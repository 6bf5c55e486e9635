"""From the start of the process to the unlock page, against KeePassXC, taking turns in one run.

What counts is what a person sees: the first moment from which the screen shows what it shows two
seconds later, but for a blinking cursor. Needs Xvfb and keepassxc (Debian packages xvfb and
keepassxc); left out where one is missing.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import throwaway
from benchmarks.timing import Figure, report
from rsdesk.services import vaults

TURNS = 7
WATCHED = 2.5  # s
BLOCK = 4096
CURSOR = 0.03  # share of the screen that may blink
AIM = "no later than KeePassXC, <= 90 MB"
PROGRAMS = ("Xvfb", "keepassxc", "keepassxc-cli")


def measure(folder: Path) -> list[Figure]:
    """Start both programs in turn on a locked vault and a locked database."""
    with _screen(folder) as (screen, picture):
        environment = {
            **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
            "DISPLAY": screen,
            "HOME": str(folder),
            "RSDESK_CONFIG": str(folder / "config"),
        }
        ours, theirs = _ours(folder), _theirs(folder, environment)
        starts: dict[str, list[tuple[float, float]]] = {"rsdesk": [], "KeePassXC": []}
        for _ in range(TURNS + 1):
            starts["rsdesk"].append(_start(ours, picture, environment))
            starts["KeePassXC"].append(_start(theirs, picture, environment))
    return [
        _figure("start to unlock page", starts["rsdesk"][1:], AIM),
        _figure("the same of KeePassXC", starts["KeePassXC"][1:], ""),
    ]


def _ours(folder: Path) -> list[str]:
    vaults.close(throwaway.vault(folder / "start"))
    program = Path(sys.executable).with_name("rsdesk")
    return [str(program), "window", "--vault", str(folder / "start")]


def _theirs(folder: Path, environment: dict[str, str]) -> list[str]:
    database = folder / "start.kdbx"
    words = f"{throwaway.PASSWORD}\n{throwaway.PASSWORD}\n".encode()
    subprocess.run(
        ["keepassxc-cli", "db-create", "-q", "-p", str(database)],
        input=words, env=environment, check=True, capture_output=True,
    )  # fmt: skip
    settings = folder / "keepassxc.ini"
    settings.write_text("[General]\nUpdateCheckMessageShown=true\nSingleInstance=false\n")
    return ["keepassxc", "--config", str(settings), "--localconfig", str(settings), str(database)]


def _start(words: list[str], picture: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Return seconds until the page is on screen, and MiB in memory when it has settled."""
    frames: list[tuple[float, bytes]] = []
    begun = time.perf_counter()
    program = subprocess.Popen(
        words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while (passed := time.perf_counter() - begun) < WATCHED:
            frames.append((passed, picture.read_bytes()))
            time.sleep(0.005)
        return _settled(frames), _resident(program.pid)
    finally:
        program.terminate()
        program.wait()


def _settled(frames: list[tuple[float, bytes]]) -> float:
    """Return when the screen first showed what it shows in the end."""
    if _difference(frames[0][1], frames[-1][1]) <= CURSOR:
        raise RuntimeError("no window was shown")
    settled = frames[-1][0]
    for moment, frame in reversed(frames):
        if _difference(frame, frames[-1][1]) > CURSOR:
            break
        settled = moment
    return settled


def _difference(one: bytes, other: bytes) -> float:
    places = range(0, len(one), BLOCK)
    return sum(one[p : p + BLOCK] != other[p : p + BLOCK] for p in places) / len(places)


def _resident(process: int) -> float:
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the process is gone")


def _figure(what: str, starts: list[tuple[float, float]], aim: str) -> Figure:
    seconds = sorted(taken for taken, _ in starts)
    return Figure(
        what, seconds[len(seconds) // 2], seconds[-1], max(size for _, size in starts), aim
    )


@contextmanager
def _screen(folder: Path) -> Iterator[tuple[str, Path]]:
    """A screen without a screen; its picture is a file that the server keeps up to date."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb", "-displayfd", str(writer), "-screen", "0", "1400x900x24", "-nolisten", "tcp",
            "-noreset", "-fbdir", str(folder),
        ],
        pass_fds=[writer], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writer)
    try:
        with os.fdopen(reader) as number:
            yield f":{number.readline().strip()}", folder / "Xvfb_screen0"
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        print(f"left out, not installed: {', '.join(missing)}", file=sys.stderr)
    report([] if missing else measure(Path(sys.argv[1])))

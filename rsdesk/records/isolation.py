"""Running one task of ours in a child process with limits, fed and read by pipes alone.

Rendering would freeze a window, and what is verified may be hostile. The child gets no password,
no environment and no file to write; what it prints besides its answer is thrown away, for it
could quote a case. On POSIX the system bounds its memory and processor time; on Windows only the
time on the clock is bounded (docs/decisions/0021).
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Literal, cast

import msgspec

from rsdesk import errors
from rsdesk.errors import RecordError, RsdeskError
from rsdesk.i18n import N_
from rsdesk.records.child import ANSWER, ERROR, FAULT, HEADER, MEMORY, Failure, Fault

Limit = Literal["time", "memory", "stopped", "nonsense", "cancelled"]
Cancelled = Callable[[], bool]

# module and function by name: the module is imported in the child alone
TASKS: dict[str, tuple[str, str]] = {
    "preview": ("rsdesk.records.preview", "preview_request"),
    "render": ("rsdesk.records.layout", "render_request"),
    "verify": ("rsdesk.records.examining", "examine_request"),
}
ANSWER_LIMIT = 256 * 2**20
LOOK = 0.05  # s between two looks at whether the work is still wanted
_PACKAGES = Path(__file__).resolve().parents[2]
# -I: no environment, no user packages, no current folder; -B: the child may not write files
_START = (
    "import sys\n"
    "if sys.argv[1] not in sys.path: sys.path.insert(0, sys.argv[1])\n"
    "from rsdesk.records.child import main\n"
    "main(*sys.argv[2:])"
)
# what a program needs to be found and started at all; above all no RSDESK_PASSWORD
_ENVIRONMENT = ("LD_LIBRARY_PATH", "PATH", "SYSTEMROOT")


class ChildStoppedError(RecordError):
    """The child gave no answer; `limit` tells what stopped it."""

    def __init__(self, limit: Limit, message: str, /, **values: object) -> None:
        super().__init__(message, **values)
        self.limit = limit


def never() -> bool:
    """Nobody can cancel this."""
    return False


def run(
    task: str,
    request: bytes,
    *,
    seconds: float,
    memory_mib: int,
    cancelled: Cancelled = never,
) -> bytes:
    """Return what a task of the table answers to a request.

    Raises ChildStoppedError, a RecordError, when the child meets a limit, breaks down, answers
    nonsense or is no longer wanted; an RsdeskError that the task raised comes back as the same one.
    """
    module, function = TASKS[task]
    command = [sys.executable, "-I", "-B", "-c", _START, str(_PACKAGES), module, function]
    limits = [str(int(seconds) + 1), str(memory_mib)]
    process = subprocess.Popen(
        [*command, *limits],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_PACKAGES.anchor,
        env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
    )
    with process:
        response, stopped = _talk(process, request, seconds, cancelled)
    if stopped:
        raise _out_of_time() if stopped == "time" else _not_wanted()
    return _answer(response)


def _talk(
    process: subprocess.Popen[bytes], request: bytes, seconds: float, cancelled: Cancelled
) -> tuple[bytes, Limit | None]:
    """Return what the child wrote, at most the limit, and why it was stopped, if it was."""
    stopped: list[Limit] = []
    over = threading.Event()
    end = time.monotonic() + seconds

    def watch() -> None:
        while not over.wait(LOOK):
            if cancelled() or time.monotonic() > end:
                stopped.append("cancelled" if cancelled() else "time")
                process.kill()
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    stdin, stdout = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
    feeder = threading.Thread(target=_feed, args=(stdin, request), daemon=True)
    feeder.start()
    try:
        response = stdout.read(ANSWER_LIMIT + HEADER.size + 1)
    finally:
        over.set()
        watcher.join()
        process.kill()
        process.wait()
        feeder.join()
    return response, stopped[0] if stopped else None


def _feed(stdin: IO[bytes], request: bytes) -> None:
    # a child that met a limit stops reading; what it wrote or did not write tells the rest
    with suppress(OSError), stdin:
        stdin.write(request)


def _answer(response: bytes) -> bytes:
    if len(response) < HEADER.size:
        raise _broken_down("-")
    kind, length = HEADER.unpack_from(response)
    body = response[HEADER.size :]
    if length != len(body):
        raise _nonsense()
    if kind == ANSWER:
        return body
    if kind == MEMORY:
        raise _out_of_memory()
    try:
        if kind == ERROR:
            failure = msgspec.json.decode(body, type=Failure)
            raise _same_error(failure)
        if kind == FAULT:
            raise _broken_down(msgspec.json.decode(body, type=Fault).place)
    except msgspec.DecodeError as exc:
        raise _nonsense() from exc
    raise _nonsense()


def _same_error(failure: Failure) -> RsdeskError:
    kind = getattr(errors, failure.kind, None)
    if isinstance(kind, type) and issubclass(kind, RsdeskError):
        with suppress(LookupError, ValueError):
            return kind(failure.message, **failure.values)
    return _nonsense()


def _out_of_time() -> ChildStoppedError:
    return ChildStoppedError(
        "time",
        N_(
            "This took too long and was stopped. Nothing was changed. Close other programs and"
            " try again; if it happens again, the file or the case is too large."
        ),
    )


def _not_wanted() -> ChildStoppedError:
    return ChildStoppedError("cancelled", N_("This was cancelled. Nothing was changed."))


def _out_of_memory() -> ChildStoppedError:
    return ChildStoppedError(
        "memory",
        N_(
            "This needed more memory than allowed and was stopped. Nothing was changed."
            " The file or the case is too large."
        ),
    )


def _broken_down(place: str) -> ChildStoppedError:
    return ChildStoppedError(
        "stopped",
        N_(
            "A part of rsdesk stopped unexpectedly ({place}). Nothing was changed. Try again;"
            " if it happens again, please report it: this line holds no case data."
        ),
        place=place,
    )


def _nonsense() -> ChildStoppedError:
    return ChildStoppedError(
        "nonsense",
        N_(
            "A part of rsdesk answered something that makes no sense. Nothing was changed. Try"
            " again; if it happens again, please report it."
        ),
    )

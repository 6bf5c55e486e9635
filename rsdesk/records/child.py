"""The child process: it limits itself, reads one request, answers once, and ends."""

import importlib
import os
import struct
import sys
import traceback
from types import TracebackType
from typing import IO, NoReturn

import msgspec
from msgspec import Struct

from rsdesk.errors import RsdeskError

if sys.platform != "win32":
    import resource

ANSWER, ERROR, FAULT, MEMORY = b"A", b"E", b"F", b"M"
# kind of answer and number of bytes that follow: a child killed while writing is noticed
HEADER = struct.Struct(">cQ")


class Failure(Struct, frozen=True):
    """An RsdeskError on its way to the parent."""

    kind: str
    message: str
    values: dict[str, str | int]


class Fault(Struct, frozen=True):
    """A bug: its kind and the place in our code, and no message, for that may quote a case."""

    place: str


def main(module: str, function: str, seconds: str, memory_mib: str) -> NoReturn:
    """Do one task within limits; whatever is printed meanwhile goes nowhere."""
    _limit(int(seconds), int(memory_mib) * 2**20)
    answers = _private_answers()
    sys.excepthook = lambda kind, value, trace: _send(answers, *_told(kind, value, trace))
    request = sys.stdin.buffer.read()
    answer = getattr(importlib.import_module(module), function)(request)
    _send(answers, ANSWER, answer)
    answers.close()
    # everything is said; taking apart a hostile document could still hang or break
    os._exit(0)


def _limit(seconds: int, memory: int) -> None:
    if sys.platform == "win32":
        return
    bounds = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
    }
    for kind, bound in bounds.items():
        _, hard = resource.getrlimit(kind)
        allowed = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        try:
            resource.setrlimit(kind, (allowed, allowed))
        except (OSError, ValueError):
            # macOS takes no bound on memory; the time on the clock still holds
            continue


def _private_answers() -> IO[bytes]:
    """Return the pipe to the parent, taken away from everything that prints."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return answers


def _send(answers: IO[bytes], kind: bytes, body: bytes) -> None:
    answers.write(HEADER.pack(kind, len(body)))
    answers.write(body)
    answers.flush()


def _told(
    kind: type[BaseException], value: BaseException, trace: TracebackType | None
) -> tuple[bytes, bytes]:
    if isinstance(value, MemoryError):
        return MEMORY, b""
    if isinstance(value, RsdeskError):
        return ERROR, msgspec.json.encode(
            Failure(kind.__name__, value.message, _plain(value.values))
        )
    return FAULT, msgspec.json.encode(Fault(f"{kind.__name__}, {_place(trace)}"))


def _plain(values: dict[str, object]) -> dict[str, str | int]:
    return {
        name: value if isinstance(value, str | int) else str(value)
        for name, value in values.items()
    }


def _place(trace: TracebackType | None) -> str:
    """Return the innermost line of rsdesk that led to the fault."""
    ours = [
        f"{frame.filename.rpartition('rsdesk')[2].lstrip('/')}:{frame.lineno}"
        for frame in traceback.extract_tb(trace)
        if f"{os.sep}rsdesk{os.sep}" in frame.filename
    ]
    return ours[-1] if ours else "-"

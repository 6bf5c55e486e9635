"""Tasks that do what a task must not do, to see what becomes of it."""

import ctypes
import os
import signal
import sys
from pathlib import Path

import msgspec

from rsdesk.errors import VaultError
from rsdesk.i18n import N_

SECRET = "Ada's private answer"


def echo(request: bytes) -> bytes:
    return request


def chatter(request: bytes) -> bytes:
    print(SECRET)
    sys.stderr.write(f"{SECRET}\n")
    os.write(1, SECRET.encode())
    return request


def loop(_request: bytes) -> bytes:
    while True:
        pass


def hoard(_request: bytes) -> bytes:
    hoarded = []
    while True:
        hoarded.append(bytearray(2**24))


def leave(_request: bytes) -> bytes:
    os._exit(0)


def die(_request: bytes) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def crash(_request: bytes) -> bytes:
    return ctypes.string_at(0)


def stumble(_request: bytes) -> bytes:
    raise ValueError(SECRET)


def refuse(_request: bytes) -> bytes:
    raise VaultError(N_("The page {page} of {title} is missing."), page=3, title="Über Größe")


def refuse_strangely(_request: bytes) -> bytes:
    raise VaultError("A message {with_a_place} for nothing.", with_a_place=Path("a") / "b")


def babble(_request: bytes) -> bytes:
    for descriptor in range(3, 20):
        try:
            os.write(descriptor, b"complete nonsense, but long enough for a header")
        except OSError:
            continue
    os._exit(0)


def cut_short(_request: bytes) -> bytes:
    for descriptor in range(3, 20):
        try:
            os.write(descriptor, b"A\0\0\0\0\0\0\0\x09half")
        except OSError:
            continue
    os._exit(0)


def write_file(request: bytes) -> bytes:
    try:
        Path(os.fsdecode(request)).write_bytes(b"plaintext")
    except OSError:
        return b"refused"
    return b"written"


def surroundings(_request: bytes) -> bytes:
    return msgspec.json.encode([*os.environ, *os.environ.values()])


def freedoms(_request: bytes) -> bytes:
    return msgspec.json.encode([sys.flags.isolated, sys.dont_write_bytecode, str(Path.cwd())])


def limits(_request: bytes) -> bytes:
    import resource

    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE, resource.RLIMIT_FSIZE)
    return msgspec.json.encode([resource.getrlimit(kind)[1] for kind in kinds])

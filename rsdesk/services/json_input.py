"""Reading JSON that people hand in: strict, so that nothing is silently dropped or guessed."""

import errno
import json
import os
import stat
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from rsdesk.errors import InputError
from rsdesk.i18n import N_

Shape = TypeVar("Shape")
LARGEST_INPUT = 5 * 1024 * 1024
_REASONS = {
    errno.ENOENT: N_(
        "There is no file {path}. Nothing was changed. Please check the name and the folder."
    ),
    errno.EISDIR: N_("{path} is a folder. Nothing was changed. Please name a file."),
    errno.EACCES: N_(
        "You are not allowed to read {path}. Nothing was changed. "
        "Please check the permissions of the file and its folder."
    ),
}
# a pipe without a writer would be waited for without end
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)


def read_file(path: Path, limit: int = LARGEST_INPUT) -> bytes:
    """Return the content of a file the user named. Raises InputError when it cannot be read."""
    try:
        with open(path, "rb", opener=_opened) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise InputError(
                    N_("{path} is not an ordinary file. Nothing was changed. Please name a file."),
                    path=path,
                )
            content = file.read(limit + 1)
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise _unreadable(path, error) from error
    if len(content) > limit:
        raise InputError(
            N_(
                "The file {path} is larger than {limit} MiB and was not read. Nothing was changed. "
                "Please choose a smaller file."
            ),
            path=path,
            limit=limit // (1024 * 1024),
        )
    return content


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | _AT_ONCE)


def _unreadable(path: Path, error: OSError | ValueError) -> InputError:
    known = _REASONS.get(getattr(error, "errno", None) or 0)
    if known is not None:
        return InputError(known, path=path)
    return InputError(
        N_(
            "The file {path} cannot be read: {reason}. Nothing was changed. "
            "Please check the name and that you may read the file."
        ),
        path=path,
        reason=getattr(error, "strerror", None) or type(error).__name__,
    )


def parse(content: bytes, shape: type[Shape], name: str) -> Shape:
    """Return JSON as this type. Raises InputError for broken JSON, twice-given or wrong keys."""
    try:
        value = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_distinct,
            parse_constant=_refuse_constant,
        )
        msgspec.json.encode(value)
        return msgspec.convert(value, shape)
    except RecursionError as error:
        raise _broken(name, "too deeply nested") from error
    except (ValueError, msgspec.ValidationError) as error:
        raise _broken(name, str(error)) from error


def _broken(name: str, reason: str) -> InputError:
    return InputError(
        N_(
            "{name} cannot be used and nothing was changed. Please correct the file "
            "(technical detail: {reason})."
        ),
        name=name,
        reason=reason,
    )


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key!r} is given twice")
        found[key] = value
    return found


def _refuse_constant(word: str) -> None:
    raise ValueError(f"{word} is not a value of JSON")

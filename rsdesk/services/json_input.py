"""Reading JSON that people hand in: strict, so that nothing is silently dropped or guessed."""

import json
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from rsdesk.errors import InputError
from rsdesk.i18n import N_

Shape = TypeVar("Shape")
LARGEST_INPUT = 5 * 1024 * 1024


def read_file(path: Path, limit: int = LARGEST_INPUT) -> bytes:
    """Return the content of a file the user named. Raises InputError when it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except OSError as error:
        raise InputError(
            N_(
                "The file {path} cannot be read: {reason}. Nothing was changed. "
                "Please check the name and that you may read the file."
            ),
            path=path,
            reason=error.strerror or type(error).__name__,
        ) from error
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


def parse(content: bytes, shape: type[Shape], name: str) -> Shape:
    """Return JSON as this type. Raises InputError for broken JSON, twice-given or wrong keys."""
    try:
        value = json.loads(
            content.decode("utf-8"),
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
    keys = [key for key, _ in pairs]
    twice = next((key for key in keys if keys.count(key) > 1), None) if len(keys) > 1 else None
    if twice is not None:
        raise ValueError(f"the key {twice!r} is given twice")
    return dict(pairs)


def _refuse_constant(word: str) -> None:
    raise ValueError(f"{word} is not a value of JSON")

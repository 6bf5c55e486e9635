"""Whether raw tables have the shape of the guidance types: all that is wrong, in place.

msgspec tells only the first problem and in English; this walks the same types.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import inspect

from rsdesk.guidance.problems import Finding, Path
from rsdesk.i18n import N_

MISSING = N_("“{key}” is missing.")
NO_GERMAN = N_("The German text is missing (de).")
NO_ENGLISH = N_("The English text is missing (en).")
UNKNOWN_KEY = N_("“{key}” is not known here. Known are: {known}.")
EMPTY = N_("The text is empty.")
TOO_LONG = N_("The text is longer than {limit} characters.")
NO_TEXT = N_("A text in quotation marks belongs here.")
NO_BOOL = N_("true or false belongs here.")
NO_LIST = N_("A list in square brackets belongs here.")
NO_TABLE = N_("A table with keys belongs here.")
EMPTY_LIST = N_("The list is empty, at least one entry belongs in it.")
NOT_ALLOWED = N_("“{value}” is not allowed here. Possible are: {known}.")

_LANGUAGES = {"de": NO_GERMAN, "en": NO_ENGLISH}


@cache
def shape_of(type_: type) -> inspect.Type:
    """Return the description of a guidance type that `misshapen` walks along."""
    return inspect.type_info(type_)


def misshapen(value: Any, shape: inspect.Type, path: Path = ()) -> Iterator[Finding]:
    """Yield everything in which a raw value differs from a shape."""
    match shape:
        case inspect.StructType():
            yield from _struct(value, shape, path)
        case inspect.VarTupleType():
            yield from _list(value, shape, path)
        case inspect.DictType():
            yield from _dict(value, shape, path)
        case inspect.UnionType():  # all unions of the guidance are "this or nothing"
            yield from misshapen(value, shape.types[0], path)
        case inspect.LiteralType():
            yield from _literal(value, shape, path)
        case inspect.StrType():
            yield from _text(value, shape, path)
        case inspect.BoolType():
            if not isinstance(value, bool):
                yield Finding(path, NO_BOOL)
        case _:
            raise TypeError(shape)


def _struct(value: Any, shape: inspect.StructType, path: Path) -> Iterator[Finding]:
    if not isinstance(value, dict):
        yield Finding(path, NO_TABLE)
        return
    known = [field.encode_name for field in shape.fields]
    for key in value:
        if key not in known:
            yield Finding((*path, key), UNKNOWN_KEY, {"key": key, "known": ", ".join(known)})
    for field in shape.fields:
        name = field.encode_name
        if name in value:
            yield from misshapen(value[name], field.type, (*path, name))
        elif field.required:
            reason = _LANGUAGES.get(name, MISSING)
            yield Finding((*path, name), reason, {"key": name})


def _list(value: Any, shape: inspect.VarTupleType, path: Path) -> Iterator[Finding]:
    if not isinstance(value, list):
        yield Finding(path, NO_LIST)
        return
    if len(value) < (shape.min_length or 0):
        yield Finding(path, EMPTY_LIST)
    for index, entry in enumerate(value):
        yield from misshapen(entry, shape.item_type, (*path, index))


def _dict(value: Any, shape: inspect.DictType, path: Path) -> Iterator[Finding]:
    if not isinstance(value, dict):
        yield Finding(path, NO_TABLE)
        return
    for key, entry in value.items():
        yield from misshapen(key, shape.key_type, (*path, key))
        yield from misshapen(entry, shape.value_type, (*path, key))


def _literal(value: Any, shape: inspect.LiteralType, path: Path) -> Iterator[Finding]:
    if not isinstance(value, str) or value not in shape.values:
        known = ", ".join(str(candidate) for candidate in shape.values)
        yield Finding(path, NOT_ALLOWED, {"value": str(value), "known": known})


def _text(value: Any, shape: inspect.StrType, path: Path) -> Iterator[Finding]:
    if not isinstance(value, str):
        yield Finding(path, NO_TEXT)
    elif not value.strip():
        yield Finding(path, EMPTY)
    elif shape.max_length is not None and len(value) > shape.max_length:
        yield Finding(path, TOO_LONG, {"limit": str(shape.max_length)})

"""Whether raw tables have the shape of the guidance types: all that is wrong, in place.

msgspec tells only the first problem and in English; this walks the same types.
"""

from functools import cache
from typing import Any, TypeVar

import msgspec
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
NO_NUMBER = N_("A whole number from {least} to {most} belongs here.")
NO_LIST = N_("A list in square brackets belongs here.")
NO_TABLE = N_("A table with keys belongs here.")
EMPTY_LIST = N_("The list is empty; at least one entry belongs in it.")
NOT_ALLOWED = N_("“{value}” is not allowed here. Possible are: {known}.")

_LANGUAGES = {"de": NO_GERMAN, "en": NO_ENGLISH}
_FILLER = "?"
_SHOWN = 80  # characters of a wrong value that a message repeats


T = TypeVar("T", bound=msgspec.Struct)


def mended(raw: dict[str, Any], type_: type[T]) -> tuple[T, tuple[Finding, ...]]:
    """Return raw tables as this type, with fillers where they do not fit, and every misfit."""
    findings: list[Finding] = []
    fitting = _mended(raw, _shape(type_), (), findings)
    return msgspec.convert(fitting, type_), tuple(findings)


@cache
def _shape(type_: type[msgspec.Struct]) -> inspect.Type:
    return inspect.type_info(type_)


def _mended(value: Any, shape: inspect.Type, path: Path, findings: list[Finding]) -> Any:
    match shape:
        case inspect.StructType():
            return _struct(value, shape, path, findings)
        case inspect.VarTupleType():
            return _list(value, shape, path, findings)
        case inspect.DictType():
            return _dict(value, shape, path, findings)
        case inspect.UnionType():  # all unions of the guidance are "this or nothing"
            return _mended(value, shape.types[0], path, findings)
    misfit = _misfit(value, shape, path)
    if misfit is None:
        return value
    findings.append(misfit)
    return _filler(shape)


def _struct(value: Any, shape: inspect.StructType, path: Path, findings: list[Finding]) -> Any:
    if not isinstance(value, dict):
        findings.append(Finding(path, NO_TABLE))
        return _filler(shape)
    known = [field.encode_name for field in shape.fields]
    for key in value:
        if key not in known:
            values = {"key": key, "known": ", ".join(known)}
            findings.append(Finding((*path, key), UNKNOWN_KEY, values))
    fitting = {}
    for field in shape.fields:
        name = field.encode_name
        if name in value:
            fitting[name] = _mended(value[name], field.type, (*path, name), findings)
        elif field.required:
            reason = _LANGUAGES.get(name, MISSING)
            findings.append(Finding((*path, name), reason, {"key": name}))
            fitting[name] = _filler(field.type)
    return fitting


def _list(value: Any, shape: inspect.VarTupleType, path: Path, findings: list[Finding]) -> Any:
    if not isinstance(value, list):
        findings.append(Finding(path, NO_LIST))
        return _filler(shape)
    if len(value) < (shape.min_length or 0):
        findings.append(Finding(path, EMPTY_LIST))
        return _filler(shape)
    return [
        _mended(entry, shape.item_type, (*path, index), findings)
        for index, entry in enumerate(value)
    ]


def _dict(value: Any, shape: inspect.DictType, path: Path, findings: list[Finding]) -> Any:
    if not isinstance(value, dict):
        findings.append(Finding(path, NO_TABLE))
        return {}
    fitting = {}
    for key, entry in value.items():
        misfit = _misfit(key, shape.key_type, (*path, key))
        if misfit is None:
            fitting[key] = _mended(entry, shape.value_type, (*path, key), findings)
        else:
            findings.append(misfit)
    return fitting


def _misfit(value: Any, shape: inspect.Type, path: Path) -> Finding | None:
    match shape:
        case inspect.BoolType():
            return None if isinstance(value, bool) else Finding(path, NO_BOOL)
        case inspect.LiteralType():
            if isinstance(value, str) and value in shape.values:
                return None
            known = ", ".join(str(candidate) for candidate in shape.values)
            return Finding(path, NOT_ALLOWED, {"value": str(value)[:_SHOWN], "known": known})
        case inspect.IntType():
            return _number_misfit(value, shape.ge or 0, shape.le or 0, path)
        case inspect.StrType():
            return _text_misfit(value, shape.max_length, path)
    raise TypeError(shape)


def _text_misfit(value: Any, limit: int | None, path: Path) -> Finding | None:
    if not isinstance(value, str):
        return Finding(path, NO_TEXT)
    if not value.strip():
        return Finding(path, EMPTY)
    if limit is not None and len(value) > limit:
        return Finding(path, TOO_LONG, {"limit": str(limit)})
    return None


def _number_misfit(value: Any, least: int, most: int, path: Path) -> Finding | None:
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return None
    return Finding(path, NO_NUMBER, {"least": str(least), "most": str(most)})


def _filler(shape: inspect.Type) -> Any:
    """Return the least that fits a shape."""
    match shape:
        case inspect.StructType():
            return {f.encode_name: _filler(f.type) for f in shape.fields if f.required}
        case inspect.VarTupleType():
            return [_filler(shape.item_type)] * (shape.min_length or 0)
        case inspect.DictType():
            return {}
        case inspect.LiteralType():
            return shape.values[0]
        case inspect.BoolType():
            return False
        case inspect.IntType():
            return shape.ge or 0
        case inspect.StrType():
            return _FILLER
    raise TypeError(shape)

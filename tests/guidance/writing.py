"""Writing tables as TOML, for tests that make up their own files."""

from typing import Any


def toml(tables: dict[str, Any]) -> str:
    """Write values before tables, lists of tables as [[arrays]]."""
    plain, arrays = [], []
    for key, value in tables.items():
        if isinstance(value, list) and value and all(isinstance(e, dict) for e in value):
            for entry in value:
                arrays += [
                    f"[[{_text(key)}]]",
                    *(f"{_text(k)} = {_value(v)}" for k, v in entry.items()),
                ]
        else:
            plain.append(f"{_text(key)} = {_value(value)}")
    return "\n".join([*plain, *arrays])


def _value(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[\n" + ",\n".join(_value(entry) for entry in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(k)} = {_value(v)}" for k, v in value.items()) + "}"
    return repr(value)


def _text(value: str) -> str:
    escaped = "".join(c if c.isalnum() and c.isascii() else f"\\U{ord(c):08x}" for c in value)
    return f'"{escaped}"'

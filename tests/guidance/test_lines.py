import tomllib
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rsdesk.guidance.lines import line_of, lines
from rsdesk.guidance.problems import Path
from tests.guidance.writing import toml

TEXT = """\
# a comment with [brackets], "quotes" and = signs
title = "a [[b]] # c"
a.b."c d" = 1.5
list = [ # first
  { x = 1, 'y.z' = [true,
    2026-11-21 07:32:00] },
  "]",
]
long = \"\"\"
key = "no key"
[[items]]
\\\"\"\"\"\"
raw = ''''quoted''''
[[items]]
id = 1
[[items.parts]]
id = 2
[[items.parts]]
[items.parts.deep] # of the second part
id = 3
[[items]]
[ items . "map" ]
id = 4
"""
EXPECTED = {
    ("title",): 2,
    ("a", "b", "c d"): 3,
    ("list",): 4,
    ("list", 0, "x"): 5,
    ("list", 0, "y.z"): 5,
    ("list", 0, "y.z", 1): 6,
    ("list", 1): 7,
    ("long",): 9,
    ("raw",): 13,
    ("items",): 14,
    ("items", 0, "parts", 0, "id"): 17,
    ("items", 0, "parts", 1): 18,
    ("items", 0, "parts", 1, "deep", "id"): 20,
    ("items", 1): 21,
    ("items", 1, "map", "id"): 23,
}

KEYS = st.one_of(st.from_regex(r"[A-Za-z0-9_-]{1,4}", fullmatch=True), st.text(max_size=4))
SCALARS = st.one_of(st.text(max_size=8), st.integers(-99, 99), st.booleans(), st.floats(0, 9))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=3)


def test_every_key_and_element_is_found_on_its_line() -> None:
    found = lines(TEXT)
    assert {path: found[path] for path in EXPECTED} == EXPECTED
    assert set(found) == set(_paths(tomllib.loads(TEXT)))


def test_what_is_missing_is_looked_for_in_what_should_hold_it() -> None:
    assert line_of(TEXT, ("items", 1, "map", "none", "such")) == 22
    assert line_of(TEXT, ("nothing",)) == 1


@given(st.dictionaries(KEYS, st.lists(TABLES, min_size=1, max_size=3) | VALUES, max_size=4))
def test_every_path_that_tomllib_reads_has_a_line(tables: dict[str, Any]) -> None:
    text = toml(tables)
    found = lines(text)
    assert set(found) == set(_paths(tomllib.loads(text)))
    assert set(found.values()) <= set(range(1, text.count("\n") + 2))


def test_a_deeply_nested_text_is_walked_without_running_out_of_stack() -> None:
    depth = 5_000  # far more than Python's stack
    assert len(lines("a = " + "[" * depth + "1" + "]" * depth)) == depth + 2


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    if isinstance(value, dict | list):
        for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _paths(entry, (*path, key))

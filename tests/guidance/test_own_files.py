"""Packs and policies are foreign files: whatever stands in them, a list of mistakes comes back."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsdesk.domain.pack import combined, goes_beyond, parts
from rsdesk.domain.policy import Policy, apply, replaced
from rsdesk.domain.rules import LEVELS, RANK
from rsdesk.guidance import loading, packs, policies
from tests.guidance.writing import toml
from tests.services import own

RULES = loading.newest().rules
LEVEL = st.sampled_from(LEVELS)
STRENGTH = st.sampled_from(("N", "E", "S"))
NAMES = st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9._-]{0,9}\Z")
TOML: st.SearchStrategy[Any] = st.recursive(
    st.booleans() | st.integers(-5, 2_000) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.binary(max_size=200))
def test_any_bytes_give_problems_and_no_crash(content: bytes) -> None:
    assert policies.lint("policy.toml", content, RULES)
    packs.lint((("a.toml", content),))


@given(st.dictionaries(st.sampled_from((*Policy.__struct_fields__, "exposure")), TOML))
def test_any_values_in_a_policy_are_accepted_or_told_with_their_line(
    values: dict[str, Any],
) -> None:
    content = toml(values).encode()
    problems = policies.lint("policy.toml", content, RULES)
    assert all(0 < p.line <= content.count(b"\n") + 1 and p.text(str) for p in problems)
    if not problems:
        apply(policies.read("policy.toml", content, RULES), RULES)


@settings(max_examples=15)
@given(st.sampled_from(("pack", "sources", "items", "questions", "facts", "measures")), TOML)
def test_any_values_in_a_pack_are_told(table: str, value: Any) -> None:
    content = own.examples()["house.toml"]
    broken = f"{toml({'x': value})}\n{content}"  # a key that no table has, of whatever kind
    assert packs.lint((("house.toml", broken.encode()),))
    replaced_ = content.replace(f"[{table}]", "[strange]").replace(f"[[{table}]]", "[[strange]]")
    assert packs.lint((("house.toml", replaced_.encode()),)) or table == "measures"


@given(st.dictionaries(STRENGTH, st.dictionaries(STRENGTH, LEVEL, max_size=3), max_size=3))
def test_an_accepted_matrix_never_counts_worse_as_less(cells: dict[Any, Any]) -> None:
    values = {"version": "1", "adopted": "2026-11-21", "matrix": cells}
    content = toml(values).encode()
    if policies.lint("policy.toml", content, RULES):
        return
    matrix = apply(policies.read("policy.toml", content), RULES).matrix
    assert matrix["N"]["N"] == matrix["N"]["E"] == "low"  # the country alone reaches no further
    for row, columns in matrix.items():
        for column, level in columns.items():
            for worse, others in matrix.items():
                for further, other in others.items():
                    if RANK[worse] >= RANK[row] and RANK[further] >= RANK[column]:
                        assert LEVELS.index(other) >= LEVELS.index(level)


def test_a_policy_that_says_what_the_guidance_says_replaces_nothing() -> None:
    same = Policy("1", "2026-11-21", review_months={"low": 24}, matrix={"S": {"S": "high"}})
    assert replaced(same, RULES) == ()
    assert apply(same, RULES) == RULES


@given(NAMES, st.dictionaries(NAMES, NAMES, max_size=3))
def test_a_combined_version_can_be_read_apart(base: str, named: dict[str, str]) -> None:
    version = combined(base, named.items())
    assert parts(version) == (base, tuple(sorted(named.items())))
    assert not goes_beyond(version, version)


@pytest.mark.parametrize(
    ("version", "other", "beyond"),
    [
        ("2026.1", "2026.1+a@1", False),
        ("2026.1+a@1", "2026.1", True),
        ("2026.1+a@2", "2026.1+a@1", True),
        ("2027.1", "2026.1+a@1", True),
        ("2026.1+a@1", "2026.1+a@1+b@1", False),
    ],
)
def test_what_counts_as_newer_guidance(version: str, other: str, beyond: bool) -> None:
    assert goes_beyond(version, other) == beyond

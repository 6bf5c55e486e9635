"""The rules by which ratings become a level, broken in one place each."""

from pathlib import Path

import msgspec
import pytest

from rsdesk import paths
from rsdesk.domain import rules as types
from tests.guidance.editions import change, found
from tests.guidance.test_format_document import TEXT

RULES = "rules.toml"
SHIPPED = paths.resources() / "guidance" / "2026.1"


def broken(folder: Path, old: str, new: str) -> list[tuple[str, str, str]]:
    """Break the rules of the edition that ships in one place and return what is found there."""
    for source in SHIPPED.glob("*.toml"):
        (folder / source.name).write_bytes(source.read_bytes())
    return [problem for problem in found(change(folder, RULES, old, new)) if problem[0] == RULES]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("N = 0\nE = 0\nU = 0\nS = 1", "N = 0\nE = 0\nS = 1", "U"),
        ('S = { N = "medium", E = "high", S = "high" }', 'S = { N = "medium", E = "high" }', "S"),
        ('U = { N = "E", E = "E", S = "E", U = "E" }\n', "", "U"),
        ('high = { de = "hoch", en = "high" }\n', "", "high"),
    ],
)
def test_a_table_that_leaves_something_out_is_found(
    tmp_path: Path, old: str, new: str, key: str
) -> None:
    reasons = [reason for _, _, reason in broken(tmp_path, old, new)]
    assert any(reason.startswith(f"“{key}” is missing from this table") for reason in reasons)


def test_a_country_that_alone_makes_the_exposure_serious_is_found(tmp_path: Path) -> None:
    old = 'N = { N = "N", E = "N", S = "E", U = "N" }'
    problems = broken(tmp_path, old, old.replace('S = "E"', 'S = "S"'))
    assert any("The country alone would make the exposure serious" in p[2] for p in problems)


def test_a_country_that_alone_raises_the_level_is_found(tmp_path: Path) -> None:
    old = 'N = { N = "low", E = "low", S = "medium" }'
    problems = broken(tmp_path, old, old.replace('E = "low"', 'E = "medium"'))
    assert [reason.partition(",")[0] for _, _, reason in problems] == [
        "Domain and partner are of no concern here"
    ]


def test_a_cell_that_counts_something_worse_as_less_is_found(tmp_path: Path) -> None:
    old = 'S = { N = "medium", E = "high", S = "high" }'
    problems = broken(tmp_path, old, old.replace('S = "high"', 'S = "medium"'))
    assert [(line, reason.partition(",")[0]) for _, line, reason in problems] == [
        (old.replace('S = "high"', 'S = "medium"'), "“medium” is milder than “high”")
    ]


def test_not_known_that_counts_other_than_elevated_is_found(tmp_path: Path) -> None:
    old = 'U = { N = "low", E = "medium", S = "high" }'
    problems = broken(tmp_path, old, old.replace('E = "medium"', 'E = "low"'))
    assert [reason for _, _, reason in problems] == [
        "“Not known” counts as elevated, so this must be “medium” as under E."
    ]


def test_an_own_organisation_that_is_worse_and_raises_less_is_found(tmp_path: Path) -> None:
    problems = broken(tmp_path, "N = 0\nE = 0\nU = 0\nS = 1", "N = 0\nE = 2\nU = 2\nS = 1")
    assert any("milder than “2”" in reason for _, _, reason in problems)


def test_a_higher_level_that_is_reviewed_later_is_found(tmp_path: Path) -> None:
    problems = broken(tmp_path, "review_months = 6", "review_months = 18")
    reason = (
        "At the level “high” the next review is due after 18 months, later than at a lower "
        "level (12)."
    )
    assert problems == [(RULES, "review_months = 18", reason)]


@pytest.mark.parametrize(
    ("old", "new"), [('"visitor",', '"visitors",'), ("K-04.benefit", "K-04.use")]
)
def test_what_the_rules_name_must_exist(tmp_path: Path, old: str, new: str) -> None:
    (problem,) = broken(tmp_path, old, new)
    assert "is not among the" in problem[2]


def test_outcomes_by_which_everything_goes_on_are_found(tmp_path: Path) -> None:
    text = (SHIPPED / RULES).read_text(encoding="utf-8")
    for source in SHIPPED.glob("*.toml"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    everything = text.replace('kind = "ongoing"\ntext', 'kind = "ongoing"\nproceeds = true\ntext')
    (tmp_path / RULES).write_text(everything, encoding="utf-8", newline="\n")
    assert [reason for _, _, reason in found(tmp_path)] == [
        "Every ongoing outcome lets things go on. One is needed by which nothing does."
    ]


def test_an_outcome_that_stands_twice_is_found(tmp_path: Path) -> None:
    problems = broken(tmp_path, 'id = "postpone"', 'id = "proceed"')
    assert [reason for _, _, reason in problems] == [
        "The id “proceed” is used before; ids of outcomes must differ."
    ]


@pytest.mark.parametrize(
    "struct",
    [types.Rules, types.Procedure, types.Result, types.Named, types.Explained, types.Retention],
    ids=lambda struct: struct.__name__,
)
def test_every_key_of_the_rules_is_explained(struct: type[msgspec.Struct]) -> None:
    assert all(
        f"`{name}`" in TEXT or f"{name}," in TEXT or f" {name} }}" in TEXT
        for name in struct.__struct_fields__
    )

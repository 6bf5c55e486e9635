"""docs/formats/guidance.md: its example works, and it knows every key and every word."""

import re
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from rsdesk.domain import guidance as types
from rsdesk.domain.policy import Keeping, Policy
from rsdesk.guidance import policies
from rsdesk.guidance.linting import lint
from rsdesk.guidance.loading import load, newest

DOCUMENT = Path(__file__).parents[2] / "docs" / "formats" / "guidance.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```toml\n# (\S+\.toml)\n(.*?)```", TEXT, re.DOTALL)
STRUCTS = [
    value
    for value in vars(types).values()
    if isinstance(value, type) and issubclass(value, msgspec.Struct) and value is not msgspec.Struct
]
FIXED_WORDS = (types.Scope, types.Effect, types.Depth, types.Part, types.Standing, types.Factor)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    for name, content in EXAMPLE:
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_the_example_is_in_order(example: Path) -> None:
    assert lint(example) == ()


def test_the_example_says_what_the_document_says(example: Path) -> None:
    guidance = load(example)
    assert list(guidance.field) == ["X-Q1.licence", "X-Q1.access"]
    assert guidance.filled(guidance.field["X-Q1.access"], "limited") == {"EX-2": "yes"}
    assert guidance.item["EX-2"].option("no").unless[0].effect == "flag"


def test_the_example_in_one_file_means_the_same(example: Path) -> None:
    apart = load(example)
    joined = "\n".join(content for _, content in EXAMPLE)
    for name, _ in EXAMPLE:
        (example / name).unlink()
    (example / "all.toml").write_text(joined, encoding="utf-8")
    assert load(example) == apart


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_every_key_is_explained(struct: Any) -> None:
    words = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`\n]+)`", TEXT))))
    assert set(struct.__struct_fields__) <= words


@pytest.mark.parametrize("words", FIXED_WORDS, ids=str)
def test_every_fixed_word_is_explained(words: Any) -> None:
    assert all(f"`{word}`" in TEXT for word in get_args(words))


POLICY = (DOCUMENT.parent / "policy.md").read_text(encoding="utf-8")


def test_every_key_of_a_policy_is_explained() -> None:
    keys = {*Policy.__struct_fields__, *Keeping.__struct_fields__}
    assert [key for key in keys if f"`{key}`" not in POLICY] == []


def test_the_example_of_a_policy_is_in_order() -> None:
    ((name, content),) = re.findall(r"```toml\n# (\S+\.toml)\n(.*?)```", POLICY, re.DOTALL)
    assert policies.lint(name, content.encode(), newest().rules) == ()

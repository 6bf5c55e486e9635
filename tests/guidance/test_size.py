"""Files that somebody hands over to fill the memory, to take all day, or to deceive the eye."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsdesk.errors import GuidanceError
from rsdesk.guidance import packs, size
from rsdesk.guidance.problems import Problem
from rsdesk.guidance.reading import LARGEST_FILE, MOST_FILES, contents, parse
from tests.services import own

BIDI = "\\u202E"


def told(old: str, new: str) -> list[str]:
    """Return what is wrong with the example pack after a change."""
    text = own.examples()["house.toml"]
    assert old in text
    problems = packs.lint((("house.toml", text.replace(old, new).encode()),))
    return [problem.text(str) for problem in problems]


@pytest.mark.parametrize(
    "line",
    [
        ".".join(["a"] * 50_000) + " = 1",
        "[" + " . ".join(["a"] * 50_000) + "]",
        "x = { " + ".".join(['"a"'] * 50_000) + " = 1 }",
        "x = " + "{ a = " * 40 + "1" + " }" * 40,
    ],
)
def test_a_key_or_entry_without_end_is_refused_with_its_line(line: str) -> None:
    found = parse("house.toml", f"# words\n{line}\n".encode())
    assert isinstance(found, Problem)
    assert found.line == 2
    assert "nested" in found.text(str)


def test_dots_in_words_are_no_key() -> None:
    text = 'text = "' + "see e.g. a.b.c, 1.2.3 and so on... " * 50 + '"\n'
    assert not isinstance(parse("house.toml", text.encode()), Problem)


def test_a_list_without_end_is_refused_with_its_line() -> None:
    assert told('items = ["house-1"]', "items = [" + '"house-1",' * 300 + "]") == [
        "The list has more than 200 entries, which no guidance needs."
    ]
    text = "title = 1\n" + "[[items]]\n" * 20_000
    found = parse("house.toml", text.encode())
    assert isinstance(found, Problem)
    assert (found.line, found.reason) == (2, size.TOO_LONG)


def test_many_files_that_are_too_large_together_are_refused(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.toml").write_bytes(b"#" * LARGEST_FILE)
    with pytest.raises(GuidanceError, match="larger than 4 MiB together"):
        contents(tmp_path)
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number}.toml").write_bytes(b"")
    with pytest.raises(GuidanceError, match="more than 100"):
        contents(tmp_path)


@pytest.mark.parametrize("name", ["a\u202elmot.toml", "a\nb.toml", "a\udcff.toml"])
def test_a_file_whose_name_shows_something_else_is_refused(tmp_path: Path, name: str) -> None:
    own.pack(tmp_path)
    (tmp_path / "house.toml").rename(tmp_path / name)
    with pytest.raises(GuidanceError, match="cannot be shown") as refused:
        contents(tmp_path)
    assert refused.value.text(str).replace(str(tmp_path), "").isprintable()


@pytest.mark.parametrize("hidden", [BIDI, "\\u200b", "\\u0007", "\\u2066", "\\u001b", "\\n"])
def test_a_title_that_shows_something_else_than_it_holds_is_refused(hidden: str) -> None:
    (reason,) = told('title.en = "Questions of', f'title.en = "Questions{hidden} of')
    assert "nobody sees" in reason
    (reason,) = told('title.en = "Example Institute:', f'title.en = "Example{hidden} Institute:')
    assert "nobody sees" in reason


def test_titles_and_texts_without_end_are_refused() -> None:
    (reason,) = told('title.en = "Questions', 'title.en = "' + "Questions " * 40)
    assert reason == "The text is too long: at most 300 characters fit here."
    reasons = told('text.en = "drone', 'text.en = "' + "drone " * 1000)
    assert "The text is too long: at most 5000 characters fit here." in reasons


def test_a_mistake_is_told_without_what_nobody_sees() -> None:
    (reason,) = told('check = "required"', f'check = "required"\n"{BIDI}{"x" * 9000}" = 1')
    assert reason.startswith("“<U+202E>xxx")
    assert len(reason) < 3000


def test_a_web_address_with_unseen_characters_is_none() -> None:
    url = f'[[contacts]]\nurl = "https://a{BIDI}b"\n'
    (reason,) = told("[[contacts]]\n", url)
    assert "is not a web address" in reason


def test_a_file_saved_with_a_mark_of_its_bytes_can_be_read() -> None:
    text = own.examples()["house.toml"]
    assert packs.lint((("house.toml", b"\xef\xbb\xbf" + text.encode()),)) == ()


@given(st.binary(max_size=300))
def test_whatever_bytes_a_file_has_it_is_read_or_refused(content: bytes) -> None:
    found = parse("house.toml", content)
    assert isinstance(found, Problem) == (not hasattr(found, "tables"))


_VALUES = st.recursive(
    st.one_of(st.integers(), st.booleans(), st.text(max_size=5).map(repr), st.just('"x"')),
    lambda inner: st.lists(inner, max_size=3).map(lambda one: f"[{', '.join(map(str, one))}]"),
    max_leaves=5,
)


@settings(max_examples=20)
@given(
    st.sampled_from([line for line in own.examples()["house.toml"].splitlines() if " = " in line]),
    _VALUES,
)
def test_whatever_stands_in_a_line_of_a_pack_is_told_with_a_line(line: str, value: object) -> None:
    key = line.partition(" = ")[0]
    text = own.examples()["house.toml"].replace(line, f"{key} = {str(value).lower()}", 1)
    problems = packs.lint((("house.toml", text.encode()),))
    assert all(problem.line > 0 and problem.text(str) for problem in problems)

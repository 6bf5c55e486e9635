import shutil
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsdesk import paths
from rsdesk.domain.assessment import ItemAnswer, assess
from rsdesk.domain.case import Parts, missing_parts
from rsdesk.domain.guidance import Guidance
from rsdesk.errors import GuidanceError
from rsdesk.guidance.linting import lint
from rsdesk.guidance.loading import digest, load, versions
from tests.guidance.editions import EDITION, ITEMS, QUESTIONS, SMALL, change, small
from tests.guidance.writing import toml

SHIPPED = sorted((paths.resources() / "guidance" / versions()[-1]).glob("*.toml"))
NAMES = (EDITION, ITEMS, QUESTIONS)
TABLE_NAMES = st.sampled_from(
    ["edition", "sources", "facts", "sections", "items", "questions", "labels", "measures", "x"]
)
KEYS = st.sampled_from(
    "id source section text de en scope when options effect unless signals prompts items choices "
    "map fields label set_by item opposite_of depth why standing declaration question".split()
)
SCALARS = st.one_of(
    st.sampled_from(["A", "always", "high", "case", "inst", "none", "stop", "yes", "", " "]),
    st.text(max_size=5),
    st.integers(-3, 3),
    st.booleans(),
    st.floats(0, 2),
)
JUNK = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)


def test_the_small_edition_is_in_order(tmp_path: Path) -> None:
    _told(small(tmp_path))
    assert lint(tmp_path) == ()


def test_all_problems_come_at_once_sorted_by_file_and_line(tmp_path: Path) -> None:
    change(small(tmp_path), QUESTIONS, "Half a page.", "TODO")
    change(tmp_path, QUESTIONS, 'depth = "institute"', 'depth = "deep"')
    change(tmp_path, ITEMS, 'contacts = ["C-1"]', 'contacts = ["C-2"]')
    change(tmp_path, EDITION, 'opposite_of = "abroad"\n', "")
    change(tmp_path, EDITION, "2026-11-21", "soon")
    problems = lint(tmp_path)
    assert [(p.file, p.line) for p in problems] == sorted((p.file, p.line) for p in problems)
    assert [p.file for p in problems] == [EDITION, EDITION, ITEMS, QUESTIONS, QUESTIONS]


def test_a_problem_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    (problem,) = lint(change(small(tmp_path), EDITION, "2026-11-21", "soon"))
    german = {problem.reason: "„{released}“ ist kein Datum."}
    assert problem.text(german.__getitem__) == "„soon“ ist kein Datum."


@given(st.dictionaries(st.sampled_from(NAMES), st.binary(max_size=200), min_size=1))
def test_arbitrary_bytes_are_told_and_never_break_anything(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    folder = tmp_path_factory.mktemp("junk")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    _told(folder)


@given(st.dictionaries(TABLE_NAMES, JUNK | st.lists(st.dictionaries(KEYS, JUNK)), max_size=5))
def test_arbitrary_tables_are_told_and_never_break_anything(
    tmp_path_factory: pytest.TempPathFactory, tables: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("junk")
    (folder / "a.toml").write_text(toml(tables), encoding="utf-8")
    _told(folder)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if not isinstance(value, dict | list):
        return [path]
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return [path, *(found for key, entry in inner for found in _paths(entry, (*path, key)))]


def _tables() -> dict[str, Any]:
    return {name: tomllib.loads((SMALL / name).read_text(encoding="utf-8")) for name in NAMES}


PLACES = st.sampled_from([path for path in _paths(_tables()) if len(path) > 1])


@given(st.dictionaries(PLACES, JUNK | st.none(), min_size=1, max_size=3))
@settings(max_examples=200)
def test_values_replaced_or_left_out_anywhere_are_told_or_mean_something(
    tmp_path_factory: pytest.TempPathFactory, changes: dict[tuple[Any, ...], Any]
) -> None:
    tables = _tables()
    for path in sorted(changes, key=len, reverse=True):  # the inner ones are still there then
        holder: Any = tables
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = changes[path]
    folder = tmp_path_factory.mktemp("changed")
    for name, content in tables.items():
        (folder / name).write_text(toml(_without_none(content)), encoding="utf-8")
    _told(folder)


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(entry) for key, entry in value.items() if entry is not None}
    if isinstance(value, list):
        return [_without_none(entry) for entry in value if entry is not None]
    return value


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_shipped_files_with_a_stretch_overwritten_are_told_and_never_break_anything(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("shipped")
    for file in SHIPPED:
        shutil.copy(file, folder)
    target = folder / data.draw(st.sampled_from(SHIPPED)).name
    content = target.read_bytes()
    start = data.draw(st.integers(0, len(content)))
    length = data.draw(st.integers(0, 40))
    junk = data.draw(st.binary(max_size=8) | st.sampled_from([b'"', b"[[items]]\n", b"}", b"]"]))
    target.write_bytes(content[:start] + junk + content[start + length :])
    _told(folder)


def _told(folder: Path) -> None:
    """Linting tells all that is wrong; what it finds in order can be loaded and hashed."""
    problems = lint(folder)
    for problem in problems:
        text = (folder / problem.file).read_bytes()
        assert 1 <= problem.line <= text.count(b"\n") + 1
        assert problem.text(str)
    if problems:
        with suppress(GuidanceError):
            load(folder)
    else:
        _use(load(folder))


def _use(guidance: Guidance) -> None:
    """Do with an edition what cases do: choose each choice, find its words, assess."""
    answers = []
    for field in guidance.field.values():
        for choice in guidance.choices(field):
            filled = guidance.filled(field, choice.id)
            answers += [ItemAnswer(item, option, "case:x") for item, option in filled.items()]
            assert all(guidance.option_label(*pair)["de"] for pair in filled.items())
            assert missing_parts(guidance, field, choice.id, Parts()) is not None
        assert guidance.question_of[field.id].section in {s.id for s in guidance.sections}
    assert set(assess(guidance, {}, answers).items) == set(guidance.item)
    assert len(digest(guidance)) == 64

import hashlib
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdesk import paths
from rsdesk.domain.guidance import Guidance
from rsdesk.errors import GuidanceError
from rsdesk.guidance.loading import digest, load, newest, shipped, versions
from tests.guidance.editions import EDITION, ITEMS, QUESTIONS, SMALL, change, small
from tests.guidance.writing import toml

ONE_OF_ITS_KIND = "edition"
WITHOUT_ORDER = ("labels", "measures", "contacts")
# as reckoned when the format was settled; a change of it would disown every released edition
SMALL_HASH = "21a4ff8cafc6987b7ef4e2f6250676398fb239cd7495d27f6fc5eab692e3aa24"
# words out of a fixed list
FIXED_WORDS = {"effect", "standing", "scope", "factor", "strength", "depth", "rates", "text"}
GROUPED_BY = {"items": "source", "questions": "section"}


def _small_tables() -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for file in sorted(SMALL.glob("*.toml")):
        for name, content in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if name == ONE_OF_ITS_KIND:
                tables[name] = content
            else:
                tables.setdefault(name, []).extend(content)
    return tables


TABLES = _small_tables()
ENTRIES = [(t, e) for t, es in TABLES.items() if t != ONE_OF_ITS_KIND for e in es]


def test_the_arrays_of_all_files_are_joined_in_the_order_of_file_names(tmp_path: Path) -> None:
    guidance = load(small(tmp_path))
    assert [item.id for item in guidance.items] == ["A-1", "A-2", "A-3", "A-4", "A-5", "B-1"]
    assert list(guidance.field) == ["Q-1.plan", "Q-1.consent", "Q-2.office"]
    assert guidance.item["A-1"].option("no").unless[0].when == ("abroad&misuse",)


def test_the_order_of_sections_and_sources_wins_over_the_order_of_files(tmp_path: Path) -> None:
    text = (small(tmp_path) / QUESTIONS).read_text()
    first, second = text.split('[[questions]]\nid = "Q-2"')
    (tmp_path / QUESTIONS).write_text(f'[[questions]]\nid = "Q-2"{second}')
    (tmp_path / "9.toml").write_text(first)
    items = (tmp_path / ITEMS).read_text()
    last = items[items.index('[[items]]\nid = "B-1"') :]
    (tmp_path / ITEMS).write_text(items.replace(last, ""))
    (tmp_path / "0.toml").write_text(last)
    assert load(tmp_path) == load(SMALL)


def test_texts_are_there_in_both_languages(tmp_path: Path) -> None:
    text = load(small(tmp_path)).item["A-1"].text
    assert (text["de"], text["en"]) == (
        "Das Vorhaben ist beschrieben.",
        "The project is described.",
    )


def _disordered(draw: st.DrawFn) -> list[tuple[str, Any]]:
    """Return the small edition's entries shuffled as far as their order means nothing."""
    mixed = draw(st.permutations(ENTRIES))
    groups: dict[object, list[Any]] = {}
    for table, entry in ENTRIES:
        groups.setdefault(_group(table, entry), []).append(entry)
    return [(t, e if t in WITHOUT_ORDER else groups[_group(t, e)].pop(0)) for t, e in mixed]


def _group(table: str, entry: Any) -> tuple[str, object]:
    return table, entry[GROUPED_BY[table]] if table in GROUPED_BY else None


@st.composite
def _cut_otherwise(draw: st.DrawFn) -> list[str]:
    """Return files that say what the small edition says, in other places and another order."""
    files = [toml({ONE_OF_ITS_KIND: TABLES[ONE_OF_ITS_KIND]})]
    for table, entry in _disordered(draw):
        turned = {key: entry[key] for key in draw(st.permutations(sorted(entry)))}
        if draw(st.booleans()):
            files.append("# another file")
        files[-1] += f"\n# a comment\n{toml({table: [turned]})}\n"
    return files


@given(_cut_otherwise())
def test_the_hash_depends_on_what_is_said_alone(
    tmp_path_factory: pytest.TempPathFactory, files: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    for number, text in enumerate(files):
        (folder / f"{number:03}.toml").write_text(text, encoding="utf-8")
    assert digest(load(folder)) == digest(load(SMALL))


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        return [leaf for key, entry in inner for leaf in _leaves(entry, (*path, key))]
    return [path] if isinstance(value, str) else []


def test_every_word_counts_for_the_hash() -> None:
    leaves = [leaf for leaf in _leaves(TABLES) if leaf[-1] not in FIXED_WORDS]
    hashes = {digest(_changed(leaf)) for leaf in leaves}
    assert len(hashes - {digest(load(SMALL))}) == len(leaves) > 100


def _changed(leaf: tuple[Any, ...]) -> Guidance:
    tables = json.loads(json.dumps(TABLES))
    holder = tables
    for key in leaf[:-1]:
        holder = holder[key]
    holder[leaf[-1]] += "x"
    return msgspec.convert(tables, Guidance)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ITEMS, 'effect = "gap"', 'effect = "flag"'),
        (ITEMS, "must_check = true", "must_check = false"),
        (QUESTIONS, 'text = "required"', 'text = "allowed"'),
        (QUESTIONS, 'possible = "no"', 'possible = "yes"'),
        (QUESTIONS, '["A-1", "A-2"]', '["A-2", "A-1"]'),
        (EDITION, "asked = false", "asked = true"),
    ],
)
def test_every_consequence_counts_for_the_hash(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    assert digest(load(change(small(tmp_path), file, old, new))) != digest(load(SMALL))


def test_a_default_written_out_leaves_the_hash_alone(tmp_path: Path) -> None:
    change(small(tmp_path), QUESTIONS, 'text = "required"', 'text = "required"\ncheck = "none"')
    change(tmp_path, ITEMS, 'scope = "rule"', 'scope = "rule"\noptions = []\nmust_check = false')
    assert digest(load(tmp_path)) == digest(load(SMALL))


def test_the_hash_is_that_of_plain_sorted_json() -> None:
    """Reckoned without rsdesk, as an auditor would: docs/formats/guidance.md."""
    labels = sorted(TABLES["labels"], key=lambda label: label["id"])
    plain = json.dumps(
        {**TABLES, "labels": labels}, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    assert digest(load(SMALL)) == hashlib.sha256(plain.encode()).hexdigest()


def test_the_hash_of_an_edition_outlives_changes_of_the_software() -> None:
    assert digest(load(SMALL)) == SMALL_HASH


def test_the_newest_edition_is_the_last_of_those_that_ship() -> None:
    assert "2026.1" in versions()
    assert newest().edition.version == versions()[-1]
    assert newest() is shipped(versions()[-1])


def test_editions_are_sorted_by_number_and_stray_folders_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("2026.10", "2026.9", "2027.1", "draft", ".git", "2026.x"):
        (tmp_path / "guidance" / name).mkdir(parents=True)
    (tmp_path / "guidance" / "2028.1").write_text("a file, no folder")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    assert versions() == ("2026.9", "2026.10", "2027.1")


@pytest.mark.parametrize("version", ["1999.1", "", "../2026.1", "/", "2026.1/"])
def test_an_edition_that_does_not_ship_is_told_with_what_to_do(version: str) -> None:
    told = re.escape(f"under guidance {version}, which") + ".*was not changed.*newest rsdesk"
    with pytest.raises(GuidanceError, match=told):
        shipped(version)

from pathlib import Path

import pytest

from rsdesk.errors import GuidanceError
from rsdesk.guidance.linting import lint
from rsdesk.guidance.loading import load
from rsdesk.guidance.problems import BrokenGuidanceError
from tests.guidance.editions import EDITION, ITEMS, QUESTIONS, change, found, small


@pytest.mark.parametrize("use", [load, lint])
def test_a_folder_that_is_not_there_is_told_in_words(tmp_path: Path, use: object) -> None:
    assert callable(use)
    with pytest.raises(GuidanceError, match=r"There is no guidance in .*nowhere.* Check the path"):
        use(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["a.toml", "notes.txt"])
def test_a_folder_without_guidance_files_is_told_in_words(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(GuidanceError, match="There is no guidance in"):
        load(tmp_path)


def test_a_file_in_place_of_a_folder_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(GuidanceError, match="There is no guidance in"):
        load(small(tmp_path) / EDITION)


def test_a_folder_among_the_files_is_left_alone(tmp_path: Path) -> None:
    (small(tmp_path) / "backup.toml").mkdir()
    assert lint(tmp_path) == ()


def test_a_mistake_in_toml_is_told_with_its_line(tmp_path: Path) -> None:
    change(small(tmp_path), ITEMS, 'source = "A"', 'source = A"')
    (problem,) = lint(tmp_path)
    assert (problem.file, problem.line) == (ITEMS, 3)
    assert problem.text(str) == "The file is not valid TOML: Invalid value."


def test_a_file_that_breaks_off_is_told_at_its_end(tmp_path: Path) -> None:
    text = (small(tmp_path) / ITEMS).read_text()
    (tmp_path / ITEMS).write_text(text + "[[items")
    (problem,) = lint(tmp_path)
    assert (problem.file, problem.line) == (ITEMS, text.count("\n") + 1)


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    (small(tmp_path) / ITEMS).write_bytes(b"# one\n# two \xff\n")
    (problem,) = lint(tmp_path)
    assert (problem.file, problem.line) == (ITEMS, 2)
    assert problem.text(str) == "The file is not UTF-8 text. Save it as UTF-8."


def test_endless_nesting_is_refused(tmp_path: Path) -> None:
    (small(tmp_path) / ITEMS).write_text("a = " + "[" * 100_000)
    assert [p.text(str) for p in lint(tmp_path)] == [
        "The file is not valid TOML: it is nested too deeply."
    ]


def test_endless_digits_are_refused(tmp_path: Path) -> None:
    (small(tmp_path) / ITEMS).write_text("a = " + "9" * 5_000)
    (problem,) = lint(tmp_path)
    assert problem.text(str).startswith("The file is not valid TOML: Exceeds the limit")


def test_a_file_beyond_all_measure_is_refused_unread(tmp_path: Path) -> None:
    with (small(tmp_path) / ITEMS).open("wb") as stream:
        stream.truncate(1 << 30)
    assert found_reasons(tmp_path) == ["The file is larger than 1 MiB, which no guidance file is."]


def test_an_unknown_table_is_told_with_those_that_are_known(tmp_path: Path) -> None:
    change(small(tmp_path), EDITION, "[[labels]]", "[[lables]]")
    reason = (
        "“lables” is not a table of the guidance. Known are: edition, rules, sources, facts, "
        "sections, items, questions, labels, measures, contacts."
    )
    assert found(tmp_path)[0] == (
        EDITION,
        "[[lables]]",
        reason,
    )


def test_entries_in_single_brackets_are_told(tmp_path: Path) -> None:
    (small(tmp_path) / QUESTIONS).write_text('[questions]\nid = "Q-1"\n')
    assert found(tmp_path) == [
        (
            QUESTIONS,
            "[questions]",
            "“questions” must be written as [[questions]], once for each entry.",
        )
    ]


def test_an_edition_in_double_brackets_is_told(tmp_path: Path) -> None:
    change(small(tmp_path), EDITION, "[edition]", "[[edition]]")
    assert found(tmp_path) == [
        (EDITION, "[[edition]]", "“edition” must be written as [edition], a table of its own.")
    ]


def test_a_second_edition_is_told_where_it_stands(tmp_path: Path) -> None:
    change(small(tmp_path), ITEMS, "[[items]]", '[edition]\nversion = "2"\n\n[[items]]')
    assert found(tmp_path) == [(ITEMS, "[edition]", "[edition] stands in two files.")]


def test_a_file_that_cannot_be_read_brings_up_no_others_that_follow_from_it(
    tmp_path: Path,
) -> None:
    (small(tmp_path) / EDITION).write_text("[[")
    assert [(p.file, p.line) for p in lint(tmp_path)] == [(EDITION, 1)]


def test_a_file_that_cannot_be_read_hides_no_mistake_of_another(tmp_path: Path) -> None:
    (small(tmp_path) / EDITION).write_text("[[")
    change(tmp_path, ITEMS, 'text.de = "mit Zeitplan"\n', "")
    change(tmp_path, QUESTIONS, "Half a page.", "TODO")
    assert [p.file for p in lint(tmp_path)] == [EDITION, ITEMS, QUESTIONS]


def test_windows_line_ends_are_counted_alike(tmp_path: Path) -> None:
    change(small(tmp_path), ITEMS, "mit Zeitplan", "")
    before = found(tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert found(tmp_path) == before == [(ITEMS, 'text.de = ""', "The text is empty.")]


def test_loading_tells_the_first_problem(tmp_path: Path) -> None:
    change(small(tmp_path), ITEMS, 'source = "A"', "source = A")
    with pytest.raises(BrokenGuidanceError, match=r"in 2-items.toml, line 3: .*: Invalid value"):
        load(tmp_path)


def test_the_problem_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    change(small(tmp_path), ITEMS, 'text.en = "The project is described."\n', "")
    with pytest.raises(BrokenGuidanceError) as caught:
        load(tmp_path)
    german = caught.value.text(lambda message: f"auf Deutsch: {message}")
    assert german.count("auf Deutsch") == 2  # the message and the reason in it
    assert caught.value.text(str) == str(caught.value)


def found_reasons(folder: Path) -> list[str]:
    return [problem.text(str) for problem in lint(folder)]

import ast
from pathlib import Path

import pytest

from installer import catalogues

TEXT = 'N_("There is no folder {folder}.")\n'
GERMAN = "Den Ordner {folder} gibt es nicht."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of catalogues that fits the source beside it."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "module.py").write_text(TEXT)
    catalogue = tmp_path / "i18n" / "de" / "LC_MESSAGES" / "rsdesk.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n')
    catalogues.update(catalogue, catalogues.extracted(tmp_path / "source"))
    translate(tmp_path / "i18n", "", GERMAN)
    return tmp_path / "i18n"


def translate(folder: Path, old: str, new: str) -> None:
    path = catalogues.catalogue_files(folder)[0]
    head, _, tail = path.read_text().rpartition(f'msgstr "{old}"')
    path.write_text(f'{head}msgstr "{new}"{tail}')


def problems(folder: Path) -> list[str]:
    path = catalogues.catalogue_files(folder)[0]
    return list(catalogues.problems(path, catalogues.extracted(folder.parent / "source")))


def test_a_complete_catalogue_has_no_problem(folder: Path) -> None:
    assert problems(folder) == []
    assert catalogues.check(folder, folder.parent / "source") == 0


def test_a_new_message_in_the_source_is_missed_by_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.parent / "source" / "module.py").write_text(TEXT + '_("Something new")\n')
    assert problems(folder) == ["missing: Something new"]
    assert catalogues.check(folder, folder.parent / "source") == 1
    assert "i18n/de/LC_MESSAGES/rsdesk.po: missing: Something new" in capsys.readouterr().err


def test_a_message_that_left_the_source_is_noticed(folder: Path) -> None:
    (folder.parent / "source" / "module.py").write_text("")
    assert problems(folder) == ["no longer in the source: There is no folder {folder}."]


@pytest.mark.parametrize(
    ("german", "problem"),
    [
        ("", "not translated"),
        ("Den Ordner {ordner} gibt es nicht.", "other {places} than the English"),
        ("Den Ordner {folder!r} gibt es nicht.", "other {places} than the English"),
        ("Den Ordner {folder gibt es nicht.", "other {places} than the English"),
        ("Den Ordner {folder} gibt es nicht", "another ending than the English"),
        ("Den Ordner {folder} gibt es nicht. ", "another ending than the English"),
    ],
)
def test_a_doubtful_translation_is_named(folder: Path, german: str, problem: str) -> None:
    translate(folder, GERMAN, german)
    assert problems(folder) == [f"{problem}: There is no folder {{folder}}."]


def test_a_fuzzy_translation_does_not_count(folder: Path) -> None:
    path = catalogues.catalogue_files(folder)[0]
    path.write_text(path.read_text().replace("#, python-brace-format", "#, fuzzy"))
    assert "marked as fuzzy: There is no folder {folder}." in problems(folder)


def test_a_catalogue_written_by_another_tool_is_brought_into_form(folder: Path) -> None:
    path = catalogues.catalogue_files(folder)[0]
    path.write_text(path.read_text().replace("module.py", "module.py:17"))
    assert problems(folder) == ["not in the form “make catalogues” writes"]
    catalogues.update(path, catalogues.extracted(folder.parent / "source"))
    assert problems(folder) == []


def test_updating_keeps_what_was_translated_and_leaves_the_new_empty(folder: Path) -> None:
    source = folder.parent / "source"
    (source / "module.py").write_text(TEXT + 'translate(N_("A new one"))\n')
    path = catalogues.catalogue_files(folder)[0]
    catalogues.update(path, catalogues.extracted(source))
    assert GERMAN in path.read_text()
    assert problems(folder) == ["not translated: A new one"]


def test_compiling_gives_the_same_bytes_again(folder: Path) -> None:
    (compiled,) = catalogues.compile_all(folder)
    first = compiled.read_bytes()
    assert GERMAN.encode() in first
    assert catalogues.compile_all(folder)[0].read_bytes() == first


def marked(path: Path) -> list[ast.Call]:
    """Return the calls that mark a message in one file."""
    return [
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_"
    ]


def test_every_marked_message_is_a_literal_text_and_reaches_the_catalogue() -> None:
    known = {message.id for message in catalogues.extracted()}
    calls = [(path, call) for path in catalogues.SOURCE.rglob("*.py") for call in marked(path)]
    lost = [
        f"{path.name}:{call.lineno}"
        for path, call in calls
        if not (isinstance(call.args[0], ast.Constant) and call.args[0].value in known)
    ]
    assert calls
    assert lost == []

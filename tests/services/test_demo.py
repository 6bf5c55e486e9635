from pathlib import Path

import pytest

from rsdesk.errors import InputError
from rsdesk.services import demo
from tests.services.conftest import NOW


def test_a_demo_is_replaced_by_the_next_and_nothing_else_in_its_folder_is(tmp_path: Path) -> None:
    first = demo.run(tmp_path / "demo", NOW)
    (first.folder / "my notes.txt").write_text("keep")
    second = demo.run(tmp_path / "demo", NOW)
    assert [record.verdict.status for record in second.records] == [0, 0]
    assert (second.folder / "my notes.txt").read_text() == "keep"
    assert {record.number for record in first.records}.isdisjoint(
        record.number for record in second.records
    )


def test_a_folder_with_files_of_a_person_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("years of work")
    with pytest.raises(InputError, match="Nothing was changed"):
        demo.run(tmp_path, NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]

"""Saving what a person takes out of the program."""

from pathlib import Path

import pytest

from rsdesk.errors import InputError
from rsdesk.services.saving import check_new, save_new, save_over
from tests.storage.disk import unchanged


def test_a_new_file_holds_what_was_saved(tmp_path: Path) -> None:
    save_new(tmp_path / "record.pdf", b"content", in_vault=True)
    assert (tmp_path / "record.pdf").read_bytes() == b"content"
    assert [path.name for path in tmp_path.iterdir()] == ["record.pdf"]


def test_saving_as_new_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("mine")
    with unchanged(tmp_path), pytest.raises(InputError, match="left as it is"):
        save_new(tmp_path / "letter", b"theirs", in_vault=False)
    with unchanged(tmp_path), pytest.raises(InputError, match="exists already"):
        check_new(tmp_path / "letter")


def test_an_agreed_overwriting_puts_the_new_file_in_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "record.pdf"
    path.write_bytes(b"old and longer")
    path.chmod(0o640)
    save_over(path, b"new", in_vault=True)
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["record.pdf"]


def test_overwriting_also_makes_a_file_that_was_not_there(tmp_path: Path) -> None:
    save_over(tmp_path / ("n" * 250 + ".pdf"), b"new", in_vault=True)
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [b"new"]


@pytest.mark.parametrize("kept", [True, False])
def test_a_folder_in_the_way_stays_and_nothing_half_is_left(tmp_path: Path, kept: bool) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "file").write_text("mine")
    with unchanged(tmp_path), pytest.raises(InputError, match="cannot be written") as failure:
        save_over(tmp_path / "taken", b"new", in_vault=kept)
    assert ("kept in the vault" in str(failure.value)) is kept


@pytest.mark.parametrize("name", ["no\0name", "x" * 300, "missing/folder/file"])
@pytest.mark.parametrize("save", [save_new, save_over])
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, name: str, save: object) -> None:
    assert callable(save)
    with unchanged(tmp_path), pytest.raises(InputError, match="cannot be written"):
        save(tmp_path / name, b"new", in_vault=False)


def test_a_file_that_grows_too_large_leaves_the_former_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "record.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr("rsdesk.storage.files.sync", full)
    with unchanged(tmp_path), pytest.raises(InputError, match="No space left"):
        save_over(path, b"new", in_vault=True)
    with unchanged(tmp_path), pytest.raises(InputError, match="No space left"):
        save_new(tmp_path / "other.pdf", b"new", in_vault=True)

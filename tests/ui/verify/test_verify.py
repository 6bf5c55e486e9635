"""Verifying records in the window: files dropped or chosen, three answers in words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from rsdesk.services import records
from rsdesk.ui import language
from rsdesk.ui.desk import Desk
from rsdesk.ui.verify import result
from rsdesk.ui.verify.choosing import Paths
from rsdesk.ui.verify.page import VerifyPage
from tests.records import honest
from tests.ui.conftest import NOW, Picture, SampleDesk, Settle


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> VerifyPage:
    made = VerifyPage(desk, ask=lambda owner, title, then: None)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """An honest record of somebody this vault does not know."""
    path = tmp_path / "foreign.pdf"
    path.write_bytes(honest.record())
    return path


def words(view: QWidget) -> str:
    return "\n".join(found.text() for found in view.findChildren(QLabel) if found.isVisible())


def states(shown: result.Result) -> list[str]:
    assert shown.verdict is not None
    return [state.text() for state in shown.verdict.states]


def drop(page: VerifyPage, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, how = QPoint(10, 10), (Qt.DropAction.CopyAction, mime)
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    page.drop.dragEnterEvent(QDragEnterEvent(where, *how, *held))
    page.drop.dropEvent(QDropEvent(where, *how, *held))


def test_ones_own_record_is_known_by_content_signer_and_time(
    sample: SampleDesk, page: VerifyPage, settle: Settle, tmp_path: Path
) -> None:
    made: list[records.MadeRecord] = []
    sample.ask(
        sample, lambda vault: records.make_record(vault, sample.case, "de", NOW), made.append
    )
    settle(sample)
    path = tmp_path / "own.pdf"
    path.write_bytes(made[0].pdf)
    drop(page, path)
    settle(sample)
    assert states(page.results[0]) == ["Unchanged", "Yourself", "In this vault"]
    assert "own.pdf" in words(page)


def test_a_foreign_record_is_unchanged_and_its_signer_not_known(
    desk: Desk, page: VerifyPage, settle: Settle, foreign: Path
) -> None:
    drop(page, foreign)
    settle(desk)
    assert states(page.results[0]) == ["Unchanged", "Not known here", "Only claimed"]
    text = words(page)
    assert "Anyone can make a signature with this name" in text
    assert "Fingerprint:" in text
    assert "does not show that what the record says is true" in text


def test_a_changed_record_is_told_and_names_no_signer(
    desk: Desk, page: VerifyPage, settle: Settle, foreign: Path
) -> None:
    foreign.write_bytes(foreign.read_bytes() + b"\n% added\n")
    drop(page, foreign)
    settle(desk)
    assert states(page.results[0]) == ["Changed", "Not confirmed", "Not known"]


def test_several_files_are_verified_one_after_the_other(
    desk: Desk, page: VerifyPage, settle: Settle, foreign: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "text.pdf").write_text("no PDF")
    drop(page, foreign, tmp_path / "empty.pdf", tmp_path / "missing.pdf", tmp_path / "text.pdf")
    settle(desk)
    assert len(page.results) == 4
    text = words(page)
    for part in ("The file is empty", "The file is not a PDF", "missing.pdf", "Unchanged"):
        assert part in text
    assert not page.waiting.isVisible()


def test_a_file_over_the_limit_is_not_read(
    desk: Desk, page: VerifyPage, settle: Settle, tmp_path: Path
) -> None:
    with (tmp_path / "large.pdf").open("wb") as file:
        file.truncate(101 * 2**20)
    drop(page, tmp_path / "large.pdf")
    settle(desk)
    assert "larger than 100 MiB" in words(page)


def test_a_file_is_chosen_with_the_keyboard(
    qtbot: QtBot, desk: Desk, settle: Settle, foreign: Path
) -> None:
    def ask(owner: QWidget, title: str, then: Callable[[Paths], None]) -> None:
        then([foreign])

    page = VerifyPage(desk, ask=ask)
    qtbot.addWidget(page)
    page.show()
    QTest.keyClick(page.drop.choose, Qt.Key.Key_Space)
    settle(desk)
    assert len(page.results) == 1


def test_cancelling_says_so_and_leaves_the_rest(
    desk: Desk, page: VerifyPage, settle: Settle, foreign: Path
) -> None:
    told: list[str] = []
    desk.telling.connect(lambda message: told.append(message.text))
    page.take([foreign, foreign])
    page.waiting.stopped.emit()
    settle(desk)
    assert told == ["Cancelled. Nothing was changed."]
    assert not page.results


def test_answers_follow_the_language(
    qtbot: QtBot, desk: Desk, page: VerifyPage, settle: Settle, foreign: Path
) -> None:
    drop(page, foreign)
    settle(desk)
    language.switch("de")
    qtbot.waitUntil(lambda: "Der Inhalt ist seit der Unterschrift unverändert." in words(page))


def test_pictures_of_the_page(
    desk: Desk, page: VerifyPage, settle: Settle, foreign: Path, picture: Picture
) -> None:
    picture(page, "verify")
    drop(page, foreign)
    settle(desk)
    picture(page, "verify-answers")

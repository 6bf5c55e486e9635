"""The record step as a person uses it: what is missing, the preview, signing, copies."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from rsdesk.i18n import Language
from rsdesk.services import casework
from rsdesk.ui import language
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.place import Place
from rsdesk.ui.record.preflight import LineView
from rsdesk.ui.record.view import RecordView
from rsdesk.ui.start.dialogs import Chosen, Dialogs
from tests.ui.conftest import NOW, Picture, SampleDesk, Settle


class Asked:
    """Stands for the system's dialog: answers with a path, or is left without one."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.names: list[str] = []

    def __call__(self, owner: QWidget, title: str, name: str, then: Chosen) -> None:
        self.names.append(name)
        if self.path is not None:
            then(self.path)


@pytest.fixture
def asked() -> Asked:
    return Asked()


def shown(qtbot: QtBot, desk: Desk, case: str, settle: Settle, asked: Asked) -> RecordView:
    model = CaseModel(desk)
    model.open(case)
    settle(desk)
    view = RecordView(desk, model, Dialogs(pdf=asked))
    model.changed.connect(view.show_work)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    view.show_work()
    view.arrive(Place("case", case, "record"))
    settle(desk)
    return view


@pytest.fixture
def view(qtbot: QtBot, sample: SampleDesk, settle: Settle, asked: Asked) -> RecordView:
    """The record step of the sample case."""
    return shown(qtbot, sample, sample.case, settle, asked)


def words(view: QWidget) -> str:
    return "\n".join(found.text() for found in view.findChildren(QLabel) if found.isVisible())


def wait_for_pages(qtbot: QtBot, view: RecordView) -> None:
    pages = view.preview.pages
    qtbot.waitUntil(lambda: pages.count > 0 and not pages.waits, timeout=20_000)


def sign(qtbot: QtBot, view: RecordView, settle: Settle) -> None:
    QTest.mouseClick(view.sign.sign, Qt.MouseButton.LeftButton)
    settle(view.desk)
    settle(view.desk)


def test_a_case_without_gaps_says_that_nothing_is_missing(view: RecordView) -> None:
    assert "Nothing is missing." in words(view.preflight)
    assert view.sign.sign.isEnabled()


def test_what_is_missing_is_listed_and_leads_to_where_it_is_mended(
    qtbot: QtBot, desk: Desk, settle: Settle, asked: Asked
) -> None:
    cases: list[str] = []
    desk.ask(desk, lambda vault: casework.begin(vault, "Fall", NOW), cases.append)
    settle(desk)
    view = shown(qtbot, desk, cases[0], settle, asked)
    text = words(view.preflight)
    for part in ("No partner is named yet.", "Not yet answered", "running collaboration"):
        assert part in text
    going: list[Place] = []
    desk.going.connect(going.append)
    jump = next(
        line.go
        for group in view.preflight.groups
        for line in group.findChildren(LineView)
        if line.isVisible() and "running collaboration" in line.go.accessibleName()
    )
    QTest.mouseClick(jump, Qt.MouseButton.LeftButton)
    assert going == [Place("case", cases[0], "facts", subject=cases[0], field="ongoing")]
    assert view.sign.sign.isEnabled()  # as an interim record


def test_a_long_group_opens_on_request(
    qtbot: QtBot, desk: Desk, settle: Settle, asked: Asked
) -> None:
    cases: list[str] = []
    desk.ask(desk, lambda vault: casework.begin(vault, "Fall", NOW), cases.append)
    settle(desk)
    view = shown(qtbot, desk, cases[0], settle, asked)
    group = next(g for g in view.preflight.groups if g.more.isVisible())
    before = words(group).count("\n")
    QTest.mouseClick(group.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: words(group).count("\n") > 60)
    QTest.mouseClick(group.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: words(group).count("\n") == before)


def test_signing_keeps_the_record_and_shows_its_hash(
    qtbot: QtBot, view: RecordView, settle: Settle, asked: Asked, tmp_path: Path
) -> None:
    assert "Dr. Mara Lindqvist, Saaletal-Institut" in words(view.sign)
    sign(qtbot, view, settle)
    (record,) = view.model.work.records
    assert view.sign.hash.text() == record.sha256
    assert f"Record {record.number} is signed and kept in the vault." in words(view.sign)
    asked.path = tmp_path / "record.pdf"
    QTest.mouseClick(view.sign.save, Qt.MouseButton.LeftButton)
    settle(view.desk)
    assert hashlib.sha256(asked.path.read_bytes()).hexdigest() == record.sha256
    assert asked.names == [f"rsdesk-{record.number}-en.pdf"]
    assert "The vault keeps the record too." in words(view.sign)


def test_a_place_that_cannot_be_written_is_told_and_the_record_is_safe(
    qtbot: QtBot, view: RecordView, settle: Settle, asked: Asked, tmp_path: Path
) -> None:
    sign(qtbot, view, settle)
    asked.path = tmp_path / "no folder" / "record.pdf"
    QTest.mouseClick(view.sign.save, Qt.MouseButton.LeftButton)
    settle(view.desk)
    assert "cannot be written" in words(view.sign)
    assert "The record is kept in the vault." in words(view.sign)


def test_the_language_of_the_record_is_the_windows_until_one_is_chosen(
    qtbot: QtBot, view: RecordView, settle: Settle
) -> None:
    language.switch("de")
    qtbot.waitUntil(view.sign.languages["de"].isChecked)
    QTest.mouseClick(view.sign.languages["en"], Qt.MouseButton.LeftButton)
    language.switch("en")
    language.switch("de")
    qtbot.wait(10)
    assert view.sign.languages["en"].isChecked()
    sign(qtbot, view, settle)
    assert [record.language for record in view.model.work.records] == ["en"]


def test_an_expired_identity_signs_nothing_and_says_why(
    qtbot: QtBot, view: RecordView, settle: Settle
) -> None:
    view.desk.now = lambda: NOW.replace(year=NOW.year + 30)
    sign(qtbot, view, settle)
    assert "nothing was signed" in words(view.sign)
    assert view.model.work.records == ()
    assert view.sign.sign.isEnabled()


def test_what_is_cancelled_is_not_signed(qtbot: QtBot, view: RecordView, settle: Settle) -> None:
    wait_for_pages(qtbot, view)
    QTest.mouseClick(view.sign.sign, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.sign.waiting.isVisible)
    view.sign.waiting.stopped.emit()
    settle(view.desk)
    assert "Cancelled. Nothing was signed." in words(view.sign)
    assert view.model.work.records == ()


def test_a_changed_case_makes_records_and_preview_old(
    qtbot: QtBot, view: RecordView, settle: Settle
) -> None:
    wait_for_pages(qtbot, view)
    sign(qtbot, view, settle)
    (row,) = view.kept.rows.values()
    assert row.state.text() == "Shows the case as it is now."
    assert not view.preview.is_stale
    view.model.write(lambda vault, case, now: casework.state_fact(vault, case, "ai", "no", now))
    settle(view.desk)
    assert row.state.text() == "The case has changed since."
    assert "The case has changed since this preview was made." in words(view.preview)
    QTest.mouseClick(view.preview.renew, Qt.MouseButton.LeftButton)
    settle(view.desk)
    assert not view.preview.is_stale
    assert "has changed" not in words(view.preview)


def test_an_earlier_record_can_be_copied_and_verified(
    qtbot: QtBot, view: RecordView, settle: Settle, asked: Asked, tmp_path: Path
) -> None:
    sign(qtbot, view, settle)
    (row,) = view.kept.rows.values()
    QTest.mouseClick(row.check, Qt.MouseButton.LeftButton)
    settle(view.desk)
    assert "The content is unchanged since it was signed." in words(row)
    asked.path = tmp_path / "copy.pdf"
    QTest.mouseClick(row.copy, Qt.MouseButton.LeftButton)
    settle(view.desk)
    assert asked.path.stat().st_size > 10_000


def test_little_room_shows_the_steps_or_the_preview(qtbot: QtBot, view: RecordView) -> None:
    view.resize(600, 500)
    assert view.sign.isVisible()
    assert not view.preview.isVisible()
    QTest.mouseClick(view.other, Qt.MouseButton.LeftButton)
    assert view.preview.isVisible()
    assert not view.sign.isVisible()
    QTest.keyClick(view.other, Qt.Key.Key_Space)
    assert view.sign.isVisible()


def test_every_control_says_what_it_is(view: RecordView, qtbot: QtBot, settle: Settle) -> None:
    sign(qtbot, view, settle)
    spoken: Language
    for spoken in ("en", "de"):
        language.switch(spoken)
        qtbot.wait(10)
        for control in view.findChildren(QWidget):
            if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisible():
                text = control.property("text") or ""
                assert control.accessibleName() or text, control


def test_pictures_of_the_step(
    view: RecordView, qtbot: QtBot, settle: Settle, picture: Picture
) -> None:
    wait_for_pages(qtbot, view)
    sign(qtbot, view, settle)
    picture(view, "record")


def test_a_summary_is_signed_on_request_saved_and_not_among_the_records(
    qtbot: QtBot, view: RecordView, settle: Settle, asked: Asked, tmp_path: Path
) -> None:
    view.sign.summary.setFocus()
    QTest.keyClick(view.sign.summary, Qt.Key.Key_Space)
    assert not view.sign.help_texts.isEnabled()
    sign(qtbot, view, settle)
    assert view.model.work.records == ()
    assert "Please save it: the vault does not keep it." in words(view.sign)
    asked.path = tmp_path / "summary.pdf"
    QTest.mouseClick(view.sign.save, Qt.MouseButton.LeftButton)
    settle(view.desk)
    assert hashlib.sha256(asked.path.read_bytes()).hexdigest() == view.sign.hash.text()
    assert asked.names[0].endswith("-1-S-en.pdf")
    assert "The vault keeps the record too." not in words(view.sign)

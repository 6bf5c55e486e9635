"""Exporting in the window: what is said first, the dialog, the text, the clipboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from rsdesk.domain.case import Parts
from rsdesk.services.export_kinds import KINDS, Kind
from rsdesk.ui import language
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.export.panel import ExportPanel
from rsdesk.ui.start.dialogs import Chosen, Dialogs
from tests.ui.conftest import Picture, SampleDesk, Settle


class Asked:
    """Stands for the system's dialog: answers with a path, or is left without one."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.names: list[str] = []

    def __call__(self, owner: QWidget, title: str, name: str, then: Chosen) -> None:
        self.names.append(name)
        if self.folder is not None:
            then(self.folder / name)


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def panel(qtbot: QtBot, sample: SampleDesk, settle: Settle, asked: Asked) -> ExportPanel:
    """The part of the record step, unfolded, with the sample case."""
    model = CaseModel(sample)
    model.open(sample.case)
    settle(sample)
    made = ExportPanel(sample, model, Dialogs(file=asked))
    qtbot.addWidget(made)
    made.resize(480, 900)
    made.show()
    made.fold.open()
    return made


def words(view: QWidget) -> str:
    return "\n".join(found.text() for found in view.findChildren(QLabel) if found.isVisible())


def choose(panel: ExportPanel, kind: Kind) -> None:
    QTest.mouseClick(panel.options.kinds[kind], Qt.MouseButton.LeftButton)


def press(panel: ExportPanel, button: QWidget, settle: Settle) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    for _ in range(3):
        settle(panel._desk)


def test_what_is_in_a_file_is_said_before_it_is_made(panel: ExportPanel) -> None:
    said = set()
    for kind in KINDS:
        choose(panel, kind)
        assert "not encrypted" in words(panel)
        said.add(panel.options.contents.text())
    assert len(said) == len(KINDS) - 1  # both texts for a funder hold the same
    assert all("protected stay in the vault" in one for one in said if "funder" in one)


def test_each_kind_offers_its_own_ways_out(panel: ExportPanel) -> None:
    offered = {}
    for kind in KINDS:
        choose(panel, kind)
        offered[kind] = [form for form, button in panel.saves.items() if button.isVisible()]
        assert panel.copy.isVisible() == kind.startswith("funder")
        assert panel.options.names.isVisible() == (kind != "csv")
    assert offered["funder-he"] == ["docx", "txt"]
    assert offered["json"] == ["json"]


def test_a_file_is_saved_where_the_person_says(
    panel: ExportPanel, settle: Settle, asked: Asked, tmp_path: Path
) -> None:
    asked.folder = tmp_path
    choose(panel, "ics")
    press(panel, panel.saves["ics"], settle)
    (name,) = asked.names
    assert name.endswith("-dates-en.ics")
    assert (tmp_path / name).read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "The file is not encrypted." in words(panel)


def test_a_dialog_that_is_left_writes_nothing(
    panel: ExportPanel, settle: Settle, asked: Asked, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*.json"))
    choose(panel, "json")
    press(panel, panel.saves["json"], settle)
    assert len(asked.names) == 1
    assert sorted(tmp_path.rglob("*.json")) == before
    assert panel.strip.message is None


def test_a_place_that_takes_no_file_is_told(
    panel: ExportPanel, settle: Settle, asked: Asked, tmp_path: Path
) -> None:
    asked.folder = tmp_path / "nowhere"
    press(panel, panel.saves["docx"], settle)
    assert "cannot be written" in words(panel)


def test_what_was_just_typed_is_in_the_text(panel: ExportPanel, settle: Settle) -> None:
    case = panel._model.case
    panel._model.type_answer(case, "K-04.benefit", "filled", Parts(text="Freshly typed."))
    press(panel, panel.look, settle)
    assert "Freshly typed." in panel.text.text
    assert panel.text.isReadOnly()


def test_the_text_goes_to_the_clipboard(panel: ExportPanel, settle: Settle) -> None:
    press(panel, panel.copy, settle)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Dealing with risks of international collaboration")
    assert "clipboard" in words(panel)


def test_the_text_follows_the_language_that_is_chosen(panel: ExportPanel, settle: Settle) -> None:
    choose(panel, "funder-he")
    panel.options.languages["de"].click()
    press(panel, panel.look, settle)
    assert panel.text.text.startswith("Forschungssicherheit: Risikobewertung")
    language.switch("de")
    assert panel.options.language == "de"


def test_another_choice_takes_away_the_text_that_no_longer_fits(
    panel: ExportPanel, settle: Settle
) -> None:
    press(panel, panel.look, settle)
    assert panel.text.isVisible()
    choose(panel, "funder-he")
    assert not panel.text.isVisible()
    assert panel.text.text == ""


def test_a_tick_for_names_holds_for_one_kind_and_one_case(panel: ExportPanel) -> None:
    named = []
    choose(panel, "json")
    panel.options.names.click()
    named.append(panel.options.with_names)
    choose(panel, "ics")
    named.append(panel.options.with_names)
    panel.options.names.click()
    named.append(panel.options.with_names)
    panel.forget()
    named.append(panel.options.with_names)
    assert named == [True, False, True, False]


def test_the_keyboard_goes_through_in_the_order_of_the_page(panel: ExportPanel) -> None:
    panel.activateWindow()
    panel.options.names.setFocus()
    passed = []
    for _ in range(4):
        QTest.keyClick(panel.window(), Qt.Key.Key_Tab)
        passed.append(panel.focusWidget())
    assert passed == [panel.look, panel.copy, panel.saves["docx"], panel.saves["txt"]]


def test_it_looks_the_same_in_both_languages_and_themes(
    panel: ExportPanel, picture: Picture
) -> None:
    panel.resize(480, 860)
    picture(panel, "export")
    assert panel.minimumSizeHint().width() <= 480

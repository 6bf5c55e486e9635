"""The panel that offers newer guidance on the page of circumstances."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from rsdesk.domain.case import Parts
from rsdesk.services import casework, packs
from rsdesk.storage.vault import Vault
from rsdesk.ui import language
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.case.page import CasePage
from rsdesk.ui.desk import Desk
from rsdesk.ui.facts.newer import Newer
from rsdesk.ui.facts.view import FactsView
from rsdesk.ui.place import Place
from tests.services import own
from tests.ui.conftest import NOW

Settle = Callable[[Desk], None]
FIELD = "house-Q1.permission"
REWORDED = (
    ("How does the permission stand?", "Is there a permission?"),
    ('version = "1"', 'version = "2"'),
)


def words(view: QWidget) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view))


def _begun(vault: Vault, folder: Path) -> str:
    """A case whose answer the second version of the pack puts in other words."""
    packs.add(vault, own.pack(folder / "first"), NOW)
    case = casework.begin(vault, "Feldarbeit", NOW)
    casework.state_fact(vault, case, "house-drones", "yes", NOW)
    casework.answer(vault, case, case, FIELD, "granted", Parts(comment="liegt vor"), NOW)
    packs.add(vault, own.pack(folder / "second", *REWORDED), NOW)
    return case


@pytest.fixture
def view(desk: Desk, qtbot: QtBot, settle: Settle, tmp_path: Path) -> FactsView:
    found: list[str] = []
    desk.ask(desk, lambda vault: _begun(vault, tmp_path), found.append)
    settle(desk)
    model = CaseModel(desk)
    made = FactsView(desk, model)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    model.changed.connect(made.show_work)
    model.open(found[0])
    made.show()
    settle(desk)
    made.arrive(Place("case", found[0], "facts"))
    settle(desk)
    return made


@pytest.fixture
def newer(view: FactsView, qtbot: QtBot) -> Newer:
    qtbot.waitUntil(view.newer.isVisible)
    return view.newer


def test_newer_guidance_is_offered_with_what_it_brings(newer: Newer) -> None:
    shown = words(newer)
    assert "There is newer guidance for this case" in shown
    assert "2026.1+house@1 → 2026.1+house@2: 1 put in other words, 1 answer to confirm." in shown
    assert "Is there a permission?" not in shown
    newer.look.click()
    assert "In other words: Is there a permission?" in words(newer)


def test_an_update_asks_the_new_question_and_undo_brings_the_old_one_back(
    newer: Newer, view: FactsView, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    newer.update_case.click()
    settle(desk)
    qtbot.waitUntil(lambda: not newer.isVisible())
    work = view.model.work
    assert work.guidance.edition.version == "2026.1+house@2"
    assert work.to_confirm == ((work.case.subject, FIELD),)
    assert view.hasFocus()  # in the field below, undo would concern its text
    view.model.undo()
    settle(desk)
    qtbot.waitUntil(newer.isVisible)
    assert view.model.work.guidance.edition.version == "2026.1+house@1"


def test_the_panel_follows_the_language(newer: Newer, qtbot: QtBot) -> None:
    newer.look.click()
    language.switch("de")
    qtbot.waitUntil(lambda: "Wie steht es um die Erlaubnis?" in words(newer))


def test_a_case_on_the_newest_guidance_shows_no_panel(
    desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    found: list[str] = []
    desk.ask(desk, lambda vault: casework.begin(vault, "Fall", NOW), found.append)
    settle(desk)
    model = CaseModel(desk)
    view = FactsView(desk, model)
    qtbot.addWidget(view)
    model.changed.connect(view.show_work)
    model.open(found[0])
    view.show()
    settle(desk)
    view.newer.look_again()
    settle(desk)
    assert not view.newer.isVisible()


def test_the_cards_read_as_the_updated_guidance_says(
    desk: Desk, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    found: list[str] = []
    desk.ask(desk, lambda vault: _begun(vault, tmp_path), found.append)
    settle(desk)
    page = CasePage(desk)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    page.arrive(Place("case", found[0], "assessment", question="house-Q1", subject=found[0]))
    settle(desk)
    qtbot.waitUntil(lambda: "How does the permission stand?" in words(page))
    page.model.write(
        lambda vault, case, now: casework.update_guidance(vault, case, "2026.1+house@2", now)
    )
    settle(desk)
    qtbot.waitUntil(lambda: "Is there a permission?" in words(page))
    page.model.undo()
    settle(desk)
    qtbot.waitUntil(lambda: "How does the permission stand?" in words(page))

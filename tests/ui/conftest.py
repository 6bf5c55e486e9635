"""What tests of the window share: a desk with an open vault, waiting, and pictures of pages."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rsdesk.i18n import Language
from rsdesk.services import casework, vaults
from rsdesk.settings import FOLDER_VARIABLE
from rsdesk.ui import language, theme
from rsdesk.ui.desk import Desk
from tests.conftest import EFFORT, PASSWORD

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
PICTURES = Path(__file__).parents[2] / "build" / "screenshots"

Settle = Callable[[Desk], None]
Picture = Callable[[QWidget, str], None]


class SampleDesk(Desk):
    """A desk on a vault that holds the bundled sample case."""

    case: str


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """The fonts and the style sheet of the program, once for all tests."""
    theme.dress(qapp, "light", 100)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Every test begins in English."""
    language.switch("en")
    yield
    language.switch("en")


@pytest.fixture
def settle(qtbot: QtBot) -> Settle:
    """Wait until the worker has nothing to do and the window has taken in what it did."""

    def settled(desk: Desk) -> None:
        qtbot.waitUntil(lambda: not desk.worker.busy, timeout=20_000)
        qtbot.wait(1)
        qtbot.waitUntil(lambda: not desk.worker.busy, timeout=20_000)

    return settled


@pytest.fixture
def bare_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A desk before any vault is open; its settings lie in tmp_path."""
    made = SampleDesk({FOLDER_VARIABLE: str(tmp_path / "config")}, clock=lambda: NOW)
    yield made
    _let_go(made)


@pytest.fixture
def desk(bare_desk: Desk, tmp_path: Path, settle: Settle) -> Desk:
    """A desk with a new vault, open."""
    opened: list[vaults.Created] = []
    bare_desk.worker.run(
        bare_desk,
        lambda: vaults.create(
            tmp_path / "vault",
            PASSWORD,
            name="Dr. Mara Lindqvist",
            institute="Saaletal-Institut",
            effort=EFFORT,
            now=NOW,
        ),
        opened.append,
        bare_desk.fail,
    )
    settle(bare_desk)
    bare_desk.vault = opened[0].vault
    return bare_desk


@pytest.fixture
def sample(desk: SampleDesk, settle: Settle) -> SampleDesk:
    """A desk whose vault holds the sample case, in German."""
    found: list[str] = []
    desk.ask(desk, lambda vault: casework.begin_sample(vault, "de", NOW), found.append)
    settle(desk)
    desk.case = found[0]
    return desk


@pytest.fixture
def picture(qtbot: QtBot, qapp: QApplication) -> Picture:
    """Save a view in both languages and both themes below build/screenshots."""

    def pictured(view: QWidget, name: str) -> None:
        for spoken in get_args(Language):
            language.switch(spoken)
            for worn in ("light", "dark"):
                theme.dress(qapp, worn, 100)
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
                qtbot.wait(20)
                folder = PICTURES / f"{spoken}-{worn}"
                folder.mkdir(parents=True, exist_ok=True)
                assert view.grab().save(str(folder / f"{name}.png"))
        theme.dress(qapp, "light", 100)
        language.switch("en")

    return pictured


def _let_go(desk: Desk) -> None:
    vault = desk.vault
    if vault is not None:
        desk.worker.run(desk, lambda: vaults.close(vault), lambda _: None, desk.fail)
    desk.worker.close()

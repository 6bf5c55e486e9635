"""Own questions and rules on the settings page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rsdesk.services import casework, editions
from rsdesk.ui import language
from rsdesk.ui.desk import Desk
from rsdesk.ui.place import Place
from rsdesk.ui.settings.packs import PacksGroup
from rsdesk.ui.settings.page import SettingsPage
from rsdesk.ui.settings.policy import PolicyGroup
from tests.services import own
from tests.ui.conftest import NOW

Settle = Callable[[Desk], None]


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, settle: Settle) -> SettingsPage:
    made = SettingsPage(desk)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.arrive(Place("settings"))
    settle(desk)
    return made


@pytest.fixture
def packs(page: SettingsPage) -> PacksGroup:
    return page.findChildren(PacksGroup)[0]


@pytest.fixture
def policy(page: SettingsPage) -> PolicyGroup:
    return page.findChildren(PolicyGroup)[0]


def words(view: QWidget) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view))


def press(view: QWidget, text: str) -> None:
    next(b for b in view.findChildren(QAbstractButton) if b.text() == text).click()


def latest(desk: Desk, settle: Settle) -> str:
    found: list[str] = []
    desk.ask(desk, lambda vault: editions.latest(vault).edition.version, found.append)
    settle(desk)
    return found[0]


def test_a_pack_is_added_shown_and_taken_out(
    packs: PacksGroup, desk: Desk, settle: Settle, tmp_path: Path
) -> None:
    assert "There is no pack yet." in words(packs)
    packs.take(own.pack(tmp_path / "house"))
    settle(desk)
    shown = words(packs)
    assert "Questions of the Example Institute" in shown
    assert "1 question, 1 item, 1 measure, 1 contact" in shown
    assert "Asked in new cases." in shown
    assert "There is no pack yet." not in shown
    press(packs, "Show the questions")
    assert "Are the drone flights permitted?" in words(packs)
    assert latest(desk, settle) == "2026.1+house@1"
    press(packs, "No longer ask new cases")
    settle(desk)
    assert "New cases do without it; cases begun with it keep it." in words(packs)
    assert latest(desk, settle) == "2026.1"
    press(packs, "Ask new cases again")
    settle(desk)
    assert latest(desk, settle) == "2026.1+house@1"


def test_mistakes_of_a_pack_are_listed_with_file_and_line(
    packs: PacksGroup, desk: Desk, settle: Settle, tmp_path: Path
) -> None:
    folder = own.pack(tmp_path / "house", ('when = ["house-drones"]', 'when = ["drones"]'))
    packs.take(folder)
    settle(desk)
    lines = (folder / "house.toml").read_text(encoding="utf-8").splitlines()
    line = lines.index('when = ["drones"]') + 1
    assert f"house.toml, line {line}: “drones” is not among the facts." in words(packs)
    assert "There is no pack yet." in words(packs)
    packs.take(own.pack(tmp_path / "house"))
    settle(desk)
    assert f"line {line}" not in words(packs)


def test_a_folder_without_a_pack_is_told_in_words(
    packs: PacksGroup, desk: Desk, settle: Settle, tmp_path: Path
) -> None:
    packs.take(tmp_path)
    settle(desk)
    assert "it is not a folder with .toml files that can be read" in words(packs)


def test_the_policy_says_what_it_changes(
    policy: PolicyGroup, desk: Desk, settle: Settle, tmp_path: Path
) -> None:
    assert "The figures of the guidance hold." in words(policy)
    policy.adopt(own.policy(tmp_path))
    settle(desk)
    shown = words(policy)
    assert "Version 2026-1, adopted on 1 October 2026" in shown
    assert "Next review at the level “low”: 18 months instead of 24 months" in shown
    assert (
        "Level at the domain “elevated” and the exposure “elevated”: “high” instead of “medium”"
        in shown
    )
    assert "Cases are kept for 120 months after their end instead of 60 months" in shown
    press(policy, "Take the figures of the guidance")
    settle(desk)
    assert "The figures of the guidance hold." in words(policy)


def test_mistakes_of_a_policy_are_listed_and_the_former_one_holds(
    policy: PolicyGroup, desk: Desk, settle: Settle, tmp_path: Path
) -> None:
    policy.adopt(own.policy(tmp_path))
    settle(desk)
    file = own.policy(tmp_path, ("high = 6", "high = 60"), ('"2026-1"', '"2"'))
    policy.adopt(file)
    settle(desk)
    shown = words(policy)
    line = file.read_text(encoding="utf-8").splitlines().index("high = 60") + 1
    assert f"policy.toml, line {line}: At the level “high” the next review is due after 60" in shown
    assert "Version 2026-1, adopted on 1 October 2026" in shown


def test_a_policy_counts_in_a_case_that_is_open(
    policy: PolicyGroup, desk: Desk, settle: Settle, tmp_path: Path
) -> None:
    found: list[str] = []
    desk.ask(desk, lambda vault: casework.begin(vault, "Fall", NOW), found.append)
    settle(desk)
    touched: list[bool] = []
    desk.touched.connect(lambda: touched.append(True))
    policy.adopt(own.policy(tmp_path))
    settle(desk)
    assert touched
    rules: list[object] = []
    desk.ask(desk, lambda v: casework.open_case(v, found[0], NOW).rules.fresh_months, rules.append)
    settle(desk)
    assert rules == [6]


def test_both_groups_follow_the_language(
    packs: PacksGroup, policy: PolicyGroup, desk: Desk, settle: Settle, tmp_path: Path, qtbot: QtBot
) -> None:
    packs.take(own.pack(tmp_path / "house"))
    policy.adopt(own.policy(tmp_path))
    settle(desk)
    language.switch("de")
    qtbot.waitUntil(lambda: "Fragen des Beispielinstituts" in words(packs))
    qtbot.waitUntil(lambda: "01.10.2026" in words(policy))

"""The register in a vault with a few cases."""

from collections.abc import Callable
from typing import Protocol, TypeVar

import pytest
from pytestqt.qtbot import QtBot

from rsdesk.services import cases, casework, lifecycle
from rsdesk.storage.vault import Vault
from rsdesk.ui.desk import Desk
from rsdesk.ui.place import Place
from rsdesk.ui.register.page import RegisterPage
from tests.ui.conftest import NOW, Settle

T = TypeVar("T")


class Do(Protocol):
    """Do something in the vault that the page does not do itself."""

    def __call__(self, work: Callable[[Vault], T]) -> T: ...


GUIDANCE = "2026.1"


@pytest.fixture
def do(desk: Desk, settle: Settle) -> Do:
    """Do something in the vault that the page does not do itself."""

    def doing(work: Callable[[Vault], T]) -> T:
        found: list[T] = []
        desk.ask(desk, work, found.append)
        settle(desk)
        return found[0]

    return doing


def begun(vault: Vault, title: str) -> str:
    """Store a case."""
    return cases.new_case(vault, GUIDANCE, {"title": title}, NOW)


def with_partner(vault: Vault, title: str, name: str, seat: str) -> str:
    """Store a case with a partner."""
    case = begun(vault, title)
    partner = cases.new_partner(vault, {"name": name, "seat": seat}, NOW)
    cases.build_upon(vault, case, [partner], NOW)
    return case


@pytest.fixture
def three(do: Do) -> dict[str, str]:
    """Three cases: one due, one with a partner, one archived; their subjects by title."""

    def store(vault: Vault) -> dict[str, str]:
        made = {
            "Gletscher": begun(vault, "Gletscher"),
            "Katalyse": with_partner(vault, "Katalyse", "Universität Nordhafen", "Norwegen"),
            "Archivgut": begun(vault, "Archivgut"),
        }
        casework.describe(
            vault, made["Gletscher"], made["Gletscher"], "next_date", "2026-11-03", NOW
        )
        lifecycle.archive(vault, made["Archivgut"], NOW)
        return made

    return do(store)


@pytest.fixture
def open_page(desk: Desk, settle: Settle, qtbot: QtBot) -> Callable[[], RegisterPage]:
    """Show the register as it is at 1280 x 720."""

    def opened() -> RegisterPage:
        page = RegisterPage(desk)
        qtbot.addWidget(page)
        page.resize(1074, 720)
        with qtbot.waitActive(page):
            page.show()
        page.arrive(Place())
        settle(desk)
        return page

    return opened


@pytest.fixture
def page(three: dict[str, str], open_page: Callable[[], RegisterPage]) -> RegisterPage:
    """The register of three cases."""
    return open_page()

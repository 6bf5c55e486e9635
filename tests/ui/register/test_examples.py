"""Invented cases that a person can open from the register."""

from collections.abc import Callable

from rsdesk.services import casework, register
from rsdesk.storage.vault import Vault
from rsdesk.ui.register.page import RegisterPage
from tests.ui.conftest import NOW, Settle
from tests.ui.register.conftest import Do


def test_a_worked_case_opens_by_its_title_and_says_that_it_is_invented(
    open_page: Callable[[], RegisterPage], do: Do, settle: Settle
) -> None:
    page = open_page()
    assert page.examples.isVisible()
    page.examples.unfold.click()
    first = page.examples.titles[0]
    assert "Manuscript catalogue" in first.text()
    first.click()
    settle(page.doing._desk)

    def found(vault: Vault) -> tuple[str, str | None]:
        row = register.page(vault, today=NOW.date()).rows[0]
        return row.title, casework.open_case(vault, row.subject, NOW).assessment.appraisal.level

    assert do(found) == ("Sample: Manuscript catalogue with a Japanese university", "low")


def test_the_examples_are_offered_beside_a_new_case_and_go_with_it(page: RegisterPage) -> None:
    assert not page.examples.isVisible()
    page.new.click()
    assert page.examples.isVisible()
    page.naming.left.emit()
    assert not page.examples.isVisible()

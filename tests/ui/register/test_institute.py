"""The register reminds of the institute's baseline."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from rsdesk.domain.case import Parts
from rsdesk.services import baseline, casework
from rsdesk.storage.vault import Vault
from rsdesk.ui.desk import Desk
from rsdesk.ui.place import Place
from rsdesk.ui.register.institute import InstituteReminder
from rsdesk.ui.register.page import RegisterPage
from tests.ui.conftest import NOW, Settle


def answer_all(vault: Vault) -> None:
    """The institute answers every question."""
    work = baseline.baseline(vault, NOW)
    for one in casework.asked(work):
        for field in one.fields:
            choice = work.guidance.choices(field)[0].id
            casework.answer(vault, one.subject, one.subject, field.id, choice, Parts(), NOW)


def shown(desk: Desk, qtbot: QtBot, settle: Settle, *, wanted: bool = True) -> InstituteReminder:
    """The line as it stands now."""
    made = InstituteReminder()
    qtbot.addWidget(made)
    made.look(desk, wanted=wanted)
    settle(desk)
    return made


def test_open_questions_of_the_institute_are_told_where_there_are_cases(
    desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    desk.ask(desk, lambda vault: casework.begin(vault, "Fall", NOW), lambda _: None)
    settle(desk)
    assert "answered 0 of" in shown(desk, qtbot, settle).words
    assert shown(desk, qtbot, settle, wanted=False).isHidden()


def test_a_year_later_the_baseline_is_due_for_a_new_look(
    desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    desk.ask(desk, answer_all, lambda _: None)
    settle(desk)
    assert shown(desk, qtbot, settle).isHidden()
    desk.now = lambda: NOW + timedelta(days=366)
    assert "since 21 November 2027" in shown(desk, qtbot, settle).words


def test_the_line_leads_to_the_institute(sample: Desk, qtbot: QtBot, settle: Settle) -> None:
    page = RegisterPage(sample)
    qtbot.addWidget(page)
    page.show()
    page.arrive(Place("register"))
    settle(sample)
    went: list[Place] = []
    sample.going.connect(went.append)
    page.institute.go.click()
    assert went == [Place("institute")]

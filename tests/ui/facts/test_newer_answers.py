"""Old and newer answers about a partner and of the institute, on the page of circumstances."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from rsdesk.domain.case import Parts
from rsdesk.services import baseline, cases, casework
from rsdesk.storage.vault import Vault
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.facts.partner import PartnerForm
from rsdesk.ui.facts.view import FactsView
from rsdesk.ui.place import Place
from tests.ui.conftest import NOW, Picture, Settle

CHECK = "K-20.check"
EXPORT = "KI-03.export"
LATER = NOW + timedelta(days=400)
Open = Callable[[], FactsView]


def two_cases(vault: Vault) -> tuple[str, str, str]:
    """Two cases that build on the same partner, checked today."""
    own = cases.institute(vault, NOW)
    casework.answer(vault, own, own, EXPORT, "yes", Parts(), NOW)
    first, second = (casework.begin(vault, title, NOW) for title in ("Alpha", "Beta"))
    work = casework.add_partner(vault, first, {"name": "Haus am See"}, NOW).casework
    (partner,) = (one.subject for one in work.case.partners)
    casework.answer(vault, first, partner, CHECK, "no finding", Parts(comment="sauber"), NOW)
    casework.build_upon_partner(vault, second, partner, NOW)
    return first, second, partner


@pytest.fixture
def made(desk: Desk, settle: Settle) -> tuple[str, str, str]:
    """Two cases and their partner."""
    found: list[tuple[str, str, str]] = []
    desk.ask(desk, two_cases, found.append)
    settle(desk)
    return found[0]


@pytest.fixture
def page(desk: Desk, settle: Settle, qtbot: QtBot, made: tuple[str, str, str]) -> Open:
    """Open the circumstances of the second case."""

    def opened() -> FactsView:
        model = CaseModel(desk)
        view = FactsView(desk, model)
        qtbot.addWidget(view)
        model.changed.connect(view.show_work)
        model.open(made[1])
        settle(desk)
        view.resize(1000, 800)
        view.show()
        view.arrive(Place("case", made[1], "facts"))
        qtbot.waitUntil(lambda: bool(view.partners.forms) and not view._turns.busy)
        settle(desk)
        return view

    return opened


def form(view: FactsView) -> PartnerForm:
    """The box of the one partner."""
    (found,) = view.partners.forms.values()
    return found


def test_a_partner_says_when_it_was_checked_and_by_whom(page: Open) -> None:
    age = form(page()).age
    assert age.words == "Checked on 21 November 2026, by Dr. Mara Lindqvist"
    assert age.old.isHidden()
    assert age.news.isHidden()


def test_an_old_check_is_renewed_by_confirming_it(page: Open, desk: Desk, settle: Settle) -> None:
    desk.now = lambda: LATER
    age = form(page()).age
    assert "older than 12 months" in age.words
    age.confirm.click()
    settle(desk)
    assert age.words == "Checked on 26 December 2027, by Dr. Mara Lindqvist"
    assert age.old.isHidden()


def test_an_old_check_leads_to_its_questions(page: Open, desk: Desk, made: tuple[str, ...]) -> None:
    desk.now = lambda: LATER
    went: list[Place] = []
    desk.going.connect(went.append)
    form(page()).age.go.click()
    assert [(place.step, place.question, place.subject) for place in went] == [
        ("assessment", "K-20", made[2])
    ]


def test_newer_answers_about_a_partner_are_shown_and_taken_over(
    page: Open, desk: Desk, settle: Settle, made: tuple[str, str, str]
) -> None:
    first, _, partner = made

    def checked_again(vault: Vault) -> None:
        words = Parts(comment="Treffer")
        casework.answer(vault, first, partner, CHECK, "adverse finding", words, NOW)
        casework.describe(vault, first, partner, "seat", "Bergen", NOW)

    desk.ask(desk, checked_again, lambda _: None)
    settle(desk)
    view = page()
    news = form(view).age.news
    seat, check = news.words
    assert seat == "Based in\nnothing stated → “Bergen”"
    assert "“no finding” → “adverse finding" in check
    assert check.endswith("Leads to: no consequence → red flag")
    news.take.click()
    settle(desk)
    assert news.isHidden()
    assert form(view).fields["seat"].text == "Bergen"


def test_newer_answers_of_the_institute_are_shown_and_taken_over(
    page: Open, desk: Desk, settle: Settle
) -> None:
    def answered(vault: Vault) -> None:
        own = baseline.subject(vault, NOW)
        casework.answer(vault, own, own, EXPORT, "no", Parts(comment="aufgelöst"), NOW)

    desk.ask(desk, answered, lambda _: None)
    settle(desk)
    view = page()
    (change,) = view.baseline.news.words
    assert change.endswith("“yes” → “no”\nLeads to: no consequence → open point")
    view.baseline.news.take.click()
    settle(desk)
    assert view.baseline.news.isHidden()
    work = view.model.work
    assert [finding.answer for finding in work.assessment.findings if finding.item == "BMBF-12"] \
        == ["no"]  # fmt: skip


def test_a_case_says_what_it_inherits_and_leads_to_the_institute(page: Open, desk: Desk) -> None:
    went: list[Place] = []
    desk.going.connect(went.append)
    box = page().baseline
    assert "inherits 1 of" in box._words.text()
    assert "21 November 2026" in box._words.text()
    box.go.click()
    assert went == [Place("institute")]


def test_pictures_of_newer_answers(
    page: Open, desk: Desk, settle: Settle, made: tuple[str, str, str], picture: Picture
) -> None:
    first, _, partner = made
    desk.ask(
        desk,
        lambda v: casework.answer(v, first, partner, CHECK, "adverse finding", Parts(), NOW),
        lambda _: None,
    )
    settle(desk)
    desk.now = lambda: LATER
    view = page()
    view.area.ensureWidgetVisible(form(view).age, 0, 40)
    picture(view, "facts-newer")

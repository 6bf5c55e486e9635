"""The list of measures, the proposals, and the level that remains."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication

from rsdesk.domain.casework import Done
from rsdesk.domain.proceedings import Measure
from rsdesk.services import casework
from rsdesk.storage.vault import Vault
from rsdesk.ui import language
from rsdesk.ui.measures.form import MeasureForm
from tests.ui.assessment.shown import words
from tests.ui.measures.conftest import Measures

AGREED = Measure("Nur offene Daten", "", "Dr. Weber", "2026-12-01", "Plan", ("LEI-3.6",))
NAME = "a" * 32


@pytest.fixture
def form(window: Measures) -> MeasureForm:
    """The form of a measure that is agreed, open in the list."""
    window.write(adopting(AGREED))
    card = window.view.adopted.cards[0]
    card.open()
    window.wait()
    assert card.form is not None
    return card.form


class adopting:  # noqa: N801 - it is called like a function
    """Adopt this measure."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure

    def __call__(self, vault: Vault, case: str, now: datetime) -> Done:
        return casework.adopt(vault, case, NAME, self._measure, now)


def said(window: Measures) -> str:
    """What the first card says of its state."""
    return window.view.adopted.cards[0].said


def test_an_empty_list_says_where_measures_come_from(window: Measures) -> None:
    assert "None yet." in words(window.view.adopted)


def test_an_overdue_measure_says_so_in_words(window: Measures) -> None:
    late = Measure("Nur offene Daten", "", "Dr. Weber", "2026-11-20", "Plan")
    window.write(adopting(late))
    assert said(window) == "Overdue since 20 November 2026 · Responsible: Dr. Weber"


def test_a_measure_is_edited_in_place(window: Measures, form: MeasureForm) -> None:
    window.type(form.owner, " und Team")
    assert window.kept.measures[NAME].owner == "Dr. Weber und Team"
    window.click(form.condition)
    assert window.kept.measures[NAME].condition
    assert said(window).endswith("Condition of the decision")


def test_a_measure_is_marked_as_done_and_taken_up_again(
    window: Measures, form: MeasureForm
) -> None:
    window.click(form.acts["done"])
    assert window.kept.state_of(NAME) == "done"
    assert said(window) == "Done · Responsible: Dr. Weber"
    window.click(form.acts["agreed"])
    assert window.kept.state_of(NAME) == "agreed"


def test_a_dropped_measure_stays_in_the_list_and_counts_no_more(
    window: Measures, form: MeasureForm
) -> None:
    window.click(form.acts["dropped"])
    assert said(window).startswith("Dropped")
    assert window.kept.agreed == ()


def test_what_is_not_agreed_cannot_be_done(window: Measures) -> None:
    window.write(adopting(Measure("Nur offene Daten")))
    card = window.view.adopted.cards[0]
    card.open()
    assert card.form is not None
    assert not card.form.acts["done"].isEnabled()
    assert said(window) == "Not agreed yet. Still needed: an owner, a date and a proof"


def test_a_removed_measure_is_gone_and_undo_brings_it_back(
    window: Measures, form: MeasureForm
) -> None:
    window.click(form.remove)
    assert window.view.adopted.cards == ()
    window.model.undo()
    window.wait()
    assert window.kept.measures[NAME] == AGREED
    assert len(window.view.adopted.cards) == 1


def test_points_are_ticked_that_a_measure_answers(window: Measures, form: MeasureForm) -> None:
    form._fold.open()
    window.wait()
    ticks = form.answers.ticks
    assert ticks["K-08.misuse"].isChecked()
    window.click(ticks["K-08.kinds"])
    assert window.kept.measures[NAME].items == ("LEI-3.6", "BMBF-P1")
    window.click(ticks["K-08.misuse"])
    assert window.kept.measures[NAME].items == ("BMBF-P1",)


def test_an_own_measure_is_stored_with_its_first_words(window: Measures) -> None:
    window.click(window.view.adopted.own)
    assert not window.kept.measures
    form = window.view.adopted.cards[0].form
    assert form is not None
    assert QApplication.focusWidget() is form.text
    window.type(form.text, "Alle einweisen")
    assert [one.text for one in window.kept.measures.values()] == ["Alle einweisen"]
    assert len(window.view.adopted.cards) == 1


def test_a_proposal_says_why_and_goes_once_it_is_adopted(window: Measures) -> None:
    proposals = window.view.proposals
    before = [offer.words for offer in proposals.offers]
    assert "Why: " in before[0]
    window.click(proposals.offers[0].button)
    assert before[0] not in [offer.words for offer in proposals.offers]
    (name,) = window.kept.measures
    assert window.kept.measures[name].items
    assert window.view.adopted.cards[0].is_open


def test_further_proposals_are_one_click_away(window: Measures) -> None:
    proposals = window.view.proposals
    few = len(proposals.offers)
    window.click(proposals.rest)
    assert len(proposals.offers) > few
    assert "rated “" in words(proposals)


def test_words_of_the_guidance_follow_the_language_and_own_words_stay(window: Measures) -> None:
    window.click(window.view.proposals.offers[0].button)
    english = window.view.adopted.cards[0].form
    assert english is not None
    before = english.text.text
    window.frame.setFocus()
    language.switch("de")
    window.wait()
    assert english.text.text != before
    assert english.owner.text() == ""


def test_without_an_agreed_measure_the_level_cannot_be_lower(window: Measures) -> None:
    residual = window.view.residual
    assert residual.choices is not None
    assert list(residual.choices.radios) == ["medium"]
    assert "A lower level needs a measure with owner, date and proof." in residual.said


def test_a_lower_level_needs_a_reason_and_is_one_step_at_most(window: Measures) -> None:
    window.write(adopting(AGREED))
    residual = window.view.residual
    assert residual.choices is not None
    assert list(residual.choices.radios) == ["medium", "low"]
    window.click(residual.choices.radios["low"])
    assert window.kept.part("residual").value == "low"
    assert "Please give the reason" in residual.said
    window.type(residual.reason, "Alles ist publiziert.")
    assert window.kept.part("residual").reason == "Alles ist publiziert."
    assert "Please" not in residual.said


def test_a_level_that_is_no_longer_allowed_is_named(window: Measures, form: MeasureForm) -> None:
    assert window.view.residual.choices is not None
    window.click(window.view.residual.choices.radios["low"])
    window.click(form.acts["missed"])
    assert "“low” was stated before and is no longer allowed." in window.view.residual.said


def test_another_case_shows_nothing_of_the_one_before(window: Measures) -> None:
    body = window.opened("K-08.misuse")
    body.closing.text.setFocus()
    window.type(body.closing.text, "Geheim")
    other = window.begin("Anderer Fall")
    window.go(other, "measures")
    assert "Geheim" not in words(window.view)
    assert window.view.adopted.cards == ()

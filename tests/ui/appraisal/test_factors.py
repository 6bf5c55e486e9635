"""The four tiles: what is suggested and why, what people set, what counts, and setting it here."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rsdesk.domain.appraisal import Override
from rsdesk.domain.case import Parts
from rsdesk.domain.guidance import Rated
from rsdesk.services import casework
from rsdesk.ui.appraisal.tile import FactorTile
from tests.ui.assessment.shown import Window, words


def tile(window: Window, factor: Rated) -> FactorTile:
    return window.appraisal.tiles.tiles[factor]


def rate(window: Window, factor: Rated, choice: str, reason: str = "Because.") -> None:
    """Rate a factor of the case as its card would."""
    case, field = window.model.case, window.model.work.guidance.rating_field[factor].id
    window.write(
        lambda v, c, now: casework.answer(v, c, case, field, choice, Parts(text=reason), now)
    )


def agree(window: Window, factor: Rated, second: str) -> None:
    window.write(lambda v, c, now: casework.override(v, c, factor, Override(second=second), now))


def test_each_factor_says_its_rating_its_reason_and_who_set_it(window: Window) -> None:
    shown = words(tile(window, "D"))
    assert shown.split()[:3] == ["Research", "domain", "elevated"]
    assert "Set: elevated" in shown
    assert "Dr. Mara Lindqvist, 21 November 2026" in shown


def test_the_suggestion_names_the_decisive_sign_and_folds_the_others_away(window: Window) -> None:
    made = tile(window, "D")
    assert "Suggested: elevated" in words(made)
    assert "to BMBF-P1 speaks for “elevated”." in words(made.decisive)
    assert made.words is not None
    assert len(made.words.signs) > 1
    assert not made.others.isVisible()
    made.more.open()
    assert made.others.isVisible()


def test_one_step_leads_from_a_sign_to_its_answer(window: Window) -> None:
    button = tile(window, "D").decisive.views[0].go
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    window.wait()
    field = window.model.work.guidance.field_of["BMBF-P1"].id
    assert (window.frame.place.step, window.frame.place.field) == ("assessment", field)


def test_every_partner_is_listed_with_its_own_rating(window: Window) -> None:
    shown = words(tile(window, "P"))
    for partner in window.model.work.case.partners:
        assert partner.about["name"].value in shown
    assert "Of several partners the worst rating counts." in shown


def test_a_lower_rating_waits_for_a_second_person_and_then_counts(window: Window) -> None:
    made = tile(window, "O")
    rate(window, "O", "none")
    assert "nobody is named as the second person" in words(made)
    assert "Until then the suggestion counts: elevated." in words(made)
    line = made.second.line
    line.setFocus()
    QTest.keyClicks(line, "Dr. Ida Berg, head of unit")
    line.clearFocus()
    window.wait()
    assert "Dr. Ida Berg, head of unit agrees. It counts." in words(made)
    assert window.model.work.assessment.appraisal.factors["O"].counted == "N"


def test_a_rating_without_a_reason_does_not_lower_the_suggestion(window: Window) -> None:
    rate(window, "O", "none", "")
    agree(window, "O", "Dr. Ida Berg")
    shown = words(tile(window, "O"))
    assert "Its reason is missing." in shown
    assert "No reason is given yet." in shown


def test_not_known_says_that_the_result_is_provisional(window: Window) -> None:
    rate(window, "D", "not known")
    assert "Not known counts as elevated here" in words(tile(window, "D"))
    assert "Provisional: at least one rating is not known." in words(window.appraisal.result)


def test_a_missing_rating_leaves_the_level_undetermined_with_a_way_to_it(window: Window) -> None:
    rate(window, "C", "", "")
    assert "not rated yet" in words(tile(window, "C"))
    assert "Undetermined. Not rated yet: country." in words(window.appraisal.result)
    QTest.mouseClick(window.appraisal.result.jumps["C"], Qt.MouseButton.LeftButton)
    window.wait()
    assert window.frame.place.field == "K-16.rating"


def test_a_rating_is_set_right_here_by_keyboard(window: Window) -> None:
    made = tile(window, "O")
    made.button.setFocus()
    QTest.keyClick(made.button, Qt.Key.Key_Space)
    window.wait()
    assert made.rating is not None
    field = made.rating.fields[0]
    assert field.isAncestorOf(window.frame.focusWidget())
    QTest.keyClick(window.frame.focusWidget(), Qt.Key.Key_3)
    window.wait()
    assert window.model.work.assessment.appraisal.factors["O"].set == "S"
    assert made.words is not None
    assert made.words.word == "serious"
    window.model.undo()
    window.wait()
    assert made.words.word == "elevated"


def test_an_open_tile_rates_each_partner_and_says_what_not_to_write(window: Window) -> None:
    made = tile(window, "P")
    made.open_rating()
    window.wait()
    assert made.rating is not None
    assert len(made.rating.fields) == len(window.model.work.case.partners)
    assert "Leave out nationality, birthplace, origin and religion." in words(made.rating)
    made.open_rating(False)
    assert made.rating.isHidden()


def test_what_is_typed_as_a_reason_is_kept_at_once(window: Window) -> None:
    made = tile(window, "O")
    made.open_rating()
    window.wait()
    assert made.rating is not None
    text = made.rating.fields[0].text
    text.setFocus()
    text.selectAll()
    QTest.keyClicks(text, "Training is up to date")
    window.model.rest()
    window.wait()
    assert "Training is up to date" in words(made)

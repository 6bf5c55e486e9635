"""Level, matrix, explanations, another level, depth and outcomes."""

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rsdesk.domain.appraisal import Override
from rsdesk.domain.proceedings import Closing
from rsdesk.domain.rules import LEVELS
from rsdesk.services import casework
from rsdesk.ui import language, theme
from rsdesk.ui.appraisal.level import AS_COMPUTED, LevelView
from rsdesk.ui.appraisal.matrix import Matrix
from rsdesk.ui.place import Place
from tests.ui.appraisal.test_factors import rate
from tests.ui.assessment.shown import Window, words


def matrix(window: Window) -> Matrix:
    return window.appraisal.result.matrix


def level(window: Window) -> LevelView:
    """The part in which another level is set, unfolded."""
    explanations = window.appraisal.explanations
    assert explanations is not None
    explanations.fold.open()
    assert explanations.level is not None
    return explanations.level


def stands(window: Window) -> str | None:
    """The level of the case."""
    return window.model.work.assessment.appraisal.level


def choose(window: Window, choice: str) -> None:
    choices = level(window).choices
    assert choices is not None
    choices.radios[choice].click()
    window.wait()


def test_the_picture_says_in_a_sentence_what_it_shows(window: Window) -> None:
    said = matrix(window).accessibleDescription()
    assert "Research domain “elevated” and exposure “elevated” give the level “medium”." in said
    assert said in words(window.appraisal.result)
    assert matrix(window).accessibleName()


def test_every_cell_of_the_picture_has_its_level_as_a_word(window: Window) -> None:
    shown = matrix(window).shown
    assert shown is not None
    assert [len(row) for row in shown.cells] == [3, 3, 3]
    assert set(shown.levels) == set(LEVELS)
    assert all(shown.levels.values())
    assert shown.cell == (1, 1)


def test_the_mark_moves_with_a_rating(window: Window) -> None:
    rate(window, "D", "serious")
    shown = matrix(window).shown
    assert shown is not None
    assert (shown.cell, shown.before) == ((2, 1), "high")


def test_the_level_after_measures_is_a_second_mark(window: Window) -> None:
    window.write(lambda v, c, now: casework.decide(v, c, "residual", "", "", now))
    assert "After measures" not in matrix(window).accessibleDescription()
    before = matrix(window).grab().toImage()
    window.write(lambda v, c, now: casework.decide(v, c, "residual", "low", "Agreed.", now))
    shown = matrix(window).shown
    assert shown is not None
    assert (shown.before, shown.after) == ("medium", "low")
    assert "After measures people state the level “low”." in matrix(window).accessibleDescription()
    assert matrix(window).grab().toImage() != before


def test_the_picture_grows_with_the_type_and_follows_the_theme(
    window: Window, qapp: QApplication, qtbot: QtBot
) -> None:
    small, light = matrix(window).heightForWidth(500), matrix(window).grab().toImage()
    theme.dress(qapp, "dark", 200)
    qtbot.wait(10)
    assert matrix(window).heightForWidth(900) > small
    assert matrix(window).grab(matrix(window).rect()).toImage().size() != QSize()
    theme.dress(qapp, "dark", 100)
    qtbot.wait(10)
    assert matrix(window).grab().toImage() != light
    theme.dress(qapp, "light", 100)


def test_each_step_to_the_level_shows_its_rule_and_source(window: Window) -> None:
    explanations = window.appraisal.explanations
    assert explanations is not None
    assert (
        "Partner “elevated” and country “serious” together" in explanations.steps["exposure"].text
    )
    assert "adds no step" in explanations.steps["own"].text
    explanations.steps["exposure"].rule.open()
    shown = words(explanations.steps["exposure"])
    assert "The country alone never makes it serious." in shown
    assert "EU proposal COM(2024) 26" in shown


def test_a_higher_level_counts_once_it_has_a_reason(window: Window) -> None:
    choose(window, "high")
    assert "Its reason is missing." in words(window.appraisal.result)
    reason = level(window).reason
    reason.setFocus()
    QTest.keyClicks(reason, "A new owner is being talked about")
    reason.clearFocus()
    window.wait()
    assert window.model.work.assessment.appraisal.level == "high"
    assert "People set this level. The rules give: medium." in words(window.appraisal.result)


def test_a_lower_level_asks_for_a_second_person(window: Window) -> None:
    given = Override(value="low", reason="Only public data.")
    window.write(lambda v, c, now: casework.override(v, c, "level", given, now))
    shown = level(window)
    assert "nobody is named as the second person" in words(window.appraisal.result)
    assert not shown.second.isHidden()
    shown.second.line.setFocus()
    QTest.keyClicks(shown.second.line, "Dr. Ida Berg")
    shown.second.line.clearFocus()
    window.wait()
    assert stands(window) == "low"
    choose(window, AS_COMPUTED)
    assert stands(window) == "medium"
    assert window.model.work.case.proceedings.overrides == {}


def test_only_levels_that_the_rules_allow_are_offered(window: Window) -> None:
    rate(window, "D", "serious")
    choices = level(window).choices
    assert choices is not None
    assert set(choices.radios) == {AS_COMPUTED, "medium"}


def test_an_outcome_that_is_not_allowed_says_why(window: Window) -> None:
    outcomes = window.appraisal.outcomes
    assert outcomes is not None
    assert "proceed\nAllowed." in words(outcomes)
    rate(window, "C", "not known")
    shown = words(outcomes)
    assert "a rating is not known, so the result is provisional" in shown
    assert "postpone\nAllowed." in shown


def test_what_is_in_the_way_of_an_outcome_is_one_step_away(window: Window, qtbot: QtBot) -> None:
    outcomes = window.appraisal.outcomes
    assert outcomes is not None
    assert outcomes.ways == {}
    rate(window, "C", "not known")
    window.appraisal.setFocus()
    outcomes.ways["factors"].click()
    qtbot.waitUntil(lambda: window.appraisal.tiles.isAncestorOf(window.frame.focusWidget()))
    rate(window, "C", "elevated")
    assert not outcomes.ways["factors"].isVisible()


def test_the_depth_says_why_and_what_would_change_it(window: Window) -> None:
    depth = window.appraisal.how_deep
    assert depth is not None
    assert "Depth: deep check" in words(depth)
    assert "because a red flag or a stop is open: BMBF-14." in words(depth)
    assert "It becomes standard when no red flag and no stop is left" in words(depth)


def test_a_point_says_which_answers_would_change_it(window: Window) -> None:
    row = window.appraisal.lists["flag"].rows[0]
    assert row.change is not None
    assert "With the answer" not in words(row)
    row.change.click()
    assert "With the answer “no link” or “link, clarified”: no consequence." in words(row)
    row.change.click()
    assert "With the answer" not in words(row)


def test_a_point_leads_to_the_measures_against_it(window: Window) -> None:
    asked: list[Place] = []
    window.desk.going.disconnect(window.frame.go)
    window.desk.going.connect(asked.append)
    button = window.appraisal.lists["flag"].rows[0].measures
    assert button is not None
    button.click()
    assert (asked[0].step, asked[0].field) == ("measures", "K-19.export")


def test_a_point_tells_how_it_was_closed(window: Window) -> None:
    rate(window, "O", "serious")
    closing = Closing(text="Settled in the agreement.")
    window.write(lambda v, c, now: casework.close(v, c, "K-25.rating", closing, now))
    shown = words(window.appraisal.lists["gap"])
    assert "Closed by a reason: Settled in the agreement." in shown
    assert "A measure is agreed: " in shown


def test_the_result_follows_the_language(window: Window) -> None:
    language.switch("de")
    window.wait()
    shown = matrix(window).shown
    assert shown is not None
    assert shown.levels["medium"] == "mittel"
    assert "Wegen eines Warnsignals entscheidet die Leitung" in words(window.appraisal.result)

"""What still needs something: every way to deal with it, kept as it is typed."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rsdesk.domain.case import Check, Parts
from rsdesk.domain.case_file import cleared
from rsdesk.services import casework
from rsdesk.ui import language
from rsdesk.ui.measures.matter import MatterBody
from tests.ui.assessment.shown import words
from tests.ui.conftest import Picture
from tests.ui.measures.conftest import Measures

GAP, FLAG, NAMES = "K-08.misuse", "K-19.export", "K-12.names"


def first_offer(body: MatterBody) -> str:
    """The id of the first measure that helps."""
    return next(one for one, offer in body.offers.items() if offer.isVisible())


def answer(window: Measures, field: str, choice: str) -> None:
    """Answer for the case, with a check record."""
    case, parts = window.case, Parts(checks=(Check(source="Liste"),))
    window.write(lambda v, c, now: casework.answer(v, c, case, field, choice, parts, now))


def test_points_are_counted_and_the_answers_they_rest_on(window: Measures) -> None:
    shown = words(window.view.matters)
    found = window.view.matters._found
    owed = sum(point.owed for matter in found for point in matter.points)
    answers = sum(matter.owed for matter in found)
    assert 1 < answers < owed
    assert f"{owed} points from {answers} answers" in shown
    assert "an open point needs a measure with an owner and a date" in shown


def test_an_adopted_measure_asks_for_owner_and_date_and_then_answers_the_point(
    window: Measures,
) -> None:
    body = window.opened(GAP)
    assert window.card(GAP).said == "Needs a measure or a written reason"
    chosen = first_offer(body)
    window.click(body.offers[chosen].button)
    name = next(iter(window.kept.measures))
    form = body.cards[name].form
    assert form is not None
    assert QApplication.focusWidget() is form.owner
    assert window.card(GAP).said == "Needs a measure or a written reason"
    window.type(form.owner, "Dr. Weber")
    window.type(form.due.line, "1 December 2026")
    assert window.kept.measures[name].due == "2026-12-01"
    assert window.kept.measures[name].measure == chosen
    assert window.card(GAP).said.startswith("Measure: ")
    assert body.cards[name].said == "Agreed, due on 1 December 2026 · Responsible: Dr. Weber"


def test_a_card_stays_where_it_is_until_the_page_is_entered_anew(window: Measures) -> None:
    body = window.opened(GAP)
    window.type(body.closing.text, "Nur Grundlagen.")
    assert window.card(GAP).said == "Reason: Nur Grundlagen."
    assert window.card(GAP).is_open
    window.enter()
    assert GAP not in {card.field for card in window.view.matters.cards}
    window.click(window.view.matters.rest)
    assert window.card(GAP).said == "Reason: Nur Grundlagen."


def test_a_reason_is_kept_at_every_key_and_can_be_taken_back(window: Measures) -> None:
    body = window.opened(GAP)
    body.closing.text.setFocus()
    QTest.keyClicks(body.closing.text, "Kein Be")
    window.go(window.case, "facts")
    window.enter()
    assert window.kept.closings[GAP].text == "Kein Be"
    window.model.undo()
    window.wait()
    assert GAP not in window.kept.closings


def test_the_comment_of_the_answer_becomes_the_reason_with_one_click(window: Measures) -> None:
    body = window.opened(GAP)
    answer = window.model.work.answer(window.case, GAP)
    assert answer is not None
    window.click(body.closing.take)
    assert window.kept.closings[GAP].text == answer.parts.comment.strip()
    assert not body.closing.take.isVisible()


def test_an_own_measure_answers_the_point_it_was_written_at(window: Measures) -> None:
    body = window.opened(GAP)
    window.click(body.own)
    (name,) = window.kept.measures
    form = body.cards[name].form
    assert form is not None
    assert QApplication.focusWidget() is form.text
    window.type(form.text, "Code testen lassen")
    assert window.kept.measures[name].items == ("LEI-3.6",)
    assert window.kept.measures[name].text == "Code testen lassen"


def test_a_measure_that_was_adopted_can_answer_another_point_too(window: Measures) -> None:
    first = window.opened(GAP)
    other = "K-08.kinds"
    shared = set(helps(window, "LEI-3.6")) & set(helps(window, "BMBF-P1"))
    measure = min(shared)
    window.click(first.offers[measure].button)
    second = window.opened(other)
    assert second.offers[measure].button.text() == "Let it answer this too"
    window.click(second.offers[measure].button)
    (made,) = window.kept.measures.values()
    assert made.items == ("LEI-3.6", "BMBF-P1")


def test_an_owed_check_offers_no_way_around_it(window: Measures) -> None:
    answer(window, NAMES, "not done")
    body = window.opened(NAMES)
    assert window.card(NAMES).said == "Needs the check itself; no reason replaces it"
    assert "no written reason can replace it" in words(body)
    assert not body.closing.isVisible()
    assert not body.own.isVisible()
    assert not any(offer.isVisible() for offer in body.offers.values())
    window.click(body.go)
    assert (window.frame.place.step, window.frame.place.field) == ("assessment", NAMES)


def test_a_stop_ends_only_with_office_date_and_document(window: Measures, tmp_path: Path) -> None:
    answer(window, NAMES, "hit")
    body = window.opened(NAMES)
    assert "it ends only with the written clearance" in words(body).lower()
    window.type(body.closing.text, "Wird schon gehen.")
    assert window.card(NAMES).said == "Needs the written clearance of the competent office"
    window.type(body.closing.clearance.authority, "BAFA")
    window.type(body.closing.clearance.dated.line, "20.11.2026")
    assert "LEI-3.3" in hindering(window)
    file = tmp_path / "Bescheid.pdf"
    file.write_bytes(b"%PDF-1.7 Bescheid")
    body.closing.clearance.attachment.take((file,))
    window.wait()
    closing = window.kept.closings[NAMES]
    assert (closing.authority, closing.dated) == ("BAFA", "2026-11-20")
    assert closing.document is not None
    assert closing.document.name == "Bescheid.pdf"
    assert window.card(NAMES).said == "Cleared by BAFA."
    assert "LEI-3.3" not in hindering(window)


def test_a_day_that_is_none_is_said_and_not_kept(window: Measures) -> None:
    answer(window, NAMES, "hit")
    body = window.opened(NAMES)
    window.type(body.closing.clearance.dated.line, "gestern")
    assert "not understood as a date" in body.closing.clearance.dated.wrong
    assert NAMES not in window.kept.closings


def test_a_red_flag_stays_one_whatever_is_noted(window: Measures) -> None:
    body = window.opened(FLAG)
    window.type(body.closing.text, "Mit der Rechtsabteilung besprochen.")
    assert window.card(FLAG).said == "Stays a red flag. Note: Mit der Rechtsabteilung besprochen."
    assert "BMBF-14" in window.model.work.assessment.appraisal.flags


def test_escape_closes_the_card_and_keeps_the_keyboard_there(window: Measures) -> None:
    body = window.opened(GAP)
    body.closing.text.setFocus()
    QTest.keyClick(body.closing.text, Qt.Key.Key_Escape)
    assert not window.card(GAP).is_open
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.card(GAP).isAncestorOf(focus)


def test_one_card_is_open_at_a_time_and_the_place_remembers_it(window: Measures) -> None:
    window.opened(GAP)
    window.opened(FLAG)
    assert not window.card(GAP).is_open
    place = window.frame.place
    assert (place.step, place.field) == ("measures", FLAG)
    window.go(window.case, "facts")
    window.frame.go(place)
    window.wait()
    assert window.card(FLAG).is_open


def test_undo_does_not_fold_what_somebody_works_on(window: Measures) -> None:
    body = window.opened(GAP)
    window.click(body.closing.take)
    window.frame.setFocus()
    window.model.undo()
    window.wait()
    assert window.card(GAP).is_open
    assert GAP not in window.kept.closings


def test_the_words_follow_the_language(window: Measures) -> None:
    window.opened(GAP)
    language.switch("de")
    window.wait()
    shown = words(window.view)
    assert "Was noch etwas braucht" in shown
    assert window.card(GAP).said == "Braucht eine Maßnahme oder eine schriftliche Begründung"


@pytest.mark.parametrize("opened", [False, True])
def test_the_measures_look_well(window: Measures, picture: Picture, opened: bool) -> None:
    if opened:
        window.opened(GAP)
    picture(window.frame, "measures-open" if opened else "measures")


def helps(window: Measures, item: str) -> tuple[str, ...]:
    """The measures that the guidance names for a demand."""
    return window.model.work.guidance.item[item].measures


def hindering(window: Measures) -> set[str]:
    """The stops that still count."""
    work = window.model.work
    lifted = {
        item
        for field in cleared(work.guidance, work.case)
        for item in work.guidance.field[field].items
    }
    return set(work.assessment.appraisal.stops) - lifted


def test_tab_goes_through_an_open_card_from_top_to_bottom(window: Measures) -> None:
    body = window.opened(GAP)
    body.go.setFocus()
    stops = [body.go, *(offer.button for offer in body.offers.values()), body.own]
    for before, after in pairwise(stops):
        assert QApplication.focusWidget() is before
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is after

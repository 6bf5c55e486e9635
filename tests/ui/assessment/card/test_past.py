"""The history of an answer on its card."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rsdesk.ui.assessment.past import told, who_and_when
from rsdesk.ui.case.model import CaseModel
from tests.ui.assessment.card.conftest import Cards, Stored, keyboard
from tests.ui.conftest import SampleDesk, Settle


def test_the_history_shows_who_said_what_when_newest_first(
    card: Cards, model: CaseModel, sample: SampleDesk, settle: Settle
) -> None:
    field = card("K-06").fields["K-06.money"]
    field.choices.radios["no"].click()
    settle(sample)
    field.tools.history.click()
    settle(sample)
    assert field.past is not None
    words = [told(model.work.guidance, field.field, version) for version in field.past.versions]
    assert words[0].startswith("yes, the dependence exists or will arise\nDas Institut bekommt")
    assert words[1].startswith("no\nDas Institut bekommt")
    assert who_and_when(field.past.versions[0]).endswith("· Dr. Mara Lindqvist")
    assert "2026" in who_and_when(field.past.versions[0])


def test_an_earlier_version_is_taken_again(
    card: Cards, stored: Stored, sample: SampleDesk, settle: Settle
) -> None:
    field = card("K-06").fields["K-06.money"]
    field.choices.radios["no"].click()
    settle(sample)
    field.show_history()
    settle(sample)
    assert field.past is not None
    field.past.again[0].click()
    answer = stored(field)
    assert answer is not None
    assert answer.choice == "yes"
    assert field.choices.choice == "yes"
    assert len(field.past.versions) == 3, "the history goes on"


def test_what_was_just_typed_is_in_the_history_too(
    card: Cards, sample: SampleDesk, settle: Settle
) -> None:
    field = card("K-06").fields["K-06.money"]
    field.comment.setFocus()
    QTest.keyClicks(field.comment, "Ja: ")
    field.show_history()
    settle(sample)
    assert field.past is not None
    assert field.past.versions[0].parts is not None
    assert field.past.versions[0].parts.comment.startswith("Ja: ")


def test_escape_closes_the_history_and_gives_the_keyboard_back(
    card: Cards, sample: SampleDesk, settle: Settle
) -> None:
    field = card("K-06").fields["K-06.money"]
    field.show_history()
    settle(sample)
    QTest.keyClick(keyboard(), Qt.Key.Key_Escape)
    assert field.past is None
    assert field.tools.history.hasFocus()

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rsdesk.i18n import Language
from rsdesk.services import casework
from rsdesk.ui import language
from rsdesk.ui.facts.particular import Particular
from rsdesk.ui.facts.view import FactsView
from tests.ui.conftest import NOW, Settle


def stated(view: FactsView, particular: str) -> str:
    statement = view.model.work.case.about.get(particular)
    return statement.value if statement is not None else ""


def typed(view: FactsView, field: Particular, text: str, qtbot: QtBot, settle: Settle) -> None:
    """Type into a field in place of what it says, and go on."""
    field.editor.setFocus()
    field.editor.selectAll()
    QTest.keyClicks(field.editor, text)
    view.onward.setFocus()
    settle(view.desk)


def trouble(field: Particular) -> str:
    """What is said to be wrong with a field."""
    return field.trouble.text if field.trouble is not None else ""


def test_what_is_typed_is_stored_when_the_field_is_left(
    new: FactsView, qtbot: QtBot, settle: Settle
) -> None:
    typed(new, new.particulars.fields["money"], "12,000 EUR from core funds", qtbot, settle)
    assert stated(new, "money") == "12,000 EUR from core funds"
    assert new.model.can_undo


def test_a_field_that_is_being_typed_in_keeps_its_text(
    new: FactsView, qtbot: QtBot, settle: Settle
) -> None:
    field = new.particulars.fields["period"]
    field.editor.setFocus()
    QTest.keyClicks(field.editor, "2027 to 20")
    new.rows["china"].answers.options["no"].click()
    new.show_work()
    QTest.keyClicks(field.editor, "29")
    settle(new.desk)
    assert field.text == "2027 to 2029"


def test_a_case_keeps_its_title_until_it_has_another(
    new: FactsView, qtbot: QtBot, settle: Settle
) -> None:
    field = new.particulars.fields["title"]
    field.editor.setFocus()
    field.editor.selectAll()
    QTest.keyClicks(field.editor, "\b")
    assert "A case needs a title." in trouble(field)
    new.onward.setFocus()
    settle(new.desk)
    assert field.text == stated(new, "title") == "Grating study"
    assert trouble(field) == ""


def test_a_title_that_is_too_long_says_so_and_changes_nothing(
    new: FactsView, qtbot: QtBot, settle: Settle
) -> None:
    field = new.particulars.fields["title"]
    typed(new, field, "x" * 301, qtbot, settle)
    assert "The title has 301 characters; 300 fit." in trouble(field)
    assert stated(new, "title") == "x" * 300
    assert len(field.text) == 301


@pytest.mark.parametrize(
    ("spoken", "written", "shown"),
    [("en", "3/2/2027", "3 February 2027"), ("de", "3. Februar 2027", "03.02.2027")],
)
def test_the_next_date_is_entered_and_shown_as_people_write_it(
    new: FactsView,
    qtbot: QtBot,
    settle: Settle,
    spoken: Language,
    written: str,
    shown: str,
) -> None:
    language.switch(spoken)
    field = new.particulars.fields["next_date"]
    typed(new, field, written, qtbot, settle)
    assert stated(new, "next_date") == "2027-02-03"
    assert field.text == shown
    typed(new, field, "\b", qtbot, settle)
    assert stated(new, "next_date") == ""


def test_a_date_that_is_none_is_refused_beside_the_field_and_kept_to_mend(
    new: FactsView, qtbot: QtBot, settle: Settle
) -> None:
    field = new.particulars.fields["next_date"]
    typed(new, field, "3/2/2027", qtbot, settle)
    typed(new, field, "31 February", qtbot, settle)
    assert "“31 February” is not a date." in trouble(field)
    assert "such as 21 November 2026" in trouble(field)
    assert (field.text, stated(new, "next_date")) == ("31 February", "2027-02-03")
    typed(new, field, "1.3.2027", qtbot, settle)
    assert trouble(field) == ""
    assert stated(new, "next_date") == "2027-03-01"


def test_another_case_brings_its_own_words(new: FactsView, qtbot: QtBot, settle: Settle) -> None:
    typed(new, new.particulars.fields["next_date"], "nonsense", qtbot, settle)
    begun: list[str] = []
    new.desk.ask(new, lambda vault: casework.begin(vault, "Other", NOW), begun.append)
    settle(new.desk)
    new.model.open(begun[0])
    settle(new.desk)
    assert new.particulars.fields["title"].text == "Other"
    assert new.particulars.fields["next_date"].text == ""
    assert trouble(new.particulars.fields["next_date"]) == ""

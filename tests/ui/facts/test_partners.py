from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from rsdesk.services import casework
from rsdesk.ui.facts.partner import PartnerForm
from rsdesk.ui.facts.view import FactsView
from tests.ui.conftest import NOW, Settle
from tests.ui.facts.conftest import Opened


def added(view: FactsView, name: str, qtbot: QtBot, settle: Settle) -> PartnerForm:
    """Add a partner, type its name where the keyboard is, and go on."""
    known = set(view.partners.forms)
    view.partners.add.click()
    qtbot.waitUntil(lambda: set(view.partners.forms) != known)
    (subject,) = set(view.partners.forms) - known
    form = view.partners.forms[subject]
    assert QApplication.focusWidget() is form.fields["name"].editor
    QTest.keyClicks(form.fields["name"].editor, name)
    view.onward.setFocus()
    settle(view.desk)
    return form


def names(view: FactsView) -> list[str]:
    return [partner.about["name"].value for partner in view.model.work.case.partners]


def test_a_case_without_a_partner_asks_kindly_for_one(
    new: FactsView, qtbot: QtBot, settle: Settle
) -> None:
    assert new.partners.none.message is not None
    assert "Please add at least one" in new.partners.none.message.text
    added(new, "Fjordby University", qtbot, settle)
    assert names(new) == ["Fjordby University"]
    assert new.partners.none.message is None


def test_tab_comes_to_a_new_partner_where_it_stands(
    new: FactsView, qtbot: QtBot, settle: Settle
) -> None:
    form = added(new, "Fjordby University", qtbot, settle)
    form.fields["control"].editor.setFocus()
    QTest.keyClick(form.fields["control"].editor, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is new.partners.add
    form.fields["name"].editor.setFocus()
    QTest.keyClick(form.fields["name"].editor, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is form.remove


def test_removing_a_partner_is_asked_about_and_can_be_undone(
    new: FactsView, qtbot: QtBot, settle: Settle
) -> None:
    form = added(new, "Fjordby University", qtbot, settle)
    form.remove.click()
    assert form.asking is not None
    said = " ".join(part.text() for part in form.asking.findChildren(QLabel))
    assert "Remove Fjordby University from this case?" in said
    assert "stay with the partner" in said
    QTest.keyClick(form.asking.keep, Qt.Key.Key_Escape)
    assert form.asking.isHidden()
    form.remove.click()
    form.asking.go.click()
    settle(new.desk)
    assert (names(new), new.partners.forms) == ([], {})
    new.model.undo()
    settle(new.desk)
    qtbot.waitUntil(lambda: bool(new.partners.forms))
    assert names(new) == ["Fjordby University"]


def test_a_partner_of_another_case_is_offered_with_the_age_of_its_answers(
    shown: FactsView, opened: Opened, qtbot: QtBot, settle: Settle
) -> None:
    begun: list[str] = []
    desk = shown.desk
    desk.ask(desk, lambda vault: casework.begin(vault, "Second", NOW), begun.append)
    settle(desk)
    view = opened(desk, begun[0])
    view.partners.reuse.click()
    settle(desk)
    known = view.partners.known
    said = [part.text() for one in known.rows for part in one.findChildren(QLabel)]
    assert "Medizinische Universität Jiangwan (江湾医科大学), Jiangwan, Volksrepublik China" in said
    assert any("answers, the newest of 21 November 2026" in line for line in said)
    known.rows[1].use.click()
    settle(desk)
    qtbot.waitUntil(lambda: bool(view.partners.forms))
    assert names(view) == ["Medizinische Universität Jiangwan (江湾医科大学)"]
    assert known.isHidden()


def test_the_list_of_known_partners_says_when_there_is_none_and_closes_with_escape(
    new: FactsView, qtbot: QtBot, settle: Settle
) -> None:
    new.partners.reuse.click()
    settle(new.desk)
    known = new.partners.known
    assert "This vault knows no other partner yet." in [
        part.text() for part in known.findChildren(QLabel)
    ]
    QTest.keyClick(known.close_button, Qt.Key.Key_Escape)
    assert known.isHidden()
    assert QApplication.focusWidget() is new.partners.reuse

"""Check records on a card: written at any pace, with files that are attached and saved."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest

from rsdesk.storage.handle import Vault, writing
from rsdesk.ui.assessment import day
from rsdesk.ui.assessment.card import CardView
from rsdesk.ui.message import Message
from tests.ui.assessment.card.conftest import Cards, Stored, keyboard
from tests.ui.conftest import SampleDesk, Settle


def test_a_check_record_begins_with_ones_own_name_and_today(
    card: Cards, stored: Stored, sample: SampleDesk, settle: Settle
) -> None:
    field = card("K-01").fields["K-01.subject"]
    field.tools.check.click()
    settle(sample)
    record = field.checks.records[0]
    assert record.source.hasFocus()
    assert record.checker.text() == "Dr. Mara Lindqvist"
    assert record.checked_on.text() == "21 November 2026"
    QTest.keyClicks(keyboard(), "Handelsregister")
    answer = stored(field)
    assert answer is not None
    assert answer.parts.checks[0].source == "Handelsregister"
    assert answer.parts.checks[0].checked_on == "2026-11-21"


def test_a_check_record_nobody_wrote_in_is_none(card: Cards, stored: Stored) -> None:
    field = card("K-01").fields["K-01.subject"]
    field.tools.check.click()
    field.leave()
    answer = stored(field)
    assert answer is not None
    assert answer.parts.checks == ()


def test_half_a_check_record_is_kept_and_says_what_it_lacks(card: Cards, stored: Stored) -> None:
    field = card("K-01").fields["K-01.subject"]
    field.tools.check.click()
    record = field.checks.records[0]
    QTest.keyClicks(record.result, "Kein Eintrag")
    assert record.needed == "Still needed: the source"
    answer = stored(field)
    assert answer is not None
    assert answer.parts.checks[0].result == "Kein Eintrag"
    QTest.keyClicks(record.source, "Register")
    assert record.needed == ""


def test_a_required_check_record_needs_a_source(card: Cards) -> None:
    field = card("K-20").fields["K-20.check"]
    for record in field.checks.records:
        record.source.selectAll()
        QTest.keyClick(record.source, Qt.Key.Key_Delete)
    assert field.leads.lacking == "Still needed: a check record"


def test_a_date_is_understood_in_both_languages_and_else_kept_with_a_word(
    card: Cards, stored: Stored
) -> None:
    field = card("K-23").fields["K-23.interest"]
    day_line = field.checks.records[0].checked_on
    for typed in ("3.10.2026", "3 October 2026", "3. Oktober 2026", "2026-10-03"):
        day_line.setFocus()
        day_line.selectAll()
        QTest.keyClicks(day_line, typed)
        field.take_keyboard()
        assert day_line.text() == "3 October 2026"
        answer = stored(field)
        assert answer is not None
        assert answer.parts.checks[0].checked_on == "2026-10-03"
    day_line.setFocus()
    day_line.selectAll()
    QTest.keyClicks(day_line, "neulich")
    field.take_keyboard()
    assert field.checks.records[0].wrong.startswith("This is not understood as a date")
    answer = stored(field)
    assert answer is not None
    assert answer.parts.checks[0].checked_on == "neulich"


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_none(text: str) -> None:
    kept = day.understood(text)
    assert kept is None or day.understood(day.shown(kept, "de")) == kept
    assert kept is None or day.understood(day.shown(kept, "en")) == kept


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_is_read_as_it_is_shown(one: date) -> None:
    for language in ("de", "en"):
        assert day.understood(day.shown(one.isoformat(), language)) == one.isoformat()


def test_dropped_files_become_check_records_with_one_file_each(
    tmp_path: Path, card: Cards, stored: Stored
) -> None:
    view = card("K-23")
    files = [tmp_path / "Auszug.pdf", tmp_path / "Liste ä.csv"]
    for file in files:
        file.write_text(file.name)
    _drop(view, files)
    answer = stored(view.fields["K-23.interest"])
    assert answer is not None
    kept = [check.attachment for check in answer.parts.checks if check.attachment is not None]
    assert [attachment.name for attachment in kept] == ["Auszug.pdf", "Liste ä.csv"]
    assert kept[0].sha256 == hashlib.sha256(b"Auszug.pdf").hexdigest()


def test_a_dropped_file_fills_the_check_record_that_was_just_begun(
    tmp_path: Path, card: Cards, stored: Stored
) -> None:
    field = card("K-01").fields["K-01.subject"]
    field.tools.check.click()
    (tmp_path / "Skizze.pdf").write_bytes(b"%PDF")
    field.take_files((tmp_path / "Skizze.pdf",))
    answer = stored(field)
    assert answer is not None
    assert len(field.checks.records) == 1
    assert answer.parts.checks[0].attachment is not None
    assert field.checks.records[0].needed == "Still needed: the source"


def test_a_card_without_check_records_takes_no_file(tmp_path: Path, card: Cards) -> None:
    (tmp_path / "a.txt").write_text("a")
    assert not _drop(card("K-04"), [tmp_path / "a.txt"])


def test_a_file_is_attached_to_the_record_and_a_copy_saved(
    tmp_path: Path, card: Cards, stored: Stored, sample: SampleDesk, settle: Settle
) -> None:
    field = card("K-23").fields["K-23.interest"]
    (tmp_path / "Mail.eml").write_bytes(b"Betreff: Antwort")
    record = field.checks.records[0]
    record.attachment.take((tmp_path / "Mail.eml",))
    answer = stored(field)
    assert answer is not None
    assert answer.parts.checks[0].attachment is not None
    record.attachment.save_copy(tmp_path / "Kopie.eml")
    settle(sample)
    assert (tmp_path / "Kopie.eml").read_bytes() == b"Betreff: Antwort"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "cannot be read"),
        (lambda path: path.mkdir(), "is not a file"),
        (lambda path: path.write_bytes(bytes(26 * 1024**2)), "25 MiB at most"),
    ],
)
def test_a_file_that_cannot_be_attached_is_refused_in_words(  # type: ignore[no-untyped-def]
    tmp_path: Path, card: Cards, stored: Stored, make, said: str
) -> None:
    field = card("K-23").fields["K-23.interest"]
    before = field.checks.value
    make(tmp_path / "Datei")
    field.take_files((tmp_path / "Datei",))
    answer = stored(field)
    assert answer is not None
    assert answer.parts.checks == before
    message = field.checks.trouble.message
    assert message is not None
    assert said in message.text


def test_an_attachment_that_vanished_is_told_and_the_record_stays(
    tmp_path: Path, card: Cards, stored: Stored, sample: SampleDesk, settle: Settle
) -> None:
    field = card("K-23").fields["K-23.interest"]
    (tmp_path / "Mail.eml").write_bytes(b"Betreff: Antwort")
    record = field.checks.records[0]
    record.attachment.take((tmp_path / "Mail.eml",))
    settle(sample)
    sample.ask(sample, _lose_attachments, lambda _: None)
    record.attachment.save_copy(tmp_path / "Kopie.eml")
    settle(sample)
    message = record.attachment.trouble.message
    assert message is not None
    assert "no longer in the vault as it was attached" in message.text
    assert not (tmp_path / "Kopie.eml").exists()
    answer = stored(field)
    assert answer is not None
    assert answer.parts.checks[0].source.startswith("E-Mail von Prof. Shen")


def test_a_removed_check_record_comes_back_with_undo(
    card: Cards, stored: Stored, sample: SampleDesk, settle: Settle
) -> None:
    view = card("K-23")
    field = view.fields["K-23.interest"]
    before = field.checks.value
    told: list[Message] = []
    sample.telling.connect(told.append)
    field.checks.records[0]._remove.click()
    answer = stored(field)
    assert answer is not None
    assert answer.parts.checks == ()
    assert told[0].text == "The check record was removed. Undo brings it back."
    view._model.undo()
    settle(sample)
    assert field.checks.value == before


def _lose_attachments(vault: Vault) -> None:
    with writing(vault) as db:
        db.execute("DELETE FROM attachment")


def _drop(view: CardView, files: list[Path]) -> bool:
    """Drag files over the top of a card and let them go; whether the card took them."""
    assert view.fields
    view.grab()  # nobody drops a file on what is not drawn yet
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    held = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    nothing = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(20, 20), *held, nothing)
    entering.ignore()
    view.dragEnterEvent(entering)
    if entering.isAccepted():
        view.dropEvent(QDropEvent(QPointF(20, 20), *held, nothing))
    return entering.isAccepted()

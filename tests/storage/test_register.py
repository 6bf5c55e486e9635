"""The rows of the register and its search index, underneath the services."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rsdesk.domain.folding import folded, words
from rsdesk.domain.revision import Change
from rsdesk.errors import VaultError
from rsdesk.storage import erasing, history, register, search
from rsdesk.storage.register import Row, Wanted
from rsdesk.storage.vault import Vault
from tests.storage.entries import CASE, OTHER, TIME, following, write


def listed(vault: Vault, subject: str = CASE, *texts: str) -> None:
    write(vault, "Titel", subject)
    row = Row(subject, "Titel", ("P",), ("Kenia",), "open", 3, 2, 1, 0, "", TIME, "current")
    register.put(vault, row)
    search.take_in(vault, subject, texts)


def found(vault: Vault, text: str) -> set[str]:
    page = register.page(vault, Wanted("2026-11-21", text), "due", False, 0, 100)
    assert page.total == len(page.rows)
    return {row.subject for row in page.rows}


def test_a_row_comes_back_as_it_was_put(vault: Vault) -> None:
    row = Row(CASE, "Ä", ("B", "C"), (), "changed", 3, 2, 1, 9, "2026-12-01", TIME, "archived")
    register.put(vault, row)
    assert register.row(vault, CASE) == row


def test_a_row_is_replaced_and_never_doubled(vault: Vault) -> None:
    listed(vault)
    listed(vault)
    assert found(vault, "") == {CASE}


def test_a_written_row_waits_for_its_words_to_be_taken_in(vault: Vault) -> None:
    listed(vault, CASE, "Gletscher")
    assert search.stale(vault) == ()
    listed(vault, OTHER)
    register.put(vault, Row(CASE, "", (), (), "begun", 0, 0, 0, 0, "", TIME, "current"))
    assert search.stale(vault) == (CASE,)
    assert found(vault, "gletscher") == {CASE}


def test_a_row_without_a_history_is_noticed_by_a_full_check(vault: Vault) -> None:
    listed(vault)
    history.verify(vault)
    register.put(vault, Row(OTHER, "", (), (), "begun", 0, 0, 0, 0, "", TIME, "current"))
    with pytest.raises(VaultError, match=OTHER):
        history.verify(vault)


def test_what_two_subjects_commit_to_stays_when_one_is_erased(vault: Vault) -> None:
    write(vault, "allein")
    shared = history.state(vault, CASE).value("about/title")
    assert shared
    for subject, name in ((CASE, "about/other"), (OTHER, "about/title")):
        _commit(vault, subject, name, shared.sealed)
    write(vault, "eigen", CASE, "about/summary")
    own = history.state(vault, CASE).value("about/summary")
    assert own
    erasing.erase(vault, CASE)
    assert history.blob(vault, shared.sealed) == b"allein"
    assert history.blob(vault, own.sealed) is None
    history.verify(vault)


def test_what_another_register_commits_to_stays_when_one_is_erased(vault: Vault) -> None:
    write(vault, "Titel")
    write(vault, "Frau A", CASE, "about/people")
    shared, own = (history.state(vault, CASE).value(f"about/{of}") for of in ("title", "people"))
    assert shared and own
    _commit(vault, CASE, "about/people", shared.sealed)
    erasing.erase_registers(vault, CASE, ["about/people"])
    assert history.blob(vault, shared.sealed) == b"Titel"
    assert history.blob(vault, own.sealed) is None
    history.verify(vault)


def _commit(vault: Vault, subject: str, key: str, commitment: str) -> None:
    history.append(vault, following(vault, subject, Change(key, sealed=commitment)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.text(max_size=60), st.data())
def test_every_part_of_three_letters_and_more_finds_its_word(
    vault: Vault, text: str, data: st.DataObject
) -> None:
    listed(vault, CASE, text)
    for word in words(text):
        end = data.draw(st.integers(0, max(0, len(word) - 3)))
        assert found(vault, word[end:]) == {CASE}
        assert found(vault, word[:2]) == {CASE}


def test_a_very_long_word_is_found_from_its_beginning_and_its_middle(vault: Vault) -> None:
    word = "donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    listed(vault, CASE, word)
    for part in (word, word[:40], word[30:], "betriebswerkbauunterbeamten"):
        assert found(vault, part) == {CASE}


@pytest.mark.parametrize(
    ("text", "plain"),
    [("ÄÖÜ", "aou"), ("Straße", "strasse"), ("Ærø", "ærø"), ("İĞ", "ig"), ("ﬁ", "fi"), ("ℌ", "h")],
)
def test_case_and_accents_are_folded(text: str, plain: str) -> None:
    assert folded(text) == plain


@given(st.text(max_size=80))
def test_folding_again_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_the_index_is_checked_by_sqlite_itself(vault: Vault) -> None:
    listed(vault, CASE, "Gletscher")
    vault.db.execute("DELETE FROM search_data WHERE id > 10")
    with pytest.raises(VaultError, match="damaged"):
        history.verify(vault)

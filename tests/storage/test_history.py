"""Storing revisions and reading what they amount to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsdesk.domain.history import BrokenHistoryError, SubjectState, compute
from rsdesk.domain.revision import Change, seal
from rsdesk.errors import VaultError
from rsdesk.storage import history
from rsdesk.storage import vault as vaults
from rsdesk.storage.vault import Vault
from tests.conftest import PASSWORD
from tests.storage.entries import CASE, OTHER, PARTNER, following, text, write


def count(vault: Vault, table: str) -> int:
    return int(vault.db.table(table).count)


def test_a_stored_text_can_be_read(vault: Vault) -> None:
    write(vault, "Gletscher")
    assert text(vault) == "Gletscher"


def test_a_later_entry_replaces_the_earlier_one_and_the_history_keeps_both(vault: Vault) -> None:
    write(vault, "old")
    write(vault, "new")
    assert text(vault) == "new"
    assert [revision.counter for revision in history.revisions(vault, CASE)] == [1, 2]


def test_an_unknown_subject_has_an_empty_state(vault: Vault) -> None:
    assert history.state(vault, CASE) == SubjectState(CASE)
    assert history.revisions(vault, CASE) == ()


def test_the_state_is_what_the_revisions_amount_to(vault: Vault) -> None:
    for number in range(5):
        write(vault, str(number), key=f"answer/K-0{number % 3}")
    assert history.state(vault, CASE) == compute(CASE, history.revisions(vault, CASE))


def test_the_returned_state_is_the_stored_one(vault: Vault) -> None:
    write(vault, "one")
    assert write(vault, "two") == history.state(vault, CASE)


def test_subjects_are_listed_by_kind_the_oldest_first(vault: Vault) -> None:
    for subject in (OTHER, PARTNER, CASE, OTHER):
        write(vault, "x", subject)
    assert history.subjects(vault, "case") == (OTHER, CASE)
    assert history.subjects(vault, "partner") == (PARTNER,)
    assert history.subjects(vault, "institute") == ()


def test_a_revision_whose_text_did_not_come_along_is_refused(vault: Vault) -> None:
    sealed = seal(b"lost")
    revision = following(vault, CASE, Change("about/title", sealed=sealed.commitment))
    with pytest.raises(VaultError, match="without its text"):
        history.append(vault, revision, [seal(b"another")])
    assert (count(vault, "revision"), count(vault, "blob"), count(vault, "state")) == (0, 0, 0)


def test_a_text_that_is_stored_already_need_not_come_again(vault: Vault) -> None:
    sealed = seal(b"once")
    for key in ("about/title", "about/summary"):
        revision = following(vault, CASE, Change(key, sealed=sealed.commitment))
        history.append(vault, revision, [sealed] if key == "about/title" else [])
    assert text(vault, key="about/summary") == "once"


def test_storing_a_revision_twice_changes_nothing(vault: Vault) -> None:
    revision = following(vault, CASE, Change("fact/china", plain="yes"))
    first = history.append(vault, revision)
    write(vault, "later")
    assert history.append(vault, revision).counter == 2
    assert first.counter == 1 and count(vault, "revision") == 2


def test_a_revision_that_contradicts_its_parents_is_not_stored(vault: Vault) -> None:
    orphan = following(vault, OTHER, Change("fact/china", plain="yes"))
    write(vault, "base", OTHER)
    later = following(vault, OTHER, Change("fact/china", plain="no"))
    vault.db.execute("DELETE FROM revision")
    vault.db.execute("DELETE FROM state")
    with pytest.raises(BrokenHistoryError):
        history.append(vault, later)
    assert history.append(vault, orphan).counter == 1


def test_revisions_of_two_copies_are_both_kept(vault: Vault) -> None:
    write(vault, "base")
    mine = following(vault, CASE, Change("fact/china", plain="yes"))
    theirs = following(vault, CASE, Change("fact/china", plain="no"))
    history.append(vault, mine)
    state = history.append(vault, theirs)
    assert {entry.plain for entry in state.conflicts["fact/china"]} == {"yes", "no"}
    assert state.heads == tuple(sorted([mine.id, theirs.id]))
    history.verify(vault)


def test_an_erased_text_reads_as_none_and_the_history_stays_whole(vault: Vault) -> None:
    entry = write(vault, "personal").value("about/title")
    assert entry is not None
    vault.db.execute("DELETE FROM blob")
    assert history.blob(vault, entry.sealed) is None
    history.verify(vault)


def test_a_text_that_is_not_the_one_committed_to_is_refused(vault: Vault) -> None:
    entry = write(vault, "true").value("about/title")
    assert entry is not None
    vault.db.execute("UPDATE blob SET value = ?", [b"false"])
    with pytest.raises(VaultError, match="damaged"):
        history.blob(vault, entry.sealed)


def test_the_same_text_is_sealed_differently_each_time(vault: Vault) -> None:
    write(vault, "same", CASE)
    write(vault, "same", OTHER)
    assert count(vault, "blob") == 2


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from([CASE, OTHER]), st.sampled_from("ab"), st.booleans()), max_size=12
    )
)
def test_any_sequence_of_entries_is_found_whole_after_opening_again(
    tmp_path_factory: pytest.TempPathFactory, entries: list[tuple[str, str, bool]]
) -> None:
    folder = tmp_path_factory.mktemp("vaults") / "vault"
    vault, _ = vaults.create(folder, PASSWORD, effort=vaults.Effort(64, 1, 1))
    stored = {}
    for subject, key, late in entries:
        first = following(vault, subject, Change(f"fact/{key}", plain="yes"))
        second = following(vault, subject, Change(f"fact/{key}", plain="no"))
        for revision in (first, second) if late else (first,):
            stored[subject] = history.append(vault, revision)
    vaults.close(vault)
    with vaults.opened(folder, PASSWORD) as again:
        history.verify(again)
        assert {subject: history.state(again, subject) for subject in stored} == stored

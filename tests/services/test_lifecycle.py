"""Duplicating, archiving, deleting and erasing a case."""

from datetime import date

import pytest

from rsdesk.domain.case import Attachment, Check, Parts
from rsdesk.errors import InputError
from rsdesk.services import (
    cases,
    casework,
    drafts,
    lifecycle,
    marks,
    records,
    register,
    verification,
)
from rsdesk.storage import attachments, history
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW

TODAY = date(2026, 11, 21)
MISUSE = "K-08.misuse"
CANARY = "Kanarienvogel"


def full_case(vault: Vault, attached: bytes = CANARY.encode()) -> str:
    """A case with the canary in its title, an answer, a check record and an attachment."""
    case = cases.new_case(vault, "2026.1", {"title": f"{CANARY} eins"}, NOW)
    cases.state_facts(vault, case, {"china": "yes"}, NOW)
    file = Attachment(attachments.attach(vault, attached), f"{CANARY}.txt", len(attached))
    check = Check("Register", result=CANARY, attachment=file)
    parts = Parts(comment=f"weil {CANARY}", checks=(check,))
    cases.give_answer(vault, case, MISUSE, "empty", parts, NOW)
    partner = cases.new_partner(vault, {"name": "Partner"}, NOW)
    cases.build_upon(vault, case, [partner, cases.institute(vault, NOW)], NOW)
    return case


def shown(vault: Vault, shelf: register.Shelf) -> list[str]:
    return [row.subject for row in register.page(vault, today=TODAY, shelf=shelf).rows]


def dump(vault: Vault) -> str:
    """Everything that the tables hold, decrypted, the search index with all its tokens too."""
    vault.db.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab (main, search, row)")
    names = [*vault.db.table_names(), "temp.term"]
    parts = []
    for name in names:
        for row in vault.db.query(f"SELECT * FROM {name}"):  # noqa: S608 - names of our own tables
            parts += [_readable(value) for value in row.values()]
    vault.db.execute("DROP TABLE temp.term")
    return "\n".join(parts).lower()


def _readable(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def test_a_duplicate_says_the_same_and_has_a_history_of_its_own(vault: Vault) -> None:
    case = full_case(vault)
    records.make_record(vault, case, "de", NOW)
    casework.describe(vault, case, case, "next_date", TODAY.isoformat(), NOW)
    lifecycle.archive(vault, case, NOW)
    marks.put_marks(vault, case, [("K-08", case)])
    copy = lifecycle.duplicate(vault, case, "zwei", NOW)
    old, new = cases.case_file(vault, case), cases.case_file(vault, copy)
    assert {answer.field: (answer.choice, answer.parts) for answer in new.answers} == {
        answer.field: (answer.choice, answer.parts) for answer in old.answers
    }
    assert {name: fact.value for name, fact in new.facts.items()} == {"china": "yes"}
    assert (new.partners, new.institute, new.guidance) == (
        old.partners, old.institute, old.guidance,
    )  # fmt: skip
    assert {name: text.value for name, text in new.about.items()} == {"title": "zwei"}
    row = register.row(vault, copy)
    assert (row.title, row.state, row.shelf, row.next_date) == ("zwei", "open", "current", "")
    assert len(history.revisions(vault, copy)) == 1
    assert marks.marks(vault, copy) == frozenset()


def test_a_duplicate_needs_a_title(vault: Vault) -> None:
    with pytest.raises(InputError):
        lifecycle.duplicate(vault, full_case(vault), "  ", NOW)


def test_an_archived_case_leaves_the_register_and_comes_back(vault: Vault) -> None:
    case = full_case(vault)
    lifecycle.archive(vault, case, NOW)
    assert (shown(vault, "current"), shown(vault, "archived")) == ([], [case])
    assert cases.cases(vault) == (case,)
    lifecycle.take_from_archive(vault, case, NOW)
    assert (shown(vault, "current"), shown(vault, "archived")) == ([case], [])


def test_a_deleted_case_is_kept_whole_and_can_be_taken_back(vault: Vault) -> None:
    case = full_case(vault)
    before = cases.case_file(vault, case)
    lifecycle.delete(vault, case, NOW)
    assert (shown(vault, "current"), shown(vault, "deleted")) == ([], [case])
    assert cases.cases(vault) == ()
    with pytest.raises(InputError, match="rsdesk list"):
        cases.find_case(vault, case)
    lifecycle.take_back_deletion(vault, case, NOW)
    assert shown(vault, "current") == [case]
    assert cases.case_file(vault, case).answers == before.answers


def test_cases_are_counted_on_their_shelves(vault: Vault) -> None:
    first, second, _ = (full_case(vault) for _ in range(3))
    lifecycle.archive(vault, first, NOW)
    lifecycle.delete(vault, second, NOW)
    counts = register.counts(vault, TODAY)
    assert (counts.current, counts.archived, counts.deleted) == (1, 1, 1)


def test_only_what_stands_where_it_should_is_moved(vault: Vault) -> None:
    case = full_case(vault)
    for act in (lifecycle.take_from_archive, lifecycle.take_back_deletion, lifecycle.erase):
        with pytest.raises(InputError, match="nothing was changed"):
            act(vault, case, NOW)
    assert shown(vault, "current") == [case]


def test_nothing_that_an_erased_case_said_is_left_in_the_vault(vault: Vault) -> None:
    other = cases.new_case(vault, "2026.1", {"title": "Anderer"}, NOW)
    case = full_case(vault)
    cases.describe(vault, case, {"title": f"{CANARY} zwei"}, NOW)
    drafts.type_particular(vault, case, "summary", f"{CANARY} drei")
    made = records.make_record(vault, case, "de", NOW)
    assert register.page(vault, today=TODAY, text="kanari").total == 1
    assert "kanarienvogel" in dump(vault)
    lifecycle.delete(vault, case, NOW)
    lifecycle.erase(vault, case, NOW)
    left = dump(vault)
    for part in ("kanari", "anarienv", "vogel"):
        assert part not in left, part
    assert made.pdf not in [row[0] for row in vault.db.execute("SELECT pdf FROM record")]
    history.verify(vault)
    assert shown(vault, "current") == [other]
    assert register.page(vault, today=TODAY, text="anderer").total == 1


def test_an_erased_case_never_comes_back_into_the_register(vault: Vault) -> None:
    case = full_case(vault)
    lifecycle.delete(vault, case, NOW)
    lifecycle.erase(vault, case, NOW)
    register.list_all(vault, lambda _done, _total: None, lambda: False)
    register.refresh(vault, case)
    assert register.unlisted(vault) == 0
    with pytest.raises(KeyError):
        register.row(vault, case)
    with pytest.raises(InputError):
        lifecycle.take_back_deletion(vault, case, NOW)
    counts = register.counts(vault, TODAY)
    assert (counts.current, counts.archived, counts.deleted) == (0, 0, 0)
    assert cases.cases(vault) == ()


def test_the_duplicate_of_an_erased_case_stays_whole(vault: Vault) -> None:
    case = full_case(vault)
    copy = lifecycle.duplicate(vault, case, "zwei", NOW)
    before = cases.case_file(vault, copy)
    lifecycle.delete(vault, case, NOW)
    lifecycle.erase(vault, case, NOW)
    after = cases.case_file(vault, copy)
    assert after == before
    (check,) = after.answers[0].parts.checks
    assert check.attachment
    assert attachments.attachment(vault, check.attachment.sha256) == CANARY.encode()


def test_an_attachment_that_nobody_else_names_goes_with_its_case(vault: Vault) -> None:
    shared, own = full_case(vault, b"gemeinsam"), full_case(vault, b"eigenes")
    full_case(vault, b"gemeinsam")
    for case in (shared, own):
        lifecycle.delete(vault, case, NOW)
        lifecycle.erase(vault, case, NOW)
    left = [row[0] for row in vault.db.execute("SELECT content FROM attachment")]
    assert left == [b"gemeinsam"]


def test_a_paper_copy_of_an_erased_case_is_still_recognised(vault: Vault) -> None:
    case = full_case(vault)
    made = records.make_record(vault, case, "de", NOW)
    before = verification.verify(made.pdf, vault)
    lifecycle.delete(vault, case, NOW)
    lifecycle.erase(vault, case, NOW)
    assert verification.verify(made.pdf, vault) == before

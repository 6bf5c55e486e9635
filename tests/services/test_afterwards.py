"""What comes after a decision: due dates, versions, re-assessment, people annex, the log."""

import hashlib
import secrets
from datetime import date, timedelta

import pytest

from rsdesk.domain.case import Attachment, Check, Parts
from rsdesk.domain.difference_words import Spoken, difference_text
from rsdesk.domain.proceedings import Ending, Event, Measure, Party
from rsdesk.errors import InputError
from rsdesk.i18n import Language
from rsdesk.services import cases, casework, editions, lifecycle, register
from rsdesk.services.agenda import agenda
from rsdesk.services.erased import erased_cases
from rsdesk.services.people_annex import annex, delete_annex
from rsdesk.services.reassessing import begin_reassessment
from rsdesk.services.versions import between, since_record
from rsdesk.storage import attachments, history, kept
from rsdesk.storage.kept import KeptRecord
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW
from tests.services.test_lifecycle import dump
from tests.services.window import MISUSE, begun, with_partner

TODAY = NOW.date()
CANARY = "Kanarienvogel"


def decided(vault: Vault, title: str = "Fall", dated: date = TODAY) -> str:
    case = begun(vault, title)
    casework.decide(vault, case, "outcome", "proceed with conditions", "Weil", NOW)
    casework.decide(vault, case, "dated", dated.isoformat(), "", NOW)
    return case


def personal(vault: Vault) -> tuple[str, str]:
    """A field about particular people, and a choice in it."""
    guidance = editions.latest(vault)
    field = next(field for field in guidance.field.values() if field.personal)
    return field.id, guidance.choices(field)[0].id


def sign(vault: Vault, case: str, language: Language = "en") -> str:
    """Keep a record of the case as it stands, as signing does, and return its hash."""
    pdf = secrets.token_bytes(16)
    version = len({one.version for one in kept.listed_records(vault, case)}) + 1
    heads = cases.case_file(vault, case).heads
    sha256 = hashlib.sha256(pdf).hexdigest()
    kept.keep_record(vault, KeptRecord(case, version, language, sha256, heads, cases.utc(NOW), pdf))
    register.refresh(vault, case)
    return sha256


def texts(vault: Vault, case: str, language: Language = "en") -> list[str]:
    since = since_record(vault, case)
    assert since is not None
    rules = editions.rules(vault, since.after.guidance)
    spoken = Spoken(since.before, since.after, rules, language)
    return [difference_text(spoken, one) for one in since.differences]


def test_the_next_date_of_a_row_is_the_first_of_all_that_is_wanted(vault: Vault) -> None:
    case = decided(vault)
    assert register.row(vault, case).next_date == ""
    condition = Measure("Vertrag", "", "Mara", "2026-12-01", "Kopie", condition=True)
    casework.adopt(vault, case, casework.new_entry(), condition, NOW)
    casework.describe(vault, case, case, "next_date", "2027-02-01", NOW)
    row = register.row(vault, case)
    assert row.next_date == "2026-12-01"
    assert [(one.kind, one.what) for one in row.dates] == [("condition", "Vertrag"), ("set", "")]


def test_what_is_due_is_listed_over_all_cases_the_longest_overdue_first(vault: Vault) -> None:
    first, second = decided(vault, "Eins"), decided(vault, "Zwei")
    for case, due in ((first, "2026-11-20"), (second, "2026-10-01"), (second, "2026-12-24")):
        measure = Measure(f"bis {due}", due=due)
        casework.adopt(vault, case, casework.new_entry(), measure, NOW)
    found = agenda(vault, TODAY)
    assert [(one.title, one.deadline.what) for one in found.entries] == [
        ("Zwei", "bis 2026-10-01"), ("Eins", "bis 2026-11-20"),
    ]  # fmt: skip
    lifecycle.archive(vault, second, NOW)
    lifecycle.delete(vault, first, NOW)
    assert agenda(vault, TODAY).entries == ()


def test_an_archived_case_still_tells_when_it_may_be_deleted(vault: Vault) -> None:
    case = decided(vault)
    casework.end(vault, case, Ending("2021-01-31", "Ende"), NOW)
    casework.describe(vault, case, case, "next_date", "2026-01-01", NOW)
    lifecycle.archive(vault, case, NOW)
    assert [one.deadline.kind for one in agenda(vault, TODAY).entries] == ["record"]


def test_what_changed_since_the_last_record_is_told_in_words(vault: Vault) -> None:
    case, partner = with_partner(vault)
    casework.answer(vault, case, case, MISUSE, "empty", Parts(comment="Grund A"), NOW)
    assert since_record(vault, case) is None
    sign(vault, case)
    assert texts(vault, case) == []
    guidance = editions.latest(vault)
    other = guidance.choices(guidance.field[MISUSE])[0]
    casework.answer(vault, case, case, MISUSE, other.id, Parts(comment="Grund B"), NOW)
    casework.describe(vault, case, partner, "name", "Haus im Tal", NOW)
    casework.describe(vault, case, case, "next_date", "2027-01-01", NOW)
    said = texts(vault, case)
    assert "Haus im Tal: Name: “Haus am See” → “Haus im Tal”" in said
    assert any(one.endswith(f"→ “{other.label['en']}”") for one in said)
    assert any("reason: “Grund A” → “Grund B”" in one for one in said)
    assert not any("2027" in one for one in said)
    assert texts(vault, case, "de") != said


def test_a_signed_version_is_compared_as_it_was_signed(vault: Vault) -> None:
    case = begun(vault, "Eins")
    sign(vault, case)
    casework.describe(vault, case, case, "title", "Zwei", NOW)
    sign(vault, case)
    casework.describe(vault, case, case, "title", "Drei", NOW)
    first, last = since_record(vault, case, 1), since_record(vault, case)
    assert first is not None and last is not None
    assert [(one.before, one.after) for one in first.differences] == [("Eins", "Drei")]
    assert [(one.before, one.after) for one in last.differences] == [("Zwei", "Drei")]
    signed = between(vault, case, 1, 2)
    assert signed is not None
    assert [(one.before, one.after) for one in signed.differences] == [("Eins", "Zwei")]
    assert between(vault, case, 1, 7) is None


def test_a_reassessment_takes_the_decision_off_and_leaves_the_answers(vault: Vault) -> None:
    case = decided(vault)
    casework.answer(vault, case, case, MISUSE, "empty", Parts(comment="weil"), NOW)
    name, who = casework.new_entry(), casework.new_entry()
    casework.note_event(vault, case, name, Event("partner", "Verkauft", "2026-11-20"), NOW)
    casework.name_party(vault, case, who, Party("Mara", acts=("fills",), dated="2026-11-01"), NOW)
    sign(vault, case)
    assert register.row(vault, case).state == "recorded"
    before = cases.case_file(vault, case)
    done = begin_reassessment(vault, case, "In Version 2 berücksichtigt", NOW)
    after = done.casework.case
    assert (after.answers, after.proceedings.decision) == (before.answers, {})
    event = after.proceedings.events[name]
    assert (event.trigger, event.settled) == ("partner", "In Version 2 berücksichtigt")
    assert (after.proceedings.parties[who].name, after.proceedings.parties[who].dated) == (
        "Mara", "",
    )  # fmt: skip
    assert register.row(vault, case).state == "changed"
    casework.revert(vault, case, done.step, NOW)
    again = cases.case_file(vault, case)
    assert {name: part.value for name, part in again.proceedings.decision.items()} == {
        "outcome": "proceed with conditions", "dated": TODAY.isoformat(),
    }  # fmt: skip
    assert not again.proceedings.events[name].settled


def with_people(vault: Vault) -> tuple[str, str]:
    """A case and its partner that name a person wherever the annex may."""
    case, partner = with_partner(vault)
    file = Attachment(attachments.attach(vault, CANARY.encode()), f"{CANARY}.txt", 13)
    parts = Parts(comment=f"Frau {CANARY}", checks=(Check("Register", attachment=file),))
    casework.describe(vault, case, case, "people", f"Frau {CANARY} forscht", NOW)
    casework.describe(vault, case, case, "people", f"Frau {CANARY} reist", NOW)
    for subject in (case, partner):  # an edition may ask about people at a partner
        cases.give_answer(vault, subject, *personal(vault), parts, NOW)
    cases.build_upon(vault, case, [partner], NOW)
    casework.type_particular(vault, case, case, "people", f"Herr {CANARY}")
    return case, partner


def test_nothing_that_the_people_annex_said_is_left_and_the_result_stays(vault: Vault) -> None:
    case, _ = with_people(vault)
    assert register.page(vault, today=TODAY, text="kanari").total == 1
    before = cases.case_file(vault, case)
    assert len(annex(vault, case).registers) == 3
    delete_annex(vault, case, NOW)
    left = dump(vault)
    for part in ("kanari", "anarienv", "vogel"):
        assert part not in left, part
    history.verify(vault)
    after = cases.case_file(vault, case)
    assert [one.choice for one in after.all_answers] == [one.choice for one in before.all_answers]
    assert after.about["title"] == before.about["title"]
    found = annex(vault, case)
    assert (found.registers, found.deleted[:10]) == ((), TODAY.isoformat())


def test_deleting_the_people_annex_leaves_a_record_valid(vault: Vault) -> None:
    case, _ = with_people(vault)
    casework.rest(vault, case, NOW)
    sign(vault, case)
    delete_annex(vault, case, NOW + timedelta(days=1))
    assert register.row(vault, case).state == "recorded"
    assert texts(vault, case) == []


def test_what_another_case_needs_of_a_partner_stays(vault: Vault) -> None:
    case, partner = with_people(vault)
    other = begun(vault, "Zwei")
    casework.build_upon_partner(vault, other, partner, NOW)
    assert annex(vault, case).shared == (partner,)
    delete_annex(vault, case, NOW)
    (kept,) = cases.case_file(vault, other).partners
    assert any(CANARY in answer.parts.comment for answer in kept.answers)


def test_a_deleted_annex_does_not_come_back_by_undo(vault: Vault) -> None:
    case = begun(vault)
    done = casework.describe(vault, case, case, "people", CANARY, NOW)
    gone = casework.describe(vault, case, case, "people", "", NOW)
    delete_annex(vault, case, NOW)
    with pytest.raises(InputError, match="erased"):
        casework.revert(vault, case, gone.step, NOW)
    assert done.step


def test_an_erased_case_leaves_its_day_and_the_hashes_of_its_records(vault: Vault) -> None:
    case = begun(vault, CANARY)
    made = [sign(vault, case), sign(vault, case)]
    lifecycle.delete(vault, case, NOW)
    assert erased_cases(vault) == ()
    lifecycle.erase(vault, case, NOW + timedelta(days=3))
    (entry,) = erased_cases(vault)
    assert entry.erased == "2026-11-24T10:00:00Z"
    assert {record.sha256 for record in entry.records} == {*made}
    assert [record.number for record in entry.records] == [f"{entry.number}-{n}" for n in (1, 2)]
    assert CANARY not in repr(entry)

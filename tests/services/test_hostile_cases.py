"""Cases that are handed over, forked, or whose guidance changed under them."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rsdesk import paths
from rsdesk.domain.appraisal import Override
from rsdesk.domain.case import Attachment, Parts
from rsdesk.domain.deciding import lacks, same_person
from rsdesk.domain.history import next_revision
from rsdesk.domain.proceedings import KINDS, Closing, Measure, Party
from rsdesk.domain.revision import Change, seal
from rsdesk.errors import InputError, RecordError
from rsdesk.guidance import loading
from rsdesk.services import (
    case_input,
    casework,
    editions,
    exporting,
    lifecycle,
    packs,
    partners,
    people_annex,
    preflight,
    reassessing,
    records,
    register,
    updates,
    versions,
)
from rsdesk.services.casework import Casework
from rsdesk.services.json_input import parse
from rsdesk.storage import attachments, history
from rsdesk.storage.vault import Vault
from tests.services import own
from tests.services.conftest import NOW

WORKED = paths.resources() / "training" / "worked"
SANCTIONS = "K-12.names"
FIELD = "house-Q1.permission"
GAP = '{ id = "not done", effect = "gap", standing = "unresolved" },'


def worked(name: str = "TC-03-en") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((WORKED / f"{name}.json").read_text(encoding="utf-8"))
    return found


def stored(vault: Vault, case: dict[str, Any]) -> str:
    read = parse(json.dumps(case).encode(), case_input.CaseInput, "case.json")
    return case_input.store(vault, loading.newest(), read, WORKED, NOW)


def rows(vault: Vault) -> list[int]:
    tables = ("revision", "blob", "attachment", "case_row", "draft")
    known = {name for (name,) in vault.db.execute("SELECT name FROM sqlite_master")}
    return [
        vault.db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
        for name in tables
        if name in known
    ]


def looked_through(vault: Vault, case: str) -> Casework:
    """Everything that opens, lists, checks or exports a case."""
    work = casework.open_case(vault, case, NOW)
    casework.asked(work)
    preflight.missing(work, NOW.date())
    register.refresh(vault, case)
    versions.since_record(vault, case)
    for kind, form in (("dfg", "txt"), ("csv", "csv"), ("ics", "ics"), ("json", "json")):
        exporting.export(vault, case, kind, form, "en", NOW, with_names=True)  # type: ignore[arg-type]
    return work


@pytest.mark.parametrize(
    ("part", "value", "reason"),
    [
        ("overrides", {"level": {"value": "Mara is ill", "reason": "x"}}, "does not know"),
        ("overrides", {"O": {"value": "low", "reason": "x"}}, "does not know"),
        ("overrides", {"O": {"reason": "x" * 200_000}}, "100000 fit here"),
        ("closings", {SANCTIONS: {"dated": "yesterday"}}, "is not a date"),
        ("measures", [{"text": "t", "due": "soon"}], "is not a date"),
        ("parties", [{"name": "N", "dated": "31.12."}], "is not a date"),
        ("decision", {"outcome": {"value": "", "reason": "x" * 200_000}}, "100000 fit here"),
        ("decision", {"dated": {"value": "2027-02-29"}}, "is not a date"),
    ],
)  # fmt: skip
def test_what_a_page_would_refuse_a_file_cannot_say_either(
    vault: Vault, part: str, value: Any, reason: str
) -> None:
    case = worked()
    case["proceedings"][part] = value
    before = rows(vault)
    with pytest.raises(InputError, match=reason):
        stored(vault, case)
    assert rows(vault) == before


@pytest.mark.parametrize("title", ["a\u202eb", "a\x1bb", "a\x00b", "\u2066a"])
def test_a_title_or_name_shows_nothing_but_what_it_holds(vault: Vault, title: str) -> None:
    named, titled = worked(), worked()
    titled["about"]["title"] = title
    named["partners"][0]["about"]["name"] = title
    for case in (titled, named):
        with pytest.raises(InputError):
            stored(vault, case)
    with pytest.raises(InputError):
        casework.begin(vault, title, NOW)


@pytest.mark.parametrize("unseen", ["\u200b", "\u2060\u3164", "\u200e", "\x07 \u2800"])
def test_what_nobody_sees_is_no_name_no_reason_and_no_title(vault: Vault, unseen: str) -> None:
    with pytest.raises(InputError):
        casework.begin(vault, unseen, NOW)
    assert not Closing(
        authority=unseen, dated="2026-11-01", document=clearance(vault).document
    ).clears
    assert not Measure("text", "", unseen, "2026-11-01", "proof").agreed
    case = stored(vault, worked())
    casework.name_party(vault, case, "1" * 32, Party(unseen, acts=("decides",)), NOW)
    casework.decide(vault, case, "outcome", "proceed", unseen, NOW)
    work = casework.override(vault, case, "level", Override("low", "reason", unseen), NOW).casework
    assert (work.assessment.appraisal.level, work.assessment.appraisal.refused) == (
        "medium",
        "second",
    )
    found = {
        one.kind for one in lacks(work.guidance, work.rules, work.case, work.assessment, NOW.date())
    }
    assert {"unnamed", "reason"} <= found


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["overrides", "closings", "measures", "parties", "decision", "events"]), JSON
)
def test_whatever_a_file_says_of_a_decision_is_stored_whole_or_refused(
    vault: Vault, part: str, value: object
) -> None:
    case = worked("TC-01-en")
    case.setdefault("proceedings", {})[part] = value
    before = rows(vault)
    try:
        made = stored(vault, case)
    except InputError:
        assert rows(vault) == before
    else:
        looked_through(vault, made)


def forked(vault: Vault, case: str, key: str, *values: tuple[str, str]) -> None:
    """Two copies of a vault write the same register, and come together again."""
    before = history.state(vault, case)
    for number, (plain, words) in enumerate(values, start=1):
        blobs = [seal(words.encode())] if words else []
        sealed = blobs[0].commitment if blobs else ""
        revision = next_revision(
            before,
            [Change(key, plain, sealed)],
            replica=str(number) * 32,
            author="b" * 64,
            time="2026-11-21T10:00:00Z",
        )
        history.append(vault, revision, blobs)


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        ("decision/outcome", ("proceed", "a"), ("postpone", "b")),
        ("override/level", ("low", '{"reason":"a"}'), ("high", '{"reason":"b"}')),
        ("measure/" + "1" * 32, ("", '{"text":"a"}'), ("", '{"text":"b"}')),
        ("progress/" + "1" * 32, ("done", ""), ("missed", "")),
        ("party/" + "2" * 32, ("", '{"name":"a"}'), ("", '{"name":"b"}')),
        ("end/end", ("", '{"text":"a"}'), ("", '{"text":"b"}')),
    ],
)
def test_copies_that_decided_differently_are_shown_and_nothing_is_signed(
    vault: Vault, key: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    case = stored(vault, worked())
    forked(vault, case, key, one, other)
    work = casework.open_case(vault, case, NOW)
    assert work.case.conflicts == (key,)
    found = [one for one in preflight.missing(work, NOW.date()) if one.kind == "conflict"]
    assert [one.detail for one in found] == [(key,)]
    with pytest.raises(RecordError, match="disagree"):
        records.make_record(vault, case, "en", NOW)
    with pytest.raises(InputError, match="disagree"):
        exporting.export(vault, case, "csv", "csv", "en", NOW)


def test_a_reassessment_takes_off_a_decision_about_which_copies_disagree(vault: Vault) -> None:
    case = stored(vault, worked())
    forked(vault, case, "decision/outcome", ("proceed", "a"), ("postpone", "b"))
    done = reassessing.begin_reassessment(vault, case, "dealt with", NOW)
    assert done.casework.case.conflicts == ()
    assert done.casework.case.proceedings.decision == {}


def test_a_case_whose_decision_was_erased_can_still_be_read_printed_and_exported(
    vault: Vault,
) -> None:
    case = stored(vault, worked())
    state = history.state(vault, case)
    for key in state.entries:
        entry = state.value(key)
        if key.partition("/")[0] in KINDS and entry and entry.sealed:
            vault.db.execute("DELETE FROM blob WHERE commitment = ?", [entry.sealed])
    vault.db.conn.commit()
    work = looked_through(vault, case)
    assert work.case.proceedings.parties == {}
    assert any("party/" in one for one in work.case.erased)
    records.make_record(vault, case, "en", NOW)
    assert register.row(vault, lifecycle.duplicate(vault, case, "copy", NOW)).title == "copy"


def open_stops(vault: Vault, case: str) -> set[str]:
    work = casework.open_case(vault, case, NOW)
    hindered = {one for offered in work.assessment.appraisal.outcomes for one in offered.hindered}
    return {*work.assessment.appraisal.stops} if "stop" in hindered else set()


def clearance(vault: Vault, words: bytes = b"clearance") -> Closing:
    sha256 = attachments.attach(vault, words)
    return Closing("", "Authority", "2026-11-01", Attachment(sha256, "clearance.pdf", len(words)))


@pytest.fixture
def house(vault: Vault, tmp_path: Path) -> str:
    """A case that is asked by a pack in which two answers are a stop."""
    words = 'label.de = "Erlaubnis entzogen", label.en = "permission revoked"'
    second = f'{GAP}\n  {{ id = "revoked", effect = "stop", {words} }},'
    packs.add(vault, own.pack(tmp_path / "stops", (GAP, second)), NOW)
    case = casework.begin(vault, "Feldarbeit", NOW)
    casework.state_fact(vault, case, "house-drones", "yes", NOW)
    casework.answer(vault, case, case, FIELD, "refused", Parts(), NOW)
    return case


def test_a_document_clears_the_stop_it_was_given_for_and_no_worse_one(
    vault: Vault, house: str
) -> None:
    assert open_stops(vault, house) == {"house-1"}
    casework.close(vault, house, FIELD, clearance(vault), NOW)
    assert open_stops(vault, house) == set()
    casework.answer(vault, house, house, FIELD, "revoked", Parts(), NOW)
    assert open_stops(vault, house) == {"house-1"}
    casework.close(vault, house, FIELD, clearance(vault), NOW)  # merely left as it is
    assert open_stops(vault, house) == {"house-1"}
    casework.close(vault, house, FIELD, clearance(vault, b"another"), NOW)
    assert open_stops(vault, house) == set()
    casework.answer(vault, house, house, FIELD, "revoked", Parts(comment="more"), NOW)
    assert open_stops(vault, house) == set()


def test_a_document_given_before_there_is_a_stop_clears_none(vault: Vault, house: str) -> None:
    casework.answer(vault, house, house, FIELD, "granted", Parts(), NOW)
    casework.type_proceeding(vault, house, f"closing/{FIELD}", "", clearance(vault))
    casework.rest(vault, house, NOW)
    casework.answer(vault, house, house, FIELD, "refused", Parts(), NOW)
    assert open_stops(vault, house) == {"house-1"}


def test_the_clearance_of_one_partner_clears_no_other(vault: Vault, tmp_path: Path) -> None:
    packs.add(vault, own.pack(tmp_path / "a", ('scope = "case"', 'scope = "partner"')), NOW)
    case = casework.begin(vault, "Feldarbeit", NOW)
    casework.state_fact(vault, case, "house-drones", "yes", NOW)
    partners.add_partner(vault, case, {"name": "First"}, NOW)
    partner = casework.open_case(vault, case, NOW).case.partners[0].subject
    casework.answer(vault, case, partner, FIELD, "refused", Parts(), NOW)
    casework.close(vault, case, FIELD, clearance(vault), NOW)
    assert open_stops(vault, case) == set()
    partners.add_partner(vault, case, {"name": "Second"}, NOW)
    known = casework.open_case(vault, case, NOW).case.partners
    second = next(one.subject for one in known if one.subject != partner)
    casework.answer(vault, case, second, FIELD, "granted", Parts(), NOW)
    assert open_stops(vault, case) == set()
    casework.answer(vault, case, second, FIELD, "refused", Parts(), NOW)
    assert open_stops(vault, case) != set()


def test_a_stop_that_comes_up_after_the_decision_is_shown_against_it(
    vault: Vault, house: str
) -> None:
    casework.answer(vault, house, house, FIELD, "granted", Parts(), NOW)
    casework.decide(vault, house, "outcome", "proceed", "because", NOW)
    work = casework.answer(vault, house, house, FIELD, "refused", Parts(), NOW).casework
    found = lacks(work.guidance, work.rules, work.case, work.assessment, NOW.date())
    assert any(one.kind == "hindered" and "stop" in one.detail for one in found)


def test_a_record_is_refused_while_the_document_of_a_clearance_is_gone(
    vault: Vault, house: str
) -> None:
    given = clearance(vault)
    casework.close(vault, house, FIELD, given, NOW)
    vault.db.execute("DELETE FROM attachment")
    vault.db.conn.commit()
    looked_through(vault, house)
    with pytest.raises(RecordError, match="clears a stop is missing"):
        records.make_record(vault, house, "en", NOW)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dr Mara Muster", "Mara Muster"),
        ("Mara\u200b Muster", "Muster, Mara"),
        ("Jörg Müller", "Joerg Mueller"),
        ("Jorg Muller", "Jörg Müller"),
        ("Anna-Lena Weiß", "Anna Lena Weiss"),
        ("Mara O’Neill", "Mara O'Neill"),
        ("Mara Muster (IT)", "Prof. Dr. MARA MUSTER"),
    ],
)
def test_one_person_spelled_in_two_ways_is_one(one: str, other: str) -> None:
    assert same_person(one, other)


def test_two_people_stay_two() -> None:
    assert not same_person("Mara Muster", "Maria Muster")
    assert not same_person("Prof.", "Prof.")
    assert not same_person("", "")


def test_a_pack_may_ask_what_circumstances_answer_and_a_check_may_be_owed(
    vault: Vault, tmp_path: Path
) -> None:
    text = own.examples()["house.toml"]
    item = text[text.index("[[items]]") : text.index("[[questions]]")]
    second = item.replace('"house-1"', '"house-2"').replace("Drohnenflüge", "Flüge")
    given = 'standing = "unresolved", given_when = ["house-drones"] }'
    folder = own.pack(
        tmp_path / "given",
        (GAP, GAP.replace('standing = "unresolved" }', given)),
        ('items = ["house-1"]', 'items = ["house-2"]'),
        ("[[questions]]", second.replace("For drone flights, the", "The") + "[[questions]]"),
    )
    packs.add(vault, folder, NOW)
    case = casework.begin(vault, "Feldarbeit", NOW)
    work = casework.state_fact(vault, case, "house-drones", "yes", NOW).casework
    assert "house-1" in work.assessment.appraisal.blocking
    found = preflight.missing(work, NOW.date())
    assert ("house-1",) in [one.detail for one in found if one.kind == "blocking"]


def updated(vault: Vault, case: str, folder: Path, *changes: tuple[str, str]) -> None:
    packs.add(vault, own.pack(folder, ('version = "1"', 'version = "2"'), *changes), NOW)
    updates.update_guidance(vault, case, editions.latest(vault).edition.version, NOW)


def begun_with_house(vault: Vault, tmp_path: Path, *changes: tuple[str, str]) -> str:
    packs.add(vault, own.pack(tmp_path / "a", *changes), NOW)
    case = casework.begin(vault, "Feldarbeit", NOW)
    casework.state_fact(vault, case, "house-drones", "yes", NOW)
    casework.answer(vault, case, case, FIELD, "refused", Parts(comment="CANARY"), NOW)
    return case


def test_a_case_whose_pack_dropped_the_chosen_answer_is_shown_printed_and_exported(
    vault: Vault, tmp_path: Path
) -> None:
    case = begun_with_house(vault, tmp_path)
    records.make_record(vault, case, "en", NOW)
    updated(vault, case, tmp_path / "b", ('id = "refused"', 'id = "declined"'))
    work = looked_through(vault, case)
    assert work.assessment.of("stop") == ()
    records.make_record(vault, case, "en", NOW)


def test_a_record_is_made_after_the_pack_dropped_its_question(vault: Vault, tmp_path: Path) -> None:
    case = begun_with_house(vault, tmp_path)
    records.make_record(vault, case, "de", NOW)
    updated(vault, case, tmp_path / "b", ("house-1", "house-9"), ("house-Q1", "house-Q9"))
    looked_through(vault, case)
    records.make_record(vault, case, "de", NOW)


def test_words_about_people_go_with_the_annex_even_after_an_update_dropped_the_question(
    vault: Vault, tmp_path: Path
) -> None:
    personal = ("[[questions.fields]]", "[[questions.fields]]\npersonal = true")
    case = begun_with_house(vault, tmp_path, personal)
    updated(vault, case, tmp_path / "b", ("house-Q1", "house-Q9"))
    assert (case, f"answer/{FIELD}") in people_annex.annex(vault, case).registers
    people_annex.delete_annex(vault, case, NOW)
    values = [bytes(value) for (value,) in vault.db.execute("SELECT value FROM blob")]
    assert not any(b"CANARY" in value for value in values)

"""The register as a person sees it: rows, order, filters and search."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rsdesk.domain.case import Attachment, Check, Parts
from rsdesk.domain.history import next_revision
from rsdesk.domain.revision import Change
from rsdesk.guidance import loading
from rsdesk.services import case_input, cases, casework, drafts, lifecycle, records, register
from rsdesk.services.case_input import AnswerInput, CaseInput, SubjectInput
from rsdesk.storage import history
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW

TODAY = date(2026, 11, 21)
MISUSE = "K-08.misuse"


def begun(vault: Vault, title: str = "Fall") -> str:
    return cases.new_case(vault, "2026.1", {"title": title}, NOW)


def titles(vault: Vault, **wanted: object) -> list[str]:
    found = register.page(vault, today=TODAY, **wanted)  # type: ignore[arg-type]
    return [row.title for row in found.rows]


def with_partner(vault: Vault, case: str, name: str, seat: str) -> str:
    partner = cases.new_partner(vault, {"name": name, "seat": seat}, NOW)
    cases.build_upon(vault, case, [partner], NOW)
    return partner


def test_a_new_case_stands_in_the_register_at_once(vault: Vault) -> None:
    case = begun(vault, "Gletscher")
    found = register.page(vault, today=TODAY)
    assert (found.total, [row.subject for row in found.rows]) == (1, [case])
    row = register.row(vault, case)
    assert (row.title, row.state, row.shelf, row.next_date) == ("Gletscher", "begun", "current", "")
    assert row.changed == "2026-11-21T10:00:00Z"


def test_a_row_names_partners_and_each_country_once(vault: Vault) -> None:
    case = begun(vault)
    for name, seat in (("Beta", "Kenia"), ("Alpha", "Japan"), ("Gamma", "Kenia")):
        with_partner(vault, case, name, seat)
    row = register.row(vault, case)
    assert (row.partners, row.countries) == (("Alpha", "Beta", "Gamma"), ("Japan", "Kenia"))


def test_a_row_counts_what_the_answers_lead_to(vault: Vault) -> None:
    case = begun(vault)
    before = register.row(vault, case)
    guidance = loading.shipped("2026.1")
    cases.give_answer(vault, case, MISUSE, "empty", Parts(), NOW)
    after = register.row(vault, case)
    assert after.unanswered == before.unanswered - 1
    assert (before.gaps, after.gaps) == (0, len(guidance.field[MISUSE].items))
    assert after.state == "open"


def test_a_case_with_nothing_left_to_answer_is_answered_and_one_partner_more_opens_it(
    vault: Vault,
) -> None:
    guidance = loading.shipped("2026.1")
    first = {field.id: guidance.choices(field)[0].id for field in guidance.field.values()}
    of = {
        scope: {f: AnswerInput(c) for f, c in first.items() if is_scope(f, scope)}
        for scope in ("case", "partner", "inst")
    }
    whole = CaseInput(
        about={"title": "Ganz"},
        facts={fact.id: "yes" for fact in guidance.facts if fact.question},
        answers=of["case"],
        partners=(SubjectInput({"name": "P"}, of["partner"]),),
        institute=SubjectInput({}, of["inst"]),
    )
    case = case_input.store(vault, guidance, whole, None, NOW)  # type: ignore[arg-type]
    assert (register.row(vault, case).state, register.row(vault, case).unanswered) == (
        "answered",
        0,
    )
    with_partner(vault, case, "Q", "Japan")
    assert register.row(vault, case).state == "open"
    assert register.row(vault, case).unanswered > 0


def is_scope(field: str, scope: str) -> bool:
    guidance = loading.shipped("2026.1")
    return guidance.scope(guidance.field[field]) == scope


def test_a_record_is_of_this_state_until_something_it_shows_changes(vault: Vault) -> None:
    case = begun(vault)
    records.make_record(vault, case, "de", NOW)
    assert register.row(vault, case).state == "recorded"
    casework.describe(vault, case, case, "next_date", TODAY.isoformat(), NOW)
    lifecycle.archive(vault, case, NOW)
    assert register.row(vault, case).state == "recorded"
    cases.describe(vault, case, {"title": "Neu"}, NOW)
    assert register.row(vault, case).state == "changed"
    lifecycle.take_from_archive(vault, case, NOW)
    assert register.row(vault, case).state == "changed"


def test_what_was_typed_is_in_the_register_once_it_is_cut(vault: Vault) -> None:
    case = begun(vault)
    drafts.type_particular(vault, case, "title", "Getippt")
    drafts.cut(vault, case, NOW)
    assert titles(vault) == ["Getippt"]
    assert titles(vault, text="getip") == ["Getippt"]


def test_a_row_after_an_answer_on_the_page_says_what_is_stored_and_not_what_is_typed(
    vault: Vault,
) -> None:
    case = begun(vault, "Gletscher")
    casework.answer(vault, case, case, MISUSE, "empty", Parts(), NOW)
    written = register.row(vault, case)
    register.refresh(vault, case)
    assert register.row(vault, case) == written and written.gaps > 0
    casework.type_particular(vault, case, case, "title", "Lawine")
    casework.answer(vault, case, case, MISUSE, "", Parts(text="later"), NOW)
    row = register.row(vault, case)
    assert (row.title, row.gaps) == ("Gletscher", 0)


def test_a_case_under_guidance_of_the_future_is_listed_all_the_same(vault: Vault) -> None:
    case = cases.new_case(vault, "2099.1", {"title": "Morgen"}, NOW)
    row = register.row(vault, case)
    assert (row.title, row.unanswered, row.gaps, row.flags, row.stops) == ("Morgen", 0, 0, 0, 0)


def test_what_is_due_stands_on_top_then_the_next_dates_then_the_latest_change(
    vault: Vault,
) -> None:
    dates = {"später": "2027-01-01", "heute": "2026-11-21", "überfällig": "2026-10-01"}
    for title, day in dates.items():
        case = begun(vault, title)
        casework.describe(vault, case, case, "next_date", day, NOW)
    for hour, title in ((9, "alt"), (11, "neu")):
        moment = datetime(2026, 11, 21, hour, tzinfo=UTC)
        cases.new_case(vault, "2026.1", {"title": title}, moment)
    assert titles(vault) == ["überfällig", "heute", "später", "neu", "alt"]
    assert titles(vault, descending=True) == ["alt", "neu", "später", "heute", "überfällig"]
    assert titles(vault, only="due") == ["überfällig", "heute"]
    assert register.counts(vault, TODAY).due == 2


def test_a_next_date_can_be_taken_back(vault: Vault) -> None:
    case = begun(vault)
    casework.describe(vault, case, case, "next_date", TODAY.isoformat(), NOW)
    assert register.row(vault, case).next_date == "2026-11-21"
    casework.describe(vault, case, case, "next_date", "", NOW)
    assert register.row(vault, case).next_date == ""


def test_titles_are_sorted_as_a_person_would(vault: Vault) -> None:
    for title in ("Zebra", "äpfel", "Bären", "apfelbaum"):
        begun(vault, title)
    assert titles(vault, order="title") == ["äpfel", "apfelbaum", "Bären", "Zebra"]
    assert titles(vault, order="title", descending=True)[0] == "Zebra"


@pytest.mark.parametrize(
    "order", ["due", "title", "changed", "open", "partners", "countries", "state"]
)
def test_pages_show_every_case_once_whatever_the_order(vault: Vault, order: register.Order) -> None:
    subjects = {begun(vault, f"Fall {number % 3}") for number in range(7)}
    seen = [
        row.subject
        for offset in range(0, 9, 2)
        for row in register.page(vault, today=TODAY, order=order, offset=offset, limit=2).rows
    ]
    assert len(seen) == 7
    assert set(seen) == subjects


def test_only_the_wanted_states_are_shown(vault: Vault) -> None:
    begun(vault, "begonnen")
    cases.give_answer(vault, begun(vault, "offen"), MISUSE, "empty", Parts(), NOW)
    assert titles(vault, states=["open"]) == ["offen"]
    assert sorted(titles(vault, states=["open", "begun"])) == ["begonnen", "offen"]
    assert register.page(vault, today=TODAY, states=["answered"]).total == 0


def test_a_part_of_a_compound_word_is_found(vault: Vault) -> None:
    begun(vault, "Quantensensorik für Grundwasser")
    begun(vault, "Archiv")
    for text in ("sensor", "SENSOR", "sorik", "quant", "q", "gr", "wasser sens", "für", "fur"):
        assert titles(vault, text=text) == ["Quantensensorik für Grundwasser"], text
    assert titles(vault, text="sensor archiv") == []
    assert titles(vault, text="ua") == []  # two letters find beginnings of words only


def test_umlauts_case_and_sharp_s_do_not_matter(vault: Vault) -> None:
    begun(vault, "Straße nach ÄGYPTEN")
    for text in ("strasse", "STRASSE", "straße", "ägypten", "agypten", "Ägypt"):
        assert titles(vault, text=text) == ["Straße nach ÄGYPTEN"], text


def test_words_of_partners_seats_answers_checks_and_attachments_are_found(vault: Vault) -> None:
    case = begun(vault, "Fall")
    partner = with_partner(vault, case, "Universität Kisumu", "Kenia")
    file = Attachment("a" * 64, "Gutachten.pdf", 3)
    check = Check("Handelsregister", result="unauffällig", attachment=file)
    parts = Parts(comment="Bohrkern", text="Zentrifuge", list=("Laser",), checks=(check,))
    cases.give_answer(vault, case, MISUSE, "empty", parts, NOW)
    choice = loading.shipped("2026.1").item["LEI-2.3"].options[0].id
    cases.give_answer(vault, partner, "K-20.check", choice, Parts(comment="Tarnfirma"), NOW)
    cases.build_upon(vault, case, [partner], NOW)
    wanted = "kisumu kenia bohrk trifuge laser handels auffällig gutachten pdf tarnf"
    for text in (*wanted.split(), wanted):
        assert titles(vault, text=text) == ["Fall"], text


def test_a_word_that_was_taken_out_is_not_found_any_more(vault: Vault) -> None:
    case = begun(vault, "Vorher")
    assert titles(vault, text="vorher") == ["Vorher"]
    cases.describe(vault, case, {"title": "Nachher"}, NOW)
    assert titles(vault, text="vorher") == []
    assert titles(vault, text="nachher") == ["Nachher"]


def test_a_script_without_spaces_is_searched_too(vault: Vault) -> None:
    begun(vault, "江湾医科大学")
    assert titles(vault, text="医科大") == ["江湾医科大学"]
    assert titles(vault, text="江") == ["江湾医科大学"]


def test_punctuation_alone_seeks_nothing_and_shows_all(vault: Vault) -> None:
    begun(vault, "Fall")
    for text in ('"', "*", "  ", "-- (", "😀"):
        assert titles(vault, text=text) == ["Fall"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.sampled_from(['a" OR b', "NEAR(a b)", "words:a", "^a*", "a\0b"]))
def test_whatever_is_typed_is_sought_and_never_read_as_syntax(vault: Vault, text: str) -> None:
    register.page(vault, today=TODAY, text=text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(min_size=1, max_size=40))
def test_whatever_a_title_says_finds_it(vault: Vault, title: str) -> None:
    case = begun(vault, title)
    found = register.page(vault, today=TODAY, text=title, limit=1000)
    assert case in [row.subject for row in found.rows]


def test_an_older_vault_lists_its_cases_with_progress_and_goes_on_after_cancelling(
    vault: Vault,
) -> None:
    subjects = [without_row(vault, f"{number:032x}") for number in range(45)]
    assert register.unlisted(vault) == 45
    told: list[tuple[int, int]] = []
    register.list_all(vault, lambda *step: told.append(step), lambda: bool(told))
    assert told == [(20, 45)]
    assert register.unlisted(vault) == 25
    register.list_all(vault, lambda *step: told.append(step), lambda: False)
    assert told[1:] == [(20, 25), (25, 25)]
    assert register.unlisted(vault) == 0
    assert register.page(vault, today=TODAY, limit=1).total == len(subjects)


def without_row(vault: Vault, identifier: str) -> str:
    """Store a case as a version without a register did."""
    subject = f"case:{identifier}"
    revision = next_revision(
        history.state(vault, subject),
        [Change("guidance", "2026.1")],
        replica=vault.replica,
        author="b" * 64,
        time="2026-11-21T10:00:00Z",
    )
    history.append(vault, revision)
    return subject


def test_an_answer_whose_row_cannot_be_written_is_not_stored_either(vault: Vault) -> None:
    case = begun(vault)
    vault.db.execute("DROP TABLE register")
    with pytest.raises(Exception, match="register"):
        cases.give_answer(vault, case, MISUSE, "empty", Parts(), NOW)
    assert len(history.revisions(vault, case)) == 1


def test_a_case_that_is_not_there_has_no_row(vault: Vault) -> None:
    with pytest.raises(KeyError):
        register.row(vault, "case:" + "0" * 32)

"""What the pages of a case show: what is asked, how far it is, what a choice leads to."""

import pytest

from rsdesk.domain.case import Parts
from rsdesk.domain.case_file import on_paper
from rsdesk.errors import InputError, VaultError
from rsdesk.services import cases, casework, records
from rsdesk.storage import attachments
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW
from tests.services.window import CHECK, EXPORT, MISUSE, begun, sample, with_partner, words


def test_a_new_case_stands_under_the_newest_guidance_on_the_baseline(vault: Vault) -> None:
    shown = casework.open_case(vault, begun(vault, "  Gewebebank "), NOW)
    assert shown.case.about["title"].value == "Gewebebank"
    assert shown.guidance.edition.version == shown.case.guidance
    assert shown.case.institute
    assert shown.case.institute.subject == shown.baseline == cases.institute(vault, NOW)


@pytest.mark.parametrize("title", ["", " \n", "x" * 301])
def test_a_title_that_is_none_begins_no_case(vault: Vault, title: str) -> None:
    with pytest.raises(InputError, match="title"):
        casework.begin(vault, title, NOW)
    assert cases.cases(vault) == ()


def test_the_sample_case_is_answered_whole_in_either_language(vault: Vault) -> None:
    titles = set()
    for language in ("de", "en"):
        case = casework.begin_sample(vault, language, NOW)
        shown = casework.open_case(vault, case, NOW)
        assert all(section.answered == section.total for section in casework.progress(shown))
        titles.add(shown.case.about["title"].value)
    assert len(titles) == 2


def test_the_invented_institute_of_the_sample_is_no_baseline_of_real_cases(vault: Vault) -> None:
    own = begun(vault)
    baseline = casework.open_case(vault, own, NOW).baseline
    casework.answer(vault, baseline, baseline, EXPORT, "no", words("echt"), NOW)
    sample_baseline = casework.open_case(vault, sample(vault), NOW).baseline
    shown = casework.open_case(vault, begun(vault, "nächster Fall"), NOW)
    assert sample_baseline != baseline
    assert [answer.choice for answer in shown.case.institute.answers] == ["no"]  # type: ignore[union-attr]


def test_partner_questions_are_asked_for_each_partner_one_partner_after_the_other(
    vault: Vault,
) -> None:
    case, first = with_partner(vault, "Alpha")
    shown = casework.add_partner(vault, case, {"name": "Beta"}, NOW).casework
    (second,) = {partner.subject for partner in shown.case.partners} - {first}
    asked = [one for one in casework.asked(shown) if one.scope == "partner"]
    assert [(one.subject, one.question.id) for one in asked] == [
        (first, "K-20"), (first, "K-21"), (second, "K-20"), (second, "K-21"),
    ]  # fmt: skip


def test_every_question_stands_in_the_order_of_the_sections(vault: Vault) -> None:
    shown = casework.open_case(vault, sample(vault), NOW)
    order = [section.id for section in shown.guidance.sections]
    places = [order.index(one.question.section) for one in casework.asked(shown)]
    assert places == sorted(places)
    assert {one.scope for one in casework.asked(shown)} == {"case", "partner"}


def test_everything_open_is_asked_and_nothing_that_does_not_apply(vault: Vault) -> None:
    case, _ = with_partner(vault)
    for fact in ("non_eu", "ext_control", "visitor"):
        casework.state_fact(vault, case, fact, "no", NOW)
    shown = casework.open_case(vault, case, NOW)
    asked = {item for one in casework.asked(shown) for field in one.fields for item in field.items}
    of_the_case = {i.id for i in shown.guidance.items if i.scope in ("case", "partner")}
    assert {*shown.assessment.open} & {*shown.guidance.field_of} & of_the_case <= asked
    assert asked <= of_the_case
    assert "LEI-3.6" not in asked


def test_progress_counts_answered_fields_and_words_alone_are_no_answer(vault: Vault) -> None:
    case = begun(vault)
    before = {
        one.section.id: one for one in casework.progress(casework.open_case(vault, case, NOW))
    }
    casework.answer(vault, case, case, "K-12.names", "", words("überlege"), NOW)
    shown = casework.answer(vault, case, case, MISUSE, "empty", Parts(), NOW).casework
    section = shown.guidance.question_of[MISUSE].section
    after = {one.section.id: one for one in casework.progress(shown)}
    assert after[section].answered == before[section].answered + 1
    assert sum(one.answered for one in after.values()) == 1
    assert after[section].total == before[section].total


def test_a_marked_question_is_shown_as_marked_for_its_subject_alone(vault: Vault) -> None:
    case, partner = with_partner(vault)
    casework.add_partner(vault, case, {"name": "Zweiter"}, NOW)
    shown = casework.mark(vault, case, partner, "K-20", True, NOW).casework
    marked = [(one.question.id, one.subject) for one in casework.asked(shown) if one.marked]
    assert marked == [("K-20", partner)]


def test_an_answer_that_no_longer_applies_is_dormant_and_comes_back(vault: Vault) -> None:
    case = begun(vault)
    shown = casework.answer(vault, case, case, MISUSE, "empty", words("x"), NOW).casework
    assert casework.dormant(shown) == ()
    for fact in ("non_eu", "ext_control", "visitor"):
        shown = casework.state_fact(vault, case, fact, "no", NOW).casework
    assert [answer.field for answer in casework.dormant(shown)] == [MISUSE]
    assert MISUSE not in {field.id for one in casework.asked(shown) for field in one.fields}
    shown = casework.state_fact(vault, case, "visitor", "yes", NOW).casework
    assert casework.dormant(shown) == ()


def test_a_circumstance_says_how_many_fields_it_opens_by_itself(vault: Vault) -> None:
    case = begun(vault)
    shown = casework.open_case(vault, case, NOW)
    for fact in (fact.id for fact in shown.guidance.facts if fact.question):
        shown = casework.state_fact(vault, case, fact, "no", NOW).casework
    before = {field.id for one in casework.asked(shown) for field in one.fields}
    shown = casework.state_fact(vault, case, "goods", "yes", NOW).casework
    after = {field.id for one in casework.asked(shown) for field in one.fields}
    assert casework.opens(shown.guidance, "goods") == len(after - before) > 0


def test_what_a_choice_would_lead_to_is_what_it_leads_to(vault: Vault) -> None:
    case, partner = with_partner(vault)
    shown = casework.open_case(vault, case, NOW)
    for choice in ("no finding", "adverse finding", "inconclusive", "not done"):
        would = casework.effect_if(shown, partner, CHECK, choice)
        given = casework.answer(vault, case, partner, CHECK, choice, Parts(), NOW).casework
        does = tuple(f for f in given.assessment.findings if f.item in {w.item for w in would})
        assert would == does != ()


def test_a_record_shows_this_state_until_the_case_changes(vault: Vault) -> None:
    case = sample(vault)
    made = records.make_record(vault, case, "de", NOW)
    casework.mark(vault, case, case, "K-08", True, NOW)
    (line,) = casework.open_case(vault, case, NOW).records
    assert (line.number, line.version, line.language) == (made.number, 1, "de")
    assert (line.sha256, line.shows_this_state) == (made.sha256, True)
    casework.type_particular(vault, case, case, "summary", "anders")
    typed = casework.mark(vault, case, case, "K-08", False, NOW).casework
    assert [line.shows_this_state for line in typed.records] == [False]
    rested = casework.rest(vault, case, NOW).casework
    assert [line.shows_this_state for line in rested.records] == [False]


def test_a_mark_and_a_next_date_make_no_new_state_for_the_record(vault: Vault) -> None:
    case = sample(vault)
    first = records.make_record(vault, case, "de", NOW)
    casework.mark(vault, case, case, "K-08", True, NOW)
    casework.describe(vault, case, case, "next_date", NOW.date().isoformat(), NOW)
    (line,) = casework.open_case(vault, case, NOW).records
    second = records.make_record(vault, case, "en", NOW)
    assert (line.shows_this_state, second.number) == (True, first.number)


def test_neither_a_next_date_nor_words_without_a_choice_reach_the_paper(vault: Vault) -> None:
    case = sample(vault)
    before = on_paper(cases.case_file(vault, case))
    casework.describe(vault, case, case, "next_date", NOW.date().isoformat(), NOW)
    assert "next_date" in casework.open_case(vault, case, NOW).case.about
    assert on_paper(cases.case_file(vault, case)).about == before.about
    casework.answer(vault, case, case, MISUSE, "", words("überlege noch"), NOW)
    records.make_record(vault, case, "de", NOW)
    assert on_paper(cases.case_file(vault, case)).unchosen == ()


def test_a_file_comes_back_as_it_was_attached_without_the_folder_it_lay_in(vault: Vault) -> None:
    kept = casework.attach(vault, "C:\\Mara\\Notiz.pdf", b"%PDF")
    assert (kept.name, kept.size) == ("Notiz.pdf", 4)
    assert casework.attach(vault, "Ablage/Notiz.pdf", b"%PDF") == kept
    assert casework.attachment(vault, kept.sha256) == b"%PDF"


def test_a_file_that_is_too_large_or_has_no_name_is_refused_in_words(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "SIZE_LIMIT", 1024**2)
    with pytest.raises(InputError, match="2 MiB"):
        casework.attach(vault, "scan.pdf", b"x" * (1024**2 + 1))
    with pytest.raises(InputError, match="no name"):
        casework.attach(vault, "folder/", b"x")


def test_an_attachment_that_is_gone_is_said_so(vault: Vault) -> None:
    with pytest.raises(VaultError, match="no longer in the vault"):
        casework.attachment(vault, "0" * 64)


@pytest.mark.parametrize("day", ["21.11.2026", "20261121", "2026-02-30", "soon"])
def test_a_next_date_that_is_no_day_is_refused_and_the_earlier_one_stays(
    vault: Vault, day: str
) -> None:
    case = begun(vault)
    casework.describe(vault, case, case, "next_date", "2026-12-01", NOW)
    with pytest.raises(InputError, match="is not a date"):
        casework.type_particular(vault, case, case, "next_date", day)
    assert casework.open_case(vault, case, NOW).case.about["next_date"].value == "2026-12-01"

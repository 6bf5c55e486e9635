"""What the institute answers once for all its cases, and how cases build on it."""

from datetime import timedelta

import pytest

from rsdesk.domain.case import Parts
from rsdesk.domain.due import due
from rsdesk.domain.freshness import standing
from rsdesk.errors import InputError
from rsdesk.services import baseline, cases, casework, preflight, register
from rsdesk.services.casework import Casework
from rsdesk.storage import history
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW
from tests.services.window import EXPORT, begun, comment, sample, words

YEAR = timedelta(days=366)


def given(vault: Vault, choice: str = "yes", text: str = "", field: str = EXPORT) -> Casework:
    """The institute answers."""
    own = cases.institute(vault, NOW)
    return casework.answer(vault, own, own, field, choice, words(text), NOW).casework


def shown(vault: Vault, case: str) -> Casework:
    """A case as its pages show it."""
    return casework.open_case(vault, case, NOW)


def test_the_institute_is_asked_all_its_questions_and_no_others(vault: Vault) -> None:
    work = baseline.baseline(vault, NOW)
    asked = {item for one in casework.asked(work) for field in one.fields for item in field.items}
    assert asked == {item.id for item in work.guidance.items if item.scope == "inst"}
    assert {one.subject for one in casework.asked(work)} == {cases.institute(vault, NOW)}


def test_an_answer_of_the_institute_writes_into_no_case(vault: Vault) -> None:
    case = begun(vault)
    before = history.revisions(vault, case)
    given(vault)
    assert history.revisions(vault, case) == before
    assert shown(vault, case).assessment.items["BMBF-12"].coverage == "open"


def test_a_new_case_inherits_what_the_institute_answered_with_date_and_author(
    vault: Vault,
) -> None:
    given(vault, "yes", "Stabsstelle")
    work = shown(vault, begun(vault))
    (answer,) = work.case.institute.answers if work.case.institute else ()
    assert work.assessment.items["BMBF-12"].coverage == "inherited"
    assert (answer.parts.comment, answer.time[:10]) == ("Stabsstelle", "2026-11-21")
    assert answer.author


def test_a_case_asks_and_owes_nothing_of_the_institute(vault: Vault) -> None:
    work = shown(vault, begun(vault))
    questions = {one.question.id for one in casework.asked(work)}
    assert not {name for name in questions if name.startswith("KI-")}
    owed = due(work.guidance, work.case, work.assessment.facts)
    assert not [one for one in owed if one.question.id.startswith("KI-")]
    missing = preflight.missing(work, NOW.date())
    assert not [one for one in missing if one.question.startswith("KI-")]
    row = register.row(vault, work.case.subject)
    assert row.unanswered == sum(len(one.fields) for one in casework.asked(work))


def test_an_incomplete_answer_of_the_institute_holds_up_no_case(vault: Vault) -> None:
    work = given(vault, "not applicable")
    assert [lack.field for lack in work.incomplete] == [EXPORT]
    case = shown(vault, begun(vault))
    missing = preflight.missing(case, NOW.date())
    assert EXPORT not in {one.field for one in missing}


def test_an_answer_that_a_case_inherits_stands_in_its_record(vault: Vault) -> None:
    given(vault)
    work = shown(vault, begun(vault))
    found = [one.field.id for one in due(work.guidance, work.case, work.assessment.facts)]
    assert EXPORT in found


def test_a_case_stays_with_its_baseline_until_somebody_takes_the_newer_one_over(
    vault: Vault,
) -> None:
    given(vault, "yes")
    case = begun(vault)
    assert casework.news(shown(vault, case), cases.institute(vault, NOW)) is None
    given(vault, "no", "aufgelöst")
    work = shown(vault, case)
    news = casework.news(work, work.baseline)
    assert news
    (change,) = news.answers
    assert (change.field, change.effect_before, change.effect_after) == (EXPORT, "none", "gap")
    assert work.answer(work.baseline, EXPORT).choice == "yes"  # type: ignore[union-attr]
    done = casework.take_over(vault, case, work.baseline, NOW)
    assert comment(done.casework, work.baseline, EXPORT) == "aufgelöst"
    assert casework.news(done.casework, work.baseline) is None
    undone = casework.revert(vault, case, done.step, NOW).casework
    assert undone.answer(work.baseline, EXPORT).choice == "yes"  # type: ignore[union-attr]


def test_a_case_from_before_any_baseline_can_take_it_over(vault: Vault) -> None:
    case = cases.new_case(vault, "2026.1", {"title": "alt"}, NOW)
    assert shown(vault, case).case.institute is None
    given(vault)
    work = shown(vault, case)
    news = casework.news(work, work.baseline)
    assert news
    assert news.inherits == 1
    done = casework.take_over(vault, case, work.baseline, NOW)
    assert done.casework.assessment.items["BMBF-12"].coverage == "inherited"


def test_a_sample_keeps_its_invented_institute(vault: Vault) -> None:
    case = sample(vault)
    given(vault, "no")
    work = shown(vault, case)
    assert casework.news(work, work.baseline) is None
    with pytest.raises(InputError):
        casework.take_over(vault, case, cases.institute(vault, NOW), NOW)


def test_confirming_gives_the_same_answers_a_new_date(vault: Vault) -> None:
    work = given(vault, "yes", "Stabsstelle")
    own, case = work.case.subject, begun(vault)
    done = casework.confirm(vault, own, own, [EXPORT, "KI-03.dual"], NOW + YEAR)
    (answer,) = done.casework.case.answers
    assert (answer.choice, answer.parts.comment) == ("yes", "Stabsstelle")
    assert answer.time[:10] == "2027-11-22"
    assert done.step == ()
    news = casework.news(shown(vault, case), own)
    assert news
    assert news.changes_nothing
    assert news.checked
    assert news.checked.day.year == 2027


def test_nothing_is_confirmed_while_somebody_types(vault: Vault) -> None:
    own = given(vault, "yes").case.subject
    casework.type_answer(vault, own, own, EXPORT, "yes", words("halb"))
    before = history.revisions(vault, own)
    with pytest.raises(InputError, match="typed"):
        casework.confirm(vault, own, own, [EXPORT], NOW)
    assert history.revisions(vault, own) == before


def test_what_was_typed_before_a_crash_comes_back_on_the_page_of_the_institute(
    vault: Vault,
) -> None:
    own = cases.institute(vault, NOW)
    casework.type_answer(vault, own, own, EXPORT, "yes", words("halb"))
    assert shown(vault, begun(vault)).answer(own, EXPORT) is None
    assert comment(casework.open_case(vault, own, NOW), own, EXPORT) == "halb"


def test_the_institute_has_a_name(vault: Vault) -> None:
    own = cases.institute(vault, NOW)
    casework.type_particular(vault, own, own, "name", "Saaletal-Institut")
    assert shown(vault, own).case.about["name"].value == "Saaletal-Institut"


def test_undo_takes_an_answer_of_the_institute_back(vault: Vault) -> None:
    own = cases.institute(vault, NOW)
    step = casework.answer(vault, own, own, EXPORT, "yes", Parts(), NOW).step
    assert casework.revert(vault, own, step, NOW).casework.case.answers == ()


def test_the_institute_is_reminded_of_open_questions_and_after_a_year(vault: Vault) -> None:
    assert baseline.baseline_due(vault, NOW.date()) is None
    work = baseline.baseline(vault, NOW)
    assert baseline.baseline_due(vault, NOW.date())
    for one in casework.asked(work):
        for field in one.fields:
            choice = work.guidance.choices(field)[0].id
            casework.answer(vault, one.subject, one.subject, field.id, choice, Parts(), NOW)
    assert baseline.baseline_due(vault, NOW.date()) is None
    found = baseline.baseline_due(vault, (NOW + YEAR).date())
    assert found
    assert found.answered == found.total
    assert standing(shown(vault, work.case.subject)).renew_on == NOW.date().replace(year=2027)

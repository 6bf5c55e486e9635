"""The worked cases that a user can open: the rules give exactly what is written beside them."""

import json
from pathlib import Path
from typing import Any

import pytest

from rsdesk import paths
from rsdesk.domain.assessment import Assessment
from rsdesk.domain.closing import points
from rsdesk.i18n import LANGUAGES, Language
from rsdesk.services import casework
from rsdesk.services.beginning import worked_cases
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW

CASES = json.loads((paths.resources() / "training" / "cases.json").read_text(encoding="utf-8"))[
    "cases"
]
each_case = pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def opened(vault: Vault, case: dict[str, Any], language: Language) -> casework.Casework:
    subject = casework.begin_worked(vault, case["id"], language, NOW)
    return casework.open_case(vault, subject, NOW)


def values(found: Assessment) -> dict[str, Any]:
    """What the rules compute, in the shape of the worked cases."""
    appraisal = found.appraisal
    return {
        "level": appraisal.level,
        "provisional": appraisal.provisional,
        "stops": [finding.item for finding in found.of("stop")],
        "flags": [finding.item for finding in found.of("flag")],
        "gaps": [finding.item for finding in found.of("gap")],
        "blocking_gaps": list(appraisal.blocking),
        "outcomes": list(appraisal.allowed),
    }


@each_case
@in_both_languages
def test_a_worked_case_opens_with_exactly_the_result_that_is_written_beside_it(
    vault: Vault, case: dict[str, Any], language: Language
) -> None:
    found = opened(vault, case, language).assessment
    assert values(found) == case["computed"]
    assert found.appraisal.exposure == case["exposure"]


@each_case
def test_what_people_decided_there_is_allowed_and_stands_in_the_case(
    vault: Vault, case: dict[str, Any]
) -> None:
    shown = opened(vault, case, "en")
    outcome = shown.case.proceedings.part("outcome").value
    assert outcome == case["expected"]["outcome"]
    assert outcome in shown.assessment.appraisal.allowed


@each_case
def test_a_worked_case_reads_the_same_in_both_languages_but_for_the_words(
    vault: Vault, case: dict[str, Any]
) -> None:
    german, english = (opened(vault, case, language) for language in LANGUAGES)
    assert values(german.assessment) == values(english.assessment)
    assert {a.field: a.choice for a in german.case.answers} == {
        a.field: a.choice for a in english.case.answers
    }
    assert german.case.about["title"] != english.case.about["title"]


@each_case
def test_no_answer_of_a_worked_case_lacks_a_part(vault: Vault, case: dict[str, Any]) -> None:
    shown = opened(vault, case, "de")
    unanswerable = {point.field for point in _owed(shown) if point.finding.blocking}
    assert [lack.field for lack in shown.incomplete if lack.field not in unanswerable] == []


def test_every_worked_case_can_be_opened_by_its_title() -> None:
    titles = {one.id: (one.title.de, one.title.en) for one in worked_cases()}
    assert titles == {case["id"]: (case["title_de"], case["title_en"]) for case in CASES}


def test_the_worked_cases_name_only_files_that_are_there() -> None:
    folder = paths.resources() / "training" / "worked"
    assert {path.name for path in Path(folder).iterdir()} == {
        f"{case['id']}-{language}.json" for case in CASES for language in LANGUAGES
    }


@each_case
def test_the_guidance_asks_no_more_cards_than_the_worked_case_counts(
    vault: Vault, case: dict[str, Any]
) -> None:
    shown = casework.asked(opened(vault, case, "en"))
    cards = {one.question.id for one in shown if one.scope != "inst"}
    assert len(cards) <= case["load"]["cards"]


def _owed(shown: casework.Casework) -> tuple[Any, ...]:
    return tuple(p for p in points(shown.guidance, shown.case, shown.assessment) if p.owed)

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from rsdesk import paths
from rsdesk.domain.assessment import Assessment
from rsdesk.domain.case import Answer, Attachment, Check, Parts
from rsdesk.domain.case_file import (
    CaseFile,
    Statement,
    SubjectFile,
    assess_case,
    incomplete,
)
from rsdesk.domain.closing import place_of
from rsdesk.domain.guidance import Guidance
from rsdesk.guidance import loading
from rsdesk.i18n import LANGUAGES, Language
from rsdesk.services import case_input
from rsdesk.services.case_input import AnswerInput, CaseInput, CheckInput, SubjectInput
from rsdesk.services.json_input import parse

FOLDER = paths.resources() / "training" / "demo"
ANY_DIGEST = "0" * 64
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return loading.newest()


def told(language: Language) -> CaseInput:
    name = f"case-{language}.json"
    return parse((FOLDER / name).read_bytes(), CaseInput, name)


def subjects(case: CaseInput) -> list[SubjectInput]:
    institute = [case.institute] if case.institute else []
    return [SubjectInput(case.about, case.answers), *case.partners, *institute]


def answers(case: CaseInput) -> Iterator[tuple[str, AnswerInput]]:
    for place, subject in enumerate(subjects(case)):
        for field, answer in subject.answers.items():
            yield f"{place} {field}", answer


def case_file(case: CaseInput) -> CaseFile:
    first, second = (f"partner:{digit * 32}" for digit in "12")
    own, *partners, institute = subjects(case)
    return CaseFile(
        subject="case:" + "0" * 32,
        guidance="",
        heads=(),
        about={},
        facts={fact: Statement(known, "", "") for fact, known in case.facts.items()},
        answers=given("case:" + "0" * 32, own),
        partners=tuple(
            SubjectFile(subject, "", {}, given(subject, partner))
            for subject, partner in zip((first, second), partners, strict=True)
        ),
        institute=SubjectFile("institute:0", "", {}, given("institute:0", institute)),
    )


def given(subject: str, said: SubjectInput) -> tuple[Answer, ...]:
    return tuple(
        Answer(subject, field, answer.choice, parts(answer), "", "")
        for field, answer in said.answers.items()
    )


def parts(answer: AnswerInput) -> Parts:
    return Parts(
        comment=answer.comment,
        text=answer.text,
        list=answer.list,
        ticked=answer.ticked,
        checks=tuple(check_record(check) for check in answer.checks),
    )


def check_record(check: CheckInput) -> Check:
    known: dict[str, Any] = msgspec.structs.asdict(check)
    name = known.pop("attachment")
    file = Attachment(sha256=ANY_DIGEST, name=name, size=0) if name else None
    return Check(attachment=file, **known)


def assessment(guidance: Guidance, language: Language) -> Assessment:
    return assess_case(guidance, case_file(told(language)))


def outline(case: CaseInput) -> dict[str, Any]:
    """What must be the same however the case is told."""
    return {
        place: (
            answer.choice,
            answer.ticked,
            bool(answer.comment),
            bool(answer.text),
            len(answer.list),
            [(bool(check.attachment), checker_name(check)) for check in answer.checks],
        )
        for place, answer in answers(case)
    }


def checker_name(check: CheckInput) -> str:
    return check.checker.partition(" (")[0]


def words(case: CaseInput) -> dict[str, str]:
    """Every text that a person wrote, by its place; names and search terms are no such texts."""
    found = {
        f"{place} about {name}": text
        for place, subject in enumerate(subjects(case))
        for name, text in subject.about.items()
    }
    for place, answer in answers(case):
        found |= {f"{place} comment": answer.comment, f"{place} text": answer.text}
        found |= {f"{place} list {at}": entry for at, entry in enumerate(answer.list)}
        found |= {f"{place} result {at}": check.result for at, check in enumerate(answer.checks)}
    return {place: text for place, text in found.items() if text}


@in_both_languages
def test_the_demo_case_names_only_what_the_guidance_knows(
    guidance: Guidance, language: Language
) -> None:
    case_input.check(guidance, told(language))


@in_both_languages
def test_every_circumstance_is_stated(guidance: Guidance, language: Language) -> None:
    asked = [fact.id for fact in guidance.facts if fact.question is not None]
    assert sorted(told(language).facts) == sorted(asked)


def test_both_languages_tell_the_same_case() -> None:
    german, english = told("de"), told("en")
    assert german.facts == english.facts
    assert outline(german) == outline(english)
    assert words(german).keys() == words(english).keys()


def test_no_text_is_the_same_in_both_languages() -> None:
    german, english = words(told("de")), words(told("en"))
    assert [place for place in german if german[place] == english[place]] == []


@in_both_languages
def test_the_demo_case_has_open_points_and_a_red_flag_but_no_stop(
    guidance: Guidance, language: Language
) -> None:
    found = assessment(guidance, language)
    assert found.of("stop") == ()
    assert [flag.item for flag in found.of("flag")] == ["BMBF-14"]
    assert found.facts["high"].known == "yes"
    assert 8 <= len({place_of(guidance, gap.item) for gap in found.of("gap")}) <= 22
    assert [gap.item for gap in found.of("gap") if gap.blocking] == []


@in_both_languages
def test_whatever_the_sources_ask_is_answered(guidance: Guidance, language: Language) -> None:
    found = assessment(guidance, language)
    asked = {source.id for source in guidance.sources if source.asked}
    assert [item for item in found.open if guidance.item[item].source in asked] == []


@in_both_languages
def test_every_field_that_shows_is_answered_and_no_other(
    guidance: Guidance, language: Language
) -> None:
    items = assessment(guidance, language).items
    for field in guidance.field.values():
        shows = any(items[item].coverage != "not_applicable" for item in field.items)
        is_open = any(items[item].coverage == "open" for item in field.items)
        answered = any(place.endswith(f" {field.id}") for place, _ in answers(told(language)))
        assert (shows, is_open) == (answered, False), field.id


@in_both_languages
def test_no_answer_lacks_a_part_or_lies_dormant(guidance: Guidance, language: Language) -> None:
    assert incomplete(guidance, case_file(told(language))) == ()
    found = assessment(guidance, language)
    for place, _ in answers(told(language)):
        field = guidance.field[place.split()[1]]
        assert {found.items[item].coverage for item in field.items} != {"not_applicable"}, field.id


@in_both_languages
def test_the_two_partners_answer_the_same_questions_differently(language: Language) -> None:
    first, second = told(language).partners
    assert first.answers.keys() == second.answers.keys()
    assert any(first.answers[field].choice != second.answers[field].choice
               for field in first.answers)  # fmt: skip
    assert all(first.answers[field] != second.answers[field] for field in first.answers)


@in_both_languages
def test_check_records_say_source_date_result_and_who(language: Language) -> None:
    for place, answer in answers(told(language)):
        for check in answer.checks:
            assert all((check.source, check.result, check.checker, check.checked_on)), place
            assert not check.attachment or Path(FOLDER / check.attachment).is_file(), place


def test_no_file_lies_in_the_demo_folder_without_use() -> None:
    attached = {
        check.attachment
        for language in LANGUAGES
        for _, answer in answers(told(language))
        for check in answer.checks
    }
    cases = {f"case-{language}.json" for language in LANGUAGES}
    assert {file.name for file in FOLDER.iterdir()} == (attached - {""}) | cases


@in_both_languages
@pytest.mark.parametrize("letters", ["[À-ž]", "[\u0370-\u03ff]", "[\u0400-\u04ff]", "[一-鿿]"])
def test_people_are_named_in_four_scripts(language: Language, letters: str) -> None:
    assert re.search(letters, told(language).about["people"])


@in_both_languages
def test_nobody_is_described_by_origin(language: Language) -> None:
    forbidden = (
        "nationalit|staatsangeh|staatsbürger|herkunft|geburt|geboren|abstamm|ethni|religi|"
        "birth|born|origin|citizen|passport"
    )
    text = " ".join(words(told(language)).values())
    assert re.findall(rf"\w*(?:{forbidden})\w*", text, re.IGNORECASE) == []

"""What is shown as missing before signing, and that the record agrees with it."""

import random
from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from rsdesk.domain.case import Answer, Parts
from rsdesk.domain.case_file import CaseFile, assess_case, incomplete
from rsdesk.domain.casework import Casework
from rsdesk.records.front import is_incomplete
from rsdesk.records.open_points import open_points
from rsdesk.records.pagemodel import Heading, Row
from rsdesk.records.shown import lay_open
from rsdesk.services.preflight import Kind, Missing, missing
from tests.records.requests import (
    CASE,
    INSTITUTE,
    MARA,
    PARTNERS,
    TIME,
    full_case,
    guidance,
    request,
    stated,
)


def changed(**changes: object) -> CaseFile:
    return msgspec.structs.replace(full_case(), **changes)


def work(case: CaseFile) -> Casework:
    return Casework(
        guidance=guidance(),
        case=case,
        assessment=assess_case(guidance(), case),
        rules=guidance().rules,
        incomplete=incomplete(guidance(), case),
        baseline=INSTITUTE,
    )


def found(case: CaseFile, *kinds: Kind) -> list[Missing]:
    every = missing(work(case), date(2026, 11, 21))
    return [one for one in every if not kinds or one.kind in kinds]


def fewer(case: CaseFile, seed: int, share: float) -> CaseFile:
    """The case with a share of its answers, parts and facts taken away at random."""
    chance = random.Random(seed)

    def some(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
        kept = [answer for answer in answers if chance.random() > share]
        bare = [msgspec.structs.replace(answer, parts=Parts()) for answer in kept]
        return tuple(chance.choice(pair) for pair in zip(kept, bare, strict=True))

    partners = [
        msgspec.structs.replace(partner, answers=some(partner.answers))
        for partner in case.partners
        if chance.random() > share / 2
    ]
    return msgspec.structs.replace(
        case,
        facts={fact: known for fact, known in case.facts.items() if chance.random() > share},
        answers=some(case.answers),
        partners=tuple(partners),
        institute=case.institute if chance.random() > share else None,
    )


def rows(case: CaseFile, title: str) -> list[Row]:
    """The rows of one list of the record's first page."""
    made = request(case=case)
    heading = ""
    listed = []
    for block in open_points(made, lay_open(made)):
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Row) and heading == title:
            listed.append(block)
    return listed


@given(seed=st.integers(), share=st.floats(0, 1))
def test_the_preflight_list_names_what_the_records_first_page_calls_open(
    seed: int, share: float
) -> None:
    case = fewer(full_case(), seed, share)
    questions = {row.label for row in rows(case, "Not yet answered")} - {"Circumstances"}
    assert {one.question for one in found(case, "unanswered")} == questions
    lacking = [f"answer/{one.field} {one.subject}" for one in found(case, "part")]
    assert lacking == [row.page_of for row in rows(case, "Incomplete answers")]
    blocking = {
        item
        for title in ("Red flags", "Open points")
        for row in rows(case, title)
        if any(passage.text.startswith("Required:") for passage in row.passages)
        for item in row.label.split("\n")
    }
    assert {item for one in found(case, "blocking") for item in one.detail} == blocking


@given(seed=st.integers(), share=st.floats(0, 1))
def test_a_record_is_incomplete_exactly_when_facts_answers_or_parts_are_missing(
    seed: int, share: float
) -> None:
    made = request(case=fewer(full_case(), seed, share))
    listed = found(made.case, "fact", "unanswered", "part")
    assert is_incomplete(made, lay_open(made)) is bool(listed)


def test_the_order_is_that_of_the_work() -> None:
    case = fewer(changed(about={}, conflicts=("fact/ai",), erased=("about/summary",)), 7, 0.5)
    order = ["title", "partner", "fact", "unanswered", "part", "blocking", "rating",
             "contradiction", "owed", "stale", "confirm", "mandatory", "decision", "conflict",
             "erased"]  # fmt: skip
    kinds = list(dict.fromkeys(one.kind for one in found(case)))
    assert kinds == [kind for kind in order if kind in kinds]
    assert {"title", "fact", "unanswered", "part", "conflict", "erased"} <= set(kinds)


def test_unanswered_questions_come_subject_after_subject() -> None:
    bare = changed(
        answers=(),
        partners=tuple(msgspec.structs.replace(p, answers=()) for p in full_case().partners),
        institute=None,
    )
    subjects = list(dict.fromkeys(one.subject for one in found(bare, "unanswered")))
    assert subjects == [CASE, *PARTNERS]


def test_a_case_without_title_and_partner_says_so_first() -> None:
    case = changed(about=stated(title=" "), partners=())
    assert [(one.kind, one.field) for one in found(case)[:2]] == [
        ("title", "title"),
        ("partner", ""),
    ]
    assert any(one.subject == "" for one in found(case, "unanswered"))


def test_a_partner_without_a_name_is_missing_one() -> None:
    nameless = msgspec.structs.replace(full_case().partners[1], about={})
    case = changed(partners=(full_case().partners[0], nameless))
    (one,) = found(case, "partner")
    assert (one.subject, one.field) == (PARTNERS[1], "name")


def test_a_circumstance_that_nobody_stated_leads_to_itself() -> None:
    facts = {fact: known for fact, known in full_case().facts.items() if fact != "animals"}
    assert found(changed(facts=facts), "fact") == [Missing("fact", CASE, field="animals")]


def test_a_circumstance_that_is_not_known_is_stated_all_the_same() -> None:
    facts = {**full_case().facts, **stated(animals="unknown")}
    assert found(changed(facts=facts), "fact") == []


def test_an_answer_without_its_parts_names_them() -> None:
    bare = Answer(CASE, "K-01.subject", "filled", Parts(), MARA, TIME)
    others = tuple(a for a in full_case().answers if a.field != bare.field)
    (one,) = (
        one for one in found(changed(answers=(*others, bare)), "part") if one.field == bare.field
    )
    assert (one.subject, one.question, one.detail) == (CASE, "K-01", ("text",))


def test_a_check_that_is_owed_is_listed_for_each_partner_that_owes_it() -> None:
    listed = found(full_case(), "blocking")
    assert listed
    for one in listed:
        assert one.subject in (CASE, *PARTNERS, INSTITUTE)
        assert set(one.detail) <= set(guidance().field[one.field].items)


def test_contradictions_and_erasures_lead_to_their_register() -> None:
    case = changed(
        conflicts=("answer/K-01.subject", f"{PARTNERS[0]} about/seat"), erased=("about/money",)
    )
    assert found(case, "conflict", "erased") == [
        Missing("conflict", CASE, "K-01", "K-01.subject", ("answer/K-01.subject",)),
        Missing("conflict", PARTNERS[0], "", "seat", ("about/seat",)),
        Missing("erased", CASE, "", "money", ("about/money",)),
    ]


def test_nothing_is_missing_in_a_case_that_is_whole() -> None:
    case = full_case()
    assert found(case, "title", "partner", "fact", "unanswered", "conflict", "erased") == []

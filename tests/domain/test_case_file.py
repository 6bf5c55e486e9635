import pytest

from rsdesk.domain.case import Answer, Check, Parts, kind_of, missing_parts, new_subject, short_id
from rsdesk.domain.case_file import CaseFile, Statement, SubjectFile, assess_case, incomplete
from rsdesk.domain.guidance import (
    Edition,
    Fact,
    Field,
    Guidance,
    Item,
    Option,
    Question,
)
from rsdesk.domain.text import Text

WORDS = Text(de="Wort", en="word")
OPTIONS = (
    Option(id="done", effect="none", label=WORDS),
    Option(id="none (reason)", effect="gap", standing="reasoned", label=WORDS),
    Option(id="exempt", effect="none", standing="justified", label=WORDS),
    Option(id="not done", effect="gap", standing="unresolved", label=WORDS),
)
CHECKED = Field(id="K-1.check", label=WORDS, items=("ONE", "TWO"), check="required",
                map={"TWO": {"done": "yes"}})  # fmt: skip
GUIDANCE = Guidance(
    edition=Edition(version="test", released="2026-11-21", title=WORDS),
    sources=(),
    facts=(Fact(id="always", text=WORDS),),
    sections=(),
    items=(
        Item(id="ONE", source="S", section=WORDS, text=WORDS, scope="partner", when=("always",),
             options=OPTIONS),
        Item(id="TWO", source="S", section=WORDS, text=WORDS, scope="partner", when=("always",),
             options=(Option(id="yes", effect="flag", label=WORDS), *OPTIONS[1:])),
    ),
    questions=(
        Question(id="K-1", section="s", depth="short", text=WORDS, why=WORDS, evidence=WORDS,
                 fields=(CHECKED,)),
    ),
)  # fmt: skip


def answer(choice: str, **parts: object) -> Answer:
    return Answer("partner:1", "K-1.check", choice, Parts(**parts), "a" * 64, "now")  # type: ignore[arg-type]


def case(*answers: Answer) -> CaseFile:
    partner = SubjectFile("partner:1", "r", {}, answers)
    return CaseFile("case:1", "test", (), {}, {"ai": Statement("yes", "a", "t")}, (), (partner,))


def test_one_answer_fills_every_item_of_its_field() -> None:
    found = assess_case(GUIDANCE, case(answer("done")))
    assert {f.item: f.answer for f in found.findings} == {"ONE": "done", "TWO": "yes"}
    assert [f.item for f in found.of("flag")] == ["TWO"]


@pytest.mark.parametrize(
    ("choice", "parts", "missing"),
    [
        ("done", {}, ("check",)),
        ("done", {"checks": (Check(source="register"),)}, ()),
        ("none (reason)", {}, ("comment",)),
        ("none (reason)", {"comment": "  "}, ("comment",)),
        ("none (reason)", {"comment": "no contract"}, ()),
        ("exempt", {}, ("comment", "check")),
        ("exempt", {"comment": "public domain"}, ("check",)),
        ("exempt", {"checks": (Check(source="list"),)}, ("comment",)),
        ("exempt", {"comment": "x", "checks": (Check(source="list"),)}, ()),
        ("not done", {}, ()),
    ],
)
def test_an_answer_tells_which_required_part_it_lacks(
    choice: str, parts: dict[str, object], missing: tuple[str, ...]
) -> None:
    given = answer(choice, **parts)
    assert missing_parts(GUIDANCE, CHECKED, choice, given.parts) == missing
    assert [entry.missing for entry in incomplete(GUIDANCE, case(given))] == (
        [missing] if missing else []
    )


def test_an_answer_to_a_question_the_guidance_no_longer_asks_is_ignored() -> None:
    stray = Answer("partner:1", "K-9.gone", "done", Parts(), "a" * 64, "now")
    assert assess_case(GUIDANCE, case(stray)).findings == ()


def test_subjects_have_a_kind_and_a_short_form_for_paper() -> None:
    subject = new_subject("partner")
    assert kind_of(subject) == "partner"
    assert short_id("case:3f09a21c" + "0" * 24) == "3F09-A21C"
    with pytest.raises(ValueError, match="machine"):
        kind_of("machine:1")

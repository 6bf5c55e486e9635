"""Writing into a case from its pages, and taking it back."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rsdesk.domain.case import TEXT_LIMIT, Check, Parts, answer_key
from rsdesk.domain.casework import Casework, Done
from rsdesk.domain.conditions import Known
from rsdesk.domain.history import next_revision
from rsdesk.domain.revision import Change
from rsdesk.errors import InputError
from rsdesk.services import cases, casework
from rsdesk.storage import drafts as kept
from rsdesk.storage import history
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW
from tests.services.window import CHECK, EXPORT, MISUSE, begun, comment, with_partner, words

CHOICES = {
    MISUSE: ("no plausible misuse", "empty", ""),
    CHECK: ("no finding", "not done", ""),
}

CHECK_OF_CASE = "K-12.names"
NEITHER: Any = "perhaps"


def said(shown: Casework) -> tuple[object, ...]:
    """What a person sees of a case, without who and when."""
    case = shown.case
    others = [*case.partners, *([case.institute] if case.institute else [])]
    answers = [(a.subject, a.field, a.choice, a.parts) for a in (*case.all_answers, *case.unchosen)]
    about = {(case.subject, name): stated.value for name, stated in case.about.items()}
    for other in others:
        about |= {(other.subject, name): stated.value for name, stated in other.about.items()}
    facts = {name: stated.value for name, stated in case.facts.items()}
    partners = [partner.subject for partner in case.partners]
    return sorted(answers, key=repr), about, facts, partners, shown.marks


def test_an_answer_is_in_the_next_value_and_what_follows_from_it_too(vault: Vault) -> None:
    case = begun(vault)
    done = casework.answer(vault, case, case, MISUSE, "empty", words("noch offen"), NOW)
    assert comment(done.casework, case, MISUSE) == "noch offen"
    assert "LEI-3.6" in {finding.item for finding in done.casework.assessment.findings}
    assert casework.open_case(vault, case, NOW) == done.casework


def test_saying_the_same_again_makes_no_revision(vault: Vault) -> None:
    case = begun(vault)
    casework.answer(vault, case, case, MISUSE, "empty", words("x"), NOW)
    before = history.revisions(vault, case)
    assert casework.answer(vault, case, case, MISUSE, "empty", words("x"), NOW).step == ()
    casework.state_fact(vault, case, "ai", "no", NOW)
    assert casework.state_fact(vault, case, "ai", "no", NOW).step == ()
    assert casework.clear(vault, case, case, CHECK_OF_CASE, NOW).step == ()
    assert len(history.revisions(vault, case)) == len(before) + 1


def test_an_answer_of_a_partner_counts_in_the_case(vault: Vault) -> None:
    case, partner = with_partner(vault)
    shown = casework.answer(vault, case, partner, CHECK, "no finding", words("geprüft"), NOW)
    assert comment(shown.casework, partner, CHECK) == "geprüft"


def test_no_case_writes_for_the_institute(vault: Vault) -> None:
    case = begun(vault)
    baseline = casework.open_case(vault, case, NOW).baseline
    with pytest.raises(InputError):
        casework.answer(vault, case, baseline, EXPORT, "yes", Parts(), NOW)
    with pytest.raises(InputError):
        casework.type_answer(vault, case, baseline, EXPORT, "yes", Parts())


def test_an_undone_answer_says_exactly_what_it_said_before(vault: Vault) -> None:
    case = begun(vault)
    parts = Parts(comment="weil", checks=(Check(source="Register", result="nichts"),))
    casework.answer(vault, case, case, MISUSE, "no plausible misuse", parts, NOW)
    before = history.state(vault, case).plain("answer/" + MISUSE)
    step = casework.answer(vault, case, case, MISUSE, "empty", Parts(), NOW).step
    undone = casework.revert(vault, case, step, NOW)
    restored = undone.casework.answer(case, MISUSE)
    assert restored and (restored.choice, restored.parts) == (before, parts)
    again = casework.revert(vault, case, undone.step, NOW).casework.answer(case, MISUSE)
    assert again and (again.choice, again.parts) == ("empty", Parts())


def test_what_changed_again_since_is_not_overwritten_by_an_undo(vault: Vault) -> None:
    case = begun(vault)
    step = casework.answer(vault, case, case, MISUSE, "empty", words("erst"), NOW).step
    casework.answer(vault, case, case, MISUSE, "empty", words("dann"), NOW)
    before = history.revisions(vault, case)
    with pytest.raises(InputError, match="changed again"):
        casework.revert(vault, case, step, NOW)
    assert history.revisions(vault, case) == before


def test_an_undo_does_not_swallow_what_is_being_typed(vault: Vault) -> None:
    case = begun(vault)
    step = casework.answer(vault, case, case, MISUSE, "empty", words("erst"), NOW).step
    casework.type_answer(vault, case, case, MISUSE, "empty", words("erst und"))
    with pytest.raises(InputError, match="changed again"):
        casework.revert(vault, case, step, NOW)
    assert comment(casework.open_case(vault, case, NOW), case, MISUSE) == "erst und"


def test_an_erased_text_is_said_not_to_come_back(vault: Vault) -> None:
    case = begun(vault)
    first = casework.answer(vault, case, case, MISUSE, "empty", words("Name"), NOW).step
    step = casework.answer(vault, case, case, MISUSE, "empty", words("ohne"), NOW).step
    vault.db.execute("DELETE FROM blob WHERE commitment = ?", [first[0].after[1]])
    vault.db.conn.commit()
    with pytest.raises(InputError, match="erased"):
        casework.revert(vault, case, step, NOW)
    assert comment(casework.open_case(vault, case, NOW), case, MISUSE) == "ohne"


def test_undo_brings_back_the_older_partner_the_case_was_built_on(vault: Vault) -> None:
    case, partner = with_partner(vault)
    shown = casework.answer(vault, case, partner, CHECK, "no finding", words("alt"), NOW).casework
    cases.give_answer(vault, partner, CHECK, "not done", words("anderer Fall"), NOW)
    cases.give_answer(vault, partner, "K-20.links", "no link found", words("neu"), NOW)
    done = casework.answer(vault, case, partner, CHECK, "no finding", words("jetzt"), NOW)
    assert comment(done.casework, partner, "K-20.links") == "neu"
    assert said(casework.revert(vault, case, done.step, NOW).casework) == said(shown)


def test_saying_what_another_case_said_of_the_partner_takes_it_into_this_one(
    vault: Vault,
) -> None:
    case, partner = with_partner(vault)
    casework.answer(vault, case, partner, CHECK, "no finding", words("alt"), NOW)
    cases.give_answer(vault, partner, CHECK, "not done", words("neu"), NOW)
    assert comment(casework.open_case(vault, case, NOW), partner, CHECK) == "alt"
    casework.type_answer(vault, case, partner, CHECK, "not done", words("neu"))
    assert comment(casework.rest(vault, case, NOW).casework, partner, CHECK) == "neu"
    cases.give_answer(vault, partner, CHECK, "not done", words("noch neuer"), NOW)
    said_here = casework.answer(vault, case, partner, CHECK, "not done", words("noch neuer"), NOW)
    assert comment(said_here.casework, partner, CHECK) == "noch neuer"


def test_an_undone_answer_of_a_partner_leaves_the_case_on_its_latest_revision(
    vault: Vault,
) -> None:
    case, partner = with_partner(vault)
    step = casework.answer(vault, case, partner, CHECK, "no finding", words("x"), NOW).step
    (shown,) = casework.revert(vault, case, step, NOW).casework.case.partners
    assert (shown.revision,) == history.state(vault, partner).heads


def test_words_before_a_choice_are_kept_and_count_as_no_answer(vault: Vault) -> None:
    case = begun(vault)
    shown = casework.answer(vault, case, case, MISUSE, "", words("überlege noch"), NOW).casework
    assert comment(shown, case, MISUSE) == "überlege noch"
    assert shown.case.answers == ()
    assert "LEI-3.6" in shown.assessment.open


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (lambda v, c: casework.answer(v, c, c, "K-99", "yes", Parts(), NOW), "K-99"),
        (lambda v, c: casework.answer(v, c, c, CHECK, "no finding", Parts(), NOW), CHECK),
        (lambda v, c: casework.answer(v, c, c, MISUSE, "maybe", Parts(), NOW), "maybe"),
        (lambda v, c: casework.answer(v, c, c, MISUSE, "empty", Parts(ticked=("z",)), NOW), "z"),
        (lambda v, c: casework.state_fact(v, c, "weather", "yes", NOW), "weather"),
        (lambda v, c: casework.state_fact(v, c, "high", "yes", NOW), "high"),
        (lambda v, c: casework.state_fact(v, c, "ai", NEITHER, NOW), "perhaps"),
        (lambda v, c: casework.describe(v, c, c, "seat", "CN", NOW), "seat"),
        (lambda v, c: casework.describe(v, c, c, "title", "  ", NOW), "title"),
        (lambda v, c: casework.describe(v, c, c, "title", "x" * 301, NOW), "300"),
        (lambda v, c: casework.mark(v, c, c, "K-98", True, NOW), "K-98"),
        (
            lambda v, c: casework.answer(
                v, c, c, MISUSE, "empty", words("x" * (TEXT_LIMIT + 1)), NOW
            ),
            "100001",
        ),
        (
            lambda v, c: casework.type_answer(
                v, c, c, MISUSE, "empty", Parts(checks=(Check(source="x" * 2_001),))
            ),
            "2001",
        ),
        (lambda v, c: casework.type_answer(v, c, c, MISUSE, "empty", words("\ud83d")), "broken"),
    ],
)  # fmt: skip
def test_what_cannot_be_stored_is_said_and_changes_nothing(
    vault: Vault, act: Callable[[Vault, str], object], reason: str
) -> None:
    case = begun(vault)
    before = casework.open_case(vault, case, NOW)
    with pytest.raises(InputError, match=reason):
        act(vault, case)
    assert casework.open_case(vault, case, NOW) == before


def test_a_partner_that_was_dropped_takes_no_answer_through_the_case(vault: Vault) -> None:
    case, partner = with_partner(vault)
    casework.drop_partner(vault, case, partner, NOW)
    before = history.revisions(vault, partner)
    for write in (casework.answer, type_into):
        with pytest.raises(InputError, match="no longer part"):
            write(vault, case, partner, CHECK, "no finding", Parts(), NOW)
    assert history.revisions(vault, partner) == before
    assert kept.drafts(vault, partner) == ()


def type_into(vault: Vault, case: str, subject: str, field: str, choice: str, parts: Parts,
              _: object) -> None:  # fmt: skip
    casework.type_answer(vault, case, subject, field, choice, parts)


def test_what_is_typed_shows_at_once_and_becomes_one_step_at_rest(vault: Vault) -> None:
    case, partner = with_partner(vault)
    casework.type_particular(vault, case, case, "summary", "Worum es geht")
    casework.type_answer(vault, case, partner, CHECK, "no finding", words("nachgesehen"))
    shown = casework.state_fact(vault, case, "ai", "no", NOW).casework
    assert (comment(shown, partner, CHECK), shown.case.about["summary"].value) == (
        "nachgesehen", "Worum es geht",
    )  # fmt: skip
    assert len(shown.typed) == 2
    done = casework.rest(vault, case, NOW)
    assert said(done.casework) == said(shown)
    assert done.casework.typed == ()
    undone = casework.revert(vault, case, done.step, NOW).casework
    assert comment(undone, partner, CHECK) is None
    assert "summary" not in undone.case.about


def test_an_answer_given_while_typing_wins_over_the_older_keystrokes(vault: Vault) -> None:
    case = begun(vault)
    casework.type_answer(vault, case, case, MISUSE, "", words("halber Sa"))
    casework.answer(vault, case, case, MISUSE, "empty", words("ganzer Satz"), NOW)
    assert comment(casework.rest(vault, case, NOW).casework, case, MISUSE) == "ganzer Satz"


def test_what_was_typed_before_a_crash_is_in_the_case_when_it_opens_again(vault: Vault) -> None:
    case, partner = with_partner(vault)
    for subject, field in ((case, MISUSE), (partner, CHECK)):
        choice = CHOICES[field][0]
        casework.type_answer(vault, case, subject, field, choice, words(f"zu {field}"))
    shown = casework.open_case(vault, case, NOW)
    said = [comment(shown, *at) for at in ((case, MISUSE), (partner, CHECK))]
    assert said == [f"zu {field}" for field in (MISUSE, CHECK)]
    assert shown.typed == ()
    assert kept.drafts(vault, partner) == ()


def test_what_was_typed_before_a_crash_goes_to_the_case_it_was_typed_in(vault: Vault) -> None:
    other = begun(vault, "anderer")
    case, partner = with_partner(vault)
    casework.build_upon_partner(vault, other, partner, NOW)
    casework.type_answer(vault, case, partner, CHECK, "no finding", words("halb"))
    before = history.revisions(vault, other)
    assert casework.open_case(vault, other, NOW).typed == ()
    assert history.revisions(vault, other) == before
    assert comment(casework.open_case(vault, case, NOW), partner, CHECK) == "halb"


def test_an_emptied_title_leaves_the_case_its_title(vault: Vault) -> None:
    case = begun(vault, "Gewebebank")
    casework.type_particular(vault, case, case, "title", "")
    assert casework.rest(vault, case, NOW).casework.case.about["title"].value == "Gewebebank"
    assert casework.rest(vault, case, NOW).step == ()


def test_a_mark_is_a_private_note_and_no_new_state_of_the_case(vault: Vault) -> None:
    case = begun(vault)
    before = casework.open_case(vault, case, NOW)
    done = casework.mark(vault, case, case, "K-08", True, NOW)
    assert done.casework.marks == {("K-08", case)}
    assert (done.casework.case, done.step) == (before.case, ())
    assert casework.mark(vault, case, case, "K-08", False, NOW).casework == before


def test_opening_a_case_makes_no_new_state_of_it(vault: Vault) -> None:
    case = begun(vault)
    before = history.revisions(vault, case)
    casework.open_case(vault, case, NOW)
    assert history.revisions(vault, case) == before


@pytest.mark.parametrize("choice", ["", "empty"])
def test_an_answer_settles_what_copies_disagree_on(vault: Vault, choice: str) -> None:
    case = begun(vault)
    before = history.state(vault, case)
    for option, replica in (("empty", "1" * 32), ("no plausible misuse", "2" * 32)):
        revision = next_revision(before, [Change(answer_key(MISUSE), option)], replica=replica,
                                 author="b" * 64, time="2026-11-21T10:00:00Z")  # fmt: skip
        history.append(vault, revision)
    assert casework.open_case(vault, case, NOW).case.conflicts == (answer_key(MISUSE),)
    done = casework.answer(vault, case, case, MISUSE, choice, Parts(), NOW)
    assert done.casework.case.conflicts == ()
    assert [answer.choice for answer in done.casework.case.answers] == [choice] * bool(choice)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.text(st.characters(exclude_categories=[]), max_size=40))
def test_any_text_comes_back_whole_or_is_refused_in_words(vault: Vault, text: str) -> None:
    case = begun(vault)
    try:
        casework.type_answer(vault, case, case, MISUSE, "empty", words(text))
        casework.type_particular(vault, case, case, "summary", text)
    except InputError:
        with pytest.raises(UnicodeEncodeError):
            text.encode()
        return
    shown = casework.open_case(vault, case, NOW)
    assert comment(shown, case, MISUSE) == text
    assert (shown.case.about["summary"].value if text else "") == text


_WORDS = st.sampled_from(["", "eins", "zwei", "drei\n👁"])
_ACT = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(sorted(CHOICES)), st.integers(0, 2), _WORDS),
    st.tuples(st.just("fact"), st.sampled_from(["ai", "china"]), st.integers(0, 3), st.just("")),
    st.tuples(st.just("describe"), st.just("summary"), st.just(0), _WORDS),
    st.tuples(st.just("name"), st.just("name"), st.just(0), _WORDS),
    st.tuples(st.just("type"), st.sampled_from(sorted(CHOICES)), st.integers(0, 2), _WORDS),
    st.tuples(st.just("elsewhere"), st.just(CHECK), st.integers(0, 1), _WORDS),
    st.tuples(st.just("partner"), st.just(""), st.integers(0, 2), st.just("")),
)


def acted(vault: Vault, case: str, partner: str, act: tuple[str, str, int, str]) -> Done:
    kind, name, number, text = act
    shown = casework.open_case(vault, case, NOW)
    has = shown.partner(partner) is not None
    subjects = {MISUSE: case, CHECK: partner if has else case}
    if kind == "elsewhere":
        cases.give_answer(vault, partner, "K-20.links", ("no link found", "not done")[number],
                          words(text), NOW)  # fmt: skip
    elif kind == "fact" and number == 3:
        return casework.forget_fact(vault, case, name, NOW)
    elif kind == "fact":
        known: tuple[Known, ...] = ("yes", "no", "unknown")
        return casework.state_fact(vault, case, name, known[number], NOW)
    elif kind == "describe":
        return casework.describe(vault, case, case, name, text, NOW)
    elif kind == "partner":
        return partner_act(vault, case, partner, number, has)
    elif kind == "name" and has:
        return casework.describe(vault, case, partner, name, text, NOW)
    elif kind in ("answer", "type") and (name != CHECK or has):
        choice = CHOICES[name][number]
        if kind == "answer":
            return casework.answer(vault, case, subjects[name], name, choice, words(text), NOW)
        casework.type_answer(vault, case, subjects[name], name, choice, words(text))
        return casework.rest(vault, case, NOW)
    return casework.rest(vault, case, NOW)


def partner_act(vault: Vault, case: str, partner: str, number: int, has: bool) -> Done:
    if number == 0:
        return casework.add_partner(vault, case, {"name": "Neu", "seat": ""}, NOW)
    if number == 1 and has:
        return casework.drop_partner(vault, case, partner, NOW)
    return casework.build_upon_partner(vault, case, partner, NOW)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(_ACT, min_size=1, max_size=8))
def test_undoing_everything_brings_back_the_beginning_and_redoing_the_end(
    vault: Vault, acts: list[tuple[str, str, int, str]]
) -> None:
    case, partner = with_partner(vault)
    shown, steps = [casework.open_case(vault, case, NOW)], []
    for act in acts:
        done = acted(vault, case, partner, act)
        assert done.casework == casework.open_case(vault, case, NOW)
        shown.append(done.casework)
        steps.append(done.step)
    redo = []
    for step, before in zip(reversed(steps), reversed(shown[:-1]), strict=True):
        undone = casework.revert(vault, case, step, NOW)
        assert said(undone.casework) == said(before)
        redo.append(undone.step)
    for step, after in zip(reversed(redo), shown[1:], strict=True):
        redone = casework.revert(vault, case, step, NOW)
        assert said(redone.casework) == said(after)


def test_only_what_is_open_is_denied_and_one_undo_takes_all_of_it_back(vault: Vault) -> None:
    case = begun(vault)
    casework.state_fact(vault, case, "non_eu", "yes", NOW)
    casework.state_fact(vault, case, "ai", "unknown", NOW)
    before = said(casework.open_case(vault, case, NOW))
    done = casework.deny_others(vault, case, NOW)
    facts = {name: stated.value for name, stated in done.casework.case.facts.items()}
    asked = [fact.id for fact in done.casework.guidance.facts if fact.question is not None]
    assert facts == dict.fromkeys(asked, "no") | {"non_eu": "yes", "ai": "unknown"}
    assert casework.deny_others(vault, case, NOW).step == ()
    assert said(casework.revert(vault, case, done.step, NOW).casework) == before

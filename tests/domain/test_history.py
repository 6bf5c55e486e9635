import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdesk.domain.history import (
    BrokenHistoryError,
    SubjectState,
    apply,
    compute,
    next_revision,
)
from rsdesk.domain.revision import Change, Revision

SUBJECT = "case:" + "a" * 32
KEYS = ("fact/ai", "answer/K-08.misuse", "about/title")


def write(state: SubjectState, key: str, plain: str, replica: int = 0) -> Revision:
    return next_revision(
        state,
        [Change(key, plain)],
        replica=f"{replica:032x}",
        author="b" * 64,
        time="2026-11-21T10:00:00Z",
    )


@st.composite
def histories(draw: st.DrawFn) -> list[Revision]:
    """Several laptops write and now and then take over what another one has."""
    known: list[dict[str, Revision]] = [{} for _ in range(draw(st.integers(1, 3)))]
    for step in range(draw(st.integers(1, 15))):
        laptop = draw(st.integers(0, len(known) - 1))
        if draw(st.booleans()):
            known[laptop] |= known[draw(st.integers(0, len(known) - 1))]
        state = compute(SUBJECT, known[laptop].values())
        revision = write(state, draw(st.sampled_from(KEYS)), str(step), laptop)
        known[laptop][revision.id] = revision
    return [revision for laptop in known for revision in laptop.values()]


@given(histories(), st.randoms())
def test_the_order_and_number_of_copies_never_matters(
    revisions: list[Revision], chance: random.Random
) -> None:
    shuffled = [*revisions, *revisions[:3]]
    chance.shuffle(shuffled)
    assert compute(SUBJECT, shuffled) == compute(SUBJECT, revisions)


@given(histories())
def test_no_last_word_on_a_register_is_ever_lost(revisions: list[Revision]) -> None:
    state = compute(SUBJECT, revisions)
    by_id = {revision.id: revision for revision in revisions}

    def knows(later: Revision, earlier: str) -> bool:
        return earlier in later.parents or any(knows(by_id[p], earlier) for p in later.parents)

    for revision in by_id.values():
        key = revision.changes[0].key
        later = [r for r in by_id.values() if r.changes[0].key == key and knows(r, revision.id)]
        kept = revision.id in {entry.revision for entry in state.entries[key]}
        assert kept == (not later)


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.text(max_size=5)), max_size=20))
def test_applying_one_by_one_equals_computing_anew(steps: list[tuple[str, str]]) -> None:
    state, revisions = SubjectState(SUBJECT), []
    for key, plain in steps:
        revisions.append(write(state, key, plain))
        state = apply(state, revisions[-1])
    assert state.entries == compute(SUBJECT, revisions).entries
    assert state.heads == compute(SUBJECT, revisions).heads


def test_two_answers_that_do_not_know_of_each_other_are_an_open_conflict() -> None:
    base = write(SubjectState(SUBJECT), "fact/ai", "no")
    state = apply(SubjectState(SUBJECT), base)
    mine, yours = write(state, "fact/ai", "yes", 1), write(state, "fact/ai", "unknown", 2)
    merged = compute(SUBJECT, [base, mine, yours])
    assert {entry.plain for entry in merged.conflicts["fact/ai"]} == {"yes", "unknown"}
    assert merged.value("fact/ai") is None


def test_a_choice_between_two_copies_closes_the_conflict() -> None:
    first, second = write(SubjectState(SUBJECT), "fact/ai", "yes", 1), None
    second = write(SubjectState(SUBJECT), "fact/ai", "no", 2)
    merged = compute(SUBJECT, [first, second])
    chosen = write(merged, "fact/ai", "no", 1)
    assert compute(SUBJECT, [first, second, chosen]).plain("fact/ai") == "no"
    assert not compute(SUBJECT, [first, second, chosen]).conflicts


def test_edits_of_different_fields_merge_silently() -> None:
    mine = write(SubjectState(SUBJECT), "fact/ai", "yes", 1)
    yours = write(SubjectState(SUBJECT), "about/title", "x", 2)
    merged = compute(SUBJECT, [mine, yours])
    assert (merged.plain("fact/ai"), merged.plain("about/title")) == ("yes", "x")
    assert not merged.conflicts


def test_a_cleared_register_has_no_value() -> None:
    state = apply(SubjectState(SUBJECT), write(SubjectState(SUBJECT), "fact/ai", "yes"))
    assert apply(state, write(state, "fact/ai", "")).value("fact/ai") is None


def test_a_missing_parent_is_named() -> None:
    first = write(SubjectState(SUBJECT), "fact/ai", "yes")
    second = write(apply(SubjectState(SUBJECT), first), "fact/ai", "no")
    with pytest.raises(BrokenHistoryError, match=first.id):
        compute(SUBJECT, [second])


def test_a_wrong_counter_and_a_foreign_subject_are_refused() -> None:
    late = write(SubjectState(SUBJECT, counter=4), "fact/ai", "yes")
    with pytest.raises(BrokenHistoryError, match="counter"):
        compute(SUBJECT, [late])
    with pytest.raises(BrokenHistoryError, match="another subject"):
        compute("case:" + "c" * 32, [write(SubjectState(SUBJECT), "fact/ai", "yes")])

from hypothesis import given
from hypothesis import strategies as st

from rsdesk.domain.conditions import Known, holding, names, without_high

FACTS = st.sampled_from(["china", "ai", "goods", "high", "always"])
CLAUSES = st.lists(FACTS, min_size=1, max_size=3).map("&".join)
WHEN = st.lists(CLAUSES, max_size=4).map(tuple)
STATES = st.sampled_from(["yes", "no", "unknown"])
KNOWN = st.dictionaries(FACTS, STATES)


def test_a_clause_needs_all_its_facts() -> None:
    assert holding(["china&ai"], {"china": "yes", "ai": "yes"}) == "china&ai"
    assert holding(["china&ai"], {"china": "yes", "ai": "no"}) is None


def test_one_clause_is_enough_and_the_first_one_is_named() -> None:
    assert holding(["china", "ai", "goods"], {"ai": "yes", "goods": "yes"}) == "ai"


def test_a_fact_not_known_counts_as_given() -> None:
    assert holding(["china&ai"], {"china": "unknown", "ai": "yes"}) == "china&ai"


def test_a_fact_never_heard_of_counts_as_not_given() -> None:
    assert holding(["china"], {}) is None


def test_always_holds_without_being_given() -> None:
    assert holding(["always"], {}) == "always"
    assert holding(["always&china"], {}) is None


def test_no_clauses_never_hold() -> None:
    assert holding([], {"china": "yes"}) is None


def test_the_facts_of_a_condition_are_named_once() -> None:
    assert names(["china&ai", "ai", "goods"]) == {"china", "ai", "goods"}


def test_what_needs_high_is_left_out_and_the_rest_kept() -> None:
    assert without_high(["high", "china", "ai&high", "highway"]) == ("china", "highway")


@given(WHEN, KNOWN, FACTS)
def test_more_given_facts_never_close_what_was_open(
    when: tuple[str, ...], facts: dict[str, Known], more: str
) -> None:
    if holding(when, facts) is not None:
        assert holding(when, {**facts, more: "yes"}) is not None
        assert holding(when, {**facts, more: "unknown"}) is not None


@given(WHEN, KNOWN)
def test_the_clause_that_holds_is_one_of_the_condition_and_rests_on_no_missing_fact(
    when: tuple[str, ...], facts: dict[str, Known]
) -> None:
    clause = holding(when, facts)
    if clause is None:
        assert all(any(facts.get(n, "no") == "no" for n in names([c]) - {"always"}) for c in when)
    else:
        assert clause in when
        assert all(facts[name] != "no" for name in names([clause]) - {"always"})


@given(WHEN, KNOWN)
def test_without_high_nothing_depends_on_high(
    when: tuple[str, ...], facts: dict[str, Known]
) -> None:
    rest = without_high(when)
    assert holding(rest, {**facts, "high": "yes"}) == holding(rest, {**facts, "high": "no"})

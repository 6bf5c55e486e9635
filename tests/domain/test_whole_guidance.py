"""Laws of the rules, tried on the whole guidance with circumstances and answers of all kinds."""

import random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdesk.domain.appraisal import RATING_OF, Judged, Override
from rsdesk.domain.assessment import Assessment, assess
from rsdesk.domain.conditions import Known
from rsdesk.domain.findings import ItemAnswer, effect_of, values
from rsdesk.domain.guidance import ASKED_SCOPES, SEVERITY, Item, Option, Rated
from rsdesk.domain.rules import LEVELS, RANK, Level, Rating, Rules, Strength
from rsdesk.guidance import loading

GUIDANCE = loading.newest()
ASKED = tuple(fact.id for fact in GUIDANCE.facts if fact.question is not None)
ITEMS = tuple(item for item in GUIDANCE.items if item.scope in ASKED_SCOPES)
PARTNER = "partner:1"
_STRENGTH = {"elevated": 1, "serious": 2}

seeds = st.integers(0, 2**32)
Case = tuple[dict[str, Known], list[ItemAnswer], dict[Rated, tuple[Rating, ...]]]


def subject(item: Item) -> str:
    return {"partner": PARTNER, "inst": "institute:1"}.get(item.scope, "case:1")


def any_case(chance: random.Random) -> Case:
    kinds: tuple[Known, ...] = ("yes", "no", "unknown")
    facts: dict[str, Known] = {fact: chance.choice(kinds) for fact in ASKED}
    share = chance.random()
    answers = [
        ItemAnswer(item.id, chance.choice(item.options).id, subject(item))
        for item in ITEMS
        if item.rates is None and chance.random() < share
    ]
    factors: tuple[Rated, ...] = ("O", "D", "C", "P")
    ratings: dict[Rated, tuple[Rating, ...]] = {
        factor: (chance.choice(tuple(RANK)),) for factor in factors if chance.random() < 0.9
    }
    return facts, answers, ratings


def result(case: Case, rules: Rules | None = None, **judged: Any) -> Assessment:
    facts, answers, ratings = case
    people = Judged(ratings, frozenset(ratings), **judged)
    return assess(GUIDANCE, facts, answers, partners=[PARTNER], judged=people, rules=rules)


def is_worse(item: Item, worse: Option, better: Option, facts: dict[str, Known]) -> bool:
    """Whether an option is at least as bad in its effect and in every signal under these facts."""
    bad, good = effect_of(worse, facts), effect_of(better, facts)
    signals = {signal.factor: _STRENGTH[signal.strength] for signal in bad[1]}
    owed = better.standing == "unresolved" and worse.standing != "unresolved"
    triggers = {
        option
        for fact in GUIDANCE.facts
        for trigger in fact.set_by
        if trigger.item == item.id
        for option in trigger.options
    }
    return (
        SEVERITY[bad[0]] >= SEVERITY[good[0]]
        and all(signals.get(s.factor, 0) >= _STRENGTH[s.strength] for s in good[1])
        and not owed
        and not (better.id in triggers and worse.id not in triggers)
    )


def height(found: Assessment) -> int:
    level = found.appraisal.level
    return -1 if level is None else LEVELS.index(level)


@given(seeds)
def test_a_worse_answer_never_lowers_the_level_and_removes_no_stop(seed: int) -> None:
    chance = random.Random(seed)
    facts, answers, ratings = any_case(chance)
    if not answers:
        return
    before = result((facts, answers, ratings))
    known = values(before.facts)
    place = chance.randrange(len(answers))
    item = GUIDANCE.item[answers[place].item]
    chosen = item.option(answers[place].option)
    for option in item.options:
        if not is_worse(item, option, chosen, known):
            continue
        changed = [*answers]
        changed[place] = ItemAnswer(item.id, option.id, subject(item))
        after = result((facts, changed, ratings))
        assert height(after) >= height(before)
        kept = {finding.item for finding in after.of("stop")}
        assert {finding.item for finding in before.of("stop")} <= kept
        assert {*after.appraisal.allowed} <= {*before.appraisal.allowed}
        assert {n for n, state in before.items.items() if state.coverage != "not_applicable"} <= {
            n for n, state in after.items.items() if state.coverage != "not_applicable"
        }


@given(seeds)
def test_the_order_of_answers_is_of_no_account(seed: int) -> None:
    chance = random.Random(seed)
    facts, answers, ratings = any_case(chance)
    shuffled = [*answers]
    chance.shuffle(shuffled)
    first, second = result((facts, answers, ratings)), result((facts, shuffled, ratings))
    assert (first.facts, first.items, first.findings) == (
        second.facts, second.items, second.findings,
    )  # fmt: skip
    assert first.appraisal == second.appraisal
    assert {*first.dormant} == {*second.dormant}


@given(seeds)
def test_answers_to_questions_that_are_not_asked_never_count(seed: int) -> None:
    case = any_case(random.Random(seed))
    facts, answers, ratings = case
    found = result(case)
    asleep = {(answer.item, answer.option) for answer in found.dormant}
    awake = [a for a in answers if (a.item, a.option) not in asleep]
    assert {f.item for f in found.findings} <= {a.item for a in awake} | _given()
    assert {f.item for f in result((facts, awake, ratings)).findings} <= {
        f.item for f in found.findings
    }


@given(seeds)
def test_every_item_of_the_five_sources_has_a_coverage_in_every_case(seed: int) -> None:
    found = result(any_case(random.Random(seed)))
    assert len(found.items) == 209
    for name, state in found.items.items():
        if GUIDANCE.item[name].scope == "rule":
            assert state.coverage == "enforced"
        if GUIDANCE.item[name].scope == "context":
            assert state.coverage == "reference"


@given(seeds)
def test_depth_never_hides_what_can_stop_or_flag_nor_a_rating(seed: int) -> None:
    found = result(any_case(random.Random(seed)))
    hidden = [
        GUIDANCE.item[name]
        for name, state in found.items.items()
        if state.because in (("standard",), ("high",)) and state.coverage == "not_applicable"
        and GUIDANCE.item[name].when not in (("standard",), ("high",))
    ]  # fmt: skip
    assert not [item.id for item in hidden if item.alarming or item.rates]


@given(seeds)
def test_what_a_benefit_is_said_to_be_changes_no_stop_and_no_level(seed: int) -> None:
    facts, answers, ratings = any_case(random.Random(seed))
    benefits = [i for i in ITEMS if i.id in GUIDANCE.field["K-04.benefit"].items]
    without = [a for a in answers if a.item not in {item.id for item in benefits}]
    given_now = [*without, *(ItemAnswer(item.id, "filled", subject(item)) for item in benefits
                             if any(option.id == "filled" for option in item.options))]  # fmt: skip
    before, after = result((facts, without, ratings)), result((facts, given_now, ratings))
    assert before.of("stop") == after.of("stop")
    assert before.appraisal.level == after.appraisal.level


def _given() -> set[str]:
    return {item.id for item in GUIDANCE.items if item.given}


# ------------------------------------------------------------------ every rule is needed

CALM: dict[Rated, tuple[Rating, ...]] = {"O": ("N",), "D": ("N",), "C": ("N",), "P": ("N",)}
OUTSIDE: dict[str, Known] = dict.fromkeys(ASKED, "no")
OUTSIDE |= {"non_eu": "yes", "agreement": "yes"}


def answered(item: str, option: str) -> ItemAnswer:
    return ItemAnswer(item, option, subject(GUIDANCE.item[item]))


def rated(**changed: Rating) -> Case:
    letters: dict[str, Rated] = {"O": "O", "D": "D", "C": "C", "P": "P"}
    ratings = CALM | {letters[name]: (rating,) for name, rating in changed.items()}
    return OUTSIDE, [], ratings


def computed(rules: Rules, case: Case, **judged: Any) -> tuple[Any, ...]:
    found = result(case, rules, **judged)
    one = found.appraisal
    return (one.level, one.exposure, one.allowed, one.decider, one.review_months, one.target_days,
            found.depth)  # fmt: skip


# a rule with one figure changed, and a case that then comes out differently
NEEDED: dict[str, tuple[dict[str, Any], Case]] = {
    "exposure": ({"exposure": {**GUIDANCE.rules.exposure, "N": {
        "N": "N", "E": "N", "S": "N", "U": "N"}}}, rated(C="S", D="E")),
    "matrix": ({"matrix": {**GUIDANCE.rules.matrix, "S": {"N": "low", "E": "low", "S": "low"}}},
               rated(D="S")),
    "own_steps": ({"own_steps": {"N": 0, "E": 0, "U": 0, "S": 0}}, rated(O="S")),
    "procedure": ({"procedure": {}}, rated()),
    "outcomes": ({"outcomes": ()}, rated()),
    "gate": ({"gate": ()}, rated(D="E")),
}  # fmt: skip


@pytest.mark.parametrize("rule", NEEDED)
def test_a_case_comes_out_differently_without_the_rule(rule: str) -> None:
    changes, case = NEEDED[rule]
    without = msgspec.structs.replace(GUIDANCE.rules, **changes)
    assert computed(GUIDANCE.rules, case) != computed(without, case)


@pytest.mark.parametrize("cell", [(d, e) for d in "NEUS" for e in "NES"])
def test_each_cell_of_the_matrix_is_needed(cell: tuple[Rating, Strength]) -> None:
    domain, exposure = cell
    partner: Rating = "E" if exposure == "E" else "S" if exposure == "S" else "N"
    case = rated(D=domain, P=partner)
    row = GUIDANCE.rules.matrix[domain]
    other: Level = "high" if row[exposure] == "low" else "low"
    changed = {**GUIDANCE.rules.matrix, domain: {**row, exposure: other}}
    without = msgspec.structs.replace(GUIDANCE.rules, matrix=changed)
    assert computed(GUIDANCE.rules, case) != computed(without, case)


def test_every_kind_of_answer_that_can_stop_does_stop_where_its_circumstance_is_given() -> None:
    everything: dict[str, Known] = dict.fromkeys(ASKED, "yes")
    everything["ongoing"] = "no"
    for item in ITEMS:
        for option in item.options:
            if option.effect != "stop":
                continue
            found = result((everything, [answered(item.id, option.id)], CALM))
            assert [finding.item for finding in found.of("stop")] == [item.id]
            assert found.appraisal.allowed == ("postpone", "do not proceed")
            cleared = result(
                (everything, [answered(item.id, option.id)], CALM), cleared=frozenset({item.id})
            )
            assert "proceed" in cleared.appraisal.allowed


def test_a_second_person_lowers_what_answers_suggest_and_nobody_lowers_it_alone() -> None:
    facts: dict[str, Known] = {**OUTSIDE, "industry": "yes"}
    case = (facts, [answered("LEI-1.3", "possible")], CALM)
    assert result(case).appraisal.factors["D"].counted == "E"
    agreed = result(case, overrides={"D": Override(second="Jörg Weißflog")})
    assert agreed.appraisal.factors["D"].counted == "N"


def test_ratings_are_four_words_and_no_points() -> None:
    assert set(RATING_OF.values()) == set(RANK) == set(GUIDANCE.rules.ratings)


def test_a_check_that_is_owed_makes_the_short_check_a_standard_one() -> None:
    case = (OUTSIDE, [answered("LEI-2.3", "not done")], CALM)
    found = result(case)
    assert found.depth == "standard"
    assert found.facts["standard"].because == "LEI-2.3"
    assert result((OUTSIDE, [answered("LEI-2.3", "no finding")], CALM)).depth == "short"


def test_a_red_flag_opens_the_standard_questions_too_also_within_the_eu() -> None:
    facts: dict[str, Known] = dict.fromkeys(ASKED, "no")
    found = result((facts, [answered("LEI-1.3", "likely")], {}))
    assert (found.depth, found.facts["standard"].known) == ("deep", "yes")
    assert result((facts, [], {})).facts["standard"].known == "no"


@pytest.mark.parametrize("order", [("partner:1", "partner:2"), ("partner:2", "partner:1")])
def test_a_check_owed_for_one_partner_is_not_hidden_by_a_gap_of_another(
    order: tuple[str, str],
) -> None:
    answers = [
        ItemAnswer("LEI-2.3", "inconclusive", order[0]),
        ItemAnswer("LEI-2.3", "not done", order[1]),
    ]
    people = Judged(CALM, frozenset(CALM))
    found = assess(GUIDANCE, OUTSIDE, answers, partners=[*order], judged=people)
    assert found.appraisal.blocking == ("LEI-2.3",)
    assert found.appraisal.allowed == ("postpone", "do not proceed")

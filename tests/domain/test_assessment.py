import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdesk.domain.appraisal import Judged
from rsdesk.domain.assessment import Assessment, ItemAnswer, assess
from rsdesk.domain.conditions import Known
from rsdesk.domain.guidance import (
    SEVERITY,
    Edition,
    Effect,
    Fact,
    Guidance,
    Item,
    Option,
    Outcome,
    Scope,
    Standing,
    Trigger,
)
from rsdesk.domain.text import Text

WORDS = Text(de="Wort", en="word")


def option(
    name: str,
    effect: Effect = "none",
    worse: tuple[str, Effect] | None = None,
    standing: Standing = "answered",
) -> Option:
    unless = (Outcome(when=(worse[0],), effect=worse[1]),) if worse else ()
    return Option(id=name, effect=effect, unless=unless, standing=standing, label=WORDS)


def item(name: str, *when: str, options: tuple[Option, ...], scope: Scope = "case") -> Item:
    return Item(
        id=name, source="S", section=WORDS, text=WORDS, scope=scope, when=when, options=options
    )


def fact(name: str, *, asked: bool = True, set_by: tuple[Trigger, ...] = ()) -> Fact:
    return Fact(id=name, text=WORDS, question=WORDS if asked else None, set_by=set_by)


PLAIN = (option("good"), option("bad", "gap"), option("awful", "flag"), option("illegal", "stop"))
GUIDANCE = Guidance(
    edition=Edition(version="test", released="2026-11-21", title=WORDS),
    sources=(),
    sections=(),
    questions=(),
    facts=(
        fact("always", asked=False),
        fact("china"),
        fact("ai"),
        fact("ongoing"),
        Fact(id="planned", text=WORDS, opposite_of="ongoing"),
        fact("sensitive", asked=False, set_by=(Trigger(item="RATE", options=("serious",)),)),
        fact("repressive", set_by=(Trigger(item="FREEDOM", options=("awful",)),)),
        fact("high", asked=False),
    ),
    items=(
        item("ALWAYS", "always", options=PLAIN),
        item("CHINA", "china", options=PLAIN),
        item("BOTH", "china&ai", options=PLAIN),
        item("WORSE", "always", options=(option("perhaps", "gap", ("sensitive", "flag")),)),
        item("DEEP", "high", options=PLAIN),
        item("RATE", "china", options=(option("none"), option("serious", "gap"))),
        item("FREEDOM", "china", options=PLAIN),
        item("PROTECT", "repressive", options=PLAIN),
        item("PLANNED", "planned", options=PLAIN),
        item("PARTNER", "china", options=PLAIN, scope="partner"),
        item("BASE", "always", options=PLAIN, scope="inst"),
        item("RULE", "always", options=(), scope="rule"),
        item("READ", "always", options=(), scope="context"),
        item(
            "LAW",
            "always",
            options=(
                option("not done", "gap", ("sensitive", "flag"), standing="unresolved"),
                option("breach", "stop"),
            ),
        ),
    ),
)
NOTHING: dict[str, Known] = {"china": "no", "ai": "no", "ongoing": "no", "repressive": "no"}
CHINA: dict[str, Known] = {**NOTHING, "china": "yes"}


def result(facts: dict[str, Known], *answers: tuple[str, str], **more: object) -> Assessment:
    given = [ItemAnswer(name, option, "case:1") for name, option in answers]
    return assess(GUIDANCE, facts, given, **more)  # type: ignore[arg-type]


def names(assessment: Assessment, effect: Effect) -> list[str]:
    return [finding.item for finding in assessment.of(effect)]


def test_each_answer_leads_to_its_effect_with_the_rule() -> None:
    found = result(NOTHING, ("ALWAYS", "illegal"))
    assert [finding.rule for finding in found.of("stop")] == ["ALWAYS: illegal -> stop"]


def test_an_unanswered_item_is_open_and_has_no_effect() -> None:
    found = result(NOTHING)
    assert "ALWAYS" in found.open
    assert found.findings == ()


def test_an_item_that_does_not_apply_names_the_facts_that_would_open_it() -> None:
    state = result(NOTHING).items["BOTH"]
    assert (state.coverage, state.because) == ("not_applicable", ("china&ai",))


def test_a_fact_that_is_not_known_opens_its_questions() -> None:
    assert "CHINA" in result({**NOTHING, "china": "unknown"}).open


def test_a_fact_that_nobody_answered_opens_its_questions() -> None:
    assert "CHINA" in result({}).open
    assert result({}).facts["china"].origin == "open"


def test_both_facts_of_a_clause_are_needed() -> None:
    assert result(CHINA).items["BOTH"].coverage == "not_applicable"
    assert result({**CHINA, "ai": "yes"}).items["BOTH"].coverage == "open"


def test_a_dormant_answer_is_kept_apart_and_not_counted() -> None:
    found = result(NOTHING, ("CHINA", "illegal"))
    assert found.of("stop") == ()
    assert [answer.item for answer in found.dormant] == ["CHINA"]


def test_a_fact_is_set_by_an_answer_and_worsens_another_effect() -> None:
    calm = result(CHINA, ("WORSE", "perhaps"), ("RATE", "none"))
    worse = result(CHINA, ("WORSE", "perhaps"), ("RATE", "serious"))
    assert names(calm, "gap") == ["WORSE"]
    assert names(worse, "flag") == ["WORSE"]
    assert worse.of("flag")[0].rule == "WORSE: perhaps if sensitive -> flag"
    assert worse.facts["sensitive"].because == "RATE: serious"


def test_an_answer_to_a_dormant_item_sets_no_fact() -> None:
    assert result(NOTHING, ("RATE", "serious")).facts["sensitive"].known == "no"


def test_a_set_rating_wins_over_the_answer_that_rates() -> None:
    rated = Guidance(
        edition=GUIDANCE.edition,
        sources=(),
        facts=GUIDANCE.facts,
        sections=(),
        questions=(),
        items=tuple(
            Item(
                id="RATE", source="S", section=WORDS, text=WORDS, scope="case", when=("china",),
                options=(option("none"), option("serious", "gap")), rates="D",
            )
            if item.id == "RATE"
            else item
            for item in GUIDANCE.items
        ),
    )  # fmt: skip
    answers = [ItemAnswer("RATE", "none", "case:1")]
    found = assess(rated, CHINA, answers, judged=Judged({"D": ("S",)}))
    assert found.facts["sensitive"].known == "yes"


def test_an_asked_fact_denied_by_people_is_still_set_by_the_answer_that_proves_it() -> None:
    assert "PROTECT" in result(CHINA, ("FREEDOM", "awful")).open


def test_planned_is_the_opposite_of_ongoing() -> None:
    assert "PLANNED" in result(NOTHING).open
    assert result({**NOTHING, "ongoing": "yes"}).items["PLANNED"].coverage == "not_applicable"


def test_an_open_flag_makes_the_case_high_and_opens_what_only_that_opens() -> None:
    assert result(NOTHING).items["DEEP"].coverage == "not_applicable"
    found = result(NOTHING, ("ALWAYS", "awful"))
    assert found.facts["high"].because == "ALWAYS"
    assert "DEEP" in found.open


def test_a_stop_opens_what_a_flag_opens() -> None:
    assert "DEEP" in result(NOTHING, ("ALWAYS", "illegal")).open


def test_a_flag_from_an_item_that_only_high_opens_never_makes_the_case_high() -> None:
    found = result(NOTHING, ("DEEP", "awful"))
    assert found.facts["high"].known == "no"
    assert found.findings == ()


def test_the_worst_partner_counts_and_is_named() -> None:
    answers = [
        ItemAnswer("PARTNER", "good", "partner:a"),
        ItemAnswer("PARTNER", "bad", "partner:b"),
    ]
    found = assess(GUIDANCE, CHINA, answers, partners=["partner:a", "partner:b"])
    assert [(f.item, f.subjects) for f in found.of("gap")] == [("PARTNER", ("partner:b",))]
    assert found.items["PARTNER"].coverage == "answered"


def test_partners_with_the_same_answer_are_named_together() -> None:
    answers = [ItemAnswer("PARTNER", "bad", "partner:b"), ItemAnswer("PARTNER", "bad", "partner:a")]
    found = assess(GUIDANCE, CHINA, answers, partners=["partner:a", "partner:b"])
    assert found.of("gap")[0].subjects == ("partner:a", "partner:b")


def test_a_partner_item_is_open_until_every_partner_has_an_answer() -> None:
    answers = [ItemAnswer("PARTNER", "good", "partner:a")]
    found = assess(GUIDANCE, CHINA, answers, partners=["partner:a", "partner:b"])
    assert found.items["PARTNER"].coverage == "open"


def test_baseline_rules_and_context_have_their_own_coverage() -> None:
    found = result(NOTHING, ("BASE", "good"))
    states = {name: found.items[name].coverage for name in ("BASE", "RULE", "READ")}
    assert states == {"BASE": "inherited", "RULE": "enforced", "READ": "reference"}


def test_a_gap_blocks_when_a_check_that_could_stop_was_not_made() -> None:
    assert result(NOTHING, ("LAW", "not done")).of("gap")[0].blocking
    assert not result(NOTHING, ("ALWAYS", "bad")).of("gap")[0].blocking


def test_an_owed_check_still_blocks_when_a_condition_makes_it_a_flag() -> None:
    found = result(CHINA, ("LAW", "not done"), ("RATE", "serious"))
    assert [(flag.item, flag.blocking) for flag in found.of("flag")] == [("LAW", True)]


ANSWERS = st.lists(
    st.sampled_from([i for i in GUIDANCE.items if i.options]).flatmap(
        lambda i: st.builds(
            ItemAnswer,
            item=st.just(i.id),
            option=st.sampled_from([o.id for o in i.options]),
            subject=st.sampled_from(["case:1", "partner:a"]),
        )
    ),
    unique_by=lambda answer: (answer.item, answer.subject),
    max_size=14,
)
FACTS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(["yes", "no", "unknown"]) for name in NOTHING}
)


@given(FACTS, ANSWERS, st.randoms())
def test_the_order_of_answers_never_matters(
    facts: dict[str, Known], answers: list[ItemAnswer], chance: random.Random
) -> None:
    shuffled = answers[:]
    chance.shuffle(shuffled)
    one, other = assess(GUIDANCE, facts, answers), assess(GUIDANCE, facts, shuffled)
    assert (one.findings, one.items, one.facts) == (other.findings, other.items, other.facts)


@given(FACTS, ANSWERS, st.sampled_from(sorted(NOTHING)))
def test_not_knowing_a_fact_never_hides_what_knowing_it_would_show(
    facts: dict[str, Known], answers: list[ItemAnswer], name: str
) -> None:
    if name == "ongoing":
        return  # its opposite is a fact too: whichever way it is answered closes something
    told = assess(GUIDANCE, {**facts, name: "yes"}, answers)
    unknown = assess(GUIDANCE, {**facts, name: "unknown"}, answers)
    assert {f.item: f.effect for f in told.findings} == {f.item: f.effect for f in unknown.findings}


@given(FACTS, ANSWERS)
def test_each_item_has_exactly_one_coverage_and_findings_only_where_it_applies(
    facts: dict[str, Known], answers: list[ItemAnswer]
) -> None:
    found = assess(GUIDANCE, facts, answers)
    assert set(found.items) == {item.id for item in GUIDANCE.items}
    for finding in found.findings:
        assert found.items[finding.item].coverage in {"answered", "inherited", "open"}


@given(FACTS, ANSWERS)
def test_a_worse_answer_to_the_same_item_never_softens_anything(
    facts: dict[str, Known], answers: list[ItemAnswer]
) -> None:
    before = {f.item: SEVERITY[f.effect] for f in assess(GUIDANCE, facts, answers).findings}
    worse = [ItemAnswer(a.item, "illegal", a.subject) if a.item == "ALWAYS" else a for a in answers]
    after = {f.item: SEVERITY[f.effect] for f in assess(GUIDANCE, facts, worse).findings}
    assert all(after[name] >= before[name] for name in before)


def test_an_unknown_option_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        result(NOTHING, ("ALWAYS", "nonsense"))

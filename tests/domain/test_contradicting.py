"""Statements that cannot all be true are told, each by its rule."""

import pytest
from msgspec.structs import replace

from rsdesk.domain.conditions import Known
from rsdesk.domain.contradicting import of_answers, of_facts
from rsdesk.domain.findings import ItemAnswer
from rsdesk.domain.rules import Contradiction
from rsdesk.guidance import loading

GUIDANCE = loading.newest()
RULES = GUIDANCE.rules
OF_FACTS = [rule for rule in RULES.contradictions if rule.facts]
OF_ANSWERS = [rule for rule in RULES.contradictions if rule.answers]


def subject(item: str) -> str:
    return "partner:1" if GUIDANCE.item[item].scope == "partner" else "case:1"


def answers(rule: Contradiction) -> list[ItemAnswer]:
    return [ItemAnswer(item, options[0], subject(item)) for item, options in rule.answers.items()]


@pytest.mark.parametrize("rule", OF_FACTS, ids=lambda rule: rule.id)
def test_circumstances_contradict_by_their_rule_alone(rule: Contradiction) -> None:
    facts: dict[str, Known] = dict(rule.facts.items())
    assert [broken.rule.id for broken in of_facts(RULES, facts)] == [rule.id]
    for fact in facts:
        open_fact = {name: known for name, known in facts.items() if name != fact}
        assert rule.id not in [broken.rule.id for broken in of_facts(RULES, open_fact)]
        unknown: dict[str, Known] = {**facts, fact: "unknown"}
        assert rule.id not in [broken.rule.id for broken in of_facts(RULES, unknown)]
    others = tuple(one for one in RULES.contradictions if one.id != rule.id)
    assert of_facts(replace(RULES, contradictions=others), facts) == ()


@pytest.mark.parametrize("rule", OF_ANSWERS, ids=lambda rule: rule.id)
def test_answers_contradict_by_their_rule_alone(rule: Contradiction) -> None:
    given = answers(rule)
    found = of_answers(GUIDANCE, RULES, given)
    assert [broken.rule.id for broken in found] == [rule.id]
    assert {item for _, item in found[0].answers} == set(rule.answers)
    for missing in given:
        assert of_answers(GUIDANCE, RULES, [one for one in given if one != missing]) == ()
    others = tuple(one for one in RULES.contradictions if one.id != rule.id)
    assert of_answers(GUIDANCE, replace(RULES, contradictions=others), given) == ()


def test_what_is_said_of_two_partners_contradicts_nothing() -> None:
    rule = next(rule for rule in OF_ANSWERS if rule.id == "partner check")
    first, second = answers(rule)
    apart = [first, replace(second, subject="partner:2")]
    assert of_answers(GUIDANCE, RULES, apart) == ()
    assert len(of_answers(GUIDANCE, RULES, [*apart, replace(first, subject="partner:2")])) == 1

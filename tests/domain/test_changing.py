"""What would change a finding: the answers with a milder effect under the same circumstances."""

from hypothesis import given
from hypothesis import strategies as st

from rsdesk.domain.changing import Change, milder, without_clause
from rsdesk.domain.conditions import Known
from rsdesk.domain.findings import Finding, ItemAnswer, finding_for
from rsdesk.domain.guidance import SEVERITY, Guidance
from rsdesk.guidance import loading

GUIDANCE: Guidance = loading.newest()
EVERYTHING: dict[str, Known] = {fact.id: "yes" for fact in GUIDANCE.facts}
OPTIONS = [(item.id, option.id) for item in GUIDANCE.items for option in item.options]


def found(item: str, option: str, facts: dict[str, Known] = EVERYTHING) -> Finding:
    return finding_for(GUIDANCE.item[item], ItemAnswer(item, option, "case:1"), facts)


def weight(one: Change | Finding) -> tuple[int, bool]:
    return SEVERITY[one.effect], one.blocking


def test_a_red_flag_about_export_law_goes_with_other_answers_of_its_card() -> None:
    changes = milder(GUIDANCE, EVERYTHING, found("BMBF-14", "link, not cleared"))
    assert changes[0].effect == "none"
    words = [choice.label for choice in GUIDANCE.choices(GUIDANCE.field_of["BMBF-14"])]
    assert {change.label for change in changes} <= set(words)


@given(st.sampled_from(OPTIONS), st.sets(st.sampled_from(sorted(EVERYTHING))))
def test_only_milder_answers_are_named_the_mildest_first(
    chosen: tuple[str, str], missing: set[str]
) -> None:
    facts: dict[str, Known] = {name: "no" if name in missing else "yes" for name in EVERYTHING}
    finding = found(*chosen, facts)
    changes = milder(GUIDANCE, facts, finding)
    assert all(weight(change) < weight(finding) for change in changes)
    assert list(changes) == sorted(changes, key=weight)


@given(st.sampled_from(OPTIONS))
def test_the_worst_over_all_items_of_a_card_counts(chosen: tuple[str, str]) -> None:
    finding = found(*chosen)
    field = GUIDANCE.field_of.get(finding.item)
    if field is None:
        return
    for change in milder(GUIDANCE, EVERYTHING, finding):
        led = [found(*filled) for filled in GUIDANCE.filled(field, change.choice).items()]
        assert change.effect == max(led, key=weight).effect


def test_what_has_no_consequence_needs_no_change() -> None:
    harmless = next(one for one in OPTIONS if found(*one).effect == "none")
    assert milder(GUIDANCE, EVERYTHING, found(*harmless)) == ()


def test_what_the_circumstances_answer_would_change_with_them() -> None:
    changes = milder(GUIDANCE, EVERYTHING, found("EU-S2", "not known"))
    assert {change.choice for change in changes} == {
        option.id for option in GUIDANCE.item["EU-S2"].options if option.effect == "none"
    }


def test_a_circumstance_that_made_it_worse_is_told_with_the_effect_without_it() -> None:
    worse = next(
        finding
        for finding in (found(*one) for one in OPTIONS)
        if finding.clause
        and SEVERITY[finding.effect]
        > SEVERITY[GUIDANCE.item[finding.item].option(finding.answer).effect]
    )
    before = GUIDANCE.item[worse.item].option(worse.answer).effect
    assert without_clause(GUIDANCE, worse) == before
    assert without_clause(GUIDANCE, found(worse.item, worse.answer, {})) is None

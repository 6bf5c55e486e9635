"""Stops, red flags and open points as lines: the rule, how each is closed, what would change it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rsdesk.domain import closing
from rsdesk.domain.assessment import FACTS
from rsdesk.domain.case import choice_of
from rsdesk.domain.changing import Change, milder, without_clause
from rsdesk.domain.findings import Finding, values
from rsdesk.domain.wording import clause_text, effect_word, finding_text
from rsdesk.i18n import N_, translator
from rsdesk.services.casework import Casework
from rsdesk.ui.appraisal.jumps import to_answer, to_measures
from rsdesk.ui.appraisal.point import ListName, Point
from rsdesk.ui.assessment.state import subject_name
from rsdesk.ui.language import current, t

_NAMES: tuple[ListName, ...] = ("stop", "flag", "gap")
_CLOSED: dict[closing.Closed, str] = {
    "": "",
    "measure": N_("A measure is agreed: {text}"),
    "reason": N_("Closed by a reason: {text}"),
    "document": N_("Cleared by a document: {text}"),
    "noted": N_("Noted: {text}"),
    "baseline": N_("The institute answers for this in its baseline."),
}


def findings(work: Casework) -> dict[ListName, tuple[Point, ...]]:
    """Return the three lists; what still needs something comes first, then as in the sources."""
    order = {item.id: place for place, item in enumerate(work.guidance.items)}
    found = sorted(
        closing.points(work.guidance, work.case, work.assessment),
        key=lambda one: (not one.finding.blocking, not one.owed, order[one.finding.item]),
    )
    return {
        name: tuple(_point(work, one) for one in found if one.finding.effect == name)
        for name in _NAMES
    }


def _point(work: Casework, one: closing.Point) -> Point:
    finding, language = one.finding, current()
    item = work.guidance.item[finding.item]
    blocking = N_("Required: the check must be made; a reason does not replace it.")
    return Point(
        to_answer(work, finding.item, finding.subjects[0]),
        f"{finding.item} · {item.section[language]}",
        _title(work, finding),
        (*_whose(work, finding), _rule(work, finding)),
        t(blocking) if finding.blocking else "",
        closed=_closed(work, one),
        changes=tuple(_changes(work, finding)),
        measures=None if item.scope == "inst" else to_measures(work, one.field),
    )


def _title(work: Casework, finding: Finding) -> str:
    field = work.guidance.field_of.get(finding.item)
    return (field.label if field else work.guidance.item[finding.item].text)[current()]


def _whose(work: Casework, finding: Finding) -> Iterator[str]:
    scope = work.guidance.item[finding.item].scope
    if finding.subjects == (FACTS,):
        yield t(N_("Answered by the circumstances"))
    elif scope == "partner":
        names = ", ".join(subject_name(work, partner) for partner in finding.subjects)
        yield t(N_("Partner: {name}"), name=names)
    elif scope == "inst":
        yield t(N_("Institute baseline"))


def _rule(work: Casework, finding: Finding) -> str:
    guidance, language = work.guidance, current()
    field = guidance.field_of.get(finding.item)
    answer = work.answer(finding.subjects[0], field.id) if field else None
    chosen = choice_of(guidance, field, answer.choice) if field and answer else None
    words = chosen.label[language] if chosen else ""
    return finding_text(guidance, work.assessment, finding, language, words)


def _closed(work: Casework, one: closing.Point) -> str:
    words = _CLOSED[one.closed]
    if not words or one.closed == "baseline":
        return t(words) if words else ""
    text = one.closing.text
    if one.closed == "measure":
        known = work.case.proceedings.measures
        text = "; ".join(known[name].text for name in one.measures)
    elif one.closed == "document":
        text = f"{one.closing.authority}, {one.closing.dated}"
    return t(words, text=" ".join(text.split()))


def _changes(work: Casework, finding: Finding) -> Iterator[str]:
    """Return what would have a milder effect, one line for each effect."""
    guidance = work.guidance
    found = milder(guidance, values(work.assessment.facts), finding)
    for (effect, _), group in groupby(found, key=lambda one: (one.effect, one.blocking)):
        yield _change(list(group), effect_word(effect, translator(current())))
    effect = without_clause(guidance, finding)
    if effect is not None:
        yield t(
            N_("Without the circumstance {facts}: {effect}."),
            facts=clause_text(guidance, finding.clause, current(), {}),
            effect=effect_word(effect, translator(current())),
        )


def _change(changes: Sequence[Change], effect: str) -> str:
    words = [t(N_("“{text}”"), text=change.label[current()]) for change in changes]
    blocking = N_("With the answer {answers}: {effect}, and the check would still be required.")
    plain = N_("With the answer {answers}: {effect}.")
    return t(blocking if changes[0].blocking else plain, answers=_either(words), effect=effect)


def _either(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return t(N_("{words} or {last}"), words=", ".join(words[:-1]), last=words[-1])

"""What another version of the guidance would change for a case."""

from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from rsdesk.domain.case_file import CaseFile, assess_case, understood
from rsdesk.domain.findings import applicable
from rsdesk.domain.guidance import Field, Guidance

# other words, other choices, or the same words and choices that lead to something else
Kind = Literal["reworded", "options", "effects"]
Answered = tuple[str, str]  # subject and field


class Changed(Struct, frozen=True):
    """A field that both versions have, and what is different about it."""

    field: str
    kinds: tuple[Kind, ...]


class Difference(Struct, frozen=True):
    """What a case would meet under another version; fields and facts by id, in their order.

    `new` and `gone` are fields, `questions` the new cards among them. Of the answers given so far,
    `to_confirm` stay and should be looked at, `to_give_again` name a choice that is gone, `dormant`
    no longer count.
    """

    before: str
    after: str
    questions: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    new_facts: tuple[str, ...] = ()
    gone_facts: tuple[str, ...] = ()
    reworded_facts: tuple[str, ...] = ()
    new_items: tuple[str, ...] = ()
    gone_items: tuple[str, ...] = ()
    to_confirm: tuple[Answered, ...] = ()
    to_give_again: tuple[Answered, ...] = ()
    dormant: tuple[Answered, ...] = ()

    def of(self, kind: Kind) -> tuple[str, ...]:
        """Return the fields that differ in this way."""
        return tuple(one.field for one in self.changed if kind in one.kinds)


def difference(before: Guidance, after: Guidance, case: CaseFile) -> Difference:
    """Return what an update of the guidance would bring to a case."""
    changed = _changed(before, after)
    asked_anew = {one.field for one in changed if one.kinds != ("effects",)}
    shown = understood(after, case)
    kept = {(answer.subject, answer.field) for answer in shown.all_answers}
    given = [(answer.subject, answer.field) for answer in understood(before, case).all_answers]
    facts = {fact.id: fact for fact in before.facts if fact.question}
    later = {fact.id: fact for fact in after.facts if fact.question}
    known = {question.id for question in before.questions}
    return Difference(
        before=before.edition.version,
        after=after.edition.version,
        questions=tuple(one.id for one in after.questions if one.id not in known),
        new=tuple(field for field in after.field if field not in before.field),
        gone=tuple(field for field in before.field if field not in after.field),
        changed=changed,
        new_facts=tuple(fact for fact in later if fact not in facts),
        gone_facts=tuple(fact for fact in facts if fact not in later),
        reworded_facts=tuple(
            fact
            for fact in later
            if fact in facts and _words_of(facts[fact]) != _words_of(later[fact])
        ),
        new_items=tuple(item for item in after.item if item not in before.item),
        gone_items=tuple(item for item in before.item if item not in after.item),
        to_confirm=tuple(one for one in given if one[1] in asked_anew and one in kept),
        to_give_again=tuple(one for one in given if one not in kept),
        dormant=_falling_asleep(before, after, case),
    )


def to_confirm(before: Guidance, now: Guidance, case: CaseFile) -> tuple[Answered, ...]:
    """Return the answers to what the last update put in other words, as far as they are older.

    An answer that is given again, be it the same, is confirmed.
    """
    if not case.updated_from:
        return ()
    asked_anew = {one.field for one in _changed(before, now) if one.kinds != ("effects",)}
    return tuple(
        (answer.subject, answer.field)
        for answer in case.all_answers
        if answer.field in asked_anew and answer.time <= case.updated_at
    )


class _Same:
    """A guidance that is the same only as itself: comparing all its words would take longer."""

    def __init__(self, guidance: Guidance) -> None:
        self.guidance = guidance

    def __hash__(self) -> int:
        return id(self.guidance)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.guidance is other.guidance


def _changed(before: Guidance, after: Guidance) -> tuple[Changed, ...]:
    return _compared(_Same(before), _Same(after))


@lru_cache(maxsize=4)  # asked again after every answer
def _compared(one: _Same, other: _Same) -> tuple[Changed, ...]:
    before, after = one.guidance, other.guidance
    compared: tuple[tuple[Kind, Callable[[Guidance, Field], object]], ...] = (
        ("reworded", _words),
        ("options", _choices),
        ("effects", _effects),
    )
    found = []
    for field in after.field.values():
        former = before.field.get(field.id)
        if former is not None:
            kinds = [kind for kind, of in compared if of(before, former) != of(after, field)]
            if kinds:
                found.append(Changed(field.id, tuple(kinds)))
    return tuple(found)


def _words(guidance: Guidance, field: Field) -> object:
    """Everything a person reads before choosing; why it is asked may be put better any time."""
    prompts = [p for item in field.items for p in guidance.item[item].prompts]
    return (
        guidance.question_of[field.id].text,
        field.label,
        field.hint,
        field.declaration,
        {choice.id: choice.label for choice in guidance.choices(field)},
        prompts,
    )


def _choices(guidance: Guidance, field: Field) -> object:
    return {choice.id for choice in guidance.choices(field)}


def _effects(guidance: Guidance, field: Field) -> object:
    """What each choice means for each item, and when the item applies."""
    return {
        (choice.id, item): (
            guidance.item[item].option(option).effect,
            guidance.item[item].option(option).signals,
            guidance.item[item].option(option).unless,
            guidance.item[item].when,
        )
        for choice in guidance.choices(field)
        for item, option in guidance.filled(field, choice.id).items()
    }


def _words_of(fact: object) -> object:
    return getattr(fact, "question", None), getattr(fact, "text", None)


def _falling_asleep(before: Guidance, after: Guidance, case: CaseFile) -> tuple[Answered, ...]:
    """Return the answers that count now and would not under the other version."""
    awake, later = _awake(before, case), set(_awake(after, case))
    return tuple(one for one in awake if one not in later)


def _awake(guidance: Guidance, case: CaseFile) -> list[Answered]:
    known = understood(guidance, case)
    facts = assess_case(guidance, known).facts
    return [
        (answer.subject, answer.field)
        for answer in case.all_answers
        if answer.field in guidance.field
        and any(
            applicable(guidance, guidance.item[item], facts)
            for item in guidance.field[answer.field].items
        )
    ]

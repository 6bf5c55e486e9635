"""Fields: every choice fills in every item, every option can be reached, every part can be given.

Some ids mean the same in every edition: "confirmed" and "not confirmed" make a declaration,
"filled" says that something stands in a part, "selected" that a prompt is ticked.
"""

from collections.abc import Iterator

from rsdesk.domain.guidance import ASKED_SCOPES, Field, Guidance, Option, Question
from rsdesk.guidance.problems import Finding, Path
from rsdesk.guidance.rules.places import choice_ids, chosen, fields, items_of
from rsdesk.i18n import N_

CONFIRMED = ("confirmed", "not confirmed")
FILLED = "filled"
SELECTED = "selected"

FIELD_ID = N_("The id of a field begins with that of its question: “{question}.” and a word.")
TWO_FIELDS = N_("{item} is in the field {other} already; each item is asked once.")
UNASKED = N_("{item} has the scope {scope}, which nobody answers; take it out of the field.")
SCOPES = N_("The items of a field must have one scope; here are {scopes}.")
DEPTH_INSTITUTE = N_(
    "Items with the scope inst belong to questions of the depth institute, and only they: "
    "{item} has the scope {scope}, the question the depth {depth}."
)
NOT_TOTAL = N_("The choice “{choice}” leads to no option of {item}. Add it to the map.")
UNREACHED = N_("No choice leads to the option “{option}” of {item}: its effect could never occur.")
NO_DECLARATION = N_("A declaration has the two choices “confirmed” and “not confirmed”.")
NEVER_REQUIRED = N_(
    "“{part}” is required, but no choice of the field stands by its parts: each needs a reason "
    "or is unresolved."
)
NO_ROOM_FOR_REASON = N_(
    "The choice “{choice}” needs a reason, but the field takes neither comment nor text."
)
NOTHING_FILLED = N_("The choice “filled” says that something is there, but no part is required.")
NOTHING_TO_TICK = N_("A tick is required, but no item of the field has prompts to tick.")
NO_TICK = N_('The choice “selected” says that prompts are ticked; write ticked = "required".')


def named(guidance: Guidance) -> Iterator[Finding]:
    """Fields whose id does not show their question."""
    for path, question, field in fields(guidance):
        if not field.id.startswith(f"{question.id}.") or field.id == f"{question.id}.":
            yield Finding((*path, "id"), FIELD_ID, {"question": question.id})


def asked_once(guidance: Guidance) -> Iterator[Finding]:
    """Items that stand in two fields."""
    holder: dict[str, str] = {}
    for path, _, field in fields(guidance):
        for i, item in enumerate(field.items):
            if item in holder:
                values = {"item": item, "other": holder[item]}
                yield Finding((*path, "items", i), TWO_FIELDS, values)
            else:
                holder[item] = field.id


def scoped(guidance: Guidance) -> Iterator[Finding]:
    """Fields whose items are not about the same subject, or not about the question's."""
    for path, question, field in fields(guidance):
        scopes = sorted({item.scope for item in items_of(guidance, field)})
        if len(scopes) > 1:
            yield Finding((*path, "items"), SCOPES, {"scopes": ", ".join(scopes)})
        for i, identifier in enumerate(field.items):
            if identifier in guidance.item:
                yield from _scope(guidance, question, identifier, (*path, "items", i))


def _scope(
    guidance: Guidance, question: Question, identifier: str, path: Path
) -> Iterator[Finding]:
    item = guidance.item[identifier]
    values = {"item": item.id, "scope": item.scope, "depth": question.depth}
    if item.scope not in ASKED_SCOPES:
        yield Finding(path, UNASKED, values)
    elif (item.scope == "inst") != (question.depth == "institute"):
        yield Finding(path, DEPTH_INSTITUTE, values)


def total(guidance: Guidance) -> Iterator[Finding]:
    """Choices that fill in nothing for an item, and options that no choice fills in."""
    for path, _, field in fields(guidance):
        choices = choice_ids(guidance, field)
        if choices is None:
            continue
        for item in items_of(guidance, field):
            if item.scope not in ASKED_SCOPES:
                continue
            reached = {choice: chosen(field, item, choice) for choice in choices}
            place = (*path, "map", item.id)
            for choice, option in reached.items():
                if option is None:
                    yield Finding(place, NOT_TOTAL, {"choice": choice, "item": item.id})
            hit = {option.id for option in reached.values() if option is not None}
            for option in item.options:
                # a field that only takes "filled" is owed: a reason is no way around it
                spared = choices == (FILLED,) and option.standing == "reasoned"
                if option.id not in hit and not spared:
                    yield Finding(place, UNREACHED, {"option": option.id, "item": item.id})


def carried(guidance: Guidance) -> Iterator[Finding]:
    """Parts that an answer needs but the field does not take, or asks for in vain."""
    for path, _, field in fields(guidance):
        choices = choice_ids(guidance, field) or ()
        if field.declaration and sorted(choices) != sorted(CONFIRMED):
            yield Finding((*path, "declaration"), NO_DECLARATION)
        standings = {choice: _standings(guidance, field, choice) for choice in choices}
        yield from _reasons(field, standings, path)
        yield from _required(field, standings, path)
        if FILLED in choices and not _demands(field):
            yield Finding((*path, "id"), NOTHING_FILLED)


def ticked(guidance: Guidance) -> Iterator[Finding]:
    """Ticks that are asked for without prompts, or not asked for though something is selected."""
    for path, _, field in fields(guidance):
        prompts = any(item.prompts for item in items_of(guidance, field))
        if field.ticked == "required" and not prompts:
            yield Finding((*path, "ticked"), NOTHING_TO_TICK)
        if SELECTED in (choice_ids(guidance, field) or ()) and field.ticked != "required":
            yield Finding((*path, "id"), NO_TICK)


def _standings(guidance: Guidance, field: Field, choice: str) -> set[str]:
    found: list[Option | None] = [chosen(field, item, choice) for item in items_of(guidance, field)]
    return {option.standing for option in found if option is not None}


def _reasons(field: Field, standings: dict[str, set[str]], path: Path) -> Iterator[Finding]:
    if field.comment == "none" and field.text == "none":
        for choice, found in standings.items():
            if found & {"reasoned", "justified"}:
                yield Finding((*path, "comment"), NO_ROOM_FOR_REASON, {"choice": choice})


def _required(field: Field, standings: dict[str, set[str]], path: Path) -> Iterator[Finding]:
    carries = any(
        found & {"answered", "justified"} and "reasoned" not in found
        for found in standings.values()
    )
    if not carries and standings:
        for part, wanted in _parts(field).items():
            if wanted == "required":
                yield Finding((*path, part), NEVER_REQUIRED, {"part": part})


def _parts(field: Field) -> dict[str, str]:
    return {
        "comment": field.comment,
        "text": field.text,
        "list": field.list,
        "check": field.check,
        "ticked": field.ticked,
    }


def _demands(field: Field) -> bool:
    return "required" in _parts(field).values()

"""Differences between two states of a case in words, for the window and the record alike."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from rsdesk.domain.appraisal_words import factor_within, level_word, rating_word
from rsdesk.domain.conditions import Known
from rsdesk.domain.dates import day_of
from rsdesk.domain.deciding_words import outcome_word
from rsdesk.domain.difference_names import (
    ANSWER_PARTS,
    DECISION,
    DECISION_REASON,
    ENTRIES,
    ENTRY_PARTS,
    FINDINGS,
    FROM_TO,
    NONE,
    PROGRESS,
    TEXTS,
    Words,
)
from rsdesk.domain.differences import Difference, Kind, Version
from rsdesk.domain.guidance import Effect, Guidance, Rated
from rsdesk.domain.rules import LEVELS, RANK, Rules
from rsdesk.domain.wording import PARTICULARS, effect_word, joined, known_word
from rsdesk.i18n import N_, Language, date_text, translator

USUAL = 160  # characters of a text that are shown, unless all of it is wanted


class Spoken(Struct, frozen=True):
    """What it takes to say differences: both states, the rules, the language.

    Texts longer than `limit` are shortened; 0 leaves them whole.
    """

    before: Version
    after: Version
    rules: Rules
    language: Language
    limit: int = USUAL

    def say(self, message: str, **values: str) -> str:
        """Return a message of the catalogue."""
        return translator(self.language)(message).format(**values)


def difference_text(spoken: Spoken, one: Difference) -> str:
    """Return a difference as a line of its own, with the partner it is about."""
    text = _SAID.get(one.kind, _entry)(spoken, one)
    return f"{one.whose}: {text}" if one.whose and one.kind != "progress" else text


def question_words(spoken: Spoken, field: str) -> str:
    """Return what a field asks, in the edition that knows it; its id where none does."""
    for version in (spoken.after, spoken.before):
        if field in version.guidance.field:
            return version.guidance.field[field].label[spoken.language]
        if field in version.guidance.item:
            return version.guidance.item[field].text[spoken.language]
    return field


def _guidance(spoken: Spoken, one: Difference) -> str:
    return _from_to(spoken, spoken.say(N_("Guidance")), one.before, one.after)


def _level(spoken: Spoken, one: Difference) -> str:
    was, now = (_level_named(spoken, value) for value in (one.before, one.after))
    return _from_to(spoken, spoken.say(N_("Level")), was, now)


def _rating(spoken: Spoken, one: Difference) -> str:
    named = {str(one_of): rating_word(spoken.rules, one_of, spoken.language) for one_of in RANK}
    named[""] = spoken.say(NONE)
    name = spoken.say(N_("Rating of {factor}"), factor=_factor(spoken, one.name))
    return _from_to(spoken, name, named[one.before], named[one.after])


def _allowed(spoken: Spoken, one: Difference) -> str:
    outcome = outcome_word(spoken.rules, one.name, spoken.language)
    if one.after:
        return spoken.say(N_("Can be decided now: {outcome}"), outcome=outcome)
    return spoken.say(N_("Cannot be decided any more: {outcome}"), outcome=outcome)


def _finding(spoken: Spoken, one: Difference) -> str:
    return _of_three(
        spoken,
        FINDINGS,
        one,
        before=_effect(spoken, one.before),
        after=_effect(spoken, one.after),
        question=question_words(spoken, one.name),
        items=", ".join(one.detail),
    )


def _fact(spoken: Spoken, one: Difference) -> str:
    fact = spoken.after.guidance.fact.get(one.name) or spoken.before.guidance.fact.get(one.name)
    quoted = spoken.say(N_("“{text}”"), text=fact.text[spoken.language] if fact else one.name)
    return _from_to(spoken, quoted, _known(spoken, one.before), _known(spoken, one.after))


def _about(spoken: Spoken, one: Difference) -> str:
    return _texts(spoken, spoken.say(PARTICULARS.get(one.name, one.name)), one)


def _answer(spoken: Spoken, one: Difference) -> str:
    quoted = spoken.say(N_("“{text}”"), text=question_words(spoken, one.name))
    was = _choice(spoken, spoken.before.guidance, one.name, one.before)
    now = _choice(spoken, spoken.after.guidance, one.name, one.after)
    return _from_to(spoken, quoted, was, now)


def _part(spoken: Spoken, one: Difference) -> str:
    (part,) = one.detail
    quoted = spoken.say(N_("“{text}”"), text=question_words(spoken, one.name))
    name = f"{quoted}, {spoken.say(ANSWER_PARTS[part])}"
    if part != "ticked":
        return _texts(spoken, name, one)
    was, now = _prompts(spoken, one.before), _prompts(spoken, one.after)
    return _of_three(spoken, TEXTS, one, name=name, before=was, after=now)


def _progress(spoken: Spoken, one: Difference) -> str:
    quoted = spoken.say(N_("“{text}”"), text=_short(spoken, one.whose))
    return _from_to(spoken, quoted, _state(spoken, one.before), _state(spoken, one.after))


def _decision(spoken: Spoken, one: Difference) -> str:
    part = spoken.say(DECISION[one.name])
    if one.detail:
        return _texts(spoken, spoken.say(DECISION_REASON, part=part), one)
    was, now = (_decided(spoken, one.name, value) for value in (one.before, one.after))
    return _from_to(spoken, part, was, now)


def _entry(spoken: Spoken, one: Difference) -> str:
    parts = dict.fromkeys(spoken.say(ENTRY_PARTS.get(part, part)) for part in one.detail)
    return _of_three(
        spoken,
        ENTRIES[one.kind],
        one,
        before=_short(spoken, _trigger(spoken, one, one.before)),
        after=_short(spoken, _trigger(spoken, one, one.after)),
        parts=joined([*parts], translator(spoken.language)),
        question=question_words(spoken, one.name),
        name=_factor(spoken, one.name),
    )


def _trigger(spoken: Spoken, one: Difference, text: str) -> str:
    """An event without words is named by what it was."""
    named = {trigger.id: trigger.text for trigger in spoken.rules.triggers}
    known = named.get(text) if one.kind == "event" else None
    return known[spoken.language] if known is not None else text


def _from_to(spoken: Spoken, name: str, before: str, after: str) -> str:
    return spoken.say(FROM_TO, name=name, before=before, after=after)


def _texts(spoken: Spoken, name: str, one: Difference) -> str:
    was, now = _short(spoken, one.before), _short(spoken, one.after)
    return _of_three(spoken, TEXTS, one, name=name, before=was, after=now)


def _of_three(spoken: Spoken, words: Words, one: Difference, **values: str) -> str:
    new, gone, changed = words
    return spoken.say(changed if one.before and one.after else new if one.after else gone, **values)


def _short(spoken: Spoken, text: str) -> str:
    """Return a text on one line, its beginning where it is long."""
    line = " ".join(text.split())
    if not spoken.limit or len(line) <= spoken.limit:
        return line
    return f"{line[: spoken.limit].rstrip()} …"


def _effect(spoken: Spoken, effect: str) -> str:
    known: Mapping[str, Effect] = {"gap": "gap", "flag": "flag", "stop": "stop"}
    return effect_word(known[effect], translator(spoken.language)) if effect in known else ""


def _known(spoken: Spoken, value: str) -> str:
    given: Mapping[str, Known] = {"yes": "yes", "no": "no", "unknown": "unknown"}
    if value not in given:
        return spoken.say(N_("not stated"))
    return known_word(given[value], translator(spoken.language))


def _choice(spoken: Spoken, guidance: Guidance, field: str, choice: str) -> str:
    if not choice:
        return spoken.say(N_("not yet answered"))
    known = guidance.field.get(field)
    offered = guidance.choices(known) if known is not None else ()
    label = next((one.label for one in offered if one.id == choice), None)
    return spoken.say(N_("“{text}”"), text=label[spoken.language] if label else choice)


def _prompts(spoken: Spoken, ticked: str) -> str:
    words = {
        prompt.id: prompt.text[spoken.language]
        for version in (spoken.before, spoken.after)
        for item in version.guidance.items
        for prompt in item.prompts
    }
    return _short(spoken, "; ".join(words.get(one, one) for one in ticked.splitlines()))


def _state(spoken: Spoken, state: str) -> str:
    return next((spoken.say(word) for one, word in PROGRESS.items() if one == state), state)


def _decided(spoken: Spoken, part: str, value: str) -> str:
    if not value:
        return spoken.say(NONE)
    if part == "outcome":
        return outcome_word(spoken.rules, value, spoken.language)
    if part == "residual":
        return _level_named(spoken, value)
    day = day_of(value)
    return date_text(day, spoken.language) if day is not None else value


def _level_named(spoken: Spoken, value: str) -> str:
    level = next((one for one in LEVELS if one == value), None)
    return level_word(spoken.rules, level, spoken.language)


def _factor(spoken: Spoken, name: str) -> str:
    factors: Mapping[str, Rated] = {"O": "O", "D": "D", "C": "C", "P": "P"}
    if name in factors:
        return factor_within(factors[name], translator(spoken.language))
    return spoken.say(N_("level")) if name == "level" else name


_SAID: dict[Kind, Callable[[Spoken, Difference], str]] = {
    "guidance": _guidance,
    "level": _level,
    "rating": _rating,
    "allowed": _allowed,
    "finding": _finding,
    "fact": _fact,
    "about": _about,
    "answer": _answer,
    "part": _part,
    "progress": _progress,
    "decision": _decision,
}

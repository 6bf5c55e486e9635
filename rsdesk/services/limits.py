"""Refusing what a page must not store, before anything is written."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import get_args

from rsdesk.domain import case as registers
from rsdesk.domain.case import LINE_LIMIT, TEXT_LIMIT, Parts, kind_of
from rsdesk.domain.conditions import Known
from rsdesk.domain.guidance import Guidance, Scope
from rsdesk.domain.text import says
from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.services.known import (
    TITLE_LIMIT,
    TITLE_TOO_LONG,
    UNKNOWN_FACT,
    UNKNOWN_FIELD,
    UNKNOWN_OPTION,
    UNKNOWN_PARTICULAR,
    UNKNOWN_PROMPT,
    UNKNOWN_QUESTION,
    check_known,
)

_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
_SCOPES: dict[registers.Kind, Scope] = {"case": "case", "partner": "partner", "institute": "inst"}
_PARTICULARS: dict[registers.Kind, tuple[str, ...]] = {
    "case": (*registers.CASE_PARTICULARS, registers.NEXT_DATE),
    "partner": registers.PARTNER_PARTICULARS,
    "institute": registers.INSTITUTE_PARTICULARS,
}


def check_answer(guidance: Guidance, subject: str, field: str, choice: str, parts: Parts) -> None:
    """Raise InputError for an answer that the guidance does not offer this subject."""
    scope = _SCOPES[kind_of(subject)]
    fields = {name for name, known in guidance.field.items() if guidance.scope(known) == scope}
    check_known(field, fields, UNKNOWN_FIELD)
    asked = guidance.field[field]
    if choice:
        choices = [offered.id for offered in guidance.choices(asked)]
        check_known(choice, choices, UNKNOWN_OPTION, place=field)
    prompts = registers.prompts(guidance, asked)
    for prompt in parts.ticked:
        check_known(prompt, prompts, UNKNOWN_PROMPT, place=field)
    for text, limit in _texts(parts):
        check_text(text, limit)


def check_fact(guidance: Guidance, fact: str, known: str) -> None:
    """Raise InputError for a circumstance that nobody is asked for, or another word for it."""
    asked = [known_fact.id for known_fact in guidance.facts if known_fact.question is not None]
    check_known(fact, asked, UNKNOWN_FACT)
    check_known(known, get_args(Known), UNKNOWN_OPTION, place=fact)


def check_question(guidance: Guidance, question: str) -> None:
    """Raise InputError for a question that the guidance does not ask."""
    check_known(question, {known.id for known in guidance.questions}, UNKNOWN_QUESTION)


def check_particular(subject: str, particular: str, text: str, *, typing: bool = False) -> None:
    """Raise InputError for a particular this subject cannot have; an empty title may be typed."""
    check_known(particular, _PARTICULARS[kind_of(subject)], UNKNOWN_PARTICULAR)
    check_text(text, TEXT_LIMIT)
    if particular == registers.NEXT_DATE:
        check_day(text)
    if particular == "name":
        check_shown(text)
    if kind_of(subject) == "case" and particular == "title" and not (typing and not text.strip()):
        check_title(text)


def check_day(text: str) -> None:
    """Raise InputError unless a day is written as it is kept, such as 2026-11-21, or empty."""
    try:
        known = not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        known = False
    if not known:
        raise InputError(
            N_("“{text}” is not a date. Nothing was changed. Please write day, month and year."),
            text=text,
        )


def check_title(title: str) -> None:
    """Raise InputError for a title that is empty or does not fit on a line of the register."""
    check_text(title, TEXT_LIMIT)
    check_shown(title)
    if not says(title):
        raise InputError(
            N_("A case needs a title. Nothing was changed. Please give one; it can change later.")
        )
    if len(title) > TITLE_LIMIT:
        raise InputError(TITLE_TOO_LONG, limit=TITLE_LIMIT)


def check_text(text: str, limit: int) -> None:
    """Raise InputError for a text that is too long or that cannot be written down."""
    if len(text) > limit:
        raise InputError(
            N_(
                "This text has {size} characters; {limit} fit here. Nothing was changed. Please "
                "shorten it, or attach it as a file to a check record."
            ),
            size=len(text),
            limit=limit,
        )
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise InputError(
            N_(
                "This text holds a broken character that cannot be stored. Nothing was changed. "
                "Please remove it and type it again."
            )
        )


def check_shown(text: str) -> None:
    """Raise InputError for a title or name that lists would show other than it is."""
    for character in text:
        control = unicodedata.category(character) == "Cc" and not character.isspace()
        if control or character in _TURNING:
            raise InputError(
                N_(
                    "A title or name must not hold a control character or one that turns the "
                    "order of letters ({code}). Nothing was changed. Please remove it and type "
                    "it again."
                ),
                code=f"U+{ord(character):04X}",
            )


def _texts(parts: Parts) -> Iterator[tuple[str, int]]:
    yield parts.comment, TEXT_LIMIT
    yield parts.text, TEXT_LIMIT
    for entry in parts.list:
        yield entry, TEXT_LIMIT
    for check in parts.checks:
        yield check.result, TEXT_LIMIT
        for line in (check.source, check.source_date, check.searched, check.checker,
                     check.checked_on):  # fmt: skip
            yield line, LINE_LIMIT
        if check.attachment is not None:
            yield check.attachment.name, LINE_LIMIT

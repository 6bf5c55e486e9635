"""What is kept about a case, a partner and the institute, and under which registers.

| register | plain part | sealed part | kept by |
|---|---|---|---|
| `guidance` | version of the guidance | - | case |
| `fact/<fact>` | yes, no, unknown | - | case |
| `about/<particular>` | - | its text | all |
| `answer/<field>` | chosen id | `Parts` | all |
| `partner/<32 hex>` | revision of the partner that the case builds on | - | case |
| `shelf` | archived, deleted or erased; empty while the case is current | - | case |
| `institute/<32 hex>` | revision of the baseline that the case builds on | - | case |
| `annex` | deleted, once the people annex was | - | case |
| `updated_from` | version of the guidance before the last update | - | case |

What people do with the result has registers of its own: `rsdesk.domain.proceedings`.
"""

import secrets
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from rsdesk.domain.guidance import Choice, Field, Guidance, Item, Standing
from rsdesk.domain.history import SubjectState
from rsdesk.domain.text import says

Kind = Literal["case", "partner", "institute"]
CaseParticular = Literal["title", "summary", "form", "period", "money", "people", "institute"]
PartnerParticular = Literal["name", "seat", "owner", "control"]
KINDS: tuple[Kind, ...] = get_args(Kind)
CASE_PARTICULARS: tuple[CaseParticular, ...] = get_args(CaseParticular)
PARTNER_PARTICULARS: tuple[PartnerParticular, ...] = get_args(PartnerParticular)
INSTITUTE_PARTICULARS: tuple[str, ...] = ("name",)

GUIDANCE = "guidance"
UPDATED_FROM = "updated_from"
SHELF = "shelf"
ANNEX = "annex"
NEXT_DATE = "next_date"
# how a case is kept and when it comes up again: no part of what it states, so no record shows it
KEEPING = (SHELF, ANNEX, f"about/{NEXT_DATE}")
TEXT_LIMIT = 100_000
LINE_LIMIT = 2_000
Prose = Annotated[str, Meta(max_length=TEXT_LIMIT)]
Line = Annotated[str, Meta(max_length=LINE_LIMIT)]


class Attachment(Struct, frozen=True, forbid_unknown_fields=True):
    """A file kept with a check record; the name is display text and never a path."""

    sha256: Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
    name: Line
    size: Annotated[int, Meta(ge=0)]


class Check(Struct, frozen=True, forbid_unknown_fields=True):
    """A check record: what was looked up where, with which result, by whom and when."""

    source: Line
    source_date: Line = ""
    searched: Line = ""
    result: Prose = ""
    checker: Line = ""
    checked_on: Line = ""
    attachment: Attachment | None = None


class Parts(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What stands beside the choice of an answer; sealed as one blob."""

    comment: Prose = ""
    text: Prose = ""
    list: tuple[Prose, ...] = ()
    ticked: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()


class Answer(Struct, frozen=True):
    """A field answer with who gave it and when; `author` is a certificate fingerprint."""

    subject: str
    field: str
    choice: str
    parts: Parts
    author: str
    time: str


def new_subject(kind: Kind) -> str:
    """Return the id of a subject that exists nowhere yet."""
    return f"{kind}:{secrets.token_hex(16)}"


def kind_of(subject: str) -> Kind:
    """Return what a subject id stands for."""
    for kind in KINDS:
        if subject.startswith(f"{kind}:"):
            return kind
    raise ValueError(subject)


def short_id(subject: str) -> str:
    """Return the eight characters that stand for a subject on paper, such as 3F09-A21C."""
    digits = subject.partition(":")[2][:8].upper()
    return f"{digits[:4]}-{digits[4:]}"


def fact_key(fact: str) -> str:
    """Return the register of a fact."""
    return f"fact/{fact}"


def about_key(particular: str) -> str:
    """Return the register of a particular such as the title."""
    return f"about/{particular}"


def answer_key(field: str) -> str:
    """Return the register of a field's answer."""
    return f"answer/{field}"


def pin_key(subject: str) -> str:
    """Return the register by which a case builds on a partner or the baseline."""
    kind, _, identifier = subject.partition(":")
    return f"{kind}/{identifier}"


def pins(state: SubjectState, kind: Kind) -> dict[str, str]:
    """Return the partners or the baseline that a case builds on, with the pinned revision."""
    found = {}
    for key in state.entries:
        prefix, _, identifier = key.partition("/")
        if prefix == kind and state.plain(key):
            found[f"{kind}:{identifier}"] = state.plain(key)
    return found


def standing(guidance: Guidance, field: Field, choice: str) -> Standing:
    """Return what a choice needs beside it, the strictest over the items it fills."""
    standings = {
        guidance.item[item].option(option).standing
        for item, option in guidance.filled(field, choice).items()
    }
    order: tuple[Standing, ...] = ("justified", "reasoned", "answered", "unresolved")
    return next(candidate for candidate in order if candidate in standings)


def missing_parts(guidance: Guidance, field: Field, choice: str, parts: Parts) -> tuple[str, ...]:
    """Return the required parts that an answer still lacks, by name."""
    given = {
        "comment": says(parts.comment),
        "text": says(parts.text),
        "list": any(says(entry) for entry in parts.list),
        "check": any(says(check.source) for check in parts.checks),
        "ticked": bool(parts.ticked),
    }
    kind = standing(guidance, field, choice)
    if kind == "unresolved":
        return ()
    reason = () if given["comment"] or given["text"] else ("comment",)
    if kind == "reasoned":
        return reason
    needed = {
        "comment": field.comment,
        "text": field.text,
        "list": field.list,
        "check": field.check,
        "ticked": field.ticked,
    }
    lacking = [name for name, part in needed.items() if part == "required" and not given[name]]
    if kind == "justified" and not {"comment", "text"} & {*lacking}:
        lacking = [*reason, *lacking]
    return tuple(lacking)


def choice_of(guidance: Guidance, field: Field, choice: str) -> Choice:
    """Return a choice of a field; KeyError when the field has none such."""
    for candidate in guidance.choices(field):
        if candidate.id == choice:
            return candidate
    raise KeyError(choice)


def prompts(guidance: Guidance, field: Field) -> dict[str, Item]:
    """Return the prompts under a field: prompt id to the item that has it."""
    return {
        prompt.id: guidance.item[item]
        for item in field.items
        for prompt in guidance.item[item].prompts
    }

"""The form of a case as data: the published schema is made from these types.

A field that is added needs no new format; one that changes its meaning or goes does.
"""

from typing import Literal

from msgspec import Struct

from rsdesk.domain.appraisal import Override
from rsdesk.domain.assessment import Coverage, Depth
from rsdesk.domain.case import Parts
from rsdesk.domain.conditions import Known
from rsdesk.domain.guidance import Effect, Rated
from rsdesk.domain.proceedings import Closing, Ending, Event, Measure, Party, Progress
from rsdesk.domain.rules import Level, Rating, Strength, Whom

Format = Literal["rsdesk-case-export-1"]
FORMAT: Format = "rsdesk-case-export-1"


class AnswerData(Struct, frozen=True, forbid_unknown_fields=True):
    """What was answered to a field, and when (claimed time, UTC)."""

    choice: str
    parts: Parts
    time: str


class SubjectData(Struct, frozen=True, forbid_unknown_fields=True):
    """A partner or the institute as the case builds on it."""

    subject: str
    revision: str
    about: dict[str, str]
    answers: dict[str, AnswerData]


class MeasureData(Struct, frozen=True, forbid_unknown_fields=True):
    """A measure that was adopted and how far it is."""

    measure: Measure
    state: Progress


class DecidedPart(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the decision: an id or a day, and the reason."""

    value: str
    reason: str


class ProceedingsData(Struct, frozen=True, forbid_unknown_fields=True):
    """What people did with the result."""

    overrides: dict[str, Override]
    closings: dict[str, Closing]
    measures: dict[str, MeasureData]
    parties: dict[str, Party]
    events: dict[str, Event]
    decision: dict[str, DecidedPart]
    ending: Ending | None


class FactorData(Struct, frozen=True, forbid_unknown_fields=True):
    """A factor: what answers suggest, what people set, what counts, and the decisive item."""

    suggested: Rating
    set: Rating | None
    counted: Rating | None
    decisive: str | None


class FindingData(Struct, frozen=True, forbid_unknown_fields=True):
    """What an answer leads to; `rule` names item, answer, condition and effect."""

    item: str
    answer: str
    effect: Effect
    subjects: tuple[str, ...]
    blocking: bool
    rule: str


class ResultData(Struct, frozen=True, forbid_unknown_fields=True):
    """What the rules make of the case; `rules` are those that the guidance explains in words."""

    level: Level | None
    computed: Level | None
    provisional: bool
    exposure: Strength | None
    depth: Depth
    factors: dict[Rated, FactorData]
    stops: tuple[str, ...]
    flags: tuple[str, ...]
    blocking: tuple[str, ...]
    findings: tuple[FindingData, ...]
    coverage: dict[str, Coverage]
    outcomes: tuple[str, ...]
    decider: Whom | None
    target_days: int | None
    review_months: int | None
    rules: tuple[str, ...]


class CaseExport(Struct, frozen=True, forbid_unknown_fields=True):
    """A case as data; `with_people` tells whether people are named in it."""

    format: Format
    program: str
    made: str
    guidance: str
    with_people: bool
    subject: str
    about: dict[str, str]
    facts: dict[str, Known]
    answers: dict[str, AnswerData]
    partners: tuple[SubjectData, ...]
    institute: SubjectData | None
    proceedings: ProceedingsData
    result: ResultData

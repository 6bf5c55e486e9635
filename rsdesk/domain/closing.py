"""How each stop, red flag and open point of a case is dealt with."""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from rsdesk.domain.assessment import Assessment
from rsdesk.domain.case import Attachment
from rsdesk.domain.case_file import CaseFile, cleared
from rsdesk.domain.findings import Finding
from rsdesk.domain.guidance import SEVERITY, Effect, Guidance
from rsdesk.domain.proceedings import Closing
from rsdesk.domain.text import says

# document: the clearance of a stop; noted: what was said to a red flag, which stays one;
# baseline: the institute answers for its own open points, not the case
Closed = Literal["", "measure", "reason", "document", "noted", "baseline"]


class Point(Struct, frozen=True):
    """A finding that needs something, and what it got; `measures` are those agreed against it.

    Points with the same `field` rest on one answer and share its closing.
    """

    finding: Finding
    field: str
    closed: Closed
    measures: tuple[str, ...] = ()
    closing: Closing = Closing()

    @property
    def owed(self) -> bool:
        """Whether something is still missing before a decision that goes ahead can be signed."""
        return not self.closed and (self.finding.effect in ("gap", "stop") or self.finding.blocking)


class Matter(Struct, frozen=True):
    """All points that rest on one answer, worst first: they are dealt with together."""

    field: str
    points: tuple[Point, ...]

    @property
    def effect(self) -> Effect:
        """The worst of what the answer leads to."""
        return self.points[0].finding.effect

    @property
    def blocking(self) -> bool:
        """Whether a check is owed that nothing replaces."""
        return any(point.finding.blocking for point in self.points)

    @property
    def owed(self) -> bool:
        """Whether something is still missing."""
        return any(point.owed for point in self.points)

    @property
    def items(self) -> tuple[str, ...]:
        """The demands concerned."""
        return tuple(point.finding.item for point in self.points)

    @property
    def subjects(self) -> tuple[str, ...]:
        """Whose answers they are, each once."""
        return tuple(
            dict.fromkeys(subject for point in self.points for subject in point.finding.subjects)
        )


def points(guidance: Guidance, case: CaseFile, assessment: Assessment) -> tuple[Point, ...]:
    """Return every stop, flag and gap, in that order, with how it is closed."""
    return tuple(_points(guidance, case, assessment))


def matters(guidance: Guidance, found: Iterable[Point]) -> tuple[Matter, ...]:
    """Return points by the answer they rest on: stops, owed checks, red flags, then the rest."""
    order = {field: place for place, field in enumerate(guidance.field)}
    grouped: dict[str, list[Point]] = {}
    for point in found:
        grouped.setdefault(point.field, []).append(point)
    made = (Matter(field, tuple(own)) for field, own in grouped.items())
    return tuple(
        sorted(
            made,
            key=lambda one: (
                one.effect != "stop",
                not one.blocking,
                -SEVERITY[one.effect],
                order.get(one.field, -1),
            ),
        )
    )


def documents(case: CaseFile) -> tuple[Attachment, ...]:
    """Return the files by which stops are cleared: a record names them, so they must be kept."""
    given = (closing.document for closing in case.proceedings.closings.values())
    return tuple(document for document in given if document is not None)


def place_of(guidance: Guidance, item: str) -> str:
    """Return the field that fills an item; the item itself where the circumstances answer it."""
    field = guidance.field_of.get(item)
    return field.id if field is not None else item


def _points(guidance: Guidance, case: CaseFile, assessment: Assessment) -> Iterator[Point]:
    lifted = cleared(guidance, case)
    for effect in ("stop", "flag", "gap"):
        for finding in assessment.of(effect):
            field = place_of(guidance, finding.item)
            closing = case.proceedings.closings.get(field, Closing())
            measures = _agreed(case, finding.item)
            closed = _closed(guidance, finding, measures, closing, cleared=field in lifted)
            yield Point(finding, field, closed, measures, closing)


def _closed(
    guidance: Guidance,
    finding: Finding,
    measures: tuple[str, ...],
    closing: Closing,
    *,
    cleared: bool,
) -> Closed:
    if finding.effect == "stop":
        return "document" if cleared else ""
    if finding.blocking:
        return ""
    if guidance.item[finding.item].scope == "inst":
        return "baseline"
    if measures:
        return "measure"
    if not says(closing.text):
        return ""
    return "noted" if finding.effect == "flag" else "reason"


def _agreed(case: CaseFile, item: str) -> tuple[str, ...]:
    """Only a measure with owner, date and proof counts, while it is neither missed nor dropped."""
    known = case.proceedings
    return tuple(name for name in known.agreed if item in known.measures[name].items)

"""How each stop, red flag and open point of a case is dealt with."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from rsdesk.domain.assessment import Assessment
from rsdesk.domain.case_file import CaseFile
from rsdesk.domain.findings import Finding
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.proceedings import Closing

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


def points(guidance: Guidance, case: CaseFile, assessment: Assessment) -> tuple[Point, ...]:
    """Return every stop, flag and gap, in that order, with how it is closed."""
    return tuple(_points(guidance, case, assessment))


def place_of(guidance: Guidance, item: str) -> str:
    """Return the field that fills an item; the item itself where the circumstances answer it."""
    field = guidance.field_of.get(item)
    return field.id if field is not None else item


def _points(guidance: Guidance, case: CaseFile, assessment: Assessment) -> Iterator[Point]:
    for effect in ("stop", "flag", "gap"):
        for finding in assessment.of(effect):
            field = place_of(guidance, finding.item)
            closing = case.proceedings.closings.get(field, Closing())
            measures = _agreed(case, finding.item)
            yield Point(
                finding, field, _closed(guidance, finding, measures, closing), measures, closing
            )


def _closed(
    guidance: Guidance, finding: Finding, measures: tuple[str, ...], closing: Closing
) -> Closed:
    if finding.effect == "stop":
        return "document" if closing.clears else ""
    if finding.blocking:
        return ""
    if guidance.item[finding.item].scope == "inst":
        return "baseline"
    if measures:
        return "measure"
    if not closing.text.strip():
        return ""
    return "noted" if finding.effect == "flag" else "reason"


def _agreed(case: CaseFile, item: str) -> tuple[str, ...]:
    """Only a measure with owner, date and proof counts, while it is neither missed nor dropped."""
    known = case.proceedings
    return tuple(
        name
        for name, measure in known.measures.items()
        if item in measure.items
        and measure.agreed
        and known.state_of(name) not in ("missed", "dropped")
    )

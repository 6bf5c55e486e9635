"""Which measures the guidance proposes for a case and why, and how far the adopted ones are."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from rsdesk.domain.assessment import Assessment
from rsdesk.domain.case_file import CaseFile
from rsdesk.domain.closing import Point, points
from rsdesk.domain.findings import Finding
from rsdesk.domain.guidance import SEVERITY, Effect, Guidance, Rated
from rsdesk.domain.proceedings import Measure, Proceedings
from rsdesk.domain.rules import Level, at_least
from rsdesk.domain.text import says
from rsdesk.i18n import Language

# incomplete: owner, date or proof is missing; overdue: agreed, and its date has gone by
State = Literal["incomplete", "agreed", "overdue", "done", "missed", "dropped"]
PARTS = ("text", "owner", "due", "proof")
# from this level on a milder course is offered before anybody thinks of refusing (guidance.md 5.3)
_IDEAS_FROM: Level = "medium"
_IDEA = "scope"


class Proposal(Struct, frozen=True):
    """A measure of the guidance, and what in the case suggests it.

    `findings` are what it helps with and is not dealt with yet, the worst first; `factors` those
    rated elevated, serious or not known that it answers. `level` is set where the level alone
    suggests it, as a milder course than refusing.
    """

    measure: str
    findings: tuple[Finding, ...] = ()
    factors: tuple[Rated, ...] = ()
    level: Level | None = None

    @property
    def items(self) -> tuple[str, ...]:
        """The demands that it answers when it is adopted."""
        return tuple(finding.item for finding in self.findings)

    def count(self, effect: Effect) -> int:
        """How many stops, flags or gaps suggest it."""
        return sum(finding.effect == effect for finding in self.findings)


def proposed(guidance: Guidance, case: CaseFile, assessment: Assessment) -> tuple[Proposal, ...]:
    """Return what the guidance proposes and nobody adopted yet, what matters most first."""
    adopted = in_use(case.proceedings)
    found = _suggested(guidance, points(guidance, case, assessment))
    factors = _factors(guidance, assessment)
    ideas = _ideas(guidance, assessment)
    made = [
        Proposal(
            one.id,
            found.get(one.id, ()),
            factors.get(one.id, ()),
            assessment.appraisal.level if one.id in ideas else None,
        )
        for one in guidance.measures
        if one.id not in adopted
    ]
    wanted = [one for one in made if one.findings or one.factors or one.level]
    return tuple(sorted(wanted, key=_weight))


def in_use(known: Proceedings) -> dict[str, str]:
    """Return the measures of the guidance that were adopted and not given up: id to name."""
    return {
        measure.measure: name
        for name, measure in known.measures.items()
        if measure.measure and known.state_of(name) != "dropped"
    }


def adopted(guidance: Guidance, measure: str, items: Iterable[str], language: Language) -> Measure:
    """Return a measure of the guidance as it is adopted: owner and date are still missing."""
    known = guidance.measure[measure]
    return Measure(
        text=known.text[language],
        measure=measure,
        proof=known.proof[language],
        items=tuple(dict.fromkeys(items)),
    )


def worded(guidance: Guidance, measure: Measure, language: Language) -> Measure:
    """Return a measure with the guidance's own words in this language where nobody changed them."""
    known = guidance.measure.get(measure.measure)
    if known is None:
        return measure
    text = known.text[language] if measure.text in (known.text.de, known.text.en) else measure.text
    proof = known.proof
    own = proof[language] if measure.proof in (proof.de, proof.en) else measure.proof
    return replace(measure, text=text, proof=own)


def state_of(known: Proceedings, name: str, today: date) -> State:
    """Return how far a measure is on a day."""
    said = known.state_of(name)
    if said != "agreed":
        return said
    measure = known.measures[name]
    if measure.due and measure.due < today.isoformat():
        return "overdue"
    return "agreed" if measure.agreed else "incomplete"


def lacking(measure: Measure) -> tuple[str, ...]:
    """Return which of text, owner, date and proof are missing."""
    return tuple(part for part in PARTS if not says(getattr(measure, part)))


def helpful(guidance: Guidance, items: Collection[str]) -> tuple[str, ...]:
    """Return the measures that the guidance names for these demands, each once, in its order."""
    named = {measure for item in items for measure in guidance.item[item].measures}
    return tuple(one.id for one in guidance.measures if one.id in named)


def _suggested(guidance: Guidance, found: Iterable[Point]) -> dict[str, tuple[Finding, ...]]:
    """A gap that is dealt with suggests nothing; a flag or stop still does."""
    made: dict[str, tuple[Finding, ...]] = {}
    for point in found:
        if (point.closed and point.finding.effect == "gap") or point.closed == "baseline":
            continue
        for measure in guidance.item[point.finding.item].measures:
            made[measure] = (*made.get(measure, ()), point.finding)
    return made


def _factors(guidance: Guidance, assessment: Assessment) -> dict[str, tuple[Rated, ...]]:
    made: dict[str, tuple[Rated, ...]] = {}
    for item in guidance.items:
        if item.rates is None:
            continue
        if (assessment.appraisal.factors[item.rates].counted or "N") != "N":
            for measure in item.measures:
                made[measure] = (*made.get(measure, ()), item.rates)
    return made


def _ideas(guidance: Guidance, assessment: Assessment) -> frozenset[str]:
    """Return the measures that change the project so that it need not be refused."""
    level = assessment.appraisal.level
    if level is None or not at_least(level, _IDEAS_FROM):
        return frozenset()
    return frozenset(one.id for one in guidance.measures if one.kind == _IDEA)


def _weight(proposal: Proposal) -> tuple[int, ...]:
    worst = max((SEVERITY[finding.effect] for finding in proposal.findings), default=0)
    return -worst, -len(proposal.findings), -len(proposal.factors), not proposal.level

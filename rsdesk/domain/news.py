"""What became different in a partner or the baseline since a case last took it in."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from rsdesk.domain.asking import effect_if
from rsdesk.domain.case import Answer
from rsdesk.domain.case_file import Statement, SubjectFile
from rsdesk.domain.casework import Casework
from rsdesk.domain.findings import applicable
from rsdesk.domain.freshness import Checked, checked
from rsdesk.domain.guidance import SEVERITY, Effect, Field


class Reworded(Struct, frozen=True):
    """A particular, such as the seat of a partner, and what stood there; empty for nothing."""

    particular: str
    before: str
    after: str


class Changed(Struct, frozen=True):
    """An answer that is another one now, and what each of the two leads to in the case."""

    field: str
    before: Answer | None
    after: Answer | None
    effect_before: Effect
    effect_after: Effect


class News(Struct, frozen=True):
    """All that is different for a case; without any the answers were only confirmed since.

    `checked` is when the newest of the answers was given, `inherits` how many of them count here.
    """

    subject: str
    about: tuple[Reworded, ...]
    answers: tuple[Changed, ...]
    checked: Checked | None
    inherits: int

    @property
    def changes_nothing(self) -> bool:
        """Whether what is said is the same, and only its date is new."""
        return not self.about and not self.answers


def news(work: Casework, subject: str) -> News | None:
    """Return what is new about a partner or the baseline; None when the case is up to date."""
    now = next((one for one in work.newer if one.subject == subject), None)
    if now is None:
        return None
    then = work.partner(subject) or _baseline(work, subject)
    given = _counting(work, now.answers)
    before = _counting(work, then.answers) if then is not None else {}
    about = tuple(_reworded(then.about if then is not None else {}, now.about))
    if not about and _dated(before) == _dated(given):
        return None
    return News(
        subject,
        about,
        tuple(_changed(work, subject, before, given)),
        checked(given.values()),
        len(given),
    )


def _baseline(work: Casework, subject: str) -> SubjectFile | None:
    own = work.case.institute
    return own if own is not None and own.subject == subject else None


def _counting(work: Casework, answers: Iterable[Answer]) -> dict[str, Answer]:
    """Return the answers that count in the case; its edition may know others than the newest."""
    guidance, facts = work.guidance, work.assessment.facts
    found = {}
    for answer in answers:
        field = guidance.field.get(answer.field)
        if field is None or answer.choice not in _choices(work, field):
            continue
        if any(applicable(guidance, guidance.item[item], facts) for item in field.items):
            found[answer.field] = answer
    return found


def _choices(work: Casework, field: Field) -> set[str]:
    return {choice.id for choice in work.guidance.choices(field)}


def _dated(answers: Mapping[str, Answer]) -> dict[str, tuple[object, ...]]:
    return {name: (one.choice, one.parts, one.time, one.author) for name, one in answers.items()}


def _reworded(
    before: Mapping[str, Statement], after: Mapping[str, Statement]
) -> Iterator[Reworded]:
    for name in dict.fromkeys((*before, *after)):
        then, now = (said[name].value if name in said else "" for said in (before, after))
        if then != now:
            yield Reworded(name, then, now)


def _changed(
    work: Casework, subject: str, before: Mapping[str, Answer], after: Mapping[str, Answer]
) -> Iterator[Changed]:
    for name in work.guidance.field:
        then, now = before.get(name), after.get(name)
        said = [(one.choice, one.parts) if one is not None else None for one in (then, now)]
        if said[0] != said[1]:
            effects = [_effect(work, subject, name, one) for one in (then, now)]
            yield Changed(name, then, now, effects[0], effects[1])


def _effect(work: Casework, subject: str, field: str, answer: Answer | None) -> Effect:
    if answer is None:
        return "none"
    found = (one.effect for one in effect_if(work, subject, field, answer.choice))
    return max(found, key=lambda effect: SEVERITY[effect], default="none")

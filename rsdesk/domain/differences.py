"""What differs between two states of a case: everything that people see changed, as data.

`rsdesk.domain.difference_words` says it in words.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from rsdesk.domain.appraisal import FACTORS
from rsdesk.domain.assessment import Assessment
from rsdesk.domain.case import KEEPING, Answer, Check, about_key, kind_of
from rsdesk.domain.case_file import CaseFile, Statement, SubjectFile
from rsdesk.domain.closing import place_of
from rsdesk.domain.guidance import SEVERITY, Effect, Guidance
from rsdesk.domain.proceedings import PARTS, Measure, Party

Kind = Literal[
    "guidance",
    "level",
    "rating",
    "allowed",
    "finding",
    "fact",
    "about",
    "partner",
    "baseline",
    "answer",
    "part",
    "measure",
    "progress",
    "closing",
    "override",
    "party",
    "decision",
    "event",
    "end",
]
_NOTHING: tuple[str, ...] = ()
K = TypeVar("K")


class Version(Struct, frozen=True):
    """A state of a case with what followed from it under its guidance."""

    guidance: Guidance
    case: CaseFile
    assessment: Assessment


class Difference(Struct, frozen=True):
    """One thing that differs. What is new has nothing before, what is gone nothing after.

    `name` is the register without its prefix: a field, a circumstance, a particular, a measure.
    `subject` is whose it is, `whose` that in words where it is not the case. `before` and `after`
    are ids where people choose, and text where they write. `detail` are the parts that differ, or
    the items of a finding.
    """

    kind: Kind
    name: str = ""
    subject: str = ""
    whose: str = ""
    before: str = ""
    after: str = ""
    detail: tuple[str, ...] = _NOTHING


def differences(before: Version, after: Version) -> tuple[Difference, ...]:
    """Return everything that differs: the result first, then what led to it, then what followed."""
    return (
        *_result(before, after),
        *_findings(before, after),
        *_stated(before.case, after.case),
        *_subjects(before.case, after.case),
        *_answers(before, after),
        *_proceedings(before.case, after.case),
    )


def _result(before: Version, after: Version) -> Iterator[Difference]:
    old, new = before.assessment.appraisal, after.assessment.appraisal
    yield from _changed("guidance", "", before.case.guidance, after.case.guidance)
    yield from _changed("level", "", old.level or "", new.level or "")
    for factor in FACTORS:
        was, now = old.factors.get(factor), new.factors.get(factor)
        yield from _changed(
            "rating", factor, (was and was.counted) or "", (now and now.counted) or ""
        )
    for gone in sorted({*old.allowed} - {*new.allowed}):
        yield Difference("allowed", gone, before=gone)
    for come in sorted({*new.allowed} - {*old.allowed}):
        yield Difference("allowed", come, after=come)


def _findings(before: Version, after: Version) -> Iterator[Difference]:
    """What rests on the same answer and changed alike is one difference."""
    old, new = _effects(before), _effects(after)
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for item in (*new, *(item for item in old if item not in new)):
        was, now = old.get(item, ""), new.get(item, "")
        if was != now:
            field = place_of(after.guidance, item)
            grouped.setdefault((field, was, now), []).append(item)
    order = sorted(grouped.items(), key=lambda one: _weight(*one[0][1:]))
    for (field, was, now), items in order:
        yield Difference("finding", field, before=was, after=now, detail=tuple(items))


def _effects(version: Version) -> dict[str, Effect]:
    return {one.item: one.effect for one in version.assessment.findings if one.effect != "none"}


def _weight(before: str, after: str) -> int:
    rank = {str(effect): weight for effect, weight in SEVERITY.items()} | {"": 0}
    return -max(rank[before], rank[after])


def _stated(before: CaseFile, after: CaseFile) -> Iterator[Difference]:
    for name in _names(before.facts, after.facts):
        yield from _changed("fact", name, *_values(name, before.facts, after.facts))
    yield from _about(before.about, after.about, after.subject, "")


def _about(
    before: Mapping[str, Statement], after: Mapping[str, Statement], subject: str, whose: str
) -> Iterator[Difference]:
    for name in _names(before, after):
        if about_key(name) not in KEEPING:
            was, now = _values(name, before, after)
            yield from _changed("about", name, was, now, subject=subject, whose=whose)


def _values(
    name: str, before: Mapping[str, Statement], after: Mapping[str, Statement]
) -> tuple[str, str]:
    was, now = before.get(name), after.get(name)
    return was.value if was else "", now.value if now else ""


def _subjects(before: CaseFile, after: CaseFile) -> Iterator[Difference]:
    old = {partner.subject: partner for partner in before.partners}
    new = {partner.subject: partner for partner in after.partners}
    for subject in _names(old, new):
        was, now = old.get(subject), new.get(subject)
        if was is not None and now is not None:
            yield from _about(was.about, now.about, subject, _named(now))
        else:
            yield Difference(
                "partner",
                subject=subject,
                before=_named(was) or subject if was else "",
                after=_named(now) or subject if now else "",
            )
    one, other = before.institute, after.institute
    if (one and one.subject) != (other and other.subject):
        yield Difference(
            "baseline", before=one.subject if one else "", after=other.subject if other else ""
        )


def _named(subject: SubjectFile | None) -> str:
    name = subject.about.get("name") if subject else None
    return name.value if name else ""


def _answers(before: Version, after: Version) -> Iterator[Difference]:
    """A partner that is new or gone brings or takes its answers: they are no changes of their own.

    The same holds for a baseline.
    """
    both = {*_all_subjects(before.case)} & {*_all_subjects(after.case)}
    names = _all_subjects(after.case)
    old, new = _given(before.case), _given(after.case)
    order = {field: place for place, field in enumerate(after.guidance.field)}
    for key in sorted(_names(old, new), key=lambda key: (order.get(key[1], len(order)), key)):
        if key[0] in both:
            was, now = old.get(key), new.get(key)
            yield from _answer(key[1], key[0], names[key[0]], was, now)


def _all_subjects(case: CaseFile) -> dict[str, str]:
    others = [*case.partners, *([case.institute] if case.institute else [])]
    return {case.subject: ""} | {other.subject: _named(other) for other in others}


def _given(case: CaseFile) -> dict[tuple[str, str], Answer]:
    return {(answer.subject, answer.field): answer for answer in case.all_answers}


def _answer(
    field: str, subject: str, name: str, was: Answer | None, now: Answer | None
) -> Iterator[Difference]:
    whose = name if kind_of(subject) == "partner" else ""
    old, new = was.choice if was else "", now.choice if now else ""
    yield from _changed("answer", field, old, new, subject=subject, whose=whose)
    if was is None or now is None:
        return  # its words came or went with it
    before, after = _parts(was), _parts(now)
    for part in before:
        if before[part] != after[part]:
            yield Difference(
                "part", field, subject, whose, before[part], after[part], detail=(part,)
            )


def _parts(answer: Answer) -> dict[str, str]:
    parts = answer.parts
    return {
        "comment": parts.comment,
        "text": parts.text,
        "list": "\n".join(parts.list),
        "ticked": "\n".join(sorted(parts.ticked)),
        "check": "\n".join(_check(check) for check in parts.checks),
    }


def _check(check: Check) -> str:
    """All of a check record on one line: what differs anywhere in it differs here."""
    said = [check.source, check.source_date, check.searched, check.result, check.checker,
            check.checked_on, check.attachment.name if check.attachment else ""]  # fmt: skip
    return ", ".join(" ".join(text.split()) for text in said if text.strip())


def _proceedings(before: CaseFile, after: CaseFile) -> Iterator[Difference]:
    old, new = before.proceedings, after.proceedings
    for name in _names(old.measures, new.measures):
        yield from _measure(name, old.measures.get(name), new.measures.get(name))
        if name in old.measures and name in new.measures:
            was, now = old.state_of(name), new.state_of(name)
            yield from _changed("progress", name, was, now, whose=new.measures[name].text)
    yield from _entries("closing", old.closings, new.closings)
    yield from _entries("override", old.overrides, new.overrides)
    yield from _parties(old.parties, new.parties)
    for part in PARTS:
        was_said, now_said = old.part(part), new.part(part)
        if was_said.value != now_said.value:
            yield Difference("decision", part, before=was_said.value, after=now_said.value)
        if was_said.reason != now_said.reason:
            yield Difference(
                "decision", part, before=was_said.reason, after=now_said.reason, detail=("reason",)
            )
    yield from _entries("event", old.events, new.events)
    yield from _entries("end", _single(old.ending), _single(new.ending))


def _measure(name: str, was: Measure | None, now: Measure | None) -> Iterator[Difference]:
    detail = _differing(was, now)
    if detail or was is None or now is None:
        old, new = (_named_as(one.text) if one else "" for one in (was, now))
        yield Difference("measure", name, before=old, after=new, detail=detail)


def _parties(before: Mapping[str, Party], after: Mapping[str, Party]) -> Iterator[Difference]:
    for name in _names(before, after):
        was, now = before.get(name), after.get(name)
        detail = _differing(was, now)
        if detail or was is None or now is None:
            old, new = (_named_as(one.name) if one else "" for one in (was, now))
            yield Difference("party", name, before=old, after=new, detail=detail)


def _entries(
    kind: Kind, before: Mapping[str, Struct], after: Mapping[str, Struct]
) -> Iterator[Difference]:
    for name in _names(before, after):
        was, now = before.get(name), after.get(name)
        if was != now:
            old, new = _said(was), _said(now)
            yield Difference(kind, name, before=old, after=new, detail=_differing(was, now))


def _said(value: Struct | None) -> str:
    """The words of an entry, whatever it calls them; one without any is there all the same."""
    if value is None:
        return ""
    words = (getattr(value, part, "") for part in ("text", "reason", "trigger", "value"))
    return _named_as(next((text for text in words if text.strip()), ""))


def _named_as(text: str) -> str:
    """What has no words is there all the same."""
    return text if text.strip() else "–"


def _single(value: Struct | None) -> dict[str, Struct]:
    return {} if value is None else {"end": value}


def _differing(was: Struct | None, now: Struct | None) -> tuple[str, ...]:
    """Return the names of what differs in two entries, nothing for one that is new or gone."""
    if was is None or now is None:
        return ()
    names = [field.name for field in msgspec.structs.fields(now)]
    return tuple(name for name in names if getattr(was, name) != getattr(now, name))


def _changed(
    kind: Kind, name: str, before: str, after: str, *, subject: str = "", whose: str = ""
) -> Iterator[Difference]:
    if before != after:
        yield Difference(kind, name, subject, whose, before, after)


def _names(before: Mapping[K, object], after: Mapping[K, object]) -> Iterable[K]:
    return dict.fromkeys((*before, *after))

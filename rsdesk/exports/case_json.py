"""The case as data for other programs, and the schema of it.

What it holds is docs/formats/case-export.md.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from rsdesk import __version__
from rsdesk.domain.appraisal import FactorResult
from rsdesk.domain.case import NEXT_DATE, Answer, Check, Parts
from rsdesk.domain.case_file import Statement, SubjectFile, given_facts
from rsdesk.domain.findings import Finding
from rsdesk.domain.proceedings import Measure, Party, Proceedings
from rsdesk.exports.case_shape import (
    FORMAT,
    AnswerData,
    CaseExport,
    DecidedPart,
    FactorData,
    FindingData,
    MeasureData,
    ProceedingsData,
    ResultData,
    SubjectData,
)
from rsdesk.exports.content import Content

_PEOPLE = "people"


def as_json(content: Content) -> bytes:
    """Return the case as JSON in UTF-8, indented so that people can read it."""
    encoded = msgspec.json.encode(case_data(content), order="deterministic")
    return msgspec.json.format(encoded, indent=1) + b"\n"


def schema() -> bytes:
    """Return the JSON schema (2020-12) of the export, as it is published."""
    made = _portable(msgspec.json.schema(CaseExport))
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def case_data(content: Content) -> CaseExport:
    """Return everything the export holds."""
    case = content.case
    return CaseExport(
        format=FORMAT,
        program=__version__,
        made=content.now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        guidance=case.guidance,
        with_people=content.with_names,
        subject=case.subject,
        about=_about(content, case.about),
        facts=given_facts(case),
        answers=_answers(content, case.answers),
        partners=tuple(_subject(content, partner) for partner in case.partners),
        institute=_subject(content, case.institute) if case.institute else None,
        proceedings=_proceedings(content, case.proceedings),
        result=_result(content),
    )


def _about(content: Content, about: Mapping[str, Statement]) -> dict[str, str]:
    """Return particulars; when the case comes up next is no part of what it states."""
    return {
        name: stated.value
        for name, stated in about.items()
        if name != NEXT_DATE and (content.with_names or name != _PEOPLE)
    }


def _subject(content: Content, file: SubjectFile) -> SubjectData:
    return SubjectData(
        subject=file.subject,
        revision=file.revision,
        about=_about(content, file.about),
        answers=_answers(content, file.answers),
    )


def _answers(content: Content, answers: Iterable[Answer]) -> dict[str, AnswerData]:
    """Return answers by field; one about particular people only with names."""
    known = content.guidance.field
    return {
        answer.field: AnswerData(answer.choice, _parts(content, answer.parts), answer.time)
        for answer in answers
        if content.with_names or (answer.field in known and not known[answer.field].personal)
    }


def _parts(content: Content, parts: Parts) -> Parts:
    if content.with_names:
        return parts
    return replace(parts, checks=tuple(_nameless(check) for check in parts.checks))


def _nameless(check: Check) -> Check:
    """Who looked, and for whom, names people."""
    return replace(check, checker="", searched="")


def _proceedings(content: Content, known: Proceedings) -> ProceedingsData:
    named = content.with_names
    return ProceedingsData(
        overrides={
            name: one if named else replace(one, second="") for name, one in known.overrides.items()
        },
        closings=known.closings,
        measures={
            name: MeasureData(_measure(one, named=named), known.state_of(name))
            for name, one in known.measures.items()
        },
        parties={name: _party(one, named=named) for name, one in known.parties.items()},
        events=known.events,
        decision={name: DecidedPart(one.value, one.reason) for name, one in known.decision.items()},
        ending=known.ending,
    )


def _measure(measure: Measure, *, named: bool) -> Measure:
    return measure if named else replace(measure, owner="")


def _party(party: Party, *, named: bool) -> Party:
    """What a person states is about that person as much as the name is."""
    if named:
        return party
    return replace(party, name="", conflict_text="", statement="")


def _result(content: Content) -> ResultData:
    found, appraisal = content.assessment, content.assessment.appraisal
    return ResultData(
        level=appraisal.level,
        computed=appraisal.computed,
        provisional=appraisal.provisional,
        exposure=appraisal.exposure,
        depth=found.depth,
        factors={name: _factor(factor) for name, factor in appraisal.factors.items()},
        stops=appraisal.stops,
        flags=appraisal.flags,
        blocking=appraisal.blocking,
        findings=tuple(_finding(one) for one in found.findings if one.effect != "none"),
        coverage={item: state.coverage for item, state in found.items.items()},
        outcomes=appraisal.allowed,
        decider=appraisal.decider,
        target_days=appraisal.target_days,
        review_months=appraisal.review_months,
        rules=tuple(rule.id for rule in content.rules.explained),
    )


def _factor(factor: FactorResult) -> FactorData:
    decisive = factor.decisive.item if factor.decisive else None
    return FactorData(factor.suggested, factor.set, factor.counted, decisive)


def _finding(one: Finding) -> FindingData:
    return FindingData(one.item, one.answer, one.effect, one.subjects, one.blocking, one.rule)


def _portable(schema: Any) -> Any:
    """Return a schema whose patterns other languages read: they know no \\A and no \\Z."""
    if isinstance(schema, list):
        return [_portable(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: one.replace("\\A", "^").replace("\\Z", "$")
        if key == "pattern" and isinstance(one, str)
        else _portable(one)
        for key, one in schema.items()
    }

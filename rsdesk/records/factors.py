"""The four factors and the level: what the answers suggest, what people set, and what counts."""

from collections.abc import Iterator

from rsdesk.domain import appraisal_words as words
from rsdesk.domain.appraisal import FACTORS, FactorResult, Override
from rsdesk.domain.rules import LEVELS
from rsdesk.i18n import N_
from rsdesk.records.answers import answer_rows, asked_row, beside_choice, one_row
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, Tone, row
from rsdesk.records.shown import Shown
from rsdesk.records.wording import speech, stamped


def factors(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return each factor: suggestion, signs, the rating set with its reason, what counts."""
    yield Heading(speech(request)(N_("The four factors")), 2, anchor="factors")
    for factor in FACTORS:
        one = request.assessment.appraisal.factors[factor]
        yield from _brief(request, shown, one) if request.compact else _factor(request, shown, one)


def level(request: RecordRequest) -> Iterator[Block]:
    """Return how the level comes about, step by step."""
    translate, language = speech(request), request.language
    rules, appraisal = request.rules, request.assessment.appraisal
    yield Heading(translate(N_("From the factors to the level")), 2, anchor="level")
    yield from _steps(request)
    yield row(
        translate(N_("Level by the rules")),
        words.missing_text(appraisal, language)
        or words.level_word(rules, appraisal.computed, language),
    )
    yield from _overridden(request)
    yield row(
        translate(N_("Level that counts")),
        words.level_word(rules, appraisal.level, language),
        tone="strong",
    )
    if appraisal.provisional:
        text = N_("Yes: at least one rating is not known, so nothing may begin or go on yet.")
    else:
        text = N_("No: every rating that was set is known.")
    yield row(translate(N_("Provisional")), translate(text))
    depth = words.depth_text(request.guidance, request.assessment, language)
    yield row(translate(N_("Depth of the check")), depth)
    if request.with_help:
        yield from _explained(request)


def _steps(request: RecordRequest) -> Iterator[Block]:
    translate, language = speech(request), request.language
    rules, appraisal = request.rules, request.assessment.appraisal
    steps = (
        (N_("Exposure"), words.exposure_text(rules, appraisal, language)),
        (N_("Cell"), words.cell_text(rules, appraisal, language)),
        (N_("Own organisation"), words.own_text(appraisal, rules, language)),
    )
    if request.compact:
        yield row(translate(N_("Steps")), " ".join(text for _, text in steps))
        return
    for label, text in steps:
        yield row(translate(label), text)


def _factor(request: RecordRequest, shown: Shown, result: FactorResult) -> Iterator[Block]:
    translate = speech(request)
    yield Heading(words.factor_name(result.factor, translate), 3, label=result.factor)
    yield Row(_suggested(request, result), translate(N_("Suggested")))
    field = request.guidance.rating_field.get(result.factor)
    places = shown.of(field.id) if field else ()
    for place in places:
        yield asked_row(request, place, ruled=False, label=place.question.id)
        yield from answer_rows(request, place, translate(N_("Set")))
    if not places:
        text = N_("Not asked under these circumstances; the suggestion counts.")
        yield row(translate(N_("Set")), translate(text), tone="quiet")
    second = request.case.proceedings.overrides.get(result.factor)
    if second is not None and (second.second.strip() or second.reason.strip()):
        yield _second(request, result.factor, second)
    yield Row(tuple(_counted(request, result)), translate(N_("Counts")))


def _brief(request: RecordRequest, shown: Shown, result: FactorResult) -> Iterator[Block]:
    """Return a factor in a few lines: what counts, what was suggested, and why it was set so."""
    translate = speech(request)
    name = words.factor_name(result.factor, translate)
    suggested, *signs = _suggested(request, result)
    text = translate(N_("Suggested: {rating}")).format(rating=suggested.text)
    found = (*_counted(request, result), Passage(text, "quiet"), *signs)
    field = request.guidance.rating_field.get(result.factor)
    places = shown.of(field.id) if field else ()
    if len(places) == 1 and places[0].answer and result.set == result.counted:
        beside = beside_choice(request, shown, places[0])
        yield Row((*found, *beside), name, anchor=places[0].anchor, ruled=True)
    else:
        yield Row(found, name, ruled=True)
        for place in places:
            yield one_row(request, shown, place, place.question.id)
    second = request.case.proceedings.overrides.get(result.factor)
    if second is not None and (second.second.strip() or second.reason.strip()):
        yield _second(request, result.factor, second)


def _suggested(request: RecordRequest, result: FactorResult) -> tuple[Passage, ...]:
    """Return the suggestion with the decisive sign and all others."""
    translate, language = speech(request), request.language
    found = [Passage(words.rating_word(request.rules, result.suggested, language))]
    if result.decisive is None:
        return (*found, Passage(translate(N_("No answer speaks for a concern.")), "quiet"))
    for place, sign in enumerate(result.signs):
        label = N_("Decisive: {sign}") if place == 0 else N_("Also: {sign}")
        told = words.sign_text(request.guidance, request.rules, request.assessment, sign, language)
        found.append(Passage(translate(label).format(sign=told), "quiet"))
    return tuple(found)


def _counted(request: RecordRequest, result: FactorResult) -> Iterator[Passage]:
    translate = speech(request)
    if result.counted is None:
        yield Passage(translate(N_("The rating is missing, so there is no level.")), "strong")
        return
    yield Passage(words.rating_word(request.rules, result.counted, request.language), "strong")
    if result.refused is not None:
        text = N_("What was set does not count. {reason}")
        reason = words.refusal_text(result.refused, translate)
        yield Passage(translate(text).format(reason=reason))
    if result.lowered:
        yield Passage(
            translate(N_("One step lower than suggested, with a second person.")), "quiet"
        )


def _overridden(request: RecordRequest) -> Iterator[Block]:
    override = request.case.proceedings.overrides.get("level")
    if override is None:
        return
    translate = speech(request)
    wanted = next((one for one in LEVELS if one == override.value), None)
    found = [Passage(words.level_word(request.rules, wanted, request.language), "strong")]
    refused = request.assessment.appraisal.refused
    if refused is not None:
        text = N_("What was set does not count. {reason}")
        reason = words.refusal_text(refused, translate)
        found.append(Passage(translate(text).format(reason=reason)))
    yield Row((*found, *_agreed(request, "level", override)), translate(N_("Level set by people")))


def _second(request: RecordRequest, name: str, override: Override) -> Row:
    return Row(_agreed(request, name, override), speech(request)(N_("Second person")))


def _agreed(request: RecordRequest, name: str, override: Override) -> tuple[Passage, ...]:
    translate = speech(request)
    second = N_("Second person: {name}") if name == "level" else N_("{name} agrees")
    parts: tuple[tuple[str, Tone], ...] = (
        (override.reason, "plain"),
        (
            translate(second).format(name=override.second) if override.second.strip() else "",
            "plain",
        ),
        (stamped(request, f"override/{name}"), "quiet"),
    )
    return tuple(Passage(text, tone) for text, tone in parts if text.strip())


def _explained(request: RecordRequest) -> Iterator[Row]:
    translate = speech(request)
    for name in ("suggestion", "exposure", "matrix", "own", "provisional", "override"):
        why = request.rules.why(name)
        if why is not None:
            said = (why.text[request.language], why.source[request.language])
            yield row(translate(N_("Rule")), *said, tone="quiet")

"""What the assessment came to and what was decided, in sentences."""

from collections.abc import Iterator

from rsdesk.domain import dates
from rsdesk.domain.appraisal_words import factor_name, level_word, rating_word, whom_word
from rsdesk.domain.case_file import cleared
from rsdesk.domain.closing import place_of
from rsdesk.domain.deciding_words import outcome_word
from rsdesk.domain.proceedings import Party
from rsdesk.domain.rules import LEVELS
from rsdesk.domain.wording import joined
from rsdesk.exports.cleaning import one_line, paragraphs
from rsdesk.exports.content import Content
from rsdesk.exports.paper import Paragraph
from rsdesk.i18n import N_, date_text


def result(content: Content) -> Iterator[Paragraph]:
    """Yield level, open matters, outcome, who decided, and when it is looked at again."""
    yield Paragraph(" ".join(_level(content)))
    yield from (Paragraph(text) for text in _open(content))
    yield from _decision(content)
    again = dates.review(content.case, content.assessment.appraisal)
    if again is not None:
        day = date_text(again.day, content.language)
        words = content.translate(N_("The assessment is reviewed by {day} at the latest."))
        yield Paragraph(words.format(day=day))


def ratings(content: Content) -> Iterator[Paragraph]:
    """Yield the four factors with the rating that counts."""
    for factor in content.assessment.appraisal.factors.values():
        name = factor_name(factor.factor, content.translate)
        counted = factor.counted
        rating = (
            rating_word(content.rules, counted, content.language)
            if counted
            else content.translate(N_("not rated yet"))
        )
        yield Paragraph(f"{name}: {rating}", point=True)


def _level(content: Content) -> Iterator[str]:
    t, appraisal = content.translate, content.assessment.appraisal
    if appraisal.level is None:
        yield t(N_("A level of risk is not determined yet, because ratings are missing."))
        return
    level = level_word(content.rules, appraisal.level, content.language)
    yield t(N_("The assessment gives the risk level “{level}”.")).format(level=level)
    if appraisal.provisional:
        yield t(N_("The result is provisional, because a rating is not known."))
    stated = content.case.proceedings.part("residual")
    residual = next((one for one in LEVELS if one == stated.value), None)
    if residual is not None:
        after = level_word(content.rules, residual, content.language)
        yield t(
            N_("With the measures agreed, the remaining risk is at the level “{level}”.")
        ).format(level=after)
        if stated.reason.strip():
            yield one_line(stated.reason)


def _open(content: Content) -> Iterator[str]:
    """Yield what stands in the way: a text that kept silent about it would mislead."""
    t, appraisal = content.translate, content.assessment.appraisal
    lifted = cleared(content.guidance, content.case)
    open_stops = [
        item for item in appraisal.stops if place_of(content.guidance, item) not in lifted
    ]
    if open_stops:
        yield t(
            N_(
                "A stop is open: the collaboration does not begin or go on until the competent "
                "office has cleared it in writing."
            )
        )
    if appraisal.blocking:
        yield t(N_("Required checks have not been made yet."))
    if appraisal.flags:
        yield t(N_("Because of a red flag the leadership decides."))


def _decision(content: Content) -> Iterator[Paragraph]:
    t, known = content.translate, content.case.proceedings
    outcome = known.part("outcome")
    if not outcome.value:
        yield Paragraph(t(N_("No decision has been taken yet.")))
        return
    words = outcome_word(content.rules, outcome.value, content.language)
    day = dates.decided_on(content.case)
    said = (
        t(N_("Decision of {day}: {outcome}.")).format(
            day=date_text(day, content.language), outcome=words
        )
        if day
        else t(N_("Decision: {outcome}.")).format(outcome=words)
    )
    reason, *others = paragraphs(outcome.reason) or ("",)
    yield Paragraph(" ".join(filter(None, (said, reason))))
    yield from (Paragraph(text) for text in others)
    who = _deciders(content)
    if who:
        yield Paragraph(t(N_("Decided by: {people}.")).format(people=who))


def _deciders(content: Content) -> str:
    """Return who decided; without names what office they hold, or whose decision it is."""
    people = [
        words
        for party in content.case.proceedings.acting("decides")
        for words in [_who(content, party)]
        if words
    ]
    decider = content.assessment.appraisal.decider
    if not people and decider is not None:
        people = [whom_word(decider, content.translate)]
    return joined(list(dict.fromkeys(people)), content.translate)


def _who(content: Content, party: Party) -> str:
    name, function = one_line(party.name), one_line(party.function)
    if not content.with_names:
        return function
    return f"{name} ({function})" if name and function else name or function

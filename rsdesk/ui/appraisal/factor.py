"""What a tile says of a factor: suggestion with its signs, what people set, what counts and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from rsdesk.domain.appraisal import RATING_OF, FactorResult
from rsdesk.domain.appraisal_words import factor_name, rating_word, refusal_text, sign_text
from rsdesk.domain.assessment import FACTS
from rsdesk.domain.case import Answer
from rsdesk.domain.findings import Sign
from rsdesk.domain.guidance import Rated
from rsdesk.domain.rules import RANK, Rating
from rsdesk.i18n import N_, date_text, translator
from rsdesk.services.casework import Casework
from rsdesk.ui.appraisal.jumps import to_answer
from rsdesk.ui.assessment.state import subject_name
from rsdesk.ui.language import current, t
from rsdesk.ui.place import Place


@dataclass(frozen=True)
class SignLine:
    """A sign: the question, the rule in words, and its answer's place; `whose` names partners."""

    title: str
    text: str
    place: Place
    item: str
    whose: str = ""


@dataclass(frozen=True)
class SetLine:
    """A rating that somebody set, with reason and who and when; `whose` names the partner."""

    rating: Rating | None
    word: str
    whose: str = ""
    reason: str = ""
    who: str = ""


@dataclass(frozen=True)
class FactorWords:
    """A factor as its tile shows it."""

    factor: Rated
    name: str
    counted: Rating | None
    word: str
    suggested: Rating
    suggestion: str
    signs: tuple[SignLine, ...]
    set: tuple[SetLine, ...]
    verdict: str
    refused: bool
    can_set: bool
    wants_second: bool


def factor_words(work: Casework, factor: Rated, people: Mapping[str, str]) -> FactorWords:
    """Return what the tile of a factor says; `people` are names by fingerprint."""
    one = work.assessment.appraisal.factors[factor]
    translate, language = translator(current()), current()
    unrated = t(N_("not rated yet"))
    counted = one.counted
    return FactorWords(
        factor=factor,
        name=factor_name(factor, translate),
        counted=counted,
        word=rating_word(work.rules, counted, language) if counted is not None else unrated,
        suggested=one.suggested,
        suggestion=rating_word(work.rules, one.suggested, language),
        signs=tuple(_sign(work, sign) for sign in one.signs),
        set=tuple(_set(work, factor, people)),
        verdict=" ".join(_verdict(work, one)),
        refused=one.refused is not None,
        can_set=one.asked,
        wants_second=_wants_second(work, one),
    )


def subjects(work: Casework, factor: Rated) -> tuple[str, ...]:
    """Return whom a factor is rated for: the case, or each partner."""
    field = work.guidance.rating_field.get(factor)
    if field is None:
        return ()
    if work.guidance.scope(field) == "partner":
        return tuple(partner.subject for partner in work.case.partners)
    return (work.case.subject,)


def _sign(work: Casework, sign: Sign) -> SignLine:
    partners = [subject for subject in sign.subjects if work.partner(subject) is not None]
    field = work.guidance.field_of.get(sign.item)
    title = (field.label if field is not None else work.guidance.item[sign.item].text)[current()]
    return SignLine(
        title,
        sign_text(work.guidance, work.rules, work.assessment, sign, current()),
        to_answer(work, sign.item, sign.subjects[0] if sign.subjects else FACTS),
        sign.item,
        ", ".join(subject_name(work, subject) for subject in partners),
    )


def _set(work: Casework, factor: Rated, people: Mapping[str, str]) -> Iterator[SetLine]:
    field = work.guidance.rating_field.get(factor)
    for subject in subjects(work, factor):
        answer = work.answer(subject, field.id) if field is not None else None
        whose = subject_name(work, subject) if work.partner(subject) is not None else ""
        rating = RATING_OF.get(answer.choice) if answer is not None else None
        if answer is None or rating is None:
            if whose:
                yield SetLine(None, t(N_("not rated yet")), whose)
            continue
        word = rating_word(work.rules, rating, current())
        yield SetLine(rating, word, whose, _reason(answer), _who(answer, people))


def _reason(answer: Answer) -> str:
    return " ".join((answer.parts.text or answer.parts.comment).split())


def _who(answer: Answer, people: Mapping[str, str]) -> str:
    who = people.get(answer.author) or t(N_("somebody not known here"))
    if not answer.time:
        return who
    return f"{who}, {date_text(datetime.fromisoformat(answer.time).astimezone().date(), current())}"


def _wants_second(work: Casework, one: FactorResult) -> bool:
    """Whether a second person has something to agree to, or is named already."""
    named = work.case.proceedings.overrides.get(one.factor)
    lower = one.set is not None and RANK[one.suggested] - RANK[one.set] == 1
    return lower or (named is not None and bool(named.second.strip()))


def _verdict(work: Casework, one: FactorResult) -> Iterator[str]:
    """Return what counts and why."""
    suggestion = rating_word(work.rules, one.suggested, current())
    if not one.asked:
        yield t(N_("No question of this case asks for this rating, so the suggestion counts."))
    elif one.counted is None:
        yield t(_waiting(work, one))
    elif one.refused is not None:
        yield t(N_("The rating that was set does not count."))
        yield refusal_text(one.refused, translator(current()))
        yield t(N_("Until then the suggestion counts: {rating}."), rating=suggestion)
    elif one.lowered:
        named = work.case.proceedings.overrides.get(one.factor)
        who = named.second if named is not None else ""
        yield t(N_("Set one step lower than suggested; {name} agrees. It counts."), name=who)
    elif one.set is not None and RANK[one.set] > RANK[one.suggested]:
        yield t(N_("Set higher than suggested. It counts."))
    elif one.set != "U":
        yield t(N_("Set as suggested. It counts."))
    if one.asked and one.counted == "U":
        yield t(_unknown(one))
    if one.factor == "P" and one.set is not None and len(work.case.partners) > 1:
        yield t(N_("Of several partners the worst rating counts."))


def _waiting(work: Casework, one: FactorResult) -> str:
    if one.factor == "P" and not work.case.partners:
        return N_("No partner is entered yet. Without a rating there is no level.")
    if one.factor == "P" and len(work.case.partners) > 1:
        return N_("Every partner must be rated. Until then there is no level.")
    return N_("Not rated yet. Without this rating there is no level.")


def _unknown(one: FactorResult) -> str:
    if one.factor in ("D", "P"):
        return N_("Not known counts as elevated here and makes the result provisional.")
    return N_("Not known makes the result provisional.")

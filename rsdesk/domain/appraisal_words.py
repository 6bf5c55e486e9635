"""The appraisal in words: ratings, level, what does not count and why, how deep the check goes.

The window and the record say the same with them.
"""

from rsdesk.domain.appraisal import Appraisal, Hindrance, Refused
from rsdesk.domain.assessment import Assessment, Depth
from rsdesk.domain.conditions import HIGH, STANDARD
from rsdesk.domain.findings import Sign
from rsdesk.domain.guidance import Guidance, Rated
from rsdesk.domain.rules import Level, Rating, Rules, Whom
from rsdesk.domain.wording import clause_text, joined, option_words
from rsdesk.i18n import N_, Language, Translate, translator

_FACTORS: dict[Rated, str] = {
    "O": N_("Own organisation"),
    "D": N_("Research domain"),
    "C": N_("Country"),
    "P": N_("Partner"),
}
_WITHIN: dict[Rated, str] = {
    "O": N_("own organisation"),
    "D": N_("research domain"),
    "C": N_("country"),
    "P": N_("partner"),
}
_HINDRANCES: dict[Hindrance, str] = {
    "stop": N_("a stop is open"),
    "blocking": N_("a required check has not been made"),
    "provisional": N_("a rating is not known, so the result is provisional"),
    "undetermined": N_("a rating is missing, so there is no level yet"),
}
_REFUSED: dict[Refused, str] = {
    "two_steps": N_("It is two steps lower; the rules allow one step."),
    "stop": N_("It is lower, and nothing may be lowered while a stop is open."),
    "reason": N_("Its reason is missing."),
    "second": N_("It is lower, and nobody is named as the second person who agrees."),
}
_DEPTHS: dict[Depth, str] = {
    "short": N_("short check"),
    "standard": N_("standard check"),
    "deep": N_("deep check"),
}
_WHOM: dict[Whom, str] = {
    "R": N_("principal investigator"),
    "A": N_("administration or head of unit"),
    "L": N_("leadership"),
}


def factor_name(factor: Rated, translate: Translate) -> str:
    """Return a factor as it stands above something."""
    return translate(_FACTORS[factor])


def factor_within(factor: Rated, translate: Translate) -> str:
    """Return a factor as it stands in a sentence."""
    return translate(_WITHIN[factor])


def rating_word(rules: Rules, rating: Rating, language: Language) -> str:
    """Return a rating in the words of the guidance, its letter where the edition has none."""
    text = rules.ratings.get(rating)
    return text[language] if text is not None else rating


def level_word(rules: Rules, level: Level | None, language: Language) -> str:
    """Return a level in the words of the guidance, or that there is none."""
    text = rules.levels.get(level) if level is not None else None
    if text is not None:
        return text[language]
    return level or translator(language)(N_("undetermined"))


def depth_word(depth: Depth, translate: Translate) -> str:
    """Return how deep a check goes."""
    return translate(_DEPTHS[depth])


def whom_word(whom: Whom, translate: Translate) -> str:
    """Return who decides."""
    return translate(_WHOM[whom])


def hindrance_word(hindrance: Hindrance, translate: Translate) -> str:
    """Return why an outcome is not offered, to be set in a sentence."""
    return translate(_HINDRANCES[hindrance])


def refusal_text(refused: Refused, translate: Translate) -> str:
    """Return why a rating or level that people set does not count, as a sentence."""
    return translate(_REFUSED[refused])


def missing_text(appraisal: Appraisal, language: Language) -> str:
    """Return which ratings the level waits for, empty when it waits for none."""
    translate = translator(language)
    names = [factor_within(factor, translate) for factor in appraisal.unrated]
    if not names:
        return ""
    return translate(N_("Undetermined. Not rated yet: {factors}.")).format(
        factors=joined(names, translate)
    )


def sign_text(
    guidance: Guidance, rules: Rules, assessment: Assessment, sign: Sign, language: Language
) -> str:
    """Return the rule behind a sign: answer, item, condition, and what it speaks for."""
    translate = translator(language)
    rating = rating_word(rules, sign.strength, language)
    answer = option_words(guidance, sign.item, sign.answer, language)
    if sign.clause:
        return translate(
            N_("Answer “{answer}” to {item} speaks for “{rating}” (because this applies: {facts}).")
        ).format(
            answer=answer,
            item=sign.item,
            rating=rating,
            facts=clause_text(guidance, sign.clause, language, assessment.facts),
        )
    return translate(N_("Answer “{answer}” to {item} speaks for “{rating}”.")).format(
        answer=answer, item=sign.item, rating=rating
    )


def cell_text(rules: Rules, appraisal: Appraisal, language: Language) -> str:
    """Return where the case stands in the matrix, as a sentence."""
    translate = translator(language)
    if appraisal.cell is None:
        return translate(
            N_("The case has no cell yet: domain, country and partner must all be rated.")
        )
    domain, exposure = appraisal.cell
    level = rules.matrix.get(domain, {}).get(exposure)
    return translate(
        N_("Research domain “{domain}” and exposure “{exposure}” give the level “{level}”.")
    ).format(
        domain=rating_word(rules, domain, language),
        exposure=rating_word(rules, exposure, language),
        level=level_word(rules, level, language),
    )


def exposure_text(rules: Rules, appraisal: Appraisal, language: Language) -> str:
    """Return how partner and country make up the exposure, as a sentence."""
    translate = translator(language)
    partner, country = (appraisal.factors[factor].counted for factor in ("P", "C"))
    if appraisal.exposure is None or partner is None or country is None:
        return translate(N_("The exposure is not known before partner and country are rated."))
    return translate(
        N_("Partner “{partner}” and country “{country}” together give the exposure “{exposure}”.")
    ).format(
        partner=rating_word(rules, partner, language),
        country=rating_word(rules, country, language),
        exposure=rating_word(rules, appraisal.exposure, language),
    )


def own_text(appraisal: Appraisal, rules: Rules, language: Language) -> str:
    """Return what the own organisation adds to the level, as a sentence."""
    translate = translator(language)
    own = appraisal.factors["O"].counted
    if own is None:
        return translate(N_("What the own organisation adds is not known before it is rated."))
    if appraisal.raised:
        return translate(
            N_("Own organisation “{rating}” raises the level by one step, at most to high.")
        ).format(rating=rating_word(rules, own, language))
    return translate(N_("Own organisation “{rating}” adds no step.")).format(
        rating=rating_word(rules, own, language)
    )


def depth_text(guidance: Guidance, assessment: Assessment, language: Language) -> str:
    """Return why the check is as deep as it is, as a sentence."""
    translate = translator(language)
    because = _because(assessment)
    if because.startswith("rating "):
        factor = _rated(because.removeprefix("rating "))
        return translate(
            N_("It is a standard check because there is a sign or a rating for: {factor}.")
        ).format(factor=factor_within(factor, translate) if factor else because)
    if because == "level":
        words = _DEEP_LEVEL if assessment.depth == "deep" else _STANDARD_LEVEL
        return translate(words)
    if because in _REASONS:
        return translate(_REASONS[because])
    if because in guidance.item:
        words = _DEEP_ITEM if assessment.depth == "deep" else _STANDARD_ITEM
        return translate(words).format(item=because)
    return translate(_PLAIN[assessment.depth])


def change_text(assessment: Assessment, translate: Translate) -> str:
    """Return what would make the check shorter or deeper, as a sentence."""
    return translate(_CHANGES[assessment.depth])


_REASONS: dict[str, str] = {
    "gate": N_(
        "It is a short check because no partner is based outside the EU or controlled from "
        "there, and no guests or money from outside are involved."
    ),
    "ratings": N_(
        "It is a short check because all four ratings are without concern and no red flag, stop or "
        "required check is open."
    ),
    "unrated": N_(
        "It is a short check for now: nothing speaks for a concern, but ratings are missing."
    ),
}
_DEEP_ITEM = N_("It is a deep check because a red flag or a stop is open: {item}.")
_STANDARD_ITEM = N_("It is a standard check because a required check is not made: {item}.")
_DEEP_LEVEL = N_("It is a deep check because the level is high.")
_STANDARD_LEVEL = N_("It is a standard check because the level is above low.")
_PLAIN: dict[Depth, str] = {
    "short": N_("It is a short check: nothing asks for more."),
    "standard": N_("It is a standard check: nothing makes it shorter or deeper."),
    "deep": N_("It is a deep check because of the circumstances."),
}
_CHANGES: dict[Depth, str] = {
    "short": N_(
        "It becomes a standard check with a circumstance from outside the EU and a sign, a "
        "rating of concern or a required check, and deep with a red flag, a stop or the level high."
    ),
    "standard": N_(
        "It becomes short when every sign, every rating of concern and every required check is "
        "gone, and deep with a red flag, a stop or the level high."
    ),
    "deep": N_("It becomes standard when no red flag and no stop is left and the level is lower."),
}


def _because(assessment: Assessment) -> str:
    fact = HIGH if assessment.depth == "deep" else STANDARD
    state = assessment.facts.get(fact)
    return state.because if state is not None else ""


def _rated(letter: str) -> Rated | None:
    return next((factor for factor in _FACTORS if factor == letter), None)

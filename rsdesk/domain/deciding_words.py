"""What a decision lacks in words, for the window and the record alike."""

from rsdesk.domain.appraisal_words import factor_name, hindrance_word, level_word, whom_word
from rsdesk.domain.assessment import Assessment
from rsdesk.domain.case_file import CaseFile
from rsdesk.domain.deciding import Kind, Lack
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.proceedings import Act, Measure
from rsdesk.domain.rules import LEVELS, Rules
from rsdesk.domain.wording import joined
from rsdesk.i18n import N_, Language, Translate, translator

ACT_WORDS: dict[Act, str] = {
    "fills": N_("fills in the case"),
    "checks": N_("checks"),
    "decides": N_("decides"),
    "second": N_("agrees as second person"),
    "advises": N_("advises"),
}
_LACKS: dict[Kind, str] = {
    "mandatory": N_("The text on “{question}” is missing."),
    "outcome": N_("No outcome is chosen."),
    "hindered": N_("“{outcome}” is not allowed at present: {reasons}."),
    "elsewhere": N_("“{outcome}” does not fit whether the collaboration is planned or under way."),
    "reason": N_("The reason for the decision is missing."),
    "owed": N_("Not dealt with yet: {items}."),
    "condition": N_("“{outcome}” needs at least one measure that is marked as a condition."),
    "unsettled": N_("The condition “{text}” still needs {parts}."),
    "residual": N_("The level after measures cannot be “{level}” here."),
    "residual reason": N_("The reason for the level after measures is missing."),
    "nobody": N_("Nobody is named who {act}."),
    "unnamed": N_("The name of a person is missing."),
    "four eyes": N_("{name} filled in the case and cannot decide it: somebody else has to."),
    "conflict": N_("{name} has not stated whether there is a conflict of interest."),
    "unexplained": N_(
        "{name} has declared a conflict of interest; what it is and how it is dealt with is "
        "missing."
    ),
    "second": N_("{what}: the second person filled in the case; it has to be somebody else."),
    "dated": N_("The date of the decision is missing."),
    "older": N_(
        "Answers were changed after the outcome was chosen. Please choose it again to confirm it."
    ),
    "future": N_("The date of the decision lies in the future."),
}
_DECIDES = N_("Nobody is named who decides ({whom}).")
_PARTS: tuple[tuple[str, str], ...] = (
    ("text", N_("the words")),
    ("owner", N_("an owner")),
    ("due", N_("a due date")),
    ("proof", N_("a proof")),
)
_FEW = 6


def act_word(act: Act, translate: Translate) -> str:
    """Return a role as what its holder does."""
    return translate(ACT_WORDS[act])


def lack_text(
    guidance: Guidance,
    rules: Rules,
    case: CaseFile,
    assessment: Assessment,
    lack: Lack,
    language: Language,
) -> str:
    """Return what is missing, as a sentence."""
    translate = translator(language)
    known, whom = case.proceedings, assessment.appraisal.decider
    if lack.act == "decides" and whom is not None:
        return translate(_DECIDES).format(whom=whom_word(whom, translate))
    party = known.parties.get(lack.name)
    measure = known.measures.get(lack.name, Measure())
    return translate(_LACKS[lack.kind]).format(
        question=_question(guidance, lack.name, language),
        outcome=outcome_word(rules, lack.name or known.part("outcome").value, language),
        reasons=joined(_reasons(assessment, lack, translate), translate),
        items=_items(lack.detail, translate),
        text=measure.text.strip() or translate(N_("without words")),
        parts=joined(_parts(measure, translate), translate),
        level=next((level_word(rules, one, language) for one in LEVELS if one == lack.name), ""),
        act=act_word(lack.act, translate) if lack.act else "",
        name=party.name.strip() if party else "",
        what=_overridden(lack.name, translate),
    )


def outcome_word(rules: Rules, outcome: str, language: Language) -> str:
    """Return an outcome in the words of the guidance, its id where the edition has none such."""
    known = rules.outcome(outcome)
    return known.text[language] if known is not None else outcome


def _question(guidance: Guidance, field: str, language: Language) -> str:
    known = guidance.field.get(field)
    return known.label[language] if known is not None else ""


def _reasons(assessment: Assessment, lack: Lack, translate: Translate) -> list[str]:
    offered = assessment.appraisal.outcomes
    return [
        hindrance_word(hindrance, translate)
        for one in offered
        if one.outcome.id == lack.name
        for hindrance in one.hindered
    ]


def _items(items: tuple[str, ...], translate: Translate) -> str:
    if len(items) <= _FEW:
        return joined(items, translate)
    more = translate(N_("{count} more")).format(count=len(items) - _FEW)
    return joined([*items[:_FEW], more], translate)


def _parts(measure: Measure, translate: Translate) -> list[str]:
    return [translate(words) for name, words in _PARTS if not getattr(measure, name).strip()]


def _overridden(name: str, translate: Translate) -> str:
    if name == "level":
        return translate(N_("Level"))
    factor = next((one for one in ("O", "D", "C", "P") if one == name), None)
    return factor_name(factor, translate) if factor else ""

"""Rules, answers and coverage in words, for the record and the command line alike."""

from collections.abc import Iterable, Mapping, Sequence

from rsdesk.domain.assessment import Assessment, Coverage, FactState, Finding
from rsdesk.domain.conditions import ALWAYS, Known
from rsdesk.domain.guidance import Effect, Guidance, Rated, Signal
from rsdesk.i18n import N_, Language, Translate, translator

PARTICULARS: dict[str, str] = {
    "title": N_("Title"),
    "summary": N_("Project"),
    "form": N_("Form"),
    "period": N_("Period"),
    "money": N_("Money"),
    "people": N_("People and roles"),
    "institute": N_("Institute"),
    "name": N_("Name"),
    "seat": N_("Based in"),
    "owner": N_("Owner"),
    "control": N_("Controlled by"),
}
_EFFECTS: dict[Effect, str] = {
    "none": N_("no consequence"),
    "gap": N_("open point"),
    "flag": N_("red flag"),
    "stop": N_("stop"),
}
_DUTIES: dict[Effect, str] = {
    "none": "",
    "gap": N_("it needs a measure or a written reason"),
    "flag": N_("the matter goes to the next decision level"),
    "stop": N_(
        "no start and no continuation until the office responsible has cleared it in writing"
    ),
}
_BLOCKING = N_("the check must be made, a reason does not replace it")
_KNOWN: dict[Known, str] = {"yes": N_("yes"), "no": N_("no"), "unknown": N_("not known")}
_COVERAGE: dict[Coverage, str] = {
    "answered": N_("answered"),
    "open": N_("not yet answered"),
    "not_applicable": N_("not applicable"),
    "inherited": N_("inherited from the institute baseline"),
    "enforced": N_("enforced by the software and the procedure"),
    "reference": N_("for reference only"),
}
_SIGNALS: dict[tuple[Rated, str], str] = {
    ("O", "elevated"): N_("own organisation elevated"),
    ("O", "serious"): N_("own organisation serious"),
    ("D", "elevated"): N_("research domain elevated"),
    ("D", "serious"): N_("research domain serious"),
    ("C", "elevated"): N_("country elevated"),
    ("C", "serious"): N_("country serious"),
    ("P", "elevated"): N_("partner elevated"),
    ("P", "serious"): N_("partner serious"),
}
_PARTS: dict[str, str] = {
    "comment": N_("a written reason"),
    "text": N_("the description"),
    "list": N_("the list"),
    "check": N_("a check record"),
    "ticked": N_("at least one tick"),
}


def effect_word(effect: Effect, translate: Translate) -> str:
    """Return the name of an effect."""
    return translate(_EFFECTS[effect])


def known_word(known: Known, translate: Translate) -> str:
    """Return yes, no or not known."""
    return translate(_KNOWN[known])


def coverage_word(coverage: Coverage, translate: Translate) -> str:
    """Return the state of an item in words."""
    return translate(_COVERAGE[coverage])


def missing_text(parts: Iterable[str], translate: Translate) -> str:
    """Return the names of the parts that an answer lacks."""
    return joined([translate(_PARTS[part]) for part in parts], translate)


def signals_text(signals: Iterable[Signal], translate: Translate) -> str:
    """Return what an answer speaks for when the factors are rated."""
    words = (translate(_SIGNALS[signal.factor, signal.strength]) for signal in signals)
    return ", ".join(words)


def joined(words: Sequence[str], translate: Translate) -> str:
    """Return words as a list in a sentence, the last two linked by *and*."""
    if len(words) < 2:
        return "".join(words)
    return translate(N_("{words} and {last}")).format(words=", ".join(words[:-1]), last=words[-1])


def option_words(guidance: Guidance, item: str, option: str, language: Language) -> str:
    """Return an answer to an item as the card words it, or as the item does without a card."""
    field = guidance.field_of.get(item)
    if field is not None:
        labels = [
            choice.label
            for choice in guidance.choices(field)
            if guidance.filled(field, choice.id)[item] == option
        ]
        if len(labels) == 1:
            return labels[0][language]
    return guidance.option_label(item, option)[language]


def clause_text(
    guidance: Guidance, clause: str, language: Language, facts: Mapping[str, FactState]
) -> str:
    """Return the facts of one clause in words; one that is not known says that it counts."""
    translate = translator(language)
    words = []
    for name in clause.split("&"):
        quoted = translate(N_("“{text}”")).format(text=guidance.fact[name].text[language])
        state = facts.get(name)
        if state is not None and state.known == "unknown":
            quoted = translate(N_("{fact} (not known, counts as yes)")).format(fact=quoted)
        words.append(quoted)
    return joined(words, translate)


def condition_text(guidance: Guidance, when: Iterable[str], language: Language) -> str:
    """Return the clauses of a condition in words, any of which would do."""
    clauses = [clause_text(guidance, clause, language, {}) for clause in when if clause != ALWAYS]
    return "; ".join(clauses)


def consequence_text(
    guidance: Guidance, assessment: Assessment, finding: Finding, language: Language
) -> str:
    """Return effect, the condition that changed it, and what it asks for."""
    translate = translator(language)
    text = effect_word(finding.effect, translate)
    if finding.clause:
        facts = clause_text(guidance, finding.clause, language, assessment.facts)
        text = translate(N_("{effect} (because this applies: {facts})")).format(
            effect=text, facts=facts
        )
    duty = _BLOCKING if finding.blocking else _DUTIES[finding.effect]
    if duty:
        text = translate(N_("{effect}: {duty}")).format(effect=text, duty=translate(duty))
    return f"{text}."


def finding_text(
    guidance: Guidance,
    assessment: Assessment,
    finding: Finding,
    language: Language,
    answer: str = "",
) -> str:
    """Return the whole rule: answer, item, effect, condition and what it asks for.

    `answer` are the words of the chosen option, where the caller knows which one was chosen.
    """
    words = answer or option_words(guidance, finding.item, finding.answer, language)
    return translator(language)(N_("Answer “{answer}” to {item} → {consequence}")).format(
        answer=words,
        item=finding.item,
        consequence=consequence_text(guidance, assessment, finding, language),
    )

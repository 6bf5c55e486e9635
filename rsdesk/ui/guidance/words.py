"""Scope, roles, depth and kinds of the guidance, in words."""

from rsdesk.domain.appraisal_words import whom_word
from rsdesk.domain.guidance import Depth, Guidance, Item, Scope
from rsdesk.domain.wording import condition_text, joined
from rsdesk.i18n import N_, translator
from rsdesk.ui.language import current, t

_SCOPES: dict[Scope, str] = {
    "case": N_("Asked in each case."),
    "partner": N_("Asked once for each partner; the answer goes along into other cases."),
    "inst": N_("Answered once by the institute, for all its cases."),
    "rule": N_("A rule of procedure: nobody is asked, the program and the procedure keep it."),
    "context": N_("For reading: it addresses states, funders or others, and nobody is asked."),
}
_DEPTHS: dict[Depth, str] = {
    "short": N_("It belongs to the short check already."),
    "standard": N_("It belongs to the standard check."),
    "deep": N_(
        "It belongs to the deep check; what can raise a stop or a red flag is always asked."
    ),
    "institute": N_("The institute answers it once for all its cases."),
}


def scope_words(item: Item) -> str:
    """Return whom an item concerns."""
    if item.given:
        return t(N_("Asked in each case; the circumstances give the answer."))
    return t(_SCOPES[item.scope])


def depth_words(depth: Depth) -> str:
    """Return from which depth of the check on a question is asked."""
    return t(_DEPTHS[depth])


def condition_words(guidance: Guidance, item: Item) -> str:
    """Return under which circumstances an item applies, empty when it always does."""
    if "always" in item.when:
        return ""
    return condition_text(guidance, item.when, current())


def role_words(item: Item) -> str:
    """Return who answers an item."""
    translate = translator(current())
    return joined([whom_word(role, translate) for role in item.answered_by], translate)

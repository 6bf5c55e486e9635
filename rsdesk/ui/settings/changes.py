"""What a policy replaces, in words."""

from rsdesk.domain.policy import Replaced, Set
from rsdesk.domain.rules import LEVELS, Rating, Rules
from rsdesk.i18n import N_
from rsdesk.ui.language import counted, current, t

_WORDS: dict[Set, str] = {
    "review_months": N_("Next review at the level “{of}”: {after} instead of {before}"),
    "target_days": N_("Time for a decision at the level “{of}”: {after} instead of {before}"),
    "four_eyes_from": N_(
        "A second person decides from the level “{after}” on, not from “{before}”"
    ),
    "fresh_months": N_("Answers about partners are reused for {after} instead of {before}"),
    "baseline_months": N_("The institute is asked again after {after} instead of {before}"),
}
_MATRIX = N_(
    "Level at the domain “{domain}” and the exposure “{exposure}”: “{after}” instead of “{before}”"
)
_KEPT: dict[str, str] = {
    "record": N_("Cases are kept for {after} after their end instead of {before}"),
    "people": N_("Data about people are kept for {after} after a stay instead of {before}"),
    "refused": N_("Data about people are kept for {after} after a refusal instead of {before}"),
}
_RATINGS: tuple[Rating, ...] = ("N", "E", "S")


def change_text(change: Replaced, rules: Rules) -> str:
    """Return a figure that a policy replaces, in the language of the window."""
    if change.what == "matrix":
        domain, exposure = (_rating(rules, name) for name in change.of)
        before, after = _level(rules, change.before), _level(rules, change.after)
        return t(_MATRIX, domain=domain, exposure=exposure, before=before, after=after)
    if change.what == "retention":
        (of,) = change.of
        return t(_KEPT[of], before=_months(change.before), after=_months(change.after))
    if change.what == "four_eyes_from":
        before, after = _level(rules, change.before), _level(rules, change.after)
        return t(_WORDS[change.what], before=before, after=after)
    span = _days if change.what == "target_days" else _months
    of = _level(rules, "".join(change.of))
    return t(_WORDS[change.what], of=of, before=span(change.before), after=span(change.after))


def _level(rules: Rules, name: str) -> str:
    level = next((level for level in LEVELS if level == name), None)
    return rules.levels[level][current()] if level in rules.levels else name


def _rating(rules: Rules, name: str) -> str:
    rating = next(rating for rating in _RATINGS if rating == name)
    return rules.ratings[rating][current()]


def _months(figure: str) -> str:
    return counted(N_("1 month"), N_("{count} months"), int(figure)) if figure else t(N_("none"))


def _days(figure: str) -> str:
    return counted(N_("1 day"), N_("{count} days"), int(figure)) if figure else t(N_("none"))

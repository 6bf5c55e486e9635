"""Items: who is asked, and what their options lead to."""

from collections.abc import Iterator

from rsdesk.domain.guidance import ASKED_SCOPES, SEVERITY, Effect, Guidance, Item, Signal
from rsdesk.guidance.problems import Finding, Path
from rsdesk.guidance.rules.places import options
from rsdesk.i18n import N_

NO_OPTIONS = N_("{item} is asked but has no options.")
OPTIONS_UNASKED = N_("{item} has the scope {scope}, which nobody answers, and yet options.")
RATES_UNASKED = N_("{item} has the scope {scope}, which nobody answers, and yet rates a factor.")
NO_WHEN = N_('{item} never applies: its list of conditions is empty. Is ["always"] meant?')
RATED_TWICE = N_("The factor {factor} is rated by {first} already.")
MUST_CHECK_IDLE = N_(
    "must_check has no effect: no option of {item} is an unresolved gap that it could block."
)
NOT_WORSE = N_(
    "The outcome under “{when}” is not worse than that of “{option}” itself. A fact that is not "
    "known counts as given, so a condition may only make things worse."
)
HIDDEN_WORSE = N_(
    "The outcome under “{when}” stands after a milder one, which would win when both hold. "
    "Write the worst first."
)
NO_CONDITION = N_("The outcome has no condition and never comes about.")
SIGNAL_TWICE = N_("The factor {factor} has two signals here.")

_STRENGTH = {"elevated": 1, "serious": 2}


def answerable(guidance: Guidance) -> Iterator[Finding]:
    """Items that are asked without options, or have options without being asked."""
    rated: dict[str, str] = {}
    for index, item in enumerate(guidance.items):
        path = ("items", index)
        values = {"item": item.id, "scope": item.scope}
        asked = item.scope in ASKED_SCOPES
        if asked and not item.options:
            yield Finding((*path, "id"), NO_OPTIONS, values)
        if not asked and item.options:
            yield Finding((*path, "options"), OPTIONS_UNASKED, values)
        if not asked and item.rates:
            yield Finding((*path, "rates"), RATES_UNASKED, values)
        if not item.when:
            yield Finding((*path, "when"), NO_WHEN, values)
        if item.must_check and not _can_block(item):
            yield Finding((*path, "must_check"), MUST_CHECK_IDLE, values)
        if item.rates and item.rates in rated:
            factor = {"factor": item.rates, "first": rated[item.rates]}
            yield Finding((*path, "rates"), RATED_TWICE, factor)
        elif item.rates:
            rated[item.rates] = item.id


def worsening(guidance: Guidance) -> Iterator[Finding]:
    """Conditions that would make an answer milder."""
    for path, _, option in options(guidance):
        previous: tuple[Effect, tuple[Signal, ...]] | None = None
        for u, outcome in enumerate(option.unless):
            place = (*path, "unless", u)
            values = {"when": ", ".join(outcome.when), "option": option.id}
            result = (outcome.effect, outcome.signals)
            if not outcome.when:
                yield Finding((*place, "when"), NO_CONDITION)
            own = (option.effect, option.signals)
            if result == own or not _at_least(result, own):
                yield Finding((*place, "effect"), NOT_WORSE, values)
            if previous is not None and not _at_least(previous, result):
                yield Finding((*place, "effect"), HIDDEN_WORSE, values)
            previous = result


def signals(guidance: Guidance) -> Iterator[Finding]:
    """Options that speak twice about one factor."""
    for path, _, option in options(guidance):
        yield from _repeated(option.signals, (*path, "signals"))
        for u, outcome in enumerate(option.unless):
            yield from _repeated(outcome.signals, (*path, "unless", u, "signals"))


def _can_block(item: Item) -> bool:
    return any(o.standing == "unresolved" and o.effect == "gap" for o in item.options)


def _at_least(
    one: tuple[Effect, tuple[Signal, ...]], other: tuple[Effect, tuple[Signal, ...]]
) -> bool:
    """Return whether an outcome is as bad as another in its effect and in every signal."""
    strengths = {signal.factor: _STRENGTH[signal.strength] for signal in one[1]}
    return SEVERITY[one[0]] >= SEVERITY[other[0]] and all(
        strengths.get(signal.factor, 0) >= _STRENGTH[signal.strength] for signal in other[1]
    )


def _repeated(given: tuple[Signal, ...], path: Path) -> Iterator[Finding]:
    factors = [signal.factor for signal in given]
    for s, factor in enumerate(factors):
        if factor in factors[:s]:
            yield Finding((*path, s), SIGNAL_TWICE, {"factor": factor})

"""From one question to the next, over all sections and under a filter."""

from collections.abc import Iterable

from rsdesk.ui.assessment.state import Filter, Key, Standing


def after(found: tuple[Standing, ...], key: Key | None, chosen: Filter) -> Key | None:
    """Return the next question under a filter, None after the last."""
    return _first(found[_place(found, key) + 1 :], chosen)


def before(found: tuple[Standing, ...], key: Key | None, chosen: Filter) -> Key | None:
    """Return the question before under a filter, None before the first."""
    return _first(reversed(found[: max(_place(found, key), 0)]), chosen)


def next_open(found: tuple[Standing, ...], key: Key | None) -> Key | None:
    """Return the next open question, from the start again after the last; None without any."""
    place = _place(found, key) + 1
    others = [one for one in (*found[place:], *found[:place]) if one.key != key]
    return _first(others, "open")


def next_field(one: Standing, field: str) -> str:
    """Return the field of a card after this one that is open; empty without any."""
    fields = [asked.id for asked in one.asked.fields]
    wanting = {*one.unanswered, *one.lacking}
    behind = fields[fields.index(field) + 1 :] if field in fields else []
    return next((name for name in behind if name in wanting), "")


def in_section(found: tuple[Standing, ...], section: str, chosen: Filter) -> Key | None:
    """Return where to begin in a section: at what is open, else at the first."""
    own = [one for one in found if one.asked.question.section == section]
    shown = [one for one in own if one.passes(chosen)]
    return _first(shown, "open") or _first(shown, "all") or _first(own, "all")


def beside(
    earlier: tuple[Standing, ...], found: tuple[Standing, ...], key: Key | None
) -> Key | None:
    """Return the question to show when the one that was shown is no longer asked."""
    asked = {one.key for one in found}
    if key is None or key in asked:
        return key
    place = _place(earlier, key)
    around = (*earlier[max(place, 0) :], *reversed(earlier[: max(place, 0)]))
    return next((one.key for one in around if one.key in asked), None)


def start(found: tuple[Standing, ...]) -> Key | None:
    """Return where a person begins: at the first open question, else at the first."""
    return _first(found, "open") or _first(found, "all")


def _first(found: Iterable[Standing], chosen: Filter) -> Key | None:
    return next((one.key for one in found if one.passes(chosen)), None)


def _place(found: tuple[Standing, ...], key: Key | None) -> int:
    return next((place for place, one in enumerate(found) if one.key == key), -1)

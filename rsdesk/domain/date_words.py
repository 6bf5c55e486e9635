"""Dates of a case in words, for the window, the record and whatever leaves the program."""

from datetime import date

from rsdesk.domain.dates import KEEPING, Deadline, Kind
from rsdesk.i18n import N_, Language, Translate, date_text, translator

USUAL = 120  # characters of a measure or an event that are shown

_WHAT: dict[Kind, str] = {
    "event": N_("re-assessment after an event"),
    "condition": N_("condition"),
    "measure": N_("measure"),
    "target": N_("decision"),
    "review": N_("review"),
    "set": N_("the date that was set for this case"),
    "partner": N_("check of a partner, to be renewed"),
    "baseline": N_("institute baseline, to be renewed"),
    "end": N_("missing steps of the orderly end"),
    "people": N_("the people annex may be deleted"),
    "record": N_("the case may be deleted"),
}
_NAMED: dict[Kind, str] = {
    "event": N_("re-assessment: {name}"),
    "condition": N_("condition: {name}"),
    "measure": N_("measure: {name}"),
    "partner": N_("check of {name}, to be renewed"),
}
_OVERDUE = N_("Overdue since {day}: {what}")
_TODAY = N_("Due today: {what}")
_COMING = N_("By {day}: {what}")
_MAY = N_("Since {day}: {what}")
_WILL = N_("From {day}: {what}")


def what_text(one: Deadline, translate: Translate) -> str:
    """Return what is wanted, without its day."""
    name = _short(one.what)
    if name and one.kind in _NAMED:
        return translate(_NAMED[one.kind]).format(name=name)
    return translate(_WHAT[one.kind])


def deadline_text(one: Deadline, today: date, language: Language) -> str:
    """Return a date as a line of its own: since when or by when, and what is wanted."""
    translate = translator(language)
    what = what_text(one, translate)
    return translate(_frame(one, today)).format(day=date_text(one.day, language), what=what)


def _frame(one: Deadline, today: date) -> str:
    """What may be deleted is never overdue: keeping it longer can be lawful."""
    if one.kind in KEEPING:
        return _MAY if one.is_due(today) else _WILL
    if one.is_overdue(today):
        return _OVERDUE
    return _TODAY if one.is_due(today) else _COMING


def _short(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= USUAL:
        return line
    words = line[: USUAL + 1].rpartition(" ")[0]
    return f"{words or line[:USUAL]} …"

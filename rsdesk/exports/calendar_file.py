"""The dates of a case as a calendar that other programs take in."""

import uuid
from collections.abc import Iterator

from icalendar import Calendar, Event

from rsdesk import __version__
from rsdesk.exports.content import Content
from rsdesk.exports.dues import STATES, Line, lines
from rsdesk.i18n import N_

# the name under which dates of a case get their ids; another one would double them everywhere
_SPACE = uuid.UUID("6ad2f2a5-7b0c-5c4e-9d70-2f3a5d1c8e44")
_SETTLED = ("done", "dropped")


def as_ics(content: Content) -> bytes:
    """Return a calendar with one whole day for each date that is still waited for.

    People are named only where `content.with_names` says so. A date keeps its id in every file.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//rsdesk//rsdesk {__version__}//{content.language.upper()}")
    calendar.add("version", "2.0")
    for line in lines(content):
        if line.day is not None and line.state not in _SETTLED:
            calendar.add_component(_event(content, line))
    content_lines: bytes = calendar.to_ical()
    return content_lines


def _event(content: Content, line: Line) -> Event:
    event = Event()
    event.add("uid", str(uuid.uuid5(_SPACE, f"{content.case.subject}/{line.key}")))
    event.add("dtstamp", content.now)
    event.add("dtstart", line.day)  # without an end it is that whole day, in no time zone
    event.add("summary", _summary(content, line))
    event.add("description", "\n".join(_description(content, line)))
    event.add("class", "CONFIDENTIAL")
    event.add("transp", "TRANSPARENT")  # a date by which something is due fills no time
    return event


def _summary(content: Content, line: Line) -> str:
    """Return the number of the case and what is wanted, as a calendar shows it in a day."""
    words = content.translate(N_("Case {number}: {what}"))
    return words.format(number=content.number, what=line.what)


def _description(content: Content, line: Line) -> Iterator[str]:
    t = content.translate
    yield content.title
    if line.text:
        yield line.text
    if line.owner and content.with_names:
        yield t(N_("Responsible: {owner}")).format(owner=line.owner)
    if line.proof:
        yield t(N_("Proof: {proof}")).format(proof=line.proof)
    if line.state:
        yield t(N_("State: {state}")).format(state=t(STATES[line.state]))

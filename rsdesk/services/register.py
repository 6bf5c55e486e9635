"""The register of cases: a page of rows, searched and filtered, and how each row comes about.

A row is computed from the history and written in the transaction of every write to its case.
Partners and the baseline need nothing of the kind: a case pins their revisions, so what they say
reaches it only when the case itself is written.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from rsdesk.domain import case as registers
from rsdesk.domain import dates
from rsdesk.domain.assessment import Assessment, Coverage
from rsdesk.domain.case import Answer, kind_of
from rsdesk.domain.case_file import CaseFile, Statement, assess_case, understood
from rsdesk.domain.casework import Casework
from rsdesk.domain.dates import Deadline
from rsdesk.domain.guidance import Field, Guidance
from rsdesk.domain.history import SubjectState
from rsdesk.errors import GuidanceError
from rsdesk.services import editions
from rsdesk.services.case_files import case_file
from rsdesk.services.recorded import still_decided
from rsdesk.storage import history, kept, search
from rsdesk.storage import register as rows
from rsdesk.storage.handle import writing
from rsdesk.storage.register import Counts, Grade, Only, Order, Page, Row, Shelf, State, Wanted
from rsdesk.storage.vault import Vault

__all__ = [
    "Counts",
    "Grade",
    "Only",
    "Order",
    "Page",
    "Row",
    "Shelf",
    "State",
    "counts",
    "forget_words",
    "held_back",
    "list_all",
    "page",
    "refresh",
    "row",
    "show",
    "unlisted",
]

BATCH = 20
_HELD_BACK: ContextVar[set[str] | None] = ContextVar("held back", default=None)
_ASKED: tuple[Coverage, ...] = ("answered", "open", "inherited")
_SHELVES: dict[str, Shelf] = {"archived": "archived", "deleted": "deleted"}


def page(
    vault: Vault,
    *,
    today: date,
    text: str = "",
    shelf: Shelf = "current",
    states: Collection[State] = (),
    only: Only = "all",
    order: Order = "due",
    descending: bool = False,
    offset: int = 0,
    limit: int = 100,
) -> Page:
    """Return rows of the register; by default what is due first, then by date, latest change.

    `text` finds parts of words in titles, partners, seats and answers; every word must occur.
    """
    if text:
        for changed in search.stale(vault):
            _take_in(vault, changed)
    wanted = Wanted(today.isoformat(), text, shelf, states, only)
    return rows.page(vault, wanted, order, descending, offset, limit)


def row(vault: Vault, case: str) -> Row:
    """Return the row of a case; KeyError when there is none."""
    found = rows.row(vault, case)
    if found is None:
        raise KeyError(case)
    return found


def counts(vault: Vault, today: date) -> Counts:
    """Return how many cases stand on each shelf, are due, have stops or red flags."""
    return rows.counts(vault, today.isoformat())


def unlisted(vault: Vault) -> int:
    """Return how many cases have no row yet, in a vault that an older version wrote."""
    return len(rows.unlisted(vault))


def list_all(
    vault: Vault, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> None:
    """Give every case its row. Cancelling keeps the rows made so far."""
    missing = rows.unlisted(vault)
    for start in range(0, len(missing), BATCH):
        if cancelled():
            return
        batch = missing[start : start + BATCH]
        with writing(vault):
            for case in batch:
                refresh(vault, case)
                _take_in(vault, case)
        progress(start + len(batch), len(missing))


def refresh(vault: Vault, subject: str) -> None:
    """Compute the row of a case anew; called inside the transaction of every write."""
    if kind_of(subject) != "case":
        return
    waiting = _HELD_BACK.get()
    if waiting is not None:
        waiting.add(subject)
        return
    state = history.state(vault, subject)
    if state.heads and state.plain(registers.SHELF) != "erased":
        case = case_file(vault, subject)
        rows.put(vault, _row(vault, state, case, *_assessed(vault, case)))


@contextmanager
def held_back() -> Iterator[set[str]]:
    """Let whoever writes several times, or knows the case anyway, see to the rows afterwards."""
    waiting: set[str] = set()
    token = _HELD_BACK.set(waiting)
    try:
        yield waiting
    finally:
        _HELD_BACK.reset(token)


def show(vault: Vault, cases: Collection[str], work: Casework) -> None:
    """See to the rows of cases that were written to; `work` is one of them as it is now."""
    for case in cases:
        if case != work.case.subject or work.typed:  # what is being typed is in no row
            refresh(vault, case)
            continue
        state = history.state(vault, case)
        if state.plain(registers.SHELF) != "erased":
            rows.put(vault, _row(vault, state, work.case, work.guidance, work.assessment))


def forget_words(vault: Vault, cases: Collection[str]) -> None:
    """Drop from search what these cases no longer say, for good; work grows with the index."""
    with writing(vault):
        for case in cases:
            refresh(vault, case)
            _take_in(vault, case)
        search.forget_former(vault)


def _assessed(vault: Vault, case: CaseFile) -> tuple[Guidance | None, Assessment | None]:
    guidance = _guidance(vault, case)
    if guidance is None:
        return None, None
    known = understood(guidance, case)
    return guidance, assess_case(guidance, known, editions.rules(vault, guidance))


def _row(
    vault: Vault,
    state: SubjectState,
    case: CaseFile,
    guidance: Guidance | None,
    assessment: Assessment | None,
) -> Row:
    case = understood(guidance, case) if guidance else case
    unanswered = _unanswered(guidance, assessment, case) if guidance and assessment else 0
    found = {e: len(assessment.of(e)) if assessment else 0 for e in ("gap", "flag", "stop")}
    shelf = _SHELVES.get(state.plain(registers.SHELF), "current")
    coming = _dates(vault, guidance, assessment, case, shelf)
    return Row(
        subject=case.subject,
        title=_stated(case.about, "title"),
        partners=tuple(_stated(partner.about, "name") for partner in case.partners),
        countries=_countries(case),
        state=_state(vault, state, case, unanswered, known=guidance is not None),
        unanswered=unanswered,
        gaps=found["gap"],
        flags=found["flag"],
        stops=found["stop"],
        next_date=coming[0].day.isoformat() if coming else "",
        changed=max((e.time for es in state.entries.values() for e in es), default=""),
        shelf=shelf,
        dates=coming,
        level=(assessment.appraisal.level or "") if assessment else "",
    )


def _dates(
    vault: Vault,
    guidance: Guidance | None,
    assessment: Assessment | None,
    case: CaseFile,
    shelf: Shelf,
) -> tuple[Deadline, ...]:
    """A case in the archive waits for nothing but the day on which it may be deleted."""
    if guidance is None or assessment is None:
        found = dates.chosen(case)
    else:
        rules = editions.rules(vault, guidance)
        found = dates.deadlines(guidance, rules, case, assessment.appraisal)
    return found if shelf == "current" else tuple(d for d in found if d.kind in dates.KEEPING)


def _guidance(vault: Vault, case: CaseFile) -> Guidance | None:
    """A case under an edition that this program lacks is listed all the same."""
    try:
        return editions.edition(vault, case.guidance)
    except GuidanceError:
        return None


def _state(
    vault: Vault, state: SubjectState, case: CaseFile, unanswered: int, *, known: bool
) -> State:
    records = kept.listed_records(vault, case.subject)
    if records:
        same = still_decided(vault, state.heads, records[-1].heads)
        return "recorded" if same else "changed"
    if not case.answers and not any(partner.answers for partner in case.partners):
        return "begun"
    return "open" if unanswered or not known else "answered"


def _unanswered(guidance: Guidance, assessment: Assessment, case: CaseFile) -> int:
    answered = {(answer.subject, answer.field) for answer in case.all_answers}
    return sum(
        (subject, field.id) not in answered
        for field in guidance.field.values()
        if any(assessment.items[item].coverage in _ASKED for item in field.items)
        for subject in _asked_of(guidance, field, case)
    )


def _asked_of(guidance: Guidance, field: Field, case: CaseFile) -> tuple[str, ...]:
    scope = guidance.scope(field)
    if scope == "partner":
        return tuple(partner.subject for partner in case.partners)
    return () if scope == "inst" else (case.subject,)


def _countries(case: CaseFile) -> tuple[str, ...]:
    """Each seat once, in the order of the partners."""
    seats = (_stated(partner.about, "seat") for partner in case.partners)
    return tuple(dict.fromkeys(seat for seat in seats if seat))


def _stated(about: Mapping[str, Statement], name: str) -> str:
    statement = about.get(name)
    return statement.value if statement else ""


def _take_in(vault: Vault, case: str) -> None:
    search.take_in(vault, case, _texts(case_file(vault, case)))


def _texts(case: CaseFile) -> Iterator[str]:
    """Everything said about the case and its partners; the baseline says the same in every case."""
    own = {case.subject, *(partner.subject for partner in case.partners)}
    for about in (case.about, *(partner.about for partner in case.partners)):
        yield from (statement.value for statement in about.values())
    for answer in (*case.all_answers, *case.unchosen):
        if answer.subject in own:
            yield from _said(answer)


def _said(answer: Answer) -> Iterator[str]:
    yield from (answer.parts.comment, answer.parts.text, *answer.parts.list)
    for check in answer.parts.checks:
        yield from (check.source, check.source_date, check.searched, check.result, check.checker)
        if check.attachment:
            yield check.attachment.name

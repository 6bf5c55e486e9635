"""The register: one row per case, computed from its history and written together with it."""

from collections.abc import Collection, Sequence
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct
from sqlite_utils import Database

from rsdesk.domain.dates import Deadline
from rsdesk.domain.folding import folded
from rsdesk.storage import search
from rsdesk.storage.handle import Vault, reading, writing

State = Literal["begun", "open", "answered", "changed", "recorded"]
Shelf = Literal["current", "archived", "deleted"]
Only = Literal["all", "due", "stops", "flags"]
Grade = Literal["", "low", "medium", "high"]
Order = Literal["due", "title", "changed", "open", "partners", "countries", "state", "level"]

_STATES: tuple[State, ...] = get_args(State)
_GRADES: tuple[Grade, ...] = get_args(Grade)
_NO_DATE = "~"  # sorts after every date
_ERASED = "erased"
_ONLY: dict[Only, str] = {
    "all": "",
    "due": " AND due <= :today",
    "stops": " AND stops > 0",
    "flags": " AND flags > 0",
}
_ORDERS: dict[Order, tuple[str, str]] = {
    "due": ("due, changed DESC, id", "due DESC, changed, id DESC"),
    "title": ("title_key, id", "title_key DESC, id DESC"),
    "changed": ("changed, id", "changed DESC, id DESC"),
    "open": ("unanswered, gaps, id", "unanswered DESC, gaps DESC, id DESC"),
    "partners": ("partners_key, id", "partners_key DESC, id DESC"),
    "countries": ("countries_key, id", "countries_key DESC, id DESC"),
    "state": ("state, id", "state DESC, id DESC"),
    "level": ("level, id", "level DESC, id DESC"),
}
_SELECT = """
SELECT subject, title, partners, countries, state, unanswered, gaps, flags, stops, due, changed,
    shelf, dates, level
FROM register WHERE
"""
_COUNT = "SELECT count(*) FROM register WHERE"
_PUT = """
INSERT INTO register (subject, title, partners, countries, state, unanswered, gaps, flags, stops,
    due, changed, shelf, dates, level, title_key, partners_key, countries_key, stale)
VALUES (:subject, :title, :partners, :countries, :state, :unanswered, :gaps, :flags, :stops,
    :due, :changed, :shelf, :dates, :level, :title_key, :partners_key, :countries_key, :stale)
"""
_COUNTS = """
SELECT ifnull(sum(shelf = 'current'), 0), ifnull(sum(shelf = 'archived'), 0),
    ifnull(sum(shelf = 'deleted'), 0), ifnull(sum(shelf = 'current' AND due <= :today), 0),
    ifnull(sum(shelf = 'current' AND stops > 0), 0),
    ifnull(sum(shelf = 'current' AND flags > 0), 0)
FROM register
"""
_UNLISTED = """
FROM state WHERE kind = 'case' AND (subject NOT IN (SELECT subject FROM register)
    OR subject IN (SELECT subject FROM register WHERE dates = ''))
"""
_KEPT = """
SELECT subject FROM state WHERE kind = 'case' AND subject NOT IN
    (SELECT subject FROM register WHERE shelf IN ('deleted', 'erased')) ORDER BY rowid
"""
_ERASED_CASES = "SELECT subject FROM register WHERE shelf = 'erased' ORDER BY id DESC"


class Row(Struct, frozen=True):
    """A case as the register shows it; `countries` are the partners' seats.

    `next_date` is the first of `dates` as an ISO date, or empty; `changed` the claimed time of the
    last revision. `gaps`, `flags` and `stops` count findings, `unanswered` the fields that somebody
    still has to answer. `level` is empty while it is undetermined.
    """

    subject: str
    title: str
    partners: tuple[str, ...]
    countries: tuple[str, ...]
    state: State
    unanswered: int
    gaps: int
    flags: int
    stops: int
    next_date: str
    changed: str
    shelf: Shelf
    dates: tuple[Deadline, ...] = ()
    level: Grade = ""


class Page(Struct, frozen=True):
    """Some rows of the register, and how many there are in all that were asked for."""

    rows: tuple[Row, ...]
    total: int


class Counts(Struct, frozen=True):
    """How many cases stand on each shelf; the rest counts current cases only."""

    current: int
    archived: int
    deleted: int
    due: int
    stops: int
    flags: int


class Wanted(Struct, frozen=True):
    """Which rows of the register are asked for; `today` is an ISO date."""

    today: str
    text: str = ""
    shelf: Shelf = "current"
    states: Collection[State] = ()
    only: Only = "all"


def put(vault: Vault, row: Row) -> None:
    """Write the row of a case; its words are taken into the search index before the next search."""
    values = msgspec.structs.asdict(row) | {
        "partners": msgspec.json.encode(row.partners).decode(),
        "countries": msgspec.json.encode(row.countries).decode(),
        "dates": msgspec.json.encode(row.dates).decode(),
        "state": _STATES.index(row.state),
        "level": _GRADES.index(row.level),
        "due": row.next_date or _NO_DATE,
        "title_key": folded(row.title),
        "partners_key": folded(", ".join(row.partners)),
        "countries_key": folded(", ".join(row.countries)),
        "stale": 1,
    }
    del values["next_date"]
    with writing(vault) as db:
        _put(db, values)


def row(vault: Vault, subject: str) -> Row | None:
    """Return the row of a case, None when it has none or was erased."""
    with reading(vault) as db:
        found = db.execute(f"{_SELECT} subject = ? AND shelf != 'erased'", [subject]).fetchone()
    return _row(found) if found else None


def page(
    vault: Vault, wanted: Wanted, order: Order, descending: bool, offset: int, limit: int
) -> Page:
    """Return the rows asked for, from `offset` on."""
    condition, values = _condition(wanted)
    place = {"limit": limit, "offset": offset}
    ordered = f"ORDER BY {_ORDERS[order][descending]} LIMIT :limit OFFSET :offset"
    with reading(vault) as db:
        found = db.execute(f"{_SELECT} {condition} {ordered}", values | place).fetchall()
        rows = tuple(_row(one) for one in found)
        if offset == 0 and len(rows) < limit:  # all there are: no need to search again
            return Page(rows, len(rows))
        return Page(rows, db.execute(f"{_COUNT} {condition}", values).fetchone()[0])


def counts(vault: Vault, today: str) -> Counts:
    """Return how many cases stand on each shelf, are due, have stops or red flags."""
    with reading(vault) as db:
        return Counts(*db.execute(_COUNTS, {"today": today}).fetchone())


def unlisted(vault: Vault) -> tuple[str, ...]:
    """Return the cases that have no row yet: an older version wrote them."""
    with reading(vault) as db:
        found = db.execute(f"SELECT subject {_UNLISTED} ORDER BY rowid").fetchall()
    return tuple(row[0] for row in found)


def outdate(vault: Vault) -> None:
    """Let every row be computed anew: what cases are judged by has changed."""
    with writing(vault) as db:
        db.execute("UPDATE register SET dates = '' WHERE shelf != 'erased'")


def erased(vault: Vault) -> tuple[str, ...]:
    """Return the cases that were erased, the latest first."""
    with reading(vault) as db:
        found = db.execute(_ERASED_CASES).fetchall()
    return tuple(row[0] for row in found)


def kept_cases(vault: Vault) -> tuple[str, ...]:
    """Return all cases that are neither deleted nor erased, the oldest first."""
    with reading(vault) as db:
        return tuple(row[0] for row in db.execute(_KEPT).fetchall())


def erase(db: Database, subject: str) -> None:
    """Empty the row of a case, which from now on only says that it was erased."""
    row = db.execute("SELECT id FROM register WHERE subject = ?", [subject]).fetchone()
    if row is not None:
        search.forget(db, row[0])
    _put(db, _empty(subject))


def _put(db: Database, values: dict[str, Any]) -> None:
    """Set what differs: each column named is written to its index as well, changed or not."""
    known = next(db.query("SELECT * FROM register WHERE subject = :subject", values), None)
    if known is None:
        db.execute(_PUT, values)
        return
    differing = {name: value for name, value in values.items() if known[name] != value}
    if differing:
        db.table("register").update(known["id"], differing)


def _empty(subject: str) -> dict[str, str | int]:
    words = ("title", "title_key", "partners_key", "countries_key", "changed")
    numbers = ("state", "level", "unanswered", "gaps", "flags", "stops", "stale")
    return {
        "subject": subject,
        "shelf": _ERASED,
        "due": _NO_DATE,
        "partners": "[]",
        "countries": "[]",
        "dates": "[]",
        **dict.fromkeys(words, ""),
        **dict.fromkeys(numbers, 0),
    }


def _condition(wanted: Wanted) -> tuple[str, dict[str, str | int]]:
    condition = f"shelf = :shelf{_ONLY[wanted.only]}"
    values: dict[str, str | int] = {"shelf": wanted.shelf, "today": wanted.today}
    if wanted.states:
        places = {f"state{n}": _STATES.index(state) for n, state in enumerate(wanted.states)}
        condition += f" AND state IN ({', '.join(f':{name}' for name in places)})"
        values |= places
    query = search.match(wanted.text)
    if query:
        condition += " AND id IN (SELECT rowid FROM search WHERE search MATCH :match)"
        values["match"] = query
    return condition, values


def _row(found: Sequence[Any]) -> Row:
    values = dict(zip(Row.__struct_fields__, found, strict=True))
    return msgspec.convert(
        values
        | {
            "partners": msgspec.json.decode(values["partners"]),
            "countries": msgspec.json.decode(values["countries"]),
            "dates": msgspec.json.decode(values["dates"] or "[]"),
            "state": _STATES[values["state"]],
            "level": _GRADES[values["level"]],
            "next_date": values["next_date"].removeprefix(_NO_DATE),
        },
        Row,
    )

"""What people do with the result: closings, measures, who takes part, the decision, what follows.

Each is a register of the case, written as (plain part, sealed part): the plain part holds ids
only, so that names and texts can be erased.

| register | plain part | sealed part |
|---|---|---|
| `override/<factor or level>` | the level that is set; empty for a factor | `Override` |
| `closing/<field>` | marks of the answers that its document is about | `Closing` |
| `measure/<32 hex>` | - | `Measure` |
| `progress/<32 hex of the measure>` | agreed, done, missed or dropped | - |
| `party/<32 hex>` | - | `Party` |
| `event/<32 hex>` | id of the trigger | `Event` |
| `decision/<part>` | id or day | the reason, as text |
| `end/end` | - | `Ending` |
"""

import hashlib
from collections.abc import Mapping
from typing import Literal, get_args

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from rsdesk.domain.appraisal import Override
from rsdesk.domain.case import Attachment, Line, Prose
from rsdesk.domain.text import says

Progress = Literal["agreed", "done", "missed", "dropped"]
Act = Literal["fills", "checks", "decides", "second", "advises"]
Signature = Literal["", "paper", "advanced", "qualified"]
Conflict = Literal["", "none", "declared"]
ACTS: tuple[Act, ...] = get_args(Act)
PROGRESS: tuple[Progress, ...] = get_args(Progress)


class Closing(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a gap is answered by a reason, a flag dealt with, or a stop cleared by a document.

    It belongs to the answer of a field: one sentence serves all items that the answer concerns.

    A stop is cleared by the office named in `authority`, the date of its document and the
    document itself; a text alone never clears it (guidance.md 5.2).
    """

    text: Prose = ""
    authority: Line = ""
    dated: Line = ""
    document: Attachment | None = None

    @property
    def clears(self) -> bool:
        """Whether this lifts a stop."""
        return bool(says(self.authority) and says(self.dated) and self.document)


class Measure(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A safeguard that was adopted; `measure` is its id in the guidance, empty for an own one.

    `items` are the demands it answers. A `condition` is a measure that the decision depends on.
    Dates are ISO days.
    """

    text: Prose = ""
    measure: Line = ""
    owner: Line = ""
    due: Line = ""
    proof: Line = ""
    items: tuple[str, ...] = ()
    condition: bool = False

    @property
    def agreed(self) -> bool:
        """Whether it is settled enough to count: with owner, date and proof."""
        return all(says(part) for part in (self.text, self.owner, self.due, self.proof))


class Party(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A person who takes part, with every role held, and what that person states.

    `statement` is a dissenting view, or the applicant's own statement.
    """

    name: Line = ""
    function: Line = ""
    acts: tuple[Act, ...] = ()
    conflict: Conflict = ""
    conflict_text: Prose = ""
    statement: Prose = ""
    second_look: bool = False
    signature: Signature = ""
    dated: Line = ""


class Event(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something that happened after a decision; `trigger` is its id in the rules.

    `settled` says how it was dealt with; empty while that is open.
    """

    trigger: Line = ""
    text: Prose = ""
    dated: Line = ""
    settled: Prose = ""


class Ending(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The orderly end: when, why, and which steps of the rules were taken."""

    dated: Line = ""
    text: Prose = ""
    steps: tuple[str, ...] = ()


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the decision: an id or a day, and the reason in words."""

    value: str = ""
    reason: str = ""


class Stamp(Struct, frozen=True):
    """Who wrote a register and when (certificate fingerprint, claimed time)."""

    author: str
    time: str


class Proceedings(Struct, frozen=True):
    """Everything that people did with the result of a case.

    `decision` has the parts outcome, residual, dated, target and review. `stamps` tell of each
    register who wrote it. `meant` are the marks of the answers that the document of a closing is
    about, by field.
    """

    overrides: dict[str, Override] = {}
    closings: dict[str, Closing] = {}
    measures: dict[str, Measure] = {}
    progress: dict[str, Progress] = {}
    parties: dict[str, Party] = {}
    events: dict[str, Event] = {}
    decision: dict[str, Part] = {}
    ending: Ending | None = None
    stamps: dict[str, Stamp] = {}
    meant: dict[str, str] = {}

    def state_of(self, measure: str) -> Progress:
        """Return how far a measure is."""
        return self.progress.get(measure, "agreed")

    @property
    def agreed(self) -> tuple[str, ...]:
        """Names of the measures that count: with owner, date and proof, not missed or dropped."""
        return tuple(
            name
            for name, measure in self.measures.items()
            if measure.agreed and self.state_of(name) not in ("missed", "dropped")
        )

    def part(self, name: str) -> Part:
        """Return a part of the decision, empty while nobody set it."""
        return self.decision.get(name, Part())

    def acting(self, act: Act) -> tuple[Party, ...]:
        """Return the people who hold a role."""
        return tuple(party for party in self.parties.values() if act in party.acts)


_SHAPES: dict[str, type[Struct]] = {
    "override": Override,
    "closing": Closing,
    "measure": Measure,
    "party": Party,
    "event": Event,
    "end": Ending,
}
_TABLES = {"override": "overrides", "closing": "closings", "measure": "measures",
           "party": "parties", "event": "events"}  # fmt: skip
KINDS = (*_SHAPES, "progress", "decision")
PARTS = ("outcome", "residual", "dated", "target", "review")
# what goes on after a decision without being part of what was decided
AFTERWARDS = ("progress/", "event/", "end/")


def belongs(key: str) -> bool:
    """Return whether a register is one of the proceedings."""
    return key.partition("/")[0] in KINDS


def mark(subject: str, choice: str) -> str:
    """Return what stands for an answer in the plain part of a closing."""
    return hashlib.sha256(f"{subject} {choice}".encode()).hexdigest()[:8]


def sealed(value: Struct) -> bytes:
    """Return what is sealed of a value; the parts that stand in the plain part are left out."""
    if isinstance(value, Override):
        value = replace(value, value="")
    if isinstance(value, Event):
        value = replace(value, trigger="")
    empty = type(value)()
    return b"" if value == empty else msgspec.json.encode(value)


def with_register(
    known: Proceedings, key: str, plain: str, value: bytes, stamp: Stamp
) -> Proceedings:
    """Return the proceedings with one register set; one that holds nothing is left out."""
    kind, _, name = key.partition("/")
    stamps = {**known.stamps, key: stamp}
    if not plain and not value:
        return _without(known, kind, name)
    if kind == "progress":
        state = next((one for one in PROGRESS if one == plain), "agreed")
        return replace(known, progress={**known.progress, name: state}, stamps=stamps)
    if kind == "decision":
        part = Part(plain, value.decode())
        return replace(known, decision={**known.decision, name: part}, stamps=stamps)
    read = msgspec.json.decode(value or b"{}", type=_SHAPES[kind])
    if isinstance(read, Ending):
        return replace(known, ending=read, stamps=stamps)
    if isinstance(read, Override):
        read = replace(read, value=plain)
    if isinstance(read, Event):
        read = replace(read, trigger=plain)
    if kind == "closing":
        known = replace(known, meant={**known.meant, name: plain})
    table: Mapping[str, Struct] = getattr(known, _TABLES[kind])
    return replace(known, **{_TABLES[kind]: {**table, name: read}, "stamps": stamps})


def _without(known: Proceedings, kind: str, name: str) -> Proceedings:
    if kind == "end":
        return replace(known, ending=None)
    table = _TABLES.get(kind, kind)
    kept = {own: value for own, value in getattr(known, table).items() if own != name}
    return replace(known, **{table: kept})

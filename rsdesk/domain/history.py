"""A subject's current state, computed from its set of revisions.

The set only grows. A register holds the values of all revisions that set it and that no other
such revision knew of: one value normally, several while two copies disagree.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from rsdesk.domain.revision import Change, Revision


class Entry(Struct, frozen=True):
    """A register's value and the revision that set it."""

    plain: str
    sealed: str
    revision: str
    author: str
    time: str


class SubjectState(Struct, frozen=True):
    """What a subject's history amounts to; the same for every order of the same revisions.

    `heads` are the revisions that no other revision builds upon, sorted.
    """

    subject: str
    heads: tuple[str, ...] = ()
    counter: int = 0
    entries: dict[str, tuple[Entry, ...]] = {}

    def value(self, key: str) -> Entry | None:
        """Return a register's single value; None when never set, cleared, or in conflict."""
        entries = self.entries.get(key, ())
        if not entries or _disagree(entries) or not (entries[0].plain or entries[0].sealed):
            return None
        return entries[0]

    def plain(self, key: str) -> str:
        """Return the plain part of a register, empty when there is none."""
        entry = self.value(key)
        return entry.plain if entry else ""

    @property
    def conflicts(self) -> dict[str, tuple[Entry, ...]]:
        """Registers for which copies disagree and somebody has to choose."""
        return {key: entries for key, entries in self.entries.items() if _disagree(entries)}


class BrokenHistoryError(Exception):
    """A revision contradicts its parents; `revision` is the id of the first such one."""

    def __init__(self, revision: str, reason: str) -> None:
        super().__init__(f"revision {revision}: {reason}")
        self.revision = revision
        self.reason = reason


def next_revision(
    state: SubjectState, changes: Iterable[Change], *, replica: str, author: str, time: str
) -> Revision:
    """Return the revision that makes these changes on top of all that is known."""
    return Revision(
        subject=state.subject,
        parents=state.heads,
        counter=state.counter + 1,
        replica=replica,
        author=author,
        time=time,
        changes=tuple(sorted(changes, key=lambda change: change.key)),
    )


def apply(state: SubjectState, revision: Revision) -> SubjectState:
    """Return the state after a revision that knew of everything in `state`."""
    if revision.parents != state.heads or revision.subject != state.subject:
        raise BrokenHistoryError(revision.id, "it does not build upon this state")
    if revision.counter != state.counter + 1:
        raise BrokenHistoryError(revision.id, "its counter does not follow its parents")
    identifier = revision.id
    entries = dict(state.entries)
    for change in revision.changes:
        entries[change.key] = (_entry(change, revision, identifier),)
    return SubjectState(revision.subject, (identifier,), revision.counter, entries)


def compute(subject: str, revisions: Iterable[Revision]) -> SubjectState:
    """Return the state of a set of revisions, in whatever order they come.

    Raises BrokenHistoryError for a foreign subject, a missing parent or a wrong counter.
    """
    known = {revision.id: revision for revision in revisions}
    order = sorted(known, key=lambda identifier: (known[identifier].counter, identifier))
    place = {identifier: index for index, identifier in enumerate(order)}
    ancestors: dict[str, int] = {}  # a bit per place in `order`, the revision itself included
    parents: set[str] = set()
    writers: dict[str, list[str]] = {}
    for identifier in order:
        revision = known[identifier]
        _check_links(identifier, revision, subject, known)
        mask = 1 << place[identifier]
        for parent in revision.parents:
            mask |= ancestors[parent]
            parents.add(parent)
        ancestors[identifier] = mask
        for change in revision.changes:
            unknown = [w for w in writers.get(change.key, []) if not mask >> place[w] & 1]
            writers[change.key] = [*unknown, identifier]
    return SubjectState(
        subject=subject,
        heads=tuple(sorted(identifier for identifier in order if identifier not in parents)),
        counter=max((revision.counter for revision in known.values()), default=0),
        entries={key: _entries(key, ids, known) for key, ids in sorted(writers.items())},
    )


def _disagree(entries: tuple[Entry, ...]) -> bool:
    return len({(entry.plain, entry.sealed) for entry in entries}) > 1


def _check_links(
    identifier: str, revision: Revision, subject: str, known: Mapping[str, Revision]
) -> None:
    if revision.subject != subject:
        raise BrokenHistoryError(identifier, "it belongs to another subject")
    missing = [parent for parent in revision.parents if parent not in known]
    if missing:
        raise BrokenHistoryError(identifier, f"its parent {missing[0]} is missing")
    highest = max((known[parent].counter for parent in revision.parents), default=0)
    if revision.counter != highest + 1:
        raise BrokenHistoryError(identifier, "its counter does not follow its parents")


def _entry(change: Change, revision: Revision, identifier: str) -> Entry:
    return Entry(change.plain, change.sealed, identifier, revision.author, revision.time)


def _entries(key: str, ids: list[str], known: Mapping[str, Revision]) -> tuple[Entry, ...]:
    found = []
    for identifier in sorted(ids):
        revision = known[identifier]
        change = next(change for change in revision.changes if change.key == key)
        found.append(_entry(change, revision, identifier))
    return tuple(found)

"""A case as all its pages show it, and what a write did to it so that it can be undone."""

from msgspec import Struct

from rsdesk.domain.assessment import Assessment
from rsdesk.domain.case import Answer
from rsdesk.domain.case_file import CaseFile, Incomplete, SubjectFile
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.rules import Rules

# what a register holds: the plain part and the commitment to the sealed one; both empty when clear
Value = tuple[str, str]
CLEAR: Value = ("", "")


class RecordLine(Struct, frozen=True):
    """A signed record of the case; `shows_this_state` until anything in the case changes."""

    number: str
    version: int
    language: str
    made: str
    sha256: str
    shows_this_state: bool


class Casework(Struct, frozen=True):
    """Everything the pages of a case show.

    What is typed and not yet a revision is part of `case` already; `typed` names those registers
    as (subject, key). `marks` are (question, subject). `baseline` is the subject of the
    institute, whether or not the case builds on it yet. `rules` are those of the guidance with what
    the institute's policy sets. `newer` are the partners and the baseline as they are now, where
    the case builds on an earlier state of them.

    `to_confirm` are the answers, by subject and field, to what an update of the guidance put in
    other words and nobody has given again since.

    The institute's own work is one too: `case` is then the institute, whose `answers` it holds.
    """

    guidance: Guidance
    case: CaseFile
    assessment: Assessment
    rules: Rules
    incomplete: tuple[Incomplete, ...]
    baseline: str
    marks: frozenset[tuple[str, str]] = frozenset()
    records: tuple[RecordLine, ...] = ()
    typed: tuple[tuple[str, str], ...] = ()
    newer: tuple[SubjectFile, ...] = ()
    to_confirm: tuple[tuple[str, str], ...] = ()

    def partner(self, subject: str) -> SubjectFile | None:
        """Return a partner of the case, None when it is none."""
        return next((p for p in self.case.partners if p.subject == subject), None)

    def answer(self, subject: str, field: str) -> Answer | None:
        """Return what was said to a field, also when only words and no choice were given."""
        given = (*self.case.all_answers, *self.case.unchosen)
        return next((a for a in given if (a.subject, a.field) == (subject, field)), None)


class Reset(Struct, frozen=True):
    """What a register held before and after a write."""

    subject: str
    key: str
    before: Value
    after: Value


class Done(Struct, frozen=True):
    """The case after a write, and the step that undoes it; an empty step changed nothing."""

    casework: Casework
    step: tuple[Reset, ...]

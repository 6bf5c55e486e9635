"""Checking a whole edition: every problem with its file and line."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path as FilePath

import msgspec

from rsdesk.domain.guidance import Guidance
from rsdesk.guidance.problems import Finding, Path, Problem, place
from rsdesk.guidance.reading import Edition, read
from rsdesk.guidance.rules import (
    contradicting,
    coverage,
    effects,
    facts,
    fields,
    ids,
    procedure,
    wording,
)
from rsdesk.guidance.shape import NO_ENGLISH, NO_GERMAN, UNKNOWN_KEY, mended

Rule = Callable[[Guidance], Iterator[Finding]]

# three kinds, so that one mistake neither hides others nor makes them up:
# true of an entry by itself, even when another file cannot be read at all
OF_ONE_ENTRY: tuple[Rule, ...] = (
    ids.plain,
    ids.unique,
    effects.answerable,
    effects.worsening,
    effects.signals,
    fields.named,
    procedure.complete,
    procedure.fair,
    procedure.graded,
    procedure.offered,
    wording.translated,
    wording.clean,
    wording.visible,
    wording.formed,
)
# true of entries that refer to each other, when all of them could be read
OF_REFERENCES: tuple[Rule, ...] = (
    ids.known,
    ids.labelled,
    facts.obtainable,
    facts.triggers,
    facts.acyclic,
    fields.asked_once,
    fields.scoped,
    fields.total,
    fields.carried,
    fields.ticked,
    procedure.leading,
    contradicting.contradicting,
)
# true of the edition as a whole, when every entry of it is well-formed
OF_THE_WHOLE: tuple[Rule, ...] = (facts.reachable, coverage.covered)

_HARMLESS = (NO_GERMAN, NO_ENGLISH, UNKNOWN_KEY)  # they leave the meaning of an entry clear


def lint(folder: FilePath) -> tuple[Problem, ...]:
    """Return all problems of the edition in a folder, by file and line.

    Raises GuidanceError when there is no such folder.
    """
    edition, problems = read(folder)
    found = [*problems, *(edition.problem(finding) for finding in findings(edition, problems))]
    return tuple(problem for _, problem in sorted({place(p): p for p in found}.items()))


def findings(
    edition: Edition, problems: tuple[Problem, ...], more: tuple[Rule, ...] = ()
) -> list[Finding]:
    """Return what the rules find in an edition, `more` being rules of its own for each entry.

    `problems` are what TOML found in its files before.
    """
    guidance, misfits = _guidance(edition)
    broken = {finding.path[:2] for finding in misfits if finding.reason not in _HARMLESS}
    rules = OF_ONE_ENTRY + more
    if not problems:
        rules += OF_REFERENCES
        if not broken:
            rules += OF_THE_WHOLE
    found = [finding for rule in rules for finding in rule(guidance)]
    kept = [*misfits, *_unspoiled(found, misfits, _broken_ids(guidance, broken))]
    return [one for one in kept if not problems or one.path != ("edition",)]


def _guidance(edition: Edition) -> tuple[Guidance, tuple[Finding, ...]]:
    try:
        return msgspec.convert(edition.tables, Guidance), ()
    except msgspec.ValidationError:
        return mended(edition.tables, Guidance)


def _unspoiled(
    findings: Iterable[Finding], misfits: tuple[Finding, ...], broken_ids: set[str]
) -> Iterator[Finding]:
    """Yield the findings that do not merely follow from a misfit."""
    misfit_paths = {finding.path for finding in misfits}
    for finding in findings:
        holders = {finding.path[:length] for length in range(1, len(finding.path) + 1)}
        if not holders & misfit_paths and not broken_ids & set(finding.values.values()):
            yield finding


def _broken_ids(guidance: Guidance, broken: set[Path]) -> set[str]:
    found = set()
    for table, index in (path for path in broken if len(path) == 2):
        if isinstance(index, int):
            entry = getattr(guidance, str(table))[index]
            found |= {entry.id, *(field.id for field in getattr(entry, "fields", ()))}
    return found

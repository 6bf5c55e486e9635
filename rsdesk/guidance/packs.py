"""Packs beside an edition: checked together with it, and made one guidance with it."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from rsdesk.domain.guidance import Guidance
from rsdesk.domain.pack import Pack, combined
from rsdesk.domain.text import Text
from rsdesk.guidance import linting, loading
from rsdesk.guidance.problems import BrokenGuidanceError, Finding, Problem, place
from rsdesk.guidance.reading import EDITION, PACK, Contents, Edition, joined, read, read_contents
from rsdesk.guidance.rules import ids
from rsdesk.guidance.rules.packs import TAKEN, TAKEN_LABEL, apart, named
from rsdesk.guidance.shape import mended
from rsdesk.i18n import N_

NO_PACK = N_("The table [pack] is missing: id, version, base and title of the pack.")
_NOBODY = Pack(id="?", version="?", base="?", title=Text(de="?", en="?"))


class _Head(Struct, frozen=True):
    pack: Pack


def is_pack(given: Contents) -> bool:
    """Return whether these files say that they are a pack, and not an edition."""
    edition, _ = read_contents(given)
    return PACK in edition.tables


def named_in(given: Contents) -> Pack:
    """Return which pack these files are; BrokenGuidanceError when they do not say so."""
    edition, problems = read_contents(given)
    if not edition.documents:
        raise BrokenGuidanceError(problems[0])
    pack, findings = _pack(edition)
    problems += tuple(edition.problem(finding) for finding in findings)
    if problems:
        raise BrokenGuidanceError(min(problems, key=place))
    return pack


def lint(given: Contents, others: Iterable[Contents] = ()) -> tuple[Problem, ...]:
    """Return everything wrong with a pack beside its edition and other packs, by file and line."""
    own, problems = read_contents(given)
    if not own.documents:
        return problems
    pack, findings = _pack(own)
    findings = findings or tuple(named(pack, loading.versions()))
    if findings:
        found = [*problems, *(own.problem(finding) for finding in findings)]
        return tuple(sorted(found, key=place))
    beside = [read_contents(other)[0] for other in others]
    below = _together(pack.base, beside)
    whole = _together(pack.base, [*beside, own])
    kept = [
        _own_problem(own, finding) or whole.problem(finding)
        for finding in _told_once(
            linting.findings(whole, problems, (apart(loading.converted(below), pack),))
        )
    ]
    return tuple(p for _, p in sorted({place(p): p for p in (*problems, *kept)}.items()))


def load(base: str, packs: Iterable[Contents]) -> Guidance:
    """Return an edition that ships together with packs, under a version that names them all.

    Raises BrokenGuidanceError where they no longer fit together in form.
    """
    whole = _together(base, [read_contents(given)[0] for given in packs])
    return loading.converted(whole)


def _pack(edition: Edition) -> tuple[Pack, tuple[Finding, ...]]:
    if PACK not in edition.tables:
        return _NOBODY, (Finding((PACK,), NO_PACK),)
    wrapped, findings = mended({PACK: edition.tables[PACK]}, _Head)
    return wrapped.pack, findings


def _together(version: str, packs: list[Edition]) -> Edition:
    below, _ = read(loading.folder(version), shipped=True)
    whole = joined([*below.documents, *(doc for pack in packs for doc in pack.documents)])
    heads = [_pack(pack)[0] for pack in packs]
    edition = dict(whole.tables[EDITION])
    edition["version"] = combined(version, [(pack.id, pack.version) for pack in heads])
    edition["title"] = {
        language: " + ".join([words, *(pack.title[language] for pack in heads)])
        for language, words in edition["title"].items()
    }
    tables = {name: own for name, own in whole.tables.items() if name != PACK}
    return replace(whole, tables=tables | {EDITION: edition})


def _own_problem(own: Edition, finding: Finding) -> Problem | None:
    """The title of the whole is made of that of the pack, so a mistake in it stands there."""
    if finding.path[0] != EDITION:
        return None
    return own.problem(Finding((PACK, *finding.path[1:]), finding.reason, finding.values))


def _told_once(findings: Iterable[Finding]) -> list[Finding]:
    """An id that the edition has stands twice as well; that it is taken says more."""
    found = list(findings)
    taken = {finding.path for finding in found if finding.reason in (TAKEN, TAKEN_LABEL)}
    return [one for one in found if one.reason != ids.TWICE or one.path not in taken]

"""Packs: a name that can be read apart, ids and sources of their own, nothing taken over."""

from collections.abc import Callable, Iterator

from rsdesk.domain.guidance import Guidance
from rsdesk.domain.pack import NAME, Pack
from rsdesk.guidance.problems import Finding, Path
from rsdesk.guidance.rules.ids import TABLES
from rsdesk.guidance.rules.places import fields
from rsdesk.guidance.rules.wording import MOST_IN_A_TITLE, TOO_LONG
from rsdesk.i18n import N_

NO_NAME = N_(
    "“{name}” cannot name a pack: letters A to Z, digits, full stops, hyphens and underscores can, "
    "and a letter or digit comes first."
)
NO_BASE = N_("This rsdesk has no guidance {base}. It has {known}; write one of them as base.")
TAKEN = N_(
    "The id “{id}” is used by the guidance or by another pack already. Put the name of the pack "
    "before it, as in “{own}”."
)
TAKEN_LABEL = N_(
    "The option “{id}” has words in the guidance already. Leave this entry out, or take another id."
)
FOREIGN_SOURCE = N_(
    "“{source}” is a source of the guidance. Items of a pack belong to a source of the pack, so "
    "that everybody sees who asks."
)
FOREIGN_ITEM = N_(
    "{item} belongs to the guidance, which asks it already. Fields of a pack fill items of the "
    "pack; an answer to {item} can open them through a circumstance (set_by)."
)


def named(pack: Pack, bases: tuple[str, ...]) -> Iterator[Finding]:
    """A name or version that no combined version could hold, an edition that is not there."""
    for key, name in (("id", pack.id), ("version", pack.version)):
        if not NAME.fullmatch(name):
            yield Finding(("pack", key), NO_NAME, {"name": name})
    for language in ("de", "en"):
        if len(getattr(pack.title, language)) > MOST_IN_A_TITLE:
            yield Finding(("pack", "title", language), TOO_LONG, {"most": str(MOST_IN_A_TITLE)})
    if pack.base not in bases:
        values = {"base": pack.base, "known": ", ".join(bases)}
        yield Finding(("pack", "base"), NO_BASE, values)


def apart(base: Guidance, pack: Pack) -> Callable[[Guidance], Iterator[Finding]]:
    """Return the rule that a pack beside `base` takes over nothing of it.

    The entries of `base` come first in what the rule is given.
    """

    def rule(guidance: Guidance) -> Iterator[Finding]:
        yield from _taken(guidance, base, pack)
        for index, item in list(enumerate(guidance.items))[len(base.items) :]:
            if item.source in base.source:
                path: Path = ("items", index, "source")
                yield Finding(path, FOREIGN_SOURCE, {"source": item.source})
        for path, _, field in fields(guidance):
            for place, filled in enumerate(field.items):
                if _is_own(path, base) and filled in base.item:
                    yield Finding((*path, "items", place), FOREIGN_ITEM, {"item": filled})

    return rule


def _taken(guidance: Guidance, base: Guidance, pack: Pack) -> Iterator[Finding]:
    known = {table: {entry.id for entry in getattr(base, table)} for table in TABLES}
    for table in TABLES:
        for index, entry in list(enumerate(getattr(guidance, table)))[len(getattr(base, table)) :]:
            if entry.id in known[table]:
                reason = TAKEN_LABEL if table == "labels" else TAKEN
                values = {"id": entry.id, "own": f"{pack.id}-{entry.id}"}
                yield Finding((table, index, "id"), reason, values)
    prompts = {prompt.id for item in base.items for prompt in item.prompts}
    for index, item in list(enumerate(guidance.items))[len(base.items) :]:
        for place, prompt in enumerate(item.prompts):
            if prompt.id in prompts:
                values = {"id": prompt.id, "own": f"{pack.id}-{prompt.id}"}
                yield Finding(("items", index, "prompts", place, "id"), TAKEN, values)


def _is_own(path: Path, base: Guidance) -> bool:
    return isinstance(path[1], int) and path[1] >= len(base.questions)

"""Coverage: nothing that a source demands falls by the wayside."""

from collections.abc import Iterator

from rsdesk.domain.guidance import ASKED_SCOPES, Guidance
from rsdesk.guidance.problems import Finding
from rsdesk.i18n import N_

UNCOVERED = N_(
    "No question covers {item}. Add it to a field, or mark its source {source} with asked = false "
    "while it has no questions."
)


def covered(guidance: Guidance) -> Iterator[Finding]:
    """Items of an asked source that no question covers."""
    in_fields = {item for q in guidance.questions for field in q.fields for item in field.items}
    for index, item in enumerate(guidance.items):
        source = guidance.source.get(item.source)
        asked = source is not None and source.asked and item.scope in ASKED_SCOPES
        asked = asked and not item.given
        if asked and item.id not in in_fields:
            values = {"item": item.id, "source": item.source}
            yield Finding(("items", index, "id"), UNCOVERED, values)

"""What the parts of a case are called, and the sentences that say how they differ."""

from rsdesk.domain.differences import Kind
from rsdesk.domain.proceedings import Progress
from rsdesk.i18n import N_

Words = tuple[str, str, str]  # new, gone, changed

PROGRESS: dict[Progress, str] = {
    "agreed": N_("agreed"),
    "done": N_("done"),
    "missed": N_("missed"),
    "dropped": N_("dropped"),
}
ANSWER_PARTS: dict[str, str] = {
    "comment": N_("reason"),
    "text": N_("description"),
    "list": N_("list"),
    "ticked": N_("ticks"),
    "check": N_("check records"),
}
ENTRY_PARTS: dict[str, str] = {
    "text": N_("words"),
    "owner": N_("owner"),
    "due": N_("due date"),
    "proof": N_("proof"),
    "items": N_("items"),
    "condition": N_("condition or not"),
    "name": N_("name"),
    "function": N_("function"),
    "acts": N_("roles"),
    "conflict": N_("conflict of interest"),
    "conflict_text": N_("conflict of interest"),
    "statement": N_("statement"),
    "second_look": N_("second look"),
    "signature": N_("kind of signature"),
    "dated": N_("date"),
    "settled": N_("how it was settled"),
    "steps": N_("steps"),
    "trigger": N_("kind of event"),
    "authority": N_("office"),
    "document": N_("document"),
    "reason": N_("reason"),
    "second": N_("second person"),
    "value": N_("value"),
}
DECISION: dict[str, str] = {
    "outcome": N_("Decision"),
    "residual": N_("Level after measures"),
    "dated": N_("Date of the decision"),
    "target": N_("Target date"),
    "review": N_("Review date"),
}
DECISION_REASON = N_("{part}, reason")
TEXTS: Words = (
    N_("{name}, new: “{after}”"),
    N_("{name}, taken out: “{before}”"),
    N_("{name}: “{before}” → “{after}”"),
)
NONE = N_("not set")
FROM_TO = N_("{name}: {before} → {after}")
FINDINGS: Words = (
    N_("New: {after} from “{question}” ({items})"),
    N_("Gone: {before} from “{question}” ({items})"),
    N_("{before} → {after}: “{question}” ({items})"),
)
ENTRIES: dict[Kind, Words] = {
    "partner": (
        N_("New partner: {after}"),
        N_("No longer a partner: {before}"),
        N_("Partner: {before} → {after}"),
    ),
    "baseline": (
        N_("The case now builds on the institute baseline."),
        N_("The case no longer builds on the institute baseline."),
        N_("The case builds on another institute baseline."),
    ),
    "measure": (
        N_("New measure: {after}"),
        N_("Measure taken out: {before}"),
        N_("Measure changed ({parts}): {after}"),
    ),
    "closing": (
        N_("How “{question}” is dealt with, new: “{after}”"),
        N_("How “{question}” is dealt with, taken back: “{before}”"),
        N_("How “{question}” is dealt with, changed ({parts}): “{after}”"),
    ),
    "override": (
        N_("Set by people, {name}: “{after}”"),
        N_("No longer set by people, {name}: “{before}”"),
        N_("What people set was changed, {name} ({parts}): “{after}”"),
    ),
    "party": (
        N_("New person: {after}"),
        N_("No longer named: {before}"),
        N_("Changed about {after}: {parts}"),
    ),
    "event": (
        N_("New event: “{after}”"),
        N_("Event taken out: “{before}”"),
        N_("Event changed ({parts}): “{after}”"),
    ),
    "end": (
        N_("The end of the collaboration was noted: “{after}”"),
        N_("The end of the collaboration was taken back: “{before}”"),
        N_("The end of the collaboration was changed ({parts}): “{after}”"),
    ),
}

"""What people did with the result, as part of a case that was written down as a file."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from rsdesk.domain.appraisal import Override
from rsdesk.domain.case import Attachment, Line, Prose
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.proceedings import Closing, Measure, Part, Party, Progress, sealed
from rsdesk.domain.revision import Change, seal
from rsdesk.services import cases, editions
from rsdesk.services.known import UNKNOWN_FIELD, UNKNOWN_ITEM, check_known
from rsdesk.services.proceedings import (
    check_decision,
    check_override,
    check_words,
    closable,
    meant,
    new_entry,
)
from rsdesk.storage import attachments
from rsdesk.storage.vault import Vault


class ClosingInput(Struct, forbid_unknown_fields=True):
    """How the answer of a field is dealt with; `document` is a file name beside the input file."""

    text: Prose = ""
    authority: Line = ""
    dated: Line = ""
    document: Line = ""


class MeasureInput(Measure, frozen=True, forbid_unknown_fields=True):
    """A measure and how far it is."""

    state: Progress = "agreed"


class ProceedingsInput(Struct, forbid_unknown_fields=True):
    """What people did with the result: closings by field id, measures, people, the decision."""

    overrides: dict[str, Override] = {}
    closings: dict[str, ClosingInput] = {}
    measures: tuple[MeasureInput, ...] = ()
    parties: tuple[Party, ...] = ()
    decision: dict[str, Part] = {}


def check(guidance: Guidance, given: ProceedingsInput) -> None:
    """Raise InputError when the input names anything that this guidance does not know."""
    for name, override in given.overrides.items():
        check_override(name, override)
        check_words(override)
    for field, closing in given.closings.items():
        check_known(field, closable(guidance), UNKNOWN_FIELD)
        check_words(closing)
    for party in given.parties:
        check_words(party)
    for measure in given.measures:
        check_words(measure)
        for item in measure.items:
            check_known(item, guidance.item, UNKNOWN_ITEM)
        if measure.measure:
            check_known(measure.measure, guidance.measure, UNKNOWN_FIELD)
    for part, said in given.decision.items():
        check_decision(guidance, part, said.value)
        check_words(said)


def store(
    vault: Vault, case: str, given: ProceedingsInput, files: Mapping[str, bytes], now: datetime
) -> None:
    """Store all in one revision: nobody did these things one by one."""
    changes, blobs = [], []
    for key, plain, value in _entries(vault, case, given, files):
        blob = [seal(value)] if value else []
        changes.append(Change(key, plain, blob[0].commitment if blob else ""))
        blobs += blob
    cases.write(vault, case, changes, blobs, now)


def _entries(
    vault: Vault, case: str, given: ProceedingsInput, files: Mapping[str, bytes]
) -> Iterator[tuple[str, str, bytes]]:
    known = cases.case_file(vault, case)
    guidance = editions.edition(vault, known.guidance)
    for name, override in given.overrides.items():
        yield f"override/{name}", override.value, sealed(override)
    for field, closing in given.closings.items():
        document = attached(vault, closing.document, files)
        entry = Closing(closing.text, closing.authority, closing.dated, document)
        yield f"closing/{field}", meant(guidance, known, field, entry), sealed(entry)
    for measure in given.measures:
        name = new_entry()
        own = {field: getattr(measure, field) for field in Measure.__struct_fields__}
        yield f"measure/{name}", "", sealed(Measure(**own))
        if measure.state != "agreed":
            yield f"progress/{name}", measure.state, b""
    for party in given.parties:
        yield f"party/{new_entry()}", "", sealed(party)
    for part, said in given.decision.items():
        yield f"decision/{part}", said.value, said.reason.encode()


def attached(vault: Vault, name: str, files: Mapping[str, bytes]) -> Attachment | None:
    """Keep a file of the input and return what names it; nothing for an empty name."""
    if not name:
        return None
    content = files[name]
    return Attachment(attachments.attach(vault, content), name, len(content))

"""Making the signed record of a case, and keeping it with its hash in the vault."""

import hashlib
from datetime import datetime

from msgspec import Struct

from rsdesk.crypto import identity as identities
from rsdesk.crypto.identity import Identity
from rsdesk.domain.case_file import CaseFile, on_paper
from rsdesk.domain.closing import documents
from rsdesk.errors import RecordError
from rsdesk.i18n import N_, Language
from rsdesk.records import signing
from rsdesk.records.content import Kind
from rsdesk.records.isolation import Cancelled, never
from rsdesk.services import register
from rsdesk.services.cases import case_file, utc
from rsdesk.services.rendering import rendered, request_for
from rsdesk.storage import attachments, failures, kept, settings
from rsdesk.storage.handle import writing
from rsdesk.storage.kept import KeptRecord
from rsdesk.storage.vault import Vault


class MadeRecord(Struct, frozen=True):
    """A signed record, already kept in the vault unless it is a summary."""

    number: str
    sha256: str
    pdf: bytes


def make_record(
    vault: Vault,
    case: str,
    language: Language,
    now: datetime,
    *,
    with_help: bool = False,
    cancelled: Cancelled = never,
    kind: Kind = "full",
) -> MadeRecord:
    """Render, sign and keep the record of a case as it stands; a summary is signed and not kept.

    The record of the same state in the other language has the same number; a record that was
    made before gets the next one and names the one it replaces.
    Raises RecordError while copies of the case disagree, when rendering or signing fails and when
    it is cancelled; then nothing was kept and no number was used.
    """
    case_now = on_paper(case_file(vault, case))
    if case_now.conflicts:
        raise RecordError(
            N_(
                "Copies of this case disagree (entries concerned: {count}), so no record was made. "
                "Nothing is lost. Please choose between the copies first."
            ),
            count=len(case_now.conflicts),
        )
    _check_attachments(vault, case_now)
    identity = _identity(vault)
    request = request_for(vault, case_now, language, now, with_help, kind)
    pages = rendered(request, cancelled)
    pdf = signing.sign(
        pages.pdf,
        identity,
        block=pages.block,
        box=pages.box,
        reason=pages.reason,
        location=identities.institute_name(identity.certificate),
        now=now,
    )
    sha256 = hashlib.sha256(pdf).hexdigest()
    if kind == "full":
        made = KeptRecord(case, request.version, language, sha256, case_now.heads, utc(now), pdf)
        with writing(vault):
            kept.keep_record(vault, made)
            register.refresh(vault, case)
    return MadeRecord(request.number, sha256, pdf)


def _check_attachments(vault: Vault, case: CaseFile) -> None:
    """A record names each attachment with its hash: it must be there to be shown."""
    checks = [check for answer in case.all_answers for check in answer.parts.checks]
    for attachment in (check.attachment for check in checks):
        if attachment is not None and not attachments.is_kept(vault, attachment.sha256):
            raise RecordError(
                N_(
                    "The file “{name}” that a check record names is missing from the vault, so no "
                    "record was made. Everything else is there. Please attach the file again or "
                    "take it out of the check record; a backup may still hold it."
                ),
                name=attachment.name,
            )
    for document in documents(case):
        if not attachments.is_kept(vault, document.sha256):
            raise RecordError(
                N_(
                    "The document “{name}” that clears a stop is missing from the vault, so no "
                    "record was made. Everything else is there. Please attach the document again; "
                    "a backup may still hold it."
                ),
                name=document.name,
            )


def record_pdf(vault: Vault, sha256: str) -> bytes:
    """Return a record that the vault keeps; LookupError when it keeps none with this hash."""
    record = kept.record_by_hash(vault, sha256)
    if record is None:
        raise LookupError(sha256)
    return record.pdf


def _identity(vault: Vault) -> Identity:
    stored = settings.identity(vault)
    if stored is None:
        raise failures.damaged(vault.folder)
    return identities.from_bytes(stored)

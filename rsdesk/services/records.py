"""Making the signed record of a case, and keeping it with its hash in the vault."""

import hashlib
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from rsdesk import __version__
from rsdesk.crypto import identity as identities
from rsdesk.crypto.identity import Identity
from rsdesk.domain.case import short_id
from rsdesk.domain.case_file import CaseFile, assess_case, incomplete, on_paper
from rsdesk.errors import RecordError
from rsdesk.guidance import loading
from rsdesk.i18n import N_, Language
from rsdesk.records import content, isolation, signing
from rsdesk.records.isolation import Cancelled, never
from rsdesk.services import people, register
from rsdesk.services.cases import case_file, utc
from rsdesk.services.recorded import unchanged_since
from rsdesk.storage import kept, settings
from rsdesk.storage.handle import writing
from rsdesk.storage.kept import KeptRecord
from rsdesk.storage.vault import Vault

RENDER_SECONDS = 120
RENDER_MIB = 2048


class MadeRecord(Struct, frozen=True):
    """A signed record, already kept in the vault."""

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
) -> MadeRecord:
    """Render, sign and keep the record of a case as it stands.

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
    identity = _identity(vault)
    request = _request(vault, case_now, identity, language, now, with_help)
    rendered = _rendered(request, cancelled)
    pdf = signing.sign(
        rendered.pdf,
        identity,
        block=rendered.block,
        box=rendered.box,
        reason=rendered.reason,
        location=identities.institute_name(identity.certificate),
        now=now,
    )
    sha256 = hashlib.sha256(pdf).hexdigest()
    made = KeptRecord(case, request.version, language, sha256, case_now.heads, utc(now), pdf)
    with writing(vault):
        kept.keep_record(vault, made)
        register.refresh(vault, case)
    return MadeRecord(request.number, sha256, pdf)


def preview_record(
    vault: Vault,
    case: str,
    language: Language,
    now: datetime,
    with_help: bool,
    cancelled: Cancelled = never,
) -> bytes:
    """Return the PDF that a record made now would be, each page marked as a preview.

    It is not signed and not kept, and the number in it stays free. Raises RecordError.
    """
    case_now = on_paper(case_file(vault, case))
    request = _request(vault, case_now, _identity(vault), language, now, with_help)
    return _rendered(replace(request, preview=True), cancelled).pdf


def record_pdf(vault: Vault, sha256: str) -> bytes:
    """Return a record that the vault keeps; LookupError when it keeps none with this hash."""
    record = kept.record_by_hash(vault, sha256)
    if record is None:
        raise LookupError(sha256)
    return record.pdf


def _rendered(request: content.RecordRequest, cancelled: Cancelled) -> content.Rendered:
    answer = isolation.run(
        "render",
        content.request_bytes(request),
        seconds=RENDER_SECONDS,
        memory_mib=RENDER_MIB,
        cancelled=cancelled,
    )
    return content.read_rendered(answer)


def _version(
    vault: Vault, case: CaseFile, earlier: tuple[KeptRecord, ...], language: Language
) -> int:
    highest = max((record.version for record in earlier), default=0)
    latest = [record for record in earlier if record.version == highest]
    other_language_of_the_same = latest and all(
        record.language != language and unchanged_since(vault, case.heads, record.heads)
        for record in latest
    )
    return highest if other_language_of_the_same else highest + 1


def _identity(vault: Vault) -> Identity:
    stored = settings.identity(vault)
    if stored is None:
        raise LookupError("the vault has no identity")
    return identities.from_bytes(stored)


def _request(
    vault: Vault,
    case: CaseFile,
    identity: Identity,
    language: Language,
    now: datetime,
    with_help: bool,
) -> content.RecordRequest:
    earlier = kept.kept_records(vault, case.subject)
    version = _version(vault, case, earlier, language)
    guidance = loading.shipped(case.guidance)
    older = [record for record in earlier if record.version < version]
    previous = max(older, key=lambda r: (r.version, r.language == language), default=None)
    return content.RecordRequest(
        guidance=guidance,
        guidance_hash=loading.digest(guidance),
        case=case,
        assessment=assess_case(guidance, case),
        incomplete=incomplete(guidance, case),
        language=language,
        number=f"{short_id(case.subject)}-{version}",
        version=version,
        replaces=previous.sha256 if previous else "",
        made=utc(now),
        software=f"rsdesk {__version__}",
        people=people.names(vault),
        signer=identities.person_name(identity.certificate),
        signer_institute=identities.institute_name(identity.certificate),
        signer_fingerprint=identities.fingerprint(identity.certificate),
        with_help=with_help,
        practice=vault.kind == "practice",
    )

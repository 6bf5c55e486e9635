"""What a record says and how it looks, before it is signed; nothing here is slow to import."""

from datetime import datetime

from msgspec.structs import replace

from rsdesk import __version__
from rsdesk.crypto import identity as identities
from rsdesk.domain.case import short_id
from rsdesk.domain.case_file import CaseFile, assess_case, incomplete, on_paper
from rsdesk.guidance import loading
from rsdesk.i18n import Language
from rsdesk.records import content, isolation
from rsdesk.records.isolation import Cancelled, never
from rsdesk.services import editions, people
from rsdesk.services.cases import case_file, utc
from rsdesk.services.recorded import unchanged_since
from rsdesk.storage import kept
from rsdesk.storage.kept import KeptRecord
from rsdesk.storage.vault import Vault

RENDER_SECONDS = 120
RENDER_MIB = 2048


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
    request = request_for(vault, case_now, language, now, with_help)
    return rendered(replace(request, preview=True), cancelled).pdf


def request_for(
    vault: Vault,
    case: CaseFile,
    language: Language,
    now: datetime,
    with_help: bool,
) -> content.RecordRequest:
    """Return everything that a record made now says, with the number it would have."""
    signer = people.certificate(vault)
    earlier = kept.kept_records(vault, case.subject)
    version = _version(vault, case, earlier, language)
    guidance = editions.edition(vault, case.guidance)
    rules = editions.rules(vault, guidance)
    older = [record for record in earlier if record.version < version]
    previous = max(older, key=lambda r: (r.version, r.language == language), default=None)
    return content.RecordRequest(
        guidance=guidance,
        guidance_hash=loading.digest(guidance),
        case=case,
        assessment=assess_case(guidance, case, rules),
        incomplete=incomplete(guidance, case),
        language=language,
        number=f"{short_id(case.subject)}-{version}",
        version=version,
        replaces=previous.sha256 if previous else "",
        made=utc(now),
        software=f"rsdesk {__version__}",
        people=people.names(vault),
        signer=identities.person_name(signer),
        signer_institute=identities.institute_name(signer),
        signer_fingerprint=identities.fingerprint(signer),
        with_help=with_help,
        practice=vault.kind == "practice",
    )


def rendered(request: content.RecordRequest, cancelled: Cancelled = never) -> content.Rendered:
    """Return the pages of a record, made in the child process. Raises RecordError."""
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

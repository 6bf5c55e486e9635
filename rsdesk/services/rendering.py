"""What a record says and how it looks, before it is signed; nothing here is slow to import."""

from datetime import datetime

from msgspec.structs import replace

from rsdesk import __version__
from rsdesk.crypto import identity as identities
from rsdesk.domain.case import short_id
from rsdesk.domain.case_file import CaseFile, assess_case, incomplete, on_paper, understood
from rsdesk.domain.difference_words import Spoken, difference_text
from rsdesk.domain.differences import Difference
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.rules import Rules
from rsdesk.guidance import loading
from rsdesk.i18n import N_, Language, translator
from rsdesk.records import content, isolation
from rsdesk.records.isolation import Cancelled, never
from rsdesk.services import editions, people, versions
from rsdesk.services.cases import case_file, utc
from rsdesk.services.editions import Adopted
from rsdesk.services.recorded import unchanged_since
from rsdesk.storage import kept
from rsdesk.storage.kept import ListedRecord
from rsdesk.storage.vault import Vault

RENDER_SECONDS = 120
RENDER_MIB = 2048
# ends the number of a summary, so that it cannot be taken for the full record
SUMMARY = "-S"


def preview_record(
    vault: Vault,
    case: str,
    language: Language,
    now: datetime,
    with_help: bool,
    cancelled: Cancelled = never,
    kind: content.Kind = "full",
) -> bytes:
    """Return the PDF that a record made now would be, each page marked as a preview.

    It is not signed and not kept, and the number in it stays free. Raises RecordError.
    """
    case_now = on_paper(case_file(vault, case))
    request = request_for(vault, case_now, language, now, with_help, kind)
    return rendered(replace(request, preview=True), cancelled).pdf


def request_for(
    vault: Vault,
    case: CaseFile,
    language: Language,
    now: datetime,
    with_help: bool,
    kind: content.Kind = "full",
) -> content.RecordRequest:
    """Return everything that a record made now says, with the number it would have.

    A summary has the number of the full record that shows the same state, or of the next one.
    """
    signer = people.certificate(vault)
    earlier = kept.listed_records(vault, case.subject)
    shown = _showing(vault, case, earlier)
    version = _version(earlier, shown, language if kind == "full" else "")
    guidance = editions.edition(vault, case.guidance)
    case = on_paper(understood(guidance, case))
    rules = editions.rules(vault, guidance)
    policy = editions.policy(vault)
    older = [record for record in earlier if record.version < version]
    previous = max(older, key=lambda r: (r.version, r.language == language), default=None)
    return content.RecordRequest(
        guidance=guidance,
        guidance_hash=loading.digest(guidance),
        rules=rules,
        case=case,
        assessment=assess_case(guidance, case, rules),
        incomplete=incomplete(guidance, case),
        language=language,
        number=f"{short_id(case.subject)}-{version}{SUMMARY if kind == 'summary' else ''}",
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
        kind=kind,
        policy=_policy_words(policy, language) if policy else "",
        policy_hash=policy.sha256 if policy else "",
        differences=_differences(vault, case, guidance, rules, previous, language),
        of=_full_record(shown, language) if kind == "summary" else "",
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


def _showing(
    vault: Vault, case: CaseFile, earlier: tuple[ListedRecord, ...]
) -> tuple[ListedRecord, ...]:
    """Return the records of the highest version if they show the case as it stands."""
    highest = max((record.version for record in earlier), default=0)
    latest = tuple(record for record in earlier if record.version == highest)
    if all(unchanged_since(vault, case.heads, record.heads) for record in latest):
        return latest
    return ()


def _version(
    earlier: tuple[ListedRecord, ...], shown: tuple[ListedRecord, ...], language: str
) -> int:
    """Both languages of one state share a number; what is signed again gets the next."""
    highest = max((record.version for record in earlier), default=0)
    same = shown and all(record.language != language for record in shown)
    return highest if same else highest + 1


def _full_record(shown: tuple[ListedRecord, ...], language: Language) -> str:
    best = max(shown, key=lambda record: record.language == language, default=None)
    return best.sha256 if best else ""


def _policy_words(policy: Adopted, language: Language) -> str:
    text = translator(language)(N_("version {version}, adopted on {day}"))
    return text.format(version=policy.policy.version, day=policy.policy.adopted)


def _differences(
    vault: Vault,
    case: CaseFile,
    guidance: Guidance,
    rules: Rules,
    previous: ListedRecord | None,
    language: Language,
) -> tuple[str, ...]:
    """Return what differs from the replaced record, without what is said of people."""
    since = previous and versions.since_record(vault, case.subject, previous.version)
    if not since:
        return ()
    spoken = Spoken(since.before, since.after, rules, language)
    # what either version takes to be about people is
    editions_of_both = (since.before.guidance, since.after.guidance, guidance)
    told = [
        one
        for one in since.differences
        if not any(_personal(either, one) for either in editions_of_both)
    ]
    lines = [difference_text(spoken, one) for one in told]
    if len(told) < len(since.differences):
        text = N_("What is said of people changed too; it stands in the annex alone.")
        lines.append(translator(language)(text))
    return tuple(lines)


def _personal(guidance: Guidance, one: Difference) -> bool:
    field = guidance.field.get(one.name)
    of_a_person = field is not None and field.personal
    return one.kind == "party" or of_a_person or (one.kind, one.name) == ("about", "people")

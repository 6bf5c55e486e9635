"""The last parts: notices, where the record comes from, how to verify it."""

from collections import Counter
from collections.abc import Iterator

from rsdesk.domain.dates import keeping
from rsdesk.i18n import N_, date_text
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, Tone, row
from rsdesk.records.wording import counted, edition_name, moment, person, speech, subject_name

_NOTICES: tuple[tuple[str, str], ...] = (
    (
        N_("No automatic decision"),
        N_(
            "Effects and the level follow from answers and ratings by published rules. Software "
            "decides nothing about a person or an organisation; people do, and are named here."
        ),
    ),
    (
        N_("No clearance"),
        N_(
            "“No hit” and “no finding” say what a source showed on a day. They do not say that "
            "there is no risk."
        ),
    ),
    (
        N_("No legal advice"),
        N_(
            "The record replaces neither legal advice nor a licence, permit or notice of an "
            "authority."
        ),
    ),
    (
        N_("Times"),
        N_(
            "All times are claimed by the computer on which they arose. No time-stamping service "
            "confirms them."
        ),
    ),
    (
        N_("Validity"),
        N_(
            "What is said holds for the state of the case named under “Provenance”, until the "
            "next review or until one of the triggers occurs."
        ),
    ),
)
# commands stand on lines of their own, so that they can be copied; a shell reads on after a |
_STEPS: tuple[tuple[str, str, str], ...] = (
    (
        N_("Check the signature (pdfsig is part of poppler-utils):"),
        N_("pdfsig FILE.pdf"),
        N_(
            "It must report one signature, “Total document signed” and “Signature is Valid”. If "
            "it says “Not total document signed”, something was added after signing. That the "
            "issuer is unknown is to be expected: the signer made the certificate, and no "
            "authority vouches for it."
        ),
    ),
    (
        N_("Show the fingerprint of the certificate:"),
        N_(
            "pdfsig -dump FILE.pdf\n"
            "openssl pkcs7 -inform DER -in FILE.pdf.sig0 -print_certs |\n"
            "openssl x509 -noout -fingerprint -sha256"
        ),
        N_("A PDF reader that checks signatures shows it in its certificate view."),
    ),
    (
        N_(
            "Ask the signer for the fingerprint in another way, by telephone for example, and "
            "compare it with the one from step 2. Anyone can make a certificate with any name and "
            "print any fingerprint; only this comparison counts."
        ),
        "",
        "",
    ),
    (
        N_("With rsdesk instead:"),
        N_("rsdesk verify FILE.pdf"),
        N_(
            "It reports separately whether the content is unchanged, who signed, and what the "
            "time is worth."
        ),
    ),
)


_NO_PREVIOUS = N_("None: this is the first record of this case.")


def notices(request: RecordRequest) -> Iterator[Block]:
    """Return what the record is and is not."""
    translate = speech(request)
    yield Heading(translate(N_("Notices")), 1)
    tone: Tone = "quiet" if request.compact else "plain"
    for label, text in _NOTICES:
        yield row(translate(label), translate(text), tone=tone)
    secret = N_(
        "Full record with personal data and findings on security. Pass it only to people who "
        "need it for this matter. For partners, funders and the team there is a summary."
    )
    yield row(translate(N_("Confidential")), translate(secret), tone=tone)
    yield row(translate(N_("Kept until")), _kept(request))


def _kept(request: RecordRequest) -> str:
    """Return until when the record is kept: the annex on people has a day of its own."""
    translate = speech(request)
    known = keeping(request.rules, request.case)
    if known is not None:
        return date_text(known.record, request.language)
    text = N_("{time} after the end of the collaboration; the day is not known yet")
    one, many = N_("one month"), N_("{count} months")
    months = request.rules.retention.record
    return translate(text).format(time=counted(months, one, many, translate))


def provenance(request: RecordRequest) -> Iterator[Block]:
    """Return software, guidance, revisions, authors and the previous record."""
    translate = speech(request)
    yield Heading(translate(N_("Provenance")), 1)
    yield row(translate(N_("Software")), request.software)
    named = edition_name(request)
    yield _with_hash(translate(N_("Guidance")), named, f"SHA-256 {request.guidance_hash}")
    if request.policy:
        yield _with_hash(
            translate(N_("Institute's policy")), request.policy, f"SHA-256 {request.policy_hash}"
        )
    else:
        none = N_("none: the rules of the guidance hold as they are")
        yield row(translate(N_("Institute's policy")), translate(none), tone="quiet")
    yield row(translate(N_("Made")), moment(request.made, request.language))
    previous = f"SHA-256 {request.replaces}" if request.replaces else _NO_PREVIOUS
    yield row(translate(N_("Previous record")), translate(previous), tone="quiet")
    yield from _revisions(request)
    yield from _authors(request)


def _revisions(request: RecordRequest) -> Iterator[Block]:
    translate = speech(request)
    case = request.case
    named = [(translate(N_("Case")), head) for head in case.heads]
    named += [(subject_name(request, p.subject), p.revision) for p in case.partners]
    if case.institute is not None:
        named.append((translate(N_("Institute baseline")), case.institute.revision))
    text = translate(N_("{name}: revision {id}"))
    for place, (name, revision) in enumerate(named):
        label = "" if place else translate(N_("State of the data"))
        yield _with_hash(label, text.format(name=name, id=revision[:8]), revision)


def _authors(request: RecordRequest) -> Iterator[Block]:
    for place, fingerprint in enumerate(_by_entries(request)):
        label = "" if place else speech(request)(N_("Entries made by"))
        yield _with_hash(label, person(request, fingerprint), fingerprint)


def _with_hash(label: str, text: str, digest: str) -> Row:
    return Row((Passage(text), Passage(digest, "quiet")), label)


def _by_entries(request: RecordRequest) -> list[str]:
    """Return the authors of everything stated, the one with the most entries first."""
    case = request.case
    others = [*case.partners, *([case.institute] if case.institute else [])]
    entries = Counter(answer.author for answer in case.all_answers)
    entries.update(fact.author for fact in case.facts.values())
    for about in (case.about, *(other.about for other in others)):
        entries.update(statement.author for statement in about.values())
    entries.update(stamp.author for stamp in case.proceedings.stamps.values())
    return sorted(entries, key=lambda author: (-entries[author], author))


def verification(request: RecordRequest) -> Iterator[Block]:
    """Return how somebody without rsdesk checks the record."""
    translate = speech(request)
    yield Heading(translate(N_("How to verify this record")), 1)
    for number, (task, command, outcome) in enumerate(_STEPS, start=1):
        passages = [Passage(translate(task))]
        if command:
            passages += [
                Passage(translate(command), "strong"),
                Passage(translate(outcome), "quiet"),
            ]
        yield Row(tuple(passages), str(number))

"""The last parts: notices, where the record comes from, how to verify it, the signature."""

from collections import Counter
from collections.abc import Iterator

from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, SignatureField, row
from rsdesk.records.wording import grouped, moment, person, speech, subject_name

_NOTICES: tuple[tuple[str, str], ...] = (
    (
        N_("No decision"),
        N_(
            "This record is an assessment. It states what people answered and what follows from "
            "it under the guidance named. It sets no overall level, agrees no measures and takes "
            "no decision; that is for people to do, outside this record."
        ),
    ),
    (
        N_("No automatic decision"),
        N_(
            "Effects follow from answers by published rules. No decision about a person or an "
            "organisation is made by software."
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
        N_("Confidential"),
        N_(
            "The record holds personal data. Pass it only to people who need it for this matter, "
            "and keep it no longer than your institute's rules allow."
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
    for label, text in _NOTICES:
        yield row(translate(label), translate(text))


def provenance(request: RecordRequest) -> Iterator[Block]:
    """Return software, guidance, revisions, authors and the previous record."""
    translate = speech(request)
    edition = request.guidance.edition
    yield Heading(translate(N_("Provenance")), 1)
    yield row(translate(N_("Software")), request.software)
    title = edition.title[request.language]
    yield _with_hash(translate(N_("Guidance")), title, f"SHA-256 {request.guidance_hash}")
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
    return sorted(entries, key=lambda author: (-entries[author], author))


def verification(request: RecordRequest) -> Iterator[Block]:
    """Return how somebody without rsdesk checks the record."""
    translate = speech(request)
    yield Heading(translate(N_("How to verify this record")), 1)
    for number, (task, command, outcome) in enumerate(_STEPS, start=1):
        passages = [Passage(translate(task))]
        if command:
            passages += [Passage(translate(command), "strong"), Passage(translate(outcome))]
        yield Row(tuple(passages), str(number))


def signature(request: RecordRequest) -> Iterator[Block]:
    """Return what the signature says and its place; the expected signer is named in the text."""
    translate = speech(request)
    yield Heading(translate(N_("Signature")), 1)
    named = N_(
        "This record carries one signature, that of {signer}. If it is missing, the file is not "
        "complete. The signature says that the record shows the case as it stood at the time "
        "named; it is no decision on the collaboration."
    )
    kind = N_(
        "Digital signature (PAdES B-B) with a certificate that the signer made; not a qualified "
        "electronic signature."
    )
    text = translate(named).format(signer=request.signer)
    yield Row((Passage(text),), kept=True)
    yield Row((Passage(translate(kind)),), translate(N_("Kind")), kept=True)
    yield Row(
        (Passage(grouped(request.signer_fingerprint), "quiet"),),
        translate(N_("Certificate (SHA-256)")),
        kept=True,
    )
    yield SignatureField()

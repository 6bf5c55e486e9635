"""Requests for records, with every part of every answer filled, and what is read back from PDFs."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec
import pypdfium2

from rsdesk.domain.case import Answer, Attachment, Check, Parts, prompts
from rsdesk.domain.case_file import CaseFile, Statement, SubjectFile, assess_case, incomplete
from rsdesk.domain.conditions import ALWAYS
from rsdesk.domain.guidance import Field, Guidance
from rsdesk.guidance import loading
from rsdesk.i18n import Language
from rsdesk.records.content import RecordRequest, Rendered
from rsdesk.records.fonts import printable
from rsdesk.records.layout import render
from rsdesk.records.pagemodel import Band, Block, Contents, Heading, Row, Title
from rsdesk.records.styles import BOTTOM, FIRST_TOP, LEFT, RIGHT, TOP

CASE = "case:3f09a21c" + 24 * "0"
PARTNERS = ("partner:" + 32 * "1", "partner:" + 32 * "2")
INSTITUTE = "institute:" + 32 * "3"
MARA, ZUZANA = 32 * "ab", 32 * "cd"
TIME = "2026-11-20T08:15:00Z"
NAMES = {
    PARTNERS[0]: "江湾医科大学 (Jiāngwān)",
    PARTNERS[1]: "Ақжелкен көз клиникасы",
    INSTITUTE: "Ινστιτούτο Saaletal",
}


@cache
def guidance() -> Guidance:
    """Return the newest edition that ships."""
    return loading.newest()


def parts(field: Field, subject: str) -> Parts:
    """Return parts whose texts name field, subject and part in no language, in four scripts."""
    mark = f"{field.id} {subject[-4:]}"
    return Parts(
        comment=f"κ1 {mark} — Ёж, 沈砚秋\nκ2 <b>&amp; {mark}",
        text=f"τ {mark} Ševčík Łódź",
        list=(f"λ1 {mark}", f"λ2 {mark}"),
        ticked=tuple(prompts(guidance(), field)),
        checks=(
            Check(
                source=f"σ1 {mark}",
                source_date=f"σ2 {mark}",
                searched=f"σ3 {mark}",
                result=f"σ4 {mark}",
                checker=f"σ5 {mark}",
                checked_on=f"σ6 {mark}",
                attachment=Attachment(sha256=32 * "0f", name=f"σ7 {mark}.pdf", size=20480),
            ),
        ),
    )


def answers(scope: str, subject: str) -> tuple[Answer, ...]:
    """Return an answer to each field of a scope, the choices taken in turn."""
    fields = [field for field in guidance().field.values() if guidance().scope(field) == scope]
    return tuple(
        Answer(
            subject=subject,
            field=field.id,
            choice=(choices := guidance().choices(field))[place % len(choices)].id,
            parts=parts(field, subject),
            author=MARA if place % 2 else ZUZANA,
            time=TIME,
        )
        for place, field in enumerate(fields)
    )


def stated(**texts: str) -> dict[str, Statement]:
    """Return statements of one person."""
    return {name: Statement(text, MARA, TIME) for name, text in texts.items()}


@cache
def full_case() -> CaseFile:
    """Return a case in which every circumstance is given and every field answered."""
    facts = {fact.id: "yes" for fact in guidance().facts if fact.question and fact.id != ALWAYS}
    return CaseFile(
        subject=CASE,
        guidance=guidance().edition.version,
        heads=(32 * "fe",),
        about=stated(title="Δίκτυο 网络", summary="Ω1\n\nΩ2", people="Ω3", money="Ω4", form="Ω5"),
        facts=stated(**facts),
        answers=answers("case", CASE),
        partners=tuple(
            SubjectFile(
                subject,
                32 * "fd",
                stated(name=NAMES[subject], seat=f"Ω6 {subject[-1]}", owner="Ω7", control="Ω8"),
                answers("partner", subject),
            )
            for subject in PARTNERS
        ),
        institute=SubjectFile(
            INSTITUTE, 32 * "fc", stated(name=NAMES[INSTITUTE]), answers("inst", INSTITUTE)
        ),
    )


def request(
    language: Language = "en", case: CaseFile | None = None, **changes: Any
) -> RecordRequest:
    """Return a request for the record of a case, of the full one unless another is given."""
    case = case or full_case()
    made = RecordRequest(
        guidance=guidance(),
        guidance_hash=32 * "9d",
        case=case,
        assessment=assess_case(guidance(), case),
        incomplete=incomplete(guidance(), case),
        language=language,
        number="3F09-A21C-2",
        version=2,
        replaces=32 * "ee",
        made="2026-11-21T15:42:00Z",
        software="rsdesk 0.1.0",
        people={MARA: "Dr. Mara Lindqvist", ZUZANA: "Zuzana Dvořáčková"},
        signer="Dr. Mara Lindqvist",
        signer_institute="Saaletal-Institut",
        signer_fingerprint=MARA,
    )
    return msgspec.structs.replace(made, **changes)


@cache
def rendered(language: Language) -> Rendered:
    """Return the record of the full case."""
    return render(request(language))


def body(pdf: bytes) -> str:
    """Return the text of all pages in the order it was drawn, without the running lines."""
    pages = pypdfium2.PdfDocument(pdf)
    found = []
    for number, page in enumerate(pages):
        text = page.get_textpage()
        found.append(
            text.get_text_bounded(LEFT - 5, BOTTOM - 3, RIGHT + 5, FIRST_TOP if not number else TOP)
        )
        text.close()
        page.close()
    pages.close()
    # PDFium marks a hyphen at the end of a line as one that might have been added there
    return "\n".join(found).replace("\x02", "-").replace("\ufffe", "-")


def squeezed(text: str) -> str:
    """Return text without any white space: where lines break is no matter of content."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", printable(text)))


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Return all texts of a page model in reading order."""
    for block in blocks:
        match block:
            case Heading():
                yield from (block.label, block.text)
            case Row():
                yield from (block.label, *(p.mark + p.text for p in block.passages), block.aside)
            case Title():
                yield from (block.institute, block.kind, block.text)
            case Band():
                for label, text in block.entries:
                    yield from (text, label) if block.large else (label, text)
            case Contents():
                yield block.heading
            case _:
                pass

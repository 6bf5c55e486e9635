"""Requests for records, with every part of every answer filled, and what is read back from PDFs."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec
import pypdfium2

from rsdesk.domain.appraisal import Override
from rsdesk.domain.case import Answer, Attachment, Check, Parts, prompts
from rsdesk.domain.case_file import CaseFile, Statement, SubjectFile, assess_case, incomplete
from rsdesk.domain.conditions import ALWAYS
from rsdesk.domain.due import due
from rsdesk.domain.guidance import SEVERITY, Field, Guidance
from rsdesk.domain.proceedings import (
    Closing,
    Ending,
    Event,
    Measure,
    Part,
    Party,
    Proceedings,
    Stamp,
)
from rsdesk.guidance import loading
from rsdesk.i18n import Language
from rsdesk.records.content import RecordRequest, Rendered
from rsdesk.records.fonts import printable
from rsdesk.records.layout import render
from rsdesk.records.pagemodel import Band, Block, Contents, Heading, Row, SigningLine, Title
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


MEASURE, CONDITION = 32 * "4", 32 * "5"
FILLS, DECIDES, SECOND = 32 * "6", 32 * "7", 32 * "8"
EVENT = 32 * "9"


@cache
def proceedings() -> Proceedings:
    """Return something of everything that people do with a result, marked like the answers."""
    closings = {
        field: Closing(text=f"π1 {field}")
        for field in guidance().field
        if field not in ("K-10.sanctions", "K-12.names")
    }
    cleared = Closing(
        text="π2",
        authority="π3 BAFA",
        dated="2026-10-02",
        document=Attachment(sha256=32 * "1e", name="π4.pdf", size=1),
    )
    keys = (
        *(f"closing/{field}" for field in closings),
        *(f"measure/{name}" for name in (MEASURE, CONDITION)),
        *(f"party/{name}" for name in (FILLS, DECIDES, SECOND)),
        f"event/{EVENT}", f"progress/{MEASURE}", "override/level", "override/D",
        "decision/outcome", "decision/residual", "decision/dated", "decision/review", "end/end",
    )  # fmt: skip
    return Proceedings(
        overrides={"level": Override("high", "π5", ""), "D": Override("", "π6", "π7 Second")},
        closings={**closings, "K-12.names": cleared},
        measures={
            MEASURE: Measure("π8", "", "π9", "2026-12-01", "π10", ("LEI-2.3",)),
            CONDITION: Measure("π11", "", "π12", "2027-01-31", "π13", ("BMBF-08",), condition=True),
        },
        progress={MEASURE: "done"},
        parties={
            FILLS: Party("Dr. Mara Lindqvist", "π14", ("fills", "checks"), "none", "", "π15",
                         True, "paper", "2026-11-20"),
            DECIDES: Party("Zuzana Dvořáčková", "π16", ("decides",), "declared", "π17", "",
                           False, "paper", "2026-11-21"),
            SECOND: Party("沈砚秋", "π18", ("advises",), "", "", "π19", False, "qualified"),
        },
        events={EVENT: Event(guidance().rules.triggers[0].id, "π20",
                             "2026-11-01", "π21")},
        decision={
            "outcome": Part("postpone", "π22"),
            "residual": Part("high", "π23"),
            "dated": Part("2026-11-20"),
            "review": Part("2027-05-20"),
        },
        ending=Ending("2026-11-19", "π24", (guidance().rules.exit[0].id,)),
        stamps={key: Stamp(ZUZANA, TIME) for key in keys},
    )  # fmt: skip


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
        proceedings=proceedings(),
    )


@cache
def short_case() -> CaseFile:
    """Return a harmless case after a short check, decided: as many answers, and no more."""
    given = {"non_eu", "agreement"}
    facts = {
        fact.id: "yes" if fact.id in given else "no"
        for fact in guidance().facts
        if fact.question and fact.id != ALWAYS
    }
    bare = CaseFile(
        subject=CASE,
        guidance=guidance().edition.version,
        heads=(32 * "fe",),
        about=stated(title="Handschriften", summary="Zwei Sätze.", form="Projekt", period="2027"),
        facts=stated(**facts),
        answers=harmless("case", CASE),
        partners=(
            SubjectFile(
                PARTNERS[0], 32 * "fd", stated(name=NAMES[PARTNERS[0]], seat="Japan"),
                harmless("partner", PARTNERS[0]),
            ),
        ),
        institute=SubjectFile(
            INSTITUTE, 32 * "fc", stated(name=NAMES[INSTITUTE]), harmless("inst", INSTITUTE)
        ),
        proceedings=Proceedings(
            parties={
                FILLS: Party("Dr. Mara Lindqvist", "PI", ("fills", "decides"), "none", "", "",
                             False, "paper", "2026-11-20"),
            },
            decision={"outcome": Part("proceed", "π22"), "dated": Part("2026-11-20")},
        ),
    )  # fmt: skip
    asked = due(guidance(), bare, assess_case(guidance(), bare).facts)
    needed = {(one.subject, one.field.id) for one in asked}

    def kept(given: tuple[Answer, ...]) -> tuple[Answer, ...]:
        return tuple(answer for answer in given if (answer.subject, answer.field) in needed)

    return msgspec.structs.replace(
        bare,
        answers=kept(bare.answers),
        partners=tuple(
            msgspec.structs.replace(one, answers=kept(one.answers)) for one in bare.partners
        ),
    )


def harmless(scope: str, subject: str) -> tuple[Answer, ...]:
    """Return the answer to each field of a scope that leads to least, with a sentence beside it."""
    found = []
    for field in guidance().field.values():
        if guidance().scope(field) != scope:
            continue
        choice = min(guidance().choices(field), key=lambda one: _weight(field, one.id))
        required = (field.comment, field.text, field.list, field.check, field.ticked)
        text = f"τ {field.id} Satz mit Grund und Quelle, wie er hier üblich ist."
        given = Parts(
            comment=text if required[0] == "required" else "",
            text=text if required[1] != "none" else "",
            list=(text,) if required[2] == "required" else (),
            ticked=tuple(prompts(guidance(), field)) if required[4] == "required" else (),
            checks=(Check(f"σ1 {field.id}", result="σ4"),) if required[3] == "required" else (),
        )
        found.append(Answer(subject, field.id, choice.id, given, MARA, TIME))
    return tuple(found)


def _weight(field: Field, choice: str) -> tuple[int, int, int]:
    options = [
        guidance().item[item].option(option)
        for item, option in guidance().filled(field, choice).items()
    ]
    return (
        max(SEVERITY[option.effect] for option in options),
        sum(len(option.signals) for option in options),
        sum(option.standing != "answered" for option in options),
    )


def request(
    language: Language = "en", case: CaseFile | None = None, **changes: Any
) -> RecordRequest:
    """Return a request for the record of a case, of the full one unless another is given."""
    case = case or full_case()
    made = RecordRequest(
        guidance=guidance(),
        guidance_hash=32 * "9d",
        rules=guidance().rules,
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
            case SigningLine():
                yield from (block.role, block.dated, block.name)
            case _:
                pass

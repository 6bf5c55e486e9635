"""The annex on people: statements, and answers about particular people. It can be kept apart."""

from collections.abc import Iterator

from rsdesk.domain.dates import keeping
from rsdesk.domain.deciding_words import act_word
from rsdesk.domain.proceedings import Conflict, Party
from rsdesk.domain.wording import joined
from rsdesk.i18n import N_, date_text
from rsdesk.records.answers import answer_rows, asked_row, one_row
from rsdesk.records.content import RecordRequest
from rsdesk.records.decision import SIGNATURES, statement_label
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, paragraph, row
from rsdesk.records.shown import Shown, elsewhere
from rsdesk.records.wording import counted, day_text, is_erased, parties, speech, stamped, stated_by

_CONFLICTS: dict[Conflict, str] = {
    "": N_("not stated"),
    "none": N_("none"),
    "declared": N_("declared"),
}


def annex(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return everything about particular people, on pages of its own."""
    translate = speech(request)
    yield Heading(translate(N_("Annex: people")), 1, anchor="annex", fresh=not request.compact)
    yield paragraph(
        translate(
            N_(
                "This annex holds what is said about particular people. It may be deleted earlier "
                "than the rest, and goes only to those who need it for this matter."
            )
        )
    )
    yield row(translate(N_("Kept until")), kept_people(request), tone="quiet")
    yield from _named(request)
    for name, party in parties(request).items():
        yield from _party(request, name, party)
    for field in shown.fields:
        if elsewhere(request, field) != "annex":
            continue
        if request.compact:
            yield one_row(request, shown, field, field.question.id)
        else:
            yield asked_row(request, field, ruled=True, label=field.question.id)
            yield from answer_rows(request, field)


def kept_people(request: RecordRequest) -> str:
    """Return until when the annex is kept."""
    translate = speech(request)
    known = keeping(request.rules, request.case)
    if known is not None:
        return date_text(known.people, request.language)
    retention = request.rules.retention
    text = N_(
        "{stay} after the end of the collaboration or stay, {refused} after a refusal; the day "
        "is not known yet"
    )
    one, many = N_("one month"), N_("{count} months")
    return translate(text).format(
        stay=counted(retention.people, one, many, translate),
        refused=counted(retention.refused, one, many, translate),
    )


def _named(request: RecordRequest) -> Iterator[Block]:
    translate = speech(request)
    stated = request.case.about.get("people")
    label = translate(N_("People and roles"))
    if stated is not None and stated.value.strip():
        author = Passage(stated_by(request, [stated]), "quiet")
        yield Row((Passage(stated.value), author), label)
    elif is_erased(request, request.case.subject, "about/people"):
        yield row(label, translate(N_("erased as the law requires")), tone="quiet")
    else:
        yield row(label, translate(N_("not stated")), tone="quiet")


def _party(request: RecordRequest, name: str, party: Party) -> Iterator[Block]:
    translate = speech(request)
    who = ", ".join(filter(None, (party.name, party.function)))
    roles = joined([act_word(act, translate) for act in party.acts], translate)
    yield Row((Passage(who, "strong"), Passage(roles, "quiet")), translate(N_("Person")),
              anchor=f"party {name}", ruled=True, kept=True)  # fmt: skip
    conflict = [Passage(translate(_CONFLICTS[party.conflict]))]
    if party.conflict_text.strip():
        conflict.append(Passage(party.conflict_text))
    yield Row(tuple(conflict), translate(N_("Conflict of interest")))
    if party.statement.strip():
        yield row(statement_label(request, party), party.statement)
    if party.second_look:
        yield row(translate(N_("Second look")), translate(N_("asks for a second look")))
    signature = [translate(SIGNATURES[party.signature]), day_text(party.dated, request.language)]
    yield row(translate(N_("Signature")), " · ".join(filter(None, signature)))
    stamp = stamped(request, f"party/{name}")
    if stamp:
        yield row(translate(N_("Stated by")), stamp, tone="quiet")

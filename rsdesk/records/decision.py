"""The part on the decision: outcome, level after measures, and who took part in which role."""

from collections.abc import Iterator

from rsdesk.domain.appraisal import four_eyes
from rsdesk.domain.appraisal_words import hindrance_word, level_word
from rsdesk.domain.deciding import several_roles, target_date, void
from rsdesk.domain.deciding_words import act_word, outcome_word
from rsdesk.domain.proceedings import ACTS, Conflict, Party, Signature
from rsdesk.domain.rules import LEVELS, Circumstance, Level
from rsdesk.domain.wording import joined
from rsdesk.i18n import N_, date_text
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, paragraph, row
from rsdesk.records.wording import day_text, numbers, parties, speech, stamped

_CONFLICTS: dict[Conflict, str] = {
    "": N_("no statement on conflicts of interest yet"),
    "none": N_("states: no conflict of interest"),
    "declared": N_("has declared a conflict of interest, see the annex"),
}
SIGNATURES: dict[Signature, str] = {
    "": N_("kind of signature not stated"),
    "paper": N_("signs on paper"),
    "advanced": N_("advanced electronic signature"),
    "qualified": N_("qualified electronic signature"),
}


def decision(request: RecordRequest) -> Iterator[Block]:
    """Return what was decided and why, what could not be, by whom, and at which level after."""
    yield Heading(speech(request)(N_("Decision")), 1, anchor="decision")
    yield from _outcome(request)
    yield from _others(request)
    yield _residual(request)
    yield from _procedure(request)
    yield from _people(request)


def residual_level(request: RecordRequest) -> Level | None:
    """Return the level after measures as people stated it."""
    stated = request.case.proceedings.part("residual").value
    return next((level for level in LEVELS if level == stated), None)


def _outcome(request: RecordRequest) -> Iterator[Block]:
    translate = speech(request)
    part = request.case.proceedings.part("outcome")
    label = translate(N_("Decision"))
    if not part.value:
        yield row(label, translate(N_("Nothing is decided yet.")), tone="strong")
        return
    stamp = stamped(request, "decision/outcome")
    found = [Passage(outcome_word(request.rules, part.value, request.language), "strong")]
    yield Row((*found, *([Passage(stamp, "quiet")] if stamp else [])), label)
    if part.reason.strip():
        yield row(translate(N_("Reason")), part.reason)
    dated = request.case.proceedings.part("dated").value
    if dated:
        yield row(translate(N_("Decided on")), day_text(dated, request.language))
    missed = void(request.rules, request.case, request.today)
    if missed:
        known = numbers(request)
        text = translate(N_("Void. Conditions that are due and not met: {numbers}."))
        named = ", ".join(str(known[name]) for name in missed)
        yield row(translate(N_("Validity")), text.format(numbers=named), tone="strong")


def _others(request: RecordRequest) -> Iterator[Block]:
    """Return the outcomes that were open as well, and those that were not, with the reason."""
    translate = speech(request)
    chosen = request.case.proceedings.part("outcome").value
    offered = request.assessment.appraisal.outcomes
    allowed = [o.outcome.id for o in offered if not o.hindered and o.outcome.id != chosen]
    if allowed:
        texts = [outcome_word(request.rules, one, request.language) for one in allowed]
        yield row(translate(N_("Also allowed")), ", ".join(texts), tone="quiet")
    found = []
    for one in offered:
        if one.hindered:
            text = translate(N_("{outcome}: {reasons}")).format(
                outcome=outcome_word(request.rules, one.outcome.id, request.language),
                reasons=joined([hindrance_word(h, translate) for h in one.hindered], translate),
            )
            found.append(Passage(text, "quiet"))
    if not found:
        found = [Passage(translate(N_("Nothing stands in the way of any outcome.")), "quiet")]
    yield Row(tuple(found), translate(N_("Not allowed")))


def _residual(request: RecordRequest) -> Row:
    translate = speech(request)
    label = translate(N_("Level after measures"))
    stated = residual_level(request)
    if stated is None:
        return row(label, translate(N_("not stated")), tone="quiet")
    part = request.case.proceedings.part("residual")
    found = [Passage(level_word(request.rules, stated, request.language), "strong")]
    if part.reason.strip():
        found.append(Passage(part.reason))
    stamp = stamped(request, "decision/residual")
    return Row((*found, *([Passage(stamp, "quiet")] if stamp else [])), label)


def procedure_text(request: RecordRequest) -> str:
    """Return who decides under the rules and why, empty while there is no level."""
    appraisal = request.assessment.appraisal
    above: Circumstance | None = (
        "stop" if appraisal.stops else "flag" if appraisal.flags else appraisal.level
    )
    known = request.rules.procedure.get(above) if above else None
    return known.text[request.language] if known else ""


def _procedure(request: RecordRequest) -> Iterator[Block]:
    translate = speech(request)
    text = procedure_text(request)
    if text:
        yield row(translate(N_("Procedure")), text, tone="quiet")
    wanted = target_date(request.case, request.assessment.appraisal)
    if wanted is not None:
        yield row(translate(N_("Target date")), date_text(wanted, request.language), tone="quiet")


def _people(request: RecordRequest) -> Iterator[Block]:
    translate = speech(request)
    yield Heading(translate(N_("Who took part")), 2, anchor="people")
    known = request.case.proceedings
    if not known.parties:
        yield paragraph(translate(N_("Nobody is named yet.")))
    for act in ACTS:
        for party in known.acting(act):
            yield _person(request, act_word(act, translate), party)
    for name, party in parties(request).items():
        if party.statement.strip():
            yield _statement(request, name, party)
    for one in several_roles(known.parties.values()):
        roles = joined([act_word(act, translate) for act in one.acts], translate)
        text = translate(N_("{name} holds several roles: {roles}."))
        passage = Passage(text.format(name=one.name, roles=roles), "strong")
        yield Row((passage,), translate(N_("Several roles")), ruled=True)
    if four_eyes(request.rules, request.assessment.appraisal):
        text = N_("Required here: whoever filled in the case does not decide it.")
    else:
        text = N_("Not required at this level.")
    yield Row((Passage(translate(text), "quiet"),), translate(N_("Four eyes")), ruled=True)


def _person(request: RecordRequest, role: str, party: Party) -> Row:
    translate = speech(request)
    who = ", ".join(filter(None, (party.name, party.function)))
    details = [
        translate(_CONFLICTS[party.conflict]),
        translate(SIGNATURES[party.signature]),
        day_text(party.dated, request.language),
    ]
    return Row(
        (Passage(who), Passage(" · ".join(filter(None, details)), "quiet")), role, ruled=True
    )


def _statement(request: RecordRequest, name: str, party: Party) -> Row:
    translate = speech(request)
    text = translate(N_("{name} made a statement; it stands in full in the annex."))
    return Row(
        (Passage(text.format(name=party.name)),),
        statement_label(request, party),
        page_of=f"party {name}",
        ruled=True,
    )


def statement_label(request: RecordRequest, party: Party) -> str:
    """Return what kind of statement a person made: who filled in the case, or who disagrees."""
    own = {"fills"} & {*party.acts}
    return speech(request)(N_("Applicant's statement") if own else N_("Dissenting view"))

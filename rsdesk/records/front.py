"""Page one: what it is about, the level and its cell, the outcome, who decided, what is open."""

from collections.abc import Iterator

from rsdesk.domain.appraisal_words import level_word, rating_word
from rsdesk.domain.deciding_words import outcome_word
from rsdesk.domain.due import unstated
from rsdesk.domain.rules import LEVELS, Rating, Strength
from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.decision import procedure_text, residual_level
from rsdesk.records.following import review_text
from rsdesk.records.glance import at_a_glance
from rsdesk.records.open_points import lacking, undecided
from rsdesk.records.pagemodel import (
    Band,
    Block,
    Matrix,
    Passage,
    Row,
    Title,
    row,
)
from rsdesk.records.shown import Shown
from rsdesk.records.wording import (
    LANGUAGES,
    counted,
    day_text,
    institute_name,
    moment,
    speech,
    subject_name,
)

_MOST_PARTNERS = 4
_ROWS: tuple[Rating, ...] = ("N", "E", "S")
_COLUMNS: tuple[Strength, ...] = ("N", "E", "S")


def front(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return title, particulars, result, who decides and what is open."""
    yield from _head(request, shown)
    yield from result_band(request)
    yield matrix(request)
    yield from _deciding(request)
    yield from _figures(request, shown)
    yield from at_a_glance(request, shown)


def is_interim(request: RecordRequest, shown: Shown) -> bool:
    """Return whether something that a decision needs is missing (decision 52)."""
    return is_incomplete(request, shown) or bool(undecided(request))


def is_incomplete(request: RecordRequest, shown: Shown) -> bool:
    """Return whether something is still unanswered or an answer lacks a part."""
    unanswered = any(field.answer is None for field in shown.fields)
    return unanswered or bool(lacking(request, shown)) or bool(unstated(request.assessment))


def _head(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    translate = speech(request)
    interim = is_interim(request, shown)
    kind = N_("Interim record on research security") if interim else N_("Research security record")
    yield Title(institute_name(request), translate(kind), title(request))
    yield numbers_band(request)
    if request.practice:
        yield practice_row(request)
    if interim:
        yield row(
            translate(N_("State")),
            translate(
                N_(
                    "Interim: not everything that a decision needs is there; what is missing is "
                    "listed below. It cannot stand in for a finished record."
                )
            ),
            tone="strong",
        )
    yield row(translate(N_("Collaboration")), state(request))
    yield from _partners(request)


def practice_row(request: RecordRequest) -> Row:
    """Say that the record is from a practice vault."""
    translate = speech(request)
    return row(
        translate(N_("Practice")),
        translate(
            N_(
                "This record comes from a practice vault. It is no record of a real "
                "collaboration and says nothing about any person or organisation."
            )
        ),
        tone="strong",
    )


def numbers_band(request: RecordRequest) -> Band:
    """Return number, time, version and language of the record."""
    translate = speech(request)
    return Band(
        (
            (translate(N_("Record number")), request.number),
            (translate(N_("Made")), moment(request.made, request.language)),
            (translate(N_("Version")), str(request.version)),
            (translate(N_("Language")), translate(LANGUAGES[request.language])),
        )
    )


def _partners(request: RecordRequest) -> Iterator[Row]:
    translate = speech(request)
    texts = []
    for partner in request.case.partners[:_MOST_PARTNERS]:
        seat = partner.about.get("seat")
        name = subject_name(request, partner.subject)
        texts.append(f"{name}, {seat.value}" if seat and seat.value.strip() else name)
    rest = len(request.case.partners) - len(texts)
    if rest:
        texts.append(translate(N_("and {count} more")).format(count=rest))
    if not texts:
        texts = [translate(N_("No partner is named yet."))]
    yield row(translate(N_("Partner")), *texts)


def title(request: RecordRequest) -> str:
    """Return the title of the case, or that it has none."""
    stated = request.case.about.get("title")
    untitled = speech(request)(N_("Case without a title"))
    return stated.value if stated and stated.value.strip() else untitled


def state(request: RecordRequest) -> str:
    """Return whether the collaboration is planned or running, its form and period."""
    translate = speech(request)
    words = {"yes": N_("Running"), "no": N_("Planned")}
    ongoing = request.assessment.facts.get("ongoing")
    known = words.get(ongoing.known if ongoing else "", N_("Not stated whether planned or running"))
    stated = [
        request.case.about[name].value
        for name in ("form", "period")
        if name in request.case.about and request.case.about[name].value.strip()
    ]
    return " · ".join([translate(known), *stated])


def result_band(request: RecordRequest) -> Iterator[Block]:
    """Return level, level after measures and outcome as they are remembered."""
    translate, language = speech(request), request.language
    appraisal = request.assessment.appraisal
    named = N_("Level (provisional)") if appraisal.provisional else N_("Level")
    residual = residual_level(request)
    after = level_word(request.rules, residual, language) if residual else "–"
    outcome = request.case.proceedings.part("outcome").value
    decided = (
        outcome_word(request.rules, outcome, language) if outcome else translate(N_("none yet"))
    )
    entries = (
        (translate(named), level_word(request.rules, appraisal.level, language)),
        (translate(N_("Level after measures")), after),
        (translate(N_("Decision")), decided),
    )
    yield Band(entries, result=True)


def matrix(request: RecordRequest) -> Matrix:
    """Return the matrix with the cell of the case, and the levels before and after measures."""
    translate, language, rules = speech(request), request.language, request.rules
    appraisal = request.assessment.appraisal
    words = tuple(level_word(rules, level, language) for level in LEVELS)
    cell = None
    if appraisal.cell is not None:
        domain, exposure = appraisal.cell
        # not known counts as elevated
        row_of = _ROWS.index("E" if domain == "U" else domain)
        cell = row_of, _COLUMNS.index(exposure)
    residual = residual_level(request)
    return Matrix(
        down=translate(N_("Research domain")),
        across=translate(N_("Exposure: partner and country together")),
        below=translate(N_("Level")),
        rows=tuple(rating_word(rules, rating, language) for rating in _ROWS),
        columns=tuple(rating_word(rules, rating, language) for rating in _COLUMNS),
        words=words,
        cells=tuple(
            tuple(
                LEVELS.index(rules.matrix.get(domain, {}).get(exposure, "low"))
                for exposure in _COLUMNS
            )
            for domain in _ROWS
        ),
        marks=(
            translate(N_("this case")),
            translate(N_("this case")),
            translate(N_("after measures")),
        ),
        cell=cell,
        level=LEVELS.index(appraisal.level) if appraisal.level else None,
        after=LEVELS.index(residual) if residual else None,
    )


def _deciding(request: RecordRequest) -> Iterator[Block]:
    translate = speech(request)
    deciders = request.case.proceedings.acting("decides")
    label = translate(N_("Decided by"))
    if deciders and request.case.proceedings.part("outcome").value:
        names = [
            translate(N_("{name} ({function})")).format(name=one.name, function=one.function)
            if one.function.strip()
            else one.name
            for one in deciders
        ]
        dated = request.case.proceedings.part("dated").value
        day = day_text(dated, request.language)
        text = " · ".join(filter(None, (", ".join(names), day)))
        yield Row((Passage(text),), label, page_of="people")
    else:
        text = procedure_text(request) or translate(N_("Nobody yet: there is no level."))
        yield Row((Passage(text),), translate(N_("To be decided by")), page_of="decision")
    yield Row((Passage(review_text(request)),), translate(N_("Next review")), page_of="following")
    measures = request.case.proceedings.measures
    if measures:
        conditions = sum(measure.condition for measure in measures.values())
        text = translate(N_("{measures}, of which conditions: {conditions}")).format(
            measures=len(measures), conditions=conditions
        )
        yield Row((Passage(text),), translate(N_("Measures")), page_of="measures")
    signer = ", ".join(filter(None, (request.signer, request.signer_institute)))
    yield row(translate(N_("Signed by")), signer)


def _figures(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    translate = speech(request)
    counts = (
        (len(request.assessment.of("stop")), N_("one stop"), N_("{count} stops")),
        (len(request.assessment.of("flag")), N_("one red flag"), N_("{count} red flags")),
        (len(request.assessment.of("gap")), N_("one open point"), N_("{count} open points")),
        (
            sum(field.answer is None for field in shown.fields),
            N_("one open question"),
            N_("{count} open questions"),
        ),
    )
    text = " · ".join(counted(count, one, many, translate) for count, one, many in counts)
    yield row(translate(N_("Found")), text, tone="strong")

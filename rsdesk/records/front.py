"""The head of page one: what the record is about, and its figures."""

from collections.abc import Iterator

from rsdesk.domain.due import unstated
from rsdesk.domain.guidance import ASKED_SCOPES
from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.open_points import lacking, open_points
from rsdesk.records.pagemodel import Band, Block, Title, paragraph, row
from rsdesk.records.shown import Shown
from rsdesk.records.wording import LANGUAGES, institute_name, moment, speech, subject_name


def front(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return title, particulars, figures and open points."""
    yield from _head(request, shown)
    yield from _figures(request, shown)
    yield from open_points(request, shown)


def is_interim(request: RecordRequest, shown: Shown) -> bool:
    """Return whether something is still unanswered or incomplete (decision 52)."""
    unanswered = any(field.answer is None for field in shown.fields)
    return unanswered or bool(lacking(request, shown)) or bool(unstated(request.assessment))


def _head(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    translate = speech(request)
    interim = is_interim(request, shown)
    kind = N_("Interim record on research security") if interim else N_("Research security record")
    yield Title(institute_name(request), translate(kind), _title(request))
    yield Band(
        (
            (translate(N_("Record number")), request.number),
            (translate(N_("Made")), moment(request.made, request.language)),
            (translate(N_("Version")), str(request.version)),
            (translate(N_("Language")), translate(LANGUAGES[request.language])),
        )
    )
    yield row(translate(N_("Collaboration")), _state(request))
    for partner in request.case.partners:
        seat = partner.about.get("seat")
        name = subject_name(request, partner.subject)
        text = f"{name}, {seat.value}" if seat and seat.value.strip() else name
        yield row(translate(N_("Partner")), text)
    if not request.case.partners:
        yield row(translate(N_("Partner")), translate(N_("No partner is named yet.")))
    signer = ", ".join(filter(None, (request.signer, request.signer_institute)))
    yield row(translate(N_("Signed by")), signer)
    if request.practice:
        yield row(
            translate(N_("Practice")),
            translate(
                N_(
                    "This record comes from a practice vault. It is no record of a real "
                    "collaboration and says nothing about any person or organisation."
                )
            ),
            tone="strong",
        )
    if interim:
        yield row(
            translate(N_("State")),
            translate(
                N_(
                    "Interim: not everything is answered yet. What is missing is listed below. "
                    "This record cannot stand in for a finished one."
                )
            ),
            tone="strong",
        )


def _title(request: RecordRequest) -> str:
    stated = request.case.about.get("title")
    untitled = speech(request)(N_("Case without a title"))
    return stated.value if stated and stated.value.strip() else untitled


def _state(request: RecordRequest) -> str:
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


def _figures(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    translate = speech(request)
    unanswered = [field for field in shown.fields if field.answer is None]
    yield Band(
        tuple(
            (translate(label), str(count))
            for label, count in (
                (N_("Stops"), len(request.assessment.of("stop"))),
                (N_("Red flags"), len(request.assessment.of("flag"))),
                (N_("Open points"), len(request.assessment.of("gap"))),
                (N_("Open questions"), len(unanswered)),
            )
        ),
        large=True,
    )
    states = [
        request.assessment.items[item.id].coverage
        for item in request.guidance.items
        if request.guidance.source[item.source].asked and item.scope in ASKED_SCOPES
    ]
    yield paragraph(
        translate(
            N_(
                "The sources asked hold {all} items that call for an answer; one question may "
                "cover several. {answered} items are answered, {inherited} inherited from the "
                "institute baseline, {open} not yet answered, {other} not applicable under the "
                "circumstances stated."
            )
        ).format(
            all=len(states),
            answered=states.count("answered"),
            inherited=states.count("inherited"),
            open=states.count("open"),
            other=states.count("not_applicable"),
        )
    )

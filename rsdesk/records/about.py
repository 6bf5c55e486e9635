"""The part on the case itself: what is planned, with which partners, by which people."""

from collections.abc import Iterator, Mapping

from rsdesk.domain.case import CASE_PARTICULARS, PARTNER_PARTICULARS
from rsdesk.domain.case_file import Statement, SubjectFile
from rsdesk.domain.wording import PARTICULARS
from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, paragraph, row
from rsdesk.records.wording import is_erased, speech, stated_by, subject_name


def about(request: RecordRequest) -> Iterator[Block]:
    """Return the particulars of the case, each partner and the institute."""
    translate = speech(request)
    yield Heading(translate(N_("Collaboration and partners")), 1)
    own = tuple(name for name in CASE_PARTICULARS if name != "people")
    yield from _particulars(request, request.case.subject, request.case.about, own)
    there = Passage(translate(N_("In the annex on people.")), "quiet")
    people = PARTICULARS["people"]
    yield Row((there,), translate(people), page_of="annex")
    for partner in request.case.partners:
        yield from _partner(request, partner)
    if not request.case.partners:
        yield paragraph(translate(N_("No partner is named yet.")))


def _partner(request: RecordRequest, partner: SubjectFile) -> Iterator[Block]:
    name = subject_name(request, partner.subject)
    heading = speech(request)(N_("Partner: {name}")).format(name=name)
    yield Heading(heading, 3)
    yield from _particulars(request, partner.subject, partner.about, PARTNER_PARTICULARS)


def _particulars(
    request: RecordRequest, subject: str, about: Mapping[str, Statement], names: tuple[str, ...]
) -> Iterator[Block]:
    translate = speech(request)
    missing = []
    for name in names:
        label = translate(PARTICULARS[name])
        if name in about and about[name].value.strip():
            yield row(label, about[name].value)
        elif is_erased(request, subject, f"about/{name}"):
            yield row(label, translate(N_("erased as the law requires")), tone="quiet")
        elif request.compact:
            missing.append(label)
        else:
            yield row(label, translate(N_("not stated")), tone="quiet")
    if missing:
        yield row(translate(N_("Not stated")), ", ".join(missing), tone="quiet")
    if about:
        yield Row(
            (Passage(stated_by(request, about.values()), "quiet"),), translate(N_("Stated by"))
        )

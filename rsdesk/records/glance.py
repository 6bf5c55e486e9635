"""What is open, a few of each kind and the page of all: the foot of page one."""

from collections.abc import Iterator

from rsdesk.domain.closing import Matter
from rsdesk.domain.due import unstated
from rsdesk.domain.guidance import Effect
from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.open_points import lack_texts, lacking, nothing_open
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, paragraph
from rsdesk.records.points import asked_in, found_matters, place_of
from rsdesk.records.shown import Shown
from rsdesk.records.wording import counted, speech

# more than this of one kind are counted: page one stays one page
_MOST = 2


def at_a_glance(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return what is open, a few of each kind and the page of all."""
    translate = speech(request)
    yield Heading(translate(N_("What is open")), 3)
    found = [*_matters(request, shown), *_unanswered(request, shown), *_lacks(request)]
    if request.case.conflicts:
        text = translate(N_("Copies of this case disagree."))
        found.append(_summed(request, N_("Contradictions"), [text], "open"))
    yield from found
    if found:
        return
    text = nothing_open(request)
    if (
        request.assessment.of("stop")
        or request.assessment.of("flag")
        or request.assessment.of("gap")
    ):
        text = translate(
            N_(
                "Every point was dealt with; how, is told under “Result”. This is no clearance: "
                "the record shows what was checked, not that there is no risk."
            )
        )
    yield paragraph(text)


_KINDS: tuple[tuple[Effect, bool, str], ...] = (
    ("stop", False, N_("Stops")),
    ("gap", True, N_("Checks owed")),
    ("flag", False, N_("Red flags")),
    ("gap", False, N_("Open points")),
)


def _matters(request: RecordRequest, shown: Shown) -> Iterator[Row]:
    """A red flag stays one whatever was said to it; the rest is open until it is dealt with."""
    found = [one for one in found_matters(request) if one.owed or one.effect == "flag"]
    for effect, blocking, label in _KINDS:
        own = [one for one in found if _is(one, effect, blocking=blocking)]
        texts = [asked_in(request, place_of(shown, one), one) for one in own]
        if texts:
            yield _summed(request, label, texts, "open")


def _is(matter: Matter, effect: Effect, *, blocking: bool) -> bool:
    if matter.effect == "gap":
        return effect == "gap" and matter.blocking is blocking
    return matter.effect == effect


def _unanswered(request: RecordRequest, shown: Shown) -> Iterator[Row]:
    translate = speech(request)
    texts = []
    for count, one, many in (
        (len(unstated(request.assessment)), N_("one circumstance"), N_("{count} circumstances")),
        (
            sum(field.answer is None for field in shown.fields),
            N_("one question"),
            N_("{count} questions"),
        ),
        (
            len(lacking(request, shown)),
            N_("one answer that lacks a part"),
            N_("{count} answers that lack a part"),
        ),
    ):
        if count:
            texts.append(counted(count, one, many, translate))
    if texts:
        yield _summed(request, N_("Not yet answered"), [", ".join(texts)], "open")


def _lacks(request: RecordRequest) -> Iterator[Row]:
    texts = lack_texts(request)
    if texts:
        yield _summed(request, N_("For the decision"), texts, "decision")


def _summed(request: RecordRequest, label: str, texts: list[str], anchor: str) -> Row:
    translate = speech(request)
    shown_texts = texts if len(texts) <= _MOST + 1 else texts[:_MOST]
    passages = [Passage(text, "quiet") for text in shown_texts]
    if len(texts) > len(shown_texts):
        more = translate(N_("and {count} more")).format(count=len(texts) - len(shown_texts))
        passages.append(Passage(more, "quiet"))
    return Row(tuple(passages), translate(label), page_of=anchor)

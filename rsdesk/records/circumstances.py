"""The part on circumstances: what was stated, what it opened, and what was not asked."""

from collections import Counter
from collections.abc import Iterator

from rsdesk.domain.assessment import FactState
from rsdesk.domain.conditions import ALWAYS
from rsdesk.domain.guidance import Fact, Field, Question
from rsdesk.domain.wording import condition_text, known_word
from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, paragraph, row
from rsdesk.records.shown import Shown
from rsdesk.records.wording import counted, speech, who_and_when


def circumstances(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return every circumstance, the questions not asked, and how many answers are left out."""
    translate = speech(request)
    yield Heading(translate(N_("Circumstances")), 1, anchor="facts")
    yield paragraph(
        translate(
            N_(
                "Circumstances decide which questions are asked. One that is not known, or that "
                "nobody stated, opens its questions as a yes would."
            )
        )
    )
    usual = _usual(request)
    if usual is not None:
        text = N_("Unless stated otherwise: {author}.")
        author = who_and_when(request, *usual)
        yield row(translate(N_("Stated by")), translate(text).format(author=author), tone="quiet")
    opened = _opened(request, shown)
    for fact in request.guidance.facts:
        if fact.id != ALWAYS:
            yield _fact(request, fact, opened.get(fact.id, ()), usual)
    yield from _not_asked(request, shown)


def _usual(request: RecordRequest) -> tuple[str, str] | None:
    """Return who stated most of the facts and when: they are stated on one page."""
    stated = Counter((fact.author, fact.time) for fact in request.case.facts.values())
    return max(stated, key=lambda author: (stated[author], author), default=None)


def _opened(request: RecordRequest, shown: Shown) -> dict[str, tuple[str, ...]]:
    """Return the questions that each fact opened, by the clauses that hold."""
    opened: dict[str, dict[str, None]] = {}
    for field in shown.fields:
        for item in field.items:
            for clause in request.assessment.items[item.id].because:
                for fact in clause.split("&"):
                    opened.setdefault(fact, {})[field.question.id] = None
    return {fact: tuple(questions) for fact, questions in opened.items()}


def _fact(
    request: RecordRequest, fact: Fact, opened: tuple[str, ...], usual: tuple[str, str] | None
) -> Row:
    translate = speech(request)
    state = request.assessment.facts[fact.id]
    texts = [_ground(request, fact.id, state, usual)]
    if opened:
        texts.append(
            counted(
                len(opened),
                N_("Opens question {questions}."),
                N_("Opens {count} questions: {questions}."),
                translate,
                questions=", ".join(opened),
            )
        )
    passages = [Passage(fact.text[request.language])]
    passages += [Passage(text, "quiet") for text in texts if text]
    return Row(tuple(passages), known_word(state.known, translate), ruled=True)


def _ground(
    request: RecordRequest, fact: str, state: FactState, usual: tuple[str, str] | None
) -> str:
    translate = speech(request)
    statement = request.case.facts.get(fact)
    if statement is not None and state.origin == "given":
        author = (statement.author, statement.time)
        return "" if author == usual else who_and_when(request, *author)
    if state.origin == "open":
        return translate(N_("Nobody stated this."))
    if state.because in request.guidance.fact:
        other = request.guidance.fact[state.because].text[request.language]
        return translate(N_("Derived: the opposite of “{fact}”.")).format(fact=other)
    if state.because:
        item = state.because.partition(":")[0]
        return translate(N_("Derived from the answer to {item}.")).format(item=item)
    return translate(N_("Derived: no answer speaks for it."))


def _not_asked(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    translate = speech(request)
    yield Heading(translate(N_("Questions not asked")), 3)
    if not shown.hidden:
        yield paragraph(translate(N_("All questions of this edition were asked.")))
    for question, fields in shown.hidden:
        yield from _hidden(request, question, fields)
    if shown.dormant:
        yield paragraph(
            counted(
                shown.dormant,
                N_(
                    "One stored answer belongs to a question that is not asked under these "
                    "circumstances. It is kept, does not count and is not printed here."
                ),
                N_(
                    "{count} stored answers belong to questions that are not asked under these "
                    "circumstances. They are kept, do not count and are not printed here."
                ),
                translate,
            )
        )


def _hidden(request: RecordRequest, question: Question, fields: tuple[Field, ...]) -> Iterator[Row]:
    """Return a question not asked at all as a whole, one asked in part by what was left out."""
    if len(fields) == len(question.fields):
        yield _with_reason(request, question.id, question.text[request.language], fields)
        return
    for field in fields:
        yield _with_reason(request, question.id, field.label[request.language], (field,))


def _with_reason(request: RecordRequest, label: str, text: str, fields: tuple[Field, ...]) -> Row:
    guidance = request.guidance
    clauses = dict.fromkeys(
        clause for field in fields for item in field.items for clause in guidance.item[item].when
    )
    reason = speech(request)(N_("Asked only with: {facts}.")).format(
        facts=condition_text(guidance, clauses, request.language)
    )
    return Row((Passage(text), Passage(reason, "quiet")), label, ruled=True)

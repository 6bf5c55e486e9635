"""The part on circumstances: what was stated, what it opened, and what was not asked."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import get_args

from rsdesk.domain.appraisal_words import depth_text
from rsdesk.domain.assessment import FactState
from rsdesk.domain.conditions import ALWAYS, HIGH, STANDARD, Known, names
from rsdesk.domain.guidance import Fact, Field, Question
from rsdesk.domain.wording import condition_text, known_word
from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.coverage import BY_DEPTH
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, paragraph, row
from rsdesk.records.shown import Shown
from rsdesk.records.wording import counted, speech, who_and_when

_DEPTHS = (STANDARD, HIGH)
_REASONS: dict[tuple[str, ...], str] = {
    (STANDARD,): N_("Not asked because the short check is enough:"),
    (HIGH,): N_("Not asked because the check is not deep:"),
}


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
    if request.compact:
        yield from _by_answer(request, shown, usual)
        return
    opened = _opened(request, shown)
    for fact in request.guidance.facts:
        if fact.id != ALWAYS:
            yield _fact(request, fact, opened.get(fact.id, ()), usual)
    yield from _not_asked(request, shown)


def _by_answer(
    request: RecordRequest, shown: Shown, usual: tuple[str, str] | None
) -> Iterator[Row]:
    """Return the circumstances by their answer; what is not asked stands beside its reason."""
    translate = speech(request)
    closed = _closed(request, shown)
    for known in get_args(Known):
        entries = []
        for fact in request.guidance.facts:
            state = request.assessment.facts.get(fact.id)
            if fact.id in (ALWAYS, *_DEPTHS) or state is None or state.known != known:
                continue
            text = fact.text[request.language]
            if state.origin != "derived":
                text = " · ".join(filter(None, (text, _ground(request, fact.id, state, usual))))
            if fact.id in closed:
                text = translate(N_("{fact} (not asked: {questions})")).format(
                    fact=text, questions=", ".join(closed[fact.id])
                )
            entries.append(text)
        if entries:
            told = Passage("; ".join(entries), "quiet" if known == "no" else "plain")
            yield Row((told,), known_word(known, translate))
    for reason, questions in _by_depth(request, shown, closed).items():
        told = Passage(f"{reason} {', '.join(questions)}", "quiet")
        yield Row((told,), translate(N_("Depth of the check")))
    if shown.dormant:
        yield _dormant(request, shown)


def _closed(request: RecordRequest, shown: Shown) -> dict[str, tuple[str, ...]]:
    """Return the questions that each circumstance would have opened, at least in part."""
    found: dict[str, dict[str, None]] = {}
    for question, fields in shown.hidden:
        for item in (item for field in fields for item in field.items):
            state = request.assessment.items[item]
            if state.coverage == "not_applicable" and state.because not in BY_DEPTH:
                for fact in sorted(names(state.because)):
                    if request.assessment.facts[fact].known == "no":
                        found.setdefault(fact, {})[question.id] = None
    return {fact: tuple(questions) for fact, questions in found.items()}


def _by_depth(
    request: RecordRequest, shown: Shown, closed: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return the questions that the depth of the check hides, by the reason."""
    translate = speech(request)
    found: dict[str, dict[str, None]] = {}
    for because, reason in _REASONS.items():
        own = found.setdefault(translate(reason), {})
        for question, fields in shown.hidden:
            items = (item for field in fields for item in field.items)
            if any(request.assessment.items[item].because == because for item in items):
                own[question.id] = None
        # a condition may name the depth itself
        own |= dict.fromkeys(closed.get(because[0], ()))
    return {reason: tuple(questions) for reason, questions in found.items() if questions}


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
    if fact in _DEPTHS:
        return depth_text(request.guidance, request.assessment, request.language)
    if state.because in request.guidance.fact:
        other = request.guidance.fact[state.because].text[request.language]
        return translate(N_("Derived: the opposite of “{fact}”.")).format(fact=other)
    if state.because:
        item = state.because.partition(":")[0]
        return translate(N_("Derived from the answer to {item}.")).format(item=item)
    return translate(N_("Derived: no answer speaks for it."))


def _not_asked(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return the questions left out, those with one reason together."""
    translate = speech(request)
    yield Heading(translate(N_("Questions not asked")), 3)
    yield paragraph(depth_text(request.guidance, request.assessment, request.language))
    if not shown.hidden:
        yield paragraph(translate(N_("All questions of this edition were asked.")))
    groups: dict[str, list[tuple[str, str]]] = {}
    for question, fields in shown.hidden:
        for label, text, of in _hidden(request, question, fields):
            groups.setdefault(_reason(request, of), []).append((label, text))
    for reason, entries in groups.items():
        yield Row((Passage(reason, "strong"),), ruled=True, kept=True)
        for label, text in entries:
            yield Row((Passage(text, "quiet"),), label)
    if shown.dormant:
        yield _dormant(request, shown)


def _dormant(request: RecordRequest, shown: Shown) -> Row:
    return paragraph(
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
            speech(request),
        )
    )


def _hidden(
    request: RecordRequest, question: Question, fields: tuple[Field, ...]
) -> Iterator[tuple[str, str, tuple[Field, ...]]]:
    """Return a question not asked at all as a whole, one asked in part by what was left out."""
    if len(fields) == len(question.fields) and len({_reason(request, (f,)) for f in fields}) == 1:
        yield question.id, question.text[request.language], fields
        return
    for field in fields:
        yield question.id, field.label[request.language], (field,)


def _reason(request: RecordRequest, fields: tuple[Field, ...]) -> str:
    """Return why fields are not asked: depth hides them, or circumstances do."""
    translate, guidance = speech(request), request.guidance
    states = {item: request.assessment.items[item] for field in fields for item in field.items}
    hidden = {state.because for state in states.values() if state.because in BY_DEPTH}
    if hidden:
        return translate(_REASONS[min(hidden)])
    clauses = dict.fromkeys(clause for item in states for clause in guidance.item[item].when)
    facts = condition_text(guidance, clauses, request.language)
    return translate(N_("Asked only with: {facts}.")).format(facts=facts)

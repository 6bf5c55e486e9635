from collections.abc import Iterator

import msgspec
import pytest

from rsdesk.domain.case import Answer, Parts
from rsdesk.domain.case_file import CaseFile
from rsdesk.domain.wording import effect_word
from rsdesk.i18n import LANGUAGES, Language, translator
from rsdesk.records.content import RecordRequest, read_request, request_bytes
from rsdesk.records.document import document
from rsdesk.records.pagemodel import Band, Block, Heading, Row, Title
from tests.records.requests import (
    CASE,
    INSTITUTE,
    MARA,
    NAMES,
    PARTNERS,
    TIME,
    ZUZANA,
    full_case,
    guidance,
    request,
    stated,
    texts,
)


def blocks(made: RecordRequest) -> tuple[Block, ...]:
    return document(made).blocks


def part(made: RecordRequest, title: str) -> list[Block]:
    """Return the blocks under a heading, up to the next of its level or above."""
    translate = translator(made.language)
    found: list[Block] = []
    level = 0
    for block in blocks(made):
        if isinstance(block, Heading):
            if block.text == translate(title):
                level = block.level
                continue
            if block.level <= level:
                level = 0
        if level:
            found.append(block)
    return found


def words(found: list[Block] | tuple[Block, ...]) -> str:
    return "\n".join(filter(None, texts(found)))


def labelled(found: list[Block] | tuple[Block, ...], label: str) -> Row:
    return next(b for b in found if isinstance(b, Row) and b.label == label)


def changed(**changes: object) -> CaseFile:
    return msgspec.structs.replace(full_case(), **changes)


def answered(field: str, choice: str, parts: Parts | None = None) -> CaseFile:
    """Return the full case with one answer of its own changed."""
    answer = Answer(CASE, field, choice, parts or Parts(comment="because"), MARA, TIME)
    others = tuple(a for a in full_case().answers if a.field != field)
    return changed(answers=(*others, answer))


def without(*fields: str) -> CaseFile:
    return changed(answers=tuple(a for a in full_case().answers if a.field not in fields))


def facts(**known: str) -> dict[str, object]:
    return {**full_case().facts, **stated(**known)}


def rows(found: list[Block]) -> Iterator[Row]:
    return (block for block in found if isinstance(block, Row))


def test_a_request_travels_unchanged() -> None:
    assert read_request(request_bytes(request("de"))) == request("de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_one_names_record_case_partners_and_signer(language: Language) -> None:
    made = request(language)
    title, band = blocks(made)[:2]
    assert isinstance(title, Title) and title.text == "Δίκτυο 网络"
    assert isinstance(band, Band)
    assert "3F09-A21C-2" in [text for _, text in band.entries]
    first = words(blocks(made)[: blocks(made).index(part(made, "What is open")[0])])
    for text in (*(NAMES[partner] for partner in PARTNERS), "Dr. Mara Lindqvist"):
        assert text in first


def test_the_figures_on_page_one_are_those_of_the_assessment() -> None:
    made = request()
    figures = next(b for b in blocks(made) if isinstance(b, Band) and b.large)
    assert [int(text) for _, text in figures.entries] == [
        len(made.assessment.of("stop")),
        len(made.assessment.of("flag")),
        len(made.assessment.of("gap")),
        0,
    ]
    assert all(int(text) > 0 for _, text in figures.entries[:3])


@pytest.mark.parametrize(
    ("effect", "heading"), [("stop", "Stops"), ("flag", "Red flags"), ("gap", "Open points")]
)
def test_every_stop_flag_and_gap_is_on_page_one_with_its_page(effect: str, heading: str) -> None:
    made = request("de")
    listed = [row for row in rows(part(made, heading)) if row.label]
    items = [item for row in listed for item in row.label.split("\n")]
    expected = [f.item for f in made.assessment.findings if f.effect == effect]
    assert sorted(items) == expected
    assert all(row.page_of for row in listed)


def test_stops_come_before_flags_before_gaps() -> None:
    headings = [b.text for b in part(request(), "What is open") if isinstance(b, Heading)]
    assert headings[:3] == ["Stops", "Red flags", "Open points"]


def test_an_open_point_that_no_reason_closes_is_marked_and_comes_first() -> None:
    made = request(case=answered("K-12.names", "not done"))
    listed = [row for row in rows(part(made, "Open points")) if row.label]
    blocking = [f.item for f in made.assessment.of("gap") if f.blocking]
    assert "LEI-3.3" in blocking
    marked = [row for row in listed if "a reason does not replace it" in words([row])]
    assert sorted(i for row in marked for i in row.label.split("\n")) == blocking
    assert listed[: len(marked)] == marked


def test_the_condition_that_changed_an_effect_is_told() -> None:
    made = request("de")
    finding = next(f for f in made.assessment.findings if f.clause and f.effect != "none")
    fact = guidance().fact[finding.clause.split("&")[0]].text.de
    row = next(r for r in rows(part(made, "What is open")) if finding.item in r.label.split("\n"))
    assert f"Weil hier gilt: „{fact}“" in words([row])


def test_a_finding_on_a_partner_names_the_partner() -> None:
    made = request()
    finding = next(
        f
        for f in made.assessment.findings
        if f.effect != "none" and guidance().item[f.item].scope == "partner"
    )
    row = next(r for r in rows(part(made, "What is open")) if finding.item in r.label.split("\n"))
    assert any(NAMES[subject] in words([row]) for subject in finding.subjects)


def test_a_finding_on_a_partner_leads_to_the_page_of_that_partner() -> None:
    one, other = (msgspec.structs.replace(partner) for partner in full_case().partners)
    checks = {one.subject: "no finding", other.subject: "adverse finding"}
    partners = tuple(
        msgspec.structs.replace(
            partner,
            answers=tuple(
                msgspec.structs.replace(a, choice=checks[a.subject])
                if a.field == "K-20.check"
                else a
                for a in partner.answers
            ),
        )
        for partner in (one, other)
    )
    made = request(case=changed(partners=partners))
    row = next(r for r in rows(part(made, "Red flags")) if "LEI-2.3" in r.label.split("\n"))
    assert row.page_of == f"answer/K-20.check {other.subject}"


def test_an_unanswered_question_makes_the_record_an_interim_one_and_is_listed() -> None:
    made = request(case=without("K-04.benefit"))
    title = blocks(made)[0]
    assert isinstance(title, Title) and title.kind == "Interim record on research security"
    row = labelled(part(made, "Not yet answered"), "K-04")
    assert guidance().field["K-04.benefit"].label.en in words([row])
    printed = labelled(part(made, guidance().question_of["K-04.benefit"].text.en), "Answer")
    assert printed.passages[0].text == "not yet answered"


def test_a_circumstance_that_nobody_stated_is_listed_as_open() -> None:
    given = {name: s for name, s in full_case().facts.items() if name != "animals"}
    made = request(case=changed(facts=given))
    row = labelled(part(made, "Not yet answered"), "Circumstances")
    assert guidance().fact["animals"].text.en in words([row])
    assert "Nobody stated this." in words(part(made, "Circumstances"))


def test_an_incomplete_answer_is_listed_with_what_it_lacks() -> None:
    made = request("de", answered("K-01.subject", "filled", Parts()))
    row = labelled(part(made, "Incomplete answers"), "K-01")
    assert "Es fehlt: die Angaben" in words([row])


def test_contradictions_between_copies_are_listed() -> None:
    made = request(case=changed(conflicts=("answer/K-01.subject", "fact/animals")))
    found = words(part(made, "Contradictions between copies"))
    assert guidance().field["K-01.subject"].label.en in found
    assert guidance().fact["animals"].text.en in found


def test_a_case_with_nothing_open_says_that_this_is_no_clearance() -> None:
    made = request()
    bare = msgspec.structs.replace(made.assessment, findings=())
    found = words(
        part(msgspec.structs.replace(made, assessment=bare, incomplete=()), "What is open")
    )
    assert "This is no clearance" in found


def test_answers_of_hidden_questions_are_left_out_and_counted() -> None:
    made = request(case=changed(facts=facts(genetic="no", animals="no")))
    hidden = {answer.item for answer in made.assessment.dormant}
    assert hidden
    for field in guidance().field.values():
        if set(field.items) <= hidden:
            assert f"κ1 {field.id} " not in words(blocks(made))
    assert "are not printed here" in words(blocks(made)) or "is not printed" in words(blocks(made))


def test_a_question_not_asked_is_listed_with_the_circumstances_that_would_open_it() -> None:
    given = dict.fromkeys(full_case().facts, "no")
    made = request("de", changed(facts=stated(**given)))
    row = labelled(part(made, "Questions not asked"), "K-14")
    assert f"Nur gefragt bei: „{guidance().fact['visitor'].text.de}“" in words([row])


def test_a_part_of_a_question_that_is_not_asked_is_listed_too() -> None:
    made = request(case=changed(facts={**full_case().facts, **stated(animals="no")}))
    row = labelled(part(made, "Questions not asked"), "K-41")
    assert row.passages[0].text == guidance().field["K-41.animals"].label.en
    assert guidance().fact["animals"].text.en in row.passages[1].text


def test_the_figure_of_unanswered_questions_counts_what_the_list_names() -> None:
    made = request(case=without("K-23.interest", "K-23.motives", "K-04.benefit"))
    large = next(b for b in blocks(made) if isinstance(b, Band) and b.large)
    listed = [r for r in rows(part(made, "Not yet answered")) if r.label.startswith("K")]
    named = [passage for row in listed for passage in row.passages[1:]]
    assert ("Open questions", str(len(named))) in large.entries
    assert len(named) == 3


def test_each_circumstance_tells_its_answer_and_what_it_opened() -> None:
    found = list(rows(part(request(), "Circumstances")))
    row = next(r for r in found if guidance().fact["animals"].text.en == r.passages[0].text)
    assert row.label == "yes" and "Opens question K-41." in words([row])


def test_a_circumstance_stated_by_somebody_else_names_that_person() -> None:
    other = msgspec.structs.replace(full_case().facts["animals"], author=ZUZANA)
    made = request(case=changed(facts={**full_case().facts, "animals": other}))
    found = list(rows(part(made, "Circumstances")))
    row = next(r for r in found if guidance().fact["animals"].text.en == r.passages[0].text)
    assert "Zuzana Dvořáčková, 20 November 2026 at 08:15 (UTC)" in words([row])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_answer_tells_choice_author_and_consequence(language: Language) -> None:
    made = request(language)
    place = [b.anchor if isinstance(b, Row) else "" for b in blocks(made)].index(
        f"answer/K-01.subject {CASE}"
    )
    found = words(blocks(made)[place : place + 9])
    answer = next(a for a in full_case().answers if a.field == "K-01.subject")
    labels = {c.id: c.label for c in guidance().choices(guidance().field["K-01.subject"])}
    assert labels[answer.choice][language] in found
    assert made.people[answer.author] in found
    assert "BMBF-01 → " in found


def test_a_partner_question_is_printed_once_for_each_partner() -> None:
    anchors = [b.anchor for b in blocks(request()) if isinstance(b, Row)]
    for partner in PARTNERS:
        assert anchors.count(f"answer/K-20.check {partner}") == 1


def test_an_answer_of_the_institute_is_marked_as_inherited_of_its_date() -> None:
    made = request("de")
    assert words(blocks(made)).count(
        "Übernommen aus der Grundlage des Instituts vom 20.11.2026"
    ) == (sum(answer.subject == INSTITUTE for answer in full_case().all_answers))


def test_ticked_prompts_are_printed_in_words() -> None:
    field = guidance().field["K-08.military"]
    prompt = guidance().item["BMBF-09"].prompts[0]
    assert f"✓{prompt.text.en}" in words(part(request(), "Questions and answers"))
    assert prompt.id not in words(part(request(), "Questions and answers")), field


def test_the_effects_hold_the_rule_of_every_answer_that_counts() -> None:
    made = request("de")
    found = part(made, "Effects of the answers")
    listed = [row for row in rows(found) if row.label]
    *each, rest = listed
    quiet = [f.item for f in made.assessment.findings if f.effect == "none" and not f.signals]
    order = [item.id for item in made.guidance.items]
    assert rest.passages[0].text.split(", ") == sorted(quiet, key=order.index)
    assert {row.label for row in each} == {f.item for f in made.assessment.findings} - {*quiet}
    for row in each:
        finding = next(f for f in made.assessment.findings if f.item == row.label)
        assert effect_word(finding.effect, translator("de")) in row.passages[0].text
        assert f"“ zu {row.label} → " in row.passages[0].text
        assert ("Spricht für die Einschätzung: " in words([row])) == bool(finding.signals)


def test_erased_values_say_so() -> None:
    erased = (f"{CASE} about/people", f"{CASE} answer/K-01.subject")
    about = {name: s for name, s in full_case().about.items() if name != "people"}
    made = request("de", changed(erased=erased, about=about))
    row = labelled(part(made, "Collaboration and partners"), "Beteiligte und Rollen")
    assert words([row]).endswith("auf gesetzlicher Grundlage gelöscht")
    assert "Was bei dieser Antwort stand, wurde auf gesetzlicher Grundlage gelöscht." in words(
        part(made, "Questions and answers")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_coverage_lists_every_item_of_the_sources_asked(language: Language) -> None:
    made = request(language)
    listed = [row for row in rows(part(made, "Coverage of the sources")) if row.label]
    asked = [item for item in guidance().items if guidance().source[item.source].asked]
    assert [row.label for row in listed] == [item.id for item in asked]
    assert all(row.aside for row in listed)
    for row in listed:
        answered_here = made.assessment.items[row.label].coverage in ("answered", "inherited")
        assert bool(row.page_of) == answered_here


def test_a_source_not_asked_is_called_not_covered_with_its_figures() -> None:
    made = request()
    source = guidance().source["ERA-LEARN"]
    items = [item for item in guidance().items if item.source == source.id]
    found = words(part(made, source.title.en))
    assert "so the source is not covered" in found
    assert f"Of its {len(items)} items: " in found
    assert not any(item.id in found for item in items)


def test_each_item_that_does_not_apply_says_what_would_open_it() -> None:
    made = request(case=changed(facts=facts(animals="no")))
    row = labelled(part(made, "Coverage of the sources"), "LEI-3.13")
    assert row.aside == f"not applicable; asked only with: “{guidance().fact['animals'].text.en}”"


def test_all_check_records_are_listed_with_number_and_page() -> None:
    made = request()
    count = sum(len(answer.parts.checks) for answer in full_case().all_answers)
    listed = [row for row in rows(part(made, "Evidence")) if row.label]
    anchors = {b.anchor for b in blocks(made) if isinstance(b, Row)}
    assert [row.page_of for row in listed] == [f"check {n}" for n in range(1, count + 1)]
    assert {row.page_of for row in listed} <= anchors
    assert all("0f0f0f0f" in words([row]) for row in listed)


def test_provenance_names_software_guidance_revisions_authors_and_the_previous_record() -> None:
    found = words(part(request(), "Provenance"))
    for text in ("rsdesk 0.1.0", 32 * "9d", 32 * "fe", "fefefefe", 32 * "ee", MARA, ZUZANA):
        assert text in found
    assert "first record" in words(part(request(replaces=""), "Provenance"))


def test_somebody_whose_certificate_is_not_known_is_called_that() -> None:
    found = words(part(request(people={}), "Provenance"))
    assert f"somebody not known here ({MARA[:16]})" in found


def test_help_texts_are_printed_on_request_alone() -> None:
    why = guidance().questions[0].why.en
    assert why in words(blocks(request(with_help=True)))
    assert why not in words(blocks(request()))


def test_a_case_without_anything_stated_has_a_record() -> None:
    empty = CaseFile(CASE, guidance().edition.version, (), {}, {}, ())
    made = request("de", empty)
    found = words(blocks(made))
    assert "Fall ohne Titel" in found and "Noch ist kein Partner eingetragen." in found


def test_the_record_calls_itself_an_assessment_and_names_its_signer() -> None:
    assert "takes no decision" in words(part(request(), "Notices"))
    assert "one signature, that of Dr. Mara Lindqvist" in words(part(request(), "Signature"))


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_record_from_a_practice_vault_says_so_on_every_page(language: Language) -> None:
    real = request(language)
    practice = msgspec.structs.replace(real, practice=True)
    word = {"de": "Übung", "en": "Practice"}[language]
    assert word in document(practice).footer
    assert word not in document(real).footer
    assert [row.label for row in rows([*blocks(practice)])].count(word) == 1

import re
from collections.abc import Iterator

import msgspec
import pytest

from rsdesk.domain.appraisal_words import factor_name
from rsdesk.domain.case import Answer, Attachment, Parts
from rsdesk.domain.case_file import CaseFile
from rsdesk.domain.closing import points
from rsdesk.domain.proceedings import Closing, Proceedings
from rsdesk.i18n import LANGUAGES, Language, translator
from rsdesk.records.content import RecordRequest, read_request, request_bytes
from rsdesk.records.document import document
from rsdesk.records.pagemodel import (
    Band,
    Block,
    Contents,
    Heading,
    Matrix,
    Row,
    SigningLine,
    Title,
)
from tests.records.requests import (
    CASE,
    INSTITUTE,
    MARA,
    NAMES,
    PARTNERS,
    SECOND,
    TIME,
    ZUZANA,
    full_case,
    guidance,
    proceedings,
    request,
    short_case,
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


def page_one(made: RecordRequest) -> tuple[Block, ...]:
    """Return what stands before the table of contents."""
    every = blocks(made)
    return every[: next(place for place, b in enumerate(every) if isinstance(b, Contents))]


def words(found: list[Block] | tuple[Block, ...]) -> str:
    return "\n".join(filter(None, texts(found)))


def labelled(found: list[Block] | tuple[Block, ...], label: str) -> Row:
    return next(b for b in found if isinstance(b, Row) and b.label == label)


def row_of(made: RecordRequest, item: str) -> Row:
    """Return the entry of an item among what needs attention."""
    found = rows(part(made, "What needs attention"))
    return next(row for row in found if item in row.label.split("\n"))


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
    first = words(page_one(made))
    for text in (*(NAMES[partner] for partner in PARTNERS), "Dr. Mara Lindqvist"):
        assert text in first


def test_the_figures_on_page_one_are_those_of_the_assessment() -> None:
    made = request()
    counts = [len(made.assessment.of(effect)) for effect in ("stop", "flag", "gap")]
    assert all(counts)
    figures = labelled(page_one(made), "Found").passages[0].text
    told = [part.split(" ")[0].replace("one", "1") for part in figures.split(" · ")]
    assert told == [*map(str, counts), "0"]


@pytest.mark.parametrize(
    ("effect", "heading"), [("stop", "Stops"), ("flag", "Red flags"), ("gap", "Open points")]
)
def test_every_stop_flag_and_gap_is_listed_with_its_page(effect: str, heading: str) -> None:
    made = request("de")
    listed = [row for row in rows(part(made, heading)) if row.label]
    items = [item for row in listed for item in row.label.split("\n")]
    expected = [f.item for f in made.assessment.findings if f.effect == effect]
    assert sorted(items) == expected
    assert all(row.page_of for row in listed)


def test_stops_come_before_flags_before_gaps() -> None:
    found = part(request(), "What needs attention")
    headings = [block.text for block in found if isinstance(block, Heading)]
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
    row = next(
        r for r in rows(part(made, "What needs attention")) if finding.item in r.label.split("\n")
    )
    assert f"Weil hier gilt: „{fact}“" in words([row])


def test_a_finding_on_a_partner_names_the_partner() -> None:
    made = request()
    finding = next(
        f
        for f in made.assessment.findings
        if f.effect != "none" and guidance().item[f.item].scope == "partner"
    )
    row = next(
        r for r in rows(part(made, "What needs attention")) if finding.item in r.label.split("\n")
    )
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
    printed = labelled(part(made, "Benefit and weighing"), "Answer")
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
    found = words(blocks(request(case=short_case())))
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
    found = list(rows(part(made, "Questions not asked")))
    reason = f"Nur gefragt bei: „{guidance().fact['animals'].text.de}“."
    place = [row.passages[0].text for row in found].index(reason)
    assert found[place + 1].label == "K-41"


def test_a_part_of_a_question_that_is_not_asked_is_listed_too() -> None:
    made = request(case=changed(facts={**full_case().facts, **stated(animals="no")}))
    found = list(rows(part(made, "Questions not asked")))
    row = next(row for row in found if row.label == "K-41")
    assert row.passages[0].text == guidance().field["K-41.animals"].label.en
    reason = found[found.index(row) - 1].passages[0].text
    assert reason == f"Asked only with: “{guidance().fact['animals'].text.en}”."


def test_the_figure_of_unanswered_questions_counts_what_the_list_names() -> None:
    made = request(case=without("K-23.interest", "K-23.motives", "K-04.benefit"))
    listed = [r for r in rows(part(made, "Not yet answered")) if r.label.startswith("K")]
    named = [passage for row in listed for passage in row.passages[1:]]
    assert len(named) == 3
    assert "3 open questions" in words([labelled(page_one(made), "Found")])


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
    assert "BMBF-01, " in found


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


def test_erased_values_say_so() -> None:
    erased = (f"{CASE} about/people", f"{CASE} answer/K-01.subject")
    about = {name: s for name, s in full_case().about.items() if name != "people"}
    made = request("de", changed(erased=erased, about=about))
    row = labelled(part(made, "Annex: people"), "Beteiligte und Rollen")
    assert words([row]).endswith("auf gesetzlicher Grundlage gelöscht")
    assert "Was bei dieser Antwort stand, wurde auf gesetzlicher Grundlage gelöscht." in words(
        part(made, "Questions and answers")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_coverage_lists_every_item_of_the_sources_asked(language: Language) -> None:
    made = request(language)
    listed = [row for row in rows(part(made, "Coverage of the sources")) if row.label]
    assert [row.label for row in listed] == [item.id for item in guidance().items]
    assert len(listed) == 209
    assert all(row.aside for row in listed)
    for row in listed:
        answered_here = made.assessment.items[row.label].coverage in ("answered", "inherited")
        assert bool(row.page_of) == answered_here


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
    annexed = [row for row in listed if "In full in the annex on people." in words([row])]
    assert all(("0f0f0f0f" in words([row])) is (row not in annexed) for row in listed)


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


def test_the_record_says_that_people_decide_and_names_its_signer() -> None:
    assert "Software decides nothing" in words(part(request(), "Notices"))
    assert "one signature, that of Dr. Mara Lindqvist" in words(part(request(), "Signature"))


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_record_from_a_practice_vault_says_so_on_every_page(language: Language) -> None:
    real = request(language)
    practice = msgspec.structs.replace(real, practice=True)
    word = {"de": "Übung", "en": "Practice"}[language]
    assert word in document(practice).footer
    assert word not in document(real).footer
    assert [row.label for row in rows([*blocks(practice)])].count(word) == 1


def test_a_decided_case_without_gaps_has_a_record_that_is_not_interim() -> None:
    title = blocks(request(case=short_case()))[0]
    assert isinstance(title, Title) and title.kind == "Research security record"


def test_a_case_without_a_decision_has_an_interim_record_that_says_what_is_missing() -> None:
    case = msgspec.structs.replace(short_case(), proceedings=Proceedings())
    made = request(case=case)
    title = blocks(made)[0]
    assert isinstance(title, Title) and title.kind == "Interim record on research security"
    lacking = words([labelled(blocks(made), "For the decision")])
    assert "No outcome is chosen." in lacking
    found = words(part(made, "What the decision lacks"))
    for text in ("The reason for the decision is missing.", "The date of the decision is missing."):
        assert text in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_record_covers_all_items_and_a_full_one_as_well(language: Language) -> None:
    for case in (full_case(), short_case()):
        found = words(part(request(language, case), "Coverage of the sources"))
        ids = set(re.split(r"[\s,:()]+", found))
        assert [item.id for item in guidance().items if item.id not in ids] == []
    assert len(guidance().items) == 209


def test_computed_values_do_not_depend_on_the_language_of_the_record() -> None:
    for case in (full_case(), short_case()):
        de, en = request("de", case), request("en", case)
        assert de.assessment == en.assessment
        for kind in (Matrix, Row):
            own = [computed(block) for block in blocks(de) if isinstance(block, kind)]
            assert own == [computed(block) for block in blocks(en) if isinstance(block, kind)]


def computed(block: Block) -> object:
    """Return of a block what has no language: places in the matrix, items, pages referred to."""
    if isinstance(block, Matrix):
        return block.cell, block.cells, block.level, block.after
    assert isinstance(block, Row)
    told = re.split(r"[\s,:()“”„.]+", words((block,)))
    ids = [part for part in told if part in guidance().item]
    return ids, block.page_of, block.anchor


def test_the_matrix_marks_cell_level_and_level_after_measures() -> None:
    made = request()
    matrix = next(block for block in blocks(made) if isinstance(block, Matrix))
    domain, exposure = made.assessment.appraisal.cell or ("", "")
    row, column = matrix.cell or (-1, -1)
    assert ("NES"[row], "NES"[column]) == (domain, exposure)
    assert matrix.words[matrix.cells[row][column]] == "high"
    assert matrix.level is not None and matrix.words[matrix.level] == "high"
    assert matrix.after is not None and matrix.words[matrix.after] == "high"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_factor_tells_suggestion_every_sign_reason_and_what_counts(language: Language) -> None:
    made = request(language)
    for factor, result in made.assessment.appraisal.factors.items():
        found = part(made, factor_name(factor, translator("en")))
        for sign in result.signs:
            assert f" {sign.item} " in words(found)
        field = guidance().rating_field[factor]
        assert f"κ1 {field.id} " in words(found)
        assert made.people[ZUZANA] in words(found) or made.people[MARA] in words(found)
        assert result.counted is not None
        counts = next(row for row in rows(found) if row.label == translator(language)("Counts"))
        assert counts.passages[0].text == made.rules.ratings[result.counted][language]


def test_every_closing_says_how_its_point_was_dealt_with() -> None:
    made = request()
    found = words(part(made, "What needs attention"))
    for point in points(made.guidance, made.case, made.assessment):
        text = made.case.proceedings.closings.get(point.field, Closing()).text
        assert text in found
        assert point.closed != "measure" or "Dealt with by measure" in words(
            [row_of(made, point.finding.item)]
        )


def test_a_stop_that_a_document_cleared_names_office_day_and_hash() -> None:
    cleared = Closing("", "BAFA", "2026-10-02", Attachment(32 * "1e", "permit.pdf", 1))
    known = proceedings()
    stop = request().assessment.of("stop")[0]
    field = guidance().field_of[stop.item].id
    closings = {**known.closings, field: cleared}
    case = changed(proceedings=msgspec.structs.replace(known, closings=closings))
    told = words([row_of(request(case=case), stop.item)])
    assert "Cleared by BAFA, document of 2 October 2026" in told
    assert "permit.pdf" in told and 32 * "1e" in told


def test_measures_tell_owner_date_proof_and_state_conditions_first() -> None:
    found = part(request(), "Measures and conditions")
    assert [row.label for row in rows(found)] == ["Condition 1", "Measure 2"]
    condition, measure = (words([row]) for row in rows(found))
    for text in ("π11", "Owner: π12", "Due: 31 January 2027", "Proof: π13", "State: agreed"):
        assert text in condition
    assert "State: done" in measure


def test_the_decision_names_outcomes_not_allowed_with_the_reason() -> None:
    found = labelled(part(request(), "Decision"), "Not allowed")
    assert "a stop is open" in words([found])


def test_one_person_with_several_roles_is_called_that() -> None:
    found = words(part(request(), "Who took part"))
    assert "Dr. Mara Lindqvist holds several roles: fills in the case and checks." in found


def test_statements_stand_in_the_annex_and_are_referred_to_from_the_decision() -> None:
    made = request()
    annex = words(part(made, "Annex: people"))
    main = words(blocks(made)).removesuffix(annex)
    for text in ("π15", "π17", "π19"):
        assert text in annex and text not in main
    assert labelled(part(made, "Who took part"), "Dissenting view").page_of == f"party {SECOND}"


def test_answers_about_people_stand_in_the_annex_alone() -> None:
    made = request()
    annex = words(part(made, "Annex: people"))
    main = words(blocks(made)).removesuffix(annex)
    for field in guidance().field.values():
        if field.personal:
            assert f"κ1 {field.id} " in annex and f"κ1 {field.id} " not in main


def test_those_who_sign_on_paper_have_a_line_to_sign_on() -> None:
    lines = [block for block in blocks(request()) if isinstance(block, SigningLine)]
    assert [line.name for line in lines] == ["Dr. Mara Lindqvist, π14", "Zuzana Dvořáčková, π16"]


def test_questions_that_the_depth_hides_say_that_the_short_check_is_enough() -> None:
    made = request(case=short_case())
    found = words(part(made, "Circumstances"))
    hidden = [
        guidance().question_of[guidance().field_of[item].id].id
        for item, state in made.assessment.items.items()
        if state.because == ("standard",)
    ]
    told = next(line for line in found.split("\n") if "the short check is enough" in line)
    assert hidden and all(question in told for question in hidden)


def test_every_rule_item_says_where_it_is_enforced() -> None:
    found = words(part(request("de"), "Coverage of the sources"))
    for item in guidance().items:
        if item.enforced:
            assert item.enforced.de in found


def test_an_inherited_item_names_the_day_and_the_author_of_the_baseline() -> None:
    inherited = next(
        row
        for row in rows(part(request(), "Coverage of the sources"))
        if guidance().item.get(row.label) and guidance().item[row.label].scope == "inst"
    )
    assert inherited.aside.startswith("institute baseline of 20 November 2026 by ")


def test_the_retention_day_follows_from_the_end_of_the_collaboration() -> None:
    assert words([labelled(part(request(), "Notices"), "Kept until")]).endswith("19 November 2031")
    open_end = words([labelled(part(request(case=short_case()), "Notices"), "Kept until")])
    assert "60 months after the end" in open_end


def test_a_policy_is_named_with_its_hash() -> None:
    found = words(part(request(policy="version 3", policy_hash=32 * "4b"), "Provenance"))
    assert "version 3" in found and 32 * "4b" in found
    assert "none: the rules of the guidance hold" in words(part(request(), "Provenance"))


def test_differences_to_the_replaced_record_are_listed() -> None:
    made = request(differences=("The level rose.", "A partner came."))
    assert "The level rose.\n–A partner came." in words(part(made, "What follows"))


SECRET = ("κ1", "κ2", "λ1", "σ1", "π5", "π8", "π9", "π12", "π15", "π17", "π19", "π22", "Ω3", "Ω7")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_summary_holds_no_people_no_answers_and_nothing_on_security(language: Language) -> None:
    made = request(language, kind="summary", number="3F09-A21C-2-S")
    found = words(blocks(made))
    assert [text for text in SECRET if text in found] == []
    assert "τ K-04.benefit" in found and "π11" in found
    named = {party.name for party in proceedings().parties.values()} - {made.signer}
    assert not any(name in found for name in named)
    signs = {sign.item for one in made.assessment.appraisal.factors.values() for sign in one.signs}
    assert not any(item in found for item in signs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_summary_says_on_every_page_that_it_is_one(language: Language) -> None:
    made = document(request(language, kind="summary"))
    assert made.warning == translator(language)("Summary, not the full record")
    assert document(request(language)).warning == ""


def test_the_list_of_evidence_says_of_a_check_on_people_only_its_source() -> None:
    found = words(part(request(), "Evidence"))
    for field in guidance().field.values():
        shown = f"σ3 {field.id} " in found
        assert shown is not field.personal

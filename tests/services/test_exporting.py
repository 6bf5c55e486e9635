"""Files that leave the vault: what is in them, what never is, and that other programs read them."""

import csv
import io
import zipfile
from datetime import date
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from rsdesk import paths
from rsdesk.domain.appraisal import Override
from rsdesk.domain.case import Check, Parts, answer_key
from rsdesk.domain.history import next_revision
from rsdesk.domain.proceedings import Measure, Party
from rsdesk.domain.revision import Change
from rsdesk.errors import InputError
from rsdesk.exports import case_json
from rsdesk.exports.answered import asked
from rsdesk.exports.case_shape import CaseExport
from rsdesk.guidance import loading
from rsdesk.i18n import LANGUAGES, Language
from rsdesk.services import beginning, cases, casework, exporting
from rsdesk.services.export_kinds import FORMS, KINDS, Form, Kind, file_name
from rsdesk.storage import history
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW
from tests.services.window import MISUSE, begun, with_partner

SCHEMA = paths.guide().parent / "formats" / "case-export.schema.json"
HOSTILE = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("=+-@\t\r\n\0\x1b;,\"'\\:\u202e\u2066\ufffe\U0001fffe\u05d0\u0627"),
    ),
    max_size=200,
)


def exported(
    vault: Vault,
    case: str,
    kind: Kind,
    form: Form,
    language: Language = "en",
    *,
    with_names: bool = False,
) -> bytes:
    return exporting.export(vault, case, kind, form, language, NOW, with_names=with_names)


def text(vault: Vault, case: str, language: Language = "en", **more: bool) -> str:
    return exporting.funder_text(vault, case, "dfg", language, NOW, **more)


def data(vault: Vault, case: str) -> CaseExport:
    content = exported(vault, case, "json", "json", with_names=True)
    return msgspec.json.decode(content, type=CaseExport)


def adopt(vault: Vault, case: str, name: str = "a" * 32, **more: object) -> None:
    given = Measure(**{"text": "Loan device", "due": "2027-03-31", **more})  # type: ignore[arg-type]
    casework.adopt(vault, case, name, given, NOW)


def events(vault: Vault, case: str) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(exported(vault, case, "ics", "ics"))
    return [
        {
            "uid": str(e["uid"]),
            "day": e.start,
            "words": f"{e['summary']}\n{e['description']}",
        }
        for e in calendar.events
    ]


def rows(vault: Vault, case: str, language: Language = "en") -> list[list[str]]:
    body = exported(vault, case, "csv", "csv", language).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(body), delimiter=";" if language == "de" else ","))


def test_the_text_says_in_our_words_what_was_answered_and_then_what_people_wrote(
    vault: Vault,
) -> None:
    case, partner = with_partner(vault, "Haus am See")
    cases.give_answer(vault, partner, "K-20.check", "no finding", Parts(text="Ruhig."), NOW)
    cases.build_upon(vault, case, [partner], NOW)
    assert "The check of “Haus am See” produced no finding. Ruhig." in text(vault, case)
    assert "Die Prüfung der Einrichtung „Haus am See“ blieb ohne Befund." in text(vault, case, "de")


def test_what_was_not_answered_is_listed_at_the_end_and_nowhere_else(vault: Vault) -> None:
    case = begun(vault)
    before = text(vault, case)
    casework.answer(vault, case, case, "K-04.benefit", "filled", Parts(text="Much."), NOW)
    after = text(vault, case)
    assert "– Benefit of the collaboration" in before.partition("Not answered yet")[2]
    assert "– Benefit of the collaboration" not in after
    assert "weighed against the risks. Much." in after


def test_what_is_said_of_particular_people_stays_in_the_vault(vault: Vault) -> None:
    case = casework.begin_sample(vault, "en", NOW)
    guidance = loading.newest()
    personal = [field for field in guidance.field.values() if field.personal]
    canary = Parts(comment="CANARY", checks=(Check("CANARY", searched="X", checker="Y"),))
    for field in personal:
        cases.give_answer(vault, case, field.id, guidance.choices(field)[-1].id, canary, NOW)
    cases.describe(vault, case, {"people": "CANARY"}, NOW)
    for style in ("dfg", "he"):
        assert "CANARY" not in exporting.funder_text(vault, case, style, "en", NOW, with_names=True)
    assert b"CANARY" not in exported(vault, case, "json", "json")
    assert len(personal) > 3
    assert b"CANARY" in exported(vault, case, "json", "json", with_names=True)


def test_an_answer_that_does_not_count_is_in_no_text(vault: Vault) -> None:
    case = begun(vault)
    casework.answer(vault, case, case, "K-41.animals", "no", Parts(comment="Mice."), NOW)
    cases.state_facts(vault, case, {"animals": "yes"}, NOW)
    assert "Mice." in text(vault, case)
    cases.state_facts(vault, case, {"animals": "no"}, NOW)
    assert "Mice." not in text(vault, case)


def test_a_list_of_what_is_worth_stealing_is_not_handed_out(vault: Vault) -> None:
    case = casework.begin_sample(vault, "en", NOW)
    secret = Parts(list=("Key in the drawer",), comment="Drawer 4")
    casework.answer(vault, case, case, "K-25.knowledge", "filled", secret, NOW)
    whole = exporting.funder_text(vault, case, "he", "en", NOW) + text(vault, case)
    assert "drawer" not in whole.lower()
    assert "was established and listed within the institute" in whole


def test_measures_stand_with_owner_and_date_and_dropped_ones_do_not(vault: Vault) -> None:
    case = begun(vault)
    adopt(vault, case, owner="IT", proof="List", condition=True)
    assert (
        "– Loan device (condition of the decision; responsible: IT; by 31 March 2027; proof: List)"
        in text(vault, case)
    )
    casework.report(vault, case, "a" * 32, "dropped", NOW)
    assert "No measures have been agreed." in text(vault, case)


def test_the_decision_names_its_office_and_a_person_only_when_asked(vault: Vault) -> None:
    case = begun(vault)
    who = Party(name="Renate Størmer", function="Director", acts=("decides",))
    casework.name_party(vault, case, "b" * 32, who, NOW)
    casework.decide(vault, case, "outcome", "postpone", "A check is missing.", NOW)
    casework.decide(vault, case, "dated", "2026-11-20", "", NOW)
    bare, named = text(vault, case), text(vault, case, with_names=True)
    assert "Decision of 20 November 2026: postpone. A check is missing." in bare
    assert "Decided by: Director." in bare
    assert "Størmer" not in bare
    assert "Decided by: Renate Størmer (Director)." in named


def test_a_text_without_a_level_or_a_decision_says_so_and_who_answers_for_it(vault: Vault) -> None:
    whole = text(vault, begun(vault))
    assert "A level of risk is not determined yet" in whole
    assert "No decision has been taken yet." in whole
    assert whole.rstrip().endswith("before it is handed in.")
    assert "The applicants are responsible" in whole


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", ["funder-dfg", "funder-he"])
def test_the_docx_holds_the_very_text_with_real_headings(
    vault: Vault, kind: Kind, language: Language
) -> None:
    case = casework.begin_sample(vault, language, NOW)
    plain = exported(vault, case, kind, "txt", language).decode()
    document = Document(io.BytesIO(exported(vault, case, kind, "docx", language)))
    paragraphs = [p for p in document.paragraphs if p.text]
    headings = [p.text for p in paragraphs if p.style and p.style.name == "Heading 1"]
    points = ["– " if p.style and p.style.name == "List Bullet" else "" for p in paragraphs]
    flowing = " ".join(mark + p.text for mark, p in zip(points, paragraphs, strict=True))
    assert flowing.split() == plain.split()
    assert len(headings) > 7
    assert all(heading in plain for heading in headings)


def test_the_docx_says_nothing_of_who_made_it(vault: Vault) -> None:
    content = exported(vault, casework.begin_sample(vault, "en", NOW), "funder-he", "docx")
    about = Document(io.BytesIO(content)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created is not None
    assert about.created.date() == NOW.date()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"python-docx" not in b"".join(archive.read(name) for name in archive.namelist())


def test_the_table_has_a_line_for_each_measure_and_date_that_excel_opens(vault: Vault) -> None:
    case = begun(vault)
    adopt(vault, case, owner="IT")
    assert exported(vault, case, "csv", "csv").startswith(b"\xef\xbb\xbf")
    head, *lines = rows(vault, case)
    (line,) = [line for line in lines if line[3] == "Loan device"]
    found = dict(zip(head, line, strict=True))
    assert found["Due"] == "2027-03-31"
    assert found["Responsible"] == "IT"
    assert found["Kind"] == "measure"
    assert [len(line) for line in rows(vault, case, "de")] == [len(head)] * (len(lines) + 1)


def test_dates_are_whole_days_and_keep_their_ids(vault: Vault) -> None:
    case = begun(vault)
    adopt(vault, case, owner="Mara Lindqvist", proof="Signed list")
    (before,) = [one for one in events(vault, case) if "Loan device" in str(one["words"])]
    adopt(vault, case, owner="Mara Lindqvist", due="2027-05-01")
    (after,) = [one for one in events(vault, case) if "Loan device" in str(one["words"])]
    assert (before["day"], after["day"]) == (date(2027, 3, 31), date(2027, 5, 1))
    assert before["uid"] == after["uid"]
    assert len({one["uid"] for one in events(vault, case)}) == len(events(vault, case))


def test_a_calendar_names_people_only_when_asked(vault: Vault) -> None:
    case = begun(vault)
    adopt(vault, case, owner="Mara Lindqvist")
    assert b"Lindqvist" not in exported(vault, case, "ics", "ics")
    assert b"Responsible: Mara Lindqvist" in exported(vault, case, "ics", "ics", with_names=True)


def test_what_is_done_or_given_up_is_in_no_calendar(vault: Vault) -> None:
    case = begun(vault)
    adopt(vault, case)
    casework.report(vault, case, "a" * 32, "done", NOW)
    assert not [one for one in events(vault, case) if "Loan device" in str(one["words"])]


def test_lines_of_a_calendar_are_folded_between_letters(vault: Vault) -> None:
    case = begun(vault)
    adopt(vault, case, text="Über 沈砚秋, Ελένη; noch\\mehr " * 20)
    content = exported(vault, case, "ics", "ics")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    content.decode()
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_the_case_as_data_holds_what_was_stated_and_what_follows(vault: Vault) -> None:
    case = casework.begin_sample(vault, "en", NOW)
    shown, found = casework.open_case(vault, case, NOW), data(vault, case)
    stated = {answer.field: answer for answer in shown.case.answers}
    assert {name: (a.choice, a.parts) for name, a in found.answers.items()} == {
        name: (answer.choice, answer.parts) for name, answer in stated.items()
    }
    assert found.facts.keys() == shown.case.facts.keys()
    assert [p.subject for p in found.partners] == [p.subject for p in shown.case.partners]
    assert found.result.level == shown.assessment.appraisal.level
    assert found.result.coverage.keys() == shown.assessment.items.keys()
    assert found.result.stops == shown.assessment.appraisal.stops


def test_without_names_the_data_name_nobody(vault: Vault) -> None:
    case = begun(vault)
    adopt(vault, case, owner="Mara CANARY")
    statement = Party(name="CANARY", statement="CANARY", conflict_text="CANARY", acts=("fills",))
    casework.name_party(vault, case, "b" * 32, statement, NOW)
    casework.override(vault, case, "P", Override(reason="seen", second="CANARY"), NOW)
    assert b"CANARY" not in exported(vault, case, "json", "json")
    assert exported(vault, case, "json", "json", with_names=True).count(b"CANARY") == 5


def test_both_languages_give_the_same_data(vault: Vault) -> None:
    case = casework.begin_sample(vault, "de", NOW)
    german = exported(vault, case, "json", "json", "de")
    assert german == exported(vault, case, "json", "json", "en")


def test_the_published_schema_is_that_of_the_program() -> None:
    assert SCHEMA.read_bytes() == case_json.schema(), "see docs/formats/case-export.md"


def test_nothing_is_exported_while_copies_disagree(vault: Vault) -> None:
    case = begun(vault)
    before = history.state(vault, case)
    for choice, replica in (("empty", "1" * 32), ("no plausible misuse", "2" * 32)):
        change = [Change(answer_key(MISUSE), choice)]
        revision = next_revision(
            before, change, replica=replica, author="b" * 64, time="2026-11-21T10:00:00Z"
        )
        history.append(vault, revision)
    with pytest.raises(InputError, match="nothing was exported"):
        text(vault, case)


def test_an_export_changes_nothing_in_the_vault(vault: Vault, tmp_path: Path) -> None:
    case = casework.begin_sample(vault, "en", NOW)
    before = casework.open_case(vault, case, NOW).case.heads
    kept = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for kind, forms in FORMS.items():
        for form in forms:
            exported(vault, case, kind, form)
    assert casework.open_case(vault, case, NOW).case.heads == before
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == kept


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=HOSTILE, owner=HOSTILE)
def test_hostile_text_breaks_no_file(vault: Vault, words: str, owner: str) -> None:
    case = begun(vault)
    adopt(vault, case, text=words or "x", owner=owner)
    answer = Parts(text=words, list=(owner,))
    cases.give_answer(vault, case, "K-04.benefit", "filled", answer, NOW)
    cases.describe(vault, case, {"summary": owner}, NOW)
    Document(io.BytesIO(exported(vault, case, "funder-dfg", "docx")))
    assert "\u202e" not in exported(vault, case, "funder-dfg", "txt").decode()
    head, *lines = rows(vault, case)
    assert {len(line) for line in lines} <= {len(head)}
    assert not [cell for line in lines for cell in line if cell[:1] in tuple("=+-@\t\r")]
    assert events(vault, case)
    found = data(vault, case)
    assert found.answers["K-04.benefit"].parts == answer
    assert found.proceedings.measures["a" * 32].measure.owner == owner


def test_file_names_hold_no_title(vault: Vault) -> None:
    case = begun(vault, "Secret plan")
    names = [file_name(case, k, f, "de") for k in KINDS for f in FORMS[k]]
    assert not [name for name in names if "Secret" in name]
    assert all(one != other for one, other in pairwise(sorted(names)))


@pytest.mark.parametrize("worked", [one.id for one in beginning.worked_cases()])
def test_both_languages_of_a_text_say_as_much(vault: Vault, worked: str) -> None:
    case = beginning.begin_worked(vault, worked, "en", NOW)
    german, english = (
        exporting.funder_text(vault, case, "he", language, NOW).split("\n\n")
        for language in LANGUAGES
    )
    assert len(german) == len(english) > 20


def test_the_text_for_horizon_europe_sums_up_the_four_factors(vault: Vault) -> None:
    case = beginning.begin_worked(vault, "TC-05", "en", NOW)
    whole = exporting.funder_text(vault, case, "he", "en", NOW)
    assert "– Own organisation: no particular concern" in whole
    assert "– Country: serious" in whole
    assert "The assessment gives the risk level “medium”. With the measures agreed, the" in whole


def test_a_text_tells_of_an_open_stop_and_of_checks_that_are_owed(vault: Vault) -> None:
    case = begun(vault)
    casework.answer(vault, case, case, "K-12.embargo", "embargo applies", Parts(), NOW)
    assert "A stop is open" in text(vault, case)
    casework.answer(vault, case, case, "K-12.embargo", "not done", Parts(), NOW)
    assert "A stop is open" not in text(vault, case)
    assert "Required checks have not been made yet." in text(vault, case)


def test_who_looked_and_for_whom_is_named_only_when_asked(vault: Vault) -> None:
    case = begun(vault)
    look = Check("EU list", searched="CANARY", checker="CANARY", result="none")
    casework.answer(vault, case, case, "K-12.names", "no hit", Parts(checks=(look,)), NOW)
    assert "Checked against: EU list." in text(vault, case, with_names=True)
    assert "CANARY" not in text(vault, case, with_names=True)
    assert b"CANARY" not in exported(vault, case, "json", "json")
    assert exported(vault, case, "json", "json", with_names=True).count(b"CANARY") == 2


def test_no_block_of_a_text_could_take_up_a_personal_answer(vault: Vault) -> None:
    case = casework.begin_sample(vault, "en", NOW)
    found = asked(exporting._content(vault, case, "en", NOW, with_names=True))
    assert len(found) > 50
    assert not [field for field, due in found.items() if due[0].field.personal]

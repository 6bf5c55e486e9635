import pytest

from rsdesk.domain.case import Check, Parts, about_key, answer_key, short_id
from rsdesk.domain.history import next_revision
from rsdesk.domain.revision import Change
from rsdesk.errors import InputError
from rsdesk.services import cases
from rsdesk.storage import history
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW

MISUSE = "K-08.misuse"
CHECK = "K-20.check"


def begun(vault: Vault, title: str = "Fall") -> str:
    return cases.new_case(vault, "2026.1", {"title": title}, NOW)


def test_what_is_stated_comes_back_with_who_and_when(vault: Vault) -> None:
    case = begun(vault)
    parts = Parts(comment="weil", checks=(Check(source="Register", result="nichts"),))
    cases.state_facts(vault, case, {"china": "yes", "ai": "unknown"}, NOW)
    cases.give_answer(vault, case, MISUSE, "no plausible misuse", parts, NOW)
    stored = cases.case_file(vault, case)
    (answer,) = stored.answers
    assert (answer.choice, answer.parts, answer.time) == (
        "no plausible misuse", parts, "2026-11-21T10:00:00Z",
    )  # fmt: skip
    assert {name: stated.value for name, stated in stored.facts.items()} == {
        "china": "yes", "ai": "unknown",
    }  # fmt: skip
    assert stored.about["title"].author == answer.author


def test_a_revision_on_disk_holds_no_word_of_what_was_typed(vault: Vault) -> None:
    case = begun(vault, "Geheimtitel")
    cases.give_answer(vault, case, MISUSE, "empty", Parts(comment="Geheimgrund"), NOW)
    bodies = b"".join(revision.canonical() for revision in history.revisions(vault, case))
    assert b"Geheim" not in bodies


def test_an_answer_taken_back_is_open_again_and_stays_in_the_history(vault: Vault) -> None:
    case = begun(vault)
    cases.give_answer(vault, case, MISUSE, "empty", Parts(comment="x"), NOW)
    cases.take_back(vault, case, answer_key(MISUSE), NOW)
    assert cases.case_file(vault, case).answers == ()
    assert len(history.revisions(vault, case)) == 3


def test_a_case_keeps_the_partner_as_it_was_when_it_was_built_upon(vault: Vault) -> None:
    case, partner = begun(vault), cases.new_partner(vault, {"name": "Altes Haus"}, NOW)
    cases.build_upon(vault, case, [partner], NOW)
    cases.describe(vault, partner, {"name": "Neues Haus"}, NOW)
    assert [p.about["name"].value for p in cases.case_file(vault, case).partners] == ["Altes Haus"]
    cases.build_upon(vault, case, [partner], NOW)
    assert [p.about["name"].value for p in cases.case_file(vault, case).partners] == ["Neues Haus"]


def test_partners_stand_in_the_order_of_their_names(vault: Vault) -> None:
    case = begun(vault)
    names = ["Zeta", "Alpha", "Mü"]
    partners = [cases.new_partner(vault, {"name": name}, NOW) for name in names]
    cases.build_upon(vault, case, partners, NOW)
    found = cases.case_file(vault, case).partners
    assert [partner.about["name"].value for partner in found] == sorted(names)


def test_the_baseline_is_one_for_all_cases_and_each_case_keeps_its_version(vault: Vault) -> None:
    first, second = begun(vault, "eins"), begun(vault, "zwei")
    baseline = cases.institute(vault, NOW)
    cases.give_answer(vault, baseline, "KI-03.export", "no", Parts(comment="noch nicht"), NOW)
    cases.build_upon(vault, first, [baseline], NOW)
    cases.give_answer(vault, baseline, "KI-03.export", "yes", Parts(), NOW)
    cases.build_upon(vault, second, [baseline], NOW)
    assert cases.institute(vault, NOW) == baseline
    told = [cases.case_file(vault, case).institute for case in (first, second)]
    assert [file.answers[0].choice for file in told if file] == ["no", "yes"]


def test_erased_words_are_named_as_erased_and_the_answer_still_counts(vault: Vault) -> None:
    case = begun(vault)
    state = cases.give_answer(vault, case, MISUSE, "empty", Parts(comment="Name"), NOW)
    entry = state.value(answer_key(MISUSE))
    assert entry
    vault.db.execute("DELETE FROM blob WHERE commitment = ?", [entry.sealed])
    vault.db.conn.commit()
    stored = cases.case_file(vault, case)
    assert [(answer.choice, answer.parts) for answer in stored.answers] == [("empty", Parts())]
    assert stored.erased == (f"{case} {answer_key(MISUSE)}",)


def test_copies_that_disagree_are_shown_as_a_conflict_and_count_as_no_answer(vault: Vault) -> None:
    case = begun(vault)
    before = history.state(vault, case)
    for choice, replica in (("empty", "1" * 32), ("no plausible misuse", "2" * 32)):
        revision = next_revision(
            before,
            [Change(answer_key(MISUSE), choice)],
            replica=replica,
            author="b" * 64,
            time="2026-11-21T10:00:00Z",
        )
        history.append(vault, revision)
    stored = cases.case_file(vault, case)
    assert stored.conflicts == (answer_key(MISUSE),)
    assert stored.answers == ()


def test_a_case_is_found_by_the_beginning_of_its_id_as_printed(vault: Vault) -> None:
    case = begun(vault)
    assert cases.find_case(vault, short_id(case)) == case
    assert cases.find_case(vault, short_id(case).lower()) == case


@pytest.mark.parametrize("wanted", ["", "zzzz", "-"])
def test_a_case_that_is_not_there_is_said_so(vault: Vault, wanted: str) -> None:
    begun(vault)
    with pytest.raises(InputError, match="rsdesk list"):
        cases.find_case(vault, wanted)


def test_a_subject_that_was_never_begun_is_no_case(vault: Vault) -> None:
    with pytest.raises(InputError, match="no case"):
        cases.case_file(vault, "case:" + "0" * 32)


def test_a_title_of_another_script_and_length_comes_back_whole(vault: Vault) -> None:
    title = "江湾医科大学 Ақжелкен Θαλασσινού 👁 " * 400
    case = begun(vault, title)
    assert cases.case_file(vault, case).about["title"].value == title
    assert about_key("title") in history.state(vault, case).entries

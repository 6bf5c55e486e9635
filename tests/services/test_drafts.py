from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rsdesk.domain.case import Parts
from rsdesk.services import cases, drafts, vaults
from rsdesk.storage import drafts as kept
from rsdesk.storage import history
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW, PASSWORD

FIELD = "K-08.misuse"


def begun(vault: Vault) -> str:
    return cases.new_case(vault, "2026.1", {"title": "Fall"}, NOW)


def comment(vault: Vault, case: str) -> str:
    (answer,) = cases.case_file(vault, case).answers
    return answer.parts.comment


def test_what_is_being_typed_is_no_revision_until_it_is_cut(vault: Vault) -> None:
    case = begun(vault)
    for text in ("W", "Wa", "Was"):
        drafts.type_answer(vault, case, FIELD, "empty", Parts(comment=text))
    assert len(history.revisions(vault, case)) == 1
    drafts.cut(vault, case, NOW)
    assert comment(vault, case) == "Was"
    assert len(history.revisions(vault, case)) == 2
    assert kept.drafts(vault, case) == ()


def test_what_was_typed_before_a_crash_is_there_after_the_next_unlock(vault: Vault) -> None:
    case = begun(vault)
    drafts.type_answer(vault, case, FIELD, "empty", Parts(comment="halb fertig"))
    vaults.close(vault)
    again = vaults.open_vault(vault.folder, PASSWORD)
    drafts.cut(again, case, NOW)
    assert comment(again, case) == "halb fertig"
    vaults.close(again)


def test_typing_that_ends_where_it_began_leaves_no_trace_in_the_history(vault: Vault) -> None:
    case = begun(vault)
    cases.give_answer(vault, case, FIELD, "empty", Parts(comment="wie zuvor"), NOW)
    drafts.type_answer(vault, case, FIELD, "empty", Parts(comment="wie zuvor"))
    before = history.revisions(vault, case)
    drafts.cut(vault, case, NOW)
    assert history.revisions(vault, case) == before
    assert kept.drafts(vault, case) == ()


def test_several_fields_typed_together_become_one_revision(vault: Vault) -> None:
    case = begun(vault)
    drafts.type_answer(vault, case, FIELD, "empty", Parts(comment="eins"))
    drafts.type_particular(vault, case, "title", "Neuer Titel")
    drafts.cut(vault, case, NOW)
    assert cases.case_file(vault, case).about["title"].value == "Neuer Titel"
    assert len(history.revisions(vault, case)) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_the_last_keystroke_is_what_counts(vault: Vault, texts: list[str]) -> None:
    case = begun(vault)
    for text in texts:
        drafts.type_answer(vault, case, FIELD, "empty", Parts(comment=text))
    drafts.cut(vault, case, NOW)
    assert comment(vault, case) == texts[-1]

"""T28: a vault of every released schema opens, whole, with this version."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from rsdesk.services import cases, drafts, records, register, vaults, verification
from rsdesk.storage import history, kept
from rsdesk.storage.vault import Vault
from tests.released.make import COMMENT, HERE, NOW, PASSWORD, TITLE

RELEASED = sorted(path for path in HERE.iterdir() if (path / "vault.json").exists())


@pytest.fixture(params=RELEASED, ids=lambda path: path.name)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(request.param, tmp_path / "vault"))


def the_case(vault: Vault) -> str:
    (case,) = cases.cases(vault)
    return case


def test_there_is_a_vault_of_the_first_release() -> None:
    assert RELEASED[0].name == "0.1.0"


def test_an_old_vault_opens_with_everything_in_it(folder: Path) -> None:
    vault = vaults.open_vault(folder, PASSWORD)
    history.verify(vault)
    case = cases.case_file(vault, the_case(vault))
    assert case.about["title"].value == TITLE
    assert [answer.parts.comment for answer in case.answers] == [COMMENT]
    assert {name: fact.value for name, fact in case.facts.items()} == {
        "china": "yes", "ai": "unknown",
    }  # fmt: skip
    assert [partner.about["name"].value for partner in case.partners] == ["Partner"]
    vaults.close(vault)


def test_a_record_signed_then_is_still_verified_and_the_next_one_follows_it(folder: Path) -> None:
    vault = vaults.open_vault(folder, PASSWORD)
    (old,) = kept.kept_records(vault, the_case(vault))
    assert verification.verify(old.pdf, vault).status == 0
    drafts.cut(vault, the_case(vault), NOW)
    made = records.make_record(vault, the_case(vault), "en", NOW)
    assert made.number.endswith("-2")
    vaults.close(vault)


def test_an_old_vault_opens_with_its_recovery_key(folder: Path) -> None:
    key = (folder / "recovery-key.txt").read_text(encoding="utf-8")
    vaults.recover(folder, key, "ein neues Wort")
    vault = vaults.open_vault(folder, "ein neues Wort")
    assert cases.cases(vault)
    vaults.close(vault)


def test_the_cases_of_an_old_vault_come_into_the_register(folder: Path) -> None:
    vault = vaults.open_vault(folder, PASSWORD)
    register.list_all(vault, lambda _done, _total: None, lambda: False)
    assert register.unlisted(vault) == 0
    found = register.page(vault, today=date(2026, 11, 21), text="damals")
    assert [(row.title, row.partners, row.state) for row in found.rows] == [
        (TITLE, ("Partner",), "recorded")
    ]
    history.verify(vault)
    vaults.close(vault)

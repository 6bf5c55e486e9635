import json
from pathlib import Path
from typing import Any

import pytest

from rsdesk.domain.guidance import Guidance
from rsdesk.errors import InputError, VaultError
from rsdesk.guidance import loading
from rsdesk.services import case_input, cases
from rsdesk.services.case_input import CaseInput
from rsdesk.services.json_input import parse
from rsdesk.storage import attachments
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW

CHECKED = {"choice": "no finding", "checks": [{"source": "Register", "attachment": "note.txt"}]}
WHOLE: dict[str, Any] = {
    "about": {"title": "Fall"},
    "facts": {"non_eu": "yes"},
    "answers": {"K-08.misuse": {"choice": "no plausible misuse", "text": "gut"}},
    "partners": [{"about": {"name": "Partner"}, "answers": {"K-20.finding": CHECKED}}],
    "institute": {"about": {"name": "Institut"}, "answers": {"KI-03.export": {"choice": "yes"}}},
}


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return loading.newest()


def finding_field(guidance: Guidance) -> str:
    return guidance.field_of["LEI-2.3"].id


def given(guidance: Guidance, **changes: object) -> CaseInput:
    text = json.dumps(WHOLE | changes).replace("K-20.finding", finding_field(guidance))
    return parse(text.encode(), CaseInput, "case.json")


def test_a_whole_case_is_stored_with_partners_baseline_and_attachment(
    vault: Vault, guidance: Guidance, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_bytes(b"nothing found")
    case = case_input.store(vault, guidance, given(guidance), tmp_path, NOW)
    stored = cases.case_file(vault, case)
    (partner,) = stored.partners
    attached = partner.answers[0].parts.checks[0].attachment
    assert attached
    assert attachments.attachment(vault, attached.sha256) == b"nothing found"
    assert stored.institute
    assert {answer.field for answer in stored.all_answers} == {
        "K-08.misuse", finding_field(guidance), "KI-03.export",
    }  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"about": {}},
        {"about": {"title": " "}},
        {"about": {"title": "x" * 301}},
        {"about": {"title": "x", "nationality": "x"}},
        {"facts": {"moon": "yes"}},
        {"facts": {"high": "yes"}},
        {"facts": {"non_eu": "perhaps"}},
        {"answers": {"KI-03.export": {"choice": "yes"}}},
        {"answers": {"K-08.misuse": {"choice": "nonsense"}}},
        {"answers": {"K-08.misuse": {"choice": "empty", "ticked": ["LEI-3.4a"]}}},
        {"answers": {"K-08.misuse": {"choice": "empty", "origin": "x"}}},
        {"partners": [{"about": {"birthplace": "x"}}]},
        {"unheard": 1},
        {"answers": {"K-08.misuse": {"choice": "empty", "comment": "x" * 100_001}}},
    ],
)
def test_whatever_the_guidance_does_not_know_is_refused_and_nothing_is_stored(
    vault: Vault, guidance: Guidance, tmp_path: Path, changes: dict[str, object]
) -> None:
    (tmp_path / "note.txt").write_bytes(b"x")
    with pytest.raises(InputError, match=r"[Nn]othing was changed"):
        case_input.store(vault, guidance, given(guidance, **changes), tmp_path, NOW)
    assert cases.cases(vault) == ()


@pytest.mark.parametrize("name", ["../note.txt", "/etc/hostname", "a/b", "..", "gone.txt"])
def test_an_attachment_is_a_plain_file_beside_the_case_or_nothing_is_stored(
    vault: Vault, guidance: Guidance, tmp_path: Path, name: str
) -> None:
    answer = {"choice": "empty", "comment": "x", "checks": [{"source": "s", "attachment": name}]}
    with pytest.raises(InputError):
        case_input.store(
            vault, guidance, given(guidance, answers={"K-08.misuse": answer}), tmp_path, NOW
        )
    assert cases.cases(vault) == ()


def test_an_oversize_attachment_is_refused_before_anything_is_stored(
    vault: Vault, guidance: Guidance, tmp_path: Path
) -> None:
    with (tmp_path / "note.txt").open("wb") as file:
        file.truncate(attachments.SIZE_LIMIT + 1)
    with pytest.raises((InputError, VaultError), match="25"):
        case_input.store(vault, guidance, given(guidance), tmp_path, NOW)
    assert cases.cases(vault) == ()

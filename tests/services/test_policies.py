"""The institute's policy: figures of its own, for every case and by no case."""

import hashlib
import os
from pathlib import Path

import pytest

from rsdesk.domain.policy import Replaced
from rsdesk.errors import GuidanceError
from rsdesk.guidance import loading
from rsdesk.guidance.problems import RefusedFilesError
from rsdesk.services import casework, editions, policies, register
from rsdesk.storage.vault import Vault
from tests.services import own
from tests.services.conftest import NOW

RULES = loading.newest().rules


def adopt(vault: Vault, file: Path) -> policies.Holding:
    return policies.adopt(vault, file, NOW, lambda done, total: None, lambda: False)


def test_the_example_policy_holds_and_says_what_it_changes(vault: Vault, tmp_path: Path) -> None:
    file = own.policy(tmp_path)
    made = adopt(vault, file)
    assert (made.adopted.policy.version, made.adopted.policy.adopted) == ("2026-1", "2026-10-01")
    assert made.adopted.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert made == policies.holding(vault)
    assert made.changes == (
        Replaced("review_months", ("low",), "24", "18"),
        Replaced("target_days", ("medium",), "14", "10"),
        Replaced("target_days", ("high",), "28", "21"),
        Replaced("matrix", ("E", "E"), "medium", "high"),
        Replaced("four_eyes_from", (), "medium", "low"),
        Replaced("fresh_months", (), "12", "6"),
        Replaced("retention", ("record",), "60", "120"),
    )


def test_a_case_is_judged_by_the_policy_and_cannot_change_it(vault: Vault, tmp_path: Path) -> None:
    case = casework.begin(vault, "Fall", NOW)
    assert casework.open_case(vault, case, NOW).rules == RULES
    adopt(vault, own.policy(tmp_path))
    work = casework.open_case(vault, case, NOW)
    assert work.rules.matrix["E"]["E"] == "high"
    assert work.rules.procedure["low"].review_months == 18
    assert work.guidance.rules == RULES


def test_not_known_follows_elevated(vault: Vault, tmp_path: Path) -> None:
    adopt(vault, own.policy(tmp_path))
    rules = editions.rules(vault, loading.newest())
    assert rules.matrix["U"] == rules.matrix["E"]


def test_what_the_policy_leaves_out_stays(vault: Vault, tmp_path: Path) -> None:
    adopt(vault, own.policy(tmp_path))
    rules = editions.rules(vault, loading.newest())
    assert rules.exposure == RULES.exposure
    assert rules.procedure["stop"] == RULES.procedure["stop"]
    assert rules.matrix["S"] == RULES.matrix["S"]


def test_the_register_is_worked_out_anew(vault: Vault, tmp_path: Path) -> None:
    cases = [casework.begin(vault, f"Fall {n}", NOW) for n in range(3)]
    steps: list[tuple[int, int]] = []
    policies.adopt(
        vault, own.policy(tmp_path), NOW, lambda *step: steps.append(step), lambda: False
    )
    assert steps == [(3, 3)]
    assert register.unlisted(vault) == 0
    assert all(register.row(vault, case) for case in cases)


def test_what_is_left_when_somebody_cancels_follows_later(vault: Vault, tmp_path: Path) -> None:
    casework.begin(vault, "Fall", NOW)
    policies.adopt(vault, own.policy(tmp_path), NOW, lambda *_: None, lambda: True)
    assert policies.holding(vault) is not None
    assert register.unlisted(vault) == 1


def test_a_policy_can_be_taken_away(vault: Vault, tmp_path: Path) -> None:
    adopt(vault, own.policy(tmp_path))
    policies.drop(vault, NOW, lambda done, total: None, lambda: False)
    assert policies.holding(vault) is None
    assert editions.rules(vault, loading.newest()) == RULES


def test_a_newer_policy_takes_the_place_of_the_former(vault: Vault, tmp_path: Path) -> None:
    adopt(vault, own.policy(tmp_path))
    adopt(vault, own.policy(tmp_path, ('"2026-1"', '"2026-2"'), ("low = 18", "low = 20")))
    found = policies.holding(vault)
    assert found and found.adopted.policy.version == "2026-2"
    assert found.adopted.policy.review_months["low"] == 20


def test_one_version_never_means_two_policies(vault: Vault, tmp_path: Path) -> None:
    adopt(vault, own.policy(tmp_path))
    adopt(vault, own.policy(tmp_path))
    with pytest.raises(RefusedFilesError) as refused:
        adopt(vault, own.policy(tmp_path, ("low = 18", "low = 20")))
    assert "with other content holds already" in refused.value.text(str)
    found = policies.holding(vault)
    assert found and found.adopted.policy.review_months["low"] == 18


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("2026-10-01", "1.10.2026", 'adopted = "1.10.2026"', "“1.10.2026” is not a date such as"),
        ('E = "high"', 'S = "low"', 'S = "low"', "“low” is milder than"),
        ('E]\nE = "high"', 'N]\nN = "medium"', 'N = "medium"', "Domain and partner are of no"),
        ('E]\nE = "high"', 'N]\nE = "medium"', 'E = "medium"', "Domain and partner are of no"),
        ("[matrix.E]", "[exposure.E]", "[exposure.E]", "“exposure” is not known here."),
        ("high = 6", "high = 13", "high = 13", "At the level “high” the next review is due after"),
        ("medium = 12", "medium = 0", "medium = 0", "A whole number from 1 to 1200 belongs here."),
        ('from = "low"', 'from = "no"', 'four_eyes_from = "no"', "“no” is not allowed here."),
        ('version = "2026-1"\n', "", 'adopted = "2026-10-01"', "“version” is missing."),
        ("record = 120", "cases = 1", "cases = 1", "“cases” is not known here."),
        ('"2026-10-01"', "2026-10-", "adopted = 2026-10-", "The file is not valid TOML"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_nothing_changes(
    vault: Vault, tmp_path: Path, old: str, new: str, line: str, reason: str
) -> None:
    file = own.policy(tmp_path, (old, new))
    with pytest.raises(RefusedFilesError) as refused:
        adopt(vault, file)
    lines = file.read_text(encoding="utf-8").splitlines()
    (problem,) = [p for p in refused.value.problems if p.text(str).startswith(reason)]
    assert (problem.file, lines[problem.line - 1]) == ("policy.toml", line)
    assert policies.holding(vault) is None


def test_a_file_that_is_not_there_is_told(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(GuidanceError, match="cannot be read"):
        adopt(vault, tmp_path / "none.toml")


def test_a_pipe_or_device_in_the_place_of_a_policy_is_refused_at_once(
    vault: Vault, tmp_path: Path
) -> None:
    pipe = tmp_path / "policy.toml"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), tmp_path):
        with pytest.raises(GuidanceError, match="cannot be read"):
            adopt(vault, path)
    assert policies.holding(vault) is None


def test_a_policy_whose_file_name_shows_something_else_is_refused(
    vault: Vault, tmp_path: Path
) -> None:
    file = own.policy(tmp_path).rename(tmp_path / "po\u202ecil.toml")
    with pytest.raises(GuidanceError, match="cannot be shown"):
        adopt(vault, file)
    assert policies.holding(vault) is None

import json
import os
import re
from pathlib import Path

import pytest

from rsdesk import paths
from rsdesk.guidance import loading
from tests.cli.conftest import PASSWORD, Run

CASES = paths.resources() / "training" / "cases.json"
DEMO = paths.resources() / "training" / "demo"


def example(tmp_path: Path, **changes: object) -> Path:
    case = json.loads(CASES.read_text(encoding="utf-8"))["cases"][0] | changes
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    return path


def test_assess_prints_effects_open_items_and_coverage_as_json(run: Run, tmp_path: Path) -> None:
    status, output, errors = run("assess", example(tmp_path), "--json")
    found = json.loads(output)
    assert (status, errors) == (0, "")
    assert list(found) == [
        "level", "provisional", "exposure", "depth", "stops", "flags", "gaps", "blocking_gaps",
        "outcomes", "decider", "review_months", "open", "coverage",
    ]  # fmt: skip
    assert (found["level"], found["decider"], found["review_months"]) == ("low", "R", 24)
    assert found["gaps"] == [
        {"item": "EU-14c", "answer": "partly", "rule": "EU-14c: partly -> gap"}
    ]
    assert sum(len(items) for items in found["coverage"].values()) == 209


def test_assess_explains_in_words_of_the_language_asked_for(run: Run, tmp_path: Path) -> None:
    german = run("assess", example(tmp_path), "--lang", "de")[1]
    english = run("assess", example(tmp_path))[1]
    assert "Offene Punkte: 1" in german or "offene Punkte: 1" in german
    assert "Open points: 1" in english
    assert "EU-14c" in german
    assert "EU-14c" in english


def test_an_unknown_id_ends_with_status_2_and_words(run: Run, tmp_path: Path) -> None:
    status, output, errors = run("assess", example(tmp_path, facts=["moon"]), "--json")
    assert (status, output) == (2, "")
    assert "moon" in errors


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_cannot_be_read_ends_with_status_2(run: Run, tmp_path: Path, name: str) -> None:
    status, _, errors = run("assess", tmp_path / name)
    assert status == 2
    assert "Nothing was changed" in errors


def test_the_shipped_guidance_has_no_problems(run: Run) -> None:
    folder = paths.resources() / "guidance" / loading.newest().edition.version
    assert run("check-guidance", folder)[0] == 0


def test_a_broken_guidance_folder_names_file_line_and_reason(run: Run, tmp_path: Path) -> None:
    (tmp_path / "facts.toml").write_text('[[facts]]\nid = "x"\ntext.de = "nur deutsch"\n')
    status, output, _ = run("check-guidance", tmp_path)
    assert status == 1
    assert re.search(r"^facts\.toml:\d+: ", output, re.MULTILINE)


def test_a_case_goes_from_title_to_signed_and_verified_record(
    run: Run, vault: Path, tmp_path: Path
) -> None:
    status, output, _ = run("new", "--title", "Wüstenphysik", "--vault", vault)
    short = re.search(r"[0-9A-F]{4}-[0-9A-F]{4}", output)
    assert status == 0
    assert short
    assert run("list", "--vault", vault)[1] == f"{short.group()}  Wüstenphysik\n"
    target = tmp_path / "record.pdf"
    status, output, _ = run("record", short.group(), "--vault", vault, "-o", target)
    assert status == 0
    assert f"{short.group()}-1" in output
    status, output, _ = run("verify", target, "--vault", vault, "--json")
    verdict = json.loads(output)
    assert status == 0
    assert set(verdict) == {"content", "signer", "time", "signatures"}
    assert verdict["content"]["state"] == "unchanged"


def test_a_summary_is_signed_saved_and_takes_no_number(
    run: Run, vault: Path, tmp_path: Path
) -> None:
    case = re.search(r"[0-9A-F]{4}-[0-9A-F]{4}", run("new", "--title", "x", "--vault", vault)[1])
    assert case
    target = tmp_path / "summary.pdf"
    status, output, _ = run("record", case.group(), "--summary", "--vault", vault, "-o", target)
    assert status == 0
    assert f"{case.group()}-1-S" in output
    assert run("verify", target, "--vault", vault)[0] == 0
    output = run("record", case.group(), "--vault", vault, "-o", tmp_path / "record.pdf")[1]
    assert f"{case.group()}-1 " in output


def test_a_changed_record_ends_with_status_1_and_no_pdf_with_2(
    run: Run, vault: Path, tmp_path: Path
) -> None:
    case = re.search(r"[0-9A-F]{4}-[0-9A-F]{4}", run("new", "--title", "x", "--vault", vault)[1])
    assert case
    target = tmp_path / "record.pdf"
    run("record", case.group(), "--vault", vault, "-o", target)
    changed = bytearray(target.read_bytes())
    changed[len(changed) // 3] ^= 1
    target.write_bytes(changed)
    assert run("verify", target, password=None)[0] == 1
    target.write_bytes(b"not a PDF at all")
    assert run("verify", target, password=None)[0] == 2


def test_an_existing_file_is_never_overwritten_by_a_record(
    run: Run, vault: Path, tmp_path: Path
) -> None:
    case = re.search(r"[0-9A-F]{4}-[0-9A-F]{4}", run("new", "--title", "x", "--vault", vault)[1])
    assert case
    target = tmp_path / "thesis.pdf"
    target.write_bytes(b"years of work")
    status, _, errors = run("record", case.group(), "--vault", vault, "-o", target)
    assert status == 2
    assert "exists already" in errors
    assert target.read_bytes() == b"years of work"


def test_a_broken_case_file_stores_nothing(run: Run, vault: Path, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text('{"about": {"title": "x"}, "answers": {"K-99.nothing": {"choice": "yes"}}}')
    status, _, errors = run("new", path, "--vault", vault)
    assert status == 2
    assert "K-99.nothing" in errors
    assert run("list", "--vault", vault)[1] == ""


def test_a_vanished_attachment_stores_nothing(run: Run, vault: Path, tmp_path: Path) -> None:
    given = json.loads((DEMO / "case-en.json").read_text(encoding="utf-8"))
    path = tmp_path / "case.json"
    path.write_text(json.dumps(given), encoding="utf-8")
    status, _, errors = run("new", path, "--vault", vault)
    assert status == 2
    assert "Nothing was changed" in errors
    assert run("list", "--vault", vault)[1] == ""


def test_a_wrong_password_opens_nothing(run: Run, vault: Path) -> None:
    status, output, errors = run("list", "--vault", vault, password="falsch")
    assert (status, output) == (2, "")
    assert errors


def test_without_terminal_or_variable_the_password_is_asked_for_in_words(
    run: Run, vault: Path
) -> None:
    status, _, errors = run("list", "--vault", vault, password=None)
    assert status == 2
    assert "RSDESK_PASSWORD" in errors


def test_a_password_can_come_from_a_file_descriptor(run: Run, vault: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, f"{PASSWORD}\n".encode())
    os.close(writing)
    status, _, _ = run("list", "--vault", vault, "--password-fd", reading, password=None)
    os.close(reading)
    assert status == 0


def test_no_option_takes_a_password(run: Run) -> None:
    for command in (["vault", "create"], ["vault", "password"], ["new"], ["record"], ["list"]):
        words = run(*command, "--help")[1]
        assert not re.search(r"--[a-z-]*password (?!N|fd)", words)


def test_a_new_password_replaces_the_old_one(run: Run, vault: Path) -> None:
    status, _, _ = run(
        "vault", "password", "--vault", vault, RSDESK_NEW_PASSWORD="ganz neu und lang genug"
    )
    assert status == 0
    assert run("list", "--vault", vault)[0] == 2
    assert run("list", "--vault", vault, password="ganz neu und lang genug")[0] == 0


def test_a_lost_password_is_replaced_by_the_recovery_key(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    printed = run("vault", "create", "--low-memory", "--vault", folder, "--name", "M",
                  "--institute", "I")[1]  # fmt: skip
    key = " ".join(line.strip() for line in printed.splitlines() if line.startswith("    "))
    status, _, errors = run(
        "vault", "password", "--recover", "--vault", folder, password=None,
        RSDESK_RECOVERY_KEY=key, RSDESK_NEW_PASSWORD="ein neuer Anfang im Herbst",
    )  # fmt: skip
    assert (status, errors) == (0, "")
    assert run("list", "--vault", folder, password="ein neuer Anfang im Herbst")[0] == 0


def test_a_backup_brings_a_case_back(run: Run, vault: Path) -> None:
    run("new", "--title", "bleibt", "--vault", vault)
    assert run("vault", "backup", "--vault", vault)[0] == 0
    run("new", "--title", "kam danach", "--vault", vault)
    listed = run("vault", "restore", "--vault", vault)[1].split()
    status, _, errors = run("vault", "restore", vault / "backups" / listed[0], "--vault", vault)
    assert (status, errors) == (0, "")
    assert [line.split("  ")[1] for line in run("list", "--vault", vault)[1].splitlines()] == [
        "bleibt"
    ]


def test_a_command_that_writes_leaves_a_backup_behind(run: Run, vault: Path) -> None:
    run("new", "--title", "gesichert", "--vault", vault)
    assert len(run("vault", "restore", "--vault", vault)[1].splitlines()) == 1
    run("new", "--title", "am selben Tag", "--vault", vault)
    run("list", "--vault", vault)
    assert len(run("vault", "restore", "--vault", vault)[1].splitlines()) == 1


def test_a_backup_that_fails_is_a_warning_for_a_case_that_is_stored(run: Run, vault: Path) -> None:
    (vault / "backups").write_text("in the way")
    status, output, errors = run("new", "--title", "bleibt", "--vault", vault)
    assert status == 0
    assert "Stored as case" in output
    assert "daily backup was not made" in errors
    assert "bleibt" in run("list", "--vault", vault)[1]


def test_help_and_errors_speak_german(run: Run) -> None:
    status, output, _ = run("--help", LANG="de_DE.UTF-8")
    assert status == 0
    assert "Aufruf:" in output
    assert "show" not in output
    status, _, errors = run("nonsense", "--lang", "de")
    assert status == 2
    assert "Fehler" in errors


def test_a_bug_is_shown_without_any_words_of_a_case(
    run: Run, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("secret title")

    monkeypatch.setattr("rsdesk.services.cases.cases", broken)
    status, output, errors = run("list", "--vault", vault)
    assert status == 70
    assert "ValueError" in errors
    assert "secret title" not in output + errors

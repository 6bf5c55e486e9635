"""Questions of the institute's own, as somebody adds them on the settings page."""

from pathlib import Path

import pytest

from rsdesk.domain.case import Parts
from rsdesk.errors import GuidanceError, InputError
from rsdesk.guidance import loading
from rsdesk.guidance.problems import RefusedFilesError
from rsdesk.services import casework, editions, guidance_check, packs, register, vaults
from rsdesk.storage.vault import Vault
from rsdesk.storage.vault import opened as reopened
from tests.services import own
from tests.services.conftest import NOW, PASSWORD

COMBINED = "2026.1+house@1"


def problems(vault: Vault, folder: Path) -> list[tuple[str, int, str]]:
    """Add a pack that has mistakes; return them."""
    with pytest.raises(RefusedFilesError) as refused:
        packs.add(vault, folder, NOW)
    assert packs.known(vault) == ()
    assert editions.latest(vault) == loading.newest()
    return [(p.file, p.line, p.text(str)) for p in refused.value.problems]


def test_the_example_is_the_same_in_both_languages_of_the_guide() -> None:
    assert own.examples("de") == own.examples("en")
    assert set(own.examples()) == {"house.toml", "policy.toml"}


def test_the_example_pack_has_no_problems(tmp_path: Path) -> None:
    assert guidance_check.check(own.pack(tmp_path)) == ()


def test_new_cases_are_asked_by_an_accepted_pack(vault: Vault, tmp_path: Path) -> None:
    added = packs.add(vault, own.pack(tmp_path / "house"), NOW)
    assert (added.pack.id, added.questions, added.items, added.measures, added.contacts) == (
        "house", ("house-Q1",), 1, 1, 1,
    )  # fmt: skip
    case = casework.begin(vault, "Feldarbeit", NOW)
    casework.state_fact(vault, case, "house-drones", "yes", NOW)
    work = casework.open_case(vault, case, NOW)
    assert work.guidance.edition.version == COMBINED
    assert work.guidance.edition.title.de.endswith(" + Fragen des Beispielinstituts")
    assert "house-Q1" in [one.question.id for one in casework.asked(work)]
    made = casework.answer(vault, case, case, "house-Q1.permission", "refused", Parts(), NOW)
    assert [f.item for f in made.casework.assessment.of("stop")] == ["house-1"]
    assert register.row(vault, case).stops == 1


def test_the_guidance_with_a_pack_has_a_hash_of_its_own(vault: Vault, tmp_path: Path) -> None:
    packs.add(vault, own.pack(tmp_path / "house"), NOW)
    both = loading.digest(editions.latest(vault))
    assert both != loading.digest(loading.newest())
    packs.add(
        vault,
        own.pack(tmp_path / "house", ('version = "1"', 'version = "2"'), ("Flüge", "Drohnenflüge")),
        NOW,
    )
    assert loading.digest(editions.edition(vault, COMBINED)) == both


def test_a_case_stays_readable_after_its_pack_was_taken_out(vault: Vault, tmp_path: Path) -> None:
    packs.add(vault, own.pack(tmp_path / "house"), NOW)
    case = casework.begin(vault, "Feldarbeit", NOW)
    packs.stop_using(vault, "house")
    assert [one.used for one in packs.known(vault)] == [False]
    folder = vault.folder
    vaults.close(vault)
    (tmp_path / "house" / "house.toml").unlink()
    with reopened(folder, PASSWORD) as again:
        work = casework.open_case(again, case, NOW)
        assert "house-Q1.permission" in work.guidance.field
        after = casework.begin(again, "Danach", NOW)
        assert casework.open_case(again, after, NOW).guidance == loading.newest()


def test_a_pack_can_be_used_again(vault: Vault, tmp_path: Path) -> None:
    packs.add(vault, own.pack(tmp_path / "house"), NOW)
    packs.stop_using(vault, "house")
    packs.use_again(vault, "house", "1")
    assert editions.latest(vault).edition.version == COMBINED


def test_a_new_version_takes_the_place_of_the_old_one(vault: Vault, tmp_path: Path) -> None:
    packs.add(vault, own.pack(tmp_path / "a"), NOW)
    packs.add(vault, own.pack(tmp_path / "b", ('version = "1"', 'version = "2"')), NOW)
    assert editions.latest(vault).edition.version == "2026.1+house@2"
    assert [(one.pack.version, one.used) for one in packs.known(vault)] == [
        ("2", True),
        ("1", False),
    ]


def test_two_packs_are_asked_together(vault: Vault, tmp_path: Path) -> None:
    packs.add(vault, own.pack(tmp_path / "a"), NOW)
    packs.add(vault, own.pack(tmp_path / "b", ("house", "field")), NOW)
    latest = editions.latest(vault)
    assert latest.edition.version == "2026.1+field@1+house@1"
    assert {"house-Q1.permission", "field-Q1.permission"} <= set(latest.field)


def test_a_second_pack_must_not_use_the_ids_of_the_first(vault: Vault, tmp_path: Path) -> None:
    packs.add(vault, own.pack(tmp_path / "a"), NOW)
    other = own.pack(tmp_path / "b", ('[pack]\nid = "house"', '[pack]\nid = "field"'))
    with pytest.raises(RefusedFilesError) as refused:
        packs.add(vault, other, NOW)
    assert "The id “house-1” is used by the guidance or by another pack already." in str(
        [p.text(str) for p in refused.value.problems]
    )
    assert editions.latest(vault).edition.version == COMBINED


def test_the_same_version_with_other_words_is_refused(vault: Vault, tmp_path: Path) -> None:
    packs.add(vault, own.pack(tmp_path / "a"), NOW)
    with pytest.raises(InputError, match="new version"):
        packs.add(vault, own.pack(tmp_path / "b", ("Feldarbeit", "Außenarbeit")), NOW)
    assert "Feldarbeit" in editions.latest(vault).source["house"].title.de
    packs.add(vault, tmp_path / "a", NOW)  # the same once more changes nothing
    assert len(packs.known(vault)) == 1


def test_an_id_of_the_guidance_is_refused_with_its_line(vault: Vault, tmp_path: Path) -> None:
    base = loading.newest().measures[0].id
    folder = own.pack(
        tmp_path / "a", ('[[measures]]\nid = "house-M1"', f'[[measures]]\nid = "{base}"')
    )
    text = (folder / "house.toml").read_text(encoding="utf-8").splitlines()
    line = text.index(f'id = "{base}"') + 1
    reason = (
        f"The id “{base}” is used by the guidance or by another pack already. Put the name of the "
        f"pack before it, as in “house-{base}”."
    )
    assert ("house.toml", line, reason) in problems(vault, folder)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('source = "house"', 'source = "LEI"', "“LEI” is a source of the guidance."),
        ('items = ["house-1"]', 'items = ["LEI-2.3"]', "LEI-2.3 belongs to the guidance"),
        ('base = "2026.1"', 'base = "1999.1"', "This rsdesk has no guidance 1999.1."),
        ('id = "house"\nversion', 'id = "my house"\nversion', "“my house” cannot name a pack"),
        ('version = "1"', 'version = "1+2"', "“1+2” cannot name a pack"),
        ('when = ["house-drones"]', 'when = ["house-kites"]', "“house-kites” is not among"),
        ('title.en = "Questions of the Example Institute"\n', "", "The English text is missing"),
        ('text.en = "drone flights"', "text.en = ", "The file is not valid TOML"),
        ("[[contacts]]", "[rules]\nfresh_months = 1\n[[contacts]]", "“rules” is not a table of"),
        ("[[contacts]]", '[edition]\nversion = "3"\n[[contacts]]', "“edition” is not a table of"),
        ("title.en = \"Questions", "title.en = \" Questions", "begins or ends with a blank"),
        ('section = "law"', 'section = "laws"', "“laws” is not among the sections."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_file_line_and_reason(
    vault: Vault, tmp_path: Path, old: str, new: str, reason: str
) -> None:
    found = problems(vault, own.pack(tmp_path / "a", (old, new)))
    assert any(text.startswith(reason) or reason in text for _, _, text in found)
    assert all(file == "house.toml" and line > 0 for file, line, _ in found)
    assert len(found) <= 3


def test_an_edition_is_no_pack(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text('[edition]\nversion = "1"\n', encoding="utf-8")
    with pytest.raises(GuidanceError, match="There is no pack"):
        packs.add(vault, tmp_path, NOW)


def test_a_folder_without_files_is_no_pack(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(GuidanceError, match="There is no guidance"):
        packs.add(vault, tmp_path, NOW)


def test_a_case_whose_pack_is_missing_says_which(vault: Vault) -> None:
    with pytest.raises(GuidanceError, match="does not have the pack house@7"):
        editions.edition(vault, "2026.1+house@7")


def test_a_case_from_newer_guidance_says_so(vault: Vault, tmp_path: Path) -> None:
    packs.add(vault, own.pack(tmp_path), NOW)
    with pytest.raises(GuidanceError, match="Install the newest rsdesk"):
        editions.edition(vault, "2031.1+house@1")

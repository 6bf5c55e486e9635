"""T6: a flipped bit in a vault's files is noticed, or was in nothing that counts."""

import random
import shutil
from pathlib import Path

import pytest

from rsdesk.errors import VaultError
from rsdesk.services import vaults
from rsdesk.storage import history
from rsdesk.storage.vault import Vault
from tests.faults.acts import PASSWORD, last_number
from tests.faults.conftest import FULL

FLIPS = 5000 if FULL else 500


def flipped(path: Path, place: int, bit: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << bit
    path.write_bytes(content)


def read_everything(vault: Vault, case: str) -> int:
    history.verify(vault)
    return last_number(vault, case)


def test_every_flipped_bit_of_the_database_is_noticed(
    pristine: tuple[Path, str], tmp_path: Path
) -> None:
    folder, case = pristine
    size = (folder / "vault.db").stat().st_size
    chance = random.Random(6)
    missed = []
    for _ in range(FLIPS):
        copy = Path(shutil.copytree(folder, tmp_path / "copy"))
        place, bit = chance.randrange(size), chance.randrange(8)
        flipped(copy / "vault.db", place, bit)
        if reads_without_complaint(copy, case):
            missed.append((place, bit))
        shutil.rmtree(copy)
    assert missed == []


def reads_without_complaint(folder: Path, case: str) -> bool:
    try:
        vault = vaults.open_vault(folder, PASSWORD)
    except VaultError:
        return False
    try:
        read_everything(vault, case)
    except VaultError:
        return False
    finally:
        vaults.close(vault)
    return True


def test_every_flipped_bit_of_the_header_is_refused_in_words_or_mended_from_its_copy(
    pristine: tuple[Path, str], tmp_path: Path
) -> None:
    folder, case = pristine
    size = (folder / "vault.json").stat().st_size
    chance = random.Random(66)
    for place in range(0, size, 1 if FULL else 5):
        copy = Path(shutil.copytree(folder, tmp_path / "copy"))
        flipped(copy / "vault.json", place, chance.randrange(8))
        vault = vaults.open_vault(copy, PASSWORD)
        assert read_everything(vault, case) == 0
        assert vault.notices
        vaults.close(vault)
        shutil.rmtree(copy)


def test_a_damaged_header_without_its_copy_is_refused_and_nothing_is_written(
    pristine: tuple[Path, str], tmp_path: Path
) -> None:
    folder, _ = pristine
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    (copy / "vault.json.bak").unlink(missing_ok=True)
    flipped(copy / "vault.json", 40, 2)
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    with pytest.raises(VaultError, match="backup"):
        vaults.open_vault(copy, PASSWORD)
    after = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    assert {p.name: c for p, c in after.items() if p.name != "vault.lock"} == {
        p.name: c for p, c in before.items() if p.name != "vault.lock"
    }

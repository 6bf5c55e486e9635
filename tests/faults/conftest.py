import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rsdesk.services import vaults
from rsdesk.storage.vault import Vault
from tests.faults.acts import PASSWORD, new_vault

Play = Callable[..., subprocess.CompletedProcess[str]]
FULL = os.environ.get("RSDESK_FULL") == "1"


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A closed vault with one case, to be copied."""
    folder = tmp_path_factory.mktemp("pristine") / "vault"
    return folder, new_vault(folder)


@pytest.fixture
def vault_and_case(pristine: tuple[Path, str], tmp_path: Path) -> tuple[Path, str]:
    folder, case = pristine
    return Path(shutil.copytree(folder, tmp_path / "vault")), case


@pytest.fixture
def play() -> Play:
    """Run an act in a process of its own, under strace when faults are to be injected."""

    def run(act: str, folder: Path, more: str, *faults: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tests.faults.acts", act, str(folder), more]
        if faults:
            traced = ",".join({fault.partition(":")[0] for fault in faults})
            injected = [word for fault in faults for word in ("-e", f"inject={fault}")]
            command = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={traced}",
                       *injected, *command]  # fmt: skip
        return subprocess.run(command, capture_output=True, text=True, timeout=120)

    return run


@pytest.fixture
def reopened() -> Iterator[Callable[[Path], Vault]]:
    """Open a vault again and close it at the end of the test."""
    opened: list[Vault] = []

    def open_again(folder: Path) -> Vault:
        opened.append(vaults.open_vault(folder, PASSWORD))
        return opened[-1]

    yield open_again
    for vault in opened:
        vaults.close(vault)

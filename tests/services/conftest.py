from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rsdesk.services import vaults
from rsdesk.storage.vault import Effort, Vault

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
PASSWORD = "drei Wörter, ein Schlüssel"
QUICK = Effort(memory_kib=64, iterations=1, lanes=1)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """An open vault that costs no time to unlock."""
    created = vaults.create(
        tmp_path / "vault", PASSWORD, name="Mara", institute="Institut", now=NOW, effort=QUICK
    )
    yield created.vault
    vaults.close(created.vault)

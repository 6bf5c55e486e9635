from datetime import UTC, datetime
from pathlib import Path

import pytest

from rsdesk.storage import backup, history
from rsdesk.storage import vault as vaults
from tests.conftest import EFFORT, PASSWORD
from tests.storage.entries import CASE, OTHER, write

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """The folder of a closed vault with three revisions, and nothing beside it."""
    folder = tmp_path / "closed"
    vault, _ = vaults.create(folder, PASSWORD, effort=EFFORT)
    for subject, text in ((CASE, "first"), (OTHER, "second"), (CASE, "third")):
        write(vault, text, subject)
    vaults.close(vault)
    return folder


@pytest.fixture
def backed_up(closed: Path) -> Path:
    """The folder of a closed vault with one backup beside it."""
    with vaults.opened(closed, PASSWORD) as vault:
        backup.back_up(vault, NOW)
        assert len(history.revisions(vault, CASE)) == 2
    return closed

"""What tests of every layer share: a vault to write in, and no warning that goes unnoticed."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from rsdesk.storage import vault as vaults
from rsdesk.storage.vault import Effort, Vault

PASSWORD = "Gärten im Winter"
# far below what rsdesk offers: a test opens a vault hundreds of times
EFFORT = Effort(memory_kib=64, iterations=1, lanes=1)

# examples are counted and never timed: a slow or busy machine is no defect of the program
_UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", _UNHURRIED, max_examples=100)
settings.register_profile("full", _UNHURRIED, max_examples=2_000)
settings.load_profile("full" if os.environ.get("RSDESK_FULL") else "quick")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """A new vault, open; its folder is `vault` in tmp_path."""
    opened, _ = vaults.create(tmp_path / "vault", PASSWORD, effort=EFFORT)
    yield opened
    vaults.close(opened)


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A test that means to provoke a warning looks at it and calls caplog.clear()."""
    yield
    loud = [r for when in ("setup", "call") for r in caplog.get_records(when)]
    messages = [record.getMessage() for record in loud if record.levelno >= logging.WARNING]
    assert not messages, messages

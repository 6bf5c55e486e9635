"""A vault that is thrown away after measuring."""

from pathlib import Path

from benchmarks.bulk import NOW
from rsdesk.services import vaults
from rsdesk.storage.vault import LOW_MEMORY, Vault

PASSWORD = "bench bench bench"


def vault(folder: Path) -> Vault:
    """Return a new, open vault."""
    created = vaults.create(
        folder,
        PASSWORD,
        name="Benchmark",
        institute="Benchmark",
        kind="practice",
        effort=LOW_MEMORY,
        now=NOW,
    )
    return created.vault

"""Opening a vault with 100 and with 10,000 cases; the difference is what the cases cost."""

import statistics
import sys
from pathlib import Path

from benchmarks import bulk, throwaway
from benchmarks.timing import Figure, figure, report, timed
from rsdesk.crypto import slots
from rsdesk.guidance import loading
from rsdesk.services import vaults
from rsdesk.storage.vault import LOW_MEMORY


def measure(folder: Path, count: int) -> Figure:
    """Open and close a vault five times; the key derivation alone is taken off."""
    place = folder / f"open-{count}"
    vault = throwaway.vault(place)
    bulk.fill(vault, loading.newest(), count)
    vaults.close(vault)

    def unlock() -> None:
        vaults.close(vaults.open_vault(place, throwaway.PASSWORD))

    derivation = timed(
        lambda: slots.argon2id(throwaway.PASSWORD.encode(), b"0" * 16, LOW_MEMORY), 5
    )
    spent = statistics.median(derivation)
    runs = [max(0.0, duration - spent) for duration in timed(unlock, 5)]
    return figure(f"open and close a vault of {count} cases, beyond KDF", runs, "<= 300 ms")


if __name__ == "__main__":
    report([measure(Path(sys.argv[1]), count) for count in (100, 10_000)])

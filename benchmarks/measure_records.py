"""The demo's full case: rendered and signed, and verified."""

import sys
from pathlib import Path

from benchmarks import throwaway
from benchmarks.bulk import NOW
from benchmarks.timing import Figure, figure, report, timed
from rsdesk import paths
from rsdesk.guidance import loading
from rsdesk.services import case_input, records, vaults, verification
from rsdesk.services.json_input import parse, read_file


def measure(folder: Path) -> list[Figure]:
    """Make and verify the same record five times."""
    vault = throwaway.vault(folder / "records")
    source = paths.resources() / "training" / "demo"
    given = parse(read_file(source / "case-de.json"), case_input.CaseInput, "case-de.json")
    case = case_input.store(vault, loading.newest(), given, source, NOW)
    made = records.make_record(vault, case, "de", NOW)
    signing = timed(lambda: records.make_record(vault, case, "de", NOW), 5)
    checking = timed(lambda: verification.verify(made.pdf, vault), 5)
    vaults.close(vault)
    size = len(made.pdf) // 1024
    return [
        figure(f"full record rendered and signed ({size} KiB)", signing, "<= 1500 ms"),
        figure("full record verified", checking, "-"),
    ]


if __name__ == "__main__":
    report(measure(Path(sys.argv[1])))

"""Makes the small vault that stays in the tests for a release: `python -m tests.released.make`.

Run once per released schema; a vault that was released is never made again.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from rsdesk import __version__
from rsdesk.domain.case import Check, Parts
from rsdesk.guidance import loading
from rsdesk.services import cases, drafts, records, vaults
from rsdesk.storage.vault import Effort

HERE = Path(__file__).resolve().parent
PASSWORD = "ein Wort von damals"
TITLE = "Fall von damals 江湾"
COMMENT = "Begründung von damals"
NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


def make(folder: Path) -> str:
    """Create a practice vault with a case, a partner, a draft, a record and a backup."""
    created = vaults.create(
        folder,
        PASSWORD,
        name="Mara Lindqvist",
        institute="Institut",
        kind="practice",
        effort=Effort(memory_kib=64, iterations=1, lanes=1),
        now=NOW,
    )
    vault = created.vault
    case = cases.new_case(vault, loading.newest().edition.version, {"title": TITLE}, NOW)
    cases.state_facts(vault, case, {"china": "yes", "ai": "unknown"}, NOW)
    partner = cases.new_partner(vault, {"name": "Partner"}, NOW)
    cases.build_upon(vault, case, [partner], NOW)
    parts = Parts(comment=COMMENT, checks=(Check(source="Register"),))
    cases.give_answer(vault, case, "K-08.misuse", "empty", parts, NOW)
    records.make_record(vault, case, "de", NOW)
    drafts.type_answer(vault, case, "K-10.ethics", "excluded", Parts(comment="halb"))
    vaults.close(vault)
    return created.recovery_key


if __name__ == "__main__":
    target = HERE / __version__
    key = make(target)
    (target / "recovery-key.txt").write_text(f"{key}\n", encoding="utf-8")
    sys.stdout.write(f"{target}\n")

"""What a child process does to a vault while a test kills it or fills its disk.

Run as `python -m tests.faults.acts ACT FOLDER [MORE]`; prints a line only for what is durable.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from rsdesk.domain.case import Parts
from rsdesk.errors import RsdeskError
from rsdesk.services import cases, vaults
from rsdesk.storage.vault import Effort, Vault

PASSWORD = "töricht, aber lang genug"
QUICK = Effort(memory_kib=64, iterations=1, lanes=1)
FIELD = "K-08.misuse"
TOLD = 3  # exit status when the failure was told in words


def now() -> datetime:
    return datetime.now(UTC)


def new_vault(folder: Path) -> str:
    """Create a closed vault with one case and return the case."""
    created = vaults.create(
        folder, PASSWORD, name="T", institute="T", kind="practice", effort=QUICK, now=now()
    )
    case = cases.new_case(created.vault, "2026.1", {"title": "Fall"}, now())
    cases.give_answer(created.vault, case, FIELD, "no plausible misuse", Parts(comment="0"), now())
    vaults.close(created.vault)
    return case


def last_number(vault: Vault, case: str) -> int:
    """Return the number in the comment that was stored last."""
    (answer,) = cases.case_file(vault, case).answers
    return int(answer.parts.comment)


def store_forever(folder: Path, case: str) -> None:
    """Store numbered answers until killed, telling each number once it is stored."""
    vault = vaults.open_vault(folder, PASSWORD)
    number = last_number(vault, case)
    while True:
        number += 1
        _store(vault, case, number)
        print(number, flush=True)


def store_one(folder: Path, case: str) -> None:
    """Open, store one more answer, tell its number, close."""
    vault = vaults.open_vault(folder, PASSWORD)
    number = last_number(vault, case) + 1
    _store(vault, case, number)
    print(number, flush=True)
    vaults.close(vault)


def change_password(folder: Path, new: str) -> None:
    """Replace the header."""
    vaults.change_password(folder, PASSWORD, new)
    print("changed", flush=True)


def back_up(folder: Path, _: str) -> None:
    """Make a backup."""
    vault = vaults.open_vault(folder, PASSWORD)
    vaults.back_up(vault, now())
    print("backed up", flush=True)
    vaults.close(vault)


def _store(vault: Vault, case: str, number: int) -> None:
    parts = Parts(comment=str(number))
    cases.give_answer(vault, case, FIELD, "no plausible misuse", parts, now())


ACTS = {act.__name__: act for act in (store_forever, store_one, change_password, back_up)}

if __name__ == "__main__":
    try:
        ACTS[sys.argv[1]](Path(sys.argv[2]), sys.argv[3])
    except RsdeskError as error:
        print(error, file=sys.stderr)
        sys.exit(TOLD)

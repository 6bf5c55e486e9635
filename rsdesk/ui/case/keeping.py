"""What was typed and waits to be kept in the vault, and what became of it there."""

from collections.abc import Callable
from dataclasses import dataclass

from rsdesk.domain.case import Parts
from rsdesk.domain.casework import Done
from rsdesk.errors import InputError
from rsdesk.storage.vault import Vault

Answered = tuple[str, Parts]  # the choice, and what stands beside it


@dataclass(frozen=True)
class Typed:
    """What was typed last in a field, and how it is kept as a draft."""

    value: Answered | str
    keep: Callable[[Vault], None]


Waiting = dict[tuple[str, str], Typed]  # by subject and field


@dataclass(frozen=True)
class Kept:
    """What of all that waited is a draft now, what a rest made of it, and what was refused."""

    sent: Waiting
    made: Done | None
    refused: dict[tuple[str, str], InputError]


def keep(vault: Vault, waiting: Waiting) -> dict[tuple[str, str], InputError]:
    """Keep each text as a draft; return what was refused, so that it holds up nothing else."""
    refused: dict[tuple[str, str], InputError] = {}
    for key, typed in waiting.items():
        try:
            typed.keep(vault)
        except InputError as error:
            refused[key] = error
    return refused

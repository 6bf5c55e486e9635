"""Attack files on a record with one signature: every published class, built from honest parts.

Sources of the classes: Mladenov et al., "1 Trillion Dollar Refund" (USF, ISA, SWA, 2019);
Mainka et al., "Shadow Attacks" (2021); Rohlmann et al., "Breaking the Specification" (evil
annotation, sneaky signature, 2021). In each the signature is Ada's, made over other bytes or
fewer bytes than the file has; attacks_container.py has those that are wrong inside.
"""

from tests.records import (
    attacks_appended,
    attacks_container,
    attacks_on_structure,
    attacks_shadow,
)

ATTACKS = (
    *attacks_on_structure.ATTACKS,
    *attacks_appended.ATTACKS,
    *attacks_shadow.ATTACKS,
    *attacks_container.ATTACKS,
)

"""Where a person is in the window; jumps name such a place, and the vault remembers one."""

from typing import Literal

import msgspec
from msgspec import Struct

Page = Literal["register", "case", "institute", "guidance", "verify", "help", "settings"]
Step = Literal["facts", "assessment", "appraisal", "measures", "decision", "record", "later"]


class Place(Struct, frozen=True, omit_defaults=True):
    """A page; within a case its step, and there a question, the subject asked, and its field.

    `topic` is a section of the guide on the help page; on the page of the guidance it is the id of
    an item, a question, a measure or a contact.
    """

    page: Page = "register"
    case: str = ""
    step: Step = "facts"
    question: str = ""
    subject: str = ""
    field: str = ""
    topic: str = ""


def written(place: Place) -> str:
    """Return a place as the vault keeps it."""
    return msgspec.json.encode(place).decode()


def read(text: str) -> Place:
    """Return a place as it was kept; the register when nothing can be made of it."""
    try:
        return msgspec.json.decode(text, type=Place)
    except msgspec.MsgspecError:
        return Place()

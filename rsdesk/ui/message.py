"""Messages to the person, shown in the page; they follow a switch of the language."""

from dataclasses import dataclass, field
from typing import Literal

from rsdesk.errors import RsdeskError
from rsdesk.ui.language import t

Tone = Literal["note", "done", "flag", "stop"]


@dataclass(frozen=True)
class Message:
    """A message id with its values; done = it worked, flag = take note, stop = it failed."""

    tone: Tone
    message: str
    values: dict[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The message in the language of the window."""
        return t(self.message, **self.values)


def failure(error: RsdeskError) -> Message:
    """Return what a failure says."""
    return Message("stop", error.message, dict(error.values))


def done(message: str, **values: object) -> Message:
    """Return that something worked."""
    return Message("done", message, values)


def note(message: str, **values: object) -> Message:
    """Return something worth knowing."""
    return Message("note", message, values)


def warning(message: str, **values: object) -> Message:
    """Return something that needs attention."""
    return Message("flag", message, values)

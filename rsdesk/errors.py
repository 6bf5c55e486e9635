"""The one tree of errors a user can meet; everything else is a bug."""

from rsdesk.i18n import Translate


class RsdeskError(Exception):
    """A failure the user can understand and act on.

    `message` is an English message id for the catalogue. It says what happened, what is safe,
    and what to do next; `values` fill its named places.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message.format(**values))
        self.message = message
        self.values = values

    def text(self, translate: Translate) -> str:
        """Return the message in the language of `translate`."""
        return translate(self.message).format(**self.values)


class InputError(RsdeskError):
    """A file or argument the user gave cannot be used; nothing was changed."""


class GuidanceError(RsdeskError):
    """The guidance is broken or does not fit; nothing was changed."""


class VaultError(RsdeskError):
    """The vault cannot be created, opened, written or restored."""


class RecordError(RsdeskError):
    """A record cannot be made, signed or read."""

"""What a user should know although nothing failed."""

from msgspec import Struct

from rsdesk.i18n import Translate


class Notice(Struct, frozen=True):
    """A message id of the catalogue with the values of its named places."""

    message: str
    values: dict[str, str] = {}

    def text(self, translate: Translate) -> str:
        """Return the notice in the language of `translate`."""
        return translate(self.message).format(**self.values)

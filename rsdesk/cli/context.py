"""What every command needs: the language, the environment and a way to say something."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from rsdesk.cli import passwords
from rsdesk.i18n import Language, Translate

if TYPE_CHECKING:
    from rsdesk.storage.vault import Vault


@dataclass(frozen=True)
class Context:
    """One run of the command line."""

    language: Language
    translate: Translate
    environment: Mapping[str, str]

    def say(self, message: str, **values: object) -> None:
        """Print a message of the catalogue on standard output."""
        print(self.translate(message).format(**values))

    def warn(self, message: str, **values: object) -> None:
        """Print a message of the catalogue on standard error."""
        print(self.translate(message).format(**values), file=sys.stderr)

    def now(self) -> datetime:
        """Return the computer's time in UTC."""
        return datetime.now(UTC)

    def vault_folder(self, arguments: Namespace) -> Path:
        """Return the folder of the vault the user means."""
        return Path(arguments.vault) if arguments.vault else default_vault()

    @contextmanager
    def opened(self, arguments: Namespace) -> Iterator["Vault"]:
        """Open the vault with its password and close it whatever happens."""
        from rsdesk.services import vaults  # noqa: PLC0415 - 0.3 s that most commands save

        folder = self.vault_folder(arguments)
        word = passwords.password(arguments.password_fd, self.environment, self.translate)
        vault = vaults.open_vault(folder, word)
        try:
            yield vault
        finally:
            vaults.close(vault)


def default_vault() -> Path:
    """Return where a user's own vault lies unless another folder is named."""
    return Path(platformdirs.user_data_dir("rsdesk", appauthor=False)) / "vault"

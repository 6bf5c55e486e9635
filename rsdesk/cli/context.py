"""What every command needs: the language, the environment and a way to say something."""

import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from rsdesk.i18n import Language, Translate


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


def vault_folder(arguments: Namespace) -> Path:
    """Return the folder of the vault the user means, their own unless another is named."""
    if arguments.vault:
        return Path(arguments.vault)
    return Path(platformdirs.user_data_dir("rsdesk", appauthor=False)) / "vault"

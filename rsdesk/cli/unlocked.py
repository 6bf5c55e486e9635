"""An open vault for the length of one command."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from rsdesk.cli import passwords
from rsdesk.cli.context import Context, vault_folder
from rsdesk.services import vaults
from rsdesk.storage.vault import Vault


@contextmanager
def unlocked(arguments: Namespace, context: Context) -> Iterator[Vault]:
    """Open the vault with its password, pass on its notices, close it whatever happens."""
    folder = vault_folder(arguments)
    word = passwords.password(arguments.password_fd, context.environment, context.translate)
    vault = vaults.open_vault(folder, word)
    try:
        for notice in vault.notices:
            context.warn(notice.message, **notice.values)
        yield vault
    finally:
        vaults.close(vault)

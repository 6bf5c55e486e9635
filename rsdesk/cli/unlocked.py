"""An open vault for the length of one command."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from rsdesk.cli import passwords
from rsdesk.cli.context import Context, vault_folder
from rsdesk.errors import VaultError
from rsdesk.i18n import N_
from rsdesk.services import vaults
from rsdesk.storage.vault import Vault


@contextmanager
def unlocked(arguments: Namespace, context: Context, *, writes: bool = False) -> Iterator[Vault]:
    """Open the vault with its password, pass on its notices, close it whatever happens.

    A command that `writes` leaves a backup behind when the latest is a day old.
    """
    folder = vault_folder(arguments)
    word = passwords.password(arguments.password_fd, context.environment, context.translate)
    vault = vaults.open_vault(folder, word)
    try:
        for notice in vault.notices:
            context.warn(notice.message, **notice.values)
        yield vault
        if writes:
            _back_up(vault, context)
    finally:
        vaults.close(vault)


def _back_up(vault: Vault, context: Context) -> None:
    """What was asked for is done by now, so a backup that fails is a warning and no failure."""
    try:
        vaults.back_up_if_due(vault, context.now())
    except VaultError as error:
        context.warn(N_("What you did is stored, but the daily backup was not made:"))
        context.warn(error.message, **error.values)

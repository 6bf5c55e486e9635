"""Commands about the vault: create, backup, restore, password."""

import textwrap
from argparse import Namespace
from pathlib import Path

from rsdesk.cli import passwords
from rsdesk.cli.context import Context, vault_folder
from rsdesk.cli.unlocked import unlocked
from rsdesk.i18n import N_, time_text
from rsdesk.services import vaults
from rsdesk.services.passwords import strength
from rsdesk.storage.vault import LOW_MEMORY, STANDARD

# characters per printed line of the recovery key, which fits a narrow window and a note
RECOVERY_LINE = 52


def create(arguments: Namespace, context: Context) -> int:
    """Create a vault and print its recovery key."""
    folder = vault_folder(arguments)
    word = passwords.new_password(
        arguments.password_fd, context.environment, passwords.VARIABLE, context.translate
    )
    created = vaults.create(
        folder,
        word,
        name=arguments.name,
        institute=arguments.institute,
        kind="practice" if arguments.practice else "real",
        effort=LOW_MEMORY if arguments.low_memory else STANDARD,
        now=context.now(),
    )
    vaults.close(created.vault)
    _warn_of_weakness(word, context)
    context.say(N_("The vault was created in {folder}."), folder=folder)
    context.say(
        N_(
            "This is its recovery key. Please print it and keep it away from the computer: "
            "it opens the vault when the password is lost. "
            "If both are lost, nobody can open the vault again."
        )
    )
    print()
    for line in textwrap.wrap(created.recovery_key, RECOVERY_LINE):
        print(f"    {line}")
    print()
    return 0


def back_up(arguments: Namespace, context: Context) -> int:
    """Make a checked backup, and copy it where the user said."""
    with unlocked(arguments, context) as vault:
        copy_to = Path(arguments.to) if arguments.to else None
        for path in vaults.back_up(vault, context.now(), copy_to=copy_to):
            context.say(N_("Backup made and checked: {path}"), path=path)
    context.say(N_("It opens with the password that the vault has today."))
    return 0


def restore(arguments: Namespace, context: Context) -> int:
    """List the backups of a vault, or put one of them in its place."""
    folder = vault_folder(arguments)
    if arguments.backup is None:
        return _list_backups(folder, context)
    word = passwords.password(arguments.password_fd, context.environment, context.translate)
    aside = vaults.restore(folder, Path(arguments.backup), word, context.now())
    context.say(
        N_(
            "The backup is in place and opens with the password just given. "
            "What was there before is kept in {folder}."
        ),
        folder=aside,
    )
    return 0


def _list_backups(folder: Path, context: Context) -> int:
    known = vaults.backups(folder)
    for backup in known:
        print(backup.path.name, time_text(backup.made, context.language), sep="  ")
    if not known:
        context.warn(
            N_(
                "There is no backup in {folder}. “rsdesk vault backup” makes one; a copy elsewhere "
                "is restored by naming its folder."
            ),
            folder=folder,
        )
    return 0


def change_password(arguments: Namespace, context: Context) -> int:
    """Set a new password, by the old one or by the recovery key."""
    folder = vault_folder(arguments)
    if arguments.recover:
        secret = passwords.recovery_key(
            arguments.password_fd, context.environment, context.translate
        )
    else:
        secret = passwords.password(arguments.password_fd, context.environment, context.translate)
    new = passwords.new_password(
        arguments.new_password_fd, context.environment, passwords.NEW_VARIABLE, context.translate
    )
    if arguments.recover:
        vaults.recover(folder, secret, new)
    else:
        vaults.change_password(folder, secret, new)
    _warn_of_weakness(new, context)
    context.say(N_("The new password is set. Backups made until now still open with the old one."))
    return 0


def _warn_of_weakness(word: str, context: Context) -> None:
    if not strength(word).is_enough:
        context.warn(
            N_(
                "This password is easy to guess. Several unrelated words make a better one; "
                "“rsdesk vault password” changes it."
            )
        )

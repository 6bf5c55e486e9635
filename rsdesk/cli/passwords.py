"""Where a password comes from: a variable, a file descriptor or the terminal, never an argument."""

import getpass
import os
import sys
from collections.abc import Mapping

from rsdesk.errors import InputError
from rsdesk.i18n import N_, Translate

VARIABLE = "RSDESK_PASSWORD"
NEW_VARIABLE = "RSDESK_NEW_PASSWORD"
_LONGEST = 4096


def password(descriptor: int | None, environment: Mapping[str, str], translate: Translate) -> str:
    """Return the vault's password. Raises InputError when there is no way to ask for it."""
    return _secret(descriptor, environment, VARIABLE, translate(N_("Password of the vault: ")))


def new_password(
    descriptor: int | None, environment: Mapping[str, str], variable: str, translate: Translate
) -> str:
    """Return a password to be set; on a terminal it is asked twice."""
    option = "--password-fd" if variable == VARIABLE else "--new-password-fd"
    prompt = translate(N_("New password: "))
    first = _secret(descriptor, environment, variable, prompt, option)
    if descriptor is None and variable not in environment:
        again = _asked(translate(N_("The same again: ")))
        if again != first:
            raise InputError(
                N_("The two passwords differ. Nothing was changed. Please start again.")
            )
    return first


def recovery_key(
    descriptor: int | None, environment: Mapping[str, str], translate: Translate
) -> str:
    """Return the printed recovery key as typed."""
    prompt = translate(N_("Recovery key: "))
    return _secret(descriptor, environment, "RSDESK_RECOVERY_KEY", prompt)


def _secret(
    descriptor: int | None,
    environment: Mapping[str, str],
    variable: str,
    prompt: str,
    option: str = "--password-fd",
) -> str:
    if descriptor is not None:
        return _read(descriptor, option)
    if variable in environment:
        return environment[variable]
    # there is no standard input at all when it was closed
    if sys.stdin is None or not sys.stdin.isatty():
        raise InputError(
            N_(
                "There is no terminal on which to ask for the password. Nothing was changed. "
                "Please set {variable} or use {option}."
            ),
            variable=variable,
            option=option,
        )
    return _asked(prompt)


def _asked(prompt: str) -> str:
    try:
        return getpass.getpass(prompt)
    except (EOFError, UnicodeDecodeError) as error:
        raise InputError(
            N_("No password was typed. Nothing was changed. Please start again.")
        ) from error


def _read(descriptor: int, option: str) -> str:
    try:
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            line = stream.readline(_LONGEST)
        return line.decode("utf-8").rstrip("\r\n")
    # a number below zero or beyond all numbers of files is refused in three different ways
    except (OSError, OverflowError, TypeError, ValueError) as error:
        raise InputError(
            N_(
                "No password can be read from file descriptor {descriptor}. "
                "Nothing was changed. Please check {option}."
            ),
            descriptor=descriptor,
            option=option,
        ) from error

"""Which language the command line speaks, and argparse's own words in it."""

import argparse
from collections.abc import Mapping, Sequence
from itertools import pairwise

from rsdesk.i18n import LANGUAGES, N_, Language, Translate

VARIABLE = "RSDESK_LANG"
_OPTION = "--lang"

# argparse looks these up through gettext; marking them here puts them into the catalogue
ARGPARSE_WORDS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("invalid %(type)s value: %(value)r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
)


def chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language asked for by option, variable or locale; English otherwise."""
    wishes = [*_option_values(arguments), environment.get(VARIABLE, "")]
    locale = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)),
        "",
    )
    for wish in (*wishes, locale[:2].lower()):
        for language in LANGUAGES:
            if wish == language:
                return language
    return "en"


def speak(translate: Translate) -> None:
    """Let argparse use our catalogue; it offers no other way than its module-level names."""
    words = vars(argparse)
    words["_"] = translate
    words["ngettext"] = lambda one, many, count: translate(one if count == 1 else many)


def _option_values(arguments: Sequence[str]) -> list[str]:
    values = [item.partition("=")[2] for item in arguments if item.startswith(f"{_OPTION}=")]
    for option, value in pairwise(arguments):
        if option == _OPTION:
            values.append(value)
    return values

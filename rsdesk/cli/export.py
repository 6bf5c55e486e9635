"""The command export: a file of a case for others, in clear text."""

from argparse import Namespace
from pathlib import Path

from rsdesk.cli.context import Context
from rsdesk.cli.unlocked import unlocked
from rsdesk.errors import InputError
from rsdesk.i18n import LANGUAGES, N_, Language
from rsdesk.services import cases, exporting
from rsdesk.services.export_kinds import FORMS, Form, Kind
from rsdesk.services.saving import check_new, save_new


def export(arguments: Namespace, context: Context) -> int:
    """Save a file of a case where the user said; nothing else is written."""
    target = Path(arguments.output)
    kind: Kind = arguments.kind
    form = _form(kind, target)
    check_new(target)
    with unlocked(arguments, context) as vault:
        case = cases.find_case(vault, arguments.case)
        content = exporting.export(
            vault,
            case,
            kind,
            form,
            _language(arguments.language, context),
            context.now(),
            with_names=arguments.names,
        )
    save_new(target, content, in_vault=False)
    context.say(
        N_("Saved as {path}. The file is not encrypted: from now on it is for you to protect."),
        path=target,
    )
    return 0


def _form(kind: Kind, target: Path) -> Form:
    """The ending of the file says which form is wanted, where there is a choice."""
    forms = FORMS[kind]
    for form in forms:
        if target.suffix.lower() == f".{form}":
            return form
    raise InputError(
        N_("The name of this file ends in {endings}. Nothing was written. Please name it so."),
        endings=", ".join(f".{form}" for form in forms),
    )


def _language(wanted: str | None, context: Context) -> Language:
    return next((known for known in LANGUAGES if known == wanted), context.language)

"""The words of the command line: its commands, options and their help in one language."""

import argparse
from argparse import ArgumentParser

from rsdesk import __version__
from rsdesk.i18n import LANGUAGES, N_, Translate
from rsdesk.services.export_kinds import KINDS

WINDOW = "window"
_OWN_VAULT = N_("folder of the vault, if it is not your usual one")


def build(translate: Translate) -> ArgumentParser:
    """Return the parser with all its texts in the language of `translate`."""
    _ = translate
    parser = ArgumentParser(
        prog="rsdesk",
        description=_("Assess an international collaboration for research-security risk, offline."),
        epilog=_(
            "Passwords are asked for, or taken from RSDESK_PASSWORD, RSDESK_NEW_PASSWORD and "
            "RSDESK_RECOVERY_KEY. RSDESK_LANG chooses the language. "
            "“rsdesk COMMAND --help” explains a command."
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"rsdesk {__version__}",
        help=_("show the version and exit"),
    )
    _add_language(parser, _)
    commands = parser.add_subparsers(dest="command", metavar=_("command"))
    _add_window(commands, _)
    _add_demo(commands, _)
    _add_new(commands, _)
    _add_list(commands, _)
    _add_record(commands, _)
    _add_export(commands, _)
    _add_verify(commands, _)
    _add_assess(commands, _)
    _add_check_guidance(commands, _)
    _add_vault(commands, _)
    return parser


Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives this type no other name


def _command(
    commands: "Commands[ArgumentParser]",
    _: Translate,
    name: str,
    help: str,  # noqa: A002 - argparse's own word
    epilog: str | None = None,
) -> ArgumentParser:
    parser = commands.add_parser(name, help=help, description=help, epilog=epilog)
    _add_language(parser, _)
    return parser


def _add_language(parser: ArgumentParser, _: Translate) -> None:
    """The language may be named before or after the command."""
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=_("language of messages")
    )


def _add_window(commands: "Commands[ArgumentParser]", _: Translate) -> None:
    window = _command(
        commands, _, WINDOW, help=_("open the window; so does rsdesk without a command")
    )
    window.add_argument(
        "--if-possible",
        action="store_true",
        help=_("leave it out where there is no display, or where RSDESK_NO_WINDOW is 1"),
    )
    window.add_argument("--vault", metavar=_("DIR"), help=_(_OWN_VAULT))


def _add_demo(commands: "Commands[ArgumentParser]", _: Translate) -> None:
    demo = _command(commands, _, "demo", help=_("fill a throw-away vault and sign two records"))
    demo.add_argument(
        "-o",
        "--output",
        required=True,
        metavar=_("DIR"),
        help=_("folder for the demo; what an earlier demo left there is replaced"),
    )


def _add_new(commands: "Commands[ArgumentParser]", _: Translate) -> None:
    new = _command(commands, _, "new", help=_("begin a case, empty or from an input file"))
    new.add_argument(
        "file",
        nargs="?",
        metavar=_("CASE.json"),
        help=_("case written as JSON (docs/formats/case-input.md)"),
    )
    new.add_argument("--title", metavar=_("TITLE"), help=_("title of an empty case"))
    _add_vault_options(new, _)


def _add_list(commands: "Commands[ArgumentParser]", _: Translate) -> None:
    _add_vault_options(_command(commands, _, "list", help=_("list the cases in the vault")), _)


def _add_record(commands: "Commands[ArgumentParser]", _: Translate) -> None:
    record = _command(commands, _, "record", help=_("sign the record of a case as PDF"))
    record.add_argument("case", metavar=_("CASE"), help=_("beginning of the case id"))
    record.add_argument("--language", choices=LANGUAGES, help=_("language of the record"))
    record.add_argument(
        "--help-texts", action="store_true", help=_("print why each question is asked")
    )
    record.add_argument(
        "--summary",
        action="store_true",
        help=_("sign a summary for a partner, a funder or the team instead of the record"),
    )
    record.add_argument(
        "-o",
        "--output",
        required=True,
        metavar=_("FILE.pdf"),
        help=_("where to save the record; an existing file is kept"),
    )
    _add_vault_options(record, _)


def _add_export(commands: "Commands[ArgumentParser]", _: Translate) -> None:
    export = _command(
        commands,
        _,
        "export",
        help=_("save a case in clear text for others"),
        epilog=_(
            "funder-dfg and funder-he: text for a funder, .docx or .txt; csv: measures and dates "
            "for a spreadsheet; ics: dates for a calendar; json: the whole case as data "
            "(docs/formats/case-export.md). None of these files is encrypted."
        ),
    )
    export.add_argument("case", metavar=_("CASE"), help=_("beginning of the case id"))
    export.add_argument(
        "--as", dest="kind", required=True, choices=KINDS, help=_("what kind of file")
    )
    export.add_argument("--language", choices=LANGUAGES, help=_("language of the file"))
    export.add_argument(
        "--names",
        action="store_true",
        help=_("name people: those who decided, those responsible, and what was said of them"),
    )
    export.add_argument(
        "-o",
        "--output",
        required=True,
        metavar=_("FILE"),
        help=_("where to save the file; an existing file is kept"),
    )
    _add_vault_options(export, _)


def _add_verify(commands: "Commands[ArgumentParser]", _: Translate) -> None:
    verify = _command(
        commands,
        _,
        "verify",
        help=_("check a signed record"),
        epilog=_("Exit status: 0 content unchanged, 1 changed, 2 cannot tell or no signature."),
    )
    verify.add_argument("file", metavar=_("FILE.pdf"), help=_("the record"))
    verify.add_argument("--json", action="store_true", help=_("print the result as JSON"))
    _add_vault_options(
        verify, _, _("say also whether this vault knows the signer and this very file")
    )


def _add_assess(commands: "Commands[ArgumentParser]", _: Translate) -> None:
    assess = _command(
        commands, _, "assess", help=_("show what follows from a case written down item by item")
    )
    assess.add_argument("file", metavar=_("CASE.json"), help=_("the case, item by item"))
    assess.add_argument("--json", action="store_true", help=_("print the result as JSON"))


def _add_check_guidance(commands: "Commands[ArgumentParser]", _: Translate) -> None:
    check = _command(commands, _, "check-guidance", help=_("check a folder of guidance files"))
    check.add_argument("folder", metavar=_("DIR"), help=_("folder with the .toml files"))


def _add_vault(commands: "Commands[ArgumentParser]", _: Translate) -> None:
    vault = _command(
        commands, _, "vault", help=_("create, back up or restore a vault, change its password")
    )
    actions = vault.add_subparsers(dest="action", required=True, metavar=_("action"))
    create = _command(actions, _, "create", help=_("create a vault and your identity in it"))
    create.add_argument(
        "--name", required=True, metavar=_("NAME"), help=_("your name as it stands in signatures")
    )
    create.add_argument(
        "--institute", required=True, metavar=_("INSTITUTE"), help=_("your institute")
    )
    create.add_argument(
        "--practice", action="store_true", help=_("a vault for practice, marked as such everywhere")
    )
    create.add_argument(
        "--low-memory",
        action="store_true",
        help=_("open the vault with 64 MiB of memory instead of 256 MiB"),
    )
    backup = _command(actions, _, "backup", help=_("make a checked, encrypted backup"))
    backup.add_argument("--to", metavar=_("DIR"), help=_("copy the backup to this folder as well"))
    restore = _command(actions, _, "restore", help=_("list the backups or go back to one"))
    restore.add_argument(
        "backup", nargs="?", metavar=_("BACKUP"), help=_("a backup; without one, they are listed")
    )
    change = _command(actions, _, "password", help=_("set a new password"))
    change.add_argument(
        "--recover",
        action="store_true",
        help=_("use the recovery key instead of the old password; --password-fd then reads it"),
    )
    change.add_argument(
        "--new-password-fd",
        type=int,
        metavar="N",
        help=_("read the new password from this file descriptor"),
    )
    for action in (create, backup, restore, change):
        _add_vault_options(action, _)


def _add_vault_options(parser: ArgumentParser, _: Translate, help: str = "") -> None:  # noqa: A002
    parser.add_argument("--vault", metavar=_("DIR"), help=help or _(_OWN_VAULT))
    parser.add_argument(
        "--password-fd",
        type=int,
        metavar="N",
        help=_("read the password from this file descriptor"),
    )

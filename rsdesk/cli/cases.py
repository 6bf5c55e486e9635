"""Commands about cases: new, list, record."""

from argparse import Namespace
from pathlib import Path

from rsdesk.cli.context import Context
from rsdesk.cli.unlocked import unlocked
from rsdesk.domain.case import short_id
from rsdesk.errors import InputError
from rsdesk.i18n import LANGUAGES, N_, Language
from rsdesk.services import case_input, cases, editions, records
from rsdesk.services.case_input import CaseInput
from rsdesk.services.json_input import parse, read_file
from rsdesk.services.saving import check_new, save_new

_KEPT = N_("Record {number} was signed, kept in the vault and saved as {path}. SHA-256: {sha256}")
_SUMMED = N_("Summary {number} was signed and saved as {path}. SHA-256: {sha256}")


def new(arguments: Namespace, context: Context) -> int:
    """Begin a case and print its id."""
    given, folder = _case_given(arguments)
    with unlocked(arguments, context, writes=True) as vault:
        guidance = editions.latest(vault)
        case_input.check(guidance, given)
        case = case_input.store(vault, guidance, given, folder, context.now())
    context.say(
        N_("Stored as case {short} ({case})."), short=short_id(case), case=case.partition(":")[2]
    )
    return 0


def list_cases(arguments: Namespace, context: Context) -> int:
    """Print id and title of every case, one line each."""
    with unlocked(arguments, context) as vault:
        known = cases.cases(vault)
        for case in known:
            title = cases.case_file(vault, case).about.get("title")
            print(short_id(case), _one_line(title.value) if title else "", sep="  ")
    if not known:
        context.warn(N_("This vault holds no case yet. “rsdesk new” begins one."))
    return 0


def record(arguments: Namespace, context: Context) -> int:
    """Sign the record of a case and save it where the user said."""
    target = Path(arguments.output)
    language = _language(arguments.language, context)
    check_new(target)
    with unlocked(arguments, context, writes=True) as vault:
        case = cases.find_case(vault, arguments.case)
        made = records.make_record(
            vault,
            case,
            language,
            context.now(),
            with_help=arguments.help_texts,
            kind="summary" if arguments.summary else "full",
        )
        save_new(target, made.pdf, in_vault=not arguments.summary)
    kept = N_(
        "Record {number} was signed, kept in the vault and saved as {path}. SHA-256: {sha256}"
    )
    summed = N_("Summary {number} was signed and saved as {path}. SHA-256: {sha256}")
    context.say(
        summed if arguments.summary else kept,
        number=made.number,
        path=target,
        sha256=made.sha256,
    )
    return 0


def _case_given(arguments: Namespace) -> tuple[CaseInput, Path]:
    if arguments.file is not None and arguments.title is not None:
        raise InputError(
            N_(
                "The title stands in the input file already, so --title cannot be given beside "
                "it. Nothing was changed. Please leave one of them out."
            )
        )
    if arguments.file is None:
        if not arguments.title:
            raise InputError(
                N_("Please give an input file or a title (--title). Nothing was changed.")
            )
        return CaseInput(about={"title": arguments.title}), Path()
    path = Path(arguments.file)
    return parse(read_file(path), CaseInput, path.name), path.parent


def _one_line(text: str) -> str:
    """Control characters in a title that somebody else wrote must not steer the terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _language(wanted: str | None, context: Context) -> Language:
    return next((known for known in LANGUAGES if known == wanted), context.language)

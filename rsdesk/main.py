"""Composition root: choose the language, parse, run one command, and answer for failures."""

import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout

from rsdesk import i18n, opening
from rsdesk.cli import language, parser, report
from rsdesk.cli.context import Context
from rsdesk.cli.dispatch import command_for
from rsdesk.errors import RsdeskError

FAILED = 2


def main(
    arguments: Sequence[str] | None = None, environment: Mapping[str, str] | None = None
) -> int:
    """Run the command line and return its exit status.

    What a command prints is collected and written once, so that an output that takes nothing is
    told from every other failure and never mistaken for a fault of a command.
    """
    words = sys.argv[1:] if arguments is None else arguments
    variables = os.environ if environment is None else environment
    chosen = language.chosen(words, variables)
    context = Context(chosen, i18n.translator(chosen), variables)
    printed = io.StringIO()
    with redirect_stdout(printed):
        status = _status(words, context)
    return status if _written(printed.getvalue(), context) else FAILED


def _status(words: Sequence[str], context: Context) -> int:
    language.speak(context.translate)
    try:
        parsed = parser.build(context.translate).parse_args(words)
        if parsed.command is None:
            parsed = parser.build(context.translate).parse_args([*words, parser.WINDOW])
        if parsed.command == parser.WINDOW:
            return opening.open_window(parsed, context)
        return command_for(parsed)(parsed, context)
    except SystemExit as ended:  # how argparse ends after a help text or a mistake
        return FAILED if ended.code else 0
    except RsdeskError as error:
        context.warn(error.message, **error.values)
        return FAILED
    except KeyboardInterrupt:
        context.warn(report.INTERRUPTED)
        return FAILED
    except Exception as bug:  # the last resort: everything else is a bug and shown as one
        print(report.bug_report(bug, context.translate), file=sys.stderr)
        return report.BUG


def _written(text: str, context: Context) -> bool:
    """Print, with a code for each letter that the output cannot hold; False when it takes none."""
    output = sys.stdout
    if output is None:  # closed by whoever started us
        return True
    encoding = output.encoding or "utf-8"
    try:
        output.write(text.encode(encoding, "backslashreplace").decode(encoding))
        output.flush()
    except OSError as error:
        # Python writes once more when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())
        if not isinstance(error, BrokenPipeError):
            context.warn(report.NOT_PRINTED, reason=error.strerror)
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())

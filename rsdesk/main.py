"""Composition root: choose the language, parse, run one command, and answer for failures."""

import os
import sys
from collections.abc import Mapping, Sequence

from rsdesk import i18n
from rsdesk.cli import language, parser, report
from rsdesk.cli.context import Context
from rsdesk.cli.dispatch import command_for
from rsdesk.errors import RsdeskError

FAILED = 2


def main(
    arguments: Sequence[str] | None = None, environment: Mapping[str, str] | None = None
) -> int:
    """Run the command line and return its exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    variables = os.environ if environment is None else environment
    chosen = language.chosen(words, variables)
    translate = i18n.translator(chosen)
    language.speak(translate)
    parsed = parser.build(translate).parse_args(words)
    try:
        return command_for(parsed)(parsed, Context(chosen, translate, variables))
    except RsdeskError as error:
        print(error.text(translate), file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print(translate(report.INTERRUPTED), file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as bug:  # the last resort: everything else is a bug and shown as one
        print(report.bug_report(bug, translate), file=sys.stderr)
        return report.BUG


if __name__ == "__main__":
    sys.exit(main())

"""The command demo."""

from argparse import Namespace
from pathlib import Path

from rsdesk.cli.context import Context
from rsdesk.cli.verify import print_verdict
from rsdesk.i18n import N_
from rsdesk.services import demo as demos


def demo(arguments: Namespace, context: Context) -> int:
    """Run the demo and say what was done and where things are."""
    made = demos.run(Path(arguments.output), context.now())
    context.say(
        N_(
            "A practice vault was created in {vault}. It holds an invented collaboration, written "
            "once in German and once in English, encrypted with the password {password}."
        ),
        vault=made.vault,
        password=demos.PASSWORD,
    )
    for record in made.records:
        print()
        context.say(
            N_("Record {number} was signed: {path}"), number=record.number, path=record.path
        )
        print_verdict(record.verdict, context)
    print()
    context.say(
        N_("To check a record yourself: rsdesk verify {path} (or pdfsig, from poppler-utils)."),
        path=made.records[0].path,
    )
    return max(record.verdict.status for record in made.records)

"""What a person sees of a bug: where it happened, and nothing of any case."""

import platform
import traceback

from rsdesk import __version__
from rsdesk.i18n import N_, Translate

BUG = 70
INTERRUPTED = N_("Interrupted. Whatever was reported as stored is stored.")
NOT_PRINTED = N_(
    "The result could not be printed ({reason}). Whatever was to be stored is stored. "
    "Please check where the output goes."
)
_INTRODUCTION = N_(
    "This is a fault of rsdesk, not of yours. Whatever was reported as stored is stored. "
    "The lines below hold no case data; please pass them on:"
)


def bug_report(bug: BaseException, translate: Translate) -> str:
    """Return a report with the kind of failure and places in the code, but no message text.

    Messages of foreign exceptions may quote what a person typed, so they are left out.
    """
    places = [
        f"  {frame.filename.rpartition('rsdesk')[2].lstrip('/')}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(bug.__traceback__)
        if "rsdesk" in frame.filename
    ]
    head = f"rsdesk {__version__}, Python {platform.python_version()}, {type(bug).__name__}"
    return "\n".join([translate(_INTRODUCTION), head, *places])

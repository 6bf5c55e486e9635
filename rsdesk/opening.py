"""Opening the window from the command line: is there a display, and how a lock starts anew."""

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from rsdesk.cli.context import Context, vault_folder
from rsdesk.cli.report import bug_report
from rsdesk.errors import InputError
from rsdesk.i18n import N_

LOCKED_VARIABLE = "RSDESK_LOCKED"
LEAVE_OUT_VARIABLE = "RSDESK_NO_WINDOW"
_PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
_PROBE_SECONDS = 20
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def open_window(arguments: Namespace, context: Context) -> int:
    """Open the window on a vault and return the exit status once it is closed."""
    if arguments.if_possible and not _is_possible(context):
        return 0
    if not _has_display(context.environment):
        raise InputError(
            N_(
                "There is no display, so the window cannot be opened. Nothing was changed. "
                "“rsdesk --help” shows what can be done on the command line."
            )
        )
    try:
        # only here: the commands need no Qt, and it costs them 110 ms
        from rsdesk.ui import app  # noqa: PLC0415
    except ImportError as error:
        raise InputError(
            N_(
                "The window cannot be opened, because a library of the system is missing: "
                "{reason}. Nothing was changed. The README names the packages."
            ),
            reason=error,
        ) from error
    start = app.Start(
        folder=vault_folder(arguments).absolute(),
        environment=context.environment,
        language=arguments.lang if "lang" in arguments else None,
        usual_language=context.language,
        restart=start_anew,
        report=bug_report,
        locked=context.environment.get(LOCKED_VARIABLE, ""),
    )
    return app.run(start, sys.argv[:1])


def start_anew(folder: Path, why: str) -> NoReturn:
    """Replace this process by one that shows the unlock page.

    The end of the old one takes keys and clear text from memory (docs/decisions/0070).
    """
    words = [sys.executable, "-m", "rsdesk.main", "window", "--vault", str(folder)]
    environment = {**os.environ, LOCKED_VARIABLE: why}
    if sys.platform == "win32":
        subprocess.Popen(words, env=environment, creationflags=subprocess.DETACHED_PROCESS)
        os._exit(0)
    os.execve(sys.executable, words, environment)  # noqa: S606 - no shell, and none is wanted


def _is_possible(context: Context) -> bool:
    """Try a window in a child process, because Qt ends a process that finds no display."""
    if context.environment.get(LEAVE_OUT_VARIABLE) == "1":
        return False
    if not _has_display(context.environment):
        context.say(N_("There is no display here, so the window was left out."))
        return False
    reason = _why_not()
    if reason:
        context.say(
            N_("The window could not be opened here and was left out: {reason}"), reason=reason
        )
    return not reason


def _why_not() -> str:
    """Return why a window cannot be opened, in the words of the system; empty when it can."""
    try:
        tried = subprocess.run(
            [sys.executable, "-c", _PROBE],
            capture_output=True,
            check=False,
            timeout=_PROBE_SECONDS,
            text=True,
        )
    except subprocess.TimeoutExpired:
        return f"{_PROBE_SECONDS} s"
    if tried.returncode == 0:
        return ""
    said = [line.strip() for line in tried.stderr.splitlines() if line.strip()]
    return next((line for line in said if "could not" in line), said[-1] if said else "?")


def _has_display(environment: Mapping[str, str]) -> bool:
    return not sys.platform.startswith("linux") or any(environment.get(name) for name in _DISPLAYS)

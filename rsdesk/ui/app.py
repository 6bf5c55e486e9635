"""The program's window: Qt itself, the language, the theme, and what happens with a bug."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication

from rsdesk.i18n import Language, Translate
from rsdesk.ui import language
from rsdesk.ui.bug import BugView
from rsdesk.ui.clipboard import Confidential
from rsdesk.ui.desk import Desk
from rsdesk.ui.session import Restart, Session
from rsdesk.ui.window import Window

# imported from the first key or click on, while the person types the password: before, they would
# cost 30 MB and the time to the unlock page; afterwards, somebody would wait for them
_LATER = (
    "rsdesk.services.vaults",
    "rsdesk.services.visits",
    "rsdesk.ui.frame",
    "rsdesk.ui.register.page",
    "rsdesk.ui.case.page",
    "rsdesk.ui.assessment.view",
    "rsdesk.ui.facts.view",
    "rsdesk.ui.appraisal.view",
    "rsdesk.ui.measures.view",
    "rsdesk.ui.decision.view",
    "rsdesk.ui.record.view",
    "rsdesk.ui.later.view",
    "rsdesk.ui.institute.page",
    "rsdesk.ui.guidance.page",
    "rsdesk.ui.settings.page",
    "rsdesk.ui.verify.page",
    "rsdesk.ui.help.page",
    "rsdesk.ui.closing",
)
Report = Callable[[BaseException, Translate], str]


@dataclass(frozen=True)
class Start:
    """What the window is started with.

    `language` None leaves the choice to the settings and then to the computer's locale; `locked`
    says why an earlier process gave way to this one; `report` describes a bug without case data.
    """

    folder: Path
    environment: Mapping[str, str]
    language: Language | None
    usual_language: Language
    restart: Restart
    report: Report
    locked: str = ""


def run(start: Start, arguments: Sequence[str]) -> int:
    """Open the window and return the exit status once it is closed."""
    application = opened(arguments)
    desk = Desk(start.environment)
    language.switch(start.language or desk.settings.language or start.usual_language)
    desk.dress()
    session = Session(desk, start.folder, start.restart, start.locked)
    _catch_bugs(desk, session, start)
    session.window.show()
    first = _FirstTouch(session.window)
    status = application.exec()
    first.deleteLater()
    desk.worker.close()
    return status


def opened(arguments: Sequence[str]) -> QApplication:
    """Return Qt's application, which keeps nothing of what a person does.

    Where the system has no file dialog of its own, Qt's would write the folders it was in to its
    settings; a place that holds no files keeps it from that.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    application = QApplication([*arguments])
    application.setApplicationName("rsdesk")
    Confidential(application, application.clipboard())
    application.setDesktopFileName("rsdesk")
    return application


class _FirstTouch(QObject):
    """Waits for the first key or click, then imports the rest in the background."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._handle = window.windowHandle()
        self._handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide no event from the window."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self._handle.removeEventFilter(self)
            threading.Thread(target=import_the_rest, name="imports", daemon=True).start()
        return False


def import_the_rest() -> None:
    """Import what the open vault needs."""
    for module in _LATER:
        import_module(module)
    gc.freeze()  # modules stay: looking through them for cycles would hold up the window


def _catch_bugs(desk: Desk, session: Session, start: Start) -> None:
    shown: list[BugView] = []

    def show(bug: BaseException) -> None:
        if shown:  # one page is enough; the first fault is the one to mend
            return
        view = BugView(start.report(bug, language.t))
        view.again.connect(lambda: session.lock("bug"))
        shown.append(view)
        session.show_fault(view)

    def hook(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            session.window.close()
        else:
            show(bug.with_traceback(trace))

    desk.worker.bug.connect(show)
    sys.excepthook = hook

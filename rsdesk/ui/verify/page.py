"""The page that verifies records: drop a PDF, read three answers."""

from collections import deque
from pathlib import Path

from PySide6.QtWidgets import QWidget

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_
from rsdesk.records.verifying import Verdict
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import counted, t
from rsdesk.ui.message import note
from rsdesk.ui.page import PageView, found
from rsdesk.ui.place import Place
from rsdesk.ui.verify.choosing import AskPdfs, DropArea, Paths, ask_pdfs
from rsdesk.ui.verify.result import Result
from rsdesk.ui.widgets.boxes import ROOM, WIDE, column, scrolled
from rsdesk.ui.widgets.inputs import Waiting
from rsdesk.ui.widgets.text import label
from rsdesk.ui.worker import Job

MOST_SHOWN = 20  # results on the page; the oldest go first


class VerifyPage(PageView):
    """Verifies one file after the other, the latest on top."""

    topic = "verify"

    def __init__(self, desk: Desk, ask: AskPdfs = ask_pdfs) -> None:
        super().__init__()
        self._desk = desk
        self._queue: deque[Path] = deque()
        self._job: Job | None = None
        self._title, self._about, self._left = label("title"), label("soft"), label("small")
        self.drop = DropArea(ask)
        self.waiting = Waiting()
        self.results: deque[Result] = deque()
        inner = QWidget()
        lines = column(inner, gap=ROOM, margin=WIDE)
        for part in (self._title, self._about, self.drop, self.waiting, self._left):
            lines.addWidget(part)
        self._left.hide()
        self._results = column(gap=ROOM)
        lines.addLayout(self._results)
        lines.addStretch(1)
        self._area = scrolled(inner)
        column(self, gap=0).addWidget(self._area)
        self.drop.taken.connect(self.take)
        self.waiting.stopped.connect(self._stop)
        self.retranslate()

    def here(self) -> Place:
        """Return this page; what was verified is not remembered."""
        return Place("verify")

    def take(self, files: Paths) -> None:
        """Verify these files, after those that wait already."""
        self._queue.extend(files)
        self._next()

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(t(N_("Verify a record")))
        self._about.setText(
            t(
                N_(
                    "Three separate questions are answered: whether the content is as it was "
                    "signed, who signed it, and what is known of the time."
                )
            )
        )
        self._show_left()

    def _next(self) -> None:
        self._show_left()
        if self._job is not None or not self._queue:
            return
        path = self._queue.popleft()
        self._show_left()
        self.waiting.begin(N_("The file is being verified …"))
        self._job = self._desk.ask_long(
            self,
            lambda vault, _, cancelled: found("rsdesk.services.verification:verify_file")(
                path, vault, cancelled
            ),
            lambda verdict: self._show(path, verdict),
            lambda done, total: None,
            lambda error: self._show(path, error),
        )

    def _show(self, path: Path, outcome: Verdict | RsdeskError) -> None:
        cancelled = self._job is not None and self._job.stop.is_set()
        self._job = None
        self.waiting.end()
        if cancelled:
            self._desk.say(note(N_("Cancelled. Nothing was changed.")))
        else:
            self._add(Result(path.name, outcome))
        self._next()

    def _add(self, result: Result) -> None:
        self.results.appendleft(result)
        self._results.insertWidget(0, result)
        if len(self.results) > MOST_SHOWN:
            self.results.pop().deleteLater()
        self.drop.show_again(True)
        self._area.verticalScrollBar().setValue(0)

    def _stop(self) -> None:
        """Verify neither this file nor those that wait."""
        self._queue.clear()
        self._show_left()
        if self._job is not None:
            self._job.cancel()

    def _show_left(self) -> None:
        count = len(self._queue)
        self._left.setVisible(bool(count))
        self._left.setText(counted(N_("1 more file waits."), N_("{count} more files wait."), count))

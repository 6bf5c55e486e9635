"""The records that were made of a case: whether they still show it, a copy, and verifying."""

from datetime import datetime

from PySide6.QtCore import QTimer

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_, date_text
from rsdesk.records.verifying import Verdict
from rsdesk.services.casework import RecordLine
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.message import failure
from rsdesk.ui.page import found
from rsdesk.ui.record.saving import save_copy
from rsdesk.ui.start.dialogs import Dialogs
from rsdesk.ui.verify.verdict import VerdictView
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, emptied, frame, row
from rsdesk.ui.widgets.inputs import Waiting
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label, selectable
from rsdesk.ui.worker import Job

_LANGUAGES = {"de": N_("German"), "en": N_("English")}


class RecordRow(View):
    """One record."""

    def __init__(self, desk: Desk, dialogs: Dialogs, line: RecordLine) -> None:
        super().__init__()
        self._desk, self._dialogs, self._line = desk, dialogs, line
        self._job: Job | None = None
        self._number, self._about = label("subheading"), label("small")
        self._hash = selectable("small")
        self._icon, self.state = IconLabel("circle-check", "done", 16), label("small")
        self.copy, self.check = IconButton("download"), IconButton("shield-check")
        self.strip, self.waiting = Strip(), Waiting()
        self._verdict = column(gap=0)
        self._place_parts()
        self.copy.clicked.connect(self._save)
        self.check.clicked.connect(self._verify)
        self.waiting.stopped.connect(self._stop)
        self.show_line(line)

    def show_line(self, line: RecordLine) -> None:
        """Show this record, which may have become old."""
        self._line = line
        fresh = line.shows_this_state
        self._icon.show_icon("circle-check" if fresh else "history", "done" if fresh else "soft")
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        line = self._line
        made = date_text(datetime.fromisoformat(line.made).date(), current())
        spoken = t(_LANGUAGES[line.language])
        self._number.setText(t(N_("Record {number}"), number=line.number))
        self._about.setText(f"{spoken} · {made}")
        self._hash.setText(f"SHA-256 {line.sha256[:16]} …")
        self._hash.setAccessibleName(self._hash.text())
        fresh = N_("Shows the case as it is now.")
        self.state.setText(t(fresh if line.shows_this_state else N_("The case has changed since.")))
        what = t(N_("Record {number}"), number=f"{line.number}, {spoken}")
        for button, words in (
            (self.copy, t(N_("Save a copy …"))),
            (self.check, t(N_("Verify"))),
        ):
            button.name(words)
            button.setAccessibleName(f"{words}: {what}")

    def _place_parts(self) -> None:
        state = row(gap=TIGHT)
        state.addWidget(self._icon)
        state.addWidget(self.state, 1)
        actions = row(gap=NEAR)
        actions.addWidget(self.copy)
        actions.addWidget(self.check)
        actions.addStretch(1)
        lines = column(self, gap=TIGHT)
        lines.addWidget(self._number)
        lines.addWidget(self._about)
        lines.addLayout(state)
        lines.addWidget(self._hash)
        lines.addSpacing(TIGHT)
        lines.addLayout(actions)
        for part in (self.waiting, self.strip):
            lines.addWidget(part)
        lines.addLayout(self._verdict)

    def _save(self) -> None:
        record = (self._line.number, self._line.language, self._line.sha256)
        save_copy(self, self._desk, self._dialogs, record, self.strip)

    def _verify(self) -> None:
        sha256 = self._line.sha256
        self._stop()
        self.strip.clear()
        self.waiting.begin(N_("The record is being verified …"))

        self._job = self._desk.ask_long(
            self,
            lambda vault, _, cancelled: found("rsdesk.services.verification:verify")(
                found("rsdesk.services.records:record_pdf")(vault, sha256), vault, cancelled
            ),
            self._show,
            lambda done, total: None,
            self._fail,
        )
        self.check.setEnabled(False)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show(self, verdict: Verdict) -> None:
        self._end()
        emptied(self._verdict)
        self._verdict.addSpacing(NEAR)
        self._verdict.addWidget(VerdictView(verdict))

    def _fail(self, error: RsdeskError) -> None:
        cancelled = self._job is not None and self._job.stop.is_set()
        self._end()
        if not cancelled:
            self.strip.show_message(failure(error))

    def _end(self) -> None:
        self._job = None
        self.waiting.end()
        self.check.setEnabled(True)


class KeptRecords(View):
    """All records of a case, the newest first."""

    def __init__(self, desk: Desk, dialogs: Dialogs) -> None:
        super().__init__()
        self._desk, self._dialogs = desk, dialogs
        self._lines: tuple[RecordLine, ...] = ()
        self.rows: dict[str, RecordRow] = {}
        self._heading, self._none = label("heading"), label("soft")
        self._rows = column(gap=ROOM)
        card = frame("card")
        lines = column(card, gap=NEAR, margin=ROOM)
        lines.addWidget(self._heading)
        lines.addWidget(self._none)
        lines.addLayout(self._rows)
        column(self, gap=0).addWidget(card)
        self.retranslate()

    def show_records(self, lines: tuple[RecordLine, ...]) -> None:
        """Show these records; those shown already stay as they are."""
        if lines == self._lines:
            return
        self._lines = lines
        self._none.setVisible(not lines)
        kept = {line.sha256 for line in lines}
        for sha256 in [sha256 for sha256 in self.rows if sha256 not in kept]:
            self.rows.pop(sha256).deleteLater()
        for line in lines:
            if line.sha256 in self.rows:
                self.rows[line.sha256].show_line(line)
            else:
                QTimer.singleShot(0, self, lambda line=line: self._add(line))

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Records of this case")))
        self._none.setText(t(N_("None was made yet.")))

    def _add(self, line: RecordLine) -> None:
        if line.sha256 not in self.rows and line in self._lines:
            self.rows[line.sha256] = RecordRow(self._desk, self._dialogs, line)
            self._rows.insertWidget(0, self.rows[line.sha256])

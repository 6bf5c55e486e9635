"""The preview of a record beside the steps to sign it: making it, its age, page and zoom."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_, Language
from rsdesk.records.content import Kind
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.message import failure, warning
from rsdesk.ui.page import found
from rsdesk.ui.record.preview import Pages
from rsdesk.ui.widgets.boxes import NEAR, column, row
from rsdesk.ui.widgets.inputs import Waiting
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label
from rsdesk.ui.worker import Job


@dataclass(frozen=True)
class Wanted:
    """Which record is to be seen; another state of the case has other `state`."""

    case: str
    state: object
    language: Language
    with_help: bool
    kind: Kind = "full"


class PreviewPane(View):
    """Shows the record as it would be, and says when the case has changed since."""

    made = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: Wanted | None = None
        self._shown: Wanted | None = None
        self._job: Job | None = None
        self._turn = 0  # so that an answer to an earlier request is known as such
        self._where = label("soft")
        self._where.setWordWrap(False)
        self.smaller, self.larger = IconButton("zoom-out", "quiet"), IconButton("zoom-in", "quiet")
        self.fit = IconButton("", "quiet")
        self.renew = IconButton("rotate-ccw")
        self.strip = Strip(closable=False)
        self.waiting = Waiting()
        self.pages = Pages(desk)
        self._place_parts()
        self.smaller.clicked.connect(self.pages.zoom_out)
        self.larger.clicked.connect(self.pages.zoom_in)
        self.fit.clicked.connect(self.pages.fit_width)
        self.renew.clicked.connect(self.make)
        self.waiting.stopped.connect(self.stop)
        self.pages.moved.connect(self._show_where)
        self.pages.drawn.connect(self.made)
        self.pages.failed.connect(self._failed)
        self.retranslate()

    @property
    def is_stale(self) -> bool:
        """Whether what is shown is no longer what a record would be."""
        return self._shown is not None and self._shown != self._wanted

    def want(self, wanted: Wanted) -> None:
        """Take what ought to be seen; what is seen already is not made anew."""
        before, self._wanted = self._wanted, wanted
        if before is not None and before.case != wanted.case:
            self.stop()
            self._shown = None
            self.pages.show_pdf(b"")
            self.strip.clear()
        self._show_age()

    def begin(self) -> None:
        """Make the preview unless there is one, or one is being made."""
        if self._shown is None and self._job is None and self._wanted is not None:
            self.make()

    def make(self) -> None:
        """Make the preview of the case as it stands."""
        wanted = self._wanted
        if wanted is None:
            return
        self.stop()
        self.strip.clear()
        self.renew.hide()
        self.waiting.begin(N_("The preview is being made …"))
        now, turn = self._desk.now(), self._turn
        self._job = self._desk.ask_long(
            self,
            lambda vault, _, cancelled: found("rsdesk.services.rendering:preview_record")(
                vault,
                wanted.case,
                wanted.language,
                now,
                wanted.with_help,
                cancelled,
                wanted.kind,
            ),
            lambda pdf: self._show(turn, wanted, pdf),
            lambda done, total: None,
            lambda error: self._fail(turn, error),
        )

    def stop(self) -> None:
        """Make no preview after all."""
        self._turn += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.waiting.end()
            self._show_age()

    def retranslate(self) -> None:
        """Set every text."""
        self._show_where()
        self.smaller.name_silently(t(N_("Smaller (-)")))
        self.larger.name_silently(t(N_("Larger (+)")))
        self.fit.name(t(N_("Fit width")), "0")
        self.renew.name(t(N_("Renew the preview")))

    def _place_parts(self) -> None:
        line = row(gap=NEAR)
        line.addWidget(self._where, 1)
        for button in (self.smaller, self.larger, self.fit):
            line.addWidget(button)
        ask = row()
        ask.addWidget(self.renew)
        ask.addStretch(1)
        lines = column(self, gap=NEAR)
        lines.addLayout(line)
        lines.addWidget(self.strip)
        lines.addLayout(ask)
        lines.addWidget(self.waiting)
        lines.addWidget(self.pages, 1)
        self.renew.hide()

    def _show(self, turn: int, wanted: Wanted, pdf: bytes) -> None:
        if turn == self._turn:
            self._job = None
            self.waiting.end()
            self._shown = wanted
            self.pages.show_pdf(pdf)
            self._show_age()

    def _fail(self, turn: int, error: RsdeskError) -> None:
        if turn == self._turn:
            self._failed(error)

    def _failed(self, error: RsdeskError) -> None:
        self._job, self._shown = None, None
        self.waiting.end()
        self.strip.show_message(failure(error))
        self.renew.show()

    def _show_age(self) -> None:
        """Say when the preview is old, and offer another where nothing is being made."""
        if self._job is not None:
            return
        if self.is_stale:
            self.strip.show_message(
                warning(N_("The case has changed since this preview was made."))
            )
        elif self._shown is not None:
            self.strip.clear()
        self.renew.setVisible(self._shown != self._wanted)

    def _show_where(self) -> None:
        page, count = self.pages.page, self.pages.count
        words = (
            t(N_("Page {page} of {pages}"), page=page, pages=count) if count else t(N_("Preview"))
        )
        self._where.setText(words)
        for button in (self.smaller, self.larger, self.fit):
            button.setEnabled(bool(count))

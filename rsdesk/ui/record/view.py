"""The record step: what is missing, how the record would look, signing, and earlier records."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from rsdesk.i18n import N_
from rsdesk.services.preflight import Missing, missing
from rsdesk.ui import theme
from rsdesk.ui.case.going_on import SIGN
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.case.step import StepView
from rsdesk.ui.desk import Desk
from rsdesk.ui.export.panel import ExportPanel
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import t
from rsdesk.ui.place import Place
from rsdesk.ui.record.kept import KeptRecords
from rsdesk.ui.record.pane import PreviewPane, Wanted
from rsdesk.ui.record.preflight import Preflight
from rsdesk.ui.record.sign import SignPanel
from rsdesk.ui.start.dialogs import Dialogs
from rsdesk.ui.widgets.boxes import NEAR, ROOM, WIDE, column, row, scrolled

_STEPS = 400  # as wide as the column on the left is
_BOTH = 840  # less room than this holds the steps or the preview, not both
_OPTION_REST = 300  # ms until another preview is made after an option was changed


class _Steps(QWidget):
    """As tall as its texts are at the width it has; Qt would keep room for a narrower one."""

    def minimumSizeHint(self) -> QSize:
        """Ask for no height: the scroll area then asks the layout."""
        return QSize(super().minimumSizeHint().width(), 0)


class RecordView(StepView):
    """Steps on the left, the preview on the right; in little room one at a time."""

    topic = "record"

    def __init__(self, desk: Desk, model: CaseModel, dialogs: Dialogs | None = None) -> None:
        super().__init__(desk, model)
        chosen = dialogs or Dialogs()
        self._case = ""
        self._checked: object = None
        self._looks_at_preview = False
        self.preflight = Preflight(desk)
        self.sign = SignPanel(desk, model, chosen)
        self.kept = KeptRecords(desk, chosen)
        self.export = ExportPanel(desk, model, chosen)
        self.preview = PreviewPane(desk)
        self.other = IconButton("eye")
        self._left, self._right = _Steps(), QWidget()
        self._option = QTimer(self)
        self._option.setSingleShot(True)
        self._option.setInterval(_OPTION_REST)
        self._place_parts()
        self._option.timeout.connect(self.preview.make)
        self.sign.optioned.connect(self._another)
        self.sign.signing.connect(self.preview.stop)
        self.other.clicked.connect(self._change_over)
        self.retranslate()

    def arrive(self, place: Place) -> None:
        """Show the record step of the case."""
        self.sign.arrive()
        self._fit()
        self._begin_preview()
        if place.field == SIGN:
            self.sign.take_keyboard()

    def here(self) -> Place:
        """Return this step of the case."""
        return Place("case", self.model.case, "record")

    def show_work(self) -> None:
        """Look anew at what is missing, and whether the preview is old."""
        work = self.model.work
        if work.case.subject != self._case:
            self._case = work.case.subject
            self.sign.forget()
            self.export.forget()
            self._area.verticalScrollBar().setValue(0)
        self.kept.show_records(work.records)
        self.sign.show_records(work.records)
        self._want()
        today = self.desk.now().date()
        state = (work.case.heads, work.typed)
        if state != self._checked:
            self._checked = state
            self.desk.ask(
                self,
                lambda _: missing(work, today),
                lambda found: self._show_missing(work.case.subject, found),
            )

    def retranslate(self) -> None:
        """Set every text; the record follows the language unless one was chosen."""
        to_steps = self._looks_at_preview
        self.other.show_icon("arrow-left" if to_steps else "eye")
        self.other.name(t(N_("Back to signing")) if to_steps else t(N_("Show the preview")))
        if self._case and self.model.is_open:
            self._want()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both sides or one."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the type size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing for a page that is left, so that the vault is free for the next."""
        super().hideEvent(event)
        self._option.stop()
        self.preview.stop()

    def _place_parts(self) -> None:
        steps = column(self._left, gap=ROOM)
        steps.setContentsMargins(0, 0, NEAR, ROOM)
        for part in (self.preflight, self.sign, self.kept, self.export):
            steps.addWidget(part)
        steps.addStretch(1)
        column(self._right, gap=0).addWidget(self.preview)
        self._area = scrolled(self._left, readable=False)
        bar = row()
        bar.addWidget(self.other)
        bar.addStretch(1)
        sides = row(gap=WIDE)
        sides.addWidget(self._area, 2)
        sides.addWidget(self._right, 3)
        lines = column(self, gap=NEAR)
        lines.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        lines.addLayout(bar)
        lines.addLayout(sides, 1)

    def _fit(self) -> None:
        both = self.width() >= theme.scaled(_BOTH)
        self.other.setVisible(not both)
        self._area.setVisible(both or not self._looks_at_preview)
        self._right.setVisible(both or self._looks_at_preview)
        self._area.setMinimumWidth(theme.scaled(_STEPS) if both else 0)

    def _change_over(self) -> None:
        """Go from the steps to the preview or back; the keyboard goes along."""
        self._looks_at_preview = not self._looks_at_preview
        self._fit()
        self.retranslate()
        if self._looks_at_preview:
            self._begin_preview()
            self.preview.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_preview(self) -> None:
        if self._right.isVisibleTo(self):
            self.preview.begin()

    def _want(self) -> None:
        work = self.model.work
        state = (work.case.heads, work.typed)
        sign = self.sign
        self.preview.want(
            Wanted(work.case.subject, state, sign.language, sign.with_help, sign.kind)
        )

    def _another(self) -> None:
        """Another language, or help texts: make that preview where one is seen."""
        self._want()
        if self._right.isVisibleTo(self):
            self._option.start()

    def _show_missing(self, case: str, found: tuple[Missing, ...]) -> None:
        if case == self.model.case:
            self.preflight.show_missing(self.model.work, found)
            self.sign.block(any(one.kind == "conflict" for one in found))

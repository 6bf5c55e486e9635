"""What a person sees of a bug: one page with a report that holds no case data."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import ROOM, column, row, scrolled
from rsdesk.ui.widgets.text import label


class BugView(View):
    """Shows a report, lets it be copied, and goes back to the unlock page."""

    again = Signal()

    def __init__(self, report: str) -> None:
        super().__init__()
        self._title = label("title")
        self._words = label()
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._copy = IconButton("clipboard-copy")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        self._again = IconButton("rotate-ccw", "primary")
        self._again.clicked.connect(self.again)
        inner = QWidget()
        lines = column(inner, gap=ROOM, margin=3 * ROOM)
        lines.addWidget(self._title)
        lines.addWidget(self._words)
        lines.addWidget(self._report, 1)
        buttons = row()
        buttons.addWidget(self._again)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        column(self, gap=0).addWidget(scrolled(inner))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(t(N_("rsdesk made a mistake")))
        self._words.setText(
            t(
                N_(
                    "This is a fault in the program, not yours. Everything that was reported as "
                    "stored is stored. The lines below hold no case data; please pass them on to "
                    "whoever looks after rsdesk. Then unlock the vault again."
                )
            )
        )
        self._report.setAccessibleName(t(N_("Fault report")))
        self._copy.name(t(N_("Copy the report")))
        self._again.name(t(N_("Back to the unlock page")))

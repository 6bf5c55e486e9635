"""What stands after the last question."""

from PySide6.QtCore import Qt, Signal

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, counted, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, WIDE, column, row
from rsdesk.ui.widgets.text import label


class EndingView(View):
    """Says how far the case is and leads on to the appraisal, or to what is still open."""

    appraisal_wanted = Signal()
    open_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._left = self._lacking = 0
        self._icon = IconLabel("circle-check", "done", 40)
        self._heading = label("title")
        self._words = label()
        self._appraisal = IconButton("flag", "primary")
        self._open = IconButton("arrow-right")
        self._back = IconButton("arrow-left", "quiet")
        self._appraisal.clicked.connect(self.appraisal_wanted)
        self._open.clicked.connect(self.open_wanted)
        self._back.clicked.connect(self.back_wanted)
        lines = column(self, gap=ROOM)
        lines.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        lines.addStretch(1)
        for widget in (self._icon, self._heading, self._words):
            lines.addWidget(widget)
        buttons = column(gap=NEAR)
        for button in (self._appraisal, self._open, self._back):
            line = row(gap=0)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            buttons.addLayout(line)
        lines.addLayout(buttons)
        lines.addStretch(2)
        self.retranslate()

    def show_left(self, count: int, lacking: int) -> None:
        """Say how many questions are left, and how many answers lack something."""
        self._left, self._lacking = count, lacking
        waits = bool(count or lacking)
        self._icon.show_icon(*(("circle", "accent") if waits else ("circle-check", "done")))
        held = self._open.hasFocus()  # a hidden button would pass the keyboard to the way back
        self._open.setVisible(waits)
        if held and not waits:
            self.take_keyboard()
        self.retranslate()

    def take_keyboard(self) -> None:
        """Take the keyboard to what comes next."""
        self._next.setFocus()

    def go_on(self) -> None:
        """Press what comes next."""
        self._next.click()

    @property
    def _next(self) -> IconButton:
        return self._open if self._left or self._lacking else self._appraisal

    def retranslate(self) -> None:
        """Set every text."""
        self._appraisal.name(t(N_("Go to the appraisal")))
        self._open.name(t(N_("Next open question")), "Ctrl+Enter")
        self._back.name(t(N_("Back to the questions")))
        if self._left:
            self._heading.setText(t(N_("This was the last question.")))
            self._words.setText(
                counted(
                    N_("One question before it is still open. It can wait, nothing is lost."),
                    N_("{count} questions are still open. They can wait, nothing is lost."),
                    self._left,
                )
            )
        elif self._lacking:
            self._heading.setText(t(N_("Every question is answered, but something is missing.")))
            self._words.setText(
                counted(
                    N_("One answer is not complete yet. It can wait, nothing is lost."),
                    N_("{count} answers are not complete yet. They can wait, nothing is lost."),
                    self._lacking,
                )
            )
        else:
            self._heading.setText(t(N_("Every question is answered.")))
            self._words.setText(
                t(
                    N_(
                        "Thank you. The appraisal shows what your answers lead to, each point one "
                        "step from its answer."
                    )
                )
            )

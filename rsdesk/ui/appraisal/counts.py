"""The figures on top of the appraisal: big numbers with their words."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy

from rsdesk.i18n import N_
from rsdesk.ui.appraisal.point import ListName
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import View, counted
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column, row
from rsdesk.ui.widgets.button import Button
from rsdesk.ui.widgets.text import label

_WORDS: dict[ListName, tuple[str, str]] = {
    "stop": (N_("stop"), N_("stops")),
    "flag": (N_("red flag"), N_("red flags")),
    "gap": (N_("open point"), N_("open points")),
    "open": (N_("open question"), N_("open questions")),
    "marked": (N_("marked question"), N_("marked questions")),
}
COUNTED: tuple[ListName, ...] = tuple(_WORDS)
_GAP = 6  # five of them fit into a window of 1280 pixels at a type size of 200 per cent


class Figure(Button):
    """A number that leads to its list."""

    def __init__(self, look: tuple[str, str]) -> None:
        super().__init__()
        self.setProperty("role", "figure")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._look = look
        self._icon = IconLabel(*look)
        self._number = label("number")
        self._words = label("small")
        lines = column(self, gap=TIGHT, margin=NEAR)
        line = row(gap=NEAR)
        line.addWidget(self._icon)
        line.addWidget(self._number, 1)
        lines.addLayout(line)
        lines.addWidget(self._words)

    def show_number(self, count: int, words: str) -> None:
        """Show a number; nothing of a kind is shown in green."""
        self._number.setText(str(count))
        self._words.setText(words)
        self._icon.show_icon(*(self._look if count else ("circle-check", "done")))
        self.setAccessibleName(f"{count} {words}")

    def sizeHint(self) -> QSize:
        """What number and words take."""
        made = self.layout()
        return made.totalSizeHint() if made is not None else super().sizeHint()


class CountsView(View):
    """All figures side by side."""

    wanted = Signal(str)  # ListName

    def __init__(self, looks: dict[ListName, tuple[str, str]]) -> None:
        super().__init__()
        self._counts: dict[ListName, int] = dict.fromkeys(COUNTED, 0)
        self.figures: dict[ListName, Figure] = {}
        line = row(self, gap=_GAP)
        for name in COUNTED:
            figure = Figure(looks[name])
            figure.clicked.connect(lambda _=False, to=name: self.wanted.emit(to))
            self.figures[name] = figure
            line.addWidget(figure, 1)
        self.retranslate()

    def show_counts(self, counts: dict[ListName, int]) -> None:
        """Show these numbers."""
        if counts != self._counts:
            self._counts = counts
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        for name, figure in self.figures.items():
            figure.show_number(self._counts[name], counted(*_WORDS[name], self._counts[name]))

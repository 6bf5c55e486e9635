"""Invented cases to look around in: the sample, filled in whole, and the short worked cases."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rsdesk.i18n import N_
from rsdesk.services.beginning import WorkedCase, worked_cases
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column, row
from rsdesk.ui.widgets.text import label


class ExamplesView(View):
    """One line that unfolds to the titles; each opens that case."""

    sampling = Signal()
    picked = Signal(str)  # the id of a worked case

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[WorkedCase, ...] = ()
        self.unfold = IconButton("chevron-down", "link")
        self._words = label("small")
        self.sample = IconButton("book-open", "link")
        self.titles: list[IconButton] = []
        self._inner = QWidget()
        self._lines = column(self._inner, gap=TIGHT)
        self._lines.addWidget(self._words)
        self._put(self.sample)
        lines = column(self, gap=NEAR)
        lines.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self._inner)
        self._inner.hide()
        self.unfold.clicked.connect(self._fold)
        self.sample.clicked.connect(self.sampling)
        self.retranslate()

    def look(self, desk: Desk) -> None:
        """Read which cases there are, once."""
        if not self._known:
            desk.ask(self, lambda _: worked_cases(), self._show)

    def retranslate(self) -> None:
        """Set every text."""
        self.unfold.name(t(N_("Open an invented example")))
        self.unfold.show_icon("chevron-down" if self._inner.isHidden() else "chevron-up")
        self._words.setText(
            t(
                N_(
                    "Invented institutions and people, to look around and to practise with. You "
                    "can delete them at any time."
                )
            )
        )
        self.sample.name(t(N_("The sample case, filled in whole")))
        for button, known in zip(self.titles, self._known, strict=True):
            button.name(f"{known.id}  {known.title[current()]}")

    def _show(self, known: tuple[WorkedCase, ...]) -> None:
        if self._known:
            return
        self._known = known
        for one in known:
            button = IconButton("file-text", "link")
            button.clicked.connect(partial(self.picked.emit, one.id))
            self.titles.append(button)
            self._put(button)
        self.retranslate()

    def _put(self, button: IconButton) -> None:
        line = row()
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines.addLayout(line)

    def _fold(self) -> None:
        self._inner.setVisible(self._inner.isHidden())
        self.retranslate()

"""Which outcomes may be signed now, and which may not for what reason."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rsdesk.domain.appraisal import Hindrance, Offered
from rsdesk.domain.appraisal_words import hindrance_word
from rsdesk.i18n import N_, translator
from rsdesk.ui.appraisal.rule import RuleView
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, frame, row
from rsdesk.ui.widgets.text import label

# where on the page stands what is in the way, and the words that lead there
_WAYS: dict[Hindrance, tuple[str, str]] = {
    "stop": ("stop", N_("Go to the stops")),
    "blocking": ("gap", N_("Go to the required checks among the open points")),
    "provisional": ("factors", N_("Go to the ratings")),
    "undetermined": ("factors", N_("Go to the ratings")),
}


class OutcomesView(View):
    """A card with every outcome of a planned or ongoing case."""

    wanted = Signal(str)  # a list of the page, or the factors

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._model = model
        self._heading = label("heading")
        self.lines: list[_Outcome] = []
        self._list = column(gap=NEAR)
        self.ways: dict[str, IconButton] = {}
        self._ways = column(gap=TIGHT)
        self._rule = RuleView("outcomes", N_("Rule: outcomes"))
        box = frame("card")
        column(self, gap=0).addWidget(box)
        lines = column(box, gap=NEAR, margin=ROOM)
        lines.addWidget(self._heading)
        lines.addLayout(self._list)
        lines.addLayout(self._ways)
        lines.addWidget(self._rule)
        self.retranslate()

    def show_work(self) -> None:
        """Show the outcomes of the case as it is now."""
        work = self._model.work
        found = work.assessment.appraisal.outcomes
        while len(self.lines) < len(found):
            self.lines.append(_Outcome())
            self._list.addWidget(self.lines[-1])
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(found))
            if place < len(found):
                line.show_outcome(found[place])
        self._show_ways({hindrance for one in found for hindrance in one.hindered})
        self._rule.show_work(work)

    def _show_ways(self, hindered: set[Hindrance]) -> None:
        wanted = dict(_WAYS[one] for one in _WAYS if one in hindered)
        for place, words in wanted.items():
            if place not in self.ways:
                self.ways[place] = made = IconButton("arrow-right", "link")
                made.clicked.connect(partial(self.wanted.emit, place))
                self._ways.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            self.ways[place].name(t(words))
        for place, way in self.ways.items():
            way.setVisible(place in wanted)

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("What may be decided")))
        if self._model.is_open:
            self.show_work()


class _Outcome(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("check", "done")
        self._text, self._why = label(), label("small")
        words = column(gap=TIGHT // 2)
        words.addWidget(self._text)
        words.addWidget(self._why)
        line = row(self, gap=NEAR)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    @property
    def words(self) -> str:
        """The outcome and whether it may be signed."""
        return f"{self._text.text()}: {self._why.text()}"

    def show_outcome(self, one: Offered) -> None:
        translate = translator(current())
        self._icon.show_icon(*(("x", "stop") if one.hindered else ("check", "done")))
        self._text.setText(one.outcome.text[current()])
        why = [hindrance_word(hindrance, translate) for hindrance in one.hindered]
        if why:
            said = t(N_("Not allowed now: {reasons}."), reasons="; ".join(why))
        else:
            said = t(N_("Allowed."))
        self._why.setText(said)

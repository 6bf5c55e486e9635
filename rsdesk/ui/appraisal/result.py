"""The result on top: the level, what it waits for, who decides, and the matrix beside it."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from rsdesk.domain.appraisal import FACTORS, Appraisal
from rsdesk.domain.appraisal_words import factor_within, level_word, missing_text, refusal_text
from rsdesk.domain.guidance import Rated
from rsdesk.domain.rules import Circumstance
from rsdesk.i18n import N_, translator
from rsdesk.services.casework import Casework
from rsdesk.ui import theme
from rsdesk.ui.appraisal import looks, sentences
from rsdesk.ui.appraisal.jumps import to_rating
from rsdesk.ui.appraisal.matrix import Matrix
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, counted, current, t
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, WIDE, column, frame, row
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.text import label, toned

_BROAD = 700  # from this width on the matrix stands beside the words


class ResultView(View):
    """Level and matrix of the case."""

    wanted = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self._work: Casework | None = None
        self._small, self._level = label("subheading"), label("title")
        self._icon = IconLabel("circle-help", "ink", 30)
        self._provisional, self._missing = label(), label()
        self._provisional_icon = IconLabel("circle-help", "gap")
        self._set, self._words = label(), label()
        self._decides, self._review = label("soft"), label("soft")
        self.jumps: dict[Rated, IconButton] = {}
        self.matrix = Matrix()
        box = frame("card")
        column(self, gap=0).addWidget(box)
        self._sides = row(box, gap=WIDE, margin=ROOM)
        self._sides.addWidget(self._said(), 10)
        self._sides.addWidget(self.matrix, 13, Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    def show_work(self, work: Casework) -> None:
        """Show the result of a case."""
        self._work = work
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._small.setText(t(N_("Level")))
        for factor, button in self.jumps.items():
            name = factor_within(factor, translator(current()))
            button.name(t(N_("Rate the factor: {factor}"), factor=name))
        if self._work is not None:
            self._tell(self._work)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the words the matrix stands below them."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Larger type needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._turn()

    def _turn(self) -> None:
        ways = QBoxLayout.Direction
        broad = self.width() >= theme.scaled(_BROAD)
        self._sides.setDirection(ways.LeftToRight if broad else ways.TopToBottom)

    def _tell(self, work: Casework) -> None:
        appraisal, rules, language = work.assessment.appraisal, work.rules, current()
        self._level.setText(level_word(rules, appraisal.level, language))
        self._icon.show_icon(*looks.of_level(appraisal.level))
        _say(self._missing, missing_text(appraisal, language))
        for factor, button in self.jumps.items():
            button.setVisible(factor in appraisal.unrated)
        provisional = N_("Provisional: at least one rating is not known.")
        _say(self._provisional, t(provisional) if appraisal.provisional else "")
        self._provisional_icon.setVisible(appraisal.provisional)
        _say(self._set, _set_words(work, appraisal))
        _say(self._decides, _decides(work, appraisal))
        _say(self._review, _review(appraisal))
        name, words = t(N_("Matrix of research domain and exposure")), sentences.sentence(work)
        _say(self._words, words if appraisal.level is not None else "")
        self.matrix.show_matrix(sentences.matrix(work), name, words)

    def _said(self) -> QWidget:
        made = QWidget()
        lines = column(made, gap=NEAR)
        lines.addWidget(self._small)
        head = row(gap=NEAR)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._level, 1)
        lines.addLayout(head)
        line = row(gap=NEAR)
        line.addWidget(self._provisional_icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._provisional, 1)
        lines.addLayout(line)
        lines.addWidget(self._missing)
        lines.addLayout(self._jumps())
        for widget in (self._set, self._words, self._decides, self._review):
            lines.addWidget(widget)
        lines.addStretch(1)
        toned(self._provisional, "gap")
        toned(self._missing, "flag")
        return made

    def _jumps(self) -> Flow:
        flow = Flow(gap=TIGHT)
        for factor in FACTORS:
            button = IconButton("arrow-right", "link")
            button.hide()
            button.clicked.connect(partial(self._go, factor))
            self.jumps[factor] = button
            flow.addWidget(button)
        return flow

    def _go(self, factor: Rated, _: bool = False) -> None:
        if self._work is not None:
            self.wanted.emit(to_rating(self._work, factor))


def _set_words(work: Casework, appraisal: Appraisal) -> str:
    """Return what became of a level that people set."""
    given = work.case.proceedings.overrides.get("level")
    if given is None or not given.value or appraisal.computed is None:
        return ""
    computed = level_word(work.rules, appraisal.computed, current())
    if appraisal.refused is not None:
        why = refusal_text(appraisal.refused, translator(current()))
        return t(
            N_("The level that was set does not count. {why} The rules give: {level}."),
            why=why,
            level=computed,
        )
    if appraisal.level == appraisal.computed:
        return ""
    return t(N_("People set this level. The rules give: {level}."), level=computed)


def _decides(work: Casework, appraisal: Appraisal) -> str:
    above: Circumstance | None = "stop" if appraisal.stops else "flag" if appraisal.flags else None
    procedure = work.rules.procedure.get(above) if above is not None else None
    if procedure is None and appraisal.level is not None:
        procedure = work.rules.procedure.get(appraisal.level)
    return procedure.text[current()] if procedure is not None else ""


def _review(appraisal: Appraisal) -> str:
    if appraisal.review_months is None:
        return ""
    return counted(
        N_("After a decision the case is reviewed within one month."),
        N_("After a decision the case is reviewed within {count} months."),
        appraisal.review_months,
    )


def _say(widget: QWidget, words: str) -> None:
    widget.setProperty("text", words)
    widget.setVisible(bool(words))

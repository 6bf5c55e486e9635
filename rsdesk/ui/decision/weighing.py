"""Benefit and weighing as they were written, for those who decide have them before their eyes."""

from PySide6.QtCore import Qt, Signal

from rsdesk.domain.casework import Casework
from rsdesk.i18n import N_
from rsdesk.ui.decision.places import answer_place
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, row
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.text import label, selectable, toned

_MOST = 1_500  # characters that are shown here; the answer itself holds all


class TextView(View):
    """One text with its question, and the way to its answer."""

    wanted = Signal(Place)

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field
        self._work: Casework | None = None
        self._place = Place()
        self._question, self._words = label("small"), selectable()
        self._none_icon, self._none = IconLabel("triangle-alert", "flag", 16), label()
        toned(self._none, "flag")
        self.go = IconButton("arrow-right", "link")
        self.go.clicked.connect(lambda: self.wanted.emit(self._place))
        nothing = row(gap=NEAR)
        nothing.addWidget(self._none_icon, 0, Qt.AlignmentFlag.AlignTop)
        nothing.addWidget(self._none, 1)
        lines = column(self, gap=NEAR)
        for widget in (self._question, self._words):
            lines.addWidget(widget)
        lines.addLayout(nothing)
        lines.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def show_work(self, work: Casework) -> None:
        """Show what was written."""
        self._work = work
        self._place = answer_place(work, self.field)
        answer = work.answer(work.case.subject, self.field)
        text = answer.parts.text.strip() if answer else ""
        self._words.setText(text if len(text) <= _MOST else f"{text[:_MOST].rstrip()} …")
        self._words.setAccessibleName(text)
        self._words.setVisible(bool(text))
        self._none.setVisible(not text)
        self._none_icon.setVisible(not text)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text but that of the case."""
        go = t(N_("Go to the answer"))
        self._none.setText(t(N_("Nothing is written yet. A decision needs this text.")))
        self.go.name(go)
        if self._work is not None:
            question = self._work.guidance.field[self.field].label[current()]
            self._question.setText(question)
            self.go.setAccessibleName(f"{go}: {question}")


class WeighingView(Section):
    """The texts that no reason replaces."""

    wanted = Signal(Place)

    def __init__(self) -> None:
        super().__init__(N_("Benefit and weighing"))
        self._work: Casework | None = None
        self.texts: dict[str, TextView] = {}
        self._list = column(gap=ROOM)
        self.lines.addLayout(self._list)
        self.retranslate()

    def show_work(self, work: Casework) -> None:
        """Show what was written in this case."""
        self._work = work
        fields = [field for field in work.rules.mandatory if field in work.guidance.field]
        for field in fields:
            if field not in self.texts:
                self.texts[field] = TextView(field)
                self.texts[field].wanted.connect(self.wanted)
                self._list.addWidget(self.texts[field])
        for field, view in self.texts.items():
            view.setVisible(field in fields)
            if field in fields:
                view.show_work(work)
        self.setVisible(bool(fields))

    def retranslate(self) -> None:
        """Set every text; the views set theirs."""
        super().retranslate()
        if self._work is not None:
            self.show_work(self._work)

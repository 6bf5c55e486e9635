"""A rule in words with its source, folded below what it led to."""

from rsdesk.services.casework import Casework
from rsdesk.ui.assessment.rows import Fold
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import TIGHT, WIDE, column, frame
from rsdesk.ui.widgets.text import label


class RuleView(View):
    """Shows one of the rules that the guidance explains; nothing where it explains none."""

    def __init__(self, rule: str, title: str) -> None:
        """`rule` is its id in the rules, `title` a message id."""
        super().__init__()
        self._rule, self._title = rule, title
        self._work: Casework | None = None
        self._text, self._source = label("small"), label("small")
        inner = frame("plain")
        lines = column(inner, gap=TIGHT)
        lines.setContentsMargins(WIDE, 0, 0, TIGHT)
        lines.addWidget(self._text)
        lines.addWidget(self._source)
        self._fold = Fold(inner)
        column(self, gap=0).addWidget(self._fold)
        self.retranslate()

    def open(self, wanted: bool = True) -> None:
        """Show or hide the words of the rule."""
        self._fold.open(wanted)

    def show_work(self, work: Casework) -> None:
        """Show the rule as the institute has it."""
        self._work = work
        self._tell()

    def retranslate(self) -> None:
        """Set every text."""
        self._fold.name(t(self._title))
        self._tell()

    def _tell(self) -> None:
        found = self._work.rules.why(self._rule) if self._work is not None else None
        self.setVisible(found is not None)
        if found is not None:
            self._text.setText(found.text[current()])
            self._source.setText(found.source[current()])

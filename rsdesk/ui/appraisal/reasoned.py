"""A sentence that is followed by the rule behind it."""

from PySide6.QtCore import Qt

from rsdesk.services.casework import Casework
from rsdesk.ui.appraisal.rule import RuleView
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import View
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column, row
from rsdesk.ui.widgets.text import label


class Reasoned(View):
    """An icon, a sentence, and the rule in words with its source below."""

    def __init__(self, icon: str, rule: str, title: str) -> None:
        """`rule` is its id in the rules, `title` a message id."""
        super().__init__()
        self._icon, self._text = IconLabel(icon, "soft"), label()
        self.rule = RuleView(rule, title)
        words = column(gap=TIGHT)
        words.addWidget(self._text)
        words.addWidget(self.rule)
        line = row(self, gap=NEAR)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def say(self, work: Casework, text: str) -> None:
        """Say this of a case; nothing hides it."""
        self._text.setText(text)
        self.rule.show_work(work)
        self.setVisible(bool(text))

    def retranslate(self) -> None:
        """The owner says everything anew."""

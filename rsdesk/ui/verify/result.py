"""One file that was verified, or why it could not be."""

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_
from rsdesk.records.verifying import Verdict
from rsdesk.ui.language import View, t
from rsdesk.ui.message import failure
from rsdesk.ui.verify.verdict import VerdictView
from rsdesk.ui.widgets.boxes import ROOM, column, frame
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import selectable


class Result(View):
    """A card with the name of a file and what can be said of it."""

    def __init__(self, name: str, outcome: Verdict | RsdeskError) -> None:
        super().__init__()
        self._file = name
        self._name = selectable("heading")
        self.verdict = VerdictView(outcome) if isinstance(outcome, Verdict) else None
        self.strip = Strip(closable=False)
        card = frame("card")
        lines = column(card, gap=ROOM, margin=ROOM)
        lines.addWidget(self._name)
        lines.addWidget(self.strip)
        if self.verdict is not None:
            lines.addWidget(self.verdict)
        elif isinstance(outcome, RsdeskError):
            self.strip.show_message(failure(outcome))
        column(self, gap=0).addWidget(card)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._name.setText(self._file)
        self._name.setAccessibleName(t(N_("File {name}"), name=self._file))

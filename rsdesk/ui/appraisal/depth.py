"""How deep the check goes at present, why, and what would change it."""

from rsdesk.domain.appraisal_words import change_text, depth_text, depth_word
from rsdesk.i18n import N_, translator
from rsdesk.ui.appraisal.reasoned import Reasoned
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, frame
from rsdesk.ui.widgets.text import label


class DepthView(View):
    """A card on the depth of the check."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._model = model
        self._heading, self._change = label("heading"), label("soft")
        self.why = Reasoned("search", "depth", N_("Rule: depth of the check"))
        box = frame("card")
        column(self, gap=0).addWidget(box)
        lines = column(box, gap=NEAR, margin=ROOM)
        for widget in (self._heading, self.why, self._change):
            lines.addWidget(widget)
        self.retranslate()

    def show_work(self) -> None:
        """Show the depth of the case as it is now."""
        work = self._model.work
        depth = depth_word(work.assessment.depth, translator(current()))
        self._heading.setText(t(N_("Depth: {depth}"), depth=depth))
        self._change.setText(change_text(work.assessment, translator(current())))
        self.why.say(work, depth_text(work.guidance, work.assessment, current()))

    def retranslate(self) -> None:
        """Set every text."""
        if self._model.is_open:
            self.show_work()

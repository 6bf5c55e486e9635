"""The measures of a case: what still needs something, what was agreed, what is proposed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from rsdesk.i18n import N_
from rsdesk.ui.assessment.tabs import order_tabs
from rsdesk.ui.assessment.turns import SMALL, Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.case.step import StepView
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import t
from rsdesk.ui.measures.adopted import AdoptedView
from rsdesk.ui.measures.matters import MattersView
from rsdesk.ui.measures.proposals import ProposalsView
from rsdesk.ui.measures.residual import ResidualView
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, WIDE, column, row, scrolled
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.text import label

RESIDUAL = "residual"


class MeasuresView(StepView):
    """Four parts below each other; each keeps what is typed at every keystroke.

    A place names a field, whose card is opened then, or a measure, or the level after measures.
    """

    topic = "measures"

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__(desk, model)
        self._case = ""
        self._wanted = ""
        self._turns = Turns(self, SMALL)
        self._title = label("title")
        self._note = label("soft")
        self.matters = MattersView(desk, model, self._turns)
        self.adopted = AdoptedView(desk, model, self._turns)
        self.proposals = ProposalsView(model, self._turns)
        self.residual = ResidualView(model)
        inner = QWidget()
        lines = column(inner, gap=WIDE)
        lines.setContentsMargins(WIDE, ROOM, WIDE, WIDE)
        head = column(gap=NEAR)
        head.addWidget(self._title)
        note = row(gap=NEAR)
        note.addWidget(IconLabel("info", "soft"), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._note, 1)
        head.addLayout(note)
        lines.addLayout(head)
        for part in (self.matters, self.adopted, self.proposals, self.residual):
            lines.addWidget(part)
        lines.addStretch(1)
        self._area: QScrollArea = scrolled(inner)
        column(self, gap=0).addWidget(self._area)
        self.matters.wanted.connect(self.desk.go)
        self.proposals.taken.connect(self._show_taken)
        self.retranslate()

    @property
    def busy(self) -> bool:
        """Whether cards are still being made."""
        return self._turns.busy

    def arrive(self, place: Place) -> None:
        """Open what the place names, or begin at the top."""
        self._turns.put(self.matters.begin)
        self._turns.put(self.adopted.begin)
        self._wanted = place.field
        if place.field:
            self._turns.put(self._open)
        else:
            self._area.verticalScrollBar().setValue(0)

    def here(self) -> Place:
        """Return the measures of the case, and the answer whose card is open."""
        opened = next((card.field for card in self.matters.cards if card.is_open), "")
        return Place("case", self._case, "measures", field=opened)

    def show_work(self) -> None:
        """Show the case as it is now."""
        self._case = self.model.work.case.subject
        for part in (self.matters, self.adopted, self.proposals, self.residual):
            self._turns.put(part.show_work, part)
        if self._wanted in self.model.work.case.proceedings.measures:
            self._turns.put(self._open)
        self._turns.put(self._settled, "tabs")

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(t(N_("Measures")))
        self._note.setText(
            t(
                N_(
                    "Here people decide how they deal with what the answers left open. A measure "
                    "counts once it has an owner, a date and a proof."
                )
            )
        )

    def _settled(self) -> None:
        """Order the tabs last: the parts have put their cards behind this meanwhile."""
        if self._turns.busy:
            self._turns.put(self._settled, "tabs")
        else:
            order_tabs(self)

    def _open(self) -> None:
        """Open the card that somebody came for."""
        name, self._wanted = self._wanted, ""
        if name == RESIDUAL:
            show_whole(self.residual)
            return
        matter, measure = self.matters.card_of(name), self.adopted.card_of(name)
        if matter is not None:
            matter.open()
            matter.take_keyboard()
        elif measure is not None:
            measure.open(keyboard=True)

    def _show_taken(self, name: str) -> None:
        """Open the measure that is being adopted, once the vault has it."""
        self._wanted = name

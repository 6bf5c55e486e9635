"""What the guidance proposes beside what was adopted, and why."""

from functools import partial

from PySide6.QtCore import Signal

from rsdesk.domain.measures import Proposal, adopted, proposed
from rsdesk.i18n import N_
from rsdesk.services import casework
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, counted, current, t
from rsdesk.ui.measures import words
from rsdesk.ui.measures.offer import Offer
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, frame, row
from rsdesk.ui.widgets.text import label

_FIRST = 6


class ProposalsView(View):
    """The most helpful first; the others a click away."""

    taken = Signal(str)  # the name of the measure that was adopted

    def __init__(self, model: CaseModel, turns: Turns) -> None:
        super().__init__()
        self._model, self._turns = model, turns
        self._found: tuple[Proposal, ...] = ()
        self._all = False
        self._made: list[Offer] = []
        self._heading = label("heading")
        self._hint = label("soft")
        self._cards = column(gap=NEAR)
        self.rest = IconButton("chevron-down", "link")
        self.rest.clicked.connect(self._toggle)
        lines = column(self, gap=NEAR)
        lines.addWidget(self._heading)
        lines.addWidget(self._hint)
        self._box = frame("card")
        inside = column(self._box, gap=NEAR, margin=ROOM)
        inside.addLayout(self._cards)
        below = row(gap=ROOM)
        below.addWidget(self.rest)
        below.addStretch(1)
        inside.addLayout(below)
        lines.addWidget(self._box)
        self.retranslate()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is seen."""
        return tuple(offer for offer in self._made if not offer.isHidden())

    def show_work(self) -> None:
        """Show the case as it is now."""
        work = self._model.work
        self._found = proposed(work.guidance, work.case, work.assessment)
        self._show()

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Proposals")))
        self._show()

    def _show(self) -> None:
        count = len(self._found)
        shown = count if self._all else min(count, _FIRST)
        self._box.setVisible(bool(count))
        self._hint.setText(
            t(N_("Named by the guidance for what the answers led to. Nobody has to adopt them."))
            if count
            else t(N_("The guidance proposes nothing more for these answers."))
        )
        for offer in self._made[shown:]:
            offer.hide()
        for place in range(shown):
            self._turns.put(partial(self._show_offer, place), ("offer", place))
        self.rest.setVisible(count > _FIRST)
        self.rest.show_icon("chevron-up" if self._all else "chevron-down")
        self.rest.name(
            t(N_("Show fewer"))
            if self._all
            else counted(N_("Show 1 more"), N_("Show {count} more"), count - shown)
        )

    def _show_offer(self, place: int) -> None:
        if place >= len(self._found) or (not self._all and place >= _FIRST):
            return
        if place >= len(self._made):
            offer = Offer(first=not place)
            offer.taken.connect(partial(self._adopt, place))
            self._made.append(offer)
            self._cards.addWidget(offer)
        proposal = self._found[place]
        work = self._model.work
        text = work.guidance.measure[proposal.measure].text[current()]
        self._made[place].say(text, words.suggested_by(work, proposal), N_("Adopt"))
        self._made[place].show()

    def _adopt(self, place: int) -> None:
        proposal, name = self._found[place], casework.new_entry()
        made = adopted(self._model.work.guidance, proposal.measure, proposal.items, current())
        self._model.rest()
        self._model.write(lambda v, case, now: casework.adopt(v, case, name, made, now))
        self.taken.emit(name)

    def _toggle(self) -> None:
        self._all = not self._all
        self.retranslate()

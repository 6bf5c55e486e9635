"""What still needs something: one card for each answer."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from rsdesk.domain.closing import Matter, matters, points
from rsdesk.i18n import N_
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, counted, t
from rsdesk.ui.measures import words
from rsdesk.ui.measures.heads import show_settled
from rsdesk.ui.measures.matter import MatterCard
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, row
from rsdesk.ui.widgets.text import label


class MattersView(View):
    """The answers that need something; those dealt with are a click away.

    A card stays where it is while somebody works on it, dealt with or not, until the page is
    entered anew: nothing moves away under the hands.
    """

    wanted = Signal(Place)

    def __init__(self, desk: Desk, model: CaseModel, turns: Turns) -> None:
        super().__init__()
        self._desk, self._model, self._turns = desk, model, turns
        self._found: tuple[Matter, ...] = ()
        self._case = ""
        self._stay: set[str] = set()
        self._all = False
        self._made: dict[str, MatterCard] = {}
        self._heading = label("heading")
        self._count = label("soft")
        self._rule = label("small")
        self._none = label("soft")
        self._good = IconLabel("circle-check", "done", 16)
        self.rest = IconButton("chevron-down", "link")
        self.rest.clicked.connect(self._toggle)
        lines = column(self, gap=NEAR)
        lines.addWidget(self._heading)
        lines.addWidget(self._count)
        nothing = row(gap=NEAR)
        nothing.addWidget(self._good)
        nothing.addWidget(self._none, 1)
        lines.addLayout(nothing)
        lines.addWidget(self._rule)
        self._cards: QVBoxLayout = column(gap=NEAR)
        lines.addLayout(self._cards)
        below = row(gap=ROOM)
        below.addWidget(self.rest)
        below.addStretch(1)
        lines.addLayout(below)
        self.retranslate()

    @property
    def cards(self) -> tuple[MatterCard, ...]:
        """The cards that are seen, in order."""
        seen = [self._made[one.field] for one in self._found if one.field in self._made]
        return tuple(card for card in seen if not card.isHidden())

    def begin(self) -> None:
        """Somebody comes to the page: only what needs something is shown."""
        self._stay = {one.field for one in self._found if _wants(one)}
        self._show()

    def show_work(self) -> None:
        """Show the case as it is now."""
        work = self._model.work
        if work.case.subject != self._case:
            self._begin_anew(work.case.subject)
        self._found = matters(work.guidance, points(work.guidance, work.case, work.assessment))
        self._stay |= {one.field for one in self._found if _wants(one)}
        self._show()

    def card_of(self, field: str) -> MatterCard | None:
        """Return the card of an answer, shown from now on; None when it needs nothing."""
        if field not in {one.field for one in self._found}:
            return None
        self._stay.add(field)
        self._show_card(field)
        return self._made[field]

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("What still needs something")))
        self._none.setText(t(N_("Nothing needs a measure, a reason or a clearance any more.")))
        if self._model.is_open:
            self._rule.setText(words.rule(self._model.work, "gap"))
        self._show_counts()

    def _begin_anew(self, case: str) -> None:
        """What was typed for another case must not be seen in this one."""
        self._case, self._all = case, False
        self._stay.clear()
        for card in self._made.values():
            card.hide()
            card.deleteLater()
        self._made.clear()

    def _show(self) -> None:
        self._rule.setText(words.rule(self._model.work, "gap"))
        self._show_counts()
        fields = {one.field for one in self._found}
        for field, card in self._made.items():
            if field not in fields:
                card.hide()
        for one in self._found:
            self._turns.put(partial(self._show_card, one.field), one.field)

    def _show_card(self, field: str) -> None:
        matter = next((one for one in self._found if one.field == field), None)
        if matter is None:
            return
        shown = self._all or field in self._stay
        if field not in self._made and shown:
            card = self._made[field] = MatterCard(self._desk, self._model)
            card.wanted.connect(self.wanted)
            card.opened.connect(self._close_others)
            self._cards.insertWidget(self._place(field), card)
        if field in self._made:
            self._made[field].show_matter(matter)
            self._made[field].setVisible(shown)

    def _place(self, field: str) -> int:
        order = {one.field: place for place, one in enumerate(self._found)}
        for place in range(self._cards.count()):
            item = self._cards.itemAt(place)
            other = item.widget() if item is not None else None
            if isinstance(other, MatterCard) and order.get(other.field, -1) > order[field]:
                return place
        return self._cards.count()

    def _close_others(self, opened: MatterCard) -> None:
        for card in self._made.values():
            if card is not opened:
                card.open(False)
        show_settled(opened)

    def _toggle(self) -> None:
        self._all = not self._all
        if not self._all:
            self._stay = {one.field for one in self._found if _wants(one)}
        self._show()

    def _show_counts(self) -> None:
        owed = [one for one in self._found if one.owed]
        rest = [one for one in self._found if not _wants(one)]
        owing = sum(point.owed for one in owed for point in one.points)
        points_said = counted(N_("1 point"), N_("{count} points"), owing)
        answers_said = counted(N_("from 1 answer"), N_("from {count} answers"), len(owed))
        self._count.setText(
            t(N_("{points} {answers}. Points of one answer are dealt with together."),
              points=points_said, answers=answers_said)
        )  # fmt: skip
        self._count.setVisible(bool(owed))
        self._none.setVisible(not owed)
        self._good.setVisible(not owed)
        self._rule.setVisible(bool(owed))
        self.rest.setVisible(bool(rest))
        self.rest.show_icon("chevron-up" if self._all else "chevron-down")
        self.rest.name(
            t(N_("Hide what is dealt with"))
            if self._all
            else counted(
                N_("Show 1 answer that is dealt with"),
                N_("Show {count} answers that are dealt with"),
                len(rest),
            )
        )


def _wants(matter: Matter) -> bool:
    """Whether something is owed, or a red flag has no note and no measure yet."""
    return matter.owed or any(
        point.finding.effect == "flag" and not point.closed for point in matter.points
    )

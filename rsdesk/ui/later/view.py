"""What comes after the decision: dates, events, conditions, versions, the end, and deletion."""

from PySide6.QtCore import Qt

from rsdesk.i18n import N_
from rsdesk.ui.case.cards import CardsView
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.later.coming import ComingView
from rsdesk.ui.later.conditions import ConditionsView
from rsdesk.ui.later.ending import EndingView
from rsdesk.ui.later.events import EventsView
from rsdesk.ui.later.places import END, EVENTS, RETENTION
from rsdesk.ui.later.retention import RetentionView
from rsdesk.ui.later.versions import VersionsView
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.sight import show_whole


class LaterView(CardsView):
    """One page; each part shows itself."""

    topic = "later"

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__(desk, model, N_("Afterwards"))
        self.conditions = ConditionsView(model)
        self.coming = ComingView(model)
        self.events = EventsView(desk, model, self._turns)
        self.versions = VersionsView(desk, self._turns)
        self.ending = EndingView(model)
        self.retention = RetentionView(desk, model)
        self._add_cards()
        for part in (self.conditions, self.coming, self.events, self.versions):
            part.wanted.connect(desk.go)
        for part in (self.events, self.versions):
            part.rearranged.connect(self._rearrange)
        self.retranslate()

    def arrive(self, place: Place) -> None:
        """Begin at the top, or at the part that the place names."""
        named: dict[str, Section] = {
            EVENTS: self.events, END: self.ending, RETENTION: self.retention,
        }  # fmt: skip
        if place.field not in named:
            self._begin_at_top()
            return
        self._turns.put(lambda: self._show_part(named[place.field]))

    def here(self) -> Place:
        """Return this step of the case."""
        return Place("case", self._case, "later")

    def _add_cards(self) -> None:
        self._add(self.conditions, self.conditions.show_work)
        self._add(self.coming, self.coming.show_work)
        self._add(self.events, lambda work, _: self.events.show_work(work))
        self._add(self.versions, lambda work, _: self.versions.show_work(work))
        self._add(self.ending, self.ending.show_work)
        self._add(self.retention, lambda work, _: self.retention.show_work(work))
        self._lines.addStretch(1)

    def _show_part(self, part: Section) -> None:
        """Take the eye and the keyboard to a part."""
        if part is self.events:
            self.events.take_keyboard()
        elif part is self.ending:
            self.ending.dated.take_keyboard()
        else:
            self.retention.delete.setFocus(Qt.FocusReason.OtherFocusReason)
        show_whole(part)

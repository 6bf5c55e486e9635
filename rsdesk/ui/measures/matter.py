"""One answer that needs something: what it led to, and every way to deal with it."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal

from rsdesk.domain.closing import Matter
from rsdesk.domain.measures import adopted, helpful, in_use
from rsdesk.domain.proceedings import Measure
from rsdesk.i18n import N_
from rsdesk.services import casework
from rsdesk.ui.assessment.effect import LOOKS
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, current, t
from rsdesk.ui.measures import words
from rsdesk.ui.measures.card import MeasureCard
from rsdesk.ui.measures.closing import ClosingForm, wanted
from rsdesk.ui.measures.heads import Folding
from rsdesk.ui.measures.offer import Offer
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, row
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.text import label, toned


class MatterCard(View):
    """The card of one answer; what can be done is made once it is opened."""

    opened = Signal(object)
    wanted = Signal(Place)

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__()
        self._desk, self._model = desk, model
        self._matter: Matter | None = None
        self._fold = Folding(self._made)
        self._fold.opened.connect(lambda _: self.opened.emit(self))
        column(self, gap=0).addWidget(self._fold)

    @property
    def field(self) -> str:
        """The field whose answer it is."""
        return self._matter.field if self._matter is not None else ""

    @property
    def is_open(self) -> bool:
        """Whether what can be done is shown."""
        return self._fold.is_open

    @property
    def body(self) -> "MatterBody | None":
        """What can be done, once it was opened."""
        made = self._fold.inner
        return made if isinstance(made, MatterBody) else None

    @property
    def said(self) -> str:
        """How it stands, in words."""
        return self._fold.head.state

    def open(self, wanted: bool = True) -> None:
        """Show or hide what can be done."""
        self._fold.open(wanted)

    def take_keyboard(self) -> None:
        """Take the keyboard to the head."""
        self._fold.head.setFocus(Qt.FocusReason.TabFocusReason)

    def show_matter(self, matter: Matter) -> None:
        """Show how this stands now."""
        self._matter = matter
        work = self._model.work
        state, owed = words.standing(work, matter)
        effect = matter.effect
        settled = not owed and effect != "flag"
        look = ("circle-check", "done") if settled else LOOKS[effect]
        head = self._fold.head
        head.show_icon(*look)
        tone = ("stop" if effect == "stop" else "gap") if owed else ""
        head.tell(words.title(work, matter), words.origin(work, matter), state, tone)
        if self.body is not None:
            self.body.show_matter(matter)

    def retranslate(self) -> None:
        """Set every text."""
        if self._matter is not None and self._model.is_open:
            self.show_matter(self._matter)

    def _made(self) -> "MatterBody":
        if self._matter is None:
            raise LookupError("nothing to show")
        made = MatterBody(self._desk, self._model, self._matter.field)
        made.wanted.connect(self.wanted)
        made.show_matter(self._matter)
        return made


class MatterBody(View):
    """The rule, measures that help, and what can be written."""

    wanted = Signal(Place)

    def __init__(self, desk: Desk, model: CaseModel, field: str) -> None:
        super().__init__()
        self._desk, self._model = desk, model
        self._matter: Matter | None = None
        self._fresh = ""  # the measure that was just adopted here
        self.cards: dict[str, MeasureCard] = {}
        self.offers: dict[str, Offer] = {}
        self._rules = label("small")
        self.go = IconButton("arrow-right", "link")
        self._owed = label("small")
        toned(self._owed, "gap")
        self._heading = label("subheading")
        self._agreed = column(gap=NEAR)
        self._offers = column(gap=NEAR)
        self.own = IconButton("plus", "link")
        self.closing = ClosingForm(desk, model, field)
        lines = column(self, gap=NEAR)
        lines.addWidget(self._rules)
        lines.addWidget(self._owed)
        lines.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addSpacing(TIGHT)
        lines.addWidget(self._heading)
        lines.addLayout(self._agreed)
        lines.addLayout(self._offers)
        line = row(gap=ROOM)
        line.addWidget(self.own)
        line.addStretch(1)
        lines.addLayout(line)
        lines.addSpacing(TIGHT)
        lines.addWidget(self.closing)
        self.go.clicked.connect(self._go)
        self.own.clicked.connect(self._write_own)
        self.retranslate()

    def show_matter(self, matter: Matter) -> None:
        """Show what can be done about this now."""
        self._matter = matter
        work = self._model.work
        self._rules.setText(words.rules(work, matter))
        rule = "blocking" if matter.blocking else "stop" if matter.effect == "stop" else ""
        self._owed.setText(words.rule(work, rule) if rule else "")
        self._owed.setVisible(bool(rule))
        toned(self._owed, "stop" if rule == "stop" else "gap")
        self.closing.show_matter(matter)
        offered = wanted(matter).reason or wanted(matter).note
        for widget in (self._heading, self.own):
            widget.setVisible(offered)
        self._show_agreed(matter)
        self._show_offers(matter if offered else None)

    def retranslate(self) -> None:
        """Set every text."""
        self.go.name(t(N_("Go to the answer")))
        self._heading.setText(t(N_("A measure")))
        self.own.name(t(N_("Write a measure of your own")))
        if self._matter is not None and self._model.is_open:
            self.show_matter(self._matter)

    def _show_agreed(self, matter: Matter) -> None:
        known = self._model.work.case.proceedings.measures
        answering = [n for n, one in known.items() if set(one.items) & set(matter.items)]
        for name, card in self.cards.items():
            card.setVisible(name in answering)
        for name in answering:
            if name not in self.cards:
                card = self.cards[name] = MeasureCard(self._desk, self._model, name, role="aside")
                card.opened.connect(show_whole)
                self._agreed.addWidget(card)
            self.cards[name].show_work()
        if self._fresh in answering:
            self.cards[self._fresh].open(keyboard=True)
            self._fresh = ""

    def _show_offers(self, matter: Matter | None) -> None:
        work = self._model.work
        used = in_use(work.case.proceedings)
        known = work.case.proceedings.measures
        named = helpful(work.guidance, matter.items) if matter is not None else ()
        shown = [
            one
            for one in named
            if matter is not None
            and not (one in used and set(matter.items) <= set(known[used[one]].items))
        ]
        for one, offer in self.offers.items():
            offer.setVisible(one in shown)
        for one in shown:
            if one not in self.offers:
                offer = self.offers[one] = Offer()
                offer.taken.connect(partial(self._adopt, one))
                self._offers.addWidget(offer)
            button = N_("Let it answer this too") if one in used else N_("Adopt")
            self.offers[one].say(work.guidance.measure[one].text[current()], "", button)

    def _adopt(self, measure: str) -> None:
        """Adopt a measure of the guidance, or let one that was adopted answer this too."""
        if self._matter is None:
            return
        work = self._model.work
        items = self._matter.items
        name = in_use(work.case.proceedings).get(measure)
        if name is None:
            self._write(casework.new_entry(), adopted(work.guidance, measure, items, current()))
            return
        known = work.case.proceedings.measures[name]
        both = tuple(dict.fromkeys((*known.items, *items)))
        self._write(name, replace(known, items=both))

    def _write_own(self) -> None:
        if self._matter is not None:
            self._write(casework.new_entry(), Measure(items=self._matter.items))

    def _write(self, name: str, measure: Measure) -> None:
        if name not in self._model.work.case.proceedings.measures:
            self._fresh = name
        self._model.rest()
        self._model.write(lambda v, case, now: casework.adopt(v, case, name, measure, now))

    def _go(self) -> None:
        if self._matter is not None:
            self.wanted.emit(words.place(self._model.work, self._matter))

"""The assessment: sections on the left, cards in the middle, explanations on the right."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut

from rsdesk.domain.assessment import Depth
from rsdesk.domain.case import Answer
from rsdesk.services import casework
from rsdesk.ui.assessment import walk
from rsdesk.ui.assessment.middle import Middle
from rsdesk.ui.assessment.pane import PaneView
from rsdesk.ui.assessment.sections import SectionsView
from rsdesk.ui.assessment.sides import Sides
from rsdesk.ui.assessment.state import Key, Standing, asked_fields, standings
from rsdesk.ui.assessment.tabs import order_tabs
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.case.step import StepView
from rsdesk.ui.desk import Desk
from rsdesk.ui.place import Place, Step
from rsdesk.ui.widgets.boxes import row


class AssessmentView(StepView):
    """Leads through the questions that apply, one card at a time or a section as a list."""

    topic = "assessment"

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__(desk, model)
        self._case = ""
        self._found: tuple[Standing, ...] = ()
        self._dormant: tuple[Answer, ...] = ()
        self._key: Key | None = None
        self._field = ""
        self._around_told = False
        self._depth: Depth = "short"
        self.middle = Middle(desk, model)
        self.sections = SectionsView(self.middle.listing.turns)
        self.pane = PaneView(desk)
        self._edition = ""
        self._sides = Sides(self, self.sections, self.middle, self.pane)
        line = row(self, gap=0)
        line.addWidget(self.sections)
        line.addWidget(self.middle, 1)
        line.addWidget(self.pane)
        # Tab follows what is seen, and rows and cards come and go
        self._ordering = QTimer(self)
        self._ordering.setSingleShot(True)
        self._ordering.timeout.connect(lambda: order_tabs(self))
        self._connect()
        self._add_shortcuts()
        self.retranslate()

    def arrive(self, place: Place) -> None:
        """Go to the question and the field that the place names, else to what is open."""
        if self._kept_answer(place.subject, place.field) is not None:
            self._read(place.subject, place.field)
            return
        key = self._key_of(place)
        if key is not None:
            self._go(key, place.field)
        elif self._standing(self._key) is not None:
            self._go(self._key, self._field)
        else:
            self._go(walk.start(self._found))

    def here(self) -> Place:
        """Return the question and the field the person is at."""
        if self.middle.part == "kept":
            subject, field = self.middle.kept.place
            return Place("case", self._case, "assessment", subject=subject, field=field)
        question, subject = self._key or ("", "")
        return Place("case", self._case, "assessment", question, subject, self._field)

    def show_work(self) -> None:
        """Show the case as it is now."""
        work = self.model.work
        if work.case.subject != self._case:
            self._begin(work.case.subject)
        if work.guidance.edition.version != self._edition:
            self._edition = work.guidance.edition.version
            self.middle.listing.forget()  # the same question may read otherwise now
        earlier, self._found = self._found, standings(work)
        self._dormant = casework.dormant(work)
        self._follow(walk.beside(earlier, self._found, self._key))
        self._tell_opened(earlier)

    def retranslate(self) -> None:
        """Set every text."""
        if self._case and self.model.is_open:
            self._show_around()

    def go_on(self) -> None:
        """Go to the next field of this card that is open, else to the next open question."""
        one = self._standing(self._key) if self.middle.part == "cards" else None
        field = walk.next_field(one, self._field) if one is not None else ""
        if one is not None and field:
            self._go(one.key, field)
        elif self.middle.part == "ending":
            self.middle.ending.go_on()
        else:
            self._go_next_open()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the cards: the sides go when there is no room."""
        return self.middle.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._sides.arrange()

    def _follow(self, key: Key | None) -> None:
        """Stay where the person is, unless what is shown there is asked no longer, or again."""
        place = self.here()
        again = self.middle.part == "kept" and not self._kept_answer(place.subject, place.field)
        if again:
            self._go(self._key_of(place), place.field)
        elif self.middle.part == "cards" and key is not None and key != self._key:
            self._go(key)
        else:
            self._key = key
            self.middle.listing.show_work()
            self._show_around()

    def _connect(self) -> None:
        middle = self.middle
        self.sections.picked.connect(lambda *key: self._go(key))
        self.sections.picked_section.connect(self._go_section)
        self.sections.picked_kept.connect(self._read)
        self.sections.picked_partners.connect(self._go_facts)
        self.sections.filtered.connect(self._show_around)
        self.pane.closed.connect(lambda: self._sides.wish_pane(False))
        middle.no_partners.wanted.connect(self._go_facts)
        middle.bar.sections_wanted.connect(self._sides.wish_sections)
        middle.bar.pane_wanted.connect(self._sides.wish_pane)
        middle.bar.list_wanted.connect(self._show_list)
        middle.listing.focused.connect(self._focused)
        middle.listing.settled.connect(self._ordering.start)
        middle.kept.back_wanted.connect(lambda: self._go(self._key or walk.start(self._found)))
        middle.kept.facts_wanted.connect(self._go_facts)
        middle.ending.appraisal_wanted.connect(lambda: self._go_step("appraisal"))
        middle.ending.open_wanted.connect(self._go_next_open)
        middle.ending.back_wanted.connect(self._go_back)
        middle.foot.previous.clicked.connect(self._go_previous)
        middle.foot.next.clicked.connect(self._go_next)
        middle.foot.next_open.clicked.connect(self._go_next_open)

    def _add_shortcuts(self) -> None:
        for keys, call in (
            ("Alt+Left", self._go_previous),
            ("Alt+Right", self._go_next),
            ("F6", lambda: self._go_round(1)),
            ("Shift+F6", lambda: self._go_round(-1)),
            ("Escape", self._sides.back_to_cards),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    def _begin(self, case: str) -> None:
        """Another case is open: nothing of the former one stays."""
        self._case, self._key, self._field, self._found = case, None, "", ()
        self.middle.listing.forget()
        self.middle.hush()
        self.pane.show_nothing()

    def _standing(self, key: Key | None) -> Standing | None:
        return next((one for one in self._found if one.key == key), None)

    def _key_of(self, place: Place) -> Key | None:
        """Return the question a place names, also when it names only the field or no subject."""
        known = self.model.work.guidance.question_of
        question = place.question or (known[place.field].id if place.field in known else "")
        keys = [one.key for one in self._found if one.key[0] == question]
        return next((key for key in keys if key[1] == place.subject), keys[0] if keys else None)

    def _go(self, key: Key | None, field: str = "") -> None:
        """Show a question and take the keyboard there."""
        one = self._standing(key)
        if one is None:
            self._finish()
            return
        # the card that was seen last gets the keyboard by this, so it comes before the new one
        self.middle.show_part("cards")
        if key != self._key:
            self.middle.hush()
        fields = [asked.id for asked in one.asked.fields]
        self._key, self._field = one.key, field if field in fields else one.first_open
        self._show_around()
        self._sides.back_to_cards()
        self.middle.listing.take_keyboard(one.key, self._field)

    def _go_section(self, section: str) -> None:
        key = walk.in_section(self._found, section, self.sections.filter)
        if key is not None:
            self._go(key)
        else:
            self._go_facts()

    def _go_back(self) -> None:
        """Go from the end to the question before it."""
        self._go(self._key or (self._found[-1].key if self._found else None))

    def _go_previous(self) -> None:
        if self.middle.part == "ending":
            self._go_back()
            return
        key = walk.before(self._found, self._key, self.sections.filter)
        if key is not None:
            self._go(key)

    def _go_next(self) -> None:
        key = walk.after(self._found, self._key, self.sections.filter)
        if key is not None:
            self._go(key)
        else:
            self._finish()

    def _go_next_open(self) -> None:
        at_the_end = self.middle.part == "ending"
        key = walk.next_open(self._found, None if at_the_end else self._key)
        if key is not None:
            self._go(key)
        else:
            self._finish()

    def _finish(self) -> None:
        self.middle.listing.leave()
        self.middle.show_part("ending")
        self._show_around()
        self.middle.ending.take_keyboard()

    def _read(self, subject: str, field: str) -> None:
        """Show an answer that does not count."""
        answer = self._kept_answer(subject, field)
        if answer is not None:
            self.middle.listing.leave()
            self.middle.show_kept(self.model.work, answer)
            self._show_around()
            self._sides.back_to_cards()
            self.middle.kept.take_keyboard()

    def _kept_answer(self, subject: str, field: str) -> Answer | None:
        return next((a for a in self._dormant if (a.subject, a.field) == (subject, field)), None)

    def _go_facts(self) -> None:
        self._go_step("facts")

    def _go_step(self, step: Step) -> None:
        self.desk.go(Place("case", self._case, step))

    def _focused(self, question: str, subject: str, field: str) -> None:
        moved = (question, subject) != self._key
        self._key, self._field = (question, subject), field
        if moved:
            self._show_around()
        else:
            self.middle.listing.turns.put(self._explain)

    def _show_list(self, wanted: bool) -> None:
        self.middle.listed = wanted
        if self._key is not None:
            self._go(self._key, self._field)

    def _show_around(self) -> None:
        """Show everything but the contents of the cards, which follow by themselves."""
        work, one = self.model.work, self._standing(self._key)
        chosen = self.sections.filter
        self.middle.show_place(work, self._found, one, chosen)
        self._sides.arrange()
        self._around_told = False
        self.middle.listing.turns.put(self._show_sections)
        self.middle.listing.turns.put(self._explain)

    def _show_sections(self) -> None:
        """Show the sections, once for all that happened in one turn."""
        if self._around_told or not self.model.is_open:
            return
        self._around_told = True
        work = self.model.work
        key = self._key if self.middle.part == "cards" else None
        progress = casework.progress(work)
        self.sections.show_work(work, progress, self._found, self._dormant, key)
        self.middle.listing.turns.put(self._ordering.start)

    def _explain(self) -> None:
        if not self.model.is_open:
            return
        one = self._standing(self._key)
        if one is not None and self.middle.part == "cards":
            self.pane.show_question(self.model.work, one.asked, self._field)
        else:
            self.pane.show_nothing()
        self._sides.arrange()

    def _tell_opened(self, earlier: tuple[Standing, ...]) -> None:
        """Say what an answer opened; not when the case is shown for the first time."""
        before, after = asked_fields(earlier), asked_fields(self._found)
        if earlier and before != after:
            work = self.model.work
            deepened = work if work.assessment.depth != self._depth else None
            self.middle.tell_opened(len(after - before), len(before - after), deepened)
        self._depth = self.model.work.assessment.depth

    def _go_round(self, step: int) -> None:
        """Take the keyboard from the sections to the card, the explanations, and round."""
        target = self._sides.following(step)
        if target is self.sections:
            self.sections.focus_here()
        elif target is self.pane:
            self.pane.focus_first()
        elif self.middle.part == "cards" and self._key is not None:
            self.middle.listing.take_keyboard(self._key, self._field)
        elif self.middle.part == "kept":
            self.middle.kept.take_keyboard()
        else:
            self.middle.ending.take_keyboard()

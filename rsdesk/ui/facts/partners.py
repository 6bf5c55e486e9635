"""The partners of a case: each with name, seat, owner and control; added, reused, removed."""

from collections.abc import Mapping
from functools import partial
from itertools import takewhile

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from rsdesk.i18n import N_
from rsdesk.services import casework, people
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.facts.known import KnownPartners
from rsdesk.ui.facts.partner import PartnerForm
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.message import done, note
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label

_NONE = N_(
    "No partner is named yet. Please add at least one: many questions are asked about each partner."
)


class Partners(View):
    """Shows the partners of the case, and lets others join."""

    rearranged = Signal()  # Tab has to find its way anew
    asked = Signal(str, str)  # a question and the partner it is about

    def __init__(self, desk: Desk, model: CaseModel, turns: Turns) -> None:
        """`turns` makes the forms, one after the other."""
        super().__init__()
        self._desk, self._model, self._turns = desk, model, turns
        self._case = ""
        self._adding = False
        self._people: Mapping[str, str] = {}
        self._heading, self._words = label("heading"), label("soft")
        self.none = Strip(closable=False)
        self.forms: dict[str, PartnerForm] = {}
        self._places = column(gap=ROOM)
        self.add, self.reuse = IconButton("plus"), IconButton("users")
        self.known = KnownPartners(desk)
        self._lines()
        self.add.clicked.connect(self._add)
        self.reuse.clicked.connect(self._offer)
        self.known.chosen.connect(self._build_upon)
        self.known.left.connect(self._close)
        self.known.listed.connect(self.rearranged)
        self.retranslate()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in the order of the page."""
        partners = self._model.work.case.partners if self._model.is_open else ()
        forms = (self.forms[one.subject] for one in partners if one.subject in self.forms)
        own = (stop for form in forms for stop in form.stops)
        return (*own, self.add, self.reuse, *self.known.stops)

    def show_work(self) -> None:
        """Show the partners as they are now; forms that are still right are kept."""
        case = self._model.work.case
        if case.subject != self._case:
            self._case = case.subject
            self._adding = False
            self._close()
        there = {partner.subject: partner for partner in case.partners}
        for subject in [subject for subject in self.forms if subject not in there]:
            self._drop_form(subject)
        for place, (subject, partner) in enumerate(there.items()):
            if subject in self.forms:
                self.forms[subject].show_partner(partner, place)
                self._show_age(subject)
            else:
                self._turns.put(partial(self._make, subject))
        self.known.leave_out(tuple(there))
        if there:
            self.none.clear()
        elif self.none.message is None:
            self.none.show_message(note(_NONE))

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Partners")))
        self._words.setText(
            t(
                N_(
                    "A partner is any organisation or company you work with. What is said about "
                    "one is kept with it and can be used again in other cases."
                )
            )
        )
        self.add.name(t(N_("Add a partner")))
        self.reuse.name(t(N_("Use a known partner")))

    def _lines(self) -> None:
        lines = column(self, gap=ROOM)
        head = column(gap=NEAR)
        head.addWidget(self._heading)
        head.addWidget(self._words)
        lines.addLayout(head)
        lines.addWidget(self.none)
        lines.addLayout(self._places)
        buttons = Flow(gap=NEAR)
        buttons.addWidget(self.add)
        buttons.addWidget(self.reuse)
        lines.addLayout(buttons)
        lines.addWidget(self.known)

    def _make(self, subject: str) -> None:
        """Make the form of a partner, unless it left the case since or another piece did it."""
        partner = self._model.work.partner(subject) if self._model.is_open else None
        if partner is None or subject in self.forms:
            return
        above = takewhile(lambda one: one is not partner, self._model.work.case.partners)
        place = sum(one.subject in self.forms for one in above)
        form = PartnerForm(self._model, subject)
        form.removed.connect(self._remove)
        form.age.asked.connect(lambda question: self.asked.emit(question, subject))
        form.age.confirmed.connect(partial(self._confirm, subject))
        form.age.taken.connect(partial(self._take_over, subject))
        self.forms[subject] = form
        self._places.insertWidget(place, form)
        form.show_partner(partner, place)
        self._show_age(subject)
        self.rearranged.emit()
        if self._adding:
            self._adding = False
            form.fields["name"].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            show_whole(form)

    def _drop_form(self, subject: str) -> None:
        form = self.forms.pop(subject)
        self._places.removeWidget(form)
        had_keyboard = _has_keyboard(form)
        form.hide()
        form.deleteLater()
        if had_keyboard:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        self._adding = True
        self._model.write(lambda vault, case, now: casework.add_partner(vault, case, {}, now))

    def _offer(self) -> None:
        self.known.offer(tuple(self.forms))

    def _build_upon(self, partner: str) -> None:
        self._model.write(
            lambda vault, case, now: casework.build_upon_partner(vault, case, partner, now)
        )
        self._close()
        self.reuse.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        had_keyboard = _has_keyboard(self.known)
        self.known.hide()
        if had_keyboard:
            self.reuse.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_people(self) -> None:
        """Learn who has answered here."""
        self._desk.ask(self, people.names, self._know)

    def _know(self, names: Mapping[str, str]) -> None:
        self._people = names
        for subject in self.forms:
            self._show_age(subject)

    def _show_age(self, subject: str) -> None:
        self.forms[subject].show_age(self._people, self._desk.now().astimezone().date())

    def _confirm(self, partner: str, fields: tuple[str, ...]) -> None:
        self._model.write(
            lambda vault, case, now: casework.confirm(vault, case, partner, fields, now)
        )
        self._desk.say(done(N_("Confirmed: the answers hold as before, from today on.")))

    def _take_over(self, partner: str) -> None:
        self._model.write(lambda vault, case, now: casework.take_over(vault, case, partner, now))
        self._desk.say(done(N_("The case builds on the newer answers. “Undo” takes that back.")))

    def _remove(self, partner: str) -> None:
        self._model.write(lambda vault, case, now: casework.drop_partner(vault, case, partner, now))
        self._desk.say(
            done(N_("The partner is no longer part of this case. “Undo” brings it back."))
        )


def _has_keyboard(part: QWidget) -> bool:
    focused: QWidget | None = QApplication.focusWidget()
    return focused is not None and part.isAncestorOf(focused)

"""The people who take part in the decision, by what they do."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from rsdesk.domain.casework import Casework
from rsdesk.domain.deciding import needed, several_roles
from rsdesk.domain.deciding_words import act_word
from rsdesk.domain.proceedings import ACTS, Act, Party
from rsdesk.domain.wording import joined
from rsdesk.i18n import N_, translator
from rsdesk.services import casework
from rsdesk.services.owner import Owner, owner
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.decision.person import PersonView
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import current, t
from rsdesk.ui.message import done
from rsdesk.ui.widgets.boxes import NEAR, column
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.text import label


class PeopleView(Section):
    """Says which roles are taken, and holds a line for each person."""

    rearranged = Signal()  # Tab has to find its way anew

    def __init__(self, desk: Desk, model: CaseModel, turns: Turns) -> None:
        """`turns` makes the lines, one after the other."""
        super().__init__(
            N_("People"),
            N_(
                "Name who fills in, checks and decides, with their function. State no one's "
                "nationality, birthplace, origin or religion; write so that the person may read it."
            ),
        )
        self._desk, self._model, self._turns = desk, model, turns
        self._case = ""
        self._owner: Owner | None = None
        self._new: set[str] = set()  # added here and not typed into yet
        self._wanted = ""  # unfolded once its line is there
        self.persons: dict[str, PersonView] = {}
        self._roles, self._several = label(), label("soft")
        self.add, self.add_me = IconButton("plus"), IconButton("user")
        self._list = column(gap=NEAR)
        said = column(gap=NEAR)
        said.addWidget(self._roles)
        said.addWidget(self._several)
        buttons = Flow(gap=NEAR)
        buttons.addWidget(self.add_me)
        buttons.addWidget(self.add)
        self.lines.addLayout(said)
        self.lines.addLayout(self._list)
        self.lines.addLayout(buttons)
        self.add.clicked.connect(self._add)
        self.add_me.clicked.connect(self._add_me)
        self.retranslate()

    def arrive(self) -> None:
        """Ask whose vault this is: that name can be entered with one click."""
        if self._owner is None:
            self._desk.ask(self, owner, self._know)

    def show_work(self, work: Casework) -> None:
        """Show the people of this case; lines that are still right are kept."""
        if work.case.subject != self._case:
            self._case = work.case.subject
            self._new.clear()
            for name in [*self.persons]:
                self._drop(name)
        there = work.case.proceedings.parties
        self._new -= {*there}
        for name in [name for name in self.persons if name not in there and not self._stays(name)]:
            self._drop(name)
        for name in sorted(there, key=lambda name: _place(there[name])):
            if name in self.persons:
                self.persons[name].show_party(there[name])
            else:
                self._turns.put(partial(self._make, name))
        self._show_words(work)

    def show_person(self, name: str) -> bool:
        """Unfold a person for whom something is missing; whether there is such a person."""
        if name not in self.persons:
            self._wanted = name
            return False
        self.persons[name].unfold(_lacking(self.persons[name]))
        return True

    def take_keyboard(self, *, own: bool = False) -> None:
        """Take the keyboard to where a person is added; `own` to where it is oneself."""
        added = self.add_me if own and not self.add_me.isHidden() else self.add
        added.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every text; the lines set theirs."""
        super().retranslate()
        self.add.name(t(N_("Add a person")))
        if self._case and self._model.is_open:
            self._show_words(self._model.work)

    def _show_words(self, work: Casework) -> None:
        translate = translator(current())
        known = work.case.proceedings
        lines = []
        for act in needed(work.rules, work.assessment.appraisal):
            names = [party.name.strip() for party in known.acting(act) if party.name.strip()]
            who = joined(names, translate) or t(N_("nobody yet"))
            lines.append(t(N_("Who {act}: {who}"), act=act_word(act, translate), who=who))
        self._roles.setText("\n".join(lines))
        several = [
            t(
                N_("{name} holds several roles: {acts}. That is recorded."),
                name=one.name,
                acts=joined([act_word(act, translate) for act in one.acts], translate),
            )
            for one in several_roles(known.parties.values())
        ]
        self._several.setText("\n".join(several))
        self._several.setVisible(bool(several))
        mine = self._owner.name if self._owner is not None else ""
        both = self._mine() == ("fills", "decides")
        words = N_("{name} (you) fills in and decides") if both else N_("Add {name} (you)")
        self.add_me.name(t(words, name=mine))
        named = any(party.name.strip() == mine for party in known.parties.values())
        self.add_me.setVisible(bool(mine) and not named)

    def _stays(self, name: str) -> bool:
        """A line that was just added, or is being emptied to be typed anew."""
        focused: QWidget | None = QApplication.focusWidget()
        return name in self._new or (
            focused is not None and self.persons[name].isAncestorOf(focused)
        )

    def _make(self, name: str) -> None:
        """Make the line of a person, unless that one left since or another piece did it."""
        there = self._model.work.case.proceedings.parties if self._model.is_open else {}
        if name in self.persons or (name not in there and name not in self._new):
            return
        view = PersonView(self._model, name)
        view.removed.connect(self._remove)
        view.unfolded.connect(self.rearranged)
        self.persons[name] = view
        self._list.addWidget(view)
        view.show_party(there.get(name, Party()))
        self.rearranged.emit()
        if name in self._new or name == self._wanted:
            self._wanted = ""
            view.unfold(_lacking(view))

    def _drop(self, name: str) -> None:
        view = self.persons.pop(name)
        self._new.discard(name)
        self._list.removeWidget(view)
        view.hide()
        view.deleteLater()
        self.rearranged.emit()

    def _add(self) -> None:
        name = casework.new_entry()
        self._new.add(name)
        self._make(name)

    def _add_me(self) -> None:
        if self._owner is None:
            return
        name = self._wanted = casework.new_entry()
        party = Party(name=self._owner.name, acts=self._mine())
        self._model.write(
            lambda vault, case, now: casework.name_party(vault, case, name, party, now)
        )

    def _mine(self) -> tuple[Act, ...]:
        """What nobody does yet and one person may do alone; where two are needed, filling in."""
        work = self._model.work
        acts = needed(work.rules, work.assessment.appraisal)
        own: tuple[Act, ...] = ("fills",) if "checks" in acts else acts
        return tuple(act for act in own if not work.case.proceedings.acting(act))

    def _remove(self, name: str) -> None:
        stored = name in self._model.work.case.proceedings.parties
        self._drop(name)
        self.take_keyboard()
        if stored:
            self._model.write(
                lambda vault, case, now: casework.name_party(vault, case, name, Party(), now)
            )
            self._desk.say(
                done(N_("The person is no longer part of this decision. “Undo” brings them back."))
            )

    def _know(self, found: Owner) -> None:
        self._owner = found
        self.retranslate()


def _place(party: Party) -> tuple[int, str]:
    """Those who fill in come first, those without a role last."""
    return min((ACTS.index(act) for act in party.acts), default=len(ACTS)), party.name


def _lacking(view: PersonView) -> QWidget | None:
    """What of a person is to be filled in; None for the name."""
    party = view.value
    if not party.name.strip() or not {"checks", "decides"} & {*party.acts}:
        return None
    return view.conflict_text if party.conflict == "declared" else view.conflict.buttons["none"]

"""The people who take part in the decision, by what they do."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from rsdesk.domain.casework import Casework
from rsdesk.domain.deciding import needed, several_roles
from rsdesk.domain.deciding_words import act_word
from rsdesk.domain.proceedings import ACTS, Act, Party
from rsdesk.domain.wording import joined
from rsdesk.i18n import N_, translator
from rsdesk.services import casework
from rsdesk.services.owner import Owner, owner
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.entries import EntriesView
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.decision.person import PersonForm, PersonView
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import current, t
from rsdesk.ui.message import done
from rsdesk.ui.widgets.boxes import NEAR, column
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.text import label


class PeopleView(EntriesView[Party, PersonForm]):
    """Says which roles are taken, and holds a line for each person."""

    def __init__(self, desk: Desk, model: CaseModel, turns: Turns) -> None:
        """`turns` makes the lines, one after the other."""
        super().__init__(
            N_("People"),
            N_(
                "Name who fills in, checks and decides, with their function. State no one's "
                "nationality, birthplace, origin or religion; write so that the person may read it."
            ),
            model,
            turns,
        )
        self._desk = desk
        self._owner: Owner | None = None
        self._roles, self._several = label(), label("soft")
        self.add, self.add_me = IconButton("plus"), IconButton("user")
        said = column(gap=NEAR)
        said.addWidget(self._roles)
        said.addWidget(self._several)
        buttons = Flow(gap=NEAR)
        buttons.addWidget(self.add_me)
        buttons.addWidget(self.add)
        self.lines.addLayout(said)
        self.lines.addLayout(self._list)
        self.lines.addLayout(buttons)
        self.add.clicked.connect(self.add_entry)
        self.add_me.clicked.connect(self._add_me)
        self.retranslate()

    def arrive(self) -> None:
        """Ask whose vault this is: that name can be entered with one click."""
        if self._owner is None:
            self._desk.ask(self, owner, self._know)

    def show_work(self, work: Casework) -> None:
        """Show the people of this case."""
        self.show_entries(work)
        self._show_words(work)

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

    def _there(self, work: Casework) -> Mapping[str, Party]:
        return work.case.proceedings.parties

    def _rank(self, name: str, value: Party) -> tuple[int | str, ...]:
        """Those who fill in come first, those without a role last."""
        return min((ACTS.index(act) for act in value.acts), default=len(ACTS)), value.name

    def _empty(self) -> Party:
        return Party()

    def _line(self, name: str, value: Party) -> PersonView:
        return PersonView(self._model, name, value)

    def _add_me(self) -> None:
        if self._owner is None:
            return
        name = self._wanted = casework.new_entry()
        party = Party(name=self._owner.name, acts=self._mine())
        self._model.write(
            lambda vault, case, now: casework.name_party(vault, case, name, party, now)
        )

    def _mine(self) -> tuple[Act, ...]:
        """What nobody does yet and one person may do alone; without a low level, filling in."""
        work = self._model.work
        acts = needed(work.rules, work.assessment.appraisal)
        alone = work.assessment.appraisal.level is not None and "checks" not in acts
        own: tuple[Act, ...] = acts if alone else ("fills",)
        return tuple(act for act in own if not work.case.proceedings.acting(act))

    def _take_out(self, name: str) -> None:
        self._model.write(
            lambda vault, case, now: casework.name_party(vault, case, name, Party(), now)
        )
        self._desk.say(
            done(N_("The person is no longer part of this decision. “Undo” brings them back."))
        )

    def _know(self, found: Owner) -> None:
        self._owner = found
        self.retranslate()

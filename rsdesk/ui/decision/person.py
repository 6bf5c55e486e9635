"""One person who takes part: who it is, what the person does, and what the person states."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from rsdesk.domain.deciding_words import ACT_WORDS, act_word
from rsdesk.domain.proceedings import Act, Conflict, Party, Signature
from rsdesk.domain.wording import joined
from rsdesk.i18n import N_, translator
from rsdesk.ui.case.entry import EntryView, FormView
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.decision.ticks import Ticks
from rsdesk.ui.facts.sideways import SideBySide
from rsdesk.ui.language import current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column
from rsdesk.ui.widgets.day_line import DayLine
from rsdesk.ui.widgets.inputs import GrowingText, Labelled, Line

_CONFLICTS: dict[str, str] = {
    "none": N_("none that this person knows of"),
    "declared": N_("yes, declared"),
}
_SIGNATURES: dict[str, str] = {
    "paper": N_("by hand, on paper"),
    "advanced": N_("advanced electronic signature"),
    "qualified": N_("qualified electronic signature"),
}
_READ = N_("Write so that this person may read it. Nothing on nationality, origin or religion.")


class PersonForm(FormView[Party]):
    """Everything about a person."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.function = Line(), Line()
        self.acts = Ticks(
            N_("What does this person do?"), {str(act): words for act, words in ACT_WORDS.items()}
        )
        self.conflict = Ticks(N_("Conflict of interest"), _CONFLICTS, single=True)
        self.conflict_text, self.statement = GrowingText(), GrowingText()
        self.second_look = QCheckBox()
        self.signature = Ticks(N_("How does this person sign?"), _SIGNATURES, single=True)
        self.dated = DayLine(N_("Signed on"))
        self._described = Labelled(
            N_("What the conflict is, and how it is dealt with"), self.conflict_text, _READ
        )
        self._lines()
        self._connect()
        self.retranslate()

    @property
    def value(self) -> Party:
        """The person as it stands here."""
        return Party(
            name=self.name.text(),
            function=self.function.text(),
            acts=cast("tuple[Act, ...]", self.acts.value),
            conflict=cast("Conflict", next(iter(self.conflict.value), "")),
            conflict_text=self.conflict_text.text,
            statement=self.statement.text,
            second_look=self.second_look.isChecked(),
            signature=cast("Signature", next(iter(self.signature.value), "")),
            dated=self.dated.value,
        )

    def show_value(self, value: Party) -> None:
        """Show a person."""
        self.name.show_text(value.name)
        self.function.show_text(value.function)
        self.acts.show_value(value.acts)
        self.conflict.show_value((value.conflict,))
        self.conflict_text.show_text(value.conflict_text)
        self.statement.show_text(value.statement)
        self.second_look.setChecked(value.second_look)
        self.signature.show_value((value.signature,))
        self.dated.show_day(value.dated)
        self._ask()

    def take_keyboard(self) -> None:
        """Go to the name, or to the conflict of interest of somebody who checks or decides."""
        party = self.value
        part: QWidget = self.name
        if party.name.strip() and {"checks", "decides"} & {*party.acts}:
            declared = party.conflict == "declared"
            part = self.conflict_text if declared else self.conflict.buttons["none"]
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every text; labelled inputs set theirs."""
        self.second_look.setText(t(N_("asks for a second look at the decision")))
        self._ask()

    def _lines(self) -> None:
        lines = column(self, gap=ROOM)
        lines.setContentsMargins(0, NEAR, 0, ROOM)
        lines.addWidget(
            SideBySide(
                Labelled(N_("Name of the person"), self.name),
                Labelled(N_("Function"), self.function),
                gap=ROOM,
                even=True,
            )
        )
        lines.addWidget(self.acts)
        lines.addWidget(self.conflict)
        lines.addWidget(self._described)
        lines.addWidget(
            Labelled(N_("Statement of the applicant, or a dissenting view"), self.statement, _READ)
        )
        lines.addWidget(self.second_look)
        lines.addWidget(self.signature)
        lines.addWidget(SideBySide(self.dated, QWidget(), gap=ROOM, even=True))

    def _connect(self) -> None:
        for text in (self.name, self.function, self.conflict_text, self.statement, self.dated):
            text.typed.connect(self.typed)
            text.left.connect(self.left)
        for choice in (self.acts, self.conflict, self.signature):
            choice.changed.connect(self._choose)
        self.second_look.clicked.connect(self._choose)

    def _choose(self) -> None:
        self._ask()
        self.chosen.emit()

    def _ask(self) -> None:
        """Ask what a conflict is when there is one."""
        shown = self.value
        self._described.setVisible(shown.conflict == "declared" or bool(shown.conflict_text))


class PersonView(EntryView[Party, PersonForm]):
    """Says who it is and what the person does."""

    def __init__(self, model: CaseModel, name: str, party: Party) -> None:
        super().__init__(model, f"party/{name}", party, PersonForm)
        self._icon.show_icon("user", "soft")
        self.retranslate()

    def _show_head(self) -> None:
        shown = self.value
        name = shown.name.strip() or t(N_("Person without a name"))
        self._title.setText(", ".join(filter(None, (name, shown.function.strip()))))
        self._summary.setText(_summary(shown))
        unfold, shut = t(N_("Show all about {name}")), t(N_("Show less about {name}"))
        self.fold.name_silently((shut if self.is_unfolded else unfold).format(name=name))
        self.remove.name_silently(t(N_("Remove {name} from this decision"), name=name))


def _summary(party: Party) -> str:
    """What matters of a person, in one line."""
    translate = translator(current())
    acts = joined([act_word(act, translate) for act in party.acts], translate)
    parts = [acts or t(N_("without a role"))]
    if party.conflict:
        words = {
            "none": t(N_("no conflict of interest")),
            "declared": t(N_("conflict of interest declared")),
        }
        parts.append(words[party.conflict])
    if party.second_look:
        parts.append(t(N_("asks for a second look")))
    if party.statement.strip():
        parts.append(t(N_("with a statement")))
    if party.signature:
        parts.append(t(_SIGNATURES[party.signature]))
    return " · ".join(parts)

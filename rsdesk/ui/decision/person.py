"""One person who takes part: who it is, what the person does, and what the person states."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from rsdesk.domain.deciding_words import ACT_WORDS, act_word
from rsdesk.domain.proceedings import Act, Conflict, Party, Signature
from rsdesk.domain.wording import joined
from rsdesk.i18n import N_, translator
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.decision.ticks import Ticks
from rsdesk.ui.facts.sideways import SideBySide
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, frame, row
from rsdesk.ui.widgets.day_line import DayLine
from rsdesk.ui.widgets.inputs import GrowingText, Labelled, Line
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.text import label
from rsdesk.ui.widgets.typing import Typing

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


class PersonView(View):
    """A line that unfolds into everything about a person. What is typed is kept at once."""

    removed = Signal(str)
    unfolded = Signal()  # Tab has to find its way anew

    def __init__(self, model: CaseModel, name: str) -> None:
        super().__init__()
        self._model, self.entry = model, name
        self._typing = Typing[Party]()
        self._stored = Party()
        self._title, self._summary = label("subheading"), label("small")
        self.fold, self.remove = IconButton("chevron-down", "quiet"), IconButton("trash-2", "quiet")
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
        self.body = QWidget()
        self._lines()
        self._connect()
        self.body.hide()
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

    @property
    def is_unfolded(self) -> bool:
        """Whether everything about the person is seen."""
        return not self.body.isHidden()

    def show_party(self, party: Party) -> None:
        """Show what is stored, unless something newer is being typed."""
        if self._typing.lets_show(party):
            self._stored = party
            self.name.show_text(party.name)
            self.function.show_text(party.function)
            self.acts.show_value(party.acts)
            self.conflict.show_value((party.conflict,))
            self.conflict_text.show_text(party.conflict_text)
            self.statement.show_text(party.statement)
            self.second_look.setChecked(party.second_look)
            self.signature.show_value((party.signature,))
            self.dated.show_day(party.dated)
        self._show_head()

    def unfold(self, part: QWidget | None = None) -> None:
        """Show everything about the person, and take the keyboard to a part of it."""
        self._fold(shut=False)
        (part or self.name).setFocus(Qt.FocusReason.OtherFocusReason)
        show_whole(self)

    def retranslate(self) -> None:
        """Set every text; labelled inputs set theirs."""
        self.second_look.setText(t(N_("asks for a second look at the decision")))
        self._show_head()

    def _lines(self) -> None:
        lines = column(self, gap=NEAR)
        lines.addWidget(frame("rule"))
        words = column(gap=2)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        head = row(gap=NEAR)
        head.addWidget(IconLabel("user", "soft"), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        lines.addWidget(self.body)
        inner = column(self.body, gap=ROOM)
        inner.setContentsMargins(0, NEAR, 0, ROOM)
        inner.addWidget(
            SideBySide(
                Labelled(N_("Name of the person"), self.name),
                Labelled(N_("Function"), self.function),
                gap=ROOM,
                even=True,
            )
        )
        inner.addWidget(self.acts)
        inner.addWidget(self.conflict)
        inner.addWidget(self._described)
        inner.addWidget(
            Labelled(N_("Statement of the applicant, or a dissenting view"), self.statement, _READ)
        )
        inner.addWidget(self.second_look)
        inner.addWidget(self.signature)
        inner.addWidget(SideBySide(self.dated, QWidget(), gap=ROOM, even=True))

    def _connect(self) -> None:
        for text in (self.name, self.function, self.conflict_text, self.statement, self.dated):
            text.typed.connect(self._type)
            text.left.connect(self._left)
        for choice in (self.acts, self.conflict, self.signature):
            choice.changed.connect(self._choose)
        self.second_look.clicked.connect(self._choose)
        self.fold.clicked.connect(lambda: self._fold(shut=self.is_unfolded))
        self.remove.clicked.connect(lambda: self.removed.emit(self.entry))

    def _type(self) -> None:
        value = self.value
        self._typing.typed(value)
        self._model.type_entry(f"party/{self.entry}", "", value)
        self._show_head()

    def _choose(self) -> None:
        self._type()
        self._model.rest()

    def _left(self) -> None:
        if self._typing.waits:
            self._model.rest()

    def _fold(self, *, shut: bool) -> None:
        self.body.setVisible(not shut)
        self._show_head()
        self.unfolded.emit()

    def _show_head(self) -> None:
        shown = self.value
        name = shown.name.strip() or t(N_("Person without a name"))
        self._title.setText(", ".join(filter(None, (name, shown.function.strip()))))
        self._summary.setText(_summary(shown))
        self._described.setVisible(shown.conflict == "declared" or bool(shown.conflict_text))
        unfold, shut = t(N_("Show all about {name}")), t(N_("Show less about {name}"))
        self.fold.show_icon("chevron-up" if self.is_unfolded else "chevron-down")
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

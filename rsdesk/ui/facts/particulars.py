"""What is planned: title, project, form, period, money, people, institute and the next date."""

from rsdesk.domain.case import NEXT_DATE
from rsdesk.i18n import N_
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.facts.particular import Day, Particular
from rsdesk.ui.facts.sideways import SideBySide
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, WIDE, column
from rsdesk.ui.widgets.text import label

# as the record words them; the hint says what helps whoever reads it
_FIELDS: tuple[tuple[str, str, str, int], ...] = (
    ("title", N_("Title"), N_("So that you find the case again. It can change later."), 1),
    (
        "summary",
        N_("Project"),
        N_("Three or four sentences: what is done together, and what comes out of it."),
        3,
    ),
    ("form", N_("Form"), N_("Joint project, guest stay, contract, exchange of data …"), 1),
    ("period", N_("Period"), N_("From when to when."), 1),
    ("money", N_("Money"), N_("Who pays for what, and about how much."), 2),
    (
        "people",
        N_("People and roles"),
        N_("Who does what, on each side. Leave out what people are: only what they do counts."),
        2,
    ),
    ("institute", N_("Institute"), N_("Your own institute, and the group in it."), 1),
)


class Particulars(View):
    """The particulars of the case itself."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._model = model
        self._heading, self._words = label("heading"), label("soft")
        self.fields: dict[str, Particular] = {
            name: Particular(model, name, words, hint, lines=lines)
            for name, words, hint, lines in _FIELDS
        }
        self.fields[NEXT_DATE] = Day(
            model, N_("Next date"), N_("From this day on the case is at the top of the register.")
        )
        fields = self.fields
        lines = column(self, gap=ROOM)
        head = column(gap=NEAR)
        head.addWidget(self._heading)
        head.addWidget(self._words)
        lines.addLayout(head)
        for name in ("title", "summary"):
            lines.addWidget(fields[name])
        lines.addWidget(SideBySide(fields["form"], fields["period"], gap=WIDE, even=True))
        for name in ("money", "people"):
            lines.addWidget(fields[name])
        lines.addWidget(SideBySide(fields["institute"], fields[NEXT_DATE], gap=WIDE, even=True))
        self.retranslate()

    def show_work(self) -> None:
        """Show the case as it is now."""
        case = self._model.work.case
        for name, field in self.fields.items():
            statement = case.about.get(name)
            field.show_text(case.subject, statement.value if statement is not None else "")

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Collaboration")))
        self._words.setText(
            t(
                N_(
                    "A few words are enough; everything can be changed at any time. Please do "
                    "not state anyone's nationality, birthplace, origin or religion: they never "
                    "count here."
                )
            )
        )

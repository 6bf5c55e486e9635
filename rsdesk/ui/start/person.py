"""Step 2: who works with the vault, as it stands in the certificate and in records."""

from collections.abc import Callable

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_
from rsdesk.ui.language import t
from rsdesk.ui.message import failure
from rsdesk.ui.page import found
from rsdesk.ui.start.panel import Given
from rsdesk.ui.start.step import Step
from rsdesk.ui.widgets.boxes import ROOM, column
from rsdesk.ui.widgets.inputs import Labelled, Line
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label, repainted


class PersonStep(Step):
    """Asks for name and institute, and checks that a certificate can hold them."""

    title = N_("Who are you?")

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._words = label()
        self.name_line, self.institute_line = Line(), Line()
        self.strip = Strip(closable=False)
        lines = column(self, gap=ROOM)
        lines.addWidget(self._words)
        lines.addWidget(Labelled(N_("Your name"), self.name_line))
        lines.addWidget(Labelled(N_("Your institute"), self.institute_line))
        lines.addWidget(self.strip)
        for line in (self.name_line, self.institute_line):
            line.typed.connect(self._typed)
        self.name_line.returnPressed.connect(self.institute_line.setFocus)
        self.institute_line.returnPressed.connect(self.submitted)
        self.retranslate()

    @property
    def name(self) -> str:
        """The person's name as typed."""
        return self.name_line.text()

    @property
    def institute(self) -> str:
        """The institute as typed."""
        return self.institute_line.text()

    def begin(self) -> None:
        """Begin with the name."""
        self.name_line.setFocus()

    def check(self, then: Callable[[], None]) -> None:
        """Go on when both can stand in a certificate."""
        self._ask("check_name", self.name_line, lambda: self._check_institute(then))

    def retranslate(self) -> None:
        """Set every text."""
        self._words.setText(
            t(
                N_(
                    "Your name and your institute appear in your certificate and on every record "
                    "you sign. They stay in the vault and go nowhere else by themselves."
                )
            )
        )

    def _check_institute(self, then: Callable[[], None]) -> None:
        self._ask("check_institute", self.institute_line, then)

    def _ask(self, check: str, line: Line, then: Callable[[], None]) -> None:
        text = line.text()

        def refuse(error: RsdeskError) -> None:
            self.strip.show_message(failure(error))
            repainted(line, "wrong", True)
            line.setFocus()

        self.desk.worker.run(
            self,
            lambda: found(f"rsdesk.services.vaults:{check}")(text),
            lambda _: then(),
            refuse,
        )

    def _typed(self) -> None:
        self.strip.clear()
        for line in (self.name_line, self.institute_line):
            repainted(line, "wrong", False)

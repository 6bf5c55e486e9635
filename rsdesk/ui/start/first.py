"""First start: four small steps to a new vault, with a way back until it is made."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar, QWidget

from rsdesk.errors import InputError, RsdeskError
from rsdesk.i18n import N_
from rsdesk.services import place as places
from rsdesk.services.place import Place
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import t
from rsdesk.ui.page import found
from rsdesk.ui.start.panel import Given, Panel, Ways, buttons, found_close
from rsdesk.ui.start.person import PersonStep
from rsdesk.ui.start.protect import ProtectStep
from rsdesk.ui.start.sheet import SheetStep
from rsdesk.ui.start.step import Step
from rsdesk.ui.start.welcome import WelcomeStep
from rsdesk.ui.widgets.boxes import NEAR, frame
from rsdesk.ui.widgets.text import label

if TYPE_CHECKING:
    from rsdesk.services.vaults import Created

STEPS = 4


class FirstPanel(Panel):
    """Makes a vault: language, person, password, recovery sheet."""

    practice = False

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._created: Created | None = None
        self._number = label("small")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setRange(0, STEPS)
        self.welcome = WelcomeStep(given, practice=self.practice)
        self.person = PersonStep(given)
        self.protect = ProtectStep(given, self._own_words, practice=self.practice)
        self.sheet: SheetStep | None = None
        self.step: Step = self.welcome
        self.next = IconButton("arrow-right", "primary")
        self.next.clicked.connect(self.go_on)
        self.back = IconButton("arrow-left")
        self.back.setShortcut("Esc")
        self.back.clicked.connect(self.go_back)
        self.lines.insertWidget(0, self._progress)
        self._number.setWordWrap(False)
        self.heading.addWidget(self._number)
        self.lines.setSpacing(NEAR)
        self._others = _Others(self)
        for step in (self.welcome, self.person, self.protect):
            step.hide()
            self.lines.addWidget(step)
            step.submitted.connect(self.go_on)
        self.lines.addWidget(self.strip)
        self.lines.addSpacing(NEAR)
        self.lines.addLayout(buttons(self.next, self.back))
        self.lines.addWidget(self._others)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._close_unentered)
        self._show(self.welcome)

    def begin(self) -> None:
        """Begin with the step that is shown; where nothing has to be typed, with what leads on."""
        self.step.begin()
        if self.step is self.welcome:
            self.next.setFocus()

    def go_on(self) -> None:
        """Check this step and go to the next."""
        self.strip.clear()
        self.step.check(self._passed)

    def go_back(self) -> None:
        """Go to the step before; what was typed is kept."""
        self.strip.clear()
        before: dict[Step, Step] = {self.person: self.welcome, self.protect: self.person}
        if self.step in before:
            self._show(before[self.step])
        else:
            self.going.emit("home")

    def retranslate(self) -> None:
        """Set every text."""
        self.title.setText(t(self.step.title))
        self._number.setText(t(N_("Step {number} of {count}"), number=self._place, count=STEPS))
        self._progress.setAccessibleName(self._number.text())
        self.next.name(t(self.step.onward))
        self.back.name(t(N_("Back")), t(N_("Esc")))
        self._others.retranslate()

    @property
    def _place(self) -> int:
        steps = (self.welcome, self.person, self.protect)
        return steps.index(self.step) + 1 if self.step in steps else STEPS

    def _passed(self) -> None:
        if self.step is self.welcome:
            self._show(self.person)
        elif self.step is self.person:
            self._show(self.protect)
        elif self.step is self.protect:
            self._make()
        elif self._created is not None:
            created, self._created = self._created, None
            self.entered.emit(created.vault)

    def _show(self, step: Step) -> None:
        self.step.hide()
        self.step = step
        step.show()
        self.back.setVisible(step is not self.sheet and (self.practice or step is not self.welcome))
        self._others.setVisible(step is self.welcome and not self.practice)
        self._progress.setValue(self._place)
        self.breadth = SheetStep.breadth if step is self.sheet else Panel.breadth
        self.has_languages = step is self.welcome
        self.changed.emit()
        self.retranslate()
        self.begin()

    def _own_words(self) -> tuple[str, ...]:
        return (self.person.name, self.person.institute)

    def _make(self) -> None:
        folder, password, now = self.protect.folder, self.protect.password, self.desk.now()
        name, institute = self.person.name, self.person.institute
        kind = "practice" if self.practice else "real"
        effort = {} if self.given.effort is None else {"effort": self.given.effort}
        self.work(
            N_("Making the vault …"),
            lambda: found("rsdesk.services.vaults:create")(
                folder, password, name=name, institute=institute, now=now, kind=kind, **effort
            ),
            self._made,
            self._not_made,
            lambda created: found_close(created.vault),
            can_stop=False,  # a vault whose recovery key nobody has seen helps nobody
        )

    def _made(self, created: "Created") -> None:
        self._created = created
        self.protect.forget()
        self.sheet = SheetStep(
            self.given,
            folder=self.protect.folder.name,
            key=created.recovery_key,
            name=self.person.name,
            institute=self.person.institute,
            practice=self.practice,
        )
        self.sheet.submitted.connect(self.go_on)
        self.lines.insertWidget(self.lines.indexOf(self.strip), self.sheet)
        QWidget.setTabOrder(self.sheet.kept, self.next)  # made before, and seen below it
        self._show(self.sheet)

    def _not_made(self, error: RsdeskError) -> None:
        """Nothing was made. A name that cannot stand in a certificate is mended where it is."""
        if isinstance(error, InputError):
            self._show(self.person)
        self.fail(error)

    def _close_unentered(self) -> None:
        """The window is closed at the last step: close the vault in an orderly way."""
        if self._created is not None:
            vault = self._created.vault
            self.desk.worker.run(
                self.desk, lambda: found_close(vault), lambda _: None, self.desk.fail
            )


class _Others(Ways):
    """Other ways to begin, below the main one."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self.lines.setContentsMargins(0, NEAR, 0, 0)
        self.lines.addWidget(frame("rule"))
        self._restore = self.add("archive-restore", "restore")
        self._other = self.add("folder-open", "other")
        self._practice = self.add("graduation-cap", "practice")

    def retranslate(self) -> None:
        """Set every text."""
        self._restore.name(t(N_("Restore a backup")))
        self._other.name(t(N_("Open another vault …")))
        self._practice.name(t(N_("Make a practice vault, for courses and trying out")))


class PracticePanel(FirstPanel):
    """Makes a vault that is marked as one for practice, in a folder of its own."""

    practice = True

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        near = given.place.folder
        if given.place.state != "none":
            self.desk.worker.run(self, lambda: _free(near), self.protect.keep_in, self.desk.fail)


def _free(near: Path) -> Place:
    """Return a folder beside a vault where another one can come to be."""
    number, folder = 1, near.with_name("practice-vault")
    while (seen := places.look(folder)).state != "none":
        number += 1
        folder = near.with_name(f"practice-vault-{number}")
    return seen

"""A new password, typed twice, judged while it is typed; a weak one only at a person's own risk."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from rsdesk.i18n import N_
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import View, t
from rsdesk.ui.message import Message, note, warning
from rsdesk.ui.start.secret import PasswordField
from rsdesk.ui.start.strength import Meter, OwnWords
from rsdesk.ui.widgets.boxes import NEAR, column
from rsdesk.ui.widgets.strip import Strip

if TYPE_CHECKING:
    from rsdesk.services.passwords import Strength

_EMPTY = N_("Please type a password.")
_DIFFERENT = N_("The two passwords are not the same. Please type the second one again.")
_WEAK = N_(
    "This password can be guessed. Whoever gets hold of this computer or a copy of the vault can "
    "try as many as they like, and no delay protects you. Please take a stronger one."
)
_WEAK_PRACTICE = N_(
    "This password can be guessed. For a practice vault that is your choice: continue to keep it."
)


class NewPassword(View):
    """Asks for a new password; `check` hands it over once it can be taken."""

    submitted = Signal()

    def __init__(self, desk: Desk, own_words: OwnWords, *, practice: bool) -> None:
        super().__init__()
        self._practice = practice
        self._warned = ""
        self.first = PasswordField(N_("New password"))
        self.second = PasswordField(N_("The same password once more"))
        self.meter = Meter(desk, own_words)
        self.strip = Strip(closable=False)
        self.risk = QCheckBox()
        self.risk.hide()
        self.first.edited.connect(self._edited)
        self.second.edited.connect(self.strip.clear)
        self.first.submitted.connect(self.second.begin)
        self.second.submitted.connect(self.submitted)
        lines = column(self, gap=NEAR)
        for part in (self.first, self.meter, self.second, self.strip, self.risk):
            lines.addWidget(part)
        self.retranslate()

    def begin(self) -> None:
        """Wait for the first password."""
        self.first.begin()

    def check(self, then: Callable[[str], None]) -> None:
        """Call `then` with the password, or say beside the field why it is not taken."""
        password = self.first.text
        if not password:
            self._refuse(warning(_EMPTY), self.first)
        elif password != self.second.text:
            self._refuse(warning(_DIFFERENT), self.second)
        else:
            self.meter.judge(password, lambda strength: self._judged(password, strength, then))

    def retranslate(self) -> None:
        """Set every text."""
        self.risk.setText(t(N_("I take the risk")))

    def _judged(self, password: str, strength: "Strength", then: Callable[[str], None]) -> None:
        if password != self.first.text:
            return
        accepted = self._warned == password if self._practice else self.risk.isChecked()
        if strength.is_enough or accepted:
            self.strip.clear()
            then(password)
            return
        self._warned = password
        self.risk.setVisible(not self._practice)
        if self._practice:
            self.strip.show_message(note(_WEAK_PRACTICE))
        else:
            self._refuse(warning(_WEAK), self.first)

    def _refuse(self, message: Message, field: PasswordField) -> None:
        self.strip.show_message(message)
        field.mark(True)
        field.begin()

    def _edited(self) -> None:
        self.strip.clear()
        self.risk.hide()
        self.risk.setChecked(False)
        self.meter.watch(self.first.text)

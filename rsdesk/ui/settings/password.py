"""The password of the open vault."""

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_
from rsdesk.services import owner
from rsdesk.services.passwords import STRONG_ENOUGH, strength
from rsdesk.storage.vault import Vault
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import t
from rsdesk.ui.message import done, failure, warning
from rsdesk.ui.settings.group import Group
from rsdesk.ui.start.strength import Meter
from rsdesk.ui.widgets.boxes import row
from rsdesk.ui.widgets.inputs import Labelled, Line, Waiting
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.strip import Strip

_NEW = N_("New password")


class PasswordGroup(Group):
    """Sets a new password."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            N_("Password"),
            N_(
                "Backups made until now still open with the old password. The recovery sheet "
                "stays valid."
            ),
        )
        self._desk = desk
        self._known: tuple[str, ...] = ()
        self._fields = [_secret() for _ in range(3)]
        names = (N_("Current password"), _NEW, N_("New password once more"))
        shown = [Labelled(name, field) for name, field in zip(names, self._fields, strict=True)]
        self._meter = Meter(desk, self._own_words)
        self._fields[1].textEdited.connect(self._meter.watch)
        self.add(*shown[:2], self._meter, shown[2])
        self._strip = Strip()
        self._change = IconButton("key-round")
        self._change.clicked.connect(self._try)
        self._fields[2].returnPressed.connect(self._try)
        self._waiting = Waiting(can_stop=False)
        line = row()
        line.addWidget(self._change)
        line.addStretch(1)
        self.lines.addLayout(line)
        self.add(self._waiting, self._strip)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self._change.name(t(N_("Change the password")))

    def arrive(self) -> None:
        """Ask whose vault it is: others try a name and an institute first."""
        self._desk.ask(self, owner.owner, self._know)

    def _know(self, who: owner.Owner) -> None:
        self._known = (who.name, who.institute)

    def _own_words(self) -> tuple[str, ...]:
        return self._known

    def _try(self) -> None:
        old, new, again = (field.text() for field in self._fields)
        if not old or not new:
            self._strip.show_message(
                warning(N_("Please fill in all three fields. Nothing was changed."))
            )
        elif new != again:
            self._strip.show_message(
                warning(N_("The two new passwords differ. Nothing was changed."))
            )
        elif self._waiting.isHidden():  # the button stays: disabled it would pass the keyboard on
            self._strip.clear()
            self._waiting.begin(N_("Setting the new password …"))
            self._desk.ask(
                self, lambda vault: _change(vault, old, new), self._changed, self._refused
            )

    def _changed(self, score: int) -> None:
        self._waiting.end()
        for field in self._fields:
            field.clear()
        self._meter.watch("")
        said = N_("The new password is set. Backups made until now still open with the old one.")
        weak = N_(
            "The new password is set, but it is easy to guess. Several unrelated words make a "
            "better one."
        )
        self._strip.show_message(done(said) if score >= STRONG_ENOUGH else warning(weak))
        show_whole(self._strip)

    def _refused(self, error: RsdeskError) -> None:
        self._waiting.end()
        self._strip.show_message(failure(error))
        show_whole(self._strip)
        self._fields[0].setFocus()
        self._fields[0].selectAll()


def _secret() -> Line:
    field = Line()
    field.setEchoMode(Line.EchoMode.Password)
    return field


def _change(vault: Vault, old: str, new: str) -> int:
    owner.change_password(vault, old, new)
    return strength(new).score

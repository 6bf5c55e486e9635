"""Whose vault it is."""

from rsdesk.i18n import N_, date_text
from rsdesk.services import owner
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import current, t
from rsdesk.ui.settings.group import Group
from rsdesk.ui.widgets.text import label, selectable


class IdentityGroup(Group):
    """Says who signs in this vault."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            N_("Identity"),
            N_(
                "Records carry this name, and others recognise you by the fingerprint. It was made "
                "with the vault and cannot be altered afterwards."
            ),
        )
        self._desk = desk
        self._owner: owner.Owner | None = None
        self._name, self._institute = selectable("subheading"), selectable()
        self._fingerprint = selectable("small")
        self._until = label("small")
        self.add(self._name, self._institute, self._fingerprint, self._until)
        self.retranslate()

    def arrive(self) -> None:
        """Ask the vault whose it is."""
        self._desk.ask(self, owner.owner, self._show)

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        if self._owner is not None:
            self._show(self._owner)

    def _show(self, found: owner.Owner) -> None:
        self._owner = found
        self._name.setText(found.name)
        self._institute.setText(found.institute)
        groups = [found.fingerprint[place : place + 4] for place in range(0, 64, 4)]
        self._fingerprint.setText(t(N_("Fingerprint: {groups}"), groups=" ".join(groups)))
        self._until.setText(t(N_("Valid until {day}"), day=date_text(found.valid_until, current())))

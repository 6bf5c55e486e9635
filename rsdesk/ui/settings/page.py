"""The settings page: this computer first, then this vault and the institute, then the program."""

from PySide6.QtWidgets import QWidget

from rsdesk.i18n import N_
from rsdesk.services import preferences
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import t
from rsdesk.ui.page import PageView
from rsdesk.ui.place import Place
from rsdesk.ui.settings.about import AboutGroup
from rsdesk.ui.settings.appearance import LanguageGroup, ThemeGroup, TypeSizeGroup
from rsdesk.ui.settings.backups import BackupGroup
from rsdesk.ui.settings.identity import IdentityGroup
from rsdesk.ui.settings.idle import IdleGroup
from rsdesk.ui.settings.packs import PacksGroup
from rsdesk.ui.settings.password import PasswordGroup
from rsdesk.ui.settings.policy import PolicyGroup
from rsdesk.ui.widgets.boxes import ROOM, WIDE, column, scrolled
from rsdesk.ui.widgets.text import label


class SettingsPage(PageView):
    """Everything that can be set, on one page; each setting holds at once."""

    topic = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._title = label("title")
        self._idle = IdleGroup(desk)
        self._backup = BackupGroup(desk)
        self._password = PasswordGroup(desk)
        self._identity = IdentityGroup(desk)
        self._packs = PacksGroup(desk)
        self._policy = PolicyGroup(desk)
        inner = QWidget()
        lines = column(inner, gap=ROOM, margin=WIDE)
        lines.addWidget(self._title)
        for group in (
            LanguageGroup(desk),
            ThemeGroup(desk),
            TypeSizeGroup(desk),
            self._idle,
            self._backup,
            self._password,
            self._identity,
            self._packs,
            self._policy,
            AboutGroup(desk),
        ):
            lines.addWidget(group)
        lines.addStretch(1)
        column(self, gap=0).addWidget(scrolled(inner))
        self.retranslate()

    def arrive(self, place: Place) -> None:
        """Ask the vault for what it remembers."""
        self._desk.ask(self, preferences.idle_minutes, self._idle.show_minutes)
        self._backup.arrive()
        self._password.arrive()
        self._identity.arrive()
        self._packs.arrive()
        self._policy.arrive()

    def here(self) -> Place:
        """Return the page."""
        return Place("settings")

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(t(N_("Settings")))

"""Step 3: the password of the new vault, and where the vault is kept."""

from collections.abc import Callable
from pathlib import Path

from rsdesk.i18n import N_
from rsdesk.services import place as places
from rsdesk.services.place import Place
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import t
from rsdesk.ui.message import warning
from rsdesk.ui.start.new_password import NewPassword
from rsdesk.ui.start.panel import Given, shown
from rsdesk.ui.start.step import Step
from rsdesk.ui.start.strength import OwnWords
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, row
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label

_OWN_FOLDER = "rsdesk-vault"


class ProtectStep(Step):
    """Asks for a password and lets the person choose another folder."""

    title = N_("Protect your vault")
    onward = N_("Make the vault")

    def __init__(self, given: Given, own_words: OwnWords, *, practice: bool) -> None:
        super().__init__(given)
        self.password = ""
        self._place = given.place
        self._words = label()
        self.fields = NewPassword(given.desk, own_words, practice=practice)
        self.fields.submitted.connect(self.submitted)
        self._where = label("small")
        self.elsewhere = IconButton("folder", "quiet")
        self.elsewhere.clicked.connect(self._ask_folder)
        self._notices = [Strip(closable=False) for _ in range(3)]
        lines = column(self, gap=ROOM)
        lines.addWidget(self._words)
        lines.addWidget(self.fields)
        line = row(gap=NEAR)
        line.addWidget(self._where, 1)
        line.addWidget(self.elsewhere)
        lines.addLayout(line)
        for notice in self._notices:
            lines.addWidget(notice)
        self.keep_in(given.place)

    @property
    def folder(self) -> Path:
        """Where the vault will be."""
        return self._place.folder

    def begin(self) -> None:
        """Begin with the password."""
        self.fields.begin()

    def check(self, then: Callable[[], None]) -> None:
        """Go on with a password that can be taken."""

        def take(password: str) -> None:
            self.password = password
            then()

        self.fields.check(take)

    def forget(self) -> None:
        """Forget the password: the vault is made."""
        self.password = ""
        self.fields.first.clear()
        self.fields.second.clear()

    def keep_in(self, place: Place) -> None:
        """Keep the vault in this folder, and say what is to be known of it."""
        if place.state != "none":
            self._notices[0].show_message(
                warning(
                    N_(
                        "There is a vault in {folder} already. Nothing was changed. Please open "
                        "it, or choose another folder for the new one."
                    ),
                    folder=shown(place.folder),
                )
            )
            return
        self._place = place
        for number, strip in enumerate(self._notices):
            if number < len(place.notices):
                notice = place.notices[number]
                strip.show_message(warning(notice.message, **notice.values))
            else:
                strip.clear()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._words.setText(
            t(
                N_(
                    "The password opens the vault each time. Nobody can recover it, neither your "
                    "institute nor the makers of rsdesk. Only the recovery sheet, which comes "
                    "next, opens the vault without it."
                )
            )
        )
        self._where.setText(t(N_("The vault is kept in {folder}"), folder=shown(self.folder)))
        self.elsewhere.name(t(N_("Another place …")))

    def _ask_folder(self) -> None:
        self.given.dialogs.folder(self, t(N_("Choose a folder for the vault")), self._chosen)

    def _chosen(self, folder: Path) -> None:
        self.desk.worker.run(self, lambda: _own(folder), self.keep_in, self.desk.fail)


def _own(folder: Path) -> Place:
    """Look at a folder; a vault gets one of its own rather than lie among other files."""
    seen = places.look(folder)
    if seen.state == "none" and folder.is_dir() and any(folder.iterdir()):
        return places.look(folder / _OWN_FOLDER)
    return seen

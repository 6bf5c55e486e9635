"""Questions of the institute's own: packs that are added, looked at, and taken out again."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_, date_text
from rsdesk.services import packs
from rsdesk.services.packs import KnownPack
from rsdesk.storage.vault import Vault
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, counted, current, t
from rsdesk.ui.message import done
from rsdesk.ui.settings.group import Group
from rsdesk.ui.settings.mistakes import Mistakes
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, emptied, row
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.text import label, selectable

_Known = tuple[KnownPack, ...]


class PacksGroup(Group):
    """Adds packs, and says which ones new cases are asked by."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            N_("Questions of your own"),
            N_(
                "A pack adds questions, measures and contacts of your institute to the guidance. "
                "New cases are asked by it; cases that exist are offered to be updated."
            ),
        )
        self._desk = desk
        self._known: _Known | None = None
        self.rows: dict[str, PackRow] = {}
        self._none = label("soft")
        self._packs = column(gap=ROOM)
        self._add = IconButton("plus")
        self._add.clicked.connect(self.choose)
        self._mistakes = Mistakes()
        line = row()
        line.addWidget(self._add)
        line.addStretch(1)
        self.add(self._none)
        self.lines.addLayout(self._packs)
        self.lines.addLayout(line)
        self.add(self._mistakes)
        self.lines.addStretch(1)
        self.retranslate()

    def arrive(self) -> None:
        """Ask the vault for its packs."""
        self._desk.ask(self, packs.known, self._show)

    def choose(self) -> None:
        """Let the person choose the folder of a pack."""
        dialog = QFileDialog(self.window(), t(N_("Folder of the pack")))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.take(Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, folder: Path) -> None:
        """Add the pack in this folder."""
        self._mistakes.clear()
        now = self._desk.now()
        self._desk.ask(
            self, lambda vault: _added(vault, folder, now), self._added, self._mistakes.show_error
        )

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self._none.setText(t(N_("There is no pack yet.")))
        self._add.name(t(N_("Add a pack …")))

    def _added(self, result: tuple[KnownPack, _Known]) -> None:
        added, known = result
        self._show(known)
        self._desk.say(
            done(N_("Added to new cases from now on: {pack}."), pack=added.pack.title[current()])
        )

    def _show(self, known: _Known) -> None:
        self._known = known
        emptied(self._packs)
        self.rows = {}
        for one in known:
            shown = PackRow(one)
            shown.asked.connect(partial(self._use, one))
            self.rows[f"{one.pack.id}@{one.pack.version}"] = shown
            self._packs.addWidget(shown)
        self._none.setVisible(not known)

    def _use(self, one: KnownPack, used: bool) -> None:
        self._mistakes.clear()
        self._desk.ask(self, lambda vault: _used(vault, one, used), self._show, self._refused)

    def _refused(self, error: RsdeskError) -> None:
        self._mistakes.show_error(error)


class PackRow(View):
    """One pack: its name, what it adds, whether new cases are asked by it."""

    asked = Signal(bool)  # whether new cases are to be asked by it

    def __init__(self, known: KnownPack) -> None:
        super().__init__()
        self._known = known
        self._title, self._about = selectable("subheading"), selectable("small")
        self._state, self._adds = label(), label("small")
        self._questions = label("small")
        self._questions.hide()
        self._look = IconButton("eye", "quiet")
        self._look.setCheckable(True)
        self._look.toggled.connect(self._questions.setVisible)
        self._use = IconButton("minus" if known.used else "rotate-ccw", "quiet")
        self._use.clicked.connect(lambda: self.asked.emit(not known.used))
        if not known.fits:  # shown before it has a parent it would be a window of its own
            self._use.hide()
        buttons = Flow(gap=NEAR)
        buttons.addWidget(self._look)
        buttons.addWidget(self._use)
        lines = column(self, gap=TIGHT)
        for part in (self._title, self._about, self._state, self._adds):
            lines.addWidget(part)
        lines.addLayout(buttons)
        lines.addWidget(self._questions)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        known, language = self._known, current()
        pack = known.pack
        self._title.setText(pack.title[language])
        accepted = datetime.fromisoformat(known.accepted)
        self._about.setText(
            t(
                N_("{id}, version {version}, for guidance {base}. Added on {day}."),
                id=pack.id,
                version=pack.version,
                base=pack.base,
                day=date_text(accepted.date(), language),
            )
        )
        self._state.setText(t(self._standing()))
        self._adds.setText(", ".join(self._contents()))
        self._look.name(t(N_("Show the questions")))
        self._use.name(
            t(N_("No longer ask new cases")) if known.used else t(N_("Ask new cases again"))
        )
        questions = [known.question(one).text[language] for one in known.questions]
        self._questions.setText("\n".join(f"• {words}" for words in questions))

    def _standing(self) -> str:
        if not self._known.fits:
            return N_("Made for other guidance than the newest, so new cases do without it.")
        if self._known.used:
            return N_("Asked in new cases.")
        return N_("New cases do without it; cases begun with it keep it.")

    def _contents(self) -> list[str]:
        known = self._known
        return [
            counted(N_("1 question"), N_("{count} questions"), len(known.questions)),
            counted(N_("1 item"), N_("{count} items"), known.items),
            counted(N_("1 measure"), N_("{count} measures"), known.measures),
            counted(N_("1 contact"), N_("{count} contacts"), known.contacts),
        ]


def _added(vault: Vault, folder: Path, now: datetime) -> tuple[KnownPack, _Known]:
    return packs.add(vault, folder, now), packs.known(vault)


def _used(vault: Vault, one: KnownPack, used: bool) -> _Known:
    if used:
        packs.use_again(vault, one.pack.id, one.pack.version)
    else:
        packs.stop_using(vault, one.pack.id)
    return packs.known(vault)

"""The part of the record step in which a case leaves the vault in clear text."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_
from rsdesk.services import saving
from rsdesk.services.export_kinds import FORMS, STYLES, Form, file_name
from rsdesk.storage.vault import Vault
from rsdesk.ui.assessment.rows import Fold
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.export.options import Options
from rsdesk.ui.export.words import NAMES, SAVE
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.message import Message, done, failure, warning
from rsdesk.ui.page import found
from rsdesk.ui.start.dialogs import Dialogs
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, frame, row
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.inputs import GrowingText
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label

_FORMS: tuple[Form, ...] = ("docx", "txt", "csv", "ics", "json")


class ExportPanel(View):
    """Says what is in a file, makes it, and puts it where the person wants it."""

    def __init__(self, desk: Desk, model: CaseModel, dialogs: Dialogs) -> None:
        super().__init__()
        self._desk, self._model, self._dialogs = desk, model, dialogs
        self._heading, self._clear = label("heading"), label("soft")
        self.options = Options()
        self.look, self.copy = IconButton("eye"), IconButton("clipboard-copy")
        self.saves = {form: IconButton("download") for form in _FORMS}
        self.text = GrowingText(lines=6)
        self.text.setReadOnly(True)
        self.text.hide()
        self.strip = Strip()
        inner = QWidget()
        self.fold = Fold(inner)
        self._place_parts(inner)
        for form, button in self.saves.items():
            button.clicked.connect(partial(self._save, form))
        self.copy.clicked.connect(self._copy)
        self.look.clicked.connect(self._look)
        self.options.changed.connect(self._another)
        self.fold.turned.connect(self._turned)
        self.retranslate()

    def forget(self) -> None:
        """Another case is shown: what was said and shown of the former one goes."""
        self.options.forget()
        self._another()

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Export")))
        self.fold.name(t(N_("Make a file for others")))
        self._clear.setText(
            t(
                N_(
                    "The file leaves the vault in clear text and is not encrypted; from then on it "
                    "is for you to protect."
                )
            )
        )
        for form, button in self.saves.items():
            button.name(t(SAVE[form]))
        self.copy.name(t(N_("Copy the text")))
        self.look.name(t(N_("Show the text")))
        self.text.setAccessibleName(t(N_("Text for the funder")))
        self._show_kind()

    def _place_parts(self, inner: QWidget) -> None:
        warned = row(gap=NEAR)
        warned.addWidget(IconLabel("lock-open", "flag"))
        warned.addWidget(self._clear, 1)
        buttons = QWidget()
        flow = Flow(buttons, gap=NEAR)
        for button in (self.look, self.copy, *self.saves.values()):
            flow.addWidget(button)
        lines = column(inner, gap=ROOM)
        lines.addLayout(warned)
        lines.addWidget(self.options)
        lines.addWidget(buttons)
        lines.addWidget(self.strip)
        lines.addWidget(self.text)
        card = frame("card")
        parts = column(card, gap=NEAR, margin=ROOM)
        parts.addWidget(self._heading)
        parts.addWidget(self.fold)
        column(self, gap=0).addWidget(card)

    def _show_kind(self) -> None:
        kind = self.options.kind
        for form, button in self.saves.items():
            button.setVisible(form in FORMS[kind])
        for button in (self.copy, self.look):
            button.setVisible(kind in STYLES)

    def _another(self) -> None:
        """What is shown is not what is chosen any more."""
        self.strip.clear()
        self.text.hide()
        self.text.setPlainText("")
        self._show_kind()

    def _turned(self) -> None:
        if self.fold.is_open:
            show_whole(self.fold)

    def _when_stored(self, then: Callable[[], None]) -> None:
        """Let everything typed reach the vault first; a file without it would mislead."""
        self.strip.clear()
        self._model.rest()
        case = self._model.case
        self._desk.ask(self, lambda _: None, lambda _: self._go_on(case, then))

    def _go_on(self, case: str, then: Callable[[], None]) -> None:
        if case != self._model.case:  # the person has gone on to another
            return
        if not self._desk.unstored:
            then()
            return
        self._say(
            warning(
                N_(
                    "Something you typed is not stored yet, so nothing was exported. It is tried "
                    "again by itself; please export a little later."
                )
            )
        )

    def _save(self, form: Form) -> None:
        self._when_stored(partial(self._ask_where, form))

    def _ask_where(self, form: Form) -> None:
        case, chosen = self._model.case, self.options
        kind, language, named = chosen.kind, chosen.language, chosen.with_names
        now = self._desk.now()

        def make(path: Path, vault: Vault) -> None:
            content = found("rsdesk.services.exporting:export")(
                vault, case, kind, form, language, now, with_names=named
            )
            saving.save_over(path, content, in_vault=False)

        def save(path: Path) -> None:
            said = done(N_("Saved as {path}. The file is not encrypted."), path=path)
            self._desk.ask(self, partial(make, path), lambda _: self._say(said), self._fail)

        name = file_name(case, kind, form, language)
        self._dialogs.file(self, t(NAMES[kind]), name, save)

    def _copy(self) -> None:
        self._when_stored(partial(self._make_text, self._copied))

    def _look(self) -> None:
        self._when_stored(partial(self._make_text, self._looked))

    def _make_text(self, then: Callable[[str], None]) -> None:
        case, chosen = self._model.case, self.options
        style = STYLES.get(chosen.kind)
        if style is None:
            return
        language, named, now = chosen.language, chosen.with_names, self._desk.now()
        self._desk.ask(
            self,
            lambda vault: str(
                found("rsdesk.services.exporting:funder_text")(
                    vault, case, style, language, now, with_names=named
                )
            ),
            then,
            self._fail,
        )

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)  # the program marks it as confidential
        self._say(
            done(
                N_(
                    "The text is in the clipboard, where other programs can read it. It is taken "
                    "out again when rsdesk is locked."
                )
            )
        )

    def _looked(self, text: str) -> None:
        self.text.setPlainText(text)
        self.text.show()
        show_whole(self.text)

    def _fail(self, error: RsdeskError) -> None:
        self._say(failure(error))

    def _say(self, message: Message) -> None:
        self.strip.show_message(message)
        show_whole(self.strip)

"""Choosing language and help texts of a record, signing it, and what came of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_, Language
from rsdesk.records.content import Kind
from rsdesk.services import casework
from rsdesk.services.casework import Done, RecordLine
from rsdesk.services.owner import Owner, owner
from rsdesk.storage.vault import Vault
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, current, t
from rsdesk.ui.message import done, failure, note, warning
from rsdesk.ui.page import found
from rsdesk.ui.record.saving import save_copy
from rsdesk.ui.start.dialogs import Dialogs
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, frame, row
from rsdesk.ui.widgets.inputs import Line, Waiting
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label, repainted
from rsdesk.ui.worker import Cancelled, Job

_LANGUAGES: tuple[tuple[Language, str], ...] = (("de", N_("German")), ("en", N_("English")))


class SignPanel(View):
    """Makes the record; `signing` before it begins, `optioned` when another one is wanted."""

    optioned = Signal()
    signing = Signal()

    def __init__(self, desk: Desk, model: CaseModel, dialogs: Dialogs) -> None:
        super().__init__()
        self._desk, self._model, self._dialogs = desk, model, dialogs
        self._owner: Owner | None = None
        self._chosen: Language | None = None  # by hand; the window's language until then
        self._blocked = False
        self._fresh: set[str] = set()  # languages in which the case as it is was signed
        self._job: Job | None = None
        self._made: tuple[str, str, str] | None = None
        self._unkept = b""  # the summary that was signed: the vault keeps none
        self._heading, self._asks = label("heading"), label("subheading")
        self._who, self._hash_name, self._help_words = label("soft"), label("small"), label("small")
        self._summary_words = label("small")
        self.languages = {spoken: QRadioButton() for spoken, _ in _LANGUAGES}
        self.help_texts, self.summary = QCheckBox(), QCheckBox()
        self.sign = IconButton("file-signature", "primary")
        self.save = IconButton("download")
        self.hash = Line()
        self.hash.setReadOnly(True)
        self._hash_name.setBuddy(self.hash)
        self.waiting = Waiting()
        self.strip = Strip(closable=False)
        self._group = QButtonGroup(self)
        self._place_parts()
        self._connect()
        self.retranslate()

    @property
    def language(self) -> Language:
        """The language the record is going to have."""
        return self._chosen or current()

    @property
    def with_help(self) -> bool:
        """Whether the record says why each thing is asked."""
        return self.help_texts.isChecked()

    @property
    def kind(self) -> Kind:
        """Whether the full record or a summary is wanted."""
        return "summary" if self.summary.isChecked() else "full"

    def arrive(self) -> None:
        """Ask who signs here."""
        if self._owner is None:
            self._desk.ask(self, owner, self._know)

    def take_keyboard(self) -> None:
        """Take the keyboard to what signs."""
        self.sign.setFocus(Qt.FocusReason.OtherFocusReason)
        show_whole(self.sign)

    def forget(self) -> None:
        """Another case is shown: what was said of the former one goes."""
        self.stop()
        self._made, self._unkept = None, b""
        self.strip.clear()
        self._show_made()

    def block(self, blocked: bool) -> None:
        """Let nobody sign while copies of the case disagree."""
        self._blocked = blocked
        self._enable()

    def show_records(self, records: tuple[RecordLine, ...]) -> None:
        """Know which records show the case as it is: another one is hardly wanted."""
        self._fresh = {line.language for line in records if line.shows_this_state}
        self._show_signed()

    def stop(self) -> None:
        """Sign nothing after all."""
        if self._job is not None:
            self._job.cancel()

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("Sign the record")))
        self._asks.setText(t(N_("Language of the record")))
        for spoken, words in _LANGUAGES:
            self.languages[spoken].setText(t(words))
            self.languages[spoken].setAccessibleDescription(t(N_("Language of the record")))
        self.help_texts.setText(t(N_("Print the explanations")))
        what = t(N_("Why each question is asked and what good evidence is."))
        self._help_words.setText(what)
        self.help_texts.setAccessibleDescription(what)
        self.summary.setText(t(N_("Summary for partner, funder or team")))
        left_out = t(
            N_(
                "Without people, answers and findings on security; only the benefit is printed as "
                "it was written. It is signed and marked as a summary; the vault does not keep it."
            )
        )
        self._summary_words.setText(left_out)
        self.summary.setAccessibleDescription(left_out)
        self._show_signed()
        self._hash_name.setText(t(N_("SHA-256 of the file")))
        self.hash.setAccessibleName(t(N_("SHA-256 of the file")))
        self._show_who()
        self._group.blockSignals(True)
        self.languages[self.language].setChecked(True)
        self._group.blockSignals(False)

    def _show_who(self) -> None:
        if self._owner is None:
            return
        who = ", ".join(filter(None, (self._owner.name, self._owner.institute)))
        kept = N_("You sign as {who}. The record is kept in the vault together with its hash.")
        self._who.setText(t(kept if self.kind == "full" else N_("You sign as {who}."), who=who))

    def _place_parts(self) -> None:
        card = frame("card")
        lines = column(card, gap=NEAR, margin=ROOM)
        lines.addWidget(self._heading)
        lines.addWidget(self._asks)
        options = row(gap=ROOM)
        for spoken, _ in _LANGUAGES:
            self._group.addButton(self.languages[spoken])
            options.addWidget(self.languages[spoken])
        options.addStretch(1)
        lines.addLayout(options)
        lines.addWidget(self.help_texts)
        lines.addWidget(self._help_words)
        lines.addWidget(self.summary)
        lines.addWidget(self._summary_words)
        lines.addSpacing(NEAR)
        lines.addWidget(self._who)
        lines.addSpacing(NEAR)
        for button in (self.sign, None, self.waiting, self.strip, self._hash_name, self.hash):
            if button is self.sign:
                line = row()
                line.addWidget(self.sign)
                line.addStretch(1)
                lines.addLayout(line)
            elif button is not None:
                lines.addWidget(button)
        line = row()
        line.addWidget(self.save)
        line.addStretch(1)
        lines.addLayout(line)
        column(self, gap=0).addWidget(card)
        self._show_made()

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._choose)
        self.help_texts.toggled.connect(self.optioned)
        self.summary.toggled.connect(self._choose_kind)
        self.sign.clicked.connect(self._begin)
        self.save.clicked.connect(self._save)
        self.waiting.stopped.connect(self.stop)

    def _know(self, who: Owner) -> None:
        self._owner = who
        self._show_who()

    def _choose(self) -> None:
        self._chosen = next(
            spoken for spoken, button in self.languages.items() if button.isChecked()
        )
        self._show_signed()
        self.optioned.emit()

    def _choose_kind(self) -> None:
        self.help_texts.setEnabled(self.kind == "full")
        self._show_who()
        self._show_signed()
        self.optioned.emit()

    def _enable(self) -> None:
        self.sign.setEnabled(not self._blocked)

    def _begin(self) -> None:
        """Let everything typed reach the vault first."""
        self.signing.emit()
        self.strip.clear()
        self._model.rest()
        case = self._model.case
        self._desk.ask(self, lambda _: None, lambda _: self._sign(case))

    def _sign(self, case: str) -> None:
        if case != self._model.case:  # the person has gone on to another
            return
        if self._job is not None:  # the button stays: disabled it would pass the keyboard on
            return
        if self._desk.unstored:
            self.strip.show_message(
                warning(
                    N_(
                        "Something you typed is not stored yet, so nothing was signed. "
                        "It is tried again by itself; please sign a little later."
                    )
                )
            )
            return
        language, with_help, kind = self.language, self.with_help, self.kind
        now = self._desk.now()

        def make(vault: Vault, cancelled: Cancelled) -> tuple[tuple[str, str, str], bytes]:
            made = found("rsdesk.services.records:make_record")(
                vault, case, language, now, with_help=with_help, cancelled=cancelled, kind=kind
            )
            unkept = made.pdf if kind == "summary" else b""
            return (made.number, language, made.sha256), unkept

        self.waiting.begin(N_("The record is being made and signed …"))
        show_whole(self.waiting)
        self._job = self._desk.ask_long(
            self,
            lambda vault, _, cancelled: make(vault, cancelled),
            lambda made: self._signed(case, *made),
            lambda done, total: None,
            lambda error: self._not_signed(case, error),
        )
        self._enable()

    def _signed(self, case: str, made: tuple[str, str, str], unkept: bytes) -> None:
        self._end()
        if case != self._model.case:
            return
        self._made, self._unkept = made, unkept
        kept = N_("Record {number} is signed and kept in the vault.")
        only = N_("Summary {number} is signed. Please save it: the vault does not keep it.")
        self.strip.show_message(done(only if unkept else kept, number=made[0]))
        self._show_made()
        if self.sign.hasFocus():
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)
        show_whole(self.save)
        self._model.write(lambda vault, of, now: Done(casework.open_case(vault, of, now), ()))

    def _not_signed(self, case: str, error: RsdeskError) -> None:
        cancelled = self._job is not None and self._job.stop.is_set()
        self._end()
        if case == self._model.case:
            stopped = note(N_("Cancelled. Nothing was signed."))
            self.strip.show_message(stopped if cancelled else failure(error))
            show_whole(self.strip)

    def _show_signed(self) -> None:
        again = self.kind == "full" and self.language in self._fresh
        repainted(self.sign, "role", "" if again else "primary")
        if self.kind == "summary":
            self.sign.name(t(N_("Sign the summary")))
        else:
            self.sign.name(t(N_("Sign once more")) if again else t(N_("Sign and keep")))
        repainted(self.save, "role", "primary" if again else "")
        self.save.name(t(N_("Save as …")))

    def _end(self) -> None:
        self._job = None
        self.waiting.end()
        self._enable()

    def _show_made(self) -> None:
        for part in (self._hash_name, self.hash, self.save):
            part.setVisible(self._made is not None)
        if self._made is not None:
            self.hash.setText(self._made[2])
            self.hash.setCursorPosition(0)

    def _save(self) -> None:
        if self._made is not None:
            save_copy(self, self._desk, self._dialogs, self._made, self.strip, self._unkept)

"""Says that there is newer guidance than the case was begun with, what it brings, and updates."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal

from rsdesk.domain.case import kind_of
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.updating import Answered, Difference
from rsdesk.i18n import N_
from rsdesk.services import casework, editions
from rsdesk.storage.vault import Vault
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, counted, current, t
from rsdesk.ui.message import done
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, frame, row
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.text import label, toned

_News = tuple[Difference, Guidance]


class Newer(View):
    """Shown above the circumstances of a case whose guidance is not the latest."""

    updated = Signal(str)  # the first circumstance that is new, empty without any

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__()
        self._desk, self._model = desk, model
        self._asked_for = ("", "")
        self._wanted = ""  # the version that an update under way leads to
        self._news: _News | None = None
        self._heading, self._summary = label("subheading"), label()
        self._details, self._after = label("small"), label("small")
        self._details.hide()
        self.look = IconButton("list", "quiet")
        self.look.setCheckable(True)
        self.look.toggled.connect(self._details.setVisible)
        self.update_case = IconButton("arrow-up")
        self.update_case.clicked.connect(self._update)
        self._build()
        self.hide()
        desk.ruled.connect(self.look_again)
        self.retranslate()

    def show_work(self) -> None:
        """Ask what is new, once for each case and version."""
        work = self._model.work
        wanted = (work.case.subject, work.case.guidance)
        if work.case.guidance == self._wanted:
            self._say(self._wanted)
        if wanted != self._asked_for:
            self._asked_for = wanted
            self._news = None
            self.hide()
            if kind_of(work.case.subject) == "case":
                case = work.case.subject
                self._desk.ask(self, lambda vault: _news(vault, case), self._show)

    def look_again(self) -> None:
        """Ask anew: a pack may have come since."""
        self._asked_for = ("", "")
        if self._model.is_open:
            self.show_work()

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(N_("There is newer guidance for this case")))
        self.look.name(t(N_("What is new in detail")))
        self.update_case.name(t(N_("Update the case")))
        self._after.setText(
            t(
                N_(
                    "All answers stay in the history, and undo takes the update back. Signed "
                    "records stay as they are."
                )
            )
        )
        if self._news is not None:
            self._show_words(*self._news)

    def _build(self) -> None:
        panel = frame()
        toned(panel, "note")
        column(self, gap=0).addWidget(panel)
        line = row(panel, gap=ROOM, margin=ROOM)
        line.addWidget(IconLabel("info", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        lines = column(gap=TIGHT)
        for part in (self._heading, self._summary, self._details, self._after):
            lines.addWidget(part)
        buttons = Flow(gap=NEAR)
        buttons.addWidget(self.update_case)
        buttons.addWidget(self.look)
        lines.addLayout(buttons)
        line.addLayout(lines, 1)

    def _show(self, news: _News | None) -> None:
        self._news = news
        if news is not None:
            self._show_words(*news)
        self.setVisible(news is not None)

    def _show_words(self, found: Difference, after: Guidance) -> None:
        counts = ", ".join(_counts(found))
        nothing = t(N_("nothing that you are asked"))
        self._summary.setText(
            t(
                N_("Guidance {before} → {after}: {counts}."),
                before=found.before,
                after=found.after,
                counts=counts or nothing,
            )
        )
        self._details.setText("\n".join(_details(found, self._model.work.guidance, after)))

    def _update(self) -> None:
        if self._news is None:
            return
        version = self._wanted = self._news[0].after
        self._model.write(
            lambda vault, case, now: casework.update_guidance(vault, case, version, now)
        )

    def _say(self, version: str) -> None:
        self._wanted = ""
        new_facts = self._news[0].new_facts if self._news is not None else ()
        self.updated.emit(next(iter(new_facts), ""))
        self._desk.say(
            done(
                N_("The case is asked by guidance {version} now. Undo takes it back."),
                version=version,
            )
        )


def _news(vault: Vault, case: str) -> _News | None:
    found = casework.what_is_new(vault, case)
    return (found, editions.edition(vault, found.after)) if found else None


def _counts(found: Difference) -> list[str]:
    sizes = (
        (found.new_facts, N_("1 new circumstance"), N_("{count} new circumstances")),
        (found.new, N_("1 new question"), N_("{count} new questions")),
        (found.of("reworded"), N_("1 put in other words"), N_("{count} put in other words")),
        (found.of("options"), N_("1 with other options"), N_("{count} with other options")),
        (found.of("effects"), N_("1 with other effects"), N_("{count} with other effects")),
        (found.gone, N_("1 gone"), N_("{count} gone")),
        (found.to_confirm, N_("1 answer to confirm"), N_("{count} answers to confirm")),
        (found.to_give_again, N_("1 answer to give again"), N_("{count} answers to give again")),
        (found.dormant, N_("1 answer no longer counts"), N_("{count} answers no longer count")),
    )
    return [counted(one, many, len(what)) for what, one, many in sizes if what]


def _details(found: Difference, before: Guidance, after: Guidance) -> list[str]:
    facts = {fact.id: fact.text[current()] for fact in (*before.facts, *after.facts)}
    groups = (
        (N_("New circumstance: {what}"), [facts[fact] for fact in found.new_facts]),
        (N_("Circumstance in other words: {what}"), [facts[f] for f in found.reworded_facts]),
        (N_("Circumstance gone: {what}"), [facts[fact] for fact in found.gone_facts]),
        (N_("New: {what}"), _labels(found.new, after)),
        (N_("In other words: {what}"), _labels(found.of("reworded"), after)),
        (N_("Other options: {what}"), _labels(found.of("options"), after)),
        (N_("Other effects: {what}"), _labels(found.of("effects"), after)),
        (N_("Gone: {what}"), _labels(found.gone, before)),
        (N_("To confirm: {what}"), _answers(found.to_confirm, after)),
        (N_("To give again: {what}"), _answers(found.to_give_again, after)),
        (N_("No longer counts: {what}"), _answers(found.dormant, before)),
    )
    return [f"• {t(words, what=what)}" for words, every in groups for what in every]


def _labels(fields: Iterable[str], guidance: Guidance) -> list[str]:
    return [guidance.field[field].label[current()] for field in fields]


def _answers(answers: Iterable[Answered], guidance: Guidance) -> list[str]:
    return _labels(dict.fromkeys(field for _, field in answers), guidance)

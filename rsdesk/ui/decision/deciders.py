"""Who has to decide, by which rule, and by when."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from rsdesk.domain.appraisal import four_eyes
from rsdesk.domain.appraisal_words import level_word, missing_text, whom_word
from rsdesk.domain.casework import Casework
from rsdesk.domain.deciding import begun, circumstance, target_date
from rsdesk.domain.wording import joined
from rsdesk.i18n import N_, date_text, translator
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import current, t
from rsdesk.ui.widgets.boxes import NEAR, column, row
from rsdesk.ui.widgets.section import Section
from rsdesk.ui.widgets.text import label


class DecidersView(Section):
    """Says it in words; nothing can be changed here."""

    def __init__(self) -> None:
        super().__init__(N_("Who decides"))
        self._work: Casework | None = None
        self._today = date.min
        self._icon = IconLabel("users", "accent")
        self._whom, self._procedure = label("subheading"), label()
        self._why, self._rule, self._target = label("soft"), label("soft"), label("soft")
        head = row(gap=NEAR)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._whom, 1)
        words = column(gap=NEAR)
        words.addLayout(head)
        for line in (self._procedure, self._why, self._rule, self._target):
            words.addWidget(line)
        self.lines.addLayout(words)
        self.retranslate()

    def show_work(self, work: Casework, today: date) -> None:
        """Show who decides this case."""
        self._work, self._today = work, today
        appraisal, rules, spoken = work.assessment.appraisal, work.rules, current()
        settled = circumstance(appraisal)
        procedure = rules.procedure.get(settled) if settled else None
        translate = translator(spoken)
        rule = rules.why("four eyes")
        self._whom.setText(
            whom_word(appraisal.decider, translate) if appraisal.decider else t(N_("Not known yet"))
        )
        _say(self._procedure, procedure.text[spoken] if procedure else "")
        _say(self._why, " ".join(_why(work)))
        _say(self._rule, rule.text[spoken] if rule and four_eyes(rules, appraisal) else "")
        _say(self._target, _target(work, today))

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        if self._work is not None:
            self.show_work(self._work, self._today)


def _say(widget: QLabel, words: str) -> None:
    widget.setText(words)
    widget.setVisible(bool(words))


def _why(work: Casework) -> Iterator[str]:
    appraisal, spoken = work.assessment.appraisal, current()
    translate = translator(spoken)
    if appraisal.level is None:
        yield missing_text(appraisal, spoken)
    else:
        level = level_word(work.rules, appraisal.level, spoken)
        yield t(N_("The level is “{level}”."), level=level)
    for found, one, many in (
        (appraisal.stops, N_("1 stop: {items}."), N_("{count} stops: {items}.")),
        (appraisal.flags, N_("1 red flag: {items}."), N_("{count} red flags: {items}.")),
    ):
        if found:
            words = t(
                one if len(found) == 1 else many, count=len(found), items=joined(found, translate)
            )
            yield words


def _target(work: Casework, today: date) -> str:
    appraisal, spoken = work.assessment.appraisal, current()
    wanted, first = target_date(work.case, appraisal), begun(work.case)
    if wanted is None:
        return ""
    day = date_text(wanted, spoken)
    decided = bool(work.case.proceedings.part("dated").value)
    if not decided and wanted < today:
        return t(N_("It was to be decided by {day}; that day has gone by."), day=day)
    if work.case.proceedings.part("target").value or first is None:
        return t(N_("To be decided by {day}."), day=day)
    return t(
        N_("To be decided by {day}, counted from the first entry on {begun}."),
        day=day,
        begun=date_text(first, spoken),
    )

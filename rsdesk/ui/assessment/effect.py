"""What an answer leads to: icon, word and rule, shown the moment an option is chosen."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rsdesk.domain.assessment import Finding
from rsdesk.domain.guidance import SEVERITY, Effect
from rsdesk.domain.wording import consequence_text, joined, missing_text, signals_text
from rsdesk.i18n import N_, translator
from rsdesk.services.casework import Casework
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column, emptied, frame, row
from rsdesk.ui.widgets.text import label, toned

# icon and colour of the theme; the word beside them says the same
LOOKS: dict[Effect, tuple[str, str]] = {
    "none": ("minus", "soft"),
    "gap": ("circle-alert", "gap"),
    "flag": ("flag", "flag"),
    "stop": ("octagon-x", "stop"),
}


def worst(findings: Iterable[Finding]) -> Effect:
    """Return the gravest effect."""
    effects = (finding.effect for finding in findings)
    return max(effects, key=lambda effect: SEVERITY[effect], default="none")


class Leads(View):
    """Says in words what the chosen option leads to, and what the answer still lacks."""

    def __init__(self) -> None:
        super().__init__()
        self._work: Casework | None = None
        self._findings: tuple[Finding, ...] = ()
        self._answer = ""
        self._missing: tuple[str, ...] = ()
        self._frame = frame("leads")
        self._lines = column(self._frame, gap=NEAR, margin=NEAR)
        self._lacks = QWidget()
        self._lacking = label()
        toned(self._lacking, "gap")
        line = row(self._lacks, gap=NEAR)
        line.setContentsMargins(NEAR, 0, NEAR, 0)
        line.addWidget(IconLabel("pen-line", "gap"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._lacking, 1)
        lines = column(self, gap=NEAR)
        lines.addWidget(self._frame)
        lines.addWidget(self._lacks)
        self.hide()

    @property
    def words(self) -> str:
        """Everything that is said here."""
        return self._frame.accessibleName()

    @property
    def lacking(self) -> str:
        """What is still needed, in words; empty when nothing is."""
        return self._lacking.text() if self._missing else ""

    def show_findings(self, work: Casework, findings: tuple[Finding, ...], answer: str) -> None:
        """Show what follows; `answer` are the words of the chosen option, empty for none."""
        self._work, self._findings, self._answer = work, findings, answer
        self._frame.setVisible(bool(answer))
        self._tell()

    def show_missing(self, missing: tuple[str, ...]) -> None:
        """Show which parts the answer still lacks."""
        self._missing = missing
        self._lacks.setVisible(bool(missing))
        if missing:
            named = missing_text(missing, translator(current()))
            self._lacking.setText(t(N_("Still needed: {parts}"), parts=named))
        self.setVisible(bool(self._answer or missing))

    def retranslate(self) -> None:
        """Set the texts that do not follow the choice."""
        self.show_missing(self._missing)

    def _tell(self) -> None:
        emptied(self._lines)
        work = self._work
        if work is None or not self._answer:
            return
        effect = worst(self._findings)
        toned(self._frame, "" if effect == "none" else effect)
        said = []
        for findings in _grouped(work, self._findings, effect):
            text = _told(work, findings[0])
            rule = _rule(findings, self._answer)
            self._lines.addWidget(_line(findings[0].effect, text, rule))
            said.append(f"{text} {rule}")
        self._frame.setAccessibleName(" ".join(said))


def _grouped(
    work: Casework, findings: tuple[Finding, ...], worst_effect: Effect
) -> list[list[Finding]]:
    """Return what is worth saying, the gravest first, items with the same words together."""
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: -SEVERITY[one.effect]):
        if finding.effect != "none" or finding.signals or worst_effect == "none":
            groups.setdefault(_told(work, finding), []).append(finding)
    return list(groups.values())


def _told(work: Casework, finding: Finding) -> str:
    text = consequence_text(work.guidance, work.assessment, finding, current())
    text = text[:1].upper() + text[1:]
    if not finding.signals:
        return text
    ratings = signals_text(finding.signals, translator(current()))
    speaks = t(N_("Speaks for the rating: {ratings}."), ratings=ratings)
    if finding.effect == "none":
        return speaks  # that is a consequence
    return f"{text} {speaks}"


def _rule(findings: list[Finding], answer: str) -> str:
    items = joined([finding.item for finding in findings], translator(current()))
    return t(N_("By the answer “{answer}” to {items}."), answer=answer, items=items)


def _line(effect: Effect, text: str, rule: str) -> QWidget:
    made = QWidget()
    icon, colour = LOOKS[effect]
    line = row(made, gap=NEAR)
    line.addWidget(IconLabel(icon, colour), 0, Qt.AlignmentFlag.AlignTop)
    words = column(gap=TIGHT // 2)
    quiet = label("small")
    if effect == "none":
        quiet.setText(f"{text} {rule}")
    else:
        told = label()
        toned(told, effect)
        told.setText(text)
        quiet.setText(rule)
        words.addWidget(told)
    words.addWidget(quiet)
    line.addLayout(words, 1)
    return made

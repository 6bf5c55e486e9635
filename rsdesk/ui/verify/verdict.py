"""What can be said of a record: three answers in three rows, never one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from rsdesk.i18n import N_
from rsdesk.records.findings import ContentState
from rsdesk.records.verdict_text import texts
from rsdesk.records.verifying import SignerState, TimeState, Verdict
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column
from rsdesk.ui.widgets.text import label, selectable, toned

Look = tuple[str, str, str]  # icon, colour and tone, state in a word or two

_CONTENT: dict[ContentState, Look] = {
    "unchanged": ("circle-check", "done", N_("Unchanged")),
    "changed": ("octagon-x", "stop", N_("Changed")),
    "unknown": ("circle-help", "flag", N_("Cannot be told")),
}
_SIGNER: dict[SignerState, Look] = {
    "own": ("user", "done", N_("Yourself")),
    "known": ("user", "done", N_("Known here")),
    "unknown": ("circle-help", "flag", N_("Not known here")),
    "unproven": ("circle-help", "flag", N_("Not confirmed")),
    "none": ("circle-help", "flag", N_("Nobody")),
}
_TIME: dict[TimeState, Look] = {
    "in_vault": ("clock", "done", N_("In this vault")),
    "claimed": ("clock", "ink", N_("Only claimed")),
    "unknown": ("circle-help", "flag", N_("Not known")),
}


class VerdictView(View):
    """Content, signer and time; each with an icon, its state in words, and a sentence."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__()
        self._verdict = verdict
        looks = (
            _CONTENT[verdict.content.state],
            _SIGNER[verdict.signer.state],
            _TIME[verdict.time.state],
        )
        self._looks = looks
        self._what = [label("small") for _ in looks]
        self.states = [label("subheading") for _ in looks]
        self.sentences = [selectable() for _ in looks]
        self._signatures_name = label("small")
        self.signatures = selectable("small")
        self._proves = label("small")
        self._place_parts()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        words = texts(self._verdict, current())
        names = (N_("Content"), N_("Signer"), N_("Time"))
        said = (words.content, words.signer, words.time)
        for place, (name, look, sentence) in enumerate(zip(names, self._looks, said, strict=True)):
            self._what[place].setText(t(name))
            self.states[place].setText(t(look[2]))
            self.sentences[place].setText(sentence)
            self.sentences[place].setAccessibleName(f"{t(name)}: {t(look[2])}. {sentence}")
        self._signatures_name.setText(t(N_("Signatures in the file")))
        self.signatures.setText("\n".join(words.signatures))
        self.signatures.setAccessibleName(t(N_("Signatures in the file")))
        self._proves.setText(
            t(
                N_(
                    "This shows whether the file is as it was signed and whose key signed it. It "
                    "does not show that what the record says is true, or when it was signed."
                )
            )
        )

    def _place_parts(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(NEAR)
        grid.setVerticalSpacing(ROOM)
        grid.setColumnStretch(1, 1)
        for place, (icon, colour, _) in enumerate(self._looks):
            grid.addWidget(IconLabel(icon, colour, 22), place, 0, Qt.AlignmentFlag.AlignTop)
            words = column(gap=TIGHT)
            for part in (self._what[place], self.states[place], self.sentences[place]):
                words.addWidget(part)
            toned(self.states[place], colour if colour != "ink" else "")
            grid.addLayout(words, place, 1)
        lines = column(self, gap=ROOM)
        lines.addLayout(grid)
        if self._verdict.signatures:
            signatures = column(gap=TIGHT)
            signatures.addWidget(self._signatures_name)
            signatures.addWidget(self.signatures)
            lines.addLayout(signatures)
        lines.addWidget(self._proves)

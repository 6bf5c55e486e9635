"""What else can be done with an answer, in one quiet line below it."""

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.flow import Flow


class Tools(View):
    """Adds a comment or a check record, shows the history, takes the choice back."""

    def __init__(self, *, takes_checks: bool) -> None:
        super().__init__()
        self._about = ""
        self.comment = IconButton("plus", "quiet")
        self.check = IconButton("file-check", "quiet")
        self.history = IconButton("history", "quiet")
        self.clear = IconButton("rotate-ccw", "quiet")
        line = Flow(self)
        for button in (self.comment, self.check, self.history, self.clear):
            line.addWidget(button)
        self.check.setVisible(takes_checks)
        self.retranslate()

    def show_state(self, *, has_comment: bool, has_choice: bool, has_words: bool) -> None:
        """Offer what makes sense now."""
        self.comment.setVisible(not has_comment)
        self.clear.setVisible(has_choice)
        self.history.setVisible(True)

    def about(self, name: str) -> None:
        """Say for screen readers which field this is about."""
        self._about = name
        hint = self.clear.toolTip()
        for button in (self.comment, self.check, self.history, self.clear):
            button.setAccessibleDescription(name)
        self.clear.setAccessibleDescription(f"{hint} {name}".strip())

    def retranslate(self) -> None:
        """Set every text."""
        self.comment.name(t(N_("Add a comment")))
        self.check.name(t(N_("Add a check record")))
        self.history.name(t(N_("History")))
        self.clear.name(t(N_("Clear choice")))
        self.clear.setToolTip(t(N_("The choice is taken back; what you wrote stays.")))
        self.about(self._about)

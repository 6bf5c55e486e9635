"""What is wrong in files that somebody chose, line by line."""

from rsdesk.errors import RsdeskError
from rsdesk.guidance.problems import Problem, RefusedFilesError
from rsdesk.i18n import N_
from rsdesk.ui.language import View, t
from rsdesk.ui.message import failure, warning
from rsdesk.ui.widgets.boxes import NEAR, column
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import selectable

_MOST = 20


class Mistakes(View):
    """A message, and below it every mistake with its file and line, to be marked and copied."""

    def __init__(self) -> None:
        super().__init__()
        self._problems: tuple[Problem, ...] = ()
        self._strip = Strip()
        self._lines = selectable()
        lines = column(self, gap=NEAR)
        lines.addWidget(self._strip)
        lines.addWidget(self._lines)
        self._strip.closed.connect(self.clear)
        self.hide()

    def show_error(self, error: RsdeskError) -> None:
        """Show why files were not accepted."""
        self._problems = error.problems if isinstance(error, RefusedFilesError) else ()
        refused = warning(
            N_("Nothing was changed. Please correct what is listed here and choose it again.")
        )
        self._strip.show_message(refused if self._problems else failure(error))
        self.retranslate()
        self.show()
        show_whole(self)

    def clear(self) -> None:
        """Show nothing."""
        self._problems = ()
        self.hide()

    def retranslate(self) -> None:
        """Set every text."""
        shown = [
            t(
                N_("{file}, line {line}: {reason}"),
                file=problem.file,
                line=problem.line,
                reason=problem.text(t),
            )
            for problem in self._problems[:_MOST]
        ]
        if len(self._problems) > _MOST:
            shown.append(t(N_("and {count} more"), count=len(self._problems) - _MOST))
        self._lines.setText("\n".join(shown))
        self._lines.setVisible(bool(shown))

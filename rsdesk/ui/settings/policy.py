"""The rules of the institute: which policy holds, what it changes, and another one."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from rsdesk.domain.rules import Rules
from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_, date_text
from rsdesk.services import editions, policies
from rsdesk.services.policies import Holding
from rsdesk.storage.vault import Vault
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import current, t
from rsdesk.ui.message import done
from rsdesk.ui.settings.changes import change_text
from rsdesk.ui.settings.group import Group
from rsdesk.ui.settings.mistakes import Mistakes
from rsdesk.ui.widgets.boxes import NEAR
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.inputs import Waiting
from rsdesk.ui.widgets.text import label, selectable
from rsdesk.ui.worker import Cancelled, Job, Progress

_Shown = tuple[Holding | None, Rules]
_Work = Callable[[Vault, Progress, Cancelled], _Shown]


class PolicyGroup(Group):
    """Takes in the institute's policy file and says what it changes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            N_("Rules of the institute"),
            N_(
                "The leadership can set figures of its own in the place of those that the guidance "
                "proposes: months, days, cells of the matrix. They hold for every case; no case "
                "can change them."
            ),
        )
        self._desk = desk
        self._shown: _Shown | None = None
        self._version, self._changes = selectable("subheading"), label()
        self._hash = selectable("small")
        self._choose = IconButton("folder-open")
        self._choose.clicked.connect(self.choose)
        self._drop = IconButton("rotate-ccw")
        self._drop.clicked.connect(self._let_go)
        self._drop.hide()
        self._waiting = Waiting()
        self._job: Job | None = None
        self._waiting.stopped.connect(self._stop)
        self._mistakes = Mistakes()
        buttons = Flow(gap=NEAR)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._drop)
        self.add(self._version, self._changes, self._hash)
        self.lines.addLayout(buttons)
        self.add(self._waiting, self._mistakes)
        self.lines.addStretch(1)
        self.retranslate()

    def arrive(self) -> None:
        """Ask the vault which policy holds."""
        self._desk.ask(self, _held, self._show)

    def choose(self) -> None:
        """Let the person choose the file."""
        dialog = QFileDialog(self.window(), t(N_("Rules of the institute")))
        dialog.setNameFilter(t(N_("Policy (*.toml)")))
        dialog.fileSelected.connect(lambda file: self.adopt(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def adopt(self, file: Path) -> None:
        """Let the policy in this file hold from now on."""
        now = self._desk.now()
        self._work(lambda vault, *steps: _adopted(vault, file, now, *steps))

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self._choose.name(t(N_("Choose a file …")))
        self._drop.name(t(N_("Take the figures of the guidance")))
        if self._shown is not None:
            self._show(self._shown)

    def _let_go(self) -> None:
        now = self._desk.now()
        self._work(lambda vault, *steps: _dropped(vault, now, *steps))

    def _work(self, work: _Work) -> None:
        if not self._waiting.isHidden():  # the buttons stay: disabled they pass the keyboard on
            return
        self._mistakes.clear()
        self._waiting.begin(N_("Working out all cases anew …"))
        self._job = self._desk.ask_long(
            self, work, self._done, self._waiting.show_progress, self._failed
        )

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _done(self, shown: _Shown) -> None:
        self._waiting.end()
        self._show(shown)
        self._desk.touched.emit()
        self._desk.ruled.emit()
        holding = shown[0]
        if holding is not None:
            version = holding.adopted.policy.version
            self._desk.say(done(N_("Version {version} holds from now on."), version=version))
        else:
            self._desk.say(done(N_("The figures of the guidance hold from now on.")))

    def _failed(self, error: RsdeskError) -> None:
        self._waiting.end()
        self._mistakes.show_error(error)

    def _show(self, shown: _Shown) -> None:
        self._shown = shown
        holding, rules = shown
        self._drop.setVisible(holding is not None)
        self._changes.setVisible(holding is not None)
        self._hash.setVisible(holding is not None)
        if holding is None:
            self._version.setText(t(N_("The figures of the guidance hold.")))
            return
        policy = holding.adopted.policy
        self._version.setText(
            t(
                N_("Version {version}, adopted on {day}"),
                version=policy.version,
                day=date_text(date.fromisoformat(policy.adopted), current()),
            )
        )
        lines = [change_text(change, rules) for change in holding.changes]
        same = t(N_("It changes nothing of what the guidance proposes."))
        self._changes.setText("\n".join(f"• {line}" for line in lines) or same)
        digits = holding.adopted.sha256
        groups = " ".join(digits[place : place + 4] for place in range(0, 64, 4))
        self._hash.setText(
            t(
                N_("File: {file}. Fingerprint: {groups}"),
                file=holding.adopted.file,
                groups=groups,
            )
        )


def _held(vault: Vault) -> _Shown:
    return policies.holding(vault), editions.latest(vault).rules


def _adopted(
    vault: Vault, file: Path, now: datetime, progress: Progress, cancelled: Cancelled
) -> _Shown:
    policies.adopt(vault, file, now, progress, cancelled)
    return _held(vault)


def _dropped(vault: Vault, now: datetime, progress: Progress, cancelled: Cancelled) -> _Shown:
    policies.drop(vault, now, progress, cancelled)
    return _held(vault)

from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from rsdesk.ui.locking import Watch


class Clocks:
    """Two clocks that a test moves by hand."""

    def __init__(self) -> None:
        self.wall = 1_700_000_000.0
        self.steady = 500.0

    def pass_by(self, seconds: float, *, asleep: bool = False) -> None:
        self.wall += seconds
        self.steady += 0 if asleep else seconds


def watch(qtbot: QtBot, minutes: int = 10) -> tuple[Watch, Clocks, list[str]]:
    clocks = Clocks()
    reasons: list[str] = []
    watched = QObject()
    made = Watch(watched, minutes, lambda: clocks.wall, lambda: clocks.steady)
    made.watched = watched  # type: ignore[attr-defined]
    made.due.connect(reasons.append)
    return made, clocks, reasons


def look_every_half_second(made: Watch, clocks: Clocks, seconds: float) -> None:
    for _ in range(int(seconds * 2)):
        clocks.pass_by(0.5)
        made.look()


def test_the_vault_locks_after_the_idle_time(qtbot: QtBot) -> None:
    made, clocks, reasons = watch(qtbot, minutes=2)
    look_every_half_second(made, clocks, 119)
    assert reasons == []
    look_every_half_second(made, clocks, 1)
    assert reasons[:1] == ["idle"]


def test_a_key_begins_the_idle_time_anew(qtbot: QtBot) -> None:
    made, clocks, reasons = watch(qtbot, minutes=1)
    look_every_half_second(made, clocks, 50)
    assert made.eventFilter(made, QEvent(QEvent.Type.KeyPress)) is False
    look_every_half_second(made, clocks, 50)
    assert reasons == []


def test_the_vault_locks_at_the_first_look_after_sleep(qtbot: QtBot) -> None:
    made, clocks, reasons = watch(qtbot)
    clocks.pass_by(30 * 60, asleep=True)
    made.look()
    assert reasons == ["sleep"]


def test_a_clock_that_jumps_twelve_hours_locks_too(qtbot: QtBot) -> None:
    made, clocks, reasons = watch(qtbot)
    clocks.wall += 12 * 3600
    made.look()
    assert reasons == ["sleep"]


def test_sleep_is_noticed_where_the_steady_clock_goes_on_too(qtbot: QtBot) -> None:
    made, clocks, reasons = watch(qtbot)
    clocks.pass_by(3600)
    made.look()
    assert reasons == ["sleep"]


def test_a_clock_that_is_set_back_locks_nothing_and_the_idle_time_goes_on(qtbot: QtBot) -> None:
    made, clocks, reasons = watch(qtbot, minutes=1)
    clocks.wall -= 12 * 3600
    made.look()
    assert reasons == []
    look_every_half_second(made, clocks, 60)
    assert reasons[:1] == ["idle"]

"""Objects in cycles are destroyed in the window's thread, or the window would crash."""

import gc
from threading import get_ident

from pytestqt.qtbot import QtBot

from rsdesk.ui.desk import Desk
from tests.ui.conftest import Settle


class _Cycle:
    def __init__(self, destroyed: list[int]) -> None:
        self.itself = self
        self._destroyed = destroyed

    def __del__(self) -> None:
        self._destroyed.append(get_ident())


def test_cycles_are_never_destroyed_in_the_thread_of_the_vault(
    qtbot: QtBot, bare_desk: Desk, settle: Settle
) -> None:
    destroyed: list[int] = []

    def work() -> None:
        for _ in range(20_000):
            _Cycle(destroyed)

    bare_desk.worker.run(bare_desk, work, lambda _: None, bare_desk.fail)
    settle(bare_desk)
    qtbot.waitUntil(lambda: len(destroyed) == 20_000, timeout=20_000)
    assert set(destroyed) == {get_ident()}


def test_python_collects_again_once_the_thread_is_gone(bare_desk: Desk) -> None:
    assert not gc.isenabled()
    bare_desk.worker.close()
    assert gc.isenabled()

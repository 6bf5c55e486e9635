import threading
import time
from functools import partial
from typing import NoReturn

import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from rsdesk.errors import InputError, RsdeskError
from rsdesk.ui.worker import Cancelled, Progress, Worker


def ended(qtbot: QtBot, worker: Worker) -> None:
    qtbot.waitUntil(lambda: not worker.busy)


def test_work_is_done_elsewhere_and_reported_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    worker = Worker()
    threads: list[int] = []
    worker.run(worker, threading.get_ident, threads.append, _refuse)
    worker.run(worker, lambda: None, lambda _: threads.append(threading.get_ident()), _refuse)
    ended(qtbot, worker)
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()
    worker.close()


def test_jobs_are_done_in_the_order_they_were_given(qtbot: QtBot) -> None:
    worker = Worker()
    order: list[int] = []
    for number in range(50):
        worker.run(worker, partial(abs, number), order.append, _refuse)
    ended(qtbot, worker)
    assert order == [*range(50)]
    worker.close()


def test_a_failure_is_told_with_its_words(qtbot: QtBot) -> None:
    worker = Worker()
    told: list[RsdeskError] = []

    def fail() -> None:
        raise InputError("There is no {thing}.", thing="lamp")

    worker.run(worker, fail, _refuse, told.append)
    ended(qtbot, worker)
    assert [str(error) for error in told] == ["There is no lamp."]
    worker.close()


def test_a_bug_goes_to_the_last_resort_and_the_worker_goes_on(qtbot: QtBot) -> None:
    worker = Worker()
    bugs: list[Exception] = []
    results: list[str] = []
    worker.bug.connect(bugs.append)
    worker.run(worker, lambda: 1 // len(bugs), _refuse, _refuse)
    worker.run(worker, lambda: "still here", results.append, _refuse)
    ended(qtbot, worker)
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]
    assert results == ["still here"]
    worker.close()


def test_nothing_is_reported_to_a_view_that_is_gone(qtbot: QtBot) -> None:
    worker, view = Worker(), QObject()
    results: list[bool] = []
    gate = threading.Event()
    worker.run(view, gate.wait, results.append, _refuse)
    shiboken6.delete(view)
    gate.set()
    ended(qtbot, worker)
    assert results == []
    worker.close()


def test_long_work_tells_how_far_it_is_and_stops_when_asked(qtbot: QtBot) -> None:
    worker = Worker()
    shown: list[tuple[int, ...]] = []
    results: list[str] = []

    def work(progress: Progress, cancelled: Cancelled) -> str:
        for step in range(1_000):
            progress(step, 1_000)
            if cancelled():
                return "stopped"
            time.sleep(0.002)
        return "all"

    job = worker.run_long(worker, work, results.append, _refuse, lambda *how: shown.append(how))
    qtbot.waitUntil(lambda: len(shown) > 3)
    job.cancel()
    ended(qtbot, worker)
    assert results == ["stopped"]
    assert shown[0] == (0, 1_000)
    worker.close()


def _refuse(what: object) -> NoReturn:
    kind = "failure" if isinstance(what, RsdeskError) else "result"
    raise AssertionError(f"an unexpected {kind}: {what}")

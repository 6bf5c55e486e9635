"""What is typed reaches the vault, whatever is going on there."""

from collections.abc import Callable
from threading import Event

import pytest

from rsdesk.domain.case import Parts
from rsdesk.services import casework
from rsdesk.services.casework import Casework
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from tests.ui.conftest import NOW, SampleDesk

Settle = Callable[[Desk], None]


@pytest.fixture
def model(sample: SampleDesk, settle: Settle) -> CaseModel:
    made = CaseModel(sample)
    made.open(sample.case)
    settle(sample)
    return made


def first_field(model: CaseModel) -> tuple[str, str]:
    edition = model.work.guidance
    field = edition.questions[0].fields[0]
    return field.id, edition.choices(field)[0].id


def comment(model: CaseModel, desk: Desk, settle: Settle) -> str:
    read: list[Casework] = []
    case = model.case
    desk.ask(desk, lambda vault: casework.open_case(vault, case, NOW), read.append)
    settle(desk)
    answer = read[0].answer(case, first_field(model)[0])
    return answer.parts.comment if answer else ""


def test_what_is_typed_while_the_vault_is_busy_is_sent_when_the_page_is_left(
    model: CaseModel, sample: SampleDesk, settle: Settle
) -> None:
    field, choice = first_field(model)
    gate = Event()
    model.type_answer(model.case, field, choice, Parts(comment="first"))
    sample.ask(sample, lambda _: gate.wait(5), lambda _: None)
    model.type_answer(model.case, field, choice, Parts(comment="first and last"))
    model.leave()
    gate.set()
    assert sample.worker.finish(5)
    assert comment(model, sample, settle) == "first and last"


def test_undo_takes_back_what_was_typed_last_and_redo_brings_it_again(
    model: CaseModel, sample: SampleDesk, settle: Settle
) -> None:
    field, choice = first_field(model)
    before = comment(model, sample, settle)
    model.type_answer(model.case, field, choice, Parts(comment="typed a moment ago"))
    model.undo()
    settle(sample)
    assert comment(model, sample, settle) == before
    model.redo()
    settle(sample)
    assert comment(model, sample, settle) == "typed a moment ago"


def test_stored_is_said_only_after_it_is_stored(
    model: CaseModel, sample: SampleDesk, settle: Settle
) -> None:
    said: list[str] = []
    model.storing.connect(said.append)
    field, choice = first_field(model)
    gate = Event()
    sample.ask(sample, lambda _: gate.wait(5), lambda _: None)
    model.answer(model.case, field, choice, Parts(comment="slow disk"))
    assert set(said) == {"storing"} and not model.all_stored
    gate.set()
    settle(sample)
    assert said[-1] == "stored" and model.all_stored

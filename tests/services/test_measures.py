"""Dealing with what answers leave open, as the page of measures writes it into the vault."""

import pytest

from rsdesk.domain.case import Check, Parts
from rsdesk.domain.casework import Casework
from rsdesk.domain.closing import Matter, documents, matters, points
from rsdesk.domain.measures import adopted, in_use, proposed
from rsdesk.domain.proceedings import Closing, Measure
from rsdesk.errors import InputError
from rsdesk.services import casework
from rsdesk.storage.vault import Vault
from tests.services.conftest import NOW
from tests.services.window import MISUSE, begun, words

NAMES = "K-12.names"
NAME = "a" * 32
CHECKED = Parts(checks=(Check(source="Liste"),))


def matter(work: Casework, field: str) -> Matter:
    """What an answer leaves to be dealt with."""
    found = matters(work.guidance, points(work.guidance, work.case, work.assessment))
    return next(one for one in found if one.field == field)


def test_a_stop_is_lifted_by_a_document_and_comes_back_with_undo(vault: Vault) -> None:
    case = begun(vault)
    before = casework.answer(vault, case, case, NAMES, "hit", CHECKED, NOW).casework
    assert matter(before, NAMES).owed
    file = casework.attach(vault, "Bescheid.pdf", b"%PDF-1.7")
    closing = Closing("", "BAFA", "2026-11-20", file)
    done = casework.close(vault, case, NAMES, closing, NOW)
    assert not matter(done.casework, NAMES).owed
    assert documents(done.casework.case) == (file,)
    assert casework.attachment(vault, file.sha256) == b"%PDF-1.7"
    assert matter(casework.revert(vault, case, done.step, NOW).casework, NAMES).owed


def test_a_text_alone_lifts_no_stop(vault: Vault) -> None:
    case = begun(vault)
    casework.answer(vault, case, case, NAMES, "hit", CHECKED, NOW)
    done = casework.close(vault, case, NAMES, Closing(text="Geht schon."), NOW)
    assert matter(done.casework, NAMES).owed


def test_a_proposal_becomes_a_measure_that_closes_its_point_once_it_is_agreed(
    vault: Vault,
) -> None:
    case = begun(vault)
    work = casework.answer(vault, case, case, MISUSE, "empty", words("offen"), NOW).casework
    items = matter(work, MISUSE).items
    first = proposed(work.guidance, work.case, work.assessment)[0]
    made = adopted(work.guidance, first.measure, items, "de")
    work = casework.adopt(vault, case, NAME, made, NOW).casework
    assert in_use(work.case.proceedings) == {first.measure: NAME}
    assert matter(work, MISUSE).points[0].measures == ()
    agreed = Measure(made.text, made.measure, "Mara", "2026-12-01", made.proof, items)
    work = casework.adopt(vault, case, NAME, agreed, NOW).casework
    assert matter(work, MISUSE).points[0].measures == (NAME,)


def test_what_is_typed_into_a_measure_is_there_after_a_crash(vault: Vault) -> None:
    case = begun(vault)
    casework.type_proceeding(vault, case, f"measure/{NAME}", "", Measure(text="Nur off"))
    known = casework.open_case(vault, case, NOW).case.proceedings
    assert known.measures[NAME].text == "Nur off"


@pytest.mark.parametrize(
    "measure", [Measure(text="x", measure="M-999"), Measure(text="x", items=("NOPE-1",)),
                Measure(text="x", due="morgen")]
)  # fmt: skip
def test_a_measure_that_makes_no_sense_changes_nothing(vault: Vault, measure: Measure) -> None:
    case = begun(vault)
    with pytest.raises(InputError):
        casework.adopt(vault, case, NAME, measure, NOW)
    assert casework.open_case(vault, case, NOW).case.proceedings.measures == {}

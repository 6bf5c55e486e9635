"""What holds whatever happens: of signed records, erased words, sleeping answers, the country."""

import hashlib
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdesk.domain import policy as policies_of
from rsdesk.domain.appraisal import Judged, Override
from rsdesk.domain.assessment import assess
from rsdesk.domain.case import Attachment, Parts
from rsdesk.domain.measures import proposed
from rsdesk.domain.policy import Policy
from rsdesk.domain.proceedings import Closing, Ending, Event, Measure, Party
from rsdesk.domain.rules import LEVELS
from rsdesk.guidance import loading, policies
from rsdesk.services import (
    casework,
    editions,
    exporting,
    lifecycle,
    packs,
    records,
    register,
    updates,
)
from rsdesk.services import (
    policies as adopting,
)
from rsdesk.services.recorded import still_decided
from rsdesk.storage import attachments, history, kept
from rsdesk.storage.vault import Vault
from tests.services import own
from tests.services.conftest import NOW
from tests.services.test_hostile_cases import FIELD, stored, worked

CANARY = "Zzcanary"


def test_a_signed_record_stays_as_it_is_whatever_changes_around_it(
    vault: Vault, tmp_path: Path
) -> None:
    case = stored(vault, worked())
    made = records.make_record(vault, case, "en", NOW)
    heads = kept.listed_records(vault, case)[0].heads
    adopting.adopt(vault, own.policy(tmp_path), NOW, lambda *_: None, lambda: False)
    packs.add(vault, own.pack(tmp_path / "house"), NOW)
    assert still_decided(vault, history.state(vault, case).heads, heads)
    partner = casework.open_case(vault, case, NOW).case.partners[0].subject
    other = stored(vault, worked())
    casework.build_upon_partner(vault, other, partner, NOW)
    casework.describe(vault, other, partner, "name", "Renamed", NOW)
    assert still_decided(vault, history.state(vault, case).heads, heads)
    updates.update_guidance(vault, case, editions.latest(vault).edition.version, NOW)
    assert not still_decided(vault, history.state(vault, case).heads, heads)
    pdf = records.record_pdf(vault, made.sha256)
    assert (pdf, hashlib.sha256(pdf).hexdigest()) == (made.pdf, made.sha256)


def told(vault: Vault, case: str) -> None:
    """Say something of every kind in which people's names can stand."""
    casework.describe(vault, case, case, "title", f"{CANARY} title", NOW)
    casework.describe(vault, case, case, "people", CANARY, NOW)
    casework.adopt(vault, case, "1" * 32, Measure(CANARY, "", CANARY, "2027-01-01", CANARY), NOW)
    party = Party(CANARY, CANARY, ("decides",), "declared", CANARY, CANARY)
    casework.name_party(vault, case, "2" * 32, party, NOW)
    trigger = loading.newest().rules.triggers[0].id
    casework.note_event(vault, case, "3" * 32, Event(trigger, CANARY, "2026-11-01"), NOW)
    casework.decide(vault, case, "outcome", "postpone", CANARY, NOW)
    casework.override(vault, case, "level", Override("high", CANARY, CANARY), NOW)
    casework.end(vault, case, Ending("2026-11-02", CANARY, ()), NOW)
    content = CANARY.encode()
    document = Attachment(attachments.attach(vault, content), f"{CANARY}.pdf", len(content))
    casework.close(vault, case, "K-11.check", Closing(CANARY, CANARY, "2026-01-01", document), NOW)
    casework.type_proceeding(vault, case, f"measure/{'4' * 32}", "", Measure(CANARY))
    register.page(vault, today=NOW.date(), text=CANARY)


def holding(vault: Vault) -> set[str]:
    """Return the tables in which the word stands, plain or as search keeps it."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    tables = [name for (name,) in vault.db.execute(query)]
    found = set()
    for table in tables:
        for row in vault.db.execute(f'SELECT * FROM "{table}"'):  # noqa: S608
            cells = [one if isinstance(one, bytes) else str(one).encode() for one in row]
            if any(CANARY.lower().encode() in cell.lower() for cell in cells):
                found.add(table)
    return found


def test_no_name_and_no_word_stands_in_the_open_part_of_the_history(vault: Vault) -> None:
    case = stored(vault, worked())
    told(vault, case)
    records.make_record(vault, case, "en", NOW)
    assert {"blob", "draft"} <= holding(vault)
    assert not {"revision", "state", "setting"} & holding(vault)


def test_of_an_erased_case_no_word_stays_anywhere(vault: Vault) -> None:
    case = stored(vault, worked())
    told(vault, case)
    records.make_record(vault, case, "en", NOW)
    lifecycle.delete(vault, case, NOW)
    lifecycle.erase(vault, case, NOW)
    assert holding(vault) == set()


def test_an_answer_that_sleeps_counts_nowhere(vault: Vault, tmp_path: Path) -> None:
    packs.add(vault, own.pack(tmp_path / "house"), NOW)
    case = casework.begin(vault, "Feldarbeit", NOW)
    casework.state_fact(vault, case, "house-drones", "no", NOW)
    said = Parts(comment=CANARY)
    work = casework.answer(vault, case, case, FIELD, "refused", said, NOW).casework
    assert [one.item for one in work.assessment.dormant] == ["house-1"]
    assert work.assessment.appraisal.stops == ()
    assert register.row(vault, case).stops == 0
    assert "house-M1" not in [
        one.measure for one in proposed(work.guidance, work.case, work.assessment)
    ]
    records.make_record(vault, case, "en", NOW)
    awake = casework.state_fact(vault, case, "house-drones", "yes", NOW).casework
    assert awake.assessment.appraisal.stops == ("house-1",)
    for kind, form in (("funder-dfg", "txt"), ("csv", "csv")):
        casework.state_fact(vault, case, "house-drones", "no", NOW)
        exported = exporting.export(vault, case, kind, form, "en", NOW)  # type: ignore[arg-type]
        assert CANARY.encode() not in exported


def matrices() -> st.SearchStrategy[dict[str, dict[str, str]]]:
    levels: tuple[str, ...] = LEVELS
    row = st.dictionaries(st.sampled_from("NES"), st.sampled_from(levels))
    return st.dictionaries(st.sampled_from("NES"), row)


@given(matrices())
def test_no_policy_makes_the_country_alone_anything_but_low(
    matrix: dict[str, dict[str, str]],
) -> None:
    guidance = loading.newest()
    lines = ['version = "1"', 'adopted = "2026-01-01"']
    for name, row in matrix.items():
        lines += [f"[matrix.{name}]", *(f'{cell} = "{level}"' for cell, level in row.items())]
    content = "\n".join(lines).encode()
    if policies.lint("policy.toml", content, guidance.rules):
        return
    found: Policy = policies.read("policy.toml", content, guidance.rules)
    rules = policies_of.apply(found, guidance.rules)
    for country in ("N", "E", "S", "U"):
        ratings = {"D": ("N",), "C": (country,), "P": ("N",), "O": ("N",)}
        judged = Judged(ratings=ratings)  # type: ignore[arg-type]
        assert assess(guidance, {}, (), judged=judged, rules=rules).appraisal.level == "low"


@pytest.mark.parametrize("ratings", list(itertools.product("NESU", repeat=3)))
def test_a_worse_country_raises_no_level_by_more_than_one(ratings: tuple[str, ...]) -> None:
    guidance = loading.newest()
    domain, partner, own_risk = ratings
    levels = []
    for country in "NES":
        given_ratings = {"D": (domain,), "C": (country,), "P": (partner,), "O": (own_risk,)}
        judged = Judged(ratings=given_ratings)  # type: ignore[arg-type]
        level = assess(guidance, {}, (), judged=judged).appraisal.level
        assert level is not None
        levels.append(LEVELS.index(level))
    assert levels[-1] - levels[0] <= 1

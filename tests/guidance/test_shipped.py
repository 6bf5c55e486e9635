"""What ships: complete, in order, and the inventory known to the last id."""

import pytest

from rsdesk import paths
from rsdesk.domain.guidance import ASKED_SCOPES, Guidance
from rsdesk.guidance.linting import lint
from rsdesk.guidance.loading import newest, shipped, versions

INVENTORY = {
    "LEI": """
        LEI-0.1 LEI-0.2 LEI-0.3 LEI-1.1 LEI-1.2 LEI-1.3 LEI-1.4 LEI-1.5 LEI-1.6 LEI-1.7 LEI-1.8
        LEI-1.9 LEI-2.1 LEI-2.2 LEI-2.3 LEI-2.4 LEI-2.5 LEI-2.6 LEI-2.7 LEI-2.8 LEI-2.9 LEI-2.10
        LEI-3.1 LEI-3.2 LEI-3.3 LEI-3.4 LEI-3.5 LEI-3.6 LEI-3.7 LEI-3.8 LEI-3.9 LEI-3.10 LEI-3.11
        LEI-3.12 LEI-3.13 LEI-3.14 LEI-3.15 LEI-3.16 LEI-4.1 LEI-4.2 LEI-4.3 LEI-4.4 LEI-4.5
        LEI-4.6 LEI-4.7 LEI-4.8 LEI-4.9 LEI-4.10 LEI-4.11 LEI-4.12 LEI-4.13 LEI-4.14 LEI-4.15
        LEI-4.16 LEI-4.17 LEI-4.18 LEI-4.19 LEI-4.20 LEI-4.21 LEI-4.22 LEI-4.23 LEI-4.24 LEI-4.25
        LEI-4.26 LEI-5.1 LEI-5.2 LEI-5.3 LEI-5.4 LEI-5.5""",
    "BMBF": """
        BMBF-P1 BMBF-P2 BMBF-P3 BMBF-P4 BMBF-P5 BMBF-P6 BMBF-P7 BMBF-P8 BMBF-P9 BMBF-P10 BMBF-A1
        BMBF-A2 BMBF-A3 BMBF-A4 BMBF-A5 BMBF-01 BMBF-02 BMBF-03 BMBF-04 BMBF-05 BMBF-06 BMBF-07
        BMBF-08 BMBF-09 BMBF-10 BMBF-11 BMBF-12 BMBF-13 BMBF-14 BMBF-15 BMBF-16 BMBF-17 BMBF-18
        BMBF-19""",
    "ERA-LEARN": """
        EC-V1 EC-V2 EC-V3 EC-V4 EC-G1 EC-G2 EC-P1 EC-P2 EC-C1 EC-C2 EC-C3 ERA-01 ERA-02 ERA-03
        ERA-04 ERA-05 ERA-06 ERA-07 ERA-08 ERA-09 ERA-17 ERA-10 ERA-11 ERA-12 ERA-13 ERA-14 ERA-15
        ERA-16 ERA-18 ERA-19 ERA-20 ERA-21""",
    "WIKOOP": """
        WIK-01 WIK-02 WIK-03 WIK-04 WIK-05 WIK-06 WIK-07 WIK-08 WIK-09 WIK-10 WIK-11 WIK-12""",
    "EU": """
        EU-S1 EU-S2 EU-S3 EU-S4 EU-RA-1 EU-RA-2 EU-RA-3 EU-RA-4 EU-PR-1 EU-PR-2 EU-PR-3 EU-PR-4
        EU-PR-5 EU-PR-6 EU-PR-7 EU-PR-8 EU-PR-9 EU-01 EU-02 EU-03 EU-04 EU-05 EU-06 EU-07 EU-08
        EU-09 EU-10 EU-11 EU-12 EU-13a EU-13b EU-13c EU-13d EU-13e EU-14a EU-14b EU-14c EU-14d
        EU-14e EU-14f EU-14g EU-14h EU-14i EU-14i-C EU-15a EU-15b EU-15c EU-15d EU-15e EU-15f
        EU-15g EU-15h EU-15i EU-RP1 EU-RP2 EU-REC5 EU-REC13 EU-REC14 EU-REC16 EU-HE1 EU-HE2
        EU-HE3""",
}
COUNTS = {"LEI": 69, "BMBF": 34, "ERA-LEARN": 32, "WIKOOP": 12, "EU": 62}


@pytest.mark.parametrize("version", versions())
def test_every_edition_that_ships_is_in_order(version: str) -> None:
    folder = paths.resources() / "guidance" / version
    problems = [f"{p.file}:{p.line}: {p.text(str)}" for p in lint(folder)]
    assert problems == []


@pytest.mark.parametrize("version", versions())
def test_an_edition_is_kept_under_its_own_version(version: str) -> None:
    assert shipped(version).edition.version == version


@pytest.mark.parametrize("source", INVENTORY)
def test_every_item_of_the_inventory_is_known(source: str) -> None:
    known = {item.id for item in newest().items if item.source == source}
    assert known == set(INVENTORY[source].split())
    assert len(known) == COUNTS[source]


def test_there_are_209_items_from_five_sources() -> None:
    assert len(newest().items) == sum(COUNTS.values()) == 209
    assert {item.source for item in newest().items} == set(COUNTS)


@pytest.mark.parametrize("source", ["BMBF", "LEI"])
def test_every_item_of_a_finished_source_that_people_answer_is_asked(source: str) -> None:
    """Said apart from the linter, so that asked = false in the edition cannot hide a gap."""
    guidance = newest()
    items = [item for item in guidance.items if item.source == source]
    unasked = [i.id for i in items if i.scope in ASKED_SCOPES and i.id not in guidance.field_of]
    assert unasked == []


def test_the_catalogue_keeps_its_nineteen_numbers() -> None:
    numbers = {f"BMBF-{number:02}" for number in range(1, 20)}
    assert numbers <= set(newest().field_of)


@pytest.mark.parametrize("source", COUNTS)
def test_items_stand_in_the_order_of_their_source(source: str) -> None:
    """LEI-1.10 comes after LEI-1.9, not after LEI-1.1."""
    ids = [item.id for item in newest().items if item.source == source]
    assert ids == INVENTORY[source].split()


def test_no_circumstance_asks_where_a_person_comes_from() -> None:
    assert not _asked_words(newest()) & {"nationalität", "geburtsort", "nationality", "birthplace"}


def _asked_words(guidance: Guidance) -> set[str]:
    questions = [fact.question for fact in guidance.facts if fact.question is not None]
    fields = [field.label for field in guidance.field.values()]
    return {
        word.strip(".,?!()").lower()
        for t in (*questions, *fields)
        for w in (t.de, t.en)
        for word in w.split()
    }

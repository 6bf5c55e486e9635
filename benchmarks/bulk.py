"""Bulk cases from a seeded generator: the same vault content on every machine."""

import random
from datetime import UTC, datetime

import msgspec

from rsdesk.domain import case as registers
from rsdesk.domain.case import Parts
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.history import SubjectState, next_revision
from rsdesk.domain.revision import Blob, Change, seal
from rsdesk.services.people import author
from rsdesk.storage import history
from rsdesk.storage.vault import Vault

SEED = 20261121
WORDS = (
    "Kooperation Messung Katalyse Oberfläche Handschrift Gletscher Archiv Netz Probe Vertrag "
    "review partner access sample model protein coating survey licence method"
).split()
NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


def fill(vault: Vault, guidance: Guidance, count: int) -> list[str]:
    """Store this many cases with facts and some forty answers each; returns their subjects."""
    chance = random.Random(SEED)
    writer = author(vault)
    return [_case(vault, guidance, chance, writer) for _ in range(count)]


def answers(guidance: Guidance, chance: random.Random, count: int) -> list[tuple[str, str, Parts]]:
    """Return field, choice and parts of random answers about the case."""
    fields = [f for f in guidance.field.values() if guidance.scope(f) == "case"]
    return [
        (
            field.id,
            chance.choice(guidance.choices(field)).id,
            Parts(comment=sentence(chance), text=sentence(chance)),
        )
        for field in chance.sample(fields, min(count, len(fields)))
    ]


def sentence(chance: random.Random) -> str:
    """Return some twenty words."""
    return " ".join(chance.choices(WORDS, k=20))


def _case(vault: Vault, guidance: Guidance, chance: random.Random, writer: str) -> str:
    """One revision holds a whole case, as an import of a case file would store it."""
    subject = f"case:{chance.getrandbits(128):032x}"
    blobs: list[Blob] = [seal(sentence(chance).encode())]
    changes = [
        Change(registers.GUIDANCE, plain=guidance.edition.version),
        Change(registers.about_key("title"), sealed=blobs[0].commitment),
        *(
            Change(registers.fact_key(fact.id), plain=chance.choice(("yes", "no", "unknown")))
            for fact in guidance.facts
            if fact.question
        ),
    ]
    for field, choice, parts in answers(guidance, chance, 40):
        blobs.append(seal(msgspec.json.encode(parts)))
        changes.append(Change(registers.answer_key(field), choice, blobs[-1].commitment))
    revision = next_revision(
        SubjectState(subject),
        changes,
        replica=vault.replica,
        author=writer,
        time="2026-11-21T10:00:00Z",
    )
    history.append(vault, revision, blobs)
    return subject

"""The search index: part of a word finds a case, whatever stands before it in a compound.

Each word is stored with all its ends of three letters and more, so that *sensor* is the beginning
of something in *Quantensensorik*: finding is one walk through a sorted list, however many cases
there are (decision 60). One and two letters find beginnings of words only.
"""

from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from rsdesk.domain.folding import words
from rsdesk.storage.handle import Vault, reading, writing

# longer parts are cut, in the index and in what is sought, so they still find what they should
LONGEST = 24
SHORTEST_PART = 3
MOST_TERMS = 16
_START = "\ue000"  # for private use (Unicode), so it is part of no word that people write
_PUT = "INSERT INTO search (rowid, words) VALUES (:id, :words)"


def match(text: str) -> str:
    """Return the query for what somebody typed, empty when it holds no word.

    Every term is a quoted string of letters and digits: nothing typed is ever read as syntax.
    """
    return " ".join(_term(word) for word in words(text)[:MOST_TERMS])


def stale(vault: Vault) -> tuple[str, ...]:
    """Return the cases that changed since their words were last taken into the index."""
    with reading(vault) as db:
        found = db.execute("SELECT subject FROM register WHERE stale = 1").fetchall()
    return tuple(row[0] for row in found)


def take_in(vault: Vault, subject: str, texts: Iterable[str]) -> None:
    """Take the words of a listed case into the index, in place of the earlier ones."""
    tokens = " ".join(sorted({token for word in _distinct(texts) for token in _tokens(word)}))
    with writing(vault) as db:
        row = db.execute("SELECT id FROM register WHERE subject = ?", [subject]).fetchone()
        db.execute("DELETE FROM search WHERE rowid = ?", [row[0]])
        db.execute(_PUT, {"id": row[0], "words": tokens})
        db.execute("UPDATE register SET stale = 0 WHERE id = ?", [row[0]])


def forget(db: Database, row: int) -> None:
    """Drop the words of a case for good; the index is written anew, work grows with it."""
    db.execute("DELETE FROM search WHERE rowid = ?", [row])
    _write_anew(db)


def forget_former(vault: Vault) -> None:
    """Drop for good the words that no case says any more."""
    with writing(vault) as db:
        _write_anew(db)


def _write_anew(db: Database) -> None:
    # a deleted entry is only marked as such until its part of the index is merged with another
    db.execute("INSERT INTO search (search) VALUES ('optimize')")


def _distinct(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in words(text)}


def _tokens(word: str) -> Iterator[str]:
    yield _START + word[:1]
    yield _START + word[:2]
    yield word[:LONGEST]
    for start in range(1, len(word) - SHORTEST_PART + 1):
        yield word[start : start + LONGEST]


def _term(word: str) -> str:
    return f'"{_START}{word}"' if len(word) < SHORTEST_PART else f'"{word[:LONGEST]}"*'

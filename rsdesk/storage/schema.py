"""The tables of vault.db, as append-only steps. A released step is never edited."""

from typing import Literal

from sqlite_utils import Database, Migrations

STEPS = Migrations("rsdesk")

Standing = Literal["current", "older", "newer", "empty"]


@STEPS()
def m001_begin(db: Database) -> None:
    """Create the tables of the first release; docs/formats/vault.md describes them."""
    _history(db)
    _kept(db)
    db.table("setting").create({"key": str, "value": str}, pk="key", not_null={"value"})
    db.table("identity").create({"id": int, "pem": bytes}, pk="id", not_null={"pem"})
    db.table("draft").create(
        {"subject": str, "key": str, "plain": str, "value": bytes, "changed": str},
        pk=("subject", "key"),
        not_null={"plain", "value", "changed"},
    )


@STEPS()
def m002_register(db: Database) -> None:
    """Create the register of cases and its search index; rows are made by whoever opens it."""
    _register(db)
    # contentless: the words are found by it and not kept in it; without positions it is a fifth
    # as large. The tokens come ready-made (storage/search.py), so the plainest tokenizer serves.
    db.execute(
        "CREATE VIRTUAL TABLE search USING fts5 (words, content = '', contentless_delete = 1, "
        "detail = none, prefix = '3', tokenize = 'ascii')"
    )


@STEPS()
def m003_dates(db: Database) -> None:
    """Let the register know level and dates; rows without dates are made anew as missing ones are.

    What was erased has no dates.
    """
    db.table("register").add_column("dates", str, not_null_default="")
    db.table("register").add_column("level", int, not_null_default=0)
    db.table("register").create_index(["shelf", "level"])
    db.execute("UPDATE register SET dates = '[]' WHERE shelf = 'erased'")
    db.execute("CREATE INDEX idx_register_undated ON register (subject) WHERE dates = ''")


@STEPS()
def m004_adopted(db: Database) -> None:
    """Keep what the institute adds to the guidance: packs, and policies one after the other."""
    db.table("pack").create(
        {"id": str, "version": str, "sha256": str, "files": bytes, "accepted": str, "used": int},
        pk=("id", "version"),
        not_null={"sha256", "files", "accepted", "used"},
    )
    db.table("policy").create(
        {"seq": int, "sha256": str, "name": str, "content": bytes, "accepted": str},
        pk="seq",
        not_null={"sha256", "name", "content", "accepted"},
    )


def _register(db: Database) -> None:
    text = ("subject", "shelf", "title", "partners", "countries", "due", "changed")
    keys = ("title_key", "partners_key", "countries_key")
    numbers = ("state", "unanswered", "gaps", "flags", "stops", "stale")
    columns = {"id": int, **dict.fromkeys((*text, *keys), str), **dict.fromkeys(numbers, int)}
    register = db.table("register").create(columns, pk="id", not_null={*text, *keys, *numbers})
    register.create_index(["subject"], unique=True)
    for order in (*keys, "changed", "state"):
        register.create_index(["shelf", order])
    db.execute("CREATE INDEX idx_register_shelf_due ON register (shelf, due, changed DESC)")
    register.create_index(["shelf", "unanswered", "gaps"])
    db.execute("CREATE INDEX idx_register_stale ON register (stale) WHERE stale = 1")


def _history(db: Database) -> None:
    revision = db.table("revision").create(
        {"seq": int, "id": str, "subject": str, "counter": int, "body": bytes, "chain": bytes},
        pk="seq",
        not_null={"id", "subject", "counter", "body", "chain"},
    )
    revision.create_index(["id"], unique=True)
    revision.create_index(["subject", "seq"])
    db.table("blob").create(
        {"commitment": str, "salt": bytes, "value": bytes},
        pk="commitment",
        not_null={"salt", "value"},
    )
    state = db.table("state").create(
        {"subject": str, "kind": str, "counter": int, "body": bytes},
        pk="subject",
        not_null={"kind", "counter", "body"},
    )
    state.create_index(["kind", "subject"])  # subjects of a kind are listed from it alone


def _kept(db: Database) -> None:
    db.table("attachment").create(
        {"sha256": str, "size": int, "content": bytes}, pk="sha256", not_null={"size", "content"}
    )
    record = db.table("record").create(
        {
            "sha256": str,
            "case_subject": str,
            "version": int,
            "language": str,
            "heads": str,
            "made": str,
            "pdf": bytes,
        },
        pk="sha256",
        not_null={"case_subject", "version", "language", "heads", "made", "pdf"},
    )
    record.create_index(["case_subject", "version"])
    db.table("person").create(
        {"fingerprint": str, "certificate": bytes, "first_seen": str},
        pk="fingerprint",
        not_null={"certificate", "first_seen"},
    )


def standing(db: Database, steps: Migrations = STEPS) -> Standing:
    """Return how the tables of a database compare with those this version works with."""
    applied = [step.name for step in steps.applied(db)]
    if not applied:
        return "empty"
    pending = [step.name for step in steps.pending(db)]
    # pending steps are the known ones that were not applied, so the rest was applied and is known
    if len(applied) + len(pending) > len(_names(steps)):
        return "newer"
    return "older" if pending else "current"


def upgrade(db: Database, steps: Migrations = STEPS) -> None:
    """Apply the pending steps, each in a transaction of its own."""
    db.execute("PRAGMA foreign_keys = OFF")  # rebuilding a table must not cascade into others
    steps.apply(db)
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"the upgrade left dangling references: {broken}")
    db.execute("PRAGMA foreign_keys = ON")


def _names(steps: Migrations) -> set[str]:
    """The set of steps has no public list; an empty database has all of them pending."""
    return {step.name for step in steps.pending(Database(memory=True, execute_plugins=False))}

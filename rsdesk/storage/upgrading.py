"""Bringing the tables of an older vault up to date, after a checked backup."""

from datetime import datetime

from sqlite_utils import Migrations

from rsdesk.storage import backup, schema
from rsdesk.storage.handle import Vault


def bring_up_to_date(vault: Vault, now: datetime, steps: Migrations = schema.STEPS) -> None:
    """Apply pending steps. Without a backup that passed its check nothing is changed."""
    if schema.standing(vault.db, steps) == "older":
        backup.back_up(vault, now)
        schema.upgrade(vault.db, steps)

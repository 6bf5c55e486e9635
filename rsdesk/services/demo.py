"""The demo: a throw-away vault, the bundled case in both languages, two signed records."""

import shutil
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from rsdesk import paths
from rsdesk.errors import InputError
from rsdesk.i18n import LANGUAGES, N_, Language
from rsdesk.records.verifying import Verdict
from rsdesk.services import case_input, editions, records, vaults, verification
from rsdesk.services.case_input import CaseInput
from rsdesk.services.demo_mark import MARK, PASSWORD, VAULT, password_hint
from rsdesk.services.json_input import parse, read_file
from rsdesk.storage.vault import LOW_MEMORY, Vault

__all__ = ["MARK", "PASSWORD", "VAULT", "Demo", "DemoRecord", "password_hint", "run"]

RECORD = "record-{language}.pdf"


class DemoRecord(Struct, frozen=True):
    """One of the demo's records and what its verification said."""

    language: Language
    number: str
    path: Path
    verdict: Verdict


class Demo(Struct, frozen=True):
    """Where the demo's things are."""

    folder: Path
    vault: Path
    records: tuple[DemoRecord, ...]


def run(folder: Path, now: datetime) -> Demo:
    """Make the demo in a folder, replacing an earlier demo there.

    Raises InputError when the folder holds anything that is not a demo.
    """
    _clear(folder)
    place = folder / VAULT
    created = vaults.create(
        place,
        PASSWORD,
        name="Dr. Mara Lindqvist",
        institute="Saaletal-Institut für Medizininformatik",
        kind="practice",
        effort=LOW_MEMORY,
        now=now,
    )
    try:
        made = tuple(_record(created.vault, folder, language, now) for language in LANGUAGES)
    finally:
        vaults.close(created.vault)
    return Demo(folder, place, made)


def _record(vault: Vault, folder: Path, language: Language, now: datetime) -> DemoRecord:
    source = paths.resources() / "training" / "demo"
    given = parse(read_file(source / f"case-{language}.json"), CaseInput, f"case-{language}.json")
    case = case_input.store(vault, editions.latest(vault), given, source, now)
    made = records.make_record(vault, case, language, now)
    path = folder / RECORD.format(language=language)
    try:
        path.write_bytes(made.pdf)
    except OSError as error:
        raise _not_written(folder, error) from error
    return DemoRecord(language, made.number, path, verification.verify(made.pdf, vault))


def _clear(folder: Path) -> None:
    """Only a folder that carries the demo's mark is touched, and in it only what demos make."""
    try:
        if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
            raise InputError(
                N_(
                    "{folder} holds files that are not from an earlier demo. Nothing was changed. "
                    "Please name an empty or a new folder."
                ),
                folder=folder,
            )
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARK).write_text("rsdesk demo: the next demo replaces its vault and records\n")
        if (folder / VAULT).exists():
            shutil.rmtree(folder / VAULT)
        for language in LANGUAGES:
            (folder / RECORD.format(language=language)).unlink(missing_ok=True)
    except OSError as error:
        raise _not_written(folder, error) from error


def _not_written(folder: Path, error: OSError) -> InputError:
    return InputError(
        N_("The folder {folder} cannot be written: {reason}. Please name another folder."),
        folder=folder,
        reason=error.strerror or type(error).__name__,
    )

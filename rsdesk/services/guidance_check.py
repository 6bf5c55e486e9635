"""Checking a folder of guidance files, or a pack, before anybody is asked by them."""

from pathlib import Path

from rsdesk.errors import InputError
from rsdesk.guidance import linting, packs, reading
from rsdesk.guidance.problems import Problem
from rsdesk.i18n import N_


def check(folder: Path) -> tuple[Problem, ...]:
    """Return every problem in the folder, none when it can be used.

    A pack is checked together with the edition that it names.
    """
    if not folder.is_dir():
        raise InputError(
            N_("There is no folder {folder}. Please name the folder with the guidance files."),
            folder=folder,
        )
    files = reading.contents(folder)
    return packs.lint(files) if packs.is_pack(files) else linting.lint(folder)

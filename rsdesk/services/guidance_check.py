"""Checking a folder of guidance files before anybody is asked by them."""

from pathlib import Path

from rsdesk.errors import InputError
from rsdesk.guidance import linting
from rsdesk.guidance.problems import Problem
from rsdesk.i18n import N_


def check(folder: Path) -> tuple[Problem, ...]:
    """Return every problem in the folder, none when it can be used."""
    if not folder.is_dir():
        raise InputError(
            N_("There is no folder {folder}. Please name the folder with the guidance files."),
            folder=folder,
        )
    return linting.lint(folder)

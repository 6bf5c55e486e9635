"""Where the program's own read-only files lie, installed or in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """Return the folder with guidance, training cases, fonts and icons."""
    return _shipped("resources")


def guide() -> Path:
    """Return the folder with the user guide, one folder for each language."""
    installed = _PACKAGE / "_shipped" / "guide"
    return installed if installed.is_dir() else _PACKAGE.parent / "docs" / "guide"


def catalogues() -> Path:
    """Return the folder with the compiled message catalogues."""
    return _shipped("i18n")

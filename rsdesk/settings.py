"""What the window remembers outside any vault: how it looks and speaks, and nothing personal."""

import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import platformdirs
from msgspec import Meta, Struct

from rsdesk.i18n import Language

FOLDER_VARIABLE = "RSDESK_CONFIG"
Theme = Literal["system", "light", "dark"]
THEMES: tuple[Theme, ...] = ("system", "light", "dark")
TYPE_SIZES = (90, 100, 115, 130, 150, 175, 200)
TypeSize = Annotated[int, Meta(ge=TYPE_SIZES[0], le=TYPE_SIZES[-1])]


class Settings(Struct, frozen=True):
    """Language None means that nobody has chosen one yet; type size is in per cent."""

    language: Language | None = None
    theme: Theme = "system"
    type_size: TypeSize = 100


def load(environment: Mapping[str, str]) -> Settings:
    """Return the settings, or the usual ones when there are none that can be read."""
    try:
        return msgspec.json.decode(_file(environment).read_bytes(), type=Settings)
    except (OSError, msgspec.MsgspecError):
        return Settings()


def save(settings: Settings, environment: Mapping[str, str]) -> None:
    """Remember the settings. Raises OSError; the former ones are then still whole."""
    file = _file(environment)
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    try:
        unfinished.write_bytes(msgspec.json.encode(settings))
        unfinished.replace(file)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def _file(environment: Mapping[str, str]) -> Path:
    return _folder(environment) / "settings.json"


def _folder(environment: Mapping[str, str]) -> Path:
    if environment.get(FOLDER_VARIABLE):
        return Path(environment[FOLDER_VARIABLE])
    return Path(platformdirs.user_config_dir("rsdesk", appauthor=False))

"""The example pack and policy of the user guide, as files."""

import re
from pathlib import Path

from rsdesk import paths
from rsdesk.i18n import Language

_EXAMPLE = re.compile(r"```toml\n# (\S+\.toml)\n(.*?)```", re.DOTALL)


def examples(language: Language = "en") -> dict[str, str]:
    """Return the examples of the guide by the name of their file."""
    text = (paths.guide() / language / "13-packs.md").read_text(encoding="utf-8")
    return dict(_EXAMPLE.findall(text))


def pack(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write the example pack into a folder, with these texts replaced; return the folder."""
    folder.mkdir(exist_ok=True)
    (folder / "house.toml").write_text(_changed("house.toml", changes), encoding="utf-8")
    return folder


def policy(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write the example policy, with these texts replaced, and return its file."""
    file = folder / "policy.toml"
    file.write_text(_changed("policy.toml", changes), encoding="utf-8")
    return file


def _changed(name: str, changes: tuple[tuple[str, str], ...]) -> str:
    text = examples()[name]
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text

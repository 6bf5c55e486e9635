"""The parsed form of an edition that ships: what TOML makes of each of its files, made in advance.

Reading TOML takes nine tenths of the time of loading. Each entry stands under the SHA-256 of the
file it was made of, so that one of another text is never found, and the file is then parsed as
ever. Only editions that ship are read so: in a folder that somebody hands over, the TOML alone
counts. `installer/editions.py` writes the form when the program is built (decision 7).
"""

import hashlib
from pathlib import Path
from typing import Any

import msgspec

NAME = "parsed.json"


def tables(folder: Path) -> dict[str, Any]:
    """Return what TOML makes of a file, by the SHA-256 of its content; empty without a form.

    A form that was damaged counts as none: its first line is the SHA-256 of the rest.
    """
    try:
        seal, _, body = (folder / NAME).read_bytes().partition(b"\n")
    except OSError:
        return {}
    if hashlib.sha256(body).hexdigest().encode() != seal:
        return {}
    return msgspec.json.decode(body, type=dict[str, Any])

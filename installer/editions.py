"""The parsed form of the guidance: what TOML makes of each file, so that starting is fast.

The form is made here and never committed. What counts stays the TOML: the program takes an entry
only for a file with exactly the content it was made of (rsdesk/guidance/parsed.py).
"""

import hashlib
import json
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "guidance"
NAME = "parsed.json"


def compile_all(folder: Path = FOLDER) -> list[Path]:
    """Write the form of every edition beside its files and return where."""
    return [_compiled(edition) for edition in sorted(folder.iterdir()) if edition.is_dir()]


def _compiled(edition: Path) -> Path:
    known = {}
    for path in sorted(edition.glob("*.toml")):
        content = path.read_bytes()
        known[hashlib.sha256(content).hexdigest()] = tomllib.loads(content.decode())
    body = json.dumps(known, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    target = edition / NAME
    target.write_bytes(sealed(body))
    return target


def sealed(body: bytes) -> bytes:
    """Return a form as it is written: its SHA-256 in the first line, so that damage shows."""
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


if __name__ == "__main__":
    compile_all()
    sys.exit(0)

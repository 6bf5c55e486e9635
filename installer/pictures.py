"""Takes the pictures of the user guide from those that the journeys left in build/screenshots.

    python installer/pictures.py

Each page of the guide names its pictures; a name without a picture is a mistake.
"""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TAKEN = ROOT / "build" / "screenshots"
GUIDE = ROOT / "docs" / "guide"
_PICTURE = re.compile(r"!\[[^\]]*\]\(pictures/([\w-]+\.png)\)")


def named(language: str) -> list[str]:
    """Return the names of the pictures that the guide in a language shows."""
    pages = sorted((GUIDE / language).glob("*.md"))
    return sorted({name for page in pages for name in _PICTURE.findall(page.read_text("utf-8"))})


def main() -> int:
    """Put each picture beside the page that shows it; return 1 when one was not taken."""
    missing = []
    for language in ("de", "en"):
        folder = GUIDE / language / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        for name in named(language):
            found = sorted((TAKEN / f"{language}-light").glob(f"*{name}"))
            if found:
                shutil.copyfile(found[0], folder / name)
            else:
                missing.append(f"{language}/{name}")
    for name in missing:
        print(f"no picture was taken for {name}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())

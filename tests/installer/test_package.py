import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import rsdesk

ROOT = Path(__file__).resolve().parent.parent.parent


def build(kind: str, source: Path, place: Path) -> Path:
    """Build a package with the locked backend and return it."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(place)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = place.iterdir()
    return built


@pytest.fixture(scope="module")
def from_checkout(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    return contents(build("wheel", ROOT, tmp_path_factory.mktemp("wheel")))


def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_all_resources_and_compiled_catalogues(from_checkout: set[str]) -> None:
    resources = {
        f"rsdesk/_shipped/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert resources <= from_checkout
    assert "rsdesk/_shipped/i18n/de/LC_MESSAGES/rsdesk.mo" in from_checkout
    assert "rsdesk/_shipped/resources/guidance/2026.1/parsed.json" in from_checkout


def test_the_wheel_holds_the_program_and_nothing_of_its_making(from_checkout: set[str]) -> None:
    information = f"rsdesk-{rsdesk.__version__}.dist-info"
    assert {name.partition("/")[0] for name in from_checkout} == {"rsdesk", information}
    assert f"{information}/licenses/LICENSE" in from_checkout
    assert not [name for name in from_checkout if name.endswith((".po", ".pyc"))]


def test_a_source_distribution_gives_the_same_wheel(
    from_checkout: set[str], tmp_path: Path
) -> None:
    sources = build("sdist", ROOT, tmp_path / "sdist")
    subprocess.run(["tar", "-xzf", sources, "-C", tmp_path], check=True)
    unpacked = tmp_path / f"rsdesk-{rsdesk.__version__}"
    assert contents(build("wheel", unpacked, tmp_path / "wheel")) == from_checkout

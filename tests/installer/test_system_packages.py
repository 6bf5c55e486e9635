import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent.parent / "installer" / "system-packages.sh"


def put(folder: Path, program: str, lines: str) -> None:
    """Put a program on the script's path that plays one part of a machine."""
    path = folder / program
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Return a folder of programs for a machine whose user is not root and may not become so."""
    put(tmp_path, "id", "echo 1000")
    put(tmp_path, "sudo", "exit 1")
    put(tmp_path, "apt-get", f'echo "$@" >>{tmp_path}/asked')
    return tmp_path


def run(machine: Path, *packages: str) -> subprocess.CompletedProcess[str]:
    path = f"{machine}:{os.environ['PATH']}"
    return subprocess.run(
        [SCRIPT, *packages], env={"PATH": path}, capture_output=True, text=True, check=False
    )


def test_nothing_happens_when_nothing_is_missing(machine: Path) -> None:
    done = run(machine, "coreutils=ls", "bash=bash")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_without_rights_the_line_to_run_is_printed_and_the_status_is_3(machine: Path) -> None:
    done = run(machine, "qpdf=no-such-program", "bash=bash", "age=nor-this")
    assert done.returncode == 3
    assert "    sudo apt-get install --yes --no-install-recommends qpdf age\n" in done.stderr
    assert not (machine / "asked").exists()


def test_with_rights_they_are_installed_after_saying_so(machine: Path) -> None:
    put(machine, "sudo", '[ "$1" = -n ] && shift && exec "$@"')
    done = run(machine, "qpdf=no-such-program")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Installing system packages with apt: qpdf" in done.stdout
    assert "install --yes --no-install-recommends qpdf" in (machine / "asked").read_text()


def test_a_failing_apt_is_quoted_and_the_status_is_3(machine: Path) -> None:
    put(machine, "sudo", '[ "$1" = -n ] && shift && exec "$@"')
    put(machine, "apt-get", 'echo "no room on the disk"; exit 100')
    done = run(machine, "python3-venv=")
    assert done.returncode == 3
    assert "no room on the disk" in done.stderr
    assert "sudo apt-get install --yes --no-install-recommends python3-venv" in done.stderr

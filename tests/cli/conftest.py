from collections.abc import Callable
from pathlib import Path

import pytest

from rsdesk.main import main

Run = Callable[..., tuple[int, str, str]]
PASSWORD = "drei Wörter, ein Schlüssel"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run the command line on a vault in tmp_path; returns status, output, errors."""

    def call(
        *arguments: object, password: str | None = PASSWORD, **environment: str
    ) -> tuple[int, str, str]:
        variables = {"LANG": "en_GB.UTF-8", **environment}
        if password is not None:
            variables["RSDESK_PASSWORD"] = password
        try:
            status = main([str(word) for word in arguments], variables)
        except SystemExit as ended:
            status = int(ended.code or 0)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


@pytest.fixture
def vault(run: Run, tmp_path: Path) -> Path:
    """A vault made by the command line, with little memory so that tests stay quick."""
    folder = tmp_path / "vault"
    status, _, errors = run(
        "vault", "create", "--low-memory", "--vault", folder,
        "--name", "Mara Lindqvist", "--institute", "Saaletal-Institut",
    )  # fmt: skip
    assert (status, errors) == (0, "")
    return folder

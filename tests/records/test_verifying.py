"""What is told about content, signer and time, and that it is told whatever the file does."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

from rsdesk.crypto.identity import create, fingerprint
from rsdesk.records import verifying
from rsdesk.records.examining import examine
from rsdesk.records.findings import Reason
from rsdesk.records.verdict_text import _CONTENT, spelled, texts
from rsdesk.records.verifying import KnownSigner, Verdict, judged, verify
from tests.records.attacks_container import honest_container_of_an_expired_certificate
from tests.records.honest import BORN, ada, drawn, mallory, record, signed_by
from tests.records.hostile import ENDLESS, Hostile

ADA = fingerprint(ada().certificate)


def verdict_on(pdf: bytes, *, own: bool | None = None, since: date | None = None) -> Verdict:
    """Return what `verify` says, without the child for speed; `own` None is a stranger."""
    known = {} if own is None else {ADA: KnownSigner("Ada L", date(2026, 1, 5), own)}
    return judged(examine(pdf), known, since)


def test_the_child_comes_to_the_same_verdict() -> None:
    known = {ADA: KnownSigner("Ada L", date(2026, 1, 5))}
    assert verify(record(), known=known) == verdict_on(record(), own=False)


def test_three_answers_about_a_record_of_a_stranger() -> None:
    verdict = verdict_on(record())
    words = texts(verdict, "en")
    assert words.content == "The content is unchanged since it was signed."
    assert words.signer == (
        "Signed under the name Ada Lovelace, which is not known here. Anyone can make a"
        " signature with this name; compare the fingerprint with the person by another channel."
    )
    assert words.time == (
        "Signed on 2 March 2026 at 09:30 (UTC), as the signer's computer claims; not proven."
    )
    (line,) = words.signatures
    assert line == (
        "The signature fits and covers the whole file. Its certificate names Ada Lovelace,"
        f" Institut für Beispiele. Fingerprint: {spelled(ADA)}."
        " Claimed time: 2 March 2026 at 09:30 (UTC)."
    )


def test_three_answers_about_a_record_of_a_known_person() -> None:
    verdict = verdict_on(record(), own=False)
    assert verdict.signer.state == "known"
    assert (
        texts(verdict, "en").signer == "Signed by Ada L, known to this vault since 5 January 2026."
    )


def test_three_answers_about_an_own_record_that_the_vault_kept() -> None:
    verdict = verdict_on(record(), own=True, since=date(2026, 3, 2))
    assert (verdict.signer.state, verdict.time.state) == ("own", "in_vault")
    words = texts(verdict, "en")
    assert words.signer == "You signed this yourself, as Ada L."
    assert words.time.endswith("This very file has been in this vault since 2 March 2026.")


@pytest.mark.parametrize("own", [None, False, True])
def test_the_signers_standing_never_alters_the_status(own: bool | None) -> None:
    assert verdict_on(record(), own=own).status == 0
    assert verdict_on(record() + b"\n", own=own).status == 1
    assert verdict_on(drawn("x"), own=own).status == 2


def test_a_changed_record_names_no_signer_and_no_time() -> None:
    verdict = verdict_on(record() + b"\n", own=True)
    assert (verdict.signer.state, verdict.time.state) == ("unproven", "unknown")
    words = texts(verdict, "en")
    assert "added to this file after it was signed" in words.content
    assert "nothing is known about the signer" in words.signer
    assert "The signature fits what it covers, but the file holds more" in words.signatures[0]


def test_an_unsigned_pdf_has_no_signer() -> None:
    verdict = verdict_on(drawn("x"))
    assert (verdict.signer.state, verdict.signatures) == ("none", ())


def test_every_reason_has_its_words() -> None:
    assert set(_CONTENT) == set(get_args(Reason))


def test_a_name_with_braces_is_only_a_name() -> None:
    identity = create("Ada {limit} {0}", "{name}", BORN)
    words = texts(verdict_on(signed_by(identity, drawn("x"))), "en")
    assert "Ada {limit} {0}, {name}." in words.signatures[0]
    assert "Ada {limit} {0}" in words.signer


def test_the_time_is_told_in_the_zone_that_was_claimed() -> None:
    claimed = datetime(2026, 3, 2, 23, 30, tzinfo=UTC) + timedelta(hours=1)
    words = texts(verdict_on(signed_by(ada(), drawn("x"), now=claimed)), "en")
    assert "3 March 2026 at 00:30 (UTC)" in words.time


def test_verifying_opens_no_network_connection(tmp_path: Path) -> None:
    file, trace = tmp_path / "record.pdf", tmp_path / "trace"
    file.write_bytes(record())
    script = (
        "import sys; from pathlib import Path; from rsdesk.records.verifying import verify;"
        "sys.exit(verify(Path(sys.argv[1]).read_bytes(), known={}).status)"
    )
    tracing = ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(trace)]
    done = subprocess.run([*tracing, sys.executable, "-c", script, str(file)], check=False)
    assert done.returncode == 0
    assert "AF_INET" not in trace.read_text()


def test_an_expired_certificate_does_not_change_the_answer_about_the_content() -> None:
    verdict = verdict_on(honest_container_of_an_expired_certificate())
    assert verdict.content.state == "unchanged"
    assert not verdict.signatures[0].in_validity
    assert "certificate was not valid at the claimed time" in texts(verdict, "en").signatures[0]


def test_a_file_signed_anew_is_another_persons_even_under_the_same_name() -> None:
    forged = signed_by(mallory(), drawn("Outcome: proceed"))
    verdict = verdict_on(forged, own=False)
    assert verdict.content.state == "unchanged"
    assert (verdict.signer.state, verdict.signer.name) == ("unknown", "Ada Lovelace")
    assert verdict.signer.fingerprint != ADA


def test_a_file_beyond_the_limit_is_not_read() -> None:
    verdict = verify(b"%PDF-1.7\n" + bytes(100 * 2**20), known={})
    assert (verdict.content.state, verdict.content.reason) == ("unknown", "too_large")


@pytest.mark.parametrize("build", ENDLESS, ids=lambda build: build.__name__)
def test_a_file_without_end_is_given_up(build: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "SECONDS", 1.5)
    verdict = verify(build(), known={})
    assert (verdict.content.state, verdict.content.reason) == ("unknown", "time")


def test_a_file_that_takes_all_memory_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "MEMORY_MIB", 150)
    verdict = verify(ENDLESS[1](), known={})
    assert (verdict.content.state, verdict.content.reason) == ("unknown", "memory")


def test_a_reader_that_breaks_down_leaves_the_answer_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "MEMORY_MIB", 1)
    verdict = verify(record(), known={})
    assert verdict.content.state == "unknown"
    assert verdict.content.reason in {"memory", "stopped"}

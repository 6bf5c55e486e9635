"""What a signed record is to the programs that others have, and what it never holds."""

import os
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.reader import PdfFileReader

from rsdesk.crypto.identity import Identity, create
from rsdesk.errors import RecordError
from rsdesk.records.signing import sign
from tests.records.honest import (
    BORN,
    BOX,
    NOW,
    ada,
    byte_range,
    container,
    der_length,
    drawn,
    record,
    signed_by,
)

LONG = "Leibniz-Institut für Gewässerökologie und Binnenfischerei im Forschungsverbund Berlin e. V."
_written: list[object] = []


def _note_writing(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & 3 != os.O_RDONLY:
        _written.append(arguments[0])


sys.addaudithook(_note_writing)


def output_of(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "TZ": "UTC"})
    return done.stdout.decode()


def signature_of(pdf: bytes) -> dict[str, object]:
    root = PdfFileReader(BytesIO(pdf)).root
    value: dict[str, object] = root["/AcroForm"]["/Fields"][0]["/V"]
    return value


@pytest.fixture(params=["plain", "many pages", "long names"])
def signed(request: pytest.FixtureRequest) -> tuple[bytes, Identity]:
    if request.param == "plain":
        return record(), ada()
    if request.param == "many pages":
        return signed_by(ada(), drawn("Größe", pages=60)), ada()
    identity = create("Александра ẞ 王小明 😀 Воскресенская-Петрова", LONG, BORN)
    return signed_by(identity, drawn("x")), identity


def test_pdfsig_finds_one_valid_signature_over_the_whole_file(
    signed: tuple[bytes, Identity], tmp_path: Path
) -> None:
    file = tmp_path / "record.pdf"
    file.write_bytes(signed[0])
    told = output_of("pdfsig", "-nocert", file)
    assert told.count("Signature #") == 1
    assert "Signature Validation: Signature is Valid." in told
    assert "Total document signed" in told
    assert "Signature Type: ETSI.CAdES.detached" in told
    assert "Signing Hash Algorithm: SHA-256" in told
    assert "Signing Time: Mar 02 2026 09:30:05" in told


def test_qpdf_finds_nothing_wrong(signed: tuple[bytes, Identity], tmp_path: Path) -> None:
    file = tmp_path / "record.pdf"
    file.write_bytes(signed[0])
    told = output_of("qpdf", "--check", file)
    assert "No syntax or stream encoding errors found" in told
    assert "WARNING" not in told


def test_openssl_agrees_with_the_signature(signed: tuple[bytes, Identity], tmp_path: Path) -> None:
    pdf, identity = signed
    _, start, end, _ = byte_range(pdf)
    content = container(pdf)
    (tmp_path / "s.der").write_bytes(content[: der_length(content)])
    (tmp_path / "content").write_bytes(pdf[:start] + pdf[end:])
    (tmp_path / "ca.pem").write_bytes(identity.certificate.public_bytes(serialization.Encoding.PEM))
    moment = str(int(NOW.timestamp()))
    options = ["-binary", "-inform", "DER", "-CAfile", "ca.pem", "-attime", moment]
    files = ["-in", "s.der", "-content", "content", "-out", os.devnull]
    subprocess.run(
        ["openssl", "cms", "-verify", *options, *files],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )


def test_the_record_is_certified_and_permits_signatures_alone() -> None:
    reader = PdfFileReader(BytesIO(record()))
    (reference,) = reader.root["/Perms"]["/DocMDP"]["/Reference"]
    assert reference["/TransformMethod"] == "/DocMDP"
    assert reference["/TransformParams"]["/P"] == 2


def test_the_claimed_time_is_the_one_given_with_its_zone() -> None:
    berlin = timezone(timedelta(hours=1))
    pdf = signed_by(ada(), drawn("x"), now=datetime(2026, 3, 2, 10, 30, 5, tzinfo=berlin))
    assert signature_of(pdf)["/M"] == "D:20260302103005+01'00'"


def test_the_signature_follows_the_pades_baseline() -> None:
    signer = cms.ContentInfo.load(container(record()))["content"]["signer_infos"][0]
    kinds = [attribute["type"].native for attribute in signer["signed_attrs"]]
    # EN 319 142-1 wants the time in /M and forbids it here
    assert sorted(kinds) == ["content_type", "message_digest", "signing_certificate_v2"]
    assert signer["unsigned_attrs"].native is None


def test_reason_and_place_keep_every_script() -> None:
    signature = signature_of(record())
    assert signature["/Reason"] == "Assessment Größe 评估"
    assert signature["/Location"] == "Köln, Łódź"


def test_the_block_is_what_the_reader_sees(tmp_path: Path) -> None:
    file = tmp_path / "record.pdf"
    file.write_bytes(record())
    text = output_of("pdftotext", file, "-")
    assert text.count("Signed by Ada Lovelace") == 1
    assert "Outcome: do not proceed" in text


def test_the_block_stands_in_its_box_on_its_page() -> None:
    root = PdfFileReader(BytesIO(record())).root
    first, second = (page.get_object() for page in root["/Pages"]["/Kids"])
    (widget,) = first["/Annots"]
    assert [float(edge) for edge in widget.get_object()["/Rect"]] == list(BOX[1:])
    assert "/Annots" not in second


def test_dates_and_producer_stay_as_rendered() -> None:
    before = PdfFileReader(BytesIO(drawn("x"))).trailer["/Info"]
    after = PdfFileReader(BytesIO(signed_by(ada(), drawn("x")))).trailer["/Info"]
    assert {key: str(before[key]) for key in before} == {key: str(after[key]) for key in after}


def test_the_record_names_neither_user_nor_computer_nor_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for variable in ("LOGNAME", "USER", "USERNAME", "HOSTNAME", "COMPUTERNAME"):
        monkeypatch.setenv(variable, "canary-name")
    monkeypatch.setattr(socket, "gethostname", lambda: "canary-name")
    pdf = signed_by(ada(), drawn("x"))
    for trace in ("canary-name", str(Path.cwd()), f"{Path.home()}{os.sep}"):
        assert trace.encode() not in pdf
        assert trace.encode("utf-16-be") not in pdf


def test_signing_writes_no_file() -> None:
    _written.clear()
    signed_by(ada(), drawn("written nowhere"))
    assert _written == []


def test_an_expired_certificate_signs_nothing() -> None:
    after = ada().certificate.not_valid_after_utc + timedelta(seconds=1)
    with pytest.raises(RecordError, match="valid until 2036-02-29, so nothing was signed"):
        signed_by(ada(), drawn("x"), now=after)
    assert signed_by(ada(), drawn("x"), now=after - timedelta(seconds=1))


def test_a_certificate_that_is_not_valid_yet_signs_nothing() -> None:
    before = BORN - timedelta(days=1, seconds=1)
    with pytest.raises(RecordError, match="valid from 2026-02-28 on"):
        signed_by(ada(), drawn("x"), now=before)
    assert signed_by(ada(), drawn("x"), now=before + timedelta(seconds=1))


def test_signing_leaves_the_rendered_pages_byte_for_byte() -> None:
    pdf = drawn("x")
    block = drawn("b", size=(100, 50))
    done = sign(pdf, ada(), block=block, box=BOX, reason="r", location="l", now=NOW.astimezone(UTC))
    assert done.startswith(pdf)

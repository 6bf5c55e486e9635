"""What is accepted as unchanged, and what never is: attacks, damage and noise."""

import logging
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rsdesk.crypto.identity import create
from rsdesk.records.examining import examine
from rsdesk.records.findings import Reason
from tests.records import attacks_appended, attacks_container, attacks_shadow
from tests.records.attacks import ATTACKS
from tests.records.attacks_on_structure import swa_gap_with_objects_and_xref
from tests.records.forging import Attack, signed_freely, tampered, updated
from tests.records.honest import BORN, NOW, ada, byte_range, drawn, mallory, record, signed_by
from tests.records.hostile import HOSTILE, Hostile

FULL = bool(os.environ.get("RSDESK_FULL"))
REPLACED_TEXT = (
    attacks_appended.isa_text_changed,
    attacks_shadow.shadow_hide,
    attacks_shadow.shadow_hide_and_replace,
    attacks_shadow.shadow_hide_and_replace_by_xref,
    attacks_shadow.shadow_pages_from_another_catalog,
    swa_gap_with_objects_and_xref,
)


@pytest.fixture(autouse=True)
def _unheard(caplog: pytest.LogCaptureFixture) -> None:
    """What libraries say about bad files goes nowhere in the child either."""
    caplog.set_level(logging.CRITICAL, logger="pyhanko")


def name_of(builder: object) -> str:
    return getattr(builder, "__name__", str(builder))


# --- honest records ------------------------------------------------------------------------------


@pytest.mark.parametrize("build", attacks_container.HONEST, ids=name_of)
def test_an_honest_container_is_accepted_however_it_was_made(build: Attack) -> None:
    assert examine(build()).content == "unchanged"


@pytest.mark.parametrize(
    "lines", [["x"], ["/ByteRange [0 1 2 3]", "/Contents <00>"], ["%%EOF", "startxref"]]
)
def test_a_record_is_accepted_whatever_it_says(lines: list[str]) -> None:
    pdf = signed_by(ada(), drawn(*lines, pages=3))
    assert examine(pdf).content == "unchanged"


def test_a_title_that_looks_like_a_signature_does_no_harm() -> None:
    title = "/ByteRange [0 1 2 3] /Contents <00> /Type /Sig"
    assert examine(signed_by(ada(), drawn("x", title=title))).content == "unchanged"


@pytest.mark.parametrize(
    ("name", "institute"),
    [
        ("Александра 王小明 Ñandú", "Ινστιτούτο Größe"),
        ("GROẞ", "Letters newer than Unicode 3.2, which some libraries do not compare: ẞ 𫝹"),
        ("😀" * 64, "王" * 200),
    ],
)
def test_a_name_in_every_script_comes_back(name: str, institute: str) -> None:
    found = examine(signed_by(create(name, institute, BORN), drawn("x")))
    assert found.content == "unchanged"
    (signature,) = found.signatures
    assert (signature.name, signature.institute) == (name, institute)
    assert signature.claimed == NOW
    assert signature.in_validity


def test_two_honest_signatures_are_beyond_what_can_be_told_yet() -> None:
    found = examine(signed_freely(record(), mallory(), "Signature2"))
    assert (found.content, found.reason) == ("unknown", "several_signatures")
    assert [signature.state for signature in found.signatures] == ["part", "whole"]


def test_a_change_below_two_signatures_is_a_change() -> None:
    found = examine(tampered(signed_freely(record(), mallory(), "Signature2")))
    assert (found.content, found.reason) == ("changed", "content")
    assert [signature.state for signature in found.signatures] == ["broken", "broken"]


# --- attacks -------------------------------------------------------------------------------------


@pytest.mark.parametrize("attack", ATTACKS, ids=name_of)
def test_an_attack_is_never_accepted(attack: Attack) -> None:
    pdf = attack()
    assert pdf != record()
    assert examine(pdf).content != "unchanged"


@pytest.mark.parametrize(
    ("attack", "reason"),
    [
        (attacks_appended.isa_text_changed, "added"),
        (attacks_container.range_starting_late, "uncovered"),
        (attacks_container.padding_with_text, "container"),
        (attacks_container.certificate_swapped, "signature"),
        (attacks_container.digest_replaced, "signature"),
        (attacks_container.signature_of_another_record, "content"),
        (attacks_container.hash_sha1, "weak"),
        (attacks_container.attribute_naming_the_certificate_missing, "other_kind"),
        (attacks_container.length_that_is_indefinite, "unreadable_signature"),
        (attacks_shadow.stripped_field_then_signed_again, "removed"),
        (attacks_shadow.stripped_update, "no_signature"),
    ],
    ids=name_of,
)
def test_an_attack_is_told_for_what_it_is(attack: Attack, reason: Reason) -> None:
    assert examine(attack()).reason == reason


@pytest.mark.parametrize("attack", attacks_appended.ATTACKS, ids=name_of)
def test_whatever_is_appended_counts_as_a_change(attack: Attack) -> None:
    assert examine(attack()).content == "changed"


@pytest.mark.parametrize("attack", REPLACED_TEXT, ids=name_of)
def test_attacks_that_stock_tools_fall_for_are_stopped(attack: Attack, tmp_path: Path) -> None:
    file = tmp_path / "attack.pdf"
    file.write_bytes(attack())
    told = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, check=True).stdout
    shown = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout
    assert b"Signature is Valid" in told
    assert shown.startswith(b"Outcome: proceed")
    assert examine(file.read_bytes()).content == "changed"


def flipped(place: int, bit: int) -> bytes:
    pdf = bytearray(record())
    pdf[place] ^= 1 << bit
    return bytes(pdf)


def test_one_flipped_bit_is_never_accepted() -> None:
    """T24: one bit of every byte in the full set; by default of every seventeenth byte."""
    step = 1 if FULL else 17
    accepted = [
        place
        for place in range(0, len(record()), step)
        if examine(flipped(place, place % 8)).content == "unchanged"
    ]
    assert accepted == []


def test_a_flipped_bit_beside_the_container_and_its_range_counts_as_a_change() -> None:
    _, start, end, _ = byte_range(record())
    mark = record().index(b"/ByteRange")
    numbers = range(mark, mark + 60)
    places = [p for p in range(0, len(record()), 97) if not start <= p < end and p not in numbers]
    assert {examine(flipped(place, 0)).content for place in places} == {"changed"}


# --- files that are no records -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pdf", "reason"),
    [
        (b"", "empty"),
        (b"Dear Ada,\n", "not_a_pdf"),
        (b"PK\x03\x04" + bytes(5000), "not_a_pdf"),
        (drawn("x"), "no_signature"),
        (record()[:-1], "incomplete"),
        (record()[: len(record()) // 2], "unreadable"),
        (b"%PDF-1.7\n" + b"\xff" * 999, "unreadable"),
    ],
    ids=["empty", "letter", "zip", "unsigned", "cut", "half", "noise"],
)
def test_a_file_that_is_no_record_is_told_as_such(pdf: bytes, reason: Reason) -> None:
    found = examine(pdf)
    assert (found.content, found.reason) == ("unknown", reason)


def test_an_encrypted_pdf_is_told_as_such(tmp_path: Path) -> None:
    plain, locked = tmp_path / "plain.pdf", tmp_path / "locked.pdf"
    plain.write_bytes(record())
    command = ["qpdf", "--encrypt", "", "owner", "256", "--", str(plain), str(locked)]
    subprocess.run(command, check=True)
    assert examine(locked.read_bytes()).reason == "encrypted"


@pytest.mark.parametrize("length", [1, 8, 9, 100, 1000, 4000, 8700, 9000])
def test_a_record_cut_short_is_never_accepted(length: int) -> None:
    assert examine(record()[:length]).content == "unknown"


@pytest.mark.parametrize("build", HOSTILE, ids=name_of)
def test_a_hostile_file_is_read_to_an_end_and_not_accepted(build: Hostile) -> None:
    assert examine(build()).content != "unchanged"


def test_a_file_of_too_many_revisions_is_not_read() -> None:
    pdf = drawn("x")
    for _ in range(50):
        pdf = updated(pdf, lambda writer: writer.update_root())
    assert examine(pdf).reason == "unreadable"


MANY = settings(
    max_examples=20_000 if FULL else 200,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@MANY
@given(st.binary(max_size=3000), st.booleans())
@example(b"startxref\n0\n%%EOF", True)
def test_arbitrary_bytes_never_break_the_verification(noise: bytes, headed: bool) -> None:
    found = examine(b"%PDF-1.7\n" + noise if headed else noise)
    assert found.content == "unknown"


@MANY
@given(st.data())
def test_a_mutated_record_never_breaks_the_verification_and_is_never_accepted(
    data: st.DataObject,
) -> None:
    pdf = record()
    start = data.draw(st.integers(0, len(pdf)))
    stop = data.draw(st.integers(start, min(len(pdf), start + 400)))
    filling = data.draw(st.binary(max_size=60) | st.sampled_from([b"<<", b">>", b"null", b"0 R"]))
    mutated = pdf[:start] + filling + pdf[stop:]
    if mutated != pdf:
        assert examine(mutated).content != "unchanged"

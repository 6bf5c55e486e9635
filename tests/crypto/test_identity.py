"""What a person's own key and certificate hold, and what they refuse."""

import subprocess
import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from rsdesk.crypto.identity import (
    Identity,
    create,
    fingerprint,
    from_bytes,
    institute_name,
    person_name,
    to_bytes,
)
from rsdesk.errors import InputError, VaultError

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
LONG_INSTITUTE = (
    "Leibniz-Institut für Gewässerökologie und Binnenfischerei im Forschungsverbund Berlin e. V."
)


@pytest.fixture(scope="module")
def identity() -> Identity:
    return create("Ada Lovelace", "Institut für Beispiele", NOW)


def test_an_identity_names_the_person_and_the_institute(identity: Identity) -> None:
    assert person_name(identity.certificate) == "Ada Lovelace"
    assert institute_name(identity.certificate) == "Institut für Beispiele"


def test_the_key_is_rsa_3072_with_sha_256(identity: Identity) -> None:
    assert identity.key.key_size == 3072
    assert isinstance(identity.certificate.signature_hash_algorithm, hashes.SHA256)


def test_the_certificate_may_sign_and_do_nothing_else(identity: Identity) -> None:
    extension = identity.certificate.extensions.get_extension_for_class(x509.KeyUsage)
    usage = extension.value
    assert extension.critical
    assert usage.digital_signature
    assert usage.content_commitment
    assert not (usage.key_cert_sign or usage.crl_sign or usage.key_encipherment)
    constraints = identity.certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    assert not constraints.value.ca


def test_the_certificate_holds_for_ten_years_and_survives_a_clock_set_back(
    identity: Identity,
) -> None:
    certificate = identity.certificate
    assert certificate.not_valid_before_utc == NOW - timedelta(days=1)
    assert certificate.not_valid_after_utc.year == 2036


def test_the_certificate_names_no_address_that_a_viewer_would_fetch(identity: Identity) -> None:
    assert b"://" not in identity.certificate.public_bytes(serialization.Encoding.DER)


def test_an_identity_comes_back_from_its_bytes(identity: Identity) -> None:
    again = from_bytes(to_bytes(identity))
    assert again.certificate == identity.certificate
    assert again.key.private_numbers() == identity.key.private_numbers()


def test_openssl_reads_key_and_certificate_from_the_bytes(identity: Identity) -> None:
    for command in (["pkey", "-noout"], ["x509", "-noout"]):
        subprocess.run(["openssl", *command], input=to_bytes(identity), check=True)


def test_the_fingerprint_is_what_openssl_prints(identity: Identity) -> None:
    pem = identity.certificate.public_bytes(serialization.Encoding.PEM)
    printed = subprocess.run(
        ["openssl", "x509", "-noout", "-fingerprint", "-sha256"],
        input=pem,
        capture_output=True,
        check=True,
    ).stdout.decode()
    assert printed.strip().partition("=")[2].replace(":", "").lower() == fingerprint(
        identity.certificate
    )


def test_the_private_key_never_shows_in_a_printed_identity(identity: Identity) -> None:
    assert "key" not in repr(identity).partition("certificate=")[2]


@pytest.mark.parametrize(
    "name",
    [
        "Александра Константиновна Воскресенская-Петрова",
        "Ελένη Παπαδοπούλου",
        "王小明",
        "محمد بن عبد الله",
        "Łukasz Żółć",
        "N\u0303a\u0301ndu\u0301",
        "😀" * 64,
    ],
)
def test_names_of_every_script_are_kept(name: str) -> None:
    kept = create(name, LONG_INSTITUTE, NOW).certificate
    assert person_name(kept) == unicodedata.normalize("NFC", name)
    assert institute_name(kept) == LONG_INSTITUTE


def test_a_name_is_kept_in_its_composed_form() -> None:
    certificate = create("N\u0303andu\u0301", "I", NOW).certificate
    (attribute,) = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    assert attribute.value == "\xd1and\xfa"


@pytest.mark.parametrize("name", ["", "   ", "\t\n", "x" * 65, "Ada\u202eecalevoL", "A\x00B"])
def test_a_name_that_no_certificate_should_hold_is_refused(name: str) -> None:
    with pytest.raises(InputError):
        create(name, "Institut", NOW)


@pytest.mark.parametrize("institute", ["", " ", "x" * 201, "In\u200bstitut", "\ud800"])
def test_an_institute_that_no_certificate_should_hold_is_refused(institute: str) -> None:
    with pytest.raises(InputError):
        create("Ada", institute, NOW)


def test_a_name_too_long_is_told_with_its_length() -> None:
    with pytest.raises(InputError, match="65 characters; a certificate holds 64"):
        create("x" * 65, "Institut", NOW)


def test_line_breaks_and_doubled_spaces_in_a_name_become_one_space() -> None:
    assert person_name(create(" Ada \n Lovelace ", "I", NOW).certificate) == "Ada Lovelace"


@given(st.binary(max_size=200))
def test_bytes_that_are_no_identity_are_told_as_a_damaged_vault(content: bytes) -> None:
    with pytest.raises(VaultError):
        from_bytes(content)


def test_a_damaged_identity_is_told_as_such(identity: Identity) -> None:
    content = to_bytes(identity)
    for damaged in (content[:-40], content[:900], content.replace(b"A", b"B", 3)):
        with pytest.raises(VaultError):
            from_bytes(damaged)


def test_a_key_that_belongs_to_another_certificate_is_refused(identity: Identity) -> None:
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    with pytest.raises(VaultError):
        from_bytes(to_bytes(Identity(identity.certificate, other)))


def test_a_foreign_certificate_cannot_steer_the_terminal_through_its_name() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, "\x1b[2J\x1b[31mAda\u202e\r\nsigner: ok")]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    shown = person_name(certificate)
    assert shown.isprintable()
    assert "Ada" in shown
    assert institute_name(certificate) == ""

"""A person's own key and certificate, made locally: no authority vouches for the name in it."""

import unicodedata
import warnings
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from rsdesk.errors import InputError, VaultError
from rsdesk.i18n import N_

KEY_BITS = 3072
VALID_DAYS = 3652
# a clock set back a little after the first start must not make the certificate "not yet valid"
BACKDATED = timedelta(days=1)
NAME_LIMIT = 64
INSTITUTE_LIMIT = 200
_JOINERS = "\u200c\u200d"
_PEM_END = b"-----END PRIVATE KEY-----\n"


@dataclass(frozen=True)
class Identity:
    """The certificate that others see and the private key that signs."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey = field(repr=False)


def create(name: str, institute: str, now: datetime) -> Identity:
    """Return a new identity for a person at an institute; `now` has a time zone.

    Raises InputError when a name is empty, too long (docs/decisions/0020) or not printable.
    """
    subject = _subject(checked_name(name), checked_institute(institute))
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BACKDATED)
        .not_valid_after(now + timedelta(days=VALID_DAYS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_signing_only(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Identity(certificate, key)


def to_bytes(identity: Identity) -> bytes:
    """Return key and certificate as PEM, to be kept inside the vault only: it is not encrypted."""
    key = identity.key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return key + identity.certificate.public_bytes(serialization.Encoding.PEM)


def from_bytes(content: bytes) -> Identity:
    """Return the identity that `to_bytes` wrote; raises VaultError when it is damaged."""
    head, end, tail = content.partition(_PEM_END)
    try:
        # the vault is authenticated, and checking the primes holds up the window (decision 0025)
        key = serialization.load_pem_private_key(
            head + end, password=None, unsafe_skip_rsa_key_validation=True
        )
        certificate = x509.load_pem_x509_certificate(tail)
    except (ValueError, TypeError, UnsupportedAlgorithm) as exc:
        raise _damaged() from exc
    if not isinstance(key, rsa.RSAPrivateKey) or certificate.public_key() != key.public_key():
        raise _damaged()
    return Identity(certificate, key)


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of a certificate, 64 hex digits; it names the person's key for good."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def person_name(certificate: x509.Certificate) -> str:
    """Return the person named in a certificate, safe to print; empty when there is none."""
    return _attribute(certificate, NameOID.COMMON_NAME)


def institute_name(certificate: x509.Certificate) -> str:
    """Return the institute named in a certificate, safe to print; empty when there is none."""
    return _attribute(certificate, NameOID.ORGANIZATION_NAME)


def _damaged() -> VaultError:
    return VaultError(
        N_(
            "The identity kept in this vault is damaged, so nothing can be signed. Cases and"
            " answers are not affected. Restore the latest backup to get the identity back."
        )
    )


def _signing_only() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _subject(name: str, institute: str) -> x509.Name:
    with warnings.catch_warnings():
        # X.520 counts characters, cryptography counts bytes: it would refuse a Cyrillic name
        # of 33 letters
        warnings.simplefilter("ignore", UserWarning)
        common_name = x509.NameAttribute(NameOID.COMMON_NAME, name, _validate=False)
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, institute), common_name])


def checked_name(name: str) -> str:
    """Return a person's name as a certificate holds it. Raises InputError when none can."""
    given = unicodedata.normalize("NFC", " ".join(name.split()))
    if not given:
        raise InputError(N_("Your name is missing. It will appear on everything you sign."))
    if not _printable(given):
        raise InputError(
            N_("Your name contains an invisible control character. Please type it again.")
        )
    if len(given) > NAME_LIMIT:
        raise InputError(
            N_(
                "Your name has {length} characters; a certificate holds {limit} at most. Please "
                "leave out a middle name or a title."
            ),
            length=len(given),
            limit=NAME_LIMIT,
        )
    return given


def checked_institute(institute: str) -> str:
    """Return an institute's name as a certificate holds it. Raises InputError when none can."""
    given = unicodedata.normalize("NFC", " ".join(institute.split()))
    if not given:
        raise InputError(
            N_("The name of your institute is missing. It will appear on everything you sign.")
        )
    if not _printable(given):
        raise InputError(
            N_(
                "The name of your institute contains an invisible control character. Please type "
                "it again."
            )
        )
    if len(given) > INSTITUTE_LIMIT:
        raise InputError(
            N_(
                "The name of your institute has {length} characters; a certificate holds {limit} "
                "at most. Please use a shorter form."
            ),
            length=len(given),
            limit=INSTITUTE_LIMIT,
        )
    return given


def _printable(text: str) -> bool:
    return all(_is_printable(character) for character in text)


def _is_printable(character: str) -> bool:
    # control, format (text direction can be turned by these), surrogates, line separators;
    # Persian and Indic names need the joiners
    category = unicodedata.category(character)
    return character in _JOINERS or category not in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _attribute(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    """Return an attribute of the subject; a foreign certificate may hold anything."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            found = certificate.subject.get_attributes_for_oid(oid)
    except ValueError:
        return ""
    text = str(found[0].value) if found else ""
    shown = "".join(c if _is_printable(c) else "\N{REPLACEMENT CHARACTER}" for c in text)
    return unicodedata.normalize("NFC", " ".join(shown.split()))[:INSTITUTE_LIMIT]

"""Whether a CMS signature fits a digest, by rules stricter than the standard asks for.

Sources: RFC 5652 (CMS), RFC 5035 (signing-certificate-v2), ETSI EN 319 142-1 (PAdES B-B). No
chain is built and nothing is fetched: whose certificate it is, is not decided here. pyHanko's
own check compares names as of Unicode 3.2 and fails for a person with a newer letter (ẞ) in the
name, so the signed attributes are read here.
"""

import hashlib
from typing import Any

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from msgspec import Struct
from pyhanko_certvalidator.sig_validate import (
    DefaultSignatureValidator,
    SignatureValidationContext,
)

from rsdesk.records.findings import RefusedError

DIGESTS = frozenset({"sha256", "sha384", "sha512"})
LEAST_RSA, MOST_RSA, LEAST_EC = 2048, 16384, 256
_NO_PARAMETERS = (b"", b"\x05\x00")
_REQUIRED = {"content_type", "message_digest", "signing_certificate_v2"}


class CmsSignature(Struct, frozen=True):
    """A readable signature whose rules are kept.

    `digest` names the hash it was made with, `signed_digest` is the value that was signed.
    """

    signer: cms.SignerInfo
    certificate: x509.Certificate
    digest: str
    signed_digest: bytes


def read(container: bytes) -> CmsSignature:
    """Return the signature in a container, of which all beyond the DER value must be zero.

    Raises RefusedError for a broken rule, and whatever asn1crypto and cryptography raise for
    what they cannot read.
    """
    der, padding = _split(container)
    if padding.strip(b"\0"):
        raise RefusedError("changed", "container")
    signed = cms.ContentInfo.load(der, strict=True)["content"]
    (signer,) = signed["signer_infos"]
    (choice,) = signed["certificates"]
    _require_one_form(der, signer, choice.chosen)
    attributes = _attributes(signer)
    if attributes["content_type"].native != "data":
        raise RefusedError("unknown", "other_kind")
    _require_named(choice.chosen.dump(), attributes["signing_certificate_v2"])
    digest = str(signer["digest_algorithm"]["algorithm"].native)
    certificate = x509.load_der_x509_certificate(choice.chosen.dump())
    _require_strength(certificate, signer, digest)
    return CmsSignature(signer, certificate, digest, attributes["message_digest"].native)


def made_by_its_certificate(signature: CmsSignature) -> bool:
    """Return whether the key of the certificate made the signature over what it says it signs."""
    signer = signature.signer
    key = asn1_x509.Certificate.load(signature.certificate.public_bytes(Encoding.DER)).public_key
    context = SignatureValidationContext(contextual_md_algorithm=signature.digest, prehashed=False)
    try:
        DefaultSignatureValidator().validate_signature(
            signer["signature"].native,
            signer["signed_attrs"].untag().dump(),
            key,
            signer["signature_algorithm"],
            context=context,
        )
    except InvalidSignature:
        return False
    return True


def _split(container: bytes) -> tuple[bytes, bytes]:
    # the outer value is longer than 127 bytes for any signature, so its length is in long form
    more = container[1] & 0x7F
    length = 2 + more + int.from_bytes(container[2 : 2 + more])
    if container[:1] != b"\x30" or container[1] < 0x81 or length > len(container):
        raise ValueError("the container holds no DER sequence")
    return container[:length], container[length:]


def _attributes(signer: cms.SignerInfo) -> dict[str, Any]:
    """Return the signed attributes by name, each of which must have one value."""
    found: dict[str, Any] = {}
    for attribute in signer["signed_attrs"]:
        (value,) = attribute["values"]
        if attribute["type"].native in found:
            raise RefusedError("unknown", "other_kind")
        found[attribute["type"].native] = value
    if not found.keys() >= _REQUIRED:
        raise RefusedError("unknown", "other_kind")
    return found


def _require_named(certificate: bytes, attribute: Any) -> None:
    """Refuse a certificate other than the one that the signer named by its hash."""
    named = attribute["certs"][0]
    digest = str(named["hash_algorithm"]["algorithm"].native)
    if digest not in DIGESTS:
        raise RefusedError("unknown", "weak")
    if hashlib.new(digest, certificate).digest() != named["cert_hash"].native:
        raise RefusedError("changed", "signature")


def _require_one_form(
    der: bytes, signer: cms.SignerInfo, certificate: asn1_x509.Certificate
) -> None:
    """Refuse a container that its signed parts and its certificate do not determine wholly.

    What is not signed could otherwise be changed unnoticed: names, versions, lengths, additions.
    """
    algorithm = signer["digest_algorithm"]
    if algorithm["parameters"].dump() not in _NO_PARAMETERS:
        raise RefusedError("unknown", "other_kind")
    rebuilt = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [algorithm],
            "encap_content_info": {"content_type": "data"},
            "certificates": [certificate],
            "signer_infos": [
                {
                    "version": "v1",
                    "sid": cms.SignerIdentifier(
                        "issuer_and_serial_number",
                        {"issuer": certificate.issuer, "serial_number": certificate.serial_number},
                    ),
                    "digest_algorithm": algorithm,
                    "signed_attrs": signer["signed_attrs"],
                    "signature_algorithm": signer["signature_algorithm"],
                    "signature": signer["signature"],
                }
            ],
        }
    )
    if cms.ContentInfo({"content_type": "signed_data", "content": rebuilt}).dump() != der:
        raise RefusedError("unknown", "other_kind")


def _require_strength(certificate: x509.Certificate, signer: cms.SignerInfo, digest: str) -> None:
    if digest not in DIGESTS or _signature_digest(signer) not in {digest, ""}:
        raise RefusedError("unknown", "weak")
    key = certificate.public_key()
    match key:
        case rsa.RSAPublicKey():
            enough = LEAST_RSA <= key.key_size <= MOST_RSA
        case ec.EllipticCurvePublicKey():
            enough = key.curve.key_size >= LEAST_EC
        case _:
            enough = False
    if not enough:
        raise RefusedError("unknown", "weak")


def _signature_digest(signer: cms.SignerInfo) -> str:
    """Return the hash that the signature algorithm names; empty when it names none."""
    algorithm = signer["signature_algorithm"]
    if algorithm["algorithm"].native == "rsassa_pkcs1v15":
        return ""
    return str(algorithm.hash_algo)

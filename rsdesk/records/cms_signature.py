"""Whether a CMS signature fits a digest, by rules stricter than the standard asks for.

Sources: RFC 5652 (CMS), RFC 5035 (signing-certificate-v2), ETSI EN 319 142-1 (PAdES B-B). No
chain is built and nothing is fetched: whose certificate it is, is not decided here.
"""

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from msgspec import Struct
from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1
from pyhanko.sign.general import CMSStructuralError
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import (
    extract_certs_for_validation,
    validate_sig_integrity,
)

from rsdesk.records.findings import RefusedError

DIGESTS = frozenset({"sha256", "sha384", "sha512"})
LEAST_RSA, MOST_RSA, LEAST_EC = 2048, 16384, 256
_NO_PARAMETERS = (b"", b"\x05\x00")
_REQUIRED = {"content_type", "message_digest", "signing_certificate_v2"}


class CmsSignature(Struct, frozen=True):
    """A readable signature whose rules are kept; `digest` names the hash it was made with."""

    signer: cms.SignerInfo
    certificate: x509.Certificate
    digest: str


def read(container: bytes) -> CmsSignature:
    """Return the signature in a container, of which all beyond the DER value must be zero.

    Raises RefusedError for a broken rule, and whatever asn1crypto and cryptography raise for
    what they cannot read.
    """
    der, padding = _split(container)
    if padding.strip(b"\0"):
        raise RefusedError("changed", "container")
    info = cms.ContentInfo.load(der, strict=True)
    if info["content_type"].native != "signed_data":
        raise RefusedError("unknown", "other_kind")
    signer = _only_signer(info["content"])
    certificate = _certificate(info["content"])
    _require_one_form(der, signer, certificate)
    digest = str(signer["digest_algorithm"]["algorithm"].native)
    known = x509.load_der_x509_certificate(certificate.dump())
    _require_strength(known, signer, digest)
    return CmsSignature(signer, known, digest)


def fits(signature: CmsSignature, digest: bytes) -> tuple[bool, bool]:
    """Return whether the digest is the signed one, and whether the certificate's key signed."""
    certificate = translate_pyca_cryptography_cert_to_asn1(signature.certificate)
    try:
        intact, valid = validate_sig_integrity(signature.signer, certificate, "data", digest)
    except (SignatureValidationError, CMSStructuralError):
        return False, False
    return bool(intact), bool(valid)


def _split(container: bytes) -> tuple[bytes, bytes]:
    # the outer value is longer than 127 bytes for any signature, so its length is in long form
    more = container[1] & 0x7F
    length = 2 + more + int.from_bytes(container[2 : 2 + more])
    if container[:1] != b"\x30" or container[1] < 0x81 or length > len(container):
        raise ValueError("the container holds no DER sequence")
    return container[:length], container[length:]


def _only_signer(signed: cms.SignedData) -> cms.SignerInfo:
    """Return the one signer, whose signed attributes must be there once each."""
    signers = signed["signer_infos"]
    if len(signers) != 1:
        raise RefusedError("unknown", "other_kind")
    kinds = [attribute["type"].native for attribute in signers[0]["signed_attrs"]]
    if len(kinds) != len(set(kinds)) or not set(kinds) >= _REQUIRED:
        raise RefusedError("unknown", "other_kind")
    return signers[0]


def _certificate(signed: cms.SignedData) -> asn1_x509.Certificate:
    """Return the certificate that the signed attributes name by its hash."""
    try:
        return extract_certs_for_validation(signed).signer_cert
    except (SignatureValidationError, CMSStructuralError) as exc:
        raise RefusedError("changed", "signature") from exc


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

"""Whether a CMS signature fits a digest, by rules stricter than the standard asks for.

Sources: RFC 5652 (CMS), RFC 5035 (signing-certificate-v2), ETSI EN 319 142-1 (PAdES B-B). No
chain is built and nothing is fetched: whose certificate it is, is not decided here.
"""

from asn1crypto import cms, core
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
_REQUIRED = {"content_type", "message_digest", "signing_certificate_v2"}


class CmsSignature(Struct, frozen=True):
    """A readable signature whose rules are kept; `digest` names the hash it was made with."""

    signer: object
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
    signed = info["content"]
    signer = _only_signer(signed)
    certificate = _certificate(signed)
    digest = _digest(signed, signer)
    _require_strength(certificate, signer, digest)
    return CmsSignature(signer, certificate, digest)


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
    """Return the one signer of a detached signature that has no unsigned part we would skip."""
    content = signed["encap_content_info"]
    signers = signed["signer_infos"]
    plain = (
        content["content_type"].native == "data"
        and content["content"] is core.VOID
        and signed["crls"] is core.VOID
        and len(signers) == 1
        and signers[0]["unsigned_attrs"] is core.VOID
        and signers[0]["sid"].name == "issuer_and_serial_number"
        and signed["version"].native == signers[0]["version"].native == "v1"
    )
    if not plain:
        raise RefusedError("unknown", "other_kind")
    kinds = [attribute["type"].native for attribute in signers[0]["signed_attrs"]]
    if len(kinds) != len(set(kinds)) or not set(kinds) >= _REQUIRED:
        raise RefusedError("unknown", "other_kind")
    return signers[0]


def _certificate(signed: cms.SignedData) -> x509.Certificate:
    """Return the certificate that the signed attributes name by its hash."""
    try:
        found = extract_certs_for_validation(signed)
    except (SignatureValidationError, CMSStructuralError) as exc:
        raise RefusedError("changed", "signature") from exc
    if list(found.other_certs) or list(found.attribute_certs):
        raise RefusedError("unknown", "other_kind")
    return x509.load_der_x509_certificate(found.signer_cert.dump())


def _digest(signed: cms.SignedData, signer: cms.SignerInfo) -> str:
    """Return the one hash that all places of the signature agree on."""
    digest = str(signer["digest_algorithm"]["algorithm"].native)
    listed = [str(algorithm["algorithm"].native) for algorithm in signed["digest_algorithms"]]
    if listed != [digest]:
        raise RefusedError("unknown", "other_kind")
    return digest


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

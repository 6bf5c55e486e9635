"""Signature containers that are wrong inside, or right for less than the file.

Some are Ada's signature with something exchanged that is not signed; others are made with Ada's
own key by a careless or dishonest program. All stand in an otherwise honest record.
"""

import hashlib
from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from typing import Any

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from tests.records.forging import Attack, contents_text, range_text, replaced, tampered
from tests.records.honest import BORN, ada, byte_range, container, der_length, mallory, record

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey
HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha1": hashes.SHA1(),  # noqa: S303
    "sha256": hashes.SHA256(),
    "sha512": hashes.SHA512(),
}


# --- tools ---------------------------------------------------------------------------------------


def with_container(pdf: bytes, content: bytes) -> bytes:
    """Return the PDF with another container of the same length, padded with zeros."""
    old = contents_text(pdf)
    padded = content.ljust(len(old) // 2 - 1, b"\0")
    assert len(padded) == len(old) // 2 - 1
    return pdf.replace(old, b"<" + padded.hex().upper().encode() + b">")


def honest_cms() -> Any:
    """Return Ada's signature, to be changed."""
    content = container(record())
    return cms.ContentInfo.load(content[: der_length(content)])


def covered(pdf: bytes) -> bytes:
    first, start, end, rest = byte_range(pdf)
    return pdf[first : first + start] + pdf[end : end + rest]


def attribute(kind: str, *values: object) -> dict[str, object]:
    return {"type": kind, "values": list(values)}


def usual_attributes(
    certificate: x509.Certificate, content: bytes, digest: str
) -> list[dict[str, object]]:
    return [
        attribute("content_type", "data"),
        attribute("message_digest", hashlib.new(digest, content).digest()),
        certificate_attribute(certificate),
    ]


def certificate_attribute(certificate: x509.Certificate) -> dict[str, object]:
    named = hashlib.sha256(certificate.public_bytes(Encoding.DER)).digest()
    value = tsp.SigningCertificateV2({"certs": [tsp.ESSCertIDv2({"cert_hash": named})]})
    return attribute("signing_certificate_v2", value)


def made(
    certificate: x509.Certificate,
    key: Key,
    content: bytes,
    *,
    digest: str = "sha256",
    signature_digest: str = "",
    attributes: Iterable[dict[str, object]] | None = None,
    extra_certificates: Iterable[x509.Certificate] = (),
    encapsulated: bytes | None = None,
) -> bytes:
    """Return a detached CMS signature, made as told and not as one should."""
    if attributes is None:
        attributes = usual_attributes(certificate, content, digest)
    signed = cms.CMSAttributes(attributes)
    asn1 = [
        asn1_x509.Certificate.load(c.public_bytes(Encoding.DER))
        for c in (certificate, *extra_certificates)
    ]
    signer = {
        "version": "v1",
        "sid": cms.SignerIdentifier(
            "issuer_and_serial_number",
            {"issuer": asn1[0].issuer, "serial_number": asn1[0].serial_number},
        ),
        "digest_algorithm": algos.DigestAlgorithm({"algorithm": digest}),
        "signature_algorithm": {"algorithm": _algorithm(key, signature_digest or digest)},
        "signature": _raw(
            key, signed.dump() if len(signed) else content, signature_digest or digest
        ),
    }
    if len(signed):
        signer["signed_attrs"] = signed
    inside: dict[str, object] = {"content_type": "data"}
    if encapsulated is not None:
        inside["content"] = encapsulated
    whole = {
        "version": "v1",
        "digest_algorithms": [algos.DigestAlgorithm({"algorithm": digest})],
        "encap_content_info": inside,
        "certificates": asn1,
        "signer_infos": [signer],
    }
    info = cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(whole)})
    return bytes(info.dump())


def _algorithm(key: Key, digest: str) -> str:
    if isinstance(key, rsa.RSAPrivateKey):
        return f"{digest}_rsa"
    return f"{digest}_ecdsa" if isinstance(key, ec.EllipticCurvePrivateKey) else "ed25519"


def _raw(key: Key, content: bytes, digest: str) -> bytes:
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(content, padding.PKCS1v15(), HASHES[digest])
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key.sign(content, ec.ECDSA(HASHES[digest]))
    return key.sign(content)


def certificate_for(
    key: Key, *, days: int = 3650, like: x509.Certificate | None = None
) -> x509.Certificate:
    """Return a self-made certificate; `like` another one, down to the serial number."""
    model = like or ada().certificate
    algorithm = None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    return (
        x509.CertificateBuilder()
        .subject_name(model.subject)
        .issuer_name(model.issuer)
        .public_key(key.public_key())
        .serial_number(model.serial_number if like else x509.random_serial_number())
        .not_valid_before(BORN)
        .not_valid_after(BORN + timedelta(days=days))
        .sign(key, algorithm)
    )


def by_ada(pdf: bytes, **options: Any) -> bytes:
    """Return the PDF with a container of Ada's made in an unusual way."""
    content = covered(pdf)
    return with_container(pdf, made(ada().certificate, ada().key, content, **options))


def by_key(key: Key) -> bytes:
    """Return the record signed with a key of another kind."""
    content = covered(record())
    return with_container(record(), made(certificate_for(key), key, content))


def over(first: int, length: int, second: int, rest: int) -> bytes:
    """Return the record with this /ByteRange and a signature that fits what it covers."""
    numbers = f"/ByteRange [{first} {length} {second} {rest}]".encode()
    pdf = replaced(record(), range_text(record()) + b" " * 20, numbers)
    content = pdf[first : first + length] + pdf[second : second + rest]
    signed = made(ada().certificate, ada().key, content)
    old = contents_text(record())
    return pdf.replace(old, b"<" + signed.ljust(len(old) // 2 - 1, b"\0").hex().encode() + b">")


def _edited(change: Any) -> bytes:
    info = honest_cms()
    change(info["content"])
    return with_container(record(), info.dump(force=True))


# --- the container as an honest program makes it, for comparison ---------------------------------


def honest_container() -> bytes:
    return by_ada(record())


def honest_container_rewritten() -> bytes:
    """Nothing is changed, so that what the edits below add is what gets them refused."""
    return _edited(lambda _signed: None)


def honest_container_of_an_expired_certificate() -> bytes:
    key = ada().key
    certificate = certificate_for(key, days=0)
    return with_container(record(), made(certificate, key, covered(record())))


def honest_container_of_an_elliptic_key() -> bytes:
    return by_key(_elliptic_key())


@cache
def _elliptic_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


# --- covering less -------------------------------------------------------------------------------


def range_starting_late() -> bytes:
    _, start, end, rest = byte_range(record())
    return over(9, start - 9, end, rest)


def range_whose_start_is_not_meant() -> bytes:
    """The signature fits if the first number is ignored, as careless programs do."""
    _, start, end, rest = byte_range(record())
    pdf = replaced(
        record(),
        range_text(record()) + b" " * 20,
        f"/ByteRange [9 {start} {end} {rest}]".encode(),
    )
    return with_container(pdf, made(ada().certificate, ada().key, pdf[:start] + pdf[end:]))


def contents_that_stand_elsewhere() -> bytes:
    """The hole holds a signature that fits, and the dictionary names another one."""
    pdf = replaced(record(), b"/Contents <", b"/Kontents <")
    added = range_text(pdf) + b" /Contents <3003020101>"
    return by_ada(replaced(pdf, range_text(pdf) + b" " * 24, added))


def range_ending_early() -> bytes:
    _, start, end, rest = byte_range(record())
    return over(0, start, end, rest - 7)


def range_with_a_wide_hole_before() -> bytes:
    _, start, end, rest = byte_range(record())
    return over(0, start - 10, end, rest)


def range_with_a_wide_hole_behind() -> bytes:
    _, start, end, rest = byte_range(record())
    return over(0, start, end + 300, rest - 300)


def range_of_the_container_alone() -> bytes:
    _, start, end, _ = byte_range(record())
    return over(0, start, end, 0)


# --- more in the container than the signature ----------------------------------------------------


def padding_with_a_byte() -> bytes:
    content = bytearray(container(record()))
    content[-1] = 1
    return with_container(record(), bytes(content))


def padding_with_text() -> bytes:
    content = container(record())
    return with_container(record(), content[: der_length(content)] + b"Outcome: proceed")


def padding_with_a_second_value() -> bytes:
    content = container(record())
    return with_container(record(), content[: der_length(content)] + b"\x04\x03abc")


def hex_with_white_space() -> bytes:
    old = contents_text(record())
    return record().replace(old, old[:-21] + b" " * 20 + b">")


def hex_with_line_break_in_the_padding() -> bytes:
    old = contents_text(record())
    return record().replace(old, old[:-3] + b"\r\n>")


def hex_in_both_cases() -> bytes:
    old = contents_text(record())
    return record().replace(old, old[:2000].lower() + old[2000:])


def hex_with_an_odd_number_of_digits() -> bytes:
    old = contents_text(record())
    return record().replace(old, old[:-2] + b"> ")


def length_that_takes_in_the_padding() -> bytes:
    content = bytearray(container(record()))
    length = der_length(bytes(content)) - 4 + 100
    content[2:4] = length.to_bytes(2)
    return with_container(record(), bytes(content))


def length_that_is_indefinite() -> bytes:
    content = container(record())
    inner = content[4 : der_length(content)]
    return with_container(record(), b"\x30\x80" + inner + b"\0\0")


# --- unsigned parts exchanged --------------------------------------------------------------------


def certificate_swapped() -> bytes:
    def change(signed: Any) -> None:
        other = asn1_x509.Certificate.load(mallory().certificate.public_bytes(Encoding.DER))
        signed["certificates"] = [other]
        signed["signer_infos"][0]["sid"].chosen["serial_number"] = other.serial_number

    return _edited(change)


def certificate_swapped_for_one_of_the_same_number() -> bytes:
    twin = certificate_for(mallory().key, like=ada().certificate)

    def change(signed: Any) -> None:
        signed["certificates"] = [asn1_x509.Certificate.load(twin.public_bytes(Encoding.DER))]

    return _edited(change)


def certificate_made_anew_for_the_same_key() -> bytes:
    """The key fits, the certificate is another one: a longer validity, say, or another name."""
    renewed = certificate_for(ada().key, like=ada().certificate, days=99)

    def change(signed: Any) -> None:
        signed["certificates"] = [asn1_x509.Certificate.load(renewed.public_bytes(Encoding.DER))]

    return _edited(change)


def certificate_taken_out() -> bytes:
    return _edited(lambda signed: signed.__setitem__("certificates", []))


def certificate_added() -> bytes:
    pdf = record()
    extra = certificate_for(_elliptic_key())
    return by_ada(pdf, extra_certificates=[extra])


def digest_replaced() -> bytes:
    pdf = tampered(record())
    info = honest_cms()
    attributes = info["content"]["signer_infos"][0]["signed_attrs"]
    for entry in attributes:
        if entry["type"].native == "message_digest":
            entry["values"] = [hashlib.sha256(covered(pdf)).digest()]
    return with_container(pdf, info.dump(force=True))


def signature_of_another_key() -> bytes:
    pdf = tampered(record())
    attributes = usual_attributes(ada().certificate, covered(pdf), "sha256")
    content = made(ada().certificate, mallory().key, covered(pdf), attributes=attributes)
    return with_container(pdf, content)


def signature_of_another_record() -> bytes:
    return with_container(tampered(record()), container(record()))


def signature_of_zeros() -> bytes:
    def change(signed: Any) -> None:
        signed["signer_infos"][0]["signature"] = b"\0" * 384

    return _edited(change)


def signature_empty() -> bytes:
    return _edited(lambda s: s["signer_infos"][0].__setitem__("signature", b""))


def signer_added() -> bytes:
    other = cms.ContentInfo.load(made(mallory().certificate, mallory().key, covered(record())))

    def change(signed: Any) -> None:
        signed["signer_infos"].append(other["content"]["signer_infos"][0])

    return _edited(change)


def signer_taken_out() -> bytes:
    return _edited(lambda signed: signed.__setitem__("signer_infos", []))


def unsigned_attribute_added() -> bytes:
    def change(signed: Any) -> None:
        note = attribute("signing_time", cms.Time({"utc_time": core.UTCTime("260302093005Z")}))
        signed["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([note])

    return _edited(change)


def version_changed() -> bytes:
    return _edited(lambda signed: signed.__setitem__("version", "v3"))


def issuer_in_other_letters() -> bytes:
    """Names are compared without regard to case, so the changed one still finds its certificate."""

    def change(signed: Any) -> None:
        signer = signed["signer_infos"][0]
        old = signer["sid"].dump(force=True)
        new = old.replace(b"Beispiele", b"beispiele")
        signer["sid"] = cms.SignerIdentifier.load(new)

    return _edited(change)


def listed_hash_changed() -> bytes:
    def change(signed: Any) -> None:
        signed["digest_algorithms"] = [algos.DigestAlgorithm({"algorithm": "sha512"})]

    return _edited(change)


def hash_with_parameters() -> bytes:
    """SHA-256 with an empty string where nothing or NULL belongs, in both places."""
    plain = algos.DigestAlgorithm({"algorithm": "sha256"}).dump()
    content = container(record())
    assert content.count(plain) == 2
    return with_container(record(), content.replace(plain, plain[:-2] + b"\x04\x00"))


# --- made with Ada's key, against the rules ------------------------------------------------------


def hash_sha1() -> bytes:
    return by_ada(record(), digest="sha1")


def hash_sha1_in_the_signature_alone() -> bytes:
    return by_ada(record(), signature_digest="sha1")


def key_rsa_1024() -> bytes:
    return by_key(rsa.generate_private_key(public_exponent=65537, key_size=1024))  # noqa: S505


def key_elliptic_192() -> bytes:
    return by_key(ec.generate_private_key(ec.SECP192R1()))


def key_edwards() -> bytes:
    return by_key(ed25519.Ed25519PrivateKey.generate())


def _attributes_without(kind: str) -> bytes:
    usual = usual_attributes(ada().certificate, covered(record()), "sha256")
    return by_ada(record(), attributes=[entry for entry in usual if entry["type"] != kind])


def attribute_naming_the_certificate_missing() -> bytes:
    return _attributes_without("signing_certificate_v2")


def attribute_naming_another_certificate() -> bytes:
    usual = usual_attributes(ada().certificate, covered(record()), "sha256")
    return by_ada(record(), attributes=[*usual[:2], certificate_attribute(mallory().certificate)])


def attribute_naming_the_certificate_by_sha1() -> bytes:
    certificate = ada().certificate.public_bytes(Encoding.DER)
    named = {
        "hash_algorithm": {"algorithm": "sha1"},
        "cert_hash": hashlib.sha1(certificate).digest(),  # noqa: S324
    }
    value = tsp.SigningCertificateV2({"certs": [tsp.ESSCertIDv2(named)]})
    usual = usual_attributes(ada().certificate, covered(record()), "sha256")
    return by_ada(record(), attributes=[*usual[:2], attribute("signing_certificate_v2", value)])


def attribute_content_type_missing() -> bytes:
    return _attributes_without("content_type")


def attribute_content_type_other() -> bytes:
    usual = usual_attributes(ada().certificate, covered(record()), "sha256")
    return by_ada(record(), attributes=[attribute("content_type", "signed_data"), *usual[1:]])


def attribute_digest_missing() -> bytes:
    return _attributes_without("message_digest")


def attribute_digest_twice() -> bytes:
    usual = usual_attributes(ada().certificate, covered(record()), "sha256")
    return by_ada(record(), attributes=[*usual, attribute("message_digest", b"\0" * 32)])


def attribute_digest_with_two_values() -> bytes:
    usual = usual_attributes(ada().certificate, covered(record()), "sha256")
    right = hashlib.sha256(covered(record())).digest()
    usual[1] = attribute("message_digest", right, b"\xff" * 32)
    return by_ada(record(), attributes=usual)


def attributes_missing() -> bytes:
    return by_ada(record(), attributes=[])


def content_inside_the_container() -> bytes:
    return by_ada(record(), encapsulated=b"Outcome: proceed")


def kind_of_acrobat() -> bytes:
    return by_ada(replaced(record(), b"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached"))


HONEST: tuple[Attack, ...] = (
    honest_container,
    honest_container_rewritten,
    honest_container_of_an_expired_certificate,
    honest_container_of_an_elliptic_key,
)

ATTACKS: tuple[Attack, ...] = (
    range_starting_late,
    range_whose_start_is_not_meant,
    contents_that_stand_elsewhere,
    range_ending_early,
    range_with_a_wide_hole_before,
    range_with_a_wide_hole_behind,
    range_of_the_container_alone,
    padding_with_a_byte,
    padding_with_text,
    padding_with_a_second_value,
    hex_with_white_space,
    hex_with_line_break_in_the_padding,
    hex_in_both_cases,
    hex_with_an_odd_number_of_digits,
    length_that_takes_in_the_padding,
    length_that_is_indefinite,
    certificate_swapped,
    certificate_swapped_for_one_of_the_same_number,
    certificate_made_anew_for_the_same_key,
    certificate_taken_out,
    certificate_added,
    digest_replaced,
    signature_of_another_key,
    signature_of_another_record,
    signature_of_zeros,
    signature_empty,
    signer_added,
    signer_taken_out,
    unsigned_attribute_added,
    version_changed,
    issuer_in_other_letters,
    listed_hash_changed,
    hash_with_parameters,
    hash_sha1,
    hash_sha1_in_the_signature_alone,
    key_rsa_1024,
    key_elliptic_192,
    key_edwards,
    attribute_naming_the_certificate_missing,
    attribute_naming_another_certificate,
    attribute_naming_the_certificate_by_sha1,
    attribute_content_type_missing,
    attribute_content_type_other,
    attribute_digest_missing,
    attribute_digest_twice,
    attribute_digest_with_two_values,
    attributes_missing,
    content_inside_the_container,
    kind_of_acrobat,
)

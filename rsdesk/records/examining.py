"""The child's half of verifying: from the bytes of a PDF alone, strictly and without network.

The rules and the attacks they stop: docs/decisions/0022.
"""

import hashlib
import struct
import warnings
import zlib

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from pyhanko.pdf_utils.misc import PdfError

from rsdesk.crypto.identity import fingerprint, institute_name, person_name
from rsdesk.records import cms_signature, pdf_structure
from rsdesk.records.cms_signature import CmsSignature
from rsdesk.records.findings import (
    Examination,
    ExaminedSignature,
    Reason,
    RefusedError,
    SignatureState,
)
from rsdesk.records.pdf_structure import SUBFILTER, PdfSignature

_HEAD = 1024
# Readers fed with a hostile file fail in all these ways. Whatever else comes up ends the child,
# and the parent takes that for "cannot tell" as well.
UNREADABLE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    PdfError,
    RuntimeError,
    TypeError,
    UnsupportedAlgorithm,
    ValueError,
    struct.error,
    zlib.error,
)


def examine_request(pdf: bytes) -> bytes:
    """Return the examination of a PDF as JSON, the child's answer."""
    return msgspec.json.encode(examine(pdf))


def examine(pdf: bytes) -> Examination:
    """Return what can be said of a file; never raises for what it holds."""
    with warnings.catch_warnings():
        # foreign certificates may be odd; that is nothing to warn this user of
        warnings.simplefilter("ignore")
        found = _strictly(pdf)
        return (_proof_of_change(pdf) or found) if found.reason in _DOUBTFUL else found


def _strictly(pdf: bytes) -> Examination:
    try:
        return _examined(pdf)
    except RefusedError as refused:
        return Examination(refused.content, refused.reason)
    except UNREADABLE:
        return Examination("unknown", "unreadable")


def _examined(pdf: bytes) -> Examination:
    _require_pdf(pdf)
    found = pdf_structure.signatures(pdf)
    if not found:
        return Examination("unknown", "no_signature")
    results = [_one(pdf, signature) for signature in found]
    signatures = tuple(result.signatures[0] for result in results)
    if len(results) == 1:
        return results[0]
    changed = next((result for result in results if result.reason in _WORSE), None)
    if changed is not None:
        return Examination("changed", changed.reason, signatures)
    return Examination("unknown", "several_signatures", signatures)


# one changed byte can hide the signature or make all unreadable; it is a change nonetheless
_DOUBTFUL: frozenset[Reason] = frozenset(
    {"not_a_pdf", "no_signature", "unreadable", "unreadable_signature", "other_kind"}
)
# with several signatures each but the last leaves later bytes uncovered, which alone is no change
_WORSE: frozenset[Reason] = frozenset({"content", "signature", "uncovered", "container"})


def _require_pdf(pdf: bytes) -> None:
    if not pdf:
        raise RefusedError("unknown", "empty")
    if b"%PDF-" not in pdf[:_HEAD]:
        raise RefusedError("unknown", "not_a_pdf")


def _one(pdf: bytes, found: PdfSignature) -> Examination:
    """Return what one signature says of the file, as if it were the only one."""
    try:
        signature = _read(pdf, found)
    except RefusedError as refused:
        return Examination(refused.content, refused.reason, (ExaminedSignature("unreadable"),))
    except UNREADABLE:
        return Examination("unknown", "unreadable_signature", (ExaminedSignature("unreadable"),))
    return _measured(pdf, found, signature)


def _read(pdf: bytes, found: PdfSignature) -> CmsSignature:
    container = pdf_structure.hole(pdf, found.byte_range)
    if container != found.contents:
        raise RefusedError("changed", "uncovered")
    if found.subfilter != SUBFILTER:
        raise RefusedError("unknown", "other_kind")
    return cms_signature.read(container)


def _measured(pdf: bytes, found: PdfSignature, signature: CmsSignature) -> Examination:
    _, _, end, rest = found.byte_range
    if not cms_signature.made_by_its_certificate(signature):
        return Examination("changed", "signature", (_told("broken", found, signature),))
    if _digest(pdf, found.byte_range, signature) != signature.signed_digest:
        return Examination("changed", "content", (_told("broken", found, signature),))
    if end + rest < len(pdf):
        return Examination("changed", "added", (_told("part", found, signature),))
    return Examination("unchanged", "", (_told("whole", found, signature),))


def _digest(pdf: bytes, byte_range: tuple[int, int, int, int], signature: CmsSignature) -> bytes:
    _, start, end, rest = byte_range
    covered = memoryview(pdf)
    digest = hashlib.new(signature.digest, covered[:start])
    digest.update(covered[end : end + rest])
    return digest.digest()


def _told(state: SignatureState, found: PdfSignature, signature: CmsSignature) -> ExaminedSignature:
    certificate = signature.certificate
    in_validity = False
    if found.claimed is not None:
        begin, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
        in_validity = begin <= found.claimed <= end
    return ExaminedSignature(
        state=state,
        name=person_name(certificate),
        institute=institute_name(certificate),
        fingerprint=fingerprint(certificate),
        claimed=found.claimed,
        in_validity=in_validity,
    )


def _proof_of_change(pdf: bytes) -> Examination | None:
    """Return what a signature proves that is found without reading the PDF, if it does.

    It may prove a change or a missing end, never that nothing was changed.
    """
    proof = None
    for byte_range in pdf_structure.loose_byte_ranges(pdf):
        try:
            signature = cms_signature.read(pdf_structure.hole(pdf, byte_range))
            result = _measured(pdf, PdfSignature(byte_range, b"", SUBFILTER, None), signature)
        except RefusedError as refused:
            if refused.reason == "incomplete":
                proof = Examination("unknown", "incomplete")
        except UNREADABLE:
            continue
        else:
            if result.content == "changed":
                return result
    return proof

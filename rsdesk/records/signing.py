"""Signing a record: a PAdES B-B certification signature that permits further signatures alone."""

import asyncio
from datetime import datetime
from io import BytesIO
from typing import cast

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1
from pyhanko.pdf_utils.content import AnnotAppearances
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, Signer
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner, PdfSigningSession
from pyhanko.stamp.noop import NoOpStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from rsdesk.crypto.identity import Identity
from rsdesk.errors import RecordError
from rsdesk.i18n import N_

FIELD = "Signature1"
DIGEST = "sha256"
# page index from 0, then left, bottom, right, top in points
Box = tuple[int, float, float, float, float]


def sign(
    pdf: bytes,
    identity: Identity,
    *,
    block: bytes,
    box: Box,
    reason: str,
    location: str,
    now: datetime,
) -> bytes:
    """Return the PDF with one visible signature, `block` (a one-page PDF) drawn into `box`.

    `now` has a time zone and is the time claimed. Raises RecordError when the certificate does
    not hold at that time. Source: ETSI EN 319 142-1, baseline B-B.
    """
    _refuse_outside_validity(identity, now)
    writer = _Writer(BytesIO(pdf))
    session = _signer(identity, box, reason, location).init_signing_session(writer)
    session.system_time = now
    _draw(writer, session, block)
    return asyncio.run(_signed(session, now))


class _Writer(IncrementalPdfFileWriter):
    """A writer that leaves title, dates and producer as the renderer wrote them.

    pyHanko would put the computer's clock and zone there instead of the time that was claimed.
    """

    def _update_meta(self) -> None:
        return


class _Signer(Signer):
    """Signs with the key as it is: pyHanko's own would load and check it anew each time."""

    def __init__(self, identity: Identity) -> None:
        super().__init__(
            signing_cert=translate_pyca_cryptography_cert_to_asn1(identity.certificate),
            cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
        )
        self._key = identity.key

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        if digest_algorithm != DIGEST:
            raise ValueError(digest_algorithm)
        if dry_run:
            return bytes(self._key.key_size // 8)
        return self._key.sign(data, PKCS1v15(), SHA256())


def _refuse_outside_validity(identity: Identity, now: datetime) -> None:
    begin = identity.certificate.not_valid_before_utc
    end = identity.certificate.not_valid_after_utc
    if now > end:
        raise RecordError(
            N_(
                "Your certificate was valid until {day}, so nothing was signed. Your cases are"
                " not affected. Check the date of this computer; if it is right, you need a new"
                " identity."
            ),
            day=end.date().isoformat(),
        )
    if now < begin:
        raise RecordError(
            N_(
                "Your certificate is valid from {day} on, and the clock of this computer says"
                " {today}, so nothing was signed. Your cases are not affected. Set the clock and"
                " try again."
            ),
            day=begin.date().isoformat(),
            today=now.date().isoformat(),
        )


def _signer(identity: Identity, box: Box, reason: str, location: str) -> PdfSigner:
    return PdfSigner(
        PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm=DIGEST,
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.FILL_FORMS,
            reason=reason,
            location=location,
        ),
        _Signer(identity),
        # pyHanko's own stamp writes CJK as garbage, so the block comes drawn
        stamp_style=NoOpStampStyle(),
        new_field_spec=SigFieldSpec(FIELD, on_page=box[0], box=_corners(box)),
    )


def _corners(box: Box) -> tuple[int, int, int, int]:
    # pyHanko writes fractions of a point as they are, whatever its annotation says
    return cast(tuple[int, int, int, int], box[1:])


def _draw(writer: _Writer, session: PdfSigningSession, block: bytes) -> None:
    """Make the block the appearance of the signature field."""
    appearance = writer.import_page_as_xobject(PdfFileReader(BytesIO(block)))
    session.sig_field["/AP"] = AnnotAppearances(appearance).as_pdf_object()


async def _signed(session: PdfSigningSession, now: datetime) -> bytes:
    """Go through pyHanko's steps with the time that was given instead of the clock's."""
    reserved = await session.estimate_signature_container_size(None)
    document = session.prepare_tbs_document(None, bytes_reserved=reserved)
    prepared, output = document.digest_tbs_document()
    await document.perform_signature(
        document_digest=prepared.document_digest,
        pdf_cms_signed_attrs=PdfCMSSignedAttributes(signing_time=now),
    )
    return cast(BytesIO, output).getvalue()

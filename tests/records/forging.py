"""Tools to forge PDFs with: incremental updates, covers, raw parts."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

from pyhanko.keys.internal import (
    translate_pyca_cryptography_cert_to_asn1,
    translate_pyca_cryptography_key_to_asn1,
)
from pyhanko.pdf_utils import generic as pdf_objects
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pyhanko.stamp.noop import NoOpStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from rsdesk.crypto.identity import Identity
from tests.records.honest import BYTE_RANGE, byte_range

Attack = Callable[[], bytes]
# pyHanko is annotated in part only, and these tools use the other part
Writer = Any
generic: Any = pdf_objects
Change = Callable[[Writer], object]
FORGED = b"BT /F1 12 Tf 20 260 Td (Outcome: proceed) Tj ET"
COVER = (0, 200, 400, 300)


def updated(pdf: bytes, change: Change) -> bytes:
    """Return the PDF with an incremental update, well-formed in every respect."""
    writer: Writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    output = BytesIO()
    writer.write(output)
    assert output.getvalue().startswith(pdf)
    assert len(output.getvalue()) > len(pdf)
    return output.getvalue()


def page(writer: Writer, index: int = 0) -> Any:
    found = writer.root["/Pages"]["/Kids"][index].get_object()
    writer.update_container(found)
    return found


def stream(content: bytes, **entries: object) -> Any:
    return generic.StreamObject(
        {pdf_name("/" + key): value for key, value in entries.items()}, stream_data=content
    )


def array(*numbers: float) -> Any:
    return generic.ArrayObject([generic.FloatObject(number) for number in numbers])


def dictionary(**entries: object) -> Any:
    return generic.DictionaryObject({pdf_name("/" + k): v for k, v in entries.items()})


def overlay(writer: Writer, text: bytes = b"Outcome: proceed") -> Any:
    """Return an appearance that hides what is below and says something else."""
    font = dictionary(Type=pdf_name("/Font"), Subtype=pdf_name("/Type1"))
    font["/BaseFont"] = pdf_name("/Helvetica")
    form = stream(
        b"1 1 1 rg 0 0 400 100 re f 0 g BT /F1 12 Tf 20 60 Td (%s) Tj ET" % text,
        Type=pdf_name("/XObject"),
        Subtype=pdf_name("/Form"),
        BBox=array(0, 0, 400, 100),
        Resources=dictionary(Font=dictionary(F1=font)),
    )
    return writer.add_object(form)


def annotation(writer: Writer, subtype: str, **more: object) -> Any:
    """Put an annotation over the text of the first page and return its reference."""
    target = page(writer)
    added = dictionary(
        Type=pdf_name("/Annot"),
        Subtype=pdf_name("/" + subtype),
        Rect=array(*COVER),
        F=generic.NumberObject(4),
        AP=dictionary(N=overlay(writer)),
        **more,
    )
    reference = writer.add_object(added)
    kept = list(target["/Annots"]) if "/Annots" in target else []
    target["/Annots"] = generic.ArrayObject([*kept, reference])
    return reference


def signer(identity: Identity) -> SimpleSigner:
    return SimpleSigner(
        signing_cert=translate_pyca_cryptography_cert_to_asn1(identity.certificate),
        signing_key=translate_pyca_cryptography_key_to_asn1(identity.key),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )


def signed_freely(
    pdf: bytes,
    identity: Identity,
    field: str,
    *,
    permission: MDPPerm | None = None,
    cover: bool = False,
) -> bytes:
    """Return the PDF with a signature as pyHanko alone makes it, certifying if asked to."""
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=permission is not None,
        docmdp_permissions=permission or MDPPerm.FILL_FORMS,
    )
    place = SigFieldSpec(field, box=COVER if cover else None)
    pdf_signer = PdfSigner(
        metadata, signer(identity), new_field_spec=place, stamp_style=NoOpStampStyle()
    )
    writer: Writer = IncrementalPdfFileWriter(BytesIO(pdf))
    if cover:
        append_signature_field(writer, place)
        field_object = writer.root["/AcroForm"]["/Fields"][-1]
        field_object["/AP"] = dictionary(N=overlay(writer))
    output = BytesIO()
    pdf_signer.sign_pdf(writer, output=output)
    return output.getvalue()


def certified(pdf: bytes, identity: Identity, permission: MDPPerm) -> bytes:
    """Return the PDF with a certification signature of this permission."""
    return signed_freely(pdf, identity, "Signature1", permission=permission)


def replaced(pdf: bytes, old: bytes, new: bytes) -> bytes:
    """Return the PDF with one part exchanged for another of the same length."""
    assert pdf.count(old) == 1, (old, pdf.count(old))
    assert len(new) <= len(old)
    return pdf.replace(old, new.ljust(len(old)))


def range_text(pdf: bytes) -> bytes:
    found = BYTE_RANGE.search(pdf)
    assert found is not None
    return found[0]


def contents_text(pdf: bytes) -> bytes:
    _, start, end, _ = byte_range(pdf)
    return pdf[start:end]


def tampered(pdf: bytes) -> bytes:
    """Return the PDF under another record number."""
    return replaced(pdf, b"3F09-A21C-1", b"3F09-A21C-2")


def raw_object(pdf: bytes, mark: bytes, index: int = -1) -> tuple[int, bytes]:
    """Return the number and the text of an object whose text holds a mark."""
    found = [
        match
        for match in re.finditer(rb"(?<=\n)(\d+) 0 obj\b(.*?)endobj\n", pdf, re.DOTALL)
        if re.search(mark, match[2])
    ]
    return int(found[index][1]), found[index][0]


def last_xref(pdf: bytes) -> int:
    """Return the offset of the newest cross-reference section."""
    return int(re.findall(rb"startxref\n(\d+)\n", pdf)[-1])


def last_root(pdf: bytes) -> bytes:
    """Return the object number of the newest catalog."""
    return bytes(re.findall(rb"/Root (\d+) 0 R", pdf)[-1])


def last_size(pdf: bytes) -> int:
    """Return the number of objects that the newest trailer states."""
    return int(re.findall(rb"/Size (\d+)", pdf)[-1])


def with_xref_only(pdf: bytes, entries: bytes) -> bytes:
    """Return the PDF with a new cross-reference section and not one new object."""
    tail = b"trailer\n<< /Size %d /Root %s 0 R /Prev %d >>\n" % (
        last_size(pdf),
        last_root(pdf),
        last_xref(pdf),
    )
    return pdf + b"xref\n" + entries + tail + b"startxref\n%d\n%%%%EOF\n" % len(pdf)

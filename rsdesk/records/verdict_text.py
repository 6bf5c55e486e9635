"""A verdict in calm sentences, German or English."""

from msgspec import Struct

from rsdesk.i18n import N_, Language, Translate, date_text, time_text, translator
from rsdesk.records.findings import Reason, SignatureState
from rsdesk.records.verifying import (
    SIZE_LIMIT,
    ContentAnswer,
    SignatureAnswer,
    SignerAnswer,
    SignerState,
    TimeAnswer,
    Verdict,
)


class VerdictText(Struct, frozen=True):
    """One sentence or a few for each answer, and for each signature."""

    content: str
    signer: str
    time: str
    signatures: tuple[str, ...]


_CONTENT: dict[Reason, str] = {
    "": N_("The content is unchanged since it was signed."),
    "content": N_(
        "The content was changed after it was signed. Do not rely on this file; ask the signer"
        " for the original."
    ),
    "added": N_(
        "Something was added to this file after it was signed. Do not rely on it; ask the signer"
        " for the original."
    ),
    "uncovered": N_(
        "The signature does not cover the whole file, so parts may have been added or exchanged."
        " Do not rely on it; ask the signer for the original."
    ),
    "container": N_(
        "The place of the signature holds something else beside it, so the file was changed after"
        " it was signed. Ask the signer for the original."
    ),
    "signature": N_(
        "The signature does not fit: the signature, its certificate or the file was changed. Do"
        " not rely on this file; ask the signer for the original."
    ),
    "removed": N_(
        "An earlier signature was taken out of this file. Do not rely on it; ask the earlier"
        " signer for the original."
    ),
    "empty": N_("The file is empty, so nothing can be said about it. Ask for it again."),
    "not_a_pdf": N_("The file is not a PDF, so nothing can be said about it."),
    "too_large": N_(
        "The file is larger than {limit} MiB, so it was not read. No record of rsdesk is that"
        " large."
    ),
    "incomplete": N_(
        "The file breaks off before its end, so nothing can be said about it. Ask for it again."
    ),
    "encrypted": N_(
        "The PDF is encrypted, so nothing can be said about it. Records of rsdesk are not"
        " encrypted; ask for the original."
    ),
    "no_signature": N_("The PDF holds no signature, so nobody can tell whether it was changed."),
    "several_signatures": N_(
        "The PDF holds several signatures. This version of rsdesk judges a record with one, so it"
        " cannot tell whether anything was changed in between."
    ),
    "unreadable": N_(
        "The PDF is damaged or built in a way that cannot be read without doubt, so nothing can"
        " be said about it. Ask for it again."
    ),
    "unreadable_signature": N_(
        "The signature cannot be read, so nobody can tell whether the file was changed. Ask for"
        " it again."
    ),
    "other_kind": N_(
        "The signature is of another kind than those of rsdesk, which cannot judge it. Another"
        " program, such as pdfsig, may."
    ),
    "weak": N_(
        "The signature uses a method that can be forged or that rsdesk does not know, so it"
        " proves nothing about the content."
    ),
    "time": N_(
        "Reading the file took too long and was stopped, so nothing can be said about it. No"
        " record of rsdesk takes that long."
    ),
    "memory": N_(
        "Reading the file needed too much memory and was stopped, so nothing can be said about"
        " it. No record of rsdesk needs that much."
    ),
    "stopped": N_(
        "Reading the file failed unexpectedly, so nothing can be said about it. Nothing was"
        " changed on this computer."
    ),
}
_SIGNER: dict[SignerState, str] = {
    "own": N_("You signed this yourself, as {name}."),
    "known": N_("Signed by {name}, known to this vault since {day}."),
    "unknown": N_(
        "Signed under the name {name}, which is not known here. Anyone can make a"
        " signature with this name; compare the fingerprint with the person by another channel."
    ),
    "unproven": N_(
        "No signature was confirmed for this file as it is, so nothing is known about the signer."
    ),
    "none": N_("There is no signature, so there is no signer."),
}
_SIGNATURE: dict[SignatureState, str] = {
    "whole": N_("The signature fits and covers the whole file."),
    "part": N_("The signature fits what it covers, but the file holds more."),
    "broken": N_("The signature does not fit."),
    "unreadable": N_("The signature could not be checked."),
}


def texts(verdict: Verdict, language: Language) -> VerdictText:
    """Return a verdict in words."""
    translate = translator(language)
    return VerdictText(
        content=_content(verdict.content, translate),
        signer=_signer(verdict.signer, language, translate),
        time=_time(verdict.time, language, translate),
        signatures=tuple(_signature(s, language, translate) for s in verdict.signatures),
    )


def spelled(fingerprint: str) -> str:
    """Return a fingerprint in groups of four, as people compare it aloud."""
    return " ".join(fingerprint[place : place + 4] for place in range(0, len(fingerprint), 4))


def _content(answer: ContentAnswer, translate: Translate) -> str:
    return translate(_CONTENT[answer.reason]).format(limit=SIZE_LIMIT // 2**20)


def _signer(answer: SignerAnswer, language: Language, translate: Translate) -> str:
    day = date_text(answer.since, language) if answer.since else ""
    name = answer.name or translate(N_("(no name)"))
    return translate(_SIGNER[answer.state]).format(name=name, day=day)


def _time(answer: TimeAnswer, language: Language, translate: Translate) -> str:
    sentences = []
    if answer.claimed is not None:
        claim = translate(N_("Signed on {moment}, as the signer's computer claims; not proven."))
        sentences.append(claim.format(moment=time_text(answer.claimed, language)))
    if answer.since is not None:
        kept = translate(N_("This very file has been in this vault since {day}."))
        sentences.append(kept.format(day=date_text(answer.since, language)))
    return " ".join(sentences) or translate(N_("Nothing is known about the time of signing."))


def _signature(answer: SignatureAnswer, language: Language, translate: Translate) -> str:
    sentences = [translate(_SIGNATURE[answer.state])]
    if answer.fingerprint:
        stands = translate(
            N_("Its certificate names {name}, {institute}. Fingerprint: {fingerprint}.")
        )
        sentences.append(
            stands.format(
                name=answer.name or translate(N_("(no name)")),
                institute=answer.institute or translate(N_("(no institute)")),
                fingerprint=spelled(answer.fingerprint),
            )
        )
    if answer.claimed is not None:
        claim = translate(N_("Claimed time: {moment}."))
        sentences.append(claim.format(moment=time_text(answer.claimed, language)))
    if answer.claimed is not None and not answer.in_validity:
        sentences.append(translate(N_("The certificate was not valid at the claimed time.")))
    return " ".join(sentences)

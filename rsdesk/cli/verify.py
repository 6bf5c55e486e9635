"""The command verify, and how a verdict is shown."""

import json
from argparse import Namespace
from pathlib import Path

from rsdesk.cli.context import Context
from rsdesk.cli.unlocked import unlocked
from rsdesk.i18n import N_
from rsdesk.records import verdict_text
from rsdesk.records.verifying import SIZE_LIMIT, Verdict
from rsdesk.services import verification
from rsdesk.services.json_input import read_file


def verify(arguments: Namespace, context: Context) -> int:
    """Say of a PDF whether its content is unchanged, who signed it and when."""
    pdf = read_file(Path(arguments.file), SIZE_LIMIT)
    if arguments.vault:
        with unlocked(arguments, context) as vault:
            verdict = verification.verify(pdf, vault)
    else:
        verdict = verification.verify(pdf, None)
    if arguments.json:
        print(json.dumps(as_json(verdict, context), ensure_ascii=False, indent=1))
    else:
        print_verdict(verdict, context)
    return verdict.status


def print_verdict(verdict: Verdict, context: Context) -> None:
    """Print the three answers in words, and each signature below them."""
    words = verdict_text.texts(verdict, context.language)
    for heading, text in (
        (N_("Content"), words.content),
        (N_("Signer"), words.signer),
        (N_("Time"), words.time),
        *((N_("Signature"), text) for text in words.signatures),
    ):
        print(f"  {context.translate(heading) + ':':14}{text}")


def as_json(verdict: Verdict, context: Context) -> dict[str, object]:
    """Return the answers with state and text each."""
    words = verdict_text.texts(verdict, context.language)
    return {
        "content": {"state": verdict.content.state, "text": words.content},
        "signer": {"state": verdict.signer.state, "text": words.signer},
        "time": {"state": verdict.time.state, "text": words.time},
        "signatures": [
            {"state": signature.state, "text": text}
            for signature, text in zip(verdict.signatures, words.signatures, strict=True)
        ],
    }

"""Saving a copy of a record that the vault keeps, where the person says."""

from pathlib import Path

from rsdesk.i18n import N_
from rsdesk.services import saving
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import View, t
from rsdesk.ui.message import done, failure
from rsdesk.ui.page import found
from rsdesk.ui.start.dialogs import Dialogs
from rsdesk.ui.widgets.strip import Strip


def save_copy(
    owner: View,
    desk: Desk,
    dialogs: Dialogs,
    record: tuple[str, str, str],
    strip: Strip,
    pdf: bytes = b"",
) -> None:
    """Ask where, and save; `record` is number, language and SHA-256, `strip` says what came of it.

    The dialog asks before a file is replaced. `pdf` is what the vault does not keep: a summary.
    """
    number, language, sha256 = record
    kept, only = N_("Saved as {path}. The vault keeps the record too."), N_("Saved as {path}.")

    def save(path: Path) -> None:
        desk.ask(
            owner,
            lambda vault: saving.save_over(
                path,
                pdf or found("rsdesk.services.records:record_pdf")(vault, sha256),
                in_vault=not pdf,
            ),
            lambda _: strip.show_message(done(only if pdf else kept, path=path)),
            lambda error: strip.show_message(failure(error)),
        )

    dialogs.pdf(owner, t(N_("Save the record")), f"rsdesk-{number}-{language}.pdf", save)

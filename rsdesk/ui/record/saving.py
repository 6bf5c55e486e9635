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
    owner: View, desk: Desk, dialogs: Dialogs, record: tuple[str, str, str], strip: Strip
) -> None:
    """Ask where, and save; `record` is number, language and SHA-256, `strip` says what came of it.

    The dialog asks before a file is replaced.
    """
    number, language, sha256 = record

    def save(path: Path) -> None:
        desk.ask(
            owner,
            lambda vault: saving.save_over(
                path,
                found("rsdesk.services.records:record_pdf")(vault, sha256),
                in_vault=True,
            ),
            lambda _: strip.show_message(
                done(N_("Saved as {path}. The vault keeps the record too."), path=path)
            ),
            lambda error: strip.show_message(failure(error)),
        )

    dialogs.pdf(owner, t(N_("Save the record")), f"rsdesk-{number}-{language}.pdf", save)

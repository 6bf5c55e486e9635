"""The recovery sheet of a new vault, to be printed or saved where the user says."""

from datetime import datetime

from rsdesk.i18n import Language


def sheet(
    vault_folder_name: str | None,
    key: str,
    *,
    name: str,
    institute: str,
    practice: bool,
    made: datetime,
    language: Language,
) -> bytes:
    """Return a PDF of one page with the recovery key and what to do with it.

    Only the name of the vault's folder is printed, never its path.
    """
    from rsdesk.records import recovery_sheet as page  # noqa: PLC0415 - it loads reportlab

    return page.draw(
        page.Sheet(
            key=key,
            name=name,
            institute=institute,
            folder=vault_folder_name,
            practice=practice,
            made=made,
            language=language,
        )
    )

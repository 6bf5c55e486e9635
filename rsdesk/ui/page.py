"""Pages of the window, and where each is found."""

from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from rsdesk.ui.desk import Desk
from rsdesk.ui.language import View
from rsdesk.ui.place import Page, Place

# imported when first shown: a person who only verifies a record need not wait for the rest
_PAGES: dict[Page, str] = {
    "register": "rsdesk.ui.register.page:RegisterPage",
    "case": "rsdesk.ui.case.page:CasePage",
    "institute": "rsdesk.ui.institute.page:InstitutePage",
    "guidance": "rsdesk.ui.guidance.page:GuidancePage",
    "verify": "rsdesk.ui.verify.page:VerifyPage",
    "help": "rsdesk.ui.help.page:HelpPage",
    "settings": "rsdesk.ui.settings.page:SettingsPage",
}


class PageView(View):
    """A page. `topic` is the section of the guide that F1 opens."""

    topic = ""

    def arrive(self, place: Place) -> None:
        """Show what the place names; called each time somebody comes here."""

    def here(self) -> Place:
        """Return where the person is on this page, so that they can come back."""
        raise AssertionError(f"{type(self).__name__} has no place")

    def build_ahead(self) -> bool:
        """Make one part that somebody may soon want to see; False when all are there."""
        return False

    def leave(self) -> None:
        """Store what is being typed; called before another page is shown, at lock and quit."""


def made(page: Page, desk: Desk) -> PageView:
    """Return a new page."""
    view = found(_PAGES[page])(desk)
    if not isinstance(view, PageView):
        raise TypeError(page)
    return view


def belongs_to(stack: QStackedWidget, made: QWidget) -> None:
    """Let a view that was made ahead go when its window goes, and be seen only in its turn."""
    made.setParent(stack)
    made.hide()  # or it would come into sight with the stack, behind the view whose turn it is


def found(name: str) -> Any:
    """Return what a name like `package.module:Class` stands for."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)

"""The middle of the assessment: the cards, or an answer kept, or the end; what surrounds them."""

from typing import Literal

from PySide6.QtWidgets import QStackedWidget

from rsdesk.domain.appraisal_words import depth_text, depth_word
from rsdesk.domain.case import Answer, kind_of
from rsdesk.i18n import N_, translator
from rsdesk.services.casework import Casework
from rsdesk.ui.assessment import walk
from rsdesk.ui.assessment.bar import Foot, NoPartners, TopBar
from rsdesk.ui.assessment.ending import EndingView
from rsdesk.ui.assessment.kept import KeptView
from rsdesk.ui.assessment.listing import Group, Listing
from rsdesk.ui.assessment.state import Filter, Standing, awaits_partners, group_words
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import View, counted, current, t
from rsdesk.ui.widgets.boxes import column

Part = Literal["cards", "kept", "ending"]


class Middle(View):
    """Shows one of its three parts; its owner listens to them and says where to go."""

    def __init__(self, desk: Desk, model: CaseModel) -> None:
        super().__init__()
        self.listed = False
        self._told = (0, 0)
        self._deepened: Casework | None = None
        self.bar = TopBar()
        self.no_partners = NoPartners()
        self.listing = Listing(desk, model)
        self.kept = KeptView()
        self.ending = EndingView()
        self.foot = Foot()
        self._parts = {"cards": self.listing, "kept": self.kept, "ending": self.ending}
        self._stack = QStackedWidget()
        for view in self._parts.values():
            self._stack.addWidget(view)
        lines = column(self, gap=0)
        lines.addWidget(self.bar)
        lines.addWidget(self.no_partners)
        lines.addWidget(self._stack, 1)
        lines.addWidget(self.foot)

    @property
    def part(self) -> Part:
        """What is shown."""
        if self._stack.currentWidget() is self.listing:
            return "cards"
        return "kept" if self._stack.currentWidget() is self.kept else "ending"

    def show_part(self, part: Part) -> None:
        """Show another part."""
        self._stack.setCurrentWidget(self._parts[part])

    def show_kept(self, work: Casework, answer: Answer) -> None:
        """Show an answer that does not count."""
        self.kept.show_answer(work, answer)
        self.show_part("kept")

    def show_place(
        self, work: Casework, found: tuple[Standing, ...], one: Standing | None, chosen: Filter
    ) -> None:
        """Show where in the case the person is; the cards too, when they are seen."""
        on_cards = self.part == "cards" and one is not None
        waits = one is not None and awaits_partners(work, one.asked.question.section)
        self.no_partners.setVisible(on_cards and waits)
        self.foot.setVisible(on_cards)
        self.bar.show_switches(on_cards)
        unanswered = sum(len(other.unanswered) for other in found)
        self.ending.show_left(unanswered, sum(len(other.lacking) for other in found))
        if one is None or not on_cards:
            self.bar.show_place("", "")
            return
        self.listing.show_groups(self._groups(work, found, one, chosen))
        self.foot.previous.setEnabled(walk.before(found, one.key, chosen) is not None)
        self.foot.next_open.setEnabled(walk.next_open(found, one.key) is not None)
        self._name_place(work, found, one)

    def tell_opened(self, opened: int, closed: int, deepened: Casework | None = None) -> None:
        """Say quietly that an answer opened or closed questions, and why the depth changed."""
        self._told, self._deepened = (opened, closed), deepened
        words = []
        if deepened is not None:
            words.append(depth_text(deepened.guidance, deepened.assessment, current()))
        if opened:
            more = (N_("1 further question opened."), N_("{count} further questions opened."))
            words.append(counted(*more, opened))
        if closed:
            fewer = (
                N_("1 question is no longer asked; what was answered is kept."),
                N_("{count} questions are no longer asked; what was answered is kept."),
            )
            words.append(counted(*fewer, closed))
        self.bar.say(" ".join(words))

    def retranslate(self) -> None:
        """Say again what was said quietly; all else follows the case."""
        if any(self._told):
            self.tell_opened(*self._told, self._deepened)

    def hush(self) -> None:
        """What was said quietly is over."""
        self._told, self._deepened = (0, 0), None
        self.bar.say("")

    def _name_place(self, work: Casework, found: tuple[Standing, ...], one: Standing) -> None:
        titles = {section.id: section.title for section in work.guidance.sections}
        own = [other.key for other in _of_section(found, one)]
        place = {"number": own.index(one.key) + 1, "total": len(own)}
        if kind_of(work.case.subject) == "institute":  # its questions have no depth
            words = t(N_("Card {number} of {total}"), **place)
        else:
            depth = depth_word(work.assessment.depth, translator(current()))
            words = t(N_("Card {number} of {total}, {depth}"), **place, depth=depth)
        self.bar.show_place(titles[one.asked.question.section][current()], words)

    def _groups(
        self, work: Casework, found: tuple[Standing, ...], one: Standing, chosen: Filter
    ) -> tuple[Group, ...]:
        """Return what is shown together: one question, or the section by whom it is about."""
        if not self.listed:
            return (("", (one.key,)),)
        # a card that is being filled in stays when its answer takes it out of the filter
        stays = {one.key, *self.listing.keys}
        groups: dict[str, list[Standing]] = {}
        for other in _of_section(found, one):
            if other.passes(chosen) or other.key in stays:
                groups.setdefault(group_words(work, other.asked), []).append(other)
        return tuple((words, tuple(o.key for o in those)) for words, those in groups.items())


def _of_section(found: tuple[Standing, ...], one: Standing) -> list[Standing]:
    section = one.asked.question.section
    return [other for other in found if other.asked.question.section == section]

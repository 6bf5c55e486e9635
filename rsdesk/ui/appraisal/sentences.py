"""What the matrix shows and says of a case."""

from collections.abc import Iterator
from typing import get_args

from rsdesk.domain.appraisal_words import cell_text, level_word, missing_text, own_text, rating_word
from rsdesk.domain.rules import LEVELS, Level, Rating, Strength
from rsdesk.i18n import N_
from rsdesk.services.casework import Casework
from rsdesk.ui.appraisal.matrix import Shown
from rsdesk.ui.language import current, t

_ROWS: tuple[Strength, ...] = get_args(Strength)


def residual(work: Casework) -> Level | None:
    """Return the level that people state after measures, None while they state none."""
    value = work.case.proceedings.part("residual").value
    return next((level for level in LEVELS if level == value), None)


def matrix(work: Casework) -> Shown:
    """Return the picture of the matrix."""
    rules, appraisal = work.rules, work.assessment.appraisal
    first, second, third = (rating_word(rules, rating, current()) for rating in _ROWS)
    return Shown(
        domain=t(N_("Research domain")),
        exposure=t(N_("Exposure: partner and country")),
        ratings=(first, second, third),
        cells=tuple(_row(work, rating) for rating in _ROWS),
        levels={level: level_word(rules, level, current()) for level in LEVELS},
        scale=t(N_("Level of the case")),
        here=t(N_("this case")),
        before_words=t(N_("before measures")),
        after_words=t(N_("after measures")),
        cell=_cell(appraisal.cell),
        before=appraisal.level,
        after=residual(work) if appraisal.level is not None else None,
    )


def sentence(work: Casework) -> str:
    """Return what the matrix shows of the case, in sentences."""
    return " ".join(_said(work))


def _said(work: Casework) -> Iterator[str]:
    rules, appraisal, language = work.rules, work.assessment.appraisal, current()
    yield cell_text(rules, appraisal, language)
    if appraisal.raised:
        yield own_text(appraisal, rules, language)
    if appraisal.level is None:
        yield missing_text(appraisal, language)
        return
    level = level_word(rules, appraisal.level, language)
    yield t(N_("The level of the case before measures is “{level}”."), level=level)
    after = residual(work)
    if after is not None:
        level = level_word(rules, after, language)
        yield t(N_("After measures people state the level “{level}”."), level=level)


def _row(work: Casework, rating: Rating) -> tuple[Level, Level, Level]:
    cells = work.rules.matrix.get(rating, {})
    first, second, third = (cells.get(column, "low") for column in _ROWS)
    return first, second, third


def _cell(cell: tuple[Rating, Strength] | None) -> tuple[int, int] | None:
    """Return row and column; not known stands in the row of elevated, as it counts."""
    if cell is None:
        return None
    domain, exposure = cell
    row: Rating = "E" if domain == "U" else domain
    return next(place for place, one in enumerate(_ROWS) if one == row), _ROWS.index(exposure)

"""What the app says about walking and health; alone knows what a whole content is.

The sentences are data, one file per language. `parse` takes the file's document and
raises on anything that is missing, misspelt or unknown, so that no page can show half
a claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final

import msgspec

from walkreminder.core.claims import (
    ArticleRow,
    Card,
    Column,
    ColumnItem,
    Content,
    Endorphins,
    Grade,
    GradeWords,
    Occasion,
    PainColour,
    ReadingEase,
    SafetyId,
    SafetyList,
    Section,
    SectionId,
    Source,
    Step,
    StepId,
    Zone,
)
from walkreminder.core.labels import Labels

__all__ = [
    "ArticleRow",
    "Card",
    "Column",
    "ColumnItem",
    "Content",
    "Endorphins",
    "Grade",
    "GradeWords",
    "Labels",
    "Occasion",
    "PainColour",
    "ReadingEase",
    "SafetyId",
    "SafetyList",
    "Section",
    "SectionId",
    "Source",
    "Step",
    "StepId",
    "Zone",
    "parse",
]

DAYS_WITHOUT_REPEAT: Final = 7


def parse(document: Mapping[str, object]) -> Content:
    """Return the content of a document; raise ValueError on anything amiss."""
    try:
        content = msgspec.convert(document, Content)
    except msgspec.ValidationError as amiss:
        raise ValueError(str(amiss)) from amiss
    problems = list(_loose_ends(content))
    if problems:
        raise ValueError("; ".join(problems))
    return content


def _loose_ends(content: Content) -> Iterator[str]:
    """Yield what names a thing that is not there, or claims without a source."""
    cards = {card.id for card in content.cards}
    sources = {source.id for source in content.sources}
    yield from (f"no card {name}" for name in _named_cards(content) - cards)
    claims: list[Card | Zone | SafetyList] = [*content.cards, *content.zones]
    for claim in [*claims, *content.safety]:
        if not claim.sources:
            yield f"{claim.id} has no source"
        yield from (f"no source {name}" for name in set(claim.sources) - sources)
    for zone in content.zones:
        if (zone.effort is None) is (zone.effort_words is None):
            yield f"{zone.id} needs either an effort or words for it"
    yield from (f"{row.id} names no card" for row in content.article if not row.cards)
    if content.endorphins.accent not in content.endorphins.lead:
        yield "the accent is not part of the lead"
    yield from _misfits(content.cards)
    yield from _all_once(SectionId, (section.id for section in content.sections))
    yield from _all_once(StepId, (step.id for step in content.steps))
    yield from _all_once(SafetyId, (signs.id for signs in content.safety))
    yield from _all_once(Grade, content.grades)
    yield from _twice(card.id for card in content.cards)
    yield from _twice(zone.id for zone in content.zones)
    yield from _twice(source.id for source in content.sources)
    yield from _twice(row.id for row in content.article)


def _misfits(cards: tuple[Card, ...]) -> Iterator[str]:
    """Yield what keeps a day of any kind from having a card."""
    for card in cards:
        if card.daily is not bool(card.fits):
            yield f"{card.id} is daily without an occasion, or the other way round"
        yield from _twice(card.fits)
    fitting = Counter(occasion for card in cards for occasion in card.fits)
    yield from (f"no card fits {each}" for each in Occasion if not fitting[each])
    # One more than a week has days: the seventh day after a card may not show it yet.
    if fitting[Occasion.ORDINARY] <= DAYS_WITHOUT_REPEAT:
        yield "too few daily cards for a week"


def _named_cards(content: Content) -> set[str]:
    note = content.endorphins
    in_columns = {item.card for column in note.columns for item in column.items}
    in_article = {name for row in content.article for name in row.cards}
    return in_columns | in_article | {note.notice, *note.further}


def _all_once(kinds: type[StrEnum], found: Iterable[str]) -> Iterator[str]:
    names = list(found)
    yield from (f"{kind} is missing" for kind in kinds if kind not in names)
    yield from _twice(names)


def _twice(names: Iterable[str]) -> Iterator[str]:
    counted = Counter(names)
    yield from (f"{name} comes twice" for name, count in counted.items() if count > 1)

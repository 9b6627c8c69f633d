"""Which card fits a day: by what the user did, and never one of the last week.

What was shown is kept, not worked out anew: a rating that comes a day later, an
edited walk or a new version's cards would change what the days before are thought
to have shown, and a card could come twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

import msgspec

from walkreminder.core.claims import Card, Content, Occasion
from walkreminder.core.occasion import weightier

WITHOUT_REPEAT: Final = timedelta(days=7)
DAYS_LOOKED_AT: Final = WITHOUT_REPEAT.days + 1  # the last week and today


@dataclass(frozen=True, slots=True)
class Shown:
    """A card that was shown on a day, and what it was chosen for."""

    day: date
    card: str
    occasion: Occasion


def card_for(
    content: Content, occasion: Occasion, today: date, shown: Sequence[Shown]
) -> Shown:
    """Return the card that fits an occasion; `shown` are those of the last week.

    Once chosen it stays for the day, unless the occasion becomes weightier and has
    a card of its own. Where none that fits is left it is an ordinary one.
    """
    recent = _recent(content, today, shown)
    latest = next((each for each in reversed(recent) if each.day == today), None)
    fitting = _fresh(content, occasion, today, recent)
    if latest is None:
        if fitting is not None:
            return Shown(today, fitting.id, occasion)
        return Shown(today, _ordinary(content, today, recent).id, Occasion.ORDINARY)
    if not weightier(occasion, latest.occasion):
        return latest
    if occasion in content.card(latest.card).fits:
        return replace(latest, occasion=occasion)
    if fitting is None or not _spares_one(content, today, recent):
        return latest
    return Shown(today, fitting.id, occasion)


def remembered(shown: Sequence[Shown], new: Shown) -> tuple[Shown, ...]:
    """Return what to keep in mind, the newest last."""
    kept = (
        each
        for each in shown
        if abs(each.day - new.day) <= WITHOUT_REPEAT
        and (each.day, each.card) != (new.day, new.card)
    )
    return (*kept, new)


def to_text(shown: Sequence[Shown]) -> str:
    """Return what was shown as text."""
    return msgspec.json.encode(shown).decode()


def from_text(text: str | None) -> tuple[Shown, ...]:
    """Return what a text says was shown; nothing if it makes no sense."""
    try:
        return msgspec.json.decode(text or "[]", type=tuple[Shown, ...])
    except msgspec.DecodeError:
        return ()


def _recent(content: Content, today: date, shown: Sequence[Shown]) -> list[Shown]:
    """Return what may not come again yet, of the cards that there still are."""
    known = {card.id for card in content.cards}
    return [
        each
        for each in shown
        if each.card in known and abs(each.day - today) <= WITHOUT_REPEAT
    ]


def _pool(content: Content, occasion: Occasion, today: date) -> list[Card]:
    """Return the cards that fit, beginning with another one each day."""
    pool = [card for card in content.cards if card.daily and occasion in card.fits]
    first = today.toordinal() % max(1, len(pool))
    return pool[first:] + pool[:first]


def _fresh(
    content: Content, occasion: Occasion, today: date, recent: Sequence[Shown]
) -> Card | None:
    seen = {each.card for each in recent}
    pool = _pool(content, occasion, today)
    return next((card for card in pool if card.id not in seen), None)


def _ordinary(content: Content, today: date, recent: Sequence[Shown]) -> Card:
    """Return an ordinary card, at worst that which was shown longest ago."""
    fresh = _fresh(content, Occasion.ORDINARY, today, recent)
    if fresh is not None:
        return fresh
    last = {each.card: number for number, each in enumerate(recent)}
    pool = _pool(content, Occasion.ORDINARY, today)
    return min(pool, key=lambda card: last[card.id])


def _spares_one(content: Content, today: date, recent: Sequence[Shown]) -> bool:
    """Tell whether each day of a week keeps a card if today has one more.

    Every day takes one. What is left of the ordinary ones may be second cards.
    """
    ordinary = len(_pool(content, Occasion.ORDINARY, today))
    second = len(recent) - len({each.day for each in recent})
    return second < ordinary - DAYS_LOOKED_AT

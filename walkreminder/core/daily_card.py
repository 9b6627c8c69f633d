"""Which card fits a day: by what the user did, and never one of the last week.

What was shown is kept, not worked out anew: a rating that comes a day later, an
edited walk or a new version's cards would change what the days before are thought
to have shown, and a card could come twice.

The order in which cards were shown is kept as well, and is trusted more than their
days: a clock may be set and set right again. Of a clock that was both ahead and behind
within a week nobody can tell the days any more, and a card may come again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

import msgspec

from walkreminder.core.claims import Card, Content, Occasion
from walkreminder.core.occasion import weightier

WITHOUT_REPEAT: Final = timedelta(days=7)
DAYS_LOOKED_AT: Final = WITHOUT_REPEAT.days + 1  # the last week and today
# More than a week shows, for a clock that is ahead makes a week look long ago.
MOST_KEPT: Final = 64


@dataclass(frozen=True, slots=True)
class Shown:
    """A card that was shown on a day, and what it was chosen for."""

    day: date
    card: str
    occasion: Occasion


def card_for(
    content: Content, occasion: Occasion, today: date, shown: Sequence[Shown]
) -> Shown:
    """Return the card that fits an occasion; `shown` is what is kept in mind.

    Once chosen it stays for the day, unless the occasion becomes weightier and has
    a card of its own. Where none that fits is left it is an ordinary one.
    """
    recent = _recent(content, today, shown)
    told = (each for _by, each in reversed(recent) if each.day == today)
    latest = next(told, None)
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
    """Return what to keep in mind, the newest last.

    A day that is ahead goes once a week has passed since; one that is long ago only
    for want of room, as it may be the clock of today that is wrong.
    """
    kept = [
        each
        for by, each in _in_time(shown, new.day)
        if (each.day <= new.day or new.day - by <= WITHOUT_REPEAT)
        and (each.day, each.card) != (new.day, new.card)
    ]
    return (*kept[1 - MOST_KEPT :], new)


def to_text(shown: Sequence[Shown]) -> str:
    """Return what was shown as text."""
    return msgspec.json.encode(shown).decode()


def from_text(text: str | None) -> tuple[Shown, ...]:
    """Return what a text says was shown, as far as it makes sense."""
    try:
        rows = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return ()
    found = map(_from_row, rows if isinstance(rows, list) else ())
    return tuple(shown for shown in found if shown is not None)


class _Row(msgspec.Struct):
    """A row of the text; what else stands in it is of another version."""

    day: date
    card: str
    occasion: object = None


def _from_row(found: object) -> Shown | None:
    """Return what a row says; that a card was shown counts whatever it was for."""
    try:
        row = msgspec.convert(found, _Row)
    except msgspec.ValidationError:
        return None
    # We write plain letters; what is none could not even be written again.
    if not row.card.isascii():
        return None
    same = (each for each in Occasion if each == row.occasion)
    occasion = next(same, Occasion.ORDINARY)
    return Shown(row.day, row.card, occasion)


def _in_time(shown: Sequence[Shown], today: date) -> Iterator[tuple[date, Shown]]:
    """Yield each with the day by which it was shown, in the order of showing.

    A day ahead of today, or before one that was already there, is of a clock that was
    wrong: all that is known of it is that it came before the next one.
    """
    latest, wrong = date.min, []
    for each in shown:
        wrong.append(each.day > today or each.day < latest)
        latest = latest if wrong[-1] else each.day
    by, days = today, []
    for each, is_wrong in zip(reversed(shown), reversed(wrong), strict=True):
        by = by if is_wrong else each.day
        days.append(by)
    return zip(reversed(days), shown, strict=True)


def _recent(
    content: Content, today: date, shown: Sequence[Shown]
) -> list[tuple[date, Shown]]:
    """Return what may not come again yet, of the cards that there still are."""
    known = {card.id for card in content.cards}
    return [
        (by, each)
        for by, each in _in_time(shown, today)
        if each.card in known and today - by <= WITHOUT_REPEAT
    ]


def _pool(content: Content, occasion: Occasion, today: date) -> list[Card]:
    """Return the cards that fit, beginning with another one each day."""
    pool = [card for card in content.cards if card.daily and occasion in card.fits]
    first = today.toordinal() % max(1, len(pool))
    return pool[first:] + pool[:first]


def _fresh(
    content: Content,
    occasion: Occasion,
    today: date,
    recent: Sequence[tuple[date, Shown]],
) -> Card | None:
    seen = {each.card for _by, each in recent}
    pool = _pool(content, occasion, today)
    return next((card for card in pool if card.id not in seen), None)


def _ordinary(
    content: Content, today: date, recent: Sequence[tuple[date, Shown]]
) -> Card:
    """Return an ordinary card, at worst that which was shown longest ago."""
    fresh = _fresh(content, Occasion.ORDINARY, today, recent)
    if fresh is not None:
        return fresh
    last = {each.card: number for number, (_by, each) in enumerate(recent)}
    pool = _pool(content, Occasion.ORDINARY, today)
    return min(pool, key=lambda card: last[card.id])


def _spares_one(
    content: Content, today: date, recent: Sequence[tuple[date, Shown]]
) -> bool:
    """Tell whether each day of a week keeps a card if today has one more.

    Every day takes one. What is left of the ordinary ones may be second cards.
    """
    ordinary = len(_pool(content, Occasion.ORDINARY, today))
    second = len(recent) - len({by for by, _each in recent})
    return second < ordinary - DAYS_LOOKED_AT

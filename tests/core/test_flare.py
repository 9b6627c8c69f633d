from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from walkreminder.core.flare import Flare, flares_of
from walkreminder.core.programme_log import (
    Answer,
    Entry,
    FlareOver,
    FlareUp,
    Said,
    SoreFeet,
)

MONDAY = date(2026, 11, 16)


def entry(after: int, said: Said) -> Entry:
    day = MONDAY + timedelta(days=after)
    return Entry(
        uuid4(), datetime(day.year, day.month, day.day, 12, tzinfo=UTC), day, said
    )


def days(first: int, last: int | None = None) -> Flare:
    ends = None if last is None else MONDAY + timedelta(days=last)
    return Flare(MONDAY + timedelta(days=first), ends)


@pytest.mark.parametrize(
    ("log", "found"),
    [
        ([], ()),
        ([entry(0, SoreFeet())], ()),
        ([entry(0, FlareOver())], ()),
        ([entry(0, Answer(20))], ()),
        ([entry(0, FlareUp())], (days(0),)),
        ([entry(0, FlareUp()), entry(3, FlareOver())], (days(0, 3),)),
        ([entry(3, FlareOver()), entry(0, FlareUp())], (days(0, 3),)),
        ([entry(0, FlareUp()), entry(2, FlareUp())], (days(0),)),
        ([entry(0, FlareUp()), entry(2, Answer(20))], (days(0, 2),)),
        ([entry(0, Answer(20, flared_up=True))], (days(0),)),
        (
            [entry(0, FlareUp()), entry(2, Answer(20, flared_up=True))],
            (days(0, 2), days(2)),
        ),
        (
            [
                entry(0, FlareUp()),
                entry(1, FlareOver()),
                entry(8, FlareUp()),
                entry(9, FlareOver()),
            ],
            (days(0, 1), days(8, 9)),
        ),
    ],
)
def test_a_flare_up_lasts_from_what_began_it_to_what_ended_it(
    log: list[Entry], found: tuple[Flare, ...]
) -> None:
    assert flares_of(log) == found


@pytest.mark.parametrize(
    ("flare", "inside"),
    [
        (days(0, 2), [False, True, True, True, False]),
        (days(0), [False, True, True, True, True]),
    ],
)
def test_both_ends_are_in_it(flare: Flare, inside: list[bool]) -> None:
    dates = (MONDAY + timedelta(days=number) for number in range(-1, 4))
    assert [day in flare for day in dates] == inside


def test_one_that_ended_on_an_earlier_date_by_travel_has_its_first_day() -> None:
    early = entry(1, FlareOver())
    ended = Entry(early.id, early.at, MONDAY - timedelta(days=1), early.said)
    assert flares_of([entry(0, FlareUp()), ended]) == (days(0, 0),)

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from walkreminder.core.flare import Flare
from walkreminder.core.ledger import WalkRecord
from walkreminder.core.levels import LEVELS
from walkreminder.core.programme_log import (
    Answer,
    Checked,
    Cleared,
    Entry,
    FlareOver,
    FlareUp,
    Hold,
    LegPain,
    NoLegPain,
    Said,
    Sign,
    StepTo,
)
from walkreminder.core.report_log import LevelStep, Named, Told, signs_of, told_of
from walkreminder.core.standing import Change


def day(month: int, number: int) -> date:
    return date(2026, month, number)


def log(*said: tuple[date, Said]) -> list[Entry]:
    return [
        Entry(UUID(int=number), datetime.combine(at, time(8), UTC), at, each)
        for number, (at, each) in enumerate(said)
    ]


def walks(first: date, last: date, minutes: int = 25) -> list[WalkRecord]:
    """A walk on every second day."""
    found = []
    for number in range(0, (last - first).days + 1, 2):
        at = datetime.combine(first, time(10), UTC) + timedelta(days=number)
        ended = at + timedelta(minutes=minutes)
        walk = UUID(int=1000 + at.toordinal())
        found.append(
            WalkRecord(walk, at, ended, "UTC", minutes * 60, before=2, after=2)
        )
    return found


FIRST, LAST = day(10, 1), day(11, 19)


def test_who_said_nothing_has_nothing_told() -> None:
    assert told_of([], walks(FIRST, LAST), FIRST, LAST) == Told()
    later = log((day(12, 1), Answer(30)))
    assert told_of(later, walks(FIRST, LAST), FIRST, LAST) == Told()


def test_levels_are_told_with_their_steps_in_the_period() -> None:
    said = log((day(9, 1), Answer(27, 2)), (day(10, 5), StepTo(9)))
    told = told_of(said, walks(day(9, 1), LAST), FIRST, LAST)
    assert told.level is LEVELS[9]
    assert told.since == day(10, 5)
    assert told.steps == (LevelStep(day(10, 5), 9, 8, Change.STEP_UP),)
    all_of_it = told_of(said, walks(day(9, 1), LAST), day(9, 1), LAST)
    assert all_of_it.steps[0] == LevelStep(day(9, 1), 8, None, Change.ANSWER)


def test_what_is_no_step_is_told_as_none() -> None:
    said = log((day(10, 5), Answer(27, 2)), (day(10, 9), Hold()))
    told = told_of(said, walks(day(10, 5), LAST), FIRST, LAST)
    assert [step.was for step in told.steps] == [None]


def test_missed_days_lead_down_before_the_next_walk_and_at_the_end() -> None:
    said = log((day(10, 5), Answer(27, 2)))
    on_foot = walks(day(10, 5), day(10, 11)) + walks(day(10, 20), day(10, 20))
    told = told_of(said, on_foot, FIRST, LAST)
    assert [(step.to, step.change) for step in told.steps] == [
        (8, Change.ANSWER),
        (7, Change.MISSED),
        (5, Change.MISSED),
    ]
    assert told.level is LEVELS[5]


def test_later_walks_do_not_count_yet() -> None:
    said = log((day(10, 5), Answer(27, 2)))
    told = told_of(said, walks(day(10, 5), day(12, 19)), FIRST, day(10, 10))
    assert told.level is LEVELS[8]


def test_flare_ups_that_touch_the_period_are_told() -> None:
    said = log(
        (day(8, 1), Answer(27, 2)),
        (day(8, 10), FlareUp()),
        (day(8, 14), FlareOver()),
        (day(9, 28), FlareUp()),
        (day(10, 2), FlareOver()),
        (day(11, 18), FlareUp()),
    )
    told = told_of(said, [], FIRST, LAST)
    assert told.flares == (Flare(day(9, 28), day(10, 2)), Flare(day(11, 18)))
    assert told.steps[-1].change is Change.FLARE_UP


def test_a_sign_stands_until_a_clinician_or_another_answer_ends_it() -> None:
    said = log(
        (day(7, 1), Cleared()),
        (day(7, 2), Checked()),
        (day(8, 1), Checked(Sign.SOON)),
        (day(8, 9), Cleared()),
        (day(9, 1), Checked(Sign.CHECK)),
        (day(9, 2), Checked(Sign.CHECK)),
        (day(10, 3), Checked(Sign.SOON)),
        (day(10, 9), Checked()),
        (day(10, 10), Answer(27)),
        (day(11, 1), Checked(Sign.EMERGENCY)),
        (day(11, 2), Checked()),
    )
    soon, check, again, emergency = signs_of(said)
    assert soon == Named(day(8, 1), Sign.SOON, day(8, 9), cleared=True)
    assert check == Named(day(9, 1), Sign.CHECK, day(10, 3))
    assert again == Named(day(10, 3), Sign.SOON, day(10, 9))
    assert emergency == Named(day(11, 1), Sign.EMERGENCY)
    assert told_of(said, [], FIRST, LAST).signs == (check, again, emergency)
    cleared = [*said, *log((day(11, 9), Cleared()))]
    assert signs_of(cleared)[-1] == Named(
        day(11, 1), Sign.EMERGENCY, day(11, 9), cleared=True
    )


def test_pain_down_the_leg_is_told_unless_it_was_a_slip() -> None:
    said = log(
        (day(9, 9), LegPain(UUID(int=5))),
        (day(10, 9), LegPain(UUID(int=6))),
        (day(10, 12), LegPain(UUID(int=7))),
        (day(10, 12), NoLegPain(UUID(int=7))),
    )
    assert told_of(said, [], FIRST, LAST).legs == (day(10, 9),)

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.core.diary import AMBER, GREEN, MONDAY, RED, UNRATED, Diary, started_at
from walkreminder.core import programme
from walkreminder.core.course import standing
from walkreminder.core.levels import GOAL, LEVELS, TOP, start_level
from walkreminder.core.programme import minutes_of, rests_sore
from walkreminder.core.programme_log import (
    Answer,
    Checked,
    Cleared,
    Entry,
    FlareOver,
    FlareUp,
    LegPain,
    NoLegPain,
    Sign,
    SoreFeet,
    StepTo,
)
from walkreminder.core.programme_wishes import _insist_on_flare
from walkreminder.core.standing import Change
from walkreminder.core.trouble import Refused

DAY = timedelta(days=1)


def test_nobody_stands_anywhere_before_the_first_answer() -> None:
    diary = Diary()
    diary.walk(0, 2, 4)
    diary.say(0, Checked())
    diary.say(5, Answer(15, 2))
    assert standing(diary.log, diary.walks, MONDAY) is None
    assert diary.on(5).index == start_level(15)
    assert diary.on(5).walks == ()


def test_a_new_answer_begins_anew() -> None:
    """14+: two down **or redo the start question**."""
    diary = started_at(6)
    diary.walk(1, pain=RED)
    diary.say(4, Answer(9, 3))
    now = diary.on(4)
    assert (now.index, now.change, now.since) == (1, Change.ANSWER, MONDAY + 4 * DAY)
    assert minutes_of(now) == 5
    assert now.red == UUID(int=0)


def test_a_new_answer_asks_for_no_second_walk_on_its_day() -> None:
    diary = started_at(6)
    diary.walk(4)
    diary.say(4, Answer(9, 3), hour=18)
    assert diary.on(4).begins == MONDAY + 5 * DAY
    diary.say(4, SoreFeet(), hour=19)
    assert rests_sore(diary.on(4), MONDAY + 6 * DAY)


# Usual pain


def test_usual_is_the_answer_until_there_are_seven_ratings() -> None:
    """Middle value of the last 7 before-walk ratings (the setup answer until 7)."""
    diary = started_at(3, usual=4)
    for day in range(6):
        diary.walk(day, pain=(1, 1, 1))
        assert diary.on(day).usual == 4
    diary.walk(6, pain=(1, 1, 1))
    assert diary.on(6).usual == 1
    assert diary.on(5).usual == 4


@pytest.mark.parametrize(
    ("ratings", "drifted"),
    [
        ((3, 3, 3, 3, 9, 9, 9), False),
        ((4, 4, 4, 4, 0, 0, 0), True),
        ((9, 4, 4, 4, 4, 1, 1), True),
        ((4, 4, 4, 4, 4, 4), False),
    ],
)
def test_pain_that_grew_by_two_has_drifted(
    ratings: tuple[int, ...], *, drifted: bool
) -> None:
    """If usual drifts 2+ above the setup answer: hold and suggest a check-up."""
    diary = started_at(3, usual=2)
    for day, before in enumerate(ratings):
        diary.walk(day, pain=(before, before, None))
    assert diary.on(7).has_drifted is drifted


def test_without_an_answer_nothing_drifts() -> None:
    diary = started_at(3, usual=None)
    diary.walk(*range(7), pain=(6, 6, None))
    assert not diary.on(7).has_drifted


@pytest.mark.parametrize(("usual", "level"), [(6, "3"), (7, "0"), (10, "0")])
def test_very_much_pain_keeps_to_the_first_level(usual: int, level: str) -> None:
    """If 7 or more: L0 only until checked."""
    diary = started_at(3, usual)
    assert diary.on(0).level.name == level
    diary.say(1, Cleared())
    assert diary.on(1).level.name == "3"


def test_clearing_something_else_does_not_clear_the_pain_that_comes_later() -> None:
    diary = started_at(3, usual=5)
    diary.say(0, Checked(Sign.CHECK))
    diary.say(1, Cleared())
    diary.walk(*range(1, 8), pain=(8, 8, None))
    assert diary.on(7).usual == 8
    assert diary.on(7).level.name == "0"


def test_what_was_cleared_before_the_first_answer_is_cleared() -> None:
    diary = Diary()
    diary.say(0, Checked(Sign.EMERGENCY), hour=6)
    diary.say(0, Cleared(), hour=7)
    diary.say(0, Answer(15, 8))
    assert not diary.on(0).locked
    assert not diary.on(0).must_be_checked


# Down


@pytest.mark.parametrize(
    ("days", "down"), [((2, 8), True), ((2, 3), True), ((2, 9), False), ((2,), False)]
)
def test_two_reds_in_seven_days_lead_down(days: tuple[int, ...], *, down: bool) -> None:
    """Step down one level: two reds in 7 days."""
    diary = started_at(6)
    diary.walk(*range(1, 10))
    for walk in days:
        diary.walk(walk, pain=RED, hour=18)
    now = diary.on(9)
    assert now.index == 6 - down
    assert (now.change is Change.REDS) is down


def test_pain_down_the_leg_is_a_red_walk() -> None:
    """Red: or pain spreading down the leg."""
    diary = started_at(6)
    diary.say(1, LegPain(diary.walk(1)), hour=13)
    assert minutes_of(diary.on(1)) == 8
    diary.say(3, LegPain(diary.walk(3, pain=UNRATED)), hour=13)
    assert diary.on(3).change is Change.REDS


def test_pain_down_the_leg_that_was_said_by_mistake_is_taken_back() -> None:
    """Pain spreading down the leg is red, until whoever said it says it was not so."""
    diary = started_at(3)
    walk = diary.walk(1)
    diary.say(1, LegPain(walk), hour=13)
    assert minutes_of(diary.on(1)) == 5
    diary.say(1, NoLegPain(walk), hour=14)
    assert minutes_of(diary.on(1)) == 10
    assert diary.on(1).red is None
    diary.say(1, LegPain(walk), hour=15)
    assert minutes_of(diary.on(1)) == 5


def test_the_walk_whose_leg_pain_may_be_taken_back_is_the_latest_of_them() -> None:
    diary = started_at(3)
    first, second = diary.walk(1), diary.walk(3)
    now = diary.on(3)
    assert now.leg_walk(frozenset()) is None
    assert now.leg_walk({first}) == first
    assert now.leg_walk({first, second}) == second
    # Also one that has cost the level, of which no walk is known any more.
    for day, walk in ((1, first), (3, second)):
        diary.say(day, LegPain(walk), hour=13)
    assert diary.on(3).walks == ()
    assert diary.on(3).leg_walk({first, second}) == second


def test_a_level_that_a_mistaken_leg_pain_has_cost_comes_back() -> None:
    diary = started_at(3)
    first, second = diary.walk(1), diary.walk(3)
    for day, walk in ((1, first), (3, second)):
        diary.say(day, LegPain(walk), hour=13)
    assert diary.on(3).level.name == "2"
    diary.say(4, NoLegPain(second))
    assert diary.on(4).level.name == "3"


@pytest.mark.parametrize(
    ("pains", "down"),
    [
        ((AMBER, AMBER, AMBER), True),
        ((AMBER, UNRATED, AMBER, AMBER), True),
        ((AMBER, AMBER, RED), True),
        ((AMBER, AMBER, GREEN, AMBER), False),
        ((AMBER, AMBER), False),
    ],
)
def test_three_ambers_in_a_row_lead_down(
    pains: tuple[tuple[int, int, int], ...], *, down: bool
) -> None:
    """Step down one level: or three ambers in a row."""
    diary = started_at(6)
    for walk, pain in enumerate(pains):
        diary.walk(1 + 2 * walk, pain=pain)
    now = diary.on(8)
    assert now.index == 6 - down
    assert (now.change is Change.AMBERS) is down


def test_a_step_down_uses_up_the_walks_that_led_to_it() -> None:
    diary = started_at(6)
    diary.walk(1, 2, 3, pain=RED)
    assert diary.on(3).index == 5


def test_below_the_first_level_there_is_nothing() -> None:
    diary = started_at(0)
    diary.walk(1, 2, 3, 4, 5, 6, pain=RED)
    assert diary.on(6).index == 0
    assert diary.on(60).index == 0


@pytest.mark.parametrize("index", [0, 1, 2, 3, 5, 6, 8, 9])
def test_after_a_red_walk_the_next_one_has_half_the_minutes(index: int) -> None:
    """Stop and rest; next walk at half the minutes."""
    diary = started_at(index)
    whole = LEVELS[index].minutes
    assert minutes_of(diary.on(1)) == whole
    diary.walk(1, minutes=whole, pain=RED)
    assert whole / 2 <= minutes_of(diary.on(2)) <= max(whole / 2 + 0.5, 3)
    diary.walk(3, minutes=whole, pain=GREEN)
    assert minutes_of(diary.on(4)) == whole


def test_after_an_amber_walk_the_next_one_is_the_same() -> None:
    """Fine to continue; next walk same or 20% shorter."""
    diary = started_at(6)
    diary.walk(1, pain=AMBER)
    assert minutes_of(diary.on(1)) == 15


# Missed days


@pytest.mark.parametrize(
    ("missed", "downs", "row"),
    [
        (0, 0, "up to 3: same level"),
        (3, 0, "up to 3: same level"),
        (4, 1, "4-13: one down"),
        (13, 1, "4-13: one down"),
        (14, 2, "14+: two down"),
        (200, 2, "14+: two down"),
    ],
)
def test_missed_days_cost_levels(missed: int, downs: int, row: str) -> None:
    diary = started_at(6)
    diary.walk(1)
    # Two days of rest in a row are none that was missed.
    now = diary.on(4 + missed)
    assert now.index == 6 - downs, row
    diary.walk(4 + missed)
    assert diary.on(4 + missed).index == 6 - downs


@pytest.mark.parametrize("index", [3, 6, 9])
def test_a_rest_day_is_not_a_missed_one(index: int) -> None:
    """Rest: 2+ days off a week."""
    diary = started_at(index)
    diary.walk(1)
    assert diary.on(1).expected == MONDAY + 4 * DAY
    assert diary.on(4 + 3).index == index
    assert diary.on(4 + 4).index == index - 1


def test_who_walks_at_weekends_alone_misses_nothing() -> None:
    diary = started_at(6)
    for week in range(6):
        diary.walk(7 * week + 5, 7 * week + 6)
    # From the first Monday to the first Saturday nobody had walked yet.
    assert diary.on(5).index == 6
    assert diary.on(41).index == 6


def test_days_are_missed_without_a_first_walk_too() -> None:
    diary = started_at(6)
    assert diary.on(6).index == 6
    assert diary.on(7).change is Change.MISSED


def test_each_gap_counts_by_itself() -> None:
    diary = started_at(6)
    diary.walk(1, 8, 15)
    assert diary.on(8).index == 5
    assert diary.on(15).index == 4


# Sore feet


@pytest.mark.parametrize(("hour", "rests"), [(8, [1, 2]), (20, [2, 3])])
def test_sore_feet_rest_two_days(hour: int, rests: list[int]) -> None:
    """Rest 2 days: those after the walk, where that is over."""
    diary = started_at(6)
    if hour == 20:
        diary.walk(1)
    diary.say(1, SoreFeet(), hour=hour)
    now = diary.on(1)
    assert [day for day in range(9) if rests_sore(now, MONDAY + day * DAY)] == rests
    assert now.index == 6


@pytest.mark.parametrize(
    ("again", "down"),
    [(2, False), (3, True), (9, True), (15, True), (16, False)],
)
def test_sore_feet_that_return_lead_down(again: int, *, down: bool) -> None:
    """Step down if it returns."""
    diary = started_at(6)
    diary.walk(*range(20))
    diary.say(1, SoreFeet())
    diary.say(again, SoreFeet())
    assert diary.on(again).index == 6 - down
    assert rests_sore(diary.on(again), MONDAY + again * DAY)


# Flare-up


def flared_up_at(index: int) -> Diary:
    diary = started_at(index)
    diary.walk(1)
    diary.say(2, FlareUp())
    return diary


def test_a_flare_up_leads_to_the_first_level_until_it_is_over() -> None:
    """L0 little and often for 2-3 days."""
    diary = flared_up_at(6)
    now = diary.on(4)
    assert (now.index, minutes_of(now), now.way_back) == (0, 5, 6)
    assert now.flared_up == MONDAY + 2 * DAY
    assert diary.on(40).index == 0


def test_a_flare_up_lasts_two_days_at_least() -> None:
    """L0 little and often for **2-3** days."""
    now = flared_up_at(6).on(4)
    with pytest.raises(Refused):
        _insist_on_flare(now, MONDAY + 3 * DAY)
    _insist_on_flare(now, MONDAY + 4 * DAY)


@pytest.mark.parametrize(
    ("index", "reentered"), [(9, 7), (6, 4), (2, 0), (1, 0), (0, 0)]
)
def test_after_a_flare_up_one_comes_back_two_levels_below(
    index: int, reentered: int
) -> None:
    """Re-enter two levels below."""
    diary = flared_up_at(index)
    diary.say(5, FlareOver())
    now = diary.on(5)
    assert (now.index, now.change) == (reentered, Change.FLARE_OVER)
    assert now.flared_up is None
    assert now.way_back == (index or None)


@pytest.mark.parametrize("pain", [GREEN, UNRATED])
def test_every_three_good_walks_lead_up_until_one_is_back(
    pain: tuple[int | None, int | None, int | None],
) -> None:
    """Move up after every 3 good walks until back, then normal rule.

    One that was not rated was done, and nothing speaks against it.
    """
    diary = flared_up_at(6)
    diary.say(5, FlareOver())
    levels = []
    for day in range(6, 16):
        diary.walk(day, pain=pain)
        levels.append(diary.on(day).index)
    assert levels == [4, 4, 5, 5, 5, 6, 6, 6, 6, 6]
    assert diary.on(11).way_back is None


def test_an_amber_walk_does_not_lead_back_up() -> None:
    diary = flared_up_at(6)
    diary.say(5, FlareOver())
    diary.walk(6, 7)
    diary.walk(8, pain=AMBER)
    assert diary.on(8).index == 4
    diary.walk(9)
    assert diary.on(9).index == 5


def test_a_red_walk_puts_the_way_back_off_for_a_week() -> None:
    diary = flared_up_at(6)
    diary.say(5, FlareOver())
    diary.walk(6, pain=RED)
    diary.walk(7, 8, 9, 10, 12)
    assert diary.on(12).index == 4
    diary.walk(13)
    assert diary.on(13).index == 5


def test_a_walk_too_short_to_count_does_not_lead_back_up() -> None:
    diary = flared_up_at(6)
    diary.say(5, FlareOver())
    diary.walk(6, 7, 8, minutes=4)
    assert diary.on(8).index == 4


def test_a_walk_split_in_two_is_one_good_walk() -> None:
    """Minutes may be split in two."""
    diary = flared_up_at(6)
    diary.say(5, FlareOver())
    diary.walk(6, 7, 8, 9, 10, minutes=8, hour=10)
    diary.walk(6, 7, 8, 9, 10, minutes=8, hour=16)
    assert diary.on(7).index == 4
    # The day that led up does not count once more for the level above.
    assert [diary.on(day).index for day in (8, 9, 10)] == [5, 5, 5]


def test_another_flare_up_on_the_way_back_leads_back_to_the_same_level() -> None:
    diary = flared_up_at(9)
    diary.say(5, FlareOver())
    diary.walk(6)
    diary.say(7, FlareUp())
    assert diary.on(7).way_back == 9
    diary.say(9, FlareOver())
    assert diary.on(9).index == 7


def test_in_a_flare_up_nothing_is_missed_and_nothing_leads_down() -> None:
    diary = flared_up_at(6)
    diary.walk(3, 4, 5, minutes=3, pain=RED)
    diary.say(30, FlareOver())
    assert diary.on(30).index == 4
    assert diary.on(32).index == 4


def test_who_starts_in_a_flare_up_is_in_one_until_it_is_over() -> None:
    """If in a flare, start at L0: from there one goes on by the normal rule."""
    diary = Diary()
    diary.say(0, Answer(30, 6, flared_up=True))
    diary.say(14, StepTo(1))
    now = diary.on(14)
    assert (now.index, now.flared_up) == (0, MONDAY)
    diary.say(15, FlareOver())
    assert (diary.on(15).index, diary.on(15).way_back) == (0, None)


# Steps


@pytest.mark.parametrize(
    ("index", "to", "day", "there"),
    [
        (6, 7, 13, False),
        (6, 7, 14, True),
        (6, 8, 14, False),
        (6, 2, 1, True),
        (6, 6, 14, False),
        (6, -1, 1, False),
        (6, 99, 14, False),
    ],
)
def test_a_step_up_is_one_level_and_takes_two_weeks(
    index: int, to: int, day: int, *, there: bool
) -> None:
    """Step up: 2+ weeks at level."""
    diary = started_at(index)
    diary.walk(*range(1, 14, 2))
    diary.say(day, StepTo(to))
    assert diary.on(day).index == (to if there else index)


def test_the_extras_take_four_weeks_each_and_end_the_table() -> None:
    """After 4 steady weeks at L11; after 4 good weeks of A."""
    diary = started_at(9)
    diary.walk(*range(1, 300, 2))
    diary.say(14, StepTo(10))
    diary.say(28, StepTo(GOAL))
    assert diary.on(28).index == GOAL
    for day, to in ((55, 12), (56, 12), (83, 13), (84, 13), (112, 14), (200, 15)):
        diary.say(day, StepTo(to))
    reached = [diary.on(day).index for day in (55, 56, 83, 84, 111, 112, 200)]
    assert reached == [11, 12, 12, 13, 13, TOP, TOP]


def test_a_lock_lets_nothing_lead_up() -> None:
    """Any 4.1 answer pauses plan, timer and prompts until cleared."""
    diary = flared_up_at(6)
    diary.say(5, FlareOver())
    diary.say(6, Checked(Sign.EMERGENCY))
    diary.walk(6, 7, 8, 9)
    assert diary.on(9).locked
    assert diary.on(9).index == 4
    diary.say(10, Cleared())
    diary.walk(10)
    assert diary.on(10).index == 5


def test_an_emergency_stays_until_a_clinician_has_cleared_it() -> None:
    """Until the user confirms a clinician has cleared them."""
    diary = started_at(6)
    diary.say(1, Checked(Sign.EMERGENCY))
    diary.say(2, Checked())
    diary.say(3, Answer(30, 2))
    assert diary.on(3).locked
    diary.say(4, Cleared())
    assert not diary.on(4).locked


@pytest.mark.parametrize("sign", [Sign.SOON, Sign.CHECK])
def test_the_other_signs_are_shown_and_lock_nothing(sign: Sign) -> None:
    """4.2/4.4 answers show "check first"."""
    diary = started_at(6)
    diary.say(1, Checked(sign))
    assert diary.on(1).sign is sign
    assert not diary.on(1).locked
    diary.say(2, Checked())
    assert diary.on(2).sign is None


def test_what_is_later_than_a_day_is_not_known_on_it() -> None:
    diary = started_at(6)
    before = diary.on(2)
    diary.walk(3, pain=RED)
    diary.say(3, FlareUp())
    diary.say(9, LegPain(UUID(int=0)))
    assert diary.on(2) == before


def test_walks_that_are_not_bad_are_not_held_against_years_of_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[int] = []
    for name in ("_too_red", "_too_amber"):
        monkeypatch.setattr(programme, name, lambda walks: looked_at.append(len(walks)))
    diary = started_at(3)
    diary.walk(*range(1, 400), pain=GREEN)
    diary.walk(*range(400, 800), pain=UNRATED)
    assert diary.on(800).level.name == "3"
    assert not looked_at
    diary.walk(800, pain=AMBER)
    diary.on(800)
    assert looked_at == [800, 800]


def test_what_was_cleared_at_one_instant_was_said_before() -> None:
    """Two quick presses, or a coarse clock: ids say nothing of which came first."""
    noon = datetime(MONDAY.year, MONDAY.month, MONDAY.day, 12, tzinfo=UTC)
    for first, second in ((1, 2), (2, 1)):
        answer = Entry(UUID(int=9), noon, MONDAY, Answer(15))
        at = noon + timedelta(hours=1)
        named = Entry(UUID(int=first), at, MONDAY, Checked(Sign.EMERGENCY))
        cleared = Entry(UUID(int=second), at, MONDAY, Cleared())
        now = standing([cleared, answer, named], [], MONDAY)
        assert now is not None
        assert not now.locked

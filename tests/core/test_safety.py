from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from tests.core.diary import GREEN, MONDAY, RED, Diary, started_at
from walkreminder.core.programme_log import (
    Answer,
    Checked,
    Cleared,
    FlareOver,
    FlareUp,
    LegPain,
    Sign,
)
from walkreminder.core.safety import Advice, advice, check_is_due


def is_due(diary: Diary, day: int) -> bool:
    return check_is_due(diary.on(day), MONDAY + timedelta(days=day))


def advised(diary: Diary, day: int) -> tuple[Advice, ...]:
    return advice(diary.on(day), MONDAY + timedelta(days=day))


def checked() -> Diary:
    """Return a diary in which the signs were asked about at setup."""
    diary = started_at(3)
    diary.say(0, Checked(), hour=7)
    return diary


def test_the_signs_are_asked_about_at_setup() -> None:
    """Ask the 4.1 questions at setup."""
    assert is_due(started_at(3), 0)
    assert not is_due(checked(), 0)


@pytest.mark.parametrize(("day", "due"), [(29, False), (30, True), (90, True)])
def test_the_signs_are_asked_about_once_a_month(day: int, *, due: bool) -> None:
    """And once a month."""
    diary = checked()
    assert is_due(diary, day) is due
    diary.say(day, Checked())
    assert not is_due(diary, day)


def test_the_signs_are_asked_about_after_every_red_walk() -> None:
    """After any red rating."""
    diary = checked()
    diary.walk(1, pain=GREEN)
    assert not is_due(diary, 1)
    first = diary.walk(2, pain=RED)
    assert is_due(diary, 2)
    diary.say(2, Checked(walk=first), hour=13)
    assert not is_due(diary, 2)
    diary.walk(3, pain=RED)
    assert is_due(diary, 3)


def test_under_a_lock_nothing_is_asked() -> None:
    diary = checked()
    diary.say(1, Checked(Sign.EMERGENCY))
    assert not is_due(diary, 60)
    diary.say(60, Cleared())
    assert is_due(diary, 60)


def test_the_signs_come_before_the_first_answer() -> None:
    assert check_is_due(None, MONDAY)


def test_a_check_knows_nothing_of_a_walk_that_turned_red_after_it() -> None:
    diary = checked()
    walk = diary.walk(2)
    diary.say(2, Checked(), hour=13)
    diary.say(3, LegPain(walk))
    assert is_due(diary, 3)


def test_a_new_answer_needs_no_new_check() -> None:
    diary = checked()
    diary.say(3, Checked(walk=diary.walk(2, pain=RED)))
    diary.say(20, Answer(15, 2))
    assert not is_due(diary, 20)


def test_a_check_that_names_a_walk_which_nobody_has_is_one_all_the_same() -> None:
    diary = checked()
    diary.say(2, Checked(walk=UUID(int=99)))
    assert not is_due(diary, 2)


@pytest.mark.parametrize(
    ("usual", "advised_by"), [(4, ()), (5, (Advice.USUAL_PAIN,)), (None, ())]
)
def test_a_clinician_comes_first_where_much_pain_is_usual(
    usual: int | None, advised_by: tuple[Advice, ...]
) -> None:
    """If usual is 5 or more: advise a clinician first."""
    diary = started_at(3, usual)
    assert advised(diary, 0) == advised_by
    diary.say(1, Cleared())
    assert advised(diary, 1) == ()


def test_what_a_clinician_cleared_does_not_clear_much_more() -> None:
    diary = started_at(3, usual=5)
    diary.say(1, Cleared())
    diary.walk(*range(1, 8), pain=(7, 7, None))
    assert diary.on(8).must_be_checked
    assert advised(diary, 8) == (Advice.USUAL_PAIN, Advice.DRIFT)


def test_pain_that_drifted_asks_for_a_check_up() -> None:
    """If usual drifts 2+ above the setup answer: hold and suggest a check-up."""
    diary = started_at(3, usual=1)
    diary.walk(*range(1, 8), pain=(3, 3, None))
    assert advised(diary, 8) == (Advice.DRIFT,)


@pytest.mark.parametrize(
    ("day", "advised_by"), [(15, ()), (16, (Advice.LONG_FLARE_UP,))]
)
def test_a_flare_up_that_does_not_ease_asks_for_a_clinician(
    day: int, advised_by: tuple[Advice, ...]
) -> None:
    """Not easing within 2 weeks: see a clinician."""
    diary = started_at(3)
    diary.say(2, FlareUp())
    assert advised(diary, day) == advised_by
    diary.say(day, FlareOver())
    assert advised(diary, day) == ()

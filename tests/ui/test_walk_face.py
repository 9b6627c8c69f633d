from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.seed import ZONE, at, paused, walking
from walkreminder.core import events as on
from walkreminder.core.walk import Walk, remaining
from walkreminder.ui.walk_face import face_of, next_change
from walkreminder.ui.walk_view import wish_of_key
from walkreminder.ui.wording import ticking

if TYPE_CHECKING:
    from walkreminder.core.state import State


def walk_of(state: State) -> Walk:
    assert state.walk is not None
    return state.walk


WALK = walk_of(walking())
seconds = st.integers(0, 4 * 3600)


def test_a_walk_shows_the_time_left_and_its_phase() -> None:
    face = face_of(WALK, at(15, 7, 20), ZONE)
    assert (face.dial.phase, face.dial.time) == ("Walk", "12:40")
    assert face.dial.words == "left of 20 min"
    assert face.hint == "You should be able to talk, not sing."
    assert face.times == "Started 15:00, ends about 15:20"
    assert (face.word, face.until) == ("Walk", "to 15:20")


def test_the_three_arcs_fill_one_after_the_other() -> None:
    arcs = face_of(WALK, at(15, 10), ZONE).dial.arcs
    assert [arc.share for arc in arcs] == pytest.approx([0.1, 0.8, 0.1])
    assert [arc.done for arc in arcs] == pytest.approx([5, 0.5, -4])


def test_a_walk_without_warm_up_has_no_empty_arc() -> None:
    bare = replace(WALK, warm_up=timedelta(0), cool_down=timedelta(0))
    assert len(face_of(bare, at(15, 10), ZONE).dial.arcs) == 1


@pytest.mark.parametrize(
    ("minute", "phase"), [(0, "Warm up"), (2, "Walk"), (18, "Cool down"), (20, "Extra")]
)
def test_the_word_follows_the_phase(minute: int, phase: str) -> None:
    assert face_of(WALK, at(15, minute), ZONE).word == phase


def test_a_paused_walk_stands_still() -> None:
    held = walk_of(paused(at(15, 7, 20)))
    face = face_of(held, at(15, 12), ZONE)
    assert face.dial.held
    assert (face.dial.phase, face.dial.time) == ("Paused", "12:40")
    assert (face.hint, face.times) == ("Take your time.", "Since 15:07, not counted")
    assert face_of(held, at(15, 13), ZONE) == face


def test_past_the_goal_the_counted_time_is_shown() -> None:
    face = face_of(WALK, at(15, 23, 20), ZONE)
    assert (face.dial.time, face.dial.words) == ("23:20", "goal was 20 min")
    assert face.times == "Started 15:00, goal met 15:20"


def test_a_screen_reader_hears_of_minutes_and_not_of_seconds() -> None:
    told = {face_of(WALK, at(15, 7, second), ZONE).dial.spoken for second in range(60)}
    assert told == {"Walk, about 13 minutes left"}
    assert face_of(WALK, at(15, 8), ZONE).dial.spoken == "Walk, about 12 minutes left"
    past = face_of(WALK, at(15, 23, 20), ZONE)
    assert past.dial.spoken == "Extra, 23 minutes walked"


def test_the_small_form_says_its_words_beside_the_ring() -> None:
    face = face_of(WALK, at(15, 7, 20), ZONE)
    assert face.small_dial == replace(face.dial, phase="", time="", words="")


@given(milliseconds=st.integers(0, 25 * 60 * 1000))
def test_the_shown_second_changes_exactly_when_the_window_wakes(
    milliseconds: int,
) -> None:
    now = WALK.started + timedelta(milliseconds=milliseconds)
    wait = next_change(WALK, now)
    assert 1 <= wait <= 1000
    shown = face_of(WALK, now + timedelta(milliseconds=wait), ZONE).dial.time
    before = face_of(WALK, now, ZONE).dial.time
    just_before = now + timedelta(milliseconds=wait - 1)
    if remaining(WALK, just_before):
        # Time left is rounded up, so the second lasts until its very end.
        after = now + timedelta(milliseconds=wait, microseconds=1)
        assert face_of(WALK, after, ZONE).dial.time != before
    else:
        assert shown != before
        assert face_of(WALK, just_before, ZONE).dial.time == before


@given(counted=seconds)
def test_no_instant_of_a_walk_is_without_a_face(counted: int) -> None:
    now = WALK.started + timedelta(seconds=counted)
    face = face_of(WALK, now, ZONE)
    left = remaining(WALK, now)
    assert face.dial.time == ticking(left or timedelta(seconds=counted))
    assert all((face.hint, face.times, face.word, face.until, face.dial.spoken))


def test_an_unknown_key_asks_for_nothing() -> None:
    assert wish_of_key(0x41, WALK) is None
    assert wish_of_key(0x20, WALK) == on.Pause()

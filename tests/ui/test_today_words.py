from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.ui.seed import SCENE, STATES
from walkreminder.core import events as on
from walkreminder.core.events import Walked
from walkreminder.core.ledger import Past
from walkreminder.ui.parts.buttons import Kind
from walkreminder.ui.parts.ring import Dial, Share
from walkreminder.ui.today_rings import today_ring
from walkreminder.ui.today_words import Hero, hero
from walkreminder.ui.week_words import spare_words, week_words
from walkreminder.ui.wording import why_sentence

pytestmark = pytest.mark.usefixtures("qapp")


# The head says it there: "Walking until about 15:24".
IN_A_WALK = {"walking", "past-goal", "paused"}


def told(name: str) -> Hero:
    return hero(*STATES[name])


@pytest.mark.parametrize(
    ("name", "caption", "big", "beside"),
    [
        ("next", "Next walk", "15:00", "in 1 h 10 min, for 20 minutes"),
        ("skipped", "Next walk", "10:30", "tomorrow, for 20 minutes"),
        ("not-today", "Next walk", "10:30", "tomorrow, for 20 minutes"),
        ("prompting", "Time for a walk", "15:00", "for 20 minutes"),
        ("snoozed", "Snoozed until", "15:08", "in 7 min, for 20 minutes"),
        ("holding", "Waiting to ask", "15:00", "for 20 minutes"),
        ("quiet", "Next walk", "10:30", "tomorrow, for 20 minutes"),
        ("walking", "Walking until about", "14:01", "a walk of 20 min"),
        ("past-goal", "You have walked", "24 min", "of 20 min"),
        ("paused", "Walk paused", "7 min", "of 20 min"),
    ],
)
def test_every_state_has_its_number(
    name: str, caption: str, big: str, beside: str
) -> None:
    shown = told(name)
    assert (shown.caption, shown.big, shown.beside) == (caption, big, beside)


@pytest.mark.parametrize(
    ("name", "buttons"),
    [
        ("next", ["Start a walk", "Skip 15:00", "Not today"]),
        ("skipped", ["Start a walk", "Skip 10:30", "Undo skip"]),
        ("not-today", ["Start a walk", "Skip 10:30", "Undo skip"]),
        ("prompting", ["Start a walk", "Snooze 10 min", "Skip"]),
        ("offering", ["Move to 16:00", "Keep 15:00", "Not today"]),
        ("snoozed", ["Start a walk", "Skip 15:00"]),
        ("settling", ["Start a walk", "Skip 15:00"]),
        ("quiet", ["Start a walk"]),
        ("walking", ["Show the walk", "Pause", "Finish"]),
        ("paused", ["Show the walk", "Resume", "Finish"]),
        ("asking", ["All of it", "Until the break", "None"]),
        ("away", ["Yes, I walked", "No, ask me"]),
        ("nothing-ahead", ["Start a walk", "Settings"]),
        ("no-reminders", ["Start a walk", "Add a reminder"]),
        ("locked", ["A clinician has cleared me"]),
    ],
)
def test_every_state_offers_what_makes_sense(name: str, buttons: list[str]) -> None:
    assert [offer.text for offer in told(name).offers] == buttons


# Under the lock no button asks to be pressed.
@pytest.mark.parametrize("name", [name for name in STATES if name != "locked"])
def test_every_view_has_one_primary_button_the_first_one(name: str) -> None:
    kinds = [offer.kind for offer in told(name).offers]
    assert [kind is Kind.PRIMARY for kind in kinds] == [
        index == 0 for index in range(len(kinds))
    ]


@pytest.mark.parametrize("name", list(STATES))
def test_an_offer_makes_a_wish_moves_a_time_or_opens_a_page(name: str) -> None:
    for offer in told(name).offers:
        assert (offer.wish is None) is bool(offer.page or offer.move or offer.sure)
        if offer.wish is not None:
            assert isinstance(offer.wish(), on.Event)


def test_the_question_offers_all_three_answers() -> None:
    answers = [offer.wish and offer.wish() for offer in told("asking").offers]
    assert answers == [on.Answer(each) for each in Walked]


def test_the_question_of_an_absence_offers_yes_and_no() -> None:
    view = told("away")
    assert (view.caption, view.sentence) == (
        "Back at 15:05",
        "Only your answer counts minutes.",
    )
    answers = [offer.wish and offer.wish() for offer in view.offers]
    assert answers == [on.Answer(Walked.ALL), on.Answer(Walked.NONE)]


@pytest.mark.parametrize("name", sorted({*STATES} - IN_A_WALK))
def test_today_says_why_in_the_words_of_tray_and_status(name: str) -> None:
    view = told(name)
    above = "" if view.notice is None else view.notice.text
    assert why_sentence(*STATES[name]) in (view.lead, view.sentence, above) or (
        view.sentence.startswith(why_sentence(*STATES[name]))
    )


def test_a_walk_is_a_ring_of_its_own() -> None:
    ring = told("walking").ring
    assert isinstance(ring, Dial)
    assert ring.time == "11:00"
    assert [arc.done for arc in ring.arcs] == [1.0, 7 / 16, 0.0]
    assert isinstance(told("next").ring, Share)


def test_a_walk_past_its_goal_counts_on() -> None:
    ring = told("past-goal").ring
    assert isinstance(ring, Dial)
    assert (ring.time, ring.words) == ("4:00", "more")


@pytest.mark.parametrize("name", ["quiet", "quiet-for-good", "holding", "locked"])
def test_what_keeps_it_silent_stands_above(name: str) -> None:
    assert told(name).notice is not None


def test_today_is_measured_against_todays_goal() -> None:
    assert today_ring(SCENE) == Share(20 / 30, "20", "of 30 min")


def test_a_minute_counts_on_the_ring_when_it_is_over() -> None:
    almost = replace(SCENE, past=Past(today=timedelta(minutes=29, seconds=59)))
    assert today_ring(almost) == Share(29 / 30, "29", "of 30 min")


@pytest.mark.parametrize(
    ("walked", "words"),
    [
        (0, "of 150 min, a fresh week"),
        (95, "of 150 min, 55 to go"),
        (150, "min, 150 reached"),
        (170, "min, 150 reached"),
    ],
)
def test_a_week_is_told_kindly(walked: int, words: str) -> None:
    assert week_words(walked, 150, 2, None).words == words


@pytest.mark.parametrize(
    ("spare", "left", "words"),
    [
        (0, 0, ""),
        (1, 1, "Spare day in hand"),
        (2, 2, "Both spare days in hand"),
        (3, 3, "All 3 spare days in hand"),
        (3, 2, "2 spare days left"),
        (2, 1, "1 spare day left"),
        (2, 0, "Spare days taken"),
        (2, -1, "Spare days taken"),
    ],
)
def test_spare_days_are_counted_not_scolded(spare: int, left: int, words: str) -> None:
    assert spare_words(spare, left) == words


def test_nothing_is_said_of_spare_days_nobody_counted() -> None:
    assert week_words(95, 150, 2, None).spare == ""
    assert week_words(95, 150, 2, 1).spare == "1 spare day left"
    assert week_words(95, 0, 2, 1).words == "min so far"

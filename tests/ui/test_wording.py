"""Every sentence about the state, its times and its lengths, in English."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine import test_why as stories
from tests.engine.test_prompts import asks_at, times
from tests.engine.world import World
from walkreminder.core.events import (
    Cancel,
    Dismissed,
    Finish,
    Held,
    Pause,
    QuietOn,
    Skip,
    Snooze,
    Start,
    Woke,
)
from walkreminder.core.ledger import Line, Outcome, Past, Reason, WalkRecord
from walkreminder.core.settings import HoldReason, Settings
from walkreminder.core.state import Scene, State
from walkreminder.core.timetable import ONE_DAY, SlotKey, next_slot
from walkreminder.core.walk import Phase
from walkreminder.core.why import Why, WhyKind
from walkreminder.ui import wording
from walkreminder.ui.tray_words import title as tray_title

if TYPE_CHECKING:
    from tests.engine.test_why import Story

BERLIN = ZoneInfo("Europe/Berlin")
# A Thursday, two o'clock by the wall.
NOW = datetime(2026, 11, 19, 13, tzinfo=UTC)
SCENE = Scene(NOW, BERLIN, Settings())


def local(day: int, hour: int = 15, month: int = 11, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("instant", "told", "after_until"),
    [
        (local(19), "15:00", None),
        (local(19, 0), "00:00", None),
        (local(19, 23, minute=59), "23:59", None),
        (local(20, 0), "tomorrow at 00:00", None),
        (local(21), "on Saturday at 15:00", "Saturday at 15:00"),
        (local(25, 23), "on Wednesday at 23:00", "Wednesday at 23:00"),
        (local(26, 0), "on 26 November at 00:00", "26 November at 00:00"),
        (local(1, 9, 12), "on 1 December at 09:00", "1 December at 09:00"),
        (local(18, 23, minute=50), "yesterday at 23:50", None),
        (local(17), "on 17 November at 15:00", "17 November at 15:00"),
    ],
)
def test_a_moment_is_told_by_the_nearest_name_of_its_day(
    instant: datetime, told: str, after_until: str | None
) -> None:
    utc = instant.astimezone(UTC)
    assert wording.moment(utc, NOW, BERLIN) == told
    assert wording.point(utc, NOW, BERLIN) == (after_until or told)


def test_the_day_of_a_moment_is_that_of_the_zone() -> None:
    late = datetime(2026, 11, 19, 20, tzinfo=UTC)
    assert wording.moment(late, NOW, BERLIN) == "21:00"
    assert wording.moment(late, NOW, ZoneInfo("Asia/Tokyo")) == "tomorrow at 05:00"


@pytest.mark.parametrize(
    ("length", "told"),
    [
        ({"seconds": 0}, "less than a minute"),
        ({"seconds": 59, "milliseconds": 400}, "less than a minute"),
        ({"seconds": 59, "milliseconds": 600}, "1 min"),
        ({"minutes": 1, "seconds": 59}, "1 min"),
        ({"minutes": 59}, "59 min"),
        ({"hours": 1}, "1 h"),
        ({"hours": 1, "minutes": 10}, "1 h 10 min"),
        ({"hours": 26, "minutes": 5}, "26 h 5 min"),
    ],
)
def test_a_length_of_time_is_told_in_hours_and_minutes(
    length: dict[str, int], told: str
) -> None:
    assert wording.span(timedelta(**length)) == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "0:00"),
        (0.2, "0:01"),
        (1, "0:01"),
        (59.5, "1:00"),
        (760, "12:40"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (3760, "1:02:40"),
    ],
)
def test_a_running_time_ends_exactly_when_its_last_second_does(
    seconds: float, told: str
) -> None:
    assert wording.ticking(timedelta(seconds=seconds)) == told


def test_minutes_and_days_have_names() -> None:
    assert [wording.minutes(count) for count in (0, 1, 2)] == [
        "0 minutes",
        "1 minute",
        "2 minutes",
    ]
    day = date(2026, 11, 19)
    assert wording.weekday(day) == "Thursday"
    assert wording.weekday_short(day) == "Thu"
    assert wording.weekday_letter(day) == "T"
    assert wording.date_words(day) == "19 November"
    assert wording.date_short(day) == "19 Nov"


@pytest.mark.parametrize(
    ("reminder", "told"),
    [
        (None, "A walk of your own"),
        ("once", "Once"),
        ("daily", "Daily"),
        ("after-lunch_walk", "After lunch walk"),
        ("Büro", "Büro"),
        ("-", ""),
    ],
)
def test_a_reminder_is_called_by_its_id(reminder: str | None, told: str) -> None:
    assert wording.reminder_title(reminder) == told


@pytest.mark.parametrize(
    ("phase", "word", "hint"),
    [
        (Phase.WARM_UP, "Warm up", "Start slowly and easily."),
        (Phase.WALK, "Walk", "You should be able to talk, not sing."),
        (Phase.COOL_DOWN, "Cool down", "Let your steps slow down."),
        (Phase.EXTRA, "Extra", "Past your goal. Stop when you like."),
    ],
)
def test_every_phase_has_a_word_and_a_hint(phase: Phase, word: str, hint: str) -> None:
    assert (wording.phase(phase), wording.hint(phase)) == (word, hint)


def test_there_is_a_word_for_every_phase() -> None:
    assert all(wording.phase(each) and wording.hint(each) for each in Phase)


def walked(world: World) -> None:
    stories.walking(world)
    world.let(minutes=11)
    world.send(Finish())


def walked_for_a_moment(world: World) -> None:
    world.send(Start())
    world.let(seconds=20)
    world.send(Finish())


def missed(world: World) -> None:
    world.choose(asks_at("10:00", "15:00"))
    world.let_until("11:00")


def missed_and_removed(world: World) -> None:
    world.choose(Settings(reminders=(times("10:00", name="old"),)))
    world.let_until("11:00")
    world.choose(Settings(reminders=(times("15:00", name="new"),)))


def cancelled(world: World) -> None:
    stories.prompting(world)
    world.send(Start())
    world.send(Cancel())


def skipped(world: World) -> None:
    stories.prompting(world)
    world.send(Skip())


def snoozed_into_tomorrow(world: World) -> None:
    world.choose(asks_at("23:55"))
    world.let_until("23:55")
    world.send(Snooze())


def prompting_after_midnight(world: World) -> None:
    world.choose(asks_at("23:55"))
    world.let_until("2026-11-20 00:05")


def settling_after_midnight(world: World) -> None:
    world.choose(asks_at("23:55"))
    world.now = world.at("2026-11-20 00:05")
    world.send(Woke())


def dismissed_before_midnight(world: World) -> None:
    world.choose(asks_at("23:55"))
    world.let_until("23:55")
    world.send(Dismissed())


def held_over_midnight(world: World) -> None:
    world.send(Held(HoldReason.BUSY))
    prompting_after_midnight(world)


def paused_over_midnight(world: World) -> None:
    world.let_until("23:50")
    world.send(Start())
    world.send(Pause())
    world.let_until("2026-11-20 00:10")


def walking_into_tomorrow(world: World) -> None:
    world.choose(Settings(reminders=()))
    world.let_until("23:50")
    world.send(Start())


def quiet_for_days(world: World) -> None:
    world.send(QuietOn(world.at("2026-11-21 08:00")))


def quiet_for_good(world: World) -> None:
    world.send(QuietOn())


def nothing_ahead(world: World) -> None:
    never = replace(asks_at("15:00").reminders[0], days=frozenset())
    world.choose(Settings(reminders=(never,)))


def only_on_saturdays(world: World) -> None:
    days = frozenset({(world.today + 2 * ONE_DAY).weekday()})
    rule = replace(asks_at("15:00").reminders[0], days=days)
    world.choose(Settings(reminders=(rule,)))


@pytest.mark.parametrize(
    ("story", "title", "sentence"),
    [
        (stories.waiting, "Next walk 15:00", "I will ask at 15:00."),
        (
            only_on_saturdays,
            "Next walk on Saturday at 15:00",
            "I will ask on Saturday at 15:00.",
        ),
        (
            walked,
            "Next walk 15:00",
            "You walked 12 minutes at 09:00. I will ask again at 15:00.",
        ),
        (
            walked_for_a_moment,
            "Next walk 15:00",
            "You walked less than a minute at 09:00. I will ask again at 15:00.",
        ),
        (
            missed,
            "Next walk 15:00",
            "10:00: missed, no answer. I will ask at 15:00.",
        ),
        (
            missed_and_removed,
            "Next walk 15:00",
            "10:00: missed, no answer. I will ask at 15:00.",
        ),
        (
            cancelled,
            "Next walk tomorrow at 15:00",
            "15:00: skipped, walk cancelled. I will ask tomorrow at 15:00.",
        ),
        (
            skipped,
            "Next walk tomorrow at 15:00",
            "15:00: skipped. I will ask tomorrow at 15:00.",
        ),
        (stories.prompting, "Time for a walk", "It is time for your 15:00 walk."),
        (
            prompting_after_midnight,
            "Time for a walk",
            "It is time for your 23:55 walk.",
        ),
        (
            stories.offering,
            "Time for a walk",
            "The last three reminders went by unanswered.",
        ),
        (
            stories.dismissed,
            "Time for a walk",
            "You closed the reminder. It can be answered here until 15:45.",
        ),
        (
            dismissed_before_midnight,
            "Time for a walk",
            "You closed the reminder. It can be answered here until tomorrow at 00:40.",
        ),
        (
            stories.snoozed,
            "Snoozed until 15:10",
            "Snoozed. I will ask again at 15:10.",
        ),
        (
            snoozed_into_tomorrow,
            "Snoozed until tomorrow at 00:05",
            "Snoozed. I will ask again tomorrow at 00:05.",
        ),
        (
            stories.holding,
            "The 15:00 walk waits",
            "Held back since 15:00 because you are away.",
        ),
        (
            held_over_midnight,
            "The 23:55 walk waits",
            (
                "Held back since yesterday at 23:55 because"
                " you seem to be in a call or a presentation."
            ),
        ),
        (
            stories.settling,
            "The 15:00 walk waits",
            "I will ask about 15:00 in a moment.",
        ),
        (
            settling_after_midnight,
            "The 23:55 walk waits",
            "I will ask about 23:55 in a moment.",
        ),
        (stories.quiet, "Quiet until 17:00", "Reminders are off until 17:00."),
        (
            quiet_for_days,
            "Quiet until Saturday at 08:00",
            "Reminders are off until Saturday at 08:00.",
        ),
        (quiet_for_good, "Quiet", "Reminders are off until you switch them on."),
        (stories.walking, "Walking", "You are walking until about 09:20."),
        (
            walking_into_tomorrow,
            "Walking",
            "You are walking until about tomorrow at 00:10.",
        ),
        (stories.past_goal, "Walking", "You have walked 7 min."),
        (stories.paused, "Walk paused", "Your walk is paused since 09:01."),
        (
            paused_over_midnight,
            "Walk paused",
            "Your walk is paused since yesterday at 23:50.",
        ),
        (
            stories.slept,
            "A question about your walk",
            "Your computer slept 10 min in a walk. Were you walking?",
        ),
        (
            stories.stopped,
            "A question about your walk",
            "The app was off for 10 min in a walk. Were you walking?",
        ),
        (
            stories.locked,
            "Paused for safety",
            "Reminders and walks are paused until a clinician has cleared you.",
        ),
        (
            stories.no_reminders,
            "No reminder set",
            "No reminder is set.",
        ),
        (nothing_ahead, "No walk ahead", "No reminder lies ahead."),
    ],
)
def test_every_state_is_told_in_plain_english(
    story: Story, title: str, sentence: str
) -> None:
    world = World()
    story(world)
    scene = world.engine.scene()
    assert wording.why_sentence(world.state, scene) == sentence
    assert tray_title(world.state, scene) == title


REASONS = {
    Reason.NOT_TODAY: "not today",
    Reason.UNWELL: "not feeling well",
    Reason.CANCELLED: "walk cancelled",
    Reason.ASLEEP: "the computer was asleep",
    Reason.OFF: "the app was not running",
    Reason.CLOCK: "the clock was set forward",
    Reason.TRAVEL: "the time zone changed",
    Reason.AWAY: "you were away",
    Reason.DO_NOT_DISTURB: "do not disturb was on",
    Reason.BUSY: "you were busy",
    Reason.IGNORED: "no answer",
    Reason.DISMISSED: "closed without an answer",
    Reason.SUPERSEDED: "a newer reminder took its place",
    Reason.BY_USER: "reminders were off",
    Reason.GOAL_MET: "the goal of the day was met",
    Reason.REST_DAY: "a rest day",
    Reason.SAFETY: "paused for safety",
}
OUTCOMES = {
    Outcome.WALKED: "walked",
    Outcome.COVERED: "covered by a walk",
    Outcome.SKIPPED: "skipped",
    Outcome.MISSED: "missed",
    Outcome.QUIET: "quiet",
}
HOLDS = {
    HoldReason.AWAY: "you are away",
    HoldReason.DO_NOT_DISTURB: "do not disturb is on",
    HoldReason.BUSY: "you seem to be in a call or a presentation",
}


def line(outcome: Outcome, reason: Reason | None = None) -> Line:
    key = SlotKey("daily", date(2026, 11, 19), time(12))
    return Line(key, local(19, 12).astimezone(UTC), outcome, reason, NOW)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_is_told_with_and_without_every_reason(outcome: Outcome) -> None:
    assert wording.outcome(line(outcome)) == OUTCOMES[outcome]
    for reason in Reason:
        told = f"{OUTCOMES[outcome]}, {REASONS[reason]}"
        assert wording.outcome(line(outcome, reason)) == told


@pytest.mark.parametrize("reason", HoldReason)
def test_every_hold_is_told(reason: HoldReason) -> None:
    assert wording.hold(reason) == HOLDS[reason]


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_fits_into_the_sentence_of_a_waiting_day(reason: Reason) -> None:
    waiting = Why(WhyKind.NEXT, at=local(20), last=line(Outcome.MISSED, reason))
    told = wording._why(waiting, SCENE)
    assert told == f"12:00: missed, {REASONS[reason]}. I will ask tomorrow at 15:00."


# All pairs that the ledger may hold.
ENDS = {
    (Outcome.WALKED, None): "walked",
    (Outcome.COVERED, None): "covered by a walk",
    (Outcome.SKIPPED, None): "skipped",
    (Outcome.SKIPPED, Reason.NOT_TODAY): "skipped, not today",
    (Outcome.SKIPPED, Reason.UNWELL): "skipped, not feeling well",
    (Outcome.SKIPPED, Reason.CANCELLED): "skipped, walk cancelled",
    (Outcome.MISSED, Reason.ASLEEP): "missed, the computer was asleep",
    (Outcome.MISSED, Reason.OFF): "missed, the app was not running",
    (Outcome.MISSED, Reason.CLOCK): "missed, the clock was set forward",
    (Outcome.MISSED, Reason.TRAVEL): "missed, the time zone changed",
    (Outcome.MISSED, Reason.AWAY): "missed, you were away",
    (Outcome.MISSED, Reason.DO_NOT_DISTURB): "missed, do not disturb was on",
    (Outcome.MISSED, Reason.BUSY): "missed, you were busy",
    (Outcome.MISSED, Reason.IGNORED): "missed, no answer",
    (Outcome.MISSED, Reason.DISMISSED): "missed, closed without an answer",
    (Outcome.MISSED, Reason.SUPERSEDED): "missed, a newer reminder took its place",
    (Outcome.QUIET, Reason.BY_USER): "quiet, reminders were off",
    (Outcome.QUIET, Reason.GOAL_MET): "quiet, the goal of the day was met",
    (Outcome.QUIET, Reason.REST_DAY): "quiet, a rest day",
    (Outcome.QUIET, Reason.SAFETY): "quiet, paused for safety",
}


@pytest.mark.parametrize(("end", "told"), [*ENDS.items()])
def test_every_end_of_a_slot_is_told_in_a_sentence(
    end: tuple[Outcome, Reason | None], told: str
) -> None:
    scene = replace(SCENE, past=Past(last_line=line(*end)))
    sentence = wording.why_sentence(State(looked=NOW), scene)
    assert sentence == f"12:00: {told}. I will ask at 15:00."


def test_every_end_of_a_slot_has_a_sentence_of_its_own() -> None:
    assert len(set(ENDS.values())) == len(ENDS)
    assert {outcome for outcome, _ in ENDS} == set(Outcome)
    assert sorted(reason for _, reason in ENDS if reason) == sorted(Reason)


def test_parts_of_a_text_are_joined() -> None:
    assert wording.sentences("One.", "", "Two.") == "One. Two."
    assert wording.listing(["a", "b", "c"]) == "a, b, c"


@pytest.mark.parametrize("text", ["It is so.", "Is it so?"])
def test_a_sentence_ends_once(text: str) -> None:
    assert wording.ended(text) == text
    assert wording.ended("It is so") == "It is so."


def whys(kind: WhyKind, at: datetime) -> list[Why]:
    walk = WalkRecord(UUID(int=1), NOW, NOW, BERLIN.key, 600)
    slot = next_slot(Settings().timetable, NOW, BERLIN)
    before: list[tuple[Line | None, WalkRecord | None]] = [
        (None, None),
        (line(Outcome.MISSED, Reason.AWAY), None),
        (None, walk),
    ]
    return [
        Why(kind, at, timedelta(minutes=9), hold, slot, last, record)
        for hold, (last, record) in product(HoldReason, before)
    ]


@given(
    st.sampled_from(WhyKind),
    st.datetimes(
        datetime(2026, 11, 10),  # noqa: DTZ001 - Hypothesis wants bounds without a zone
        datetime(2027, 12, 31),  # noqa: DTZ001 - as above
        timezones=st.just(UTC),
    ),
)
def test_no_sentence_stumbles_over_its_time(kind: WhyKind, at: datetime) -> None:
    for why in whys(kind, at):
        told = wording._why(why, SCENE)
        assert told[-1] in ".?"
        assert told[0].isupper() or told[0].isdigit()
        assert not set("{}") & set(told)
        assert "  " not in told
        for stumble in ("at on", "at at", "until on", "since on", "about on", "at tom"):
            assert f" {stumble}" not in told

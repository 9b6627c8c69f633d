"""What the page Programme says, state by state."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, Unpack

import pytest

from tests.ui.diary import (
    NINTH,
    OFFERED,
    SETTINGS,
    STATE,
    WORK_DAYS,
    Lived,
    day,
    diary,
    plan_of,
    scene_of,
    this_week,
)
from walkreminder.core.ledger import Past
from walkreminder.core.levels import LEVELS
from walkreminder.core.programme_log import (
    Answer,
    Checked,
    Cleared,
    FlareOver,
    FlareUp,
    Hold,
    Said,
    Sign,
    SoreFeet,
    StepTo,
)
from walkreminder.ui.pace_words import pace
from walkreminder.ui.parts.buttons import Kind
from walkreminder.ui.programme.next_words import NextWords, next_words
from walkreminder.ui.programme_words import (
    heeded,
    here_lines,
    level_minutes,
    level_told,
    shown_levels,
    since_caption,
    start_preview,
)

if TYPE_CHECKING:
    from datetime import date

    from walkreminder.core.levels import Level
    from walkreminder.core.plan import Plan

RED, AMBER = (2, 6), (2, 4)


class Rated(TypedDict, total=False):
    """The ratings of a walk."""

    before: int | None
    after: int | None
    next_morning: int | None


def lines(
    said: tuple[tuple[date, Said], ...], **more: Unpack[Lived]
) -> tuple[str, ...]:
    walks = this_week(diary(said, **more)[1])
    return here_lines(plan_of(said, **more), walks)


def chosen(words: NextWords) -> dict[str, Said]:
    return {each.text: each.said for each in words.choices if each.enabled}


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_every_level_has_a_pace_and_is_told_in_one_line(level: Level) -> None:
    assert pace(level).endswith(".")
    assert level_minutes(level) in level_told(level)


def test_the_table_is_quoted() -> None:
    told = [level_told(level) for level in LEVELS]
    assert "3\N{EN DASH}5" in told[0]
    assert told[9] == "Level 9: 20 min, 5 days a week"
    assert told[12] == "Extra A: 30 min, 5 days a week"
    assert "35\N{EN DASH}45" in told[14]
    assert pace(LEVELS[9]) == "Comfortable, some brisk if it feels good."
    assert "No ankle weights" in pace(LEVELS[14])


def test_the_caption_tells_since_when() -> None:
    assert since_caption(plan_of(NINTH).standing) == "Level 9, since 9 November"


@pytest.mark.parametrize(
    ("said", "more", "words"),
    [
        (NINTH, {}, "You stepped up."),
        ((*NINTH, (day(11, 19), StepTo(8))), {}, "as you chose"),
        (((day(11, 16), Answer(15, 2)),), {}, "well within what you said"),
        (((day(11, 16), Answer(15, 2, True)),), {}, "flared up"),  # noqa: FBT003
        (NINTH, {"until": day(11, 12)}, "One level down after some days"),
        (NINTH, {"until": day(11, 1)}, "You may answer the start question again"),
        (NINTH, {"worse": {day(11, 17): RED, day(11, 19): RED}}, "two red walks"),
        (
            NINTH,
            {"worse": {day(11, n): AMBER for n in (17, 18, 19)}},
            "three amber walks",
        ),
        ((*NINTH, (day(11, 17), FlareUp())), {}, "Little and often"),
        (
            (*NINTH, (day(11, 13), FlareUp()), (day(11, 17), FlareOver())),
            {"until": day(11, 18)},
            "two levels below",
        ),
        (
            (*NINTH, (day(11, 10), FlareUp()), (day(11, 12), FlareOver())),
            {},
            "three good walks",
        ),
        (
            (*NINTH, (day(11, 10), SoreFeet()), (day(11, 19), SoreFeet())),
            {},
            "sore again",
        ),
        ((*NINTH, (day(11, 18), SoreFeet())), {}, "Your feet rest until 20 November"),
        (NINTH, {"worse": {day(11, 19): RED}}, "half as long: 10 minutes"),
        (NINTH, {"worse": {day(11, 18): AMBER}}, "Wednesday: pain rose by 2. Fine"),
    ],
)
def test_it_says_why_the_level_is_what_it_is(
    said: tuple[tuple[date, Said], ...], more: Lived, words: str
) -> None:
    assert words in " ".join(lines(said, **more))


def test_the_step_up_is_offered_with_all_that_it_asked_for() -> None:
    words = next_words(plan_of(OFFERED))
    assert (words.caption, words.aside) == ("Next: level 10", "offered now")
    assert (words.number, words.unit) == ("25", "min, 5 days a week")
    assert words.sentence == "5 minutes longer. Toward brisk: talk, not sing."
    assert all(line.is_met and line.icon == "check" for line in words.lines)
    assert chosen(words) == {
        "Step up": StepTo(10),
        "Hold here": Hold(),
        "Step down": StepTo(8),
    }
    assert words.choices[0].kind is Kind.PRIMARY


def test_before_its_time_nobody_is_offered_a_step_up() -> None:
    worse = {day(11, 18): AMBER}
    words = next_words(plan_of(NINTH, worse=worse))
    assert words.aside == "offered from 23 November"
    assert [(line.amount, line.is_met) for line in words.lines] == [
        ("10 of 14 days", False),
        ("9 of 9", True),
        ("0", True),
        ("1", True),
    ]
    assert "Step up" not in chosen(words)


def test_a_step_that_rests_on_no_ratings_says_so() -> None:
    words = next_words(plan_of(NINTH, rated=False))
    assert [line.amount for line in words.lines[2:]] == ["no ratings"] * 2


def test_who_holds_can_step_up_all_the_same() -> None:
    words = next_words(plan_of((*OFFERED, (day(11, 19), Hold()))))
    assert words.aside == "held until 3 December"
    assert "Hold here" not in chosen(words)
    assert words.choices[0].text == "Step up"
    assert words.choices[0].kind is Kind.QUIET


def test_a_step_up_of_today_is_undone_and_asks_nothing() -> None:
    words = next_words(plan_of((*OFFERED, (day(11, 19), StepTo(10)))))
    undo = words.choices[-1]
    assert (undo.text, undo.said, undo.sure) == ("Undo the step up", StepTo(9), "")
    assert next_words(plan_of(OFFERED)).choices[-1].sure


def test_more_days_are_told_as_that() -> None:
    words = next_words(plan_of(((day(11, 16), Answer(15, 2)),)))
    assert words.sentence == "One more day a week. The same pace."
    assert (words.number, words.unit) == ("10", "min, 4 days a week")


@pytest.mark.parametrize(
    ("since", "number", "may", "words"),
    [
        (day(11, 19), "Day 1", False, "From Saturday on you can say"),
        (day(11, 18), "Day 2", False, "From Friday on"),
        (day(11, 17), "Day 3", True, "see a clinician"),
        (day(11, 5), "Day 15", True, "Two weeks and not over: please see a clinician"),
    ],
)
def test_a_flare_up_goes_day_by_day(
    since: date,
    number: str,
    may: bool,  # noqa: FBT001 - as the table has it
    words: str,
) -> None:
    told = next_words(plan_of((*NINTH[:2], (since, FlareUp()))))
    assert told.number == number
    assert (chosen(told) == {"It has eased": FlareOver()}) is may
    assert words in told.note
    assert "avoid bed rest" in told.sentence


def test_the_way_back_counts_good_walks() -> None:
    said = (*NINTH, (day(11, 13), FlareUp()), (day(11, 17), FlareOver()))
    words = next_words(plan_of(said, until=day(11, 18)))
    assert words.caption == "Way back to level 9"
    assert (words.number, words.unit) == ("2 of 3", "good walks to level 8")


def at_the_goal(*steps: int) -> Plan:
    """Step up on the first Mondays on which each step is open."""
    said: list[tuple[date, Said]] = [(day(3, 2), Answer(30, 2))]
    dates = (day(3, 30), day(4, 27), day(5, 25), day(7, 6), day(8, 3))
    said += [(at, StepTo(to)) for at, to in zip(dates, steps, strict=False)]
    return plan_of(tuple(said))


def test_extras_are_shown_once_the_goal_is_reached() -> None:
    assert shown_levels(plan_of(NINTH).standing) == tuple(range(12))
    goal = at_the_goal(10, 11)
    assert shown_levels(goal.standing) == tuple(range(15))
    words = next_words(goal)
    assert words.caption == "If you like: extra A"
    assert any("success" in line for line in here_lines(goal, ()))


def test_at_the_top_nothing_more_is_offered() -> None:
    words = next_words(at_the_goal(10, 11, 12, 13, 14))
    assert list(chosen(words)) == ["Step down"]
    assert "success" in words.sentence


def told_above(said: tuple[tuple[date, Said], ...], **more: Unpack[Lived]) -> str:
    found = heeded(STATE, scene_of(*diary(said, **more)))
    return "" if found is None else found.notice.text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (NINTH, ""),
        ((*NINTH, (day(11, 19), Checked(Sign.SOON))), "Check first"),
        (((day(11, 19), Answer(15, 7)),), "Usual pain of 7 or more"),
        (((day(11, 19), Answer(15, 5)),), "Usual pain of 5 or more"),
        (((day(11, 19), Answer(15, 7)), (day(11, 19), Cleared())), ""),
        (((day(10, 19), Answer(27, 0)),), "2 or more above the start"),
    ],
)
def test_what_is_to_be_heeded_comes_first(
    said: tuple[tuple[date, Said], ...], words: str
) -> None:
    told = told_above(said)
    assert words in told
    assert bool(words) is bool(told)


def test_who_must_be_checked_says_when_that_was() -> None:
    words = next_words(plan_of(((day(11, 19), Answer(15, 8)),)))
    assert chosen(words) == {"A clinician has cleared me": Cleared()}
    assert words.choices[0].sure


def test_a_lock_and_a_programme_nobody_can_read_are_told() -> None:
    scene = scene_of(*diary(NINTH))
    locked = heeded(replace(STATE, locked=True), scene)
    assert locked is not None
    assert locked.page == "help"
    past = Past(unread="It was written by a newer version.")
    unread = heeded(STATE, replace(scene, past=past))
    assert unread is not None
    assert unread.notice.text == "It was written by a newer version."


def test_reminders_with_minutes_of_their_own_are_told_to_follow_nothing() -> None:
    own = replace(SETTINGS, reminders=(replace(WORK_DAYS, minutes=20),))
    found = heeded(STATE, scene_of(*diary(NINTH), own))
    assert found is not None
    assert "minutes of their own" in found.notice.text
    assert found.page == "settings"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(15), "You would start at level 3: 10 min, 3 days a week."),
        (Answer(90), "You would start at level 9: 20 min, 5 days a week."),
        (Answer(4), "You would start at level 0"),
        (Answer(40, flared_up=True), "You would start at level 0"),
        (Answer(40, 7), "You would start at level 0"),
        (Answer(40, 7), "until you have been checked"),
        (Answer(40, 5), "ask a clinician first"),
    ],
)
def test_the_preview_says_where_an_answer_leads(answer: Answer, words: str) -> None:
    assert words in start_preview(answer)


def test_right_after_an_amber_walk_it_waits_for_the_next() -> None:
    words = next_words(plan_of(OFFERED, worse={day(11, 19): AMBER}))
    assert words.aside == "not offered yet"
    assert words.note.startswith("No step up right after an amber walk")
    assert "Step up" not in chosen(words)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"before": None, "after": 4}, "Wednesday: pain reached 4."),
        ({"before": None, "after": 2, "next_morning": 4}, "2 above usual the next"),
    ],
)
def test_an_amber_walk_is_told_by_what_made_it_amber(more: Rated, words: str) -> None:
    entries, walks = diary(NINTH)
    walks[-2] = replace(walks[-2], **more)
    plan = scene_of(entries, walks).plan
    assert plan is not None
    assert words in " ".join(here_lines(plan, this_week(walks)))


def test_pain_that_grew_holds_the_level() -> None:
    words = next_words(plan_of(((day(10, 19), Answer(27, 0)),)))
    assert words.note == "Hold this level until your back has been checked."
    assert "Step up" not in chosen(words)


def test_from_the_first_level_the_next_is_one_walk_a_day() -> None:
    words = next_words(plan_of(((day(11, 16), Answer(3, 2)),)))
    assert words.sentence.startswith("One walk a day, on 3 days a week.")
    assert list(chosen(words)) == ["Hold at this level"]

"""The words of weeks kept, pain beside minutes, hours, months and reminders."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from walkreminder.core.insight import Month, OutcomeCount, Total
from walkreminder.core.ledger import Outcome
from walkreminder.core.streak import Streak
from walkreminder.core.trend import Move, PainWeek, Rated, Trend
from walkreminder.ui.history_words import Figure
from walkreminder.ui.insight_words import (
    hour_told,
    hours_sentence,
    month_told,
    outcomes_sentence,
    pain_figure,
    streak_figure,
    trend_sentence,
)

pytestmark = pytest.mark.usefixtures("qapp")

MONDAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("streak", "spare", "left", "figure"),
    [
        (
            Streak(5, 5),
            2,
            2,
            Figure("5", "weeks", "Kept in a row", "2 spare days a week"),
        ),
        (Streak(1, 1), 2, 1, Figure("1", "week", "Kept in a row", "1 spare day left")),
        (Streak(5, 0), 2, 0, Figure("5", "weeks", "Kept so far", "Spare days taken")),
        (
            Streak(7, 2),
            0,
            0,
            Figure("7", "weeks", "Kept so far", "No spare days are set"),
        ),
        (
            Streak(2, 2),
            1,
            1,
            Figure("2", "weeks", "Kept in a row", "1 spare day a week"),
        ),
        (Streak(0, 0), 2, 2, None),
    ],
)
def test_weeks_kept_are_told_kindly(
    streak: Streak, spare: int, left: int, figure: Figure | None
) -> None:
    assert streak_figure(streak, spare, left) == figure


def trend(pain: Move = Move.LESS, minutes: Move = Move.MORE, weeks: int = 10) -> Trend:
    earlier = MONDAY - timedelta(weeks=weeks)
    return Trend(
        PainWeek(earlier, 0, 0, 14, Rated(41, 10)),
        PainWeek(MONDAY, 0, 0, 14, Rated(27, 10)),
        pain,
        minutes,
    )


def test_pain_is_told_beside_what_it_was() -> None:
    found = pain_figure(trend())
    assert found == Figure("2.7", "of 10", "Back pain before", "4.1, 10 weeks ago")
    assert pain_figure(trend(Move.SAME)).meaning == "About the same"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (None, "A few more ratings, and the two can be compared."),
        (trend(Move.SAME), "About the same as in September."),
        (trend(Move.SAME, weeks=2), "About the same as 2 weeks ago."),
        (
            trend(),
            (
                "Lower than in September. It goes together with more minutes."
                " That is no proof of cause."
            ),
        ),
        (
            trend(Move.MORE, Move.LESS, 4),
            (
                "Higher than in October. It goes together with fewer minutes."
                " That is no proof of cause."
            ),
        ),
        (
            trend(Move.MORE, Move.SAME),
            "Higher than in September. Minutes were about the same.",
        ),
    ],
)
def test_pain_goes_together_with_minutes_and_no_more(
    told: Trend | None, words: str
) -> None:
    assert trend_sentence(told) == words


@pytest.mark.parametrize(("pain", "minutes"), list(product(Move, Move)))
def test_no_cause_is_ever_named(pain: Move, minutes: Move) -> None:
    words = trend_sentence(trend(pain, minutes)).lower()
    for cause in ("because", "thanks", "helped", "due to", "led to"):
        assert cause not in words


def test_hours_tell_when_most_begin() -> None:
    hours = [0] * 24
    assert hours_sentence(tuple(hours)) == "No walk in the past year yet."
    hours[23] = 600
    assert hours_sentence(tuple(hours)) == "Most minutes begin between 23:00 and 00:00."
    assert hour_told(9, 1200) == "09:00 to 10:00: 20 minutes"
    assert hour_told(9, 0) == "09:00 to 10:00: no walk"


def test_a_month_tells_its_minutes() -> None:
    november = date(2026, 11, 1)
    whole = Month(november, Total(1200, 17, 14))
    assert month_told(whole) == "November 2026: 20 minutes, 17 walks on 14 days"
    one = Month(november, Total(60, 1, 1))
    assert month_told(one) == "November 2026: 1 minute, 1 walk on 1 day"
    assert month_told(Month(november)) == "November 2026: no walk"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, "No reminders in these weeks."),
        ({Outcome.WALKED: 1}, "The one reminder had a walk."),
        ({Outcome.QUIET: 1}, "One reminder."),
        (
            {Outcome.WALKED: 30, Outcome.COVERED: 2, Outcome.MISSED: 10},
            "32 of 42 reminders had a walk.",
        ),
    ],
)
def test_reminders_are_counted_not_scolded(
    counts: dict[Outcome, int], words: str
) -> None:
    outcomes = [OutcomeCount(each, count) for each, count in counts.items()]
    assert outcomes_sentence(outcomes) == words

"""`stats`: what the walks come to, as text and as JSON, from the files alone."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from tests.cli.conftest import NOW
from walkreminder.cli.stats import lines_of
from walkreminder.core.insight import Sums, insight_of
from walkreminder.core.ledger import Line, Outcome, Reason, WalkRecord
from walkreminder.core.settings import GoalSettings, Settings
from walkreminder.core.state import State
from walkreminder.core.streak import Streak
from walkreminder.core.timetable import SlotKey
from walkreminder.core.trend import Move, PainWeek, Rated, Trend
from walkreminder.store.history import History

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.said import Run
    from walkreminder.core.insight import Insight

SUNDAY = date(2026, 11, 22)


def walk(number: int, ago: int, seconds: int, before: int | None = None) -> WalkRecord:
    # 10:30 in Berlin.
    started = datetime.combine(SUNDAY - timedelta(days=ago), time(9, 30), UTC)
    ended = started + timedelta(seconds=seconds)
    zone = "Europe/Berlin"
    return WalkRecord(UUID(int=number), started, ended, zone, seconds, before=before)


def line(ago: int, outcome: Outcome, reason: Reason | None = None) -> Line:
    due = datetime.combine(SUNDAY - timedelta(days=ago), time(14), UTC)
    return Line(SlotKey("daily", due.date(), time(15)), due, outcome, reason, due)


@pytest.fixture
def lived(home: Path) -> None:
    """Leave a history of six weeks: walks every other day, less pain lately."""
    walks = [
        walk(ago + 1, ago, 1200, before=2 if ago < 20 else 5) for ago in range(1, 42, 2)
    ]
    home.mkdir()
    with History(home / "history.sqlite3") as history:
        history.save(
            State(looked=NOW),
            (
                *walks,
                line(1, Outcome.WALKED),
                line(2, Outcome.MISSED, Reason.IGNORED),
                line(4, Outcome.MISSED, Reason.OFF),
                line(8, Outcome.SKIPPED),
                line(100, Outcome.MISSED, Reason.OFF),
            ),
        )


def test_without_any_record_it_says_so(walkreminder: Run) -> None:
    assert walkreminder("stats") == (0, "Nothing yet.\n", "")


@pytest.mark.usefixtures("lived")
def test_the_numbers_stand_in_columns(walkreminder: Run) -> None:
    said = walkreminder("stats")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "This week     60 of 150 min, 90 to go\n"
        "Spare days    0 of 2 in hand\n"
        "Weeks kept    6 in a row\n"
        "In all        21 walks, 7 h 0 min, since 2026-08-14\n"
        "Most minutes  begin between 10:00 and 11:00, in the past year\n"
        "Pain before   2.0 of 10, lower than 5 weeks ago (5.0)\n"
        "              goes together with about the same minutes;"
        " that is no proof of cause\n"
        "\n"
        "2026-08      0 min     0 walks    0 days\n"
        "2026-09      0 min     0 walks    0 days\n"
        "2026-10    200 min    10 walks   10 days\n"
        "2026-11    220 min    11 walks   11 days\n"
        "\n"
        "Reminders since 2026-08-31\n"
        "walked       1\n"
        "skipped      1\n"
        "missed       2  off 1, ignored 1\n"
    )


@pytest.mark.usefixtures("lived")
def test_scripts_get_all_of_it(walkreminder: Run) -> None:
    told = walkreminder("stats", "--json").document
    assert {name: told[name] for name in ("today", "since", "total", "streak")} == {
        "today": "2026-11-22",
        "since": "2026-08-14",
        "total": {"minutes": 420, "walks": 21, "days": 21},
        "streak": {"weeks": 6, "in_a_row": 6},
    }
    assert told["week"] == {
        "first": "2026-11-16",
        "minutes": 60,
        "goal_minutes": 150,
        "minutes_left": 90,
        "days_left": 1,
        "spare_days": 2,
        "spare_days_left": 0,
    }
    assert len(told["months"]) == 12
    assert told["months"][-1] == {
        "month": "2026-11",
        "minutes": 220,
        "walks": 11,
        "days": 11,
    }
    # Until the clocks went back, the same instant was an hour later there.
    assert told["hours"] == [0] * 10 + [280, 140] + [0] * 12
    assert told["slots"]["since"] == "2026-08-31"
    assert told["slots"]["outcomes"] == [
        {"outcome": "walked", "count": 1, "reasons": {}},
        {"outcome": "skipped", "count": 1, "reasons": {}},
        {"outcome": "missed", "count": 2, "reasons": {"off": 1, "ignored": 1}},
    ]
    assert told["slots"]["weeks"][-2:] == [
        {"first": "2026-11-09", "skipped": 1},
        {"first": "2026-11-16", "walked": 1, "missed": 2},
    ]
    assert told["pain"]["weeks"][0] == {
        "first": "2026-08-31",
        "minutes": 0,
        "before": None,
        "ratings": 0,
    }
    assert told["pain"]["weeks"][-1] == {
        "first": "2026-11-16",
        "minutes": 60,
        "before": 2.0,
        "ratings": 7,
    }
    assert told["pain"]["trend"] == {
        "weeks": 5,
        "was": 5.0,
        "now": 2.0,
        "pain": "less",
        "minutes": "same",
    }


def test_of_nothing_scripts_get_the_same_shape(walkreminder: Run, home: Path) -> None:
    told = walkreminder("stats", "--json").document
    assert told["since"] is None
    assert told["pain"]["trend"] is None
    assert len(told["hours"]) == 24
    assert not (home / "history.sqlite3").exists()


@pytest.mark.usefixtures("lived")
def test_the_goal_is_that_of_the_settings(walkreminder: Run, home: Path) -> None:
    goal = "[goal]\nminutes_per_week = 60\nspare_days = 1\nweek_starts = 'sun'\n"
    (home / "settings.toml").write_text(goal)
    out = walkreminder("stats").out
    # On Sunday the week has just begun, and the last one took too many days.
    assert out.startswith("This week     0 of 60 min, a fresh week\n")
    assert "1 of 1 in hand" in out
    assert "Weeks kept    5\n" in out


@pytest.mark.usefixtures("lived")
def test_settings_with_a_mistake_are_told(walkreminder: Run, home: Path) -> None:
    (home / "settings.toml").write_text("[goal]\nspare_days = 9\n")
    said = walkreminder("stats")
    assert (said.code, said.out) == (1, "")
    assert "spare_days" in said.err


@pytest.mark.usefixtures("lived")
def test_nothing_is_written_and_no_window_is_imported(
    walkreminder: Run, home: Path
) -> None:
    before = (home / "history.sqlite3").read_bytes()
    qt = {name for name in sys.modules if name.startswith("PySide6")}
    walkreminder("stats", "--json")
    assert (home / "history.sqlite3").read_bytes() == before
    assert {name for name in sys.modules if name.startswith("PySide6")} == qt


def seen(**changes: object) -> Insight:
    sums = Sums(seconds={SUNDAY: 1200}, walks={SUNDAY: 1})
    some = insight_of(sums, SUNDAY, Settings())
    return replace(some, **changes)  # type: ignore[arg-type] # by name


def trend(pain: Move, minutes: Move, now: int) -> Trend:
    weeks = [
        PainWeek(SUNDAY - timedelta(weeks=ago), 0, 0, 14, Rated(total, 4))
        for ago, total in ((3, 16), (0, now))
    ]
    return Trend(weeks[0], weeks[1], pain, minutes)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"streak": Streak()}, "Weeks kept    this one is open"),
        ({"streak": Streak(5, 2)}, "Weeks kept    5"),
        ({"streak": Streak(5, 5)}, "Weeks kept    5 in a row"),
        (
            {"trend": trend(Move.SAME, Move.MORE, 18)},
            "Pain before   4.5 of 10, about the same as 3 weeks ago",
        ),
        (
            {"trend": trend(Move.MORE, Move.LESS, 26)},
            "Pain before   6.5 of 10, higher than 3 weeks ago (4.0)",
        ),
        (
            {"trend": trend(Move.MORE, Move.LESS, 26)},
            "              goes together with fewer minutes; that is no proof of cause",
        ),
        (
            {"trend": trend(Move.LESS, Move.MORE, 4)},
            "              goes together with more minutes; that is no proof of cause",
        ),
    ],
)
def test_each_thing_has_its_words(changes: dict[str, object], words: str) -> None:
    assert words in list(lines_of(seen(**changes), GoalSettings()))


@pytest.mark.parametrize(
    ("aim", "words"),
    [(0, "20 min"), (20, "20 min, 20 reached"), (21, "20 of 21 min, 1 to go")],
)
def test_any_amount_stands_against_any_goal(aim: int, words: str) -> None:
    goal = GoalSettings(minutes_per_week=aim, spare_days=0)
    sums = Sums(seconds={SUNDAY: 1200}, walks={SUNDAY: 1})
    told = list(lines_of(insight_of(sums, SUNDAY, Settings(goal=goal)), goal))
    assert told[0] == f"This week     {words}"
    # Without spare days there are none to speak of, and of no walks no hour.
    assert told[1] == "Weeks kept    this one is open"
    assert told[2] == "In all        1 walk, 20 min, since 2026-11-22"
    assert told[4:] == ["2026-11     20 min     1 walk      1 day"]


def test_averages_are_told_to_a_tenth() -> None:
    exact = trend(Move.SAME, Move.SAME, 13)
    assert exact.now == Fraction(13, 4)
    told = list(lines_of(seen(trend=exact), GoalSettings()))
    assert "Pain before   3.2 of 10, about the same as 3 weeks ago" in told

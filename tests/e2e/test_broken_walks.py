"""What breaks into a walk, on a real desktop: a crash, and a sleep of the computer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.timed_app import TimedApp
from tests.e2e.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUESTION = "Were you walking?"
BEAT = 20  # a walk is kept so often, in seconds, so no more of it can be lost
SLACK = 30  # this is how long the real time may take beside the passing one


@pytest.fixture
def walking() -> Iterator[TimedApp]:
    """Have a walk of 20 minutes begun at 15:00 from the notification."""
    with Desktop("xfce4-notifyd", size=(1280, 900)) as desktop:
        app = TimedApp(desktop)
        app.start("--hidden")
        app.wait_for("waiting")
        app.let_until("15:00")
        desktop.bubbles.press("Start walking")
        app.wait_for("walking")
        app.window("Walk")
        yield app
        app.quit()


def counted(app: TimedApp) -> int:
    """Return the seconds that the running walk has counted."""
    walk = app.now()["walk"]
    assert isinstance(walk, dict)
    return int(walk["elapsed_s"])


def is_asked(app: TimedApp, sentence: str, picture: Path) -> None:
    """Insist that the card asks, with these words, and nothing else is shown."""
    app.wait_for("asking")
    app.window(QUESTION)
    eventually(partial(app.reads, sentence), f"{sentence!r} can be read")
    app.desktop.screen.shoot(picture)
    assert [title.split(" — ")[0] for title in app.windows()] == [QUESTION]


def answer(app: TimedApp, words: str) -> None:
    """Click an answer on the card, which goes."""
    app.click(words)
    eventually(lambda: not app.reads(QUESTION), "the card goes")


def is_kept(app: TimedApp, minutes: float) -> None:
    """Insist that one walk was kept with these minutes, and its slot told once."""
    app.wait_for("waiting")
    (walk,) = app.listed("history")
    assert walk["source"] == "timer"
    assert isinstance(walk["seconds"], int)
    assert 60 * minutes - BEAT <= walk["seconds"] <= 60 * minutes + SLACK
    (line,) = app.listed("history", "--ledger")
    assert (line["time"], line["outcome"], line["reason"]) == ("15:00", "walked", None)


def shows_it_on_today(app: TimedApp, picture: Path, minutes: int) -> None:
    """Insist that the page Today tells what was counted, when it is opened."""
    app.say("show", "today")
    app.window("Walk Reminder")
    words = f"{minutes} minutes"
    eventually(partial(app.reads, words), f"{words!r} can be read on Today")
    app.desktop.screen.shoot(picture)


def test_a_crash_in_mid_walk_goes_on_or_asks(walking: TimedApp, pictures: Path) -> None:
    app, shoot = walking, walking.desktop.screen.shoot
    app.let(minutes=6)
    shoot(pictures / "walk-crash-1-before.png")
    app.crash()
    app.is_gone_for(seconds=30)
    app.start("--hidden")
    app.wait_for("walking")
    app.window("Walk")
    assert counted(app) >= 6 * 60 + 30, "the gap counts"
    shoot(pictures / "walk-crash-2-goes-on.png")
    assert not app.reads(QUESTION)
    app.let(minutes=3)
    app.crash()
    app.is_gone_for(minutes=10)
    app.start("--hidden")
    sentence = "The app was off 10 of the last 19 minutes."
    is_asked(app, sentence, pictures / "walk-crash-3-asks.png")
    assert app.now()["why"] == (
        "The app was off for 10 min in a walk. Were you walking?"
    )
    answer(app, "Until the break")
    is_kept(app, minutes=9.5)
    shows_it_on_today(app, pictures / "walk-crash-4-today.png", minutes=9)


def test_after_a_crash_all_of_it_may_count_and_the_walk_goes_on(
    walking: TimedApp, pictures: Path
) -> None:
    app = walking
    app.let(minutes=4)
    app.crash()
    app.is_gone_for(minutes=10)
    app.start("--hidden")
    app.wait_for("asking")
    # How long the answer takes is no walk.
    app.let(minutes=30)
    answer(app, "All of it")
    app.wait_for("walking")
    app.window("Walk")
    assert 14 * 60 - BEAT <= counted(app) <= 14 * 60 + SLACK
    app.desktop.screen.shoot(pictures / "walk-crash-5-all-of-it.png")
    app.let(minutes=7)
    is_kept(app, minutes=20)


@pytest.mark.parametrize(
    ("words", "minutes"), [("All of it", 20), ("Until the break", 2)]
)
def test_a_sleep_in_mid_walk_asks_on_return(
    walking: TimedApp, pictures: Path, words: str, minutes: int
) -> None:
    app = walking
    name = f"walk-sleep-{minutes}"
    app.let(minutes=2)
    app.sleep(minutes=18)
    sentence = "Your computer slept 18 of the last 20 minutes."
    is_asked(app, sentence, pictures / f"{name}-1-asks.png")
    answer(app, words)
    is_kept(app, minutes)
    assert app.desktop.bubbles.windows() == [], "no cue follows an answer"
    shows_it_on_today(app, pictures / f"{name}-2-today.png", minutes)


def test_a_sleep_in_mid_walk_may_have_been_no_walk(walking: TimedApp) -> None:
    app = walking
    app.let(minutes=2)
    app.sleep(minutes=18)
    app.window(QUESTION)
    answer(app, "None")
    app.wait_for("waiting")
    assert app.listed("history") == []
    (line,) = app.listed("history", "--ledger")
    assert (line["outcome"], line["reason"]) == ("skipped", "cancelled")

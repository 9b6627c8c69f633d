"""A flare-up and its way back, lived on a real desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e import living
from tests.e2e.album import Album
from tests.e2e.desktop import Desktop
from tests.e2e.living import tells
from tests.e2e.timed_app import TimedApp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def app() -> Iterator[TimedApp]:
    """Start it for the first time, in a dark room."""
    with Desktop("xfce4-notifyd", scheme="dark", size=(1280, 900)) as desktop:
        app = TimedApp(desktop)
        app.start()
        app.wait_for("waiting")
        app.window("Walk Reminder")
        yield app
        app.quit()


def walks(app: TimedApp, minutes: int, rating: int, morning: int = 2) -> None:
    """Live a day on which it asks, walk, and rate it until the morning after."""
    living.is_asked(app, minutes)
    living.walk_by_keyboard(app, rating)
    living.next_morning(app)
    living.rate_morning(app, morning)
    app.click("Programme")


def rests(app: TimedApp) -> None:
    """Live a rest day."""
    living.is_left_alone(app)
    living.next_morning(app)
    app.click("Programme")


def says_it_flared_up(app: TimedApp, album: Album) -> None:
    """Say it on the page, having looked at what it asks first."""
    app.click("My back flared up")
    tells(app, "Much more pain than usual, for over a day?")
    album.shoot("asked")
    app.click("None applies, settle down")
    tells(app, "Level 0, since 4 March", "Day 1", "Thursday: a walking day")
    album.shoot("day-1")


def settles_down(app: TimedApp, album: Album) -> None:
    """Walk a little every day, until it may be said that it has eased."""
    seen = app.desktop.accessible
    tells(app, "From Saturday on you can say that it has eased.")
    for day in ("Day 2", "Day 3"):
        walks(app, minutes=5, rating=4, morning=3)
        tells(app, day, "since 4 March", "Little and often while your back settles.")
    assert seen.find("walkreminder", "It has eased")
    album.shoot("day-3")
    app.click("It has eased")
    tells(app, "Level 4, since 6 March", "Eased: back two levels below where you were.")
    tells(app, "Way back to level 6", "0 of 3 good walks to level 5")
    album.shoot("eased")


def finds_its_way_back(app: TimedApp, album: Album) -> None:
    """Move up after every three good walks, with nothing to do for it."""
    walks(app, minutes=10, rating=2)
    tells(app, "1 of 3 good walks to level 5")
    rests(app)
    walks(app, minutes=10, rating=2)
    tells(app, "2 of 3 good walks to level 5")
    album.shoot("two-good-walks")
    walks(app, minutes=10, rating=2)
    tells(app, "Level 5, since 9 March", "One level up after three good walks.")
    album.shoot("level-5")
    rests(app)
    walks(app, minutes=13, rating=2)
    rests(app)
    walks(app, minutes=13, rating=2)
    tells(app, "2 of 3 good walks to level 6")
    rests(app)
    walks(app, minutes=13, rating=2)
    tells(app, "Level 6, since 15 March", "Next: level 7", "offered from 29 March")
    album.shoot("level-6-again")


def test_a_flare_up_and_its_way_back(app: TimedApp, pictures: Path) -> None:
    album = Album(pictures, "flare", app.desktop.screen)
    living.begin_programme(app, able=24)
    tells(app, "Level 6, since 1 March", "15 min, 4 days a week")
    walks(app, minutes=15, rating=2)
    walks(app, minutes=15, rating=2)
    rests(app)
    says_it_flared_up(app, album)
    settles_down(app, album)
    finds_its_way_back(app, album)
    app.click("Today")
    tells(app, "of 15 min")
    album.shoot("today")
    told = [
        (str(line["date"])[-2:], line["outcome"], line["reason"])
        for line in app.listed("history", "--ledger")
    ]
    rest_days = {"03", "07", "10", "12", "14"}
    assert told == [
        (day, "quiet", "rest-day") if day in rest_days else (day, "walked", None)
        for day in (f"{number:02}" for number in range(1, 16))
    ]
    walked = app.listed("history")
    minutes = [int(str(walk["seconds"])) // 60 for walk in walked]
    assert minutes == [15, 15, 5, 5, 10, 10, 10, 13, 13, 13]
    ratings = [(w["before"], w["after"], w["next_morning"]) for w in walked]
    assert ratings == [(2, 2, 2)] * 2 + [(4, 4, 3)] * 2 + [(2, 2, 2)] * 6

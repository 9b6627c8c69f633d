"""A first week on the programme, lived on a real desktop from Monday to Monday."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.e2e import living
from tests.e2e.album import Album
from tests.e2e.desktop import Desktop
from tests.e2e.living import tells
from tests.e2e.timed_app import MONDAY, TimedApp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WALKING_DAYS = ("Monday", "Wednesday", "Friday")
MINUTES = 10


@pytest.fixture
def app() -> Iterator[TimedApp]:
    """Start it for the first time: with no file, and Today on the screen."""
    with Desktop("xfce4-notifyd", size=(1280, 900)) as desktop:
        app = TimedApp(desktop)
        app.start()
        app.wait_for("waiting")
        app.window("Walk Reminder")
        yield app
        app.quit()


def walks_through_its_phases(app: TimedApp, album: Album) -> None:
    """Walk the first walk, and look at each part of it."""
    album.shoot("monday-asks")
    living.begin_walk(app, 2, album)
    tells(app, "Warm up, about 10 minutes left", "Start slowly and easily.")
    album.shoot("monday-warm-up")
    app.let(minutes=5)
    tells(app, "Walk, about 5 minutes left", "Easy: you can sing.")
    album.shoot("monday-half-way")
    app.let(minutes=3)
    tells(app, "Cool down, about 2 minutes left", "Let your steps slow down.")
    album.shoot("monday-cool-down")
    living.end_walk(app, 3, album)


def lives(app: TimedApp, day: str, album: Album) -> None:
    """Live one day of the week, until the morning after it."""
    walks = day in WALKING_DAYS
    if not walks:
        living.is_left_alone(app)
    else:
        living.is_asked(app, MINUTES)
        if day == WEEK[0]:
            walks_through_its_phases(app, album)
        else:
            living.begin_walk(app, 2)
            living.end_walk(app, 3)
    app.click("Programme")
    walked = sum(each in WALKING_DAYS for each in WEEK[: WEEK.index(day) + 1])
    is_told = f"{day}: walked, green" if walks else f"{day}: rest"
    tells(app, f"{walked} of 3 walked", is_told)
    album.shoot(day.lower())
    living.next_morning(app)
    if walks:
        living.rate_morning(app, 2)
        album.shoot(f"{day.lower()}-morning-after")


def has_each_day_once(app: TimedApp) -> None:
    """Insist on the ledger and the history: no day lost, none doubled."""
    told = [
        (line["date"], line["time"], line["outcome"], line["reason"])
        for line in app.listed("history", "--ledger")
    ]
    assert told == [
        (
            f"{MONDAY.date() + timedelta(days=number)}",
            living.DUE,
            *(("walked", None) if day in WALKING_DAYS else ("quiet", "rest-day")),
        )
        for number, day in enumerate(WEEK)
    ]
    walks = app.listed("history")
    assert [walk["seconds"] for walk in walks] == [60 * MINUTES] * 3
    assert {(w["before"], w["after"], w["next_morning"]) for w in walks} == {(2, 3, 2)}


def test_a_first_week_on_the_programme(app: TimedApp, pictures: Path) -> None:
    album = Album(pictures, "week", app.desktop.screen)
    living.begin_programme(app, able=15)
    tells(app, "Level 3, since 1 March", "0 of 3 walked", "Monday: a walking day")
    album.shoot("begun")
    for day in WEEK:
        lives(app, day, album)
    # The week is over: it is Monday again, and Today is on the screen.
    tells(app, "15:00 in 7 h, for 10 minutes", "A week kept")
    album.shoot("over-today")
    app.click("Programme")
    tells(app, "0 of 3 walked", "7 of 14 days", "offered from 15 March", "3 of 3")
    album.shoot("over-programme")
    app.click("History")
    tells(app, "30 min in all")
    album.shoot("over-history")
    has_each_day_once(app)
    coming = app.now()["next"]
    assert isinstance(coming, dict)
    assert (coming["date"], coming["minutes"]) == ("2027-03-08", MINUTES)

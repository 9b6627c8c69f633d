"""The programme on a real desktop: begun by keyboard and mouse, and its rest day."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.e2e.app import PROGRAM, App
from tests.e2e.coming_minute import MIDDAY, coming_minute, due_at, minutes_from_now
from tests.e2e.desktop import Desktop
from tests.e2e.waiting import A_MINUTE_LATER, eventually
from walkreminder.ui.signs_question import Asks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.app import Json

SETTINGS = """\
version = 1

[[reminder]]
id = "daily"
days = [{days}]
at = ["{time}"]

[prompt]
settle = "0 s"
hold_when = []
{rest}"""
FOLLOW = "\n[programme]\nfollow = true\n"
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST_STOPS = 40


def settings_at(time: str, rest: str = "") -> str:
    """Return settings that ask on three days a week, today among them.

    The level at which the test begins walks on three: so today is one of them.
    """
    today = due_at(time).weekday()
    days = ", ".join(f'"{NAMES[(today + ahead) % 7]}"' for ahead in (0, 2, 4))
    return SETTINGS.format(days=days, time=time, rest=rest)


@pytest.fixture(scope="module")
def app() -> Iterator[App]:
    with Desktop("dunst", size=(1280, 900)) as desktop:
        app = App(desktop)
        app.choose(settings_at(minutes_from_now(90)))
        app.has_run()
        app.start("--hidden")
        app.wait_for("waiting")
        app.say("show", "programme")
        desktop.screen.raise_(app.window("Walk Reminder"))
        yield app
        app.quit()


def press_by_keyboard(app: App, name: str) -> None:
    """Go to a button with Tab, and press it with Enter."""
    has_keyboard = partial(app.desktop.accessible.has_keyboard, PROGRAM, name)
    for _ in range(MOST_STOPS):
        if has_keyboard():
            app.desktop.screen.key("Return")
            return
        app.desktop.screen.key("Tab")
    raise AssertionError(f"Tab never meets {name!r}")


def coming(app: App) -> Json:
    """Return what will be asked next."""
    found = app.now()["next"]
    assert isinstance(found, dict)
    return found


def minutes_are(app: App, minutes: int) -> bool:
    """Tell whether the next walk is as long as this."""
    return coming(app)["minutes"] == minutes


def last_line(app: App) -> Json | None:
    """Return the newest line of the ledger, if there is one."""
    return next(iter(reversed(app.listed("history", "--ledger"))), None)


def test_it_is_begun_by_keyboard_and_decides_the_minutes(
    app: App, pictures: Path
) -> None:
    screen = app.desktop.screen
    assert minutes_are(app, 20)
    screen.shoot(pictures / "programme-invitation.png")
    press_by_keyboard(app, "Start the programme")
    for _ in Asks.ALL.value:
        eventually(partial(app.reads, "None of these"), "the signs are asked about")
        press_by_keyboard(app, "None of these")
    eventually(partial(app.reads, "You would start at level 3"), "it is asked")
    screen.shoot(pictures / "programme-question.png")
    press_by_keyboard(app, "Start")
    eventually(partial(minutes_are, app, 10), "the programme decides")
    eventually(partial(app.reads, "You are here"), "the page shows it")
    screen.shoot(pictures / "programme-first-day.png")
    assert "follow = true" in app.settings.read_text()
    assert datetime.fromisoformat(str(coming(app)["due"])).date() == (
        datetime.now(MIDDAY).date()  # noqa: TID251  the app reads this clock, too
    )


def test_on_a_rest_day_nothing_asks_and_it_says_so(app: App, pictures: Path) -> None:
    app.click("More")
    app.desktop.screen.key("Down", "Down", "Return")
    eventually(partial(app.reads, "Rest two days"), "it asks once")
    app.click("Rest two days")
    eventually(lambda: "Rest day." in str(app.now()["why"]), "it is a rest day")
    app.desktop.screen.shoot(pictures / "programme-rest-day.png")
    time = coming_minute()
    app.choose(settings_at(time, FOLLOW))
    app.wait_for("waiting")

    def is_told() -> bool:
        line = last_line(app)
        return line is not None and line["reason"] == "rest-day"

    eventually(is_told, "the slot is told as a rest day", within=A_MINUTE_LATER)
    assert app.now()["state"] == "waiting"
    assert str(app.now()["why"]).startswith("Rest day.")


def test_a_flare_up_settles_down_to_little_walks(app: App, pictures: Path) -> None:
    app.click("My back flared up")
    eventually(partial(app.reads, "None applies, settle down"), "it asks once")
    app.desktop.screen.shoot(pictures / "programme-flare-up-asked.png")
    app.click("None applies, settle down")
    eventually(partial(minutes_are, app, 5), "it settles down")
    eventually(partial(app.reads, "Day 1"), "the page shows it")
    app.desktop.screen.shoot(pictures / "programme-flare-up.png")

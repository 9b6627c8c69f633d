"""Days with the app, lived as a person at the desktop does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from tests.e2e.waiting import eventually

if TYPE_CHECKING:
    from tests.e2e.album import Album
    from tests.e2e.timed_app import TimedApp

DUE: Final = "15:00"  # of the one reminder that everybody begins with
WALK: Final = "Walk —"  # how the title of a walk's window begins
BEFORE: Final = "Your back now?"
AFTER: Final = "How was your back at its worst?"
MORNING: Final = "How is your back this morning, after yesterday's walk?"
NO_SIGNS: Final = "None of these"


def tells(app: TimedApp, *words: str) -> None:
    """Return as soon as all of these words can be read in a window."""
    for each in words:
        eventually(partial(app.reads, each), f"{each!r} can be read")


def begin_programme(app: TimedApp, able: int) -> None:
    """Start the programme on its page, with no signs and so many minutes."""
    app.click("Programme")
    app.click("Start the programme")
    for number in range(1, 4):
        tells(app, f"{number} of 3")
        app.click(NO_SIGNS)
    asked = "How long can you walk now: {} min"
    tells(app, asked.format(15))
    screen, seen = app.desktop.screen, app.desktop.accessible
    for minutes in range(15, able):
        named = partial(seen.has_keyboard, "walkreminder", asked.format(minutes))
        eventually(named, f"it stands at {minutes} minutes, and takes keys")
        screen.key("Up")
    tells(app, asked.format(able))
    app.click("Start")
    tells(app, "You are here")


def is_asked(app: TimedApp, minutes: int) -> None:
    """Let time pass until a notification asks for a walk of this length."""
    app.let_until(DUE)
    app.wait_for("prompting")
    title = f"Time for a {minutes} minute walk"
    find = partial(app.desktop.accessible.find, "xfce4-notifyd", title)
    eventually(find, f"a notification says {title!r}")


def is_left_alone(app: TimedApp) -> None:
    """Let the reminder's time pass, on a day on which nothing asks."""
    app.let_until(DUE)
    app.let(minutes=1)
    assert app.now()["state"] == "waiting"
    assert app.desktop.bubbles.windows() == []
    assert str(app.now()["why"]).startswith("Rest day."), app.now()["why"]


def begin_walk(app: TimedApp, before: int, album: Album | None = None) -> None:
    """Start walking from the notification, and say how the back is."""
    app.desktop.bubbles.press("Start walking")
    app.wait_for("walking")
    app.window(WALK)
    tells(app, BEFORE)
    if album is not None:
        album.shoot("before")
    app.click(f"{BEFORE}: {before}")
    eventually(lambda: not app.reads(BEFORE), "it is asked no more")


def end_walk(app: TimedApp, after: int, album: Album | None = None) -> None:
    """Walk to the end, say how the back was, and leave the page after it."""
    _walk_on(app)
    tells(app, AFTER)
    app.click(f"{AFTER}: {after}")
    tells(app, "Save and close")
    if album is not None:
        album.shoot("after")
    app.click("Save and close")
    eventually(lambda: not app.desktop.screen.windows(title=WALK), "the window goes")


def walk_by_keyboard(app: TimedApp, rating: int) -> None:
    """Start from the notification, walk to the end, and rate it all by keys."""
    app.desktop.bubbles.press("Start walking")
    app.wait_for("walking")
    screen = app.desktop.screen
    screen.raise_(app.window(WALK))
    tells(app, BEFORE)
    screen.key(f"{rating}")
    _walk_on(app)
    tells(app, f"During the walk or just after. Before it: {rating}.")
    screen.key(f"{rating}")
    tells(app, "Save and close")
    screen.key("Escape")
    eventually(lambda: not screen.windows(title=WALK), "the window goes")


def _walk_on(app: TimedApp) -> None:
    """Let time pass until the walk has reached its goal."""
    walk = app.now()["walk"]
    assert isinstance(walk, dict)
    app.let(seconds=walk["goal_s"] - walk["elapsed_s"] + 1)
    app.wait_for("waiting")


def next_morning(app: TimedApp) -> None:
    """Let the evening and the night pass, and look at Today at eight."""
    app.let_until("22:00")
    app.let_until("08:00")
    app.click("Today")
    tells(app, f"{app.clock:%A} {app.clock.day} {app.clock:%B}")


def rate_morning(app: TimedApp, rating: int) -> None:
    """Say on Today how the back is on the morning after a walk."""
    tells(app, MORNING)
    app.click(f"{MORNING}: {rating}")
    tells(app, "Done")

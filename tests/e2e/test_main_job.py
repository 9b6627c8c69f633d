"""The whole job on real desktops: it asks, the walk runs, it is in the history.

All that has to wait for a minute is here, so that it is waited for together.
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.e2e.app import App, settings_with
from tests.e2e.coming_minute import coming_minute, minutes_from_now
from tests.e2e.desktop import Desktop
from tests.e2e.waiting import A_MINUTE_LATER, PATIENCE, eventually

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.app import Json
    from tests.e2e.desktop import Service


LATER = minutes_from_now(120)
# What dbus-monitor writes of a call: the app's name, then the id that it replaces.
REPLACED = re.compile(r'member=Notify\n   string ".*"\n   uint32 (\d+)')


@dataclass(frozen=True)
class Job:
    """The app on a desktop with one of the services."""

    service: Service
    app: App
    pictures: Path

    @property
    def desktop(self) -> Desktop:
        return self.app.desktop

    def shoot(self, step: str) -> None:
        self.desktop.screen.shoot(self.pictures / f"job-{self.service}-{step}.png")


@pytest.fixture(scope="module")
def jobs(pictures: Path) -> Iterator[list[Job]]:
    """Start both at once, with hours to go."""
    with ExitStack() as stack:
        light = stack.enter_context(Desktop("dunst"))
        dark = stack.enter_context(Desktop("xfce4-notifyd", scheme="dark"))
        found = [
            Job("dunst", App(light), pictures),
            Job("xfce4-notifyd", App(dark), pictures),
        ]
        for job in found:
            job.app.choose(settings_with(LATER))
            job.app.start("--hidden")
        for job in found:
            job.app.wait_for("waiting")
        yield found


@pytest.fixture(scope="module")
def due(jobs: list[Job]) -> str:
    """Have both ask in the same coming minute, so that it is waited for once.

    They run already: however long a start takes, the minute is not missed.
    """
    time = coming_minute()
    for job in jobs:
        job.app.choose(settings_with(time))
    for job in jobs:
        job.app.wait_for_next(time)
    return time


@dataclass(frozen=True)
class Shown:
    """The app with a prompt on the screen that stays there, and who notes them all."""

    app: App
    monitor: subprocess.Popen[bytes]

    @property
    def replaced(self) -> list[int]:
        """Which notification each one replaced; 0 is none."""
        text = self.app.desktop.output(self.monitor)
        return [int(found) for found in REPLACED.findall(text)]


def show_prompt(desktop: Desktop, settings: str) -> Shown:
    """Start the app, which asks at once, and keep what it shows on the screen."""
    monitor = desktop.launch("dbus-monitor", "member=Notify")
    # The bus takes the name from a client that becomes a monitor.
    eventually(lambda: "NameLost" in desktop.output(monitor), "the monitor listens")
    app = App(desktop)
    app.choose(settings)
    app.has_run()
    app.start("--hidden")
    desktop.bubbles.keep_open()
    return Shown(app, monitor)


@pytest.fixture(scope="module")
def ignored(due: str) -> Iterator[Shown]:
    """Show a prompt that nobody answers; it is repeated after a minute."""
    assert due, "it is waited for meanwhile, so it comes first"
    with Desktop("xfce4-notifyd") as desktop:
        yield show_prompt(desktop, settings_with(minutes_from_now(-1)))


@pytest.fixture(scope="module")
def superseded(due: str) -> Iterator[tuple[Shown, str]]:
    """Show a prompt, and then have another slot come due."""
    assert due, "it is waited for meanwhile, so it comes first"
    before = minutes_from_now(-1)
    with Desktop("xfce4-notifyd") as desktop:
        # Not repeated meanwhile: that would replace it, too.
        shown = show_prompt(desktop, settings_with(before, repeat="1 h"))
        time = coming_minute()
        shown.app.choose(settings_with(f'{before}", "{time}', repeat="1 h"))
        shown.app.wait_for_next(time)
        yield shown, time


def says_when(job: Job) -> bool:
    """Tell whether the icon's tooltip has the time, and the sentence of `status`."""
    tooltip = job.desktop.tray.icon().tooltip
    return LATER in tooltip and str(job.app.status()["why"]) in tooltip


def test_it_waits_in_the_tray_and_says_when_it_will_ask(jobs: list[Job]) -> None:
    for job in jobs:
        eventually(partial(says_when, job), "the icon says when it will ask")
        assert job.desktop.tray.icon().id == "walkreminder"
        assert job.app.status()["state"] == "waiting"
        assert job.app.windows() == []
        job.shoot("1-waits")


# The minute passes meanwhile.
@pytest.mark.usefixtures("due", "superseded", "ignored")
def test_a_time_added_in_the_settings_window_moves_the_next_slot(
    pictures: Path,
) -> None:
    later, sooner = minutes_from_now(120), minutes_from_now(60)
    with Desktop("dunst") as desktop:
        app = App(desktop)
        app.choose("# mine\n" + settings_with(later))
        app.start("--hidden")
        desktop.tray.icon()
        app.say("show", "settings")
        app.window("Walk Reminder")
        app.click("Add a time")
        app.write("Time", sooner.replace(":", ""), "Return")
        eventually(
            lambda: app.listed("next", "-n", "1")[0]["time"] == sooner, "a sooner slot"
        )
        assert app.status()["next"] == app.listed("next", "-n", "1")[0]
        text = app.settings.read_text()
        assert text.startswith("# mine\n")
        assert sooner in text
        assert later in text
        eventually(lambda: app.reads(sooner), "the new time is on the page")
        eventually(lambda: sooner in desktop.tray.icon().tooltip, "the icon says so")
        desktop.screen.shoot(pictures / "job-settings.png")
        app.quit()


def test_it_asks_times_the_walk_keeps_it_and_quits(jobs: list[Job], due: str) -> None:
    for job in jobs:
        _asks_when_it_is_time(job, due)
    # One after the other: a walk ends by itself when its minute is over.
    for job in jobs:
        _starts_from_the_notification(job)
        _ends_in_the_history(job, due)
        job.app.quit()
        job.desktop.tray.wait_for_none()


def test_a_newer_slot_takes_the_place_of_the_older(
    superseded: tuple[Shown, str],
) -> None:
    shown, time = superseded
    app = shown.app
    why = f"It is time for your {time} walk."
    eventually(lambda: app.now()["why"] == why, "it comes due", within=A_MINUTE_LATER)
    eventually(lambda: len(shown.replaced) == 2, "it is shown")
    first, second = shown.replaced
    assert first == 0
    assert second != 0, "it replaces the older one"
    assert len(app.desktop.bubbles.windows()) <= 1
    (line,) = app.listed("history", "--ledger")
    assert (line["outcome"], line["reason"]) == ("missed", "superseded")
    end(shown)


def test_a_prompt_that_nobody_answers_is_repeated_in_its_place(ignored: Shown) -> None:
    app = ignored.app
    eventually(
        lambda: len(ignored.replaced) == 2, "it is repeated", within=A_MINUTE_LATER
    )
    first, second = ignored.replaced
    assert first == 0
    assert second != 0, "it replaces itself"
    assert len(app.desktop.bubbles.windows()) <= 1
    assert app.status()["state"] == "prompting"
    end(ignored)


def end(shown: Shown) -> None:
    """Quit, and insist that the notification goes with the app."""
    shown.monitor.terminate()
    shown.monitor.wait(timeout=PATIENCE)
    shown.app.quit()
    shown.app.desktop.bubbles.wait_for_none()


def _asks_when_it_is_time(job: Job, due: str) -> None:
    job.desktop.bubbles.wait(within=A_MINUTE_LATER)
    status = job.app.status()
    assert status["state"] == "prompting"
    assert status["why"] == f"It is time for your {due} walk."
    assert job.app.windows() == [], "a notification that can be answered is enough"
    job.shoot("2-asks")


def _starts_from_the_notification(job: Job) -> None:
    # A bubble that has expired comes back once, after a minute.
    job.desktop.bubbles.press("Start walking", within=A_MINUTE_LATER)
    assert _walk(job)["goal_s"] == 60
    job.app.window("Walk")
    job.desktop.bubbles.wait_for_none()
    eventually(lambda: job.app.reads("Pause"), "the window of the walk is drawn")
    job.shoot("3-walks")


def _walk(job: Job) -> Json:
    job.app.wait_for("walking")
    walk = job.app.status()["walk"]
    assert isinstance(walk, dict)
    return walk


def _ends_in_the_history(job: Job, due: str) -> None:
    eventually(lambda: _walk(job)["elapsed_s"] != 0, "the walk's time runs")
    if job.service == "dunst":
        job.app.say("finish")
    else:
        job.app.click("Finish")
    job.app.wait_for("waiting")
    eventually(lambda: job.app.windows() == [], "the window goes with the walk")
    (walk,) = job.app.listed("history")
    (line,) = job.app.listed("history", "--ledger")
    assert (walk["source"], walk["reminder"]) == ("timer", "daily")
    assert isinstance(walk["seconds"], int)
    assert 0 < walk["seconds"] < 60
    assert (line["time"], line["outcome"]) == (due, "walked")
    assert "You walked less than a minute" in str(job.app.status()["why"])
    job.app.say("show", "history")
    job.app.window("Walk Reminder")
    eventually(lambda: job.app.reads("History"), "the page is drawn")
    job.shoot("4-history")

"""The whole job on real desktops: it asks, the walk runs, it is in the history.

All that has to wait for a minute is here, so that it is waited for together.
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.e2e.app import App, settings_with
from tests.e2e.coming_minute import coming_minute, minutes_from_now
from tests.e2e.desktop import Desktop
from tests.e2e.waiting import eventually

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.app import Json
    from tests.e2e.desktop import Service


# What dbus-monitor writes of a call: the app's name, then the id that it replaces.
REPLACED = re.compile(r'member=Notify\n   string ".*"\n   uint32 (\d+)')


@dataclass(frozen=True)
class Job:
    """The app on a desktop with one of the services, and when it will ask."""

    service: Service
    app: App
    time: str
    pictures: Path

    @property
    def desktop(self) -> Desktop:
        return self.app.desktop

    def shoot(self, step: str) -> None:
        self.desktop.screen.shoot(self.pictures / f"job-{self.service}-{step}.png")


@pytest.fixture(scope="module")
def jobs(pictures: Path) -> Iterator[list[Job]]:
    """Start both at once: they share one due minute, so that it is waited for once."""
    with ExitStack() as stack:
        light = stack.enter_context(Desktop("dunst"))
        dark = stack.enter_context(Desktop("xfce4-notifyd", scheme="dark"))
        time = coming_minute()
        found = [
            Job("dunst", App(light), time, pictures),
            Job("xfce4-notifyd", App(dark), time, pictures),
        ]
        for job in found:
            job.app.choose(settings_with(time))
            job.app.start("--hidden")
        yield found


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
    eventually(lambda: desktop.output(monitor), "the monitor listens")
    app = App(desktop)
    app.choose(settings)
    app.has_run()
    app.start("--hidden")
    bubble = desktop.bubbles.wait()
    # A pointer that rests on a notification keeps it open.
    desktop.screen.point(bubble.place.centre)
    return Shown(app, monitor)


@pytest.fixture(scope="module")
def ignored(jobs: list[Job]) -> Iterator[Shown]:
    """Show a prompt that nobody answers; it is repeated after a minute."""
    assert jobs, "their minute counts, so they come first"
    with Desktop("xfce4-notifyd") as desktop:
        yield show_prompt(desktop, settings_with(minutes_from_now(-1)))


@pytest.fixture(scope="module")
def superseded(jobs: list[Job]) -> Iterator[Shown]:
    """Show a prompt while another slot is about to come due."""
    times = f'{minutes_from_now(-1)}", "{jobs[0].time}'
    with Desktop("xfce4-notifyd") as desktop:
        yield show_prompt(desktop, settings_with(times))


def test_it_waits_in_the_tray_and_says_when_it_will_ask(jobs: list[Job]) -> None:
    for job in jobs:
        icon = job.desktop.tray.icon()
        status = job.app.status()
        assert icon.id == "walkreminder"
        assert status["state"] == "waiting"
        assert str(status["why"]) in icon.tooltip
        assert job.time in icon.tooltip
        assert job.app.windows() == []
        job.shoot("1-waits")


# The minute passes meanwhile.
@pytest.mark.usefixtures("jobs", "superseded", "ignored")
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
        desktop.screen.write(sooner.replace(":", ""))
        desktop.screen.key("Return")
        eventually(
            lambda: app.listed("next", "-n", "1")[0]["time"] == sooner, "a sooner slot"
        )
        assert app.status()["next"] == app.listed("next", "-n", "1")[0]
        text = app.settings.read_text()
        assert text.startswith("# mine\n")
        assert sooner in text
        assert later in text
        eventually(lambda: app.reads(sooner), "the new time is on the page")
        assert sooner in desktop.tray.icon().tooltip
        desktop.screen.shoot(pictures / "job-settings.png")
        app.quit()


def test_it_asks_times_the_walk_keeps_it_and_quits(jobs: list[Job]) -> None:
    for job in jobs:
        _asks_when_it_is_time(job)
    for job in jobs:
        _starts_from_the_notification(job)
    for job in jobs:
        _ends_in_the_history(job)
        job.app.quit()
        job.desktop.tray.wait_for_none()


def test_a_newer_slot_takes_the_place_of_the_older(
    jobs: list[Job], superseded: Shown
) -> None:
    app, time = superseded.app, jobs[0].time
    eventually(lambda: time in str(app.now()["why"]), "it comes due", within=90)
    # Who comes late to look may find it repeated, too.
    eventually(lambda: len(superseded.replaced) >= 2, "it is shown")
    first, second = superseded.replaced[:2]
    assert first == 0
    assert second != 0, "it replaces the older one"
    assert len(app.desktop.bubbles.windows()) <= 1
    (line,) = app.listed("history", "--ledger")
    assert (line["outcome"], line["reason"]) == ("missed", "superseded")
    end(superseded)


def test_a_prompt_that_nobody_answers_is_repeated_in_its_place(ignored: Shown) -> None:
    app = ignored.app
    eventually(lambda: len(ignored.replaced) == 2, "it is repeated", within=90)
    first, second = ignored.replaced
    assert first == 0
    assert second != 0, "it replaces itself"
    assert len(app.desktop.bubbles.windows()) <= 1
    assert app.status()["state"] == "prompting"
    end(ignored)


def end(shown: Shown) -> None:
    """Quit, and insist that the notification goes with the app."""
    shown.monitor.terminate()
    shown.monitor.wait(timeout=10)
    shown.app.quit()
    shown.app.desktop.bubbles.wait_for_none()


def _asks_when_it_is_time(job: Job) -> None:
    job.desktop.bubbles.wait(within=90)
    status = job.app.status()
    assert status["state"] == "prompting"
    assert status["why"] == f"It is time for your {job.time} walk."
    assert job.app.windows() == [], "a notification that can be answered is enough"
    job.shoot("2-asks")


def _starts_from_the_notification(job: Job) -> None:
    # A bubble that has expired comes back once, after a minute.
    job.desktop.bubbles.press("Start walking", within=90)
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


def _ends_in_the_history(job: Job) -> None:
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
    assert (line["time"], line["outcome"]) == (job.time, "walked")
    assert "You walked less than a minute" in str(job.app.status()["why"])
    job.app.say("show", "history")
    job.app.window("Walk Reminder")
    eventually(lambda: job.app.reads("History"), "the page is drawn")
    job.shoot("4-history")

"""Never lost, never doubled: what befalls a running process, on the real one."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.app import App, settings_with
from tests.e2e.bare_app import BareApp
from tests.e2e.coming_minute import MIDDAY, coming_minute, due_at, minutes_from_now
from tests.e2e.desktop import SERVICES, Desktop
from tests.e2e.kills import Life
from tests.e2e.logind import Logind
from tests.e2e.waiting import A_MINUTE_LATER, PATIENCE, eventually
from walkreminder.core.ledger import Outcome, Reason
from walkreminder.store.history import History

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.desktop import Service
    from walkreminder.core.state import State

LIVES, KILLS_EACH = 5, 5
CROWD = 20
MISSED_BY_CLOCK = (Outcome.MISSED, Reason.CLOCK)
ZONES = "/usr/share/zoneinfo"
SYSTEM_BUS = "DBUS_SYSTEM_BUS_ADDRESS"

QUARTERS = """\
version = 1

[[reminder]]
id = "quarters"
every = "15 min"
from = "00:{first}"
until = "23:59"
minutes = 5

[prompt]
settle = "0 s"
hold_when = []
"""


def quarters() -> str:
    """Return settings whose slots, a quarter of an hour apart, are far from now."""
    minute = int(minutes_from_now(0)[-2:])
    return QUARTERS.format(first=f"{(minute + 7) % 15:02}")


@pytest.fixture(scope="module")
def stopped() -> Iterator[tuple[list[App], datetime]]:
    """Stop the app on both services before its minute; the others pass it with it."""
    with ExitStack() as stack:
        desktops = [stack.enter_context(Desktop(each)) for each in SERVICES]
        apps = [App(desktop) for desktop in desktops]
        for app in apps:
            app.choose(settings_with(minutes_from_now(60)))
            app.start("--hidden")
        for app in apps:
            app.wait_for("waiting")
        at = coming_minute()
        for app in apps:
            app.choose(settings_with(at))
        for app in apps:
            app.wait_for_next(at)
            app.process.send_signal(signal.SIGSTOP)
            # What stands still cannot be ended in order.
            stack.callback(app.process.send_signal, signal.SIGCONT)
        yield apps, due_at(at)


def state_of(history: Path) -> State:
    """Return the state that was kept last, past the app itself."""
    with History(history) as kept:
        state = kept.state()
    assert state is not None
    return state


def is_at_rest(process: subprocess.Popen[bytes]) -> bool:
    """Tell whether a process uses next to no processor in a second."""

    def used() -> float:
        fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2]
        ticks = sum(map(int, fields.split()[11:13]))  # in the program and the kernel
        return ticks / os.sysconf("SC_CLK_TCK")

    before = used()
    select.select([], [], [], 1)
    return used() - before < 0.1


def alive(copies: list[subprocess.Popen[str]]) -> list[subprocess.Popen[str]]:
    """Return those that still run."""
    return [each for each in copies if each.poll() is None]


# The minute passes meanwhile.
@pytest.mark.usefixtures("stopped")
@pytest.mark.parametrize("seed", range(LIVES))
def test_whenever_it_is_killed_nothing_is_lost_and_nothing_doubled(
    tmp_path: Path, seed: int
) -> None:
    Life(tmp_path / "home", seed).go(KILLS_EACH)


@pytest.mark.parametrize("after_a_crash", [False, True])
def test_of_twenty_copies_one_stays_and_the_others_hand_over(
    tmp_path: Path, *, after_a_crash: bool
) -> None:
    with BareApp(tmp_path / "home") as app:
        if after_a_crash:
            app.start()
            app.wait_until_open()
            app.kill()
            assert app.paths.socket.exists()
            assert app.paths.lock.exists()
        with app.crowd(CROWD) as copies:
            eventually(lambda: len(alive(copies)) == 1, "one is left")
            (stays,) = alive(copies)
            assert app.status()["running"]
            for each in copies:
                if each is not stays:
                    assert (each.communicate()[0], each.returncode) == ("", 0)
            assert app.say("quit").is_promised
            assert "Traceback" not in stays.communicate(timeout=PATIENCE)[0]
            assert stays.returncode == 0


def test_when_logind_says_that_the_computer_woke_it_looks_at_the_clock() -> None:
    with Desktop(None, tray=None) as desktop:
        app = App(desktop)
        app.choose(settings_with(minutes_from_now(60)))
        app.has_run()
        app.start("--hidden")
        app.wait_for("waiting")
        with Logind(desktop.environment[SYSTEM_BUS]) as logind:
            logind.fall_asleep()
            app.process.send_signal(signal.SIGSTOP)
            asleep = datetime.now(UTC)  # noqa: TID251  the app reads this clock, too
            logind.wake_up()
            app.process.send_signal(signal.SIGCONT)
            eventually(lambda: state_of(app.history).looked > asleep, "it looks")
        app.quit()


@pytest.mark.parametrize("service", SERVICES)
def test_without_its_message_bus_it_goes_on_asks_and_rests(service: Service) -> None:
    with Desktop(service) as desktop:
        app = App(desktop)
        app.choose(settings_with(minutes_from_now(-1)))
        app.has_run()
        app.start("--hidden")
        desktop.bubbles.wait()
        desktop.ground.end_part("session-bus")
        app.window("Time for a 1 minute walk")
        eventually(lambda: is_at_rest(app.process), "it is at rest")
        app.say("skip")
        eventually(lambda: app.windows() == [], "the card goes")
        (line,) = app.listed("history", "--ledger")
        assert (line["outcome"], line["reason"]) == ("skipped", None)
        app.say("quit")
        assert app.process.wait(timeout=PATIENCE) == 0
        assert "Traceback" not in app.output


def set_clock(to: str, home: Path) -> dict[str, str]:
    """Set the clock of a program that has this environment, now or while it runs.

    What the clock says is faked; how long the computer has been on stays true.
    """
    (library,) = Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")
    told = home / "clock"
    told.write_text(f"{to}\n")
    return {
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(told),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }


def test_what_a_clock_set_ahead_jumps_over_comes_again_when_it_is_set_back(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    with BareApp(home) as app:
        app.environment["TZ"] = MIDDAY.key
        app.paths.settings.write_text(quarters())
        app.start(**set_clock("+0", home))
        assert app.wait_until_open()["state"] == "waiting"
        set_clock("+7200", home)
        assert app.status()["state"] == "prompting", "the newest is within patience"
        with History(app.paths.history) as history:
            fates = [(line.outcome, line.reason) for line in history.lines()]
        assert fates == [MISSED_BY_CLOCK] * 7
        eventually(lambda: is_at_rest(app.process), "it is at rest")
        set_clock("+0", home)
        assert app.status()["state"] == "waiting"
        with History(app.paths.history) as history:
            assert history.lines() == []
        assert app.say("quit").is_promised
        assert app.process.wait(timeout=PATIENCE) == 0


def private_etc(folder: Path) -> tuple[str, ...]:
    """Return what starts a program that sees another /etc, in Berlin."""
    shutil.copytree("/etc", folder, symlinks=True)
    move_to("Europe/Berlin", folder)
    mount = f'mount --bind "{folder}" /etc && exec "$@"'
    return ("unshare", "--map-root-user", "--mount", "sh", "-c", mount, "sh")


def move_to(zone: str, etc: Path) -> None:
    """Change the zone as timedatectl and Debian do it."""
    fresh = etc / "localtime.new"
    fresh.symlink_to(f"{ZONES}/{zone}")
    fresh.replace(etc / "localtime")
    (etc / "timezone").write_text(f"{zone}\n")


def test_a_change_of_the_systems_zone_is_followed_while_it_runs(tmp_path: Path) -> None:
    etc = tmp_path / "etc"
    before = private_etc(etc)
    if subprocess.run([*before, "true"], check=False).returncode != 0:
        pytest.skip("this system lets nobody have mounts of their own")
    with BareApp(tmp_path / "home") as app:
        del app.environment["TZ"]
        app.paths.settings.write_text(quarters())
        app.start(*before)
        app.wait_until_open()
        assert state_of(app.paths.history).zone == "Europe/Berlin"
        move_to("Asia/Kolkata", etc)
        eventually(
            lambda: state_of(app.paths.history).zone == "Asia/Kolkata", "it moves"
        )
        coming = app.status()["next"]
        assert isinstance(coming, dict)
        assert str(coming["due"]).endswith("+05:30")
        assert app.say("quit").is_promised
        assert app.process.wait(timeout=PATIENCE) == 0


def test_the_minute_it_stood_still_in_is_asked_once_when_it_goes_on(
    stopped: tuple[list[App], datetime],
) -> None:
    apps, due = stopped
    late = due.timestamp() + 2
    eventually(lambda: time.time() > late, "the minute is over", within=A_MINUTE_LATER)  # noqa: TID251  as above
    for app in apps:
        assert app.desktop.bubbles.windows() == []
        with Logind(app.desktop.environment[SYSTEM_BUS]) as logind:
            logind.wake_up()
            app.process.send_signal(signal.SIGCONT)
            app.desktop.bubbles.wait()
        app.wait_for("prompting")
        open_ = state_of(app.history).open
        assert open_ is not None
        assert (open_.asked, len(open_.slots)) == (1, 1)
        assert app.listed("history", "--ledger") == []
        app.say("skip")
        app.desktop.bubbles.wait_for_none()
        (line,) = app.listed("history", "--ledger")
        assert (line["time"], line["outcome"]) == (f"{due:%H:%M}", "skipped")
        app.quit()

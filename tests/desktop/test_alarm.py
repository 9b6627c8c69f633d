from __future__ import annotations

import gc
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfoNotFoundError

import pytest
import tzlocal
import tzlocal.unix
from PySide6.QtCore import QTimer
from PySide6.QtTest import QSignalSpy
from shiboken6 import isValid

from walkreminder.desktop.alarm import Alarm
from walkreminder.desktop.portable_clock import PortableWallClock
from walkreminder.desktop.wall_clock import WallClock, wall_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from walkreminder.desktop.wall_clock import Clock

    Ask = Callable[[datetime], datetime | None]

HOUR = timedelta(hours=1)
SOON = timedelta(milliseconds=20)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
FAR_AHEAD = datetime(2120, 1, 1, tzinfo=UTC)


class SeenWallClock(WallClock):
    """A wall clock that only notes what it is armed for."""

    def __init__(self) -> None:
        super().__init__()
        self.armed: list[datetime | None] = []

    def _set(self, at: datetime | None) -> None:
        self.armed.append(at)

    def ring(self) -> None:
        self._ring()


def after(span: timedelta) -> Ask:
    return lambda now: now + span


def at(instant: datetime | None) -> Ask:
    return lambda _: instant


@pytest.fixture
def seen() -> SeenWallClock:
    return SeenWallClock()


@pytest.fixture
def alarm(seen: SeenWallClock, real_clock: Clock) -> Iterator[Alarm]:
    made = Alarm(real_clock, seen)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def real_alarm(real_clock: Clock) -> Iterator[Alarm]:
    clock = wall_clock(None, real_clock)
    made = Alarm(real_clock, clock)
    made.start()
    yield made
    made.stop()
    clock.close()


def test_a_reminder_rings_at_its_time(
    qtbot: QtBot, real_alarm: Alarm, real_clock: Clock
) -> None:
    due = real_clock() + SOON
    with qtbot.waitSignal(real_alarm.rang):
        real_alarm.arm({"daily": lambda now: due if now < due else None}, None)
    assert real_clock() >= due


def test_a_deadline_rings_at_its_time(
    qtbot: QtBot, real_alarm: Alarm, real_clock: Clock
) -> None:
    due = real_clock() + SOON
    with qtbot.waitSignal(real_alarm.rang):
        real_alarm.arm({}, due)
    assert real_clock() >= due


@pytest.mark.filterwarnings("ignore:Timezone offset")
def test_a_deadline_is_waited_for_where_the_systems_zone_has_no_name(
    alarm: Alarm, seen: SeenWallClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST")
    monkeypatch.setattr(tzlocal.unix, "_cache_tz", None)
    with pytest.raises(ZoneInfoNotFoundError):
        tzlocal.get_localzone()
    alarm.arm({}, FAR_AHEAD)
    assert seen.armed[-1] == FAR_AHEAD


def test_a_reminder_rings_again_and_again_without_being_armed_anew(
    qtbot: QtBot, real_alarm: Alarm
) -> None:
    real_alarm.arm({"often": after(SOON)}, None)
    for _ in range(3):
        with qtbot.waitSignal(real_alarm.rang):
            pass


def test_hearing_a_ring_and_arming_the_same_reminder_does_not_lose_it(
    qtbot: QtBot, real_alarm: Alarm
) -> None:
    def arm() -> None:
        real_alarm.arm({"often": after(SOON)}, None)

    real_alarm.rang.connect(arm)
    arm()
    for _ in range(3):
        with qtbot.waitSignal(real_alarm.rang):
            pass


def test_a_deadline_missed_by_hours_still_rings(
    qtbot: QtBot, real_alarm: Alarm
) -> None:
    with qtbot.waitSignal(real_alarm.rang):
        real_alarm.arm({}, LONG_AGO)


def test_a_ring_comes_on_a_turn_of_its_own(
    qtbot: QtBot, alarm: Alarm, seen: SeenWallClock
) -> None:
    rings = QSignalSpy(alarm.rang)
    alarm.arm({}, LONG_AGO)
    with qtbot.waitSignal(alarm.rang):
        seen.ring()
        assert rings.count() == 0


def test_what_is_due_together_rings_once(
    qtbot: QtBot, alarm: Alarm, seen: SeenWallClock
) -> None:
    rings = QSignalSpy(alarm.rang)
    alarm.arm({}, LONG_AGO)
    with qtbot.waitSignal(alarm.rang):
        seen.ring()
        seen.clock_set.emit()
    with qtbot.waitSignal(alarm.rang):
        seen.clock_set.emit()
    assert rings.count() == 2


def test_it_waits_for_the_earliest_of_all(alarm: Alarm, seen: SeenWallClock) -> None:
    alarm.arm({"late": at(FAR_AHEAD + HOUR), "early": at(FAR_AHEAD)}, FAR_AHEAD + HOUR)
    assert seen.armed == [FAR_AHEAD]
    alarm.arm({"late": at(FAR_AHEAD + HOUR)}, FAR_AHEAD - HOUR)
    assert seen.armed == [FAR_AHEAD, FAR_AHEAD - HOUR]


def test_a_removed_reminder_is_not_waited_for(
    alarm: Alarm, seen: SeenWallClock
) -> None:
    alarm.arm({"workday": at(FAR_AHEAD)}, None)
    alarm.arm({}, None)
    assert seen.armed == [FAR_AHEAD, None]


def test_a_reminder_that_never_comes_due_is_not_waited_for(
    alarm: Alarm, seen: SeenWallClock
) -> None:
    alarm.arm({"workday": at(FAR_AHEAD)}, None)
    alarm.arm({"workday": at(None)}, None)
    assert seen.armed == [FAR_AHEAD, None]


def test_a_reminder_may_be_called_deadline(alarm: Alarm, seen: SeenWallClock) -> None:
    alarm.arm({"deadline": at(FAR_AHEAD)}, FAR_AHEAD + HOUR)
    assert seen.armed == [FAR_AHEAD]


def test_arming_fifty_times_with_the_same_values_wakes_nobody(
    alarm: Alarm, seen: SeenWallClock
) -> None:
    for _ in range(50):
        alarm.arm({"workday": at(FAR_AHEAD)}, FAR_AHEAD + HOUR)
    assert seen.armed == [FAR_AHEAD]


def test_arming_fifty_times_leaves_one_live_timer(
    qtbot: QtBot, real_clock: Clock
) -> None:
    clock = PortableWallClock(real_clock)
    alarm = Alarm(real_clock, clock)
    alarm.start()
    rings, wakes = QSignalSpy(alarm.rang), QSignalSpy(clock._timer.timeout)
    for minutes in range(50):
        alarm.arm({"daily": at(FAR_AHEAD)}, FAR_AHEAD + timedelta(minutes=minutes))
    alarm.arm({"daily": at(FAR_AHEAD)}, real_clock() + SOON)
    with qtbot.waitSignal(alarm.rang):
        pass
    # Timers of other tests may have gone with their parents.
    timers = [t for t in gc.get_objects() if isinstance(t, QTimer) and isValid(t)]
    live = [timer for timer in timers if timer.isActive()]
    assert live == [clock._timer]
    assert (rings.count(), wakes.count()) == (1, 1)
    alarm.stop()
    assert not clock._timer.isActive()


def test_other_settings_are_asked_after_the_present_slot(
    qtbot: QtBot, real_alarm: Alarm, real_clock: Clock
) -> None:
    due = real_clock() + SOON
    real_alarm.arm({"daily": lambda now: due if now < due else None}, None)
    asked: list[datetime] = []

    def changed(now: datetime) -> datetime | None:
        if now < due:
            return due
        asked.append(now)
        return FAR_AHEAD

    with qtbot.waitSignal(real_alarm.rang):
        real_alarm.arm({"daily": changed}, None)
    assert asked


def test_setting_the_clock_asks_every_timetable_again_and_rings(
    qtbot: QtBot, alarm: Alarm, seen: SeenWallClock
) -> None:
    answers = iter([FAR_AHEAD, FAR_AHEAD - HOUR])
    alarm.arm({"daily": lambda _: next(answers)}, None)
    with qtbot.waitSignal(alarm.rang):
        seen.clock_set.emit()
    assert seen.armed == [FAR_AHEAD, FAR_AHEAD - HOUR]


def test_a_bug_in_a_timetable_reaches_whoever_arms(
    alarm: Alarm, seen: SeenWallClock
) -> None:
    alarm.arm({"daily": at(FAR_AHEAD)}, None)
    with pytest.raises(ValueError, match="what comes next"):
        alarm.arm({"other": at(LONG_AGO)}, None)
    assert seen.armed == [FAR_AHEAD]


def test_a_bug_in_a_timetable_at_ring_time_is_reported_and_still_rings(
    qtbot: QtBot, real_alarm: Alarm, real_clock: Clock
) -> None:
    due = real_clock() + SOON

    def broken(now: datetime) -> datetime:
        if now >= due:
            raise ZeroDivisionError
        return due

    with (
        qtbot.captureExceptions() as caught,
        qtbot.waitSignal(real_alarm.rang),
    ):
        real_alarm.arm({"daily": broken}, None)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_a_bug_in_a_hearer_is_reported_and_the_alarm_goes_on(
    qtbot: QtBot, real_alarm: Alarm
) -> None:
    def broken() -> None:
        real_alarm.rang.disconnect(broken)
        raise ZeroDivisionError

    real_alarm.rang.connect(broken)
    with qtbot.captureExceptions() as caught:
        real_alarm.arm({"often": after(SOON)}, None)
        for _ in range(2):
            with qtbot.waitSignal(real_alarm.rang):
                pass
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_what_is_armed_before_the_start_is_waited_for_from_then_on(
    seen: SeenWallClock, real_clock: Clock
) -> None:
    alarm = Alarm(real_clock, seen)
    alarm.arm({}, FAR_AHEAD)
    assert seen.armed == []
    alarm.start()
    alarm.start()
    assert seen.armed == [FAR_AHEAD]
    alarm.stop()
    alarm.stop()
    assert seen.armed == [FAR_AHEAD, None]


def test_a_ring_on_its_way_when_the_app_stops_is_not_heard(
    qtbot: QtBot, seen: SeenWallClock, real_clock: Clock
) -> None:
    alarm, other = Alarm(real_clock, seen), Alarm(real_clock, seen)
    for one in (alarm, other):
        one.start()
    rings = QSignalSpy(alarm.rang)
    with qtbot.waitSignal(other.rang):
        seen.clock_set.emit()
        alarm.stop()
    assert rings.count() == 0
    other.stop()


def test_the_scheduler_is_imported_only_when_the_alarm_starts() -> None:
    script = (
        "import sys, walkreminder.desktop.alarm;print('apscheduler' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"

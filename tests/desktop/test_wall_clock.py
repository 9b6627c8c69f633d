from __future__ import annotations

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy

from walkreminder.desktop import timerfd, wall_clock
from walkreminder.desktop.portable_clock import PortableWallClock
from walkreminder.desktop.timerfd import Look, Timerfd
from walkreminder.desktop.wall_clock import TimerfdWallClock, WallClock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from walkreminder.desktop.wall_clock import Clock

SOON = timedelta(milliseconds=20)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class HandClock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


class FakeTimerfd(Timerfd):
    """A timer whose clock is set by the test: machines of tests forbid it."""

    def __init__(self) -> None:
        self.descriptor, self._bell = os.pipe2(os.O_NONBLOCK)
        self.armed: list[int] = []
        self.says = Look.NOTHING
        self.set_says = Look.NOTHING

    def set(self, nanoseconds: int) -> Look:
        self.armed.append(nanoseconds)
        said, self.set_says = self.set_says, Look.NOTHING
        return said

    def wake(self, says: Look) -> None:
        self.says = says
        os.write(self._bell, b".")

    def read(self) -> Look:
        os.read(self.descriptor, 1)
        return self.says

    def close(self) -> None:
        super().close()
        os.close(self._bell)


@pytest.fixture(params=["timerfd", "portable"])
def clock(request: pytest.FixtureRequest, real_clock: Clock) -> Iterator[WallClock]:
    made: WallClock = (
        TimerfdWallClock(Timerfd())
        if request.param == "timerfd"
        else PortableWallClock(real_clock)
    )
    yield made
    made.close()


@pytest.fixture
def fake() -> FakeTimerfd:
    return FakeTimerfd()


@pytest.fixture
def on_fake(fake: FakeTimerfd) -> Iterator[TimerfdWallClock]:
    made = TimerfdWallClock(fake)
    yield made
    made.close()


def test_it_rings_at_the_instant_and_never_before(
    qtbot: QtBot, clock: WallClock, real_clock: Clock
) -> None:
    at = real_clock() + SOON
    with qtbot.waitSignal(clock.due):
        clock.arm(at)
    assert real_clock() >= at


def test_an_instant_already_past_rings_soon(qtbot: QtBot, clock: WallClock) -> None:
    with qtbot.waitSignal(clock.due):
        clock.arm(NOON - timedelta(days=20000))


def test_it_rings_once(qtbot: QtBot, clock: WallClock, real_clock: Clock) -> None:
    rings = QSignalSpy(clock.due)
    with qtbot.waitSignal(clock.due):
        clock.arm(real_clock())
    with qtbot.waitSignal(clock.due):
        clock.arm(real_clock() + SOON)
    assert rings.count() == 2


def test_it_can_be_armed_for_the_same_past_instant_again(
    qtbot: QtBot, clock: WallClock
) -> None:
    for _ in range(2):
        with qtbot.waitSignal(clock.due):
            clock.arm(NOON)


def test_a_later_call_replaces_an_earlier_one(
    qtbot: QtBot, clock: WallClock, real_clock: Clock
) -> None:
    rings = QSignalSpy(clock.due)
    clock.arm(real_clock() + SOON)
    clock.arm(real_clock() + timedelta(hours=1))
    with qtbot.waitSignal(clock.due):
        clock.arm(real_clock() + 2 * SOON)
    assert rings.count() == 1


def test_it_can_be_told_to_wait_for_nothing(
    qtbot: QtBot, clock: WallClock, real_clock: Clock
) -> None:
    rings = QSignalSpy(clock.due)
    clock.arm(real_clock() + SOON)
    clock.arm(None)
    other = PortableWallClock(real_clock)
    with qtbot.waitSignal(other.due):
        other.arm(real_clock() + 3 * SOON)
    assert rings.count() == 0


def test_arming_for_the_same_instant_again_touches_no_timer(
    fake: FakeTimerfd, on_fake: TimerfdWallClock
) -> None:
    for _ in range(50):
        on_fake.arm(NOON)
    assert fake.armed == [1795348800 * 10**9]


def test_setting_the_clock_is_told_and_the_alarm_stands(
    qtbot: QtBot, fake: FakeTimerfd, on_fake: TimerfdWallClock
) -> None:
    on_fake.arm(NOON)
    with qtbot.waitSignal(on_fake.clock_set):
        fake.wake(Look.CLOCK_SET)
    assert fake.armed == [1795348800 * 10**9] * 2


def test_a_clock_set_between_two_alarms_is_told_after_arming(
    qtbot: QtBot, fake: FakeTimerfd, on_fake: TimerfdWallClock
) -> None:
    told = QSignalSpy(on_fake.clock_set)
    fake.set_says = Look.CLOCK_SET
    with qtbot.waitSignal(on_fake.clock_set):
        on_fake.arm(NOON)
        assert told.count() == 0


def test_a_wake_up_without_news_says_nothing(
    qtbot: QtBot, fake: FakeTimerfd, on_fake: TimerfdWallClock
) -> None:
    rings = QSignalSpy(on_fake.due)
    on_fake.arm(NOON)
    fake.wake(Look.NOTHING)
    with qtbot.waitSignal(on_fake.clock_set):
        on_fake._bell.activated.connect(lambda: fake.wake(Look.CLOCK_SET))
    assert rings.count() == 0


def test_the_real_timer_has_nothing_to_say_before_its_time() -> None:
    timer = Timerfd()
    assert timer.set(2**62) is Look.NOTHING
    assert timer.read() is Look.NOTHING
    timer.close()


@pytest.mark.parametrize("number", [errno.ECANCELED, errno.EINVAL])
def test_only_a_clock_set_is_expected_of_the_kernel(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, "so the kernel says")

    timer = Timerfd()
    with monkeypatch.context() as patch:
        patch.setattr(timerfd, "_settime", fail)
        patch.setattr(os, "read", fail)
        if number == errno.ECANCELED:
            assert timer.set(1) is Look.CLOCK_SET
            assert timer.read() is Look.CLOCK_SET
        else:
            with pytest.raises(OSError, match="kernel"):
                timer.set(1)
            with pytest.raises(OSError, match="kernel"):
                timer.read()
    timer.close()


def test_a_refused_call_of_the_kernel_is_an_error() -> None:
    timer = Timerfd()
    with pytest.raises(OSError, match="Invalid argument"):
        timer.set(-(10**18))
    timer.close()


def test_the_portable_clock_sleeps_half_a_minute_at_most() -> None:
    hand = HandClock()
    clock = PortableWallClock(hand)
    clock.arm(NOON + timedelta(hours=3))
    assert clock._timer.interval() == 30_000
    hand.now += timedelta(seconds=30)
    clock._look()
    assert clock._timer.isActive()


def test_the_portable_clock_rings_after_a_jump_ahead_and_tells_of_it() -> None:
    hand = HandClock()
    clock = PortableWallClock(hand)
    rings, told = QSignalSpy(clock.due), QSignalSpy(clock.clock_set)
    clock.arm(NOON + timedelta(hours=3))
    hand.now += timedelta(hours=4)
    clock._look()
    assert (rings.count(), told.count()) == (1, 1)
    assert not clock._timer.isActive()


def test_the_portable_clock_tells_when_it_was_set_back() -> None:
    hand = HandClock()
    clock = PortableWallClock(hand)
    rings, told = QSignalSpy(clock.due), QSignalSpy(clock.clock_set)
    clock.arm(NOON + timedelta(seconds=10))
    hand.now -= timedelta(hours=1)
    clock._look()
    assert (rings.count(), told.count()) == (0, 1)
    assert clock._timer.interval() == 30_000


def test_the_portable_clock_never_wakes_while_nothing_is_armed() -> None:
    clock = PortableWallClock(HandClock())
    assert not clock._timer.isActive()
    clock.arm(NOON + SOON)
    assert clock._timer.isActive()
    clock.arm(None)
    assert not clock._timer.isActive()


def test_linux_gets_the_timer_of_its_kernel() -> None:
    clock = wall_clock.wall_clock(None, HandClock())
    assert isinstance(clock, TimerfdWallClock)
    clock.close()
    clock.close()


def test_a_sandbox_without_that_timer_gets_the_portable_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> int:
        raise OSError(errno.ENOSYS, "no such call")

    monkeypatch.setattr(timerfd, "_create", refuse)
    clock = wall_clock.wall_clock(None, HandClock())
    assert isinstance(clock, PortableWallClock)


def test_the_kernel_is_told_to_say_when_the_wall_clock_is_set() -> None:
    timer = Timerfd()
    try:
        timer.set(4_000_000_000 * 10**9)
        told = Path(f"/proc/self/fdinfo/{timer.descriptor}").read_text()
    finally:
        timer.close()
    facts = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    wall_clock_of_the_kernel, absolute, cancelled_when_set = 0, 1, 2
    assert int(facts["clockid"]) == wall_clock_of_the_kernel
    assert int(facts["settime flags"], 8) == absolute | cancelled_when_set

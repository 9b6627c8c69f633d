from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy

from tests.desktop.mutter import FIVE_MS, Mutter
from tests.desktop.presence_story import Story, hear_out, pong, settle
from walkreminder.desktop.dbus import Bus, connect
from walkreminder.desktop.mutter_idle import MUTTER, MutterPresence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import PrivateBus, Serve, Words

FIVE = timedelta(minutes=5)


@pytest.fixture
def bus(bus_daemon: PrivateBus) -> Iterator[Bus]:
    made = connect(bus_daemon.address)
    yield made
    made.close()


@pytest.fixture
def presence(bus: Bus) -> Iterator[MutterPresence]:
    made = MutterPresence(bus)
    yield made
    made.close()


def refuse(_: tuple[object, ...]) -> Words:
    return "error", ("org.example.No",)


def test_who_leaves_and_comes_back_is_told_each_time(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence
) -> None:
    mutter, story = Mutter(serve), Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    assert mutter.idle_watches == {1: FIVE_MS}
    for _ in range(2):
        mutter.pass_idle()
        settle(qtbot, bus, mutter.service, MUTTER)
        mutter.touch()
        settle(qtbot, bus, mutter.service, MUTTER)
    assert story.told == [FIVE, "back", FIVE, "back"]


def test_who_is_away_already_is_told_once_and_how_long(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence
) -> None:
    mutter, story = Mutter(serve, idle=7 * 60_000), Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    mutter.pass_idle()  # as newer ones do at once
    settle(qtbot, bus, mutter.service, MUTTER)
    assert story.told == [timedelta(minutes=7)]
    mutter.touch()
    settle(qtbot, bus, mutter.service, MUTTER)
    assert story.told == [timedelta(minutes=7), "back"]


def test_a_service_that_comes_late_is_found_and_watched(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence
) -> None:
    story = Story(presence)
    presence.watch(FIVE)
    assert not presence.is_found
    with qtbot.waitSignal(presence.found):
        mutter = Mutter(serve)
    settle(qtbot, bus, mutter.service, MUTTER)
    mutter.pass_idle()
    settle(qtbot, bus, mutter.service, MUTTER)
    assert story.told == [FIVE]


def test_a_service_that_goes_while_somebody_is_away_is_lost_and_nobody_came_back(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence
) -> None:
    mutter, story = Mutter(serve), Story(presence)
    gone = QSignalSpy(presence.gone)
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    mutter.pass_idle()
    settle(qtbot, bus, mutter.service, MUTTER)
    with qtbot.waitSignal(presence.lost):
        mutter.service.die()
    assert story.told == [FIVE, "lost"]
    qtbot.waitUntil(lambda: gone.count() == 1)
    assert not presence.is_found


def test_a_service_that_goes_while_somebody_is_there_is_nobodys_loss(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence
) -> None:
    mutter, story = Mutter(serve), Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    with qtbot.waitSignal(presence.gone):
        mutter.service.die()
    assert story.told == []


def test_a_restarted_service_is_watched_anew_and_old_ids_mean_nothing(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence
) -> None:
    first, story = Mutter(serve), Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, first.service, MUTTER)
    first.pass_idle()
    settle(qtbot, bus, first.service, MUTTER)
    with qtbot.waitSignal(presence.gone):
        first.service.die()
    second = Mutter(serve, first=50)
    settle(qtbot, bus, second.service, MUTTER)
    assert second.idle_watches == {50: FIVE_MS}
    for old in (1, 2):
        second.fire(old)
    settle(qtbot, bus, second.service, MUTTER)
    assert story.told == [FIVE, "lost"]
    second.pass_idle()
    settle(qtbot, bus, second.service, MUTTER)
    second.touch()
    settle(qtbot, bus, second.service, MUTTER)
    assert story.told == [FIVE, "lost", FIVE, "back"]


def test_the_end_of_the_bus_is_the_end_of_the_service(
    qtbot: QtBot,
    bus: Bus,
    bus_daemon: PrivateBus,
    serve: Serve,
    presence: MutterPresence,
) -> None:
    mutter, story = Mutter(serve), Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    mutter.pass_idle()
    settle(qtbot, bus, mutter.service, MUTTER)
    with qtbot.waitSignal(presence.gone):
        bus_daemon.end()
    presence.watch(FIVE)
    assert story.told == [FIVE, "lost"]


def test_another_program_cannot_send_anybody_away_or_back(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence
) -> None:
    mutter, story = Mutter(serve), Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    liar = serve(replace(MUTTER, name="org.example.Liar"))
    us = mutter.service.callers[-1]
    for watch in range(5):
        liar.signal("WatchFired", "u", watch, to=us)
    hear_out(qtbot, bus, liar, MUTTER, to=us)
    assert story.told == []
    mutter.pass_idle()
    settle(qtbot, bus, mutter.service, MUTTER)
    for watch in range(5):
        liar.signal("WatchFired", "u", watch, to=us)
    hear_out(qtbot, bus, liar, MUTTER, to=us)
    assert story.told == [FIVE]


def test_a_flood_of_firings_is_one_leaving_and_one_return(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence
) -> None:
    mutter, story = Mutter(serve), Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    for _ in range(2000):
        mutter.fire(1)
    settle(qtbot, bus, mutter.service, MUTTER)
    calls = [member for member, _ in mutter.service.calls]
    assert calls.count("AddUserActiveWatch") == 1
    for _ in range(2000):
        mutter.fire(2)
    settle(qtbot, bus, mutter.service, MUTTER)
    assert story.told == [FIVE, "back"]


@pytest.mark.parametrize(
    ("signature", "body"),
    [("", ()), ("s", ("1",)), ("b", (True,)), ("i", (-1,)), ("u", (0,)), ("u", (99,))],
)
def test_a_firing_that_means_nothing_is_nothing(
    qtbot: QtBot,
    bus: Bus,
    serve: Serve,
    presence: MutterPresence,
    signature: str,
    body: tuple[object, ...],
) -> None:
    mutter, story = Mutter(serve), Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    mutter.service.signal("WatchFired", signature, *body)
    settle(qtbot, bus, mutter.service, MUTTER)
    assert story.told == []


@pytest.mark.parametrize(
    "words",
    [
        ("t", (2**64 - 1,)),  # its "not supported", without a sign
        ("s", ("a long time",)),
        ("x", (-1,)),
        ("", ()),
        ("error", ("org.example.No",)),
    ],
)
def test_an_idle_time_that_cannot_be_is_not_believed(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence, words: Words
) -> None:
    story = Story(presence)
    mutter = Mutter(serve, GetIdletime=lambda _: words)
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    assert story.told == []
    mutter.pass_idle()
    settle(qtbot, bus, mutter.service, MUTTER)
    assert story.told == [FIVE]


def test_nobody_leaves_whose_return_would_not_be_told(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence
) -> None:
    mutter, story = Mutter(serve), Story(presence)
    honest = mutter.service.answers["AddUserActiveWatch"]
    mutter.service.answers["AddUserActiveWatch"] = refuse
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    mutter.pass_idle()
    settle(qtbot, bus, mutter.service, MUTTER)
    assert story.told == []
    mutter.service.answers["AddUserActiveWatch"] = honest
    mutter.pass_idle()
    settle(qtbot, bus, mutter.service, MUTTER)
    assert story.told == [FIVE]


def test_a_service_that_refuses_every_watch_is_left_in_peace(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence
) -> None:
    story = Story(presence)
    mutter = Mutter(serve, AddIdleWatch=refuse, GetIdletime=refuse)
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    assert not presence.is_found
    presence.close()
    settle(qtbot, bus, mutter.service, MUTTER)
    assert "RemoveWatch" not in [member for member, _ in mutter.service.calls]
    assert story.told == []


def test_another_length_replaces_the_watch_and_the_return_is_still_told(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence
) -> None:
    mutter, story = Mutter(serve), Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    mutter.pass_idle()
    settle(qtbot, bus, mutter.service, MUTTER)
    presence.watch(2 * FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    assert list(mutter.idle_watches.values()) == [2 * FIVE_MS]
    assert story.told == [FIVE]
    mutter.pass_idle(2 * FIVE_MS)
    settle(qtbot, bus, mutter.service, MUTTER)
    mutter.touch()
    settle(qtbot, bus, mutter.service, MUTTER)
    assert story.told == [FIVE, 2 * FIVE, "back"]


def test_lengths_changed_at_once_leave_one_watch(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence
) -> None:
    mutter, story = Mutter(serve), Story(presence)
    settle(qtbot, bus, mutter.service, MUTTER)
    for minutes in range(1, 9):
        presence.watch(timedelta(minutes=minutes))
    settle(qtbot, bus, mutter.service, MUTTER)
    assert list(mutter.idle_watches.values()) == [8 * 60_000]
    mutter.idle = FIVE_MS
    presence.watch(FIVE)
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    assert len(mutter.idle_watches) == len(mutter.touch_watches) == 1
    assert story.told == [FIVE]


def test_a_watch_on_touch_that_came_for_an_earlier_length_is_given_back(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence
) -> None:
    mutter, story = Mutter(serve), Story(presence)
    honest = mutter.service.answers["AddUserActiveWatch"]

    def late(body: tuple[object, ...]) -> Words:
        mutter.service.answers["AddUserActiveWatch"] = honest
        presence.watch(2 * FIVE)
        return honest(body)

    mutter.service.answers["AddUserActiveWatch"] = late
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    mutter.pass_idle()
    settle(qtbot, bus, mutter.service, MUTTER)
    assert not mutter.touch_watches
    assert story.told == []


@pytest.mark.parametrize(
    ("after", "asked"),
    [
        (timedelta(0), 1),
        (timedelta(microseconds=1500), 2),
        (timedelta.max, timedelta.max // timedelta(milliseconds=1) + 1),
    ],
)
def test_a_length_is_asked_for_in_whole_milliseconds(
    qtbot: QtBot,
    bus: Bus,
    serve: Serve,
    presence: MutterPresence,
    after: timedelta,
    asked: int,
) -> None:
    mutter = Mutter(serve)
    presence.watch(after)
    settle(qtbot, bus, mutter.service, MUTTER)
    assert list(mutter.idle_watches.values()) == [asked]


def test_a_service_that_never_answers_is_not_waited_for(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence
) -> None:
    story = Story(presence)
    silent = serve(MUTTER, Ping=pong)
    presence.watch(FIVE)
    settle(qtbot, bus, silent, MUTTER)
    assert not presence.is_found
    silent.die()  # the bus answers in its place, after it is gone
    with qtbot.waitSignal(presence.found):
        mutter = Mutter(serve, idle=FIVE_MS)
    settle(qtbot, bus, mutter.service, MUTTER)
    assert story.told == [FIVE]


def test_after_closing_nothing_is_told_and_nothing_is_held(
    qtbot: QtBot, bus: Bus, serve: Serve, presence: MutterPresence
) -> None:
    mutter, story = Mutter(serve), Story(presence)
    presence.watch(FIVE)
    settle(qtbot, bus, mutter.service, MUTTER)
    mutter.pass_idle()
    settle(qtbot, bus, mutter.service, MUTTER)
    presence.close()
    settle(qtbot, bus, mutter.service, MUTTER)
    assert not mutter.idle_watches
    assert not mutter.touch_watches
    for watch in range(5):
        mutter.fire(watch)
    settle(qtbot, bus, mutter.service, MUTTER)
    mutter.service.die()
    second = Mutter(serve)
    settle(qtbot, bus, second.service, MUTTER)
    assert story.told == [FIVE]
    assert [member for member, _ in second.service.calls if member != "Ping"] == []

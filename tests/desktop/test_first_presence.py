from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy

from tests.desktop.presence_story import Story
from walkreminder.desktop.first_presence import FirstPresence
from walkreminder.desktop.late_presence import LatePresence, milliseconds

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FIVE = timedelta(minutes=5)
LONG = timedelta(minutes=40)


class Source(LatePresence):
    """A source that does what a test says."""

    def __init__(self) -> None:
        super().__init__()
        self.watched: list[timedelta] = []
        self.is_closed = False
        self.come = self._find
        self.go = self._vanish
        self.leave = self._leave
        self.come_back = self._come_back

    def watch(self, after: timedelta) -> None:
        self.watched.append(after)

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def best(qapp: object) -> Source:
    del qapp
    return Source()


@pytest.fixture
def second(qapp: object) -> Source:
    del qapp
    return Source()


@pytest.fixture
def presence(best: Source, second: Source) -> FirstPresence:
    return FirstPresence([best, second])


def test_who_is_not_there_is_not_asked(
    presence: FirstPresence, best: Source, second: Source
) -> None:
    presence.watch(FIVE)
    assert not presence.is_found
    second.come()
    assert presence.is_found
    assert (best.watched, second.watched) == ([], [FIVE])
    presence.watch(LONG)
    assert (best.watched, second.watched) == ([], [FIVE, LONG])


def test_a_source_that_is_there_first_is_trusted_from_the_start(
    best: Source, second: Source
) -> None:
    best.come()
    second.come()
    presence = FirstPresence([best, second])
    assert presence.is_found
    presence.watch(FIVE)
    assert (best.watched, second.watched) == ([FIVE], [])


def test_only_the_better_of_two_is_passed_on(
    presence: FirstPresence, best: Source, second: Source
) -> None:
    story = Story(presence)
    presence.watch(FIVE)
    best.come()
    second.come()
    second.leave(LONG)
    second.come_back()
    assert story.told == []
    best.leave(FIVE)
    second.leave(FIVE)
    second.come_back()
    assert story.told == [FIVE]
    best.come_back()
    assert story.told == [FIVE, "back"]


def test_a_better_one_that_comes_late_takes_over_and_tells_for_itself(
    presence: FirstPresence, best: Source, second: Source
) -> None:
    story = Story(presence)
    presence.watch(FIVE)
    second.come()
    second.leave(FIVE)
    best.come()
    assert best.watched == [FIVE]
    assert story.told == [FIVE, "lost"]
    second.come_back()
    best.leave(LONG)
    assert story.told == [FIVE, "lost", LONG]


def test_the_next_one_takes_over_when_the_better_one_goes(
    presence: FirstPresence, best: Source, second: Source
) -> None:
    story = Story(presence)
    presence.watch(FIVE)
    best.come()
    second.come()
    best.leave(FIVE)
    best.go()
    assert second.watched == [FIVE]
    assert story.told == [FIVE, "lost"]
    second.leave(LONG)
    best.come_back()
    assert story.told == [FIVE, "lost", LONG]


def test_another_length_does_not_tell_the_same_leaving_again(
    presence: FirstPresence, best: Source
) -> None:
    story = Story(presence)
    presence.watch(FIVE)
    best.come()
    best.leave(FIVE)
    presence.watch(LONG)
    best.leave(LONG)
    best.come_back()
    best.leave(LONG)
    assert best.watched == [FIVE, LONG]
    assert story.told == [FIVE, "back", LONG]


def test_when_the_last_one_goes_nobody_is_there_to_tell(
    presence: FirstPresence, best: Source, second: Source
) -> None:
    story = Story(presence)
    found, gone = QSignalSpy(presence.found), QSignalSpy(presence.gone)
    for _ in range(2):
        second.come()
        best.come()
        best.go()
        second.go()
    assert not presence.is_found
    assert (found.count(), gone.count()) == (2, 2)
    assert story.told == []


def test_closing_closes_all_and_tells_nothing_more(
    presence: FirstPresence, best: Source, second: Source
) -> None:
    story = Story(presence)
    presence.watch(FIVE)
    best.come()
    presence.close()
    assert best.is_closed
    assert second.is_closed
    best.leave(FIVE)
    assert story.told == []


def test_the_sources_live_as_long_as_it_does(qtbot: QtBot, best: Source) -> None:
    presence = FirstPresence([best])
    with qtbot.waitSignal(best.destroyed):
        presence.deleteLater()


@pytest.mark.parametrize(
    ("length", "whole"),
    [
        (timedelta(microseconds=1), 1),
        (timedelta(microseconds=2000), 2),
        (timedelta(0), 0),
        (-FIVE, 0),
    ],
)
def test_a_length_is_never_cut_short(length: timedelta, whole: int) -> None:
    assert milliseconds(length) == whole

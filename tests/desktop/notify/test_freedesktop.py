from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy

from walkreminder.desktop.dbus import Bus, Peer, Reply, connect
from walkreminder.desktop.notify import Choice, Manner, Notice, Notifier
from walkreminder.desktop.notify.freedesktop import FreedesktopNotifier
from walkreminder.desktop.notify.service import SERVICE
from walkreminder.desktop.notify.shown_note import ShownNote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import FakeService, PrivateBus, Serve

ICON = Path("/usr/share/icons/walkreminder.png")
WALK = Notice(
    "Time for a walk",
    "20 minutes & <fresh> air",
    (Choice("start", "Start"), Choice("snooze", "In 10 minutes")),
)
STRETCH = Notice("Time to stretch", "5 minutes")


class Desk:
    """The notifier under test beside a service that the test plays."""

    def __init__(self, qtbot: QtBot, bus: Bus, serve: Serve, note: ShownNote) -> None:
        self._qtbot = qtbot
        self._serve = serve
        self.bus = bus
        self.notifier = FreedesktopNotifier(bus, "Walk Reminder", ICON, note)
        self.chosen = QSignalSpy(self.notifier.chosen)
        self.dismissed = QSignalSpy(self.notifier.dismissed)
        self.ids = iter(range(7, 99))

    def start(self, *capabilities: str) -> FakeService:
        return self._serve(
            SERVICE,
            GetCapabilities=lambda _: ("as", (list(capabilities),)),
            Notify=lambda call: ("u", (call[1] or next(self.ids),)),
            CloseNotification=lambda _: ("", ()),
        )

    def show(self, service: FakeService, notice: Notice) -> tuple[object, ...]:
        before = len(self.bodies(service))
        self.notifier.show(notice)
        self._qtbot.waitUntil(lambda: len(self.bodies(service)) > before)
        self._qtbot.waitUntil(lambda: self.notifier._id != 0)
        return self.bodies(service)[-1]

    def bodies(
        self, service: FakeService, member: str = "Notify"
    ) -> list[tuple[object, ...]]:
        return [body for name, body in service.calls if name == member]

    def wait_for_call(self, service: FakeService, member: str) -> tuple[object, ...]:
        self._qtbot.waitUntil(lambda: bool(self.bodies(service, member)))
        return self.bodies(service, member)[-1]

    def settle(self, service: FakeService) -> None:
        """Wait until everything said so far has arrived."""
        heard: list[object] = []
        self.bus.listen(SERVICE, "Marker", heard.append)
        self.notifier.prepare()
        asked = len(self.bodies(service, "GetCapabilities"))
        self._qtbot.waitUntil(
            lambda: len(self.bodies(service, "GetCapabilities")) > asked
        )
        service.signal("Marker", "")
        self._qtbot.waitUntil(lambda: bool(heard))

    def said(self) -> tuple[list[object], int]:
        keys = [self.chosen.at(i)[0] for i in range(self.chosen.count())]
        return keys, self.dismissed.count()


@pytest.fixture
def desk(
    qtbot: QtBot, bus_daemon: PrivateBus, serve: Serve, note: ShownNote
) -> Iterator[Desk]:
    bus = connect(bus_daemon.address)
    yield Desk(qtbot, bus, serve, note)
    bus.close()


@pytest.fixture
def note(tmp_path: Path) -> ShownNote:
    return ShownNote(tmp_path / "shown")


def test_it_is_a_notifier(desk: Desk) -> None:
    notifier: Notifier = desk.notifier
    assert notifier.has_actions is None


def test_a_notice_arrives_with_its_choices_and_a_default(desk: Desk) -> None:
    body = desk.show(desk.start("actions"), WALK)
    assert body[:6] == (
        "Walk Reminder",
        0,
        str(ICON),
        "Time for a walk",
        "20 minutes & <fresh> air",
        [
            *("start", "Start"),
            *("snooze", "In 10 minutes"),
            *("default", "Walk Reminder"),
        ],
    )
    assert body[7] == -1


def test_hints_say_whose_it_is(desk: Desk) -> None:
    hints = desk.show(desk.start(), WALK)[6]
    assert hints == {
        "category": ("s", "x-walkreminder.reminder"),
        "desktop-entry": ("s", "walkreminder"),
    }


def test_what_passes_by_asks_for_no_attention_and_leaves_no_line(desk: Desk) -> None:
    hints = desk.show(desk.start(), Notice("Half-way", "", manner=Manner.PASSES))[6]
    assert hints == {
        "category": ("s", "x-walkreminder.cue"),
        "urgency": ("y", 0),
        "transient": ("b", True),
        "desktop-entry": ("s", "walkreminder"),
    }


def test_what_corrects_what_stands_there_makes_no_sound(desk: Desk) -> None:
    corrected = Notice("Time for a walk", "", manner=Manner.CORRECTS)
    hints = desk.show(desk.start(), corrected)[6]
    assert hints == {
        "suppress-sound": ("b", True),
        "category": ("s", "x-walkreminder.reminder"),
        "desktop-entry": ("s", "walkreminder"),
    }


def test_a_second_notifier_leaves_the_notice_of_the_first_alone(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    service = desk.start("actions")
    desk.show(service, WALK)
    note = ShownNote(tmp_path / "cue")
    cues = FreedesktopNotifier(desk.bus, "Walk Reminder", ICON, note)
    passing = Notice("Half-way", "Turn back now.", manner=Manner.PASSES)
    for number in (2, 3):
        cues.show(passing)
        qtbot.waitUntil(partial(_has_asked, desk, service, number))
        qtbot.waitUntil(lambda: cues._id == 8)
    # It replaces itself, and closes nothing but itself.
    assert [body[1] for body in desk.bodies(service)] == [0, 0, 8]
    service.signal("NotificationClosed", "uu", 8, 2)
    desk.settle(service)
    assert desk.said() == ([], 0)
    assert desk.bodies(service, "CloseNotification") == []
    service.signal("ActionInvoked", "us", 7, "start")
    qtbot.waitUntil(lambda: desk.said() == (["start"], 0))


def test_a_notifier_that_comes_after_the_bus_was_lost_shows_nothing(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.bus.close()
    cues = FreedesktopNotifier(
        desk.bus, "Walk Reminder", ICON, ShownNote(tmp_path / "cue")
    )
    cues._doubt.setInterval(10)
    with qtbot.waitSignal(cues.failed):
        cues.show(Notice("Half-way", "", manner=Manner.PASSES))
    cues.close()


def _has_asked(desk: Desk, service: FakeService, times: int) -> bool:
    return len(desk.bodies(service)) == times


def test_the_caller_may_name_the_default(desk: Desk) -> None:
    body = desk.show(desk.start(), Notice("Hi", "", (Choice("default", "Open"),)))
    assert body[5] == ["default", "Open"]


def test_a_body_is_escaped_where_the_service_reads_markup(desk: Desk) -> None:
    body = desk.show(desk.start("body", "body-markup"), WALK)
    assert body[4] == "20 minutes &amp; &lt;fresh&gt; air"


@pytest.mark.parametrize(
    "capabilities", [["body"], ["body", "actions"]], ids=["no", "yes"]
)
def test_it_knows_whether_choices_can_be_answered(
    qtbot: QtBot, desk: Desk, capabilities: list[str]
) -> None:
    desk.start(*capabilities)
    qtbot.waitUntil(lambda: desk.notifier.has_actions is not None)
    assert desk.notifier.has_actions == ("actions" in capabilities)


def test_the_next_notice_replaces_the_one_shown(desk: Desk) -> None:
    service = desk.start()
    assert desk.show(service, WALK)[1] == 0
    assert desk.show(service, STRETCH)[1] == 7


def test_two_notices_at_once_leave_only_the_second(desk: Desk) -> None:
    service = desk.start()
    desk.show(service, WALK)
    desk.notifier.close()
    desk.notifier.show(WALK)
    desk.notifier.show(STRETCH)
    desk.settle(service)
    closed = [body[0] for body in desk.bodies(service, "CloseNotification")]
    assert closed == [7, 8]
    assert desk.notifier._id == 9


def test_closing_takes_the_notice_away_and_says_nothing(desk: Desk) -> None:
    service = desk.start()
    desk.show(service, WALK)
    desk.notifier.close()
    assert desk.wait_for_call(service, "CloseNotification") == (7,)
    service.signal("NotificationClosed", "uu", 7, 3)
    desk.settle(service)
    assert desk.said() == ([], 0)


def test_closing_before_the_service_answered_takes_it_away_all_the_same(
    qtbot: QtBot, desk: Desk
) -> None:
    service = desk.start()
    qtbot.waitUntil(lambda: desk.notifier.has_actions is False)
    desk.notifier.show(WALK)
    desk.notifier.close()
    assert desk.wait_for_call(service, "CloseNotification") == (7,)


@pytest.mark.parametrize("key", ["default", "start", "snooze"])
def test_a_choice_is_told_once_and_the_notice_goes(desk: Desk, key: str) -> None:
    service = desk.start("actions")
    desk.show(service, WALK)
    for _ in range(3):
        service.signal("ActionInvoked", "us", 7, key)
    service.signal("NotificationClosed", "uu", 7, 2)
    desk.settle(service)
    assert desk.said() == ([key], 0)
    assert desk.bodies(service, "CloseNotification") == [(7,)]


def test_closing_by_hand_is_told_as_dismissed(desk: Desk) -> None:
    service = desk.start()
    desk.show(service, WALK)
    service.signal("NotificationClosed", "uu", 7, 2)
    desk.settle(service)
    assert desk.said() == ([], 1)


@pytest.mark.parametrize("reason", [1, 3, 4, 99])
def test_expiry_is_not_an_answer(desk: Desk, reason: int) -> None:
    service = desk.start()
    desk.show(service, WALK)
    service.signal("NotificationClosed", "uu", 7, reason)
    desk.settle(service)
    assert desk.said() == ([], 0)
    assert desk.notifier._id == 0


def test_what_happens_to_the_notices_of_others_is_not_ours(desk: Desk) -> None:
    service = desk.start()
    desk.show(service, WALK)
    service.signal("ActionInvoked", "us", 8, "start")
    service.signal("NotificationClosed", "uu", 8, 2)
    service.signal("ActionInvoked", "us", 0, "start")
    service.signal("ActionInvoked", "us", 7, "start the rocket")
    service.signal("ActionInvoked", "")
    service.signal("ActionInvoked", "u", 7)
    service.signal("ActionInvoked", "ss", "7", "start")
    desk.settle(service)
    assert desk.said() == ([], 0)


def test_a_choice_made_up_by_another_program_is_not_believed(
    desk: Desk, serve: Serve
) -> None:
    service = desk.start()
    desk.show(service, WALK)
    liar = serve(Peer("org.example.Liar", SERVICE.path, SERVICE.interface))
    heard: list[object] = []
    desk.bus.listen(SERVICE, "LastWord", heard.append)
    liar.signal("ActionInvoked", "us", 7, "start", to=service.callers[0])
    liar.signal("LastWord", "", to=service.callers[0])
    desk._qtbot.waitUntil(lambda: bool(heard))
    assert desk.said() == ([], 0)


def test_a_flood_of_answers_is_one_answer(desk: Desk) -> None:
    service = desk.start()
    desk.show(service, WALK)
    for _ in range(2000):
        service.signal("ActionInvoked", "us", 7, "snooze")
    desk.settle(service)
    assert desk.said() == (["snooze"], 0)


def test_a_service_killed_and_returning_shows_the_notice_again(
    qtbot: QtBot, desk: Desk
) -> None:
    first = desk.start("actions", "body-markup")
    desk.show(first, WALK)
    first.die()
    qtbot.waitUntil(lambda: desk.notifier.has_actions is None)
    second = desk.start()
    body = desk.wait_for_call(second, "Notify")
    assert (body[1], body[4]) == (0, WALK.body)
    assert desk.notifier.has_actions is False
    qtbot.waitUntil(lambda: desk.notifier._id != 0)
    second.signal("ActionInvoked", "us", desk.notifier._id, "start")
    desk.settle(second)
    assert desk.said() == (["start"], 0)


def test_a_service_returning_after_the_answer_shows_nothing(
    qtbot: QtBot, desk: Desk
) -> None:
    first = desk.start()
    desk.show(first, WALK)
    desk.notifier.close()
    first.die()
    qtbot.waitUntil(lambda: desk.notifier.has_actions is None)
    second = desk.start()
    desk.settle(second)
    assert desk.bodies(second) == []


def test_a_service_that_dies_while_it_is_asked_is_not_the_end(
    qtbot: QtBot, desk: Desk
) -> None:
    first = desk.start()
    qtbot.waitUntil(lambda: desk.notifier.has_actions is False)
    del first.answers["Notify"]
    desk.notifier.show(WALK)
    desk.wait_for_call(first, "Notify")
    first.die()
    second = desk.start()
    desk.wait_for_call(second, "Notify")
    assert desk.said() == ([], 0)


def test_the_bus_saying_that_the_service_died_is_not_the_end(
    qtbot: QtBot, desk: Desk
) -> None:
    service = desk.start()
    crashed = "org.freedesktop.DBus.Error.NoReply"
    service.answers["Notify"] = lambda _: ("error", (crashed,))
    desk.notifier.show(WALK)
    desk.wait_for_call(service, "Notify")
    service.die()
    qtbot.waitUntil(lambda: desk.notifier.has_actions is None)
    desk.wait_for_call(desk.start(), "Notify")
    assert desk.said() == ([], 0)


def test_a_silent_service_keeps_nobody_waiting(qtbot: QtBot, desk: Desk) -> None:
    service = desk.start()
    service.answers.clear()
    desk.notifier.show(WALK)
    desk.wait_for_call(service, "GetCapabilities")
    assert desk.notifier.has_actions is None
    desk.notifier.close()
    assert desk.said() == ([], 0)
    qtbot.waitUntil(lambda: desk.bus.is_open)


def test_a_service_that_never_says_what_it_shows_is_told(
    qtbot: QtBot, desk: Desk
) -> None:
    service = desk.start("actions")
    del service.answers["Notify"]
    desk.notifier._doubt.setInterval(0)
    with qtbot.waitSignal(desk.notifier.failed):
        desk.notifier.show(WALK)


def test_a_service_that_shows_a_notice_too_late_is_told_to_be_back(
    qtbot: QtBot, desk: Desk
) -> None:
    service = desk.start("actions")
    desk.show(service, WALK)
    desk.notifier._fail()
    with qtbot.waitSignal(desk.notifier.learned):
        desk.notifier._note_shown(desk.notifier._turn, Reply((7,)))


def test_a_service_that_dies_for_good_with_the_notice_is_told(
    qtbot: QtBot, desk: Desk
) -> None:
    service = desk.start("actions")
    desk.show(service, WALK)
    desk.notifier._doubt.setInterval(0)
    with qtbot.waitSignal(desk.notifier.failed):
        service.die()


def test_a_service_that_refuses_a_notice_is_told(qtbot: QtBot, desk: Desk) -> None:
    service = desk.start()
    service.answers["Notify"] = lambda _: ("error", ("org.example.Refused",))
    with qtbot.waitSignal(desk.notifier.failed):
        desk.notifier.show(WALK)
    assert desk.said() == ([], 0)


@pytest.mark.parametrize("answer", [("s", ("yes",)), ("", ()), ("error", ("a.b",))])
def test_a_service_that_cannot_say_what_it_can_is_taken_for_simple(
    desk: Desk, answer: tuple[str, tuple[object, ...]]
) -> None:
    service = desk.start()
    service.answers["GetCapabilities"] = lambda _: answer
    desk.show(service, WALK)
    assert desk.notifier.has_actions is False


def test_an_answer_that_is_no_number_is_told(qtbot: QtBot, desk: Desk) -> None:
    service = desk.start()
    service.answers["Notify"] = lambda _: ("s", ("seven",))
    with qtbot.waitSignal(desk.notifier.failed):
        desk.notifier.show(WALK)


def test_without_any_service_the_notice_fails_at_once(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.notifier.failed):
        desk.notifier.show(WALK)
    assert desk.said() == ([], 0)


def test_the_end_of_the_bus_takes_the_notice_along(
    qtbot: QtBot, desk: Desk, bus_daemon: PrivateBus
) -> None:
    desk.show(desk.start("actions"), WALK)
    with qtbot.waitSignal(desk.notifier.failed):
        bus_daemon.end()
    assert desk.said() == ([], 0)
    assert desk.notifier.has_actions is False, "nobody is left who could show it"
    with qtbot.waitSignal(desk.notifier.failed):
        desk.notifier.show(WALK)
    assert desk.said() == ([], 0)


def test_a_notice_for_a_bus_that_is_gone_fails_only_when_all_have_heard_of_it(
    qtbot: QtBot, desk: Desk, bus_daemon: PrivateBus
) -> None:
    with qtbot.waitSignal(desk.bus.lost):
        bus_daemon.end()
    failed = QSignalSpy(desk.notifier.failed)
    desk.notifier.show(WALK)
    assert failed.count() == 0, "not in the midst of it"
    qtbot.waitUntil(lambda: failed.count() == 1)


def next_run(desk: Desk, note: ShownNote, bus_daemon: PrivateBus) -> None:
    """Go on with the notifier of a run after one that was lost."""
    desk.bus.close()
    desk.bus = connect(bus_daemon.address)
    desk.notifier = FreedesktopNotifier(desk.bus, "Walk Reminder", ICON, note)


def test_a_notice_of_a_run_that_was_lost_is_replaced_by_that_of_the_next(
    desk: Desk, note: ShownNote, bus_daemon: PrivateBus
) -> None:
    service = desk.start("actions")
    desk.show(service, WALK)
    next_run(desk, note, bus_daemon)
    assert desk.show(service, STRETCH)[1] == 7


def test_a_notice_of_a_run_that_was_lost_goes_where_nothing_is_asked(
    qtbot: QtBot, desk: Desk, note: ShownNote, bus_daemon: PrivateBus
) -> None:
    service = desk.start("actions")
    desk.show(service, WALK)
    next_run(desk, note, bus_daemon)
    assert desk.wait_for_call(service, "CloseNotification") == (7,)
    qtbot.waitUntil(lambda: note.read(desk.notifier._service.owner) == 0)


def test_a_notice_of_another_service_is_left_alone(
    qtbot: QtBot, desk: Desk, note: ShownNote
) -> None:
    note.write(":1.99", 7)
    service = desk.start("actions")
    qtbot.waitUntil(lambda: desk.notifier.has_actions is True)
    desk.settle(service)
    assert desk.bodies(service, "CloseNotification") == []
    assert desk.show(service, WALK)[1] == 0


def test_a_note_that_cannot_be_kept_or_read_is_none(tmp_path: Path) -> None:
    note = ShownNote(tmp_path / "gone" / "shown")
    note.write(":1.5", 7)
    assert note.read(":1.5") == 0
    for told in ("no number", "no -3", "no 99999999999", ""):
        (tmp_path / "shown").write_text(told)
        assert ShownNote(tmp_path / "shown").read("no") == 0

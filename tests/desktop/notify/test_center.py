from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from walkreminder.desktop.notify import Choice, Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from walkreminder.desktop.notify.center import DesktopCenter

ICON = Path("/usr/share/icons/walkreminder.png")
WALK = Notice(
    "Time for a walk",
    "20 minutes",
    (Choice("start", "Start"), Choice("default", "Open")),
)


@dataclass
class Button:
    title: str
    on_pressed: Callable[[], None]
    identifier: str


@dataclass
class Icon:
    path: Path


@dataclass
class Notification:
    title: str
    message: str
    buttons: tuple[Button, ...]
    on_clicked: Callable[[], None]
    on_dismissed: Callable[[], None]
    identifier: str = field(default_factory=lambda: "one")


class DesktopNotifier:
    """Stands where the library would, and notes what it is told to do."""

    did: SimpleQueue[tuple[str, object]] = SimpleQueue()

    def __init__(self, app_name: str, app_icon: Icon) -> None:
        self.did.put((app_name, app_icon))

    async def send_notification(self, notification: Notification) -> str:
        self.did.put(("sent", notification))
        return notification.identifier

    async def clear(self, identifier: str) -> None:
        self.did.put(("cleared", identifier))


@pytest.fixture
def center(monkeypatch: pytest.MonkeyPatch) -> Iterator[DesktopCenter]:
    library = ModuleType("desktop_notifier")
    for part in (Button, DesktopNotifier, Icon, Notification):
        setattr(library, part.__name__, part)
    monkeypatch.setitem(sys.modules, "desktop_notifier", library)
    monkeypatch.delitem(sys.modules, "walkreminder.desktop.notify.center", False)  # noqa: FBT003  its only meaning: it need not be there
    module = importlib.import_module("walkreminder.desktop.notify.center")
    made = module.DesktopCenter("Walk Reminder", ICON)
    assert did() == ("Walk Reminder", Icon(ICON))
    yield made
    made.end()
    del sys.modules["walkreminder.desktop.notify.center"]


def did() -> tuple[str, object]:
    return DesktopNotifier.did.get(timeout=10)


def shown(center: DesktopCenter) -> tuple[Notification, list[object]]:
    answers: list[object] = []
    center.show(5, WALK, lambda *answer: answers.append(answer))
    word, notification = did()
    assert word == "sent"
    assert isinstance(notification, Notification)
    return notification, answers


def test_a_notice_becomes_a_notification_with_buttons(center: DesktopCenter) -> None:
    notification, _ = shown(center)
    assert (notification.title, notification.message) == (
        "Time for a walk",
        "20 minutes",
    )
    assert [button.title for button in notification.buttons] == ["Start"]


def test_every_way_to_answer_is_passed_on(center: DesktopCenter) -> None:
    notification, answers = shown(center)
    notification.buttons[0].on_pressed()
    notification.on_clicked()
    notification.on_dismissed()
    assert answers == [(5, "start"), (5, "default"), (5, None)]


def test_the_next_notice_takes_the_place_of_the_one_before(
    center: DesktopCenter,
) -> None:
    shown(center)
    center.show(6, WALK, lambda *_: None)
    assert did() == ("cleared", "one")
    assert did()[0] == "sent"


def test_closing_clears_what_is_shown_once(center: DesktopCenter) -> None:
    shown(center)
    center.close()
    center.close()
    assert did() == ("cleared", "one")
    assert DesktopNotifier.did.empty()

"""GNOME's idle monitor on a private bus, as far as the app speaks to it."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from tests.desktop.presence_story import pong
from walkreminder.desktop.mutter_idle import MUTTER

if TYPE_CHECKING:
    from tests.desktop.conftest import Answer, Serve, Words

FIVE_MS = 300_000


class Mutter:
    """Ids of its own counting, and an idle time that a test sets."""

    def __init__(
        self, serve: Serve, idle: int = 0, first: int = 1, **others: Answer
    ) -> None:
        self.idle = idle
        self.idle_watches: dict[int, object] = {}
        self.touch_watches: list[int] = []
        self._ids = count(first)
        answers: dict[str, Answer] = {
            "GetIdletime": lambda _: ("t", (self.idle,)),
            "AddIdleWatch": self._add_idle_watch,
            "AddUserActiveWatch": self._add_touch_watch,
            "RemoveWatch": self._remove_watch,
            "Ping": pong,
        }
        self.service = serve(MUTTER, **(answers | others))

    def pass_idle(self, idle: int = FIVE_MS) -> None:
        """Let the user be idle for long enough."""
        self.idle = idle
        for watch in self.idle_watches:
            self.fire(watch)

    def touch(self) -> None:
        """Let the user touch something: each watch on it fires once."""
        self.idle = 0
        fired, self.touch_watches = self.touch_watches, []
        for watch in fired:
            self.fire(watch)

    def fire(self, watch: int) -> None:
        """Tell the app, and it alone, as Mutter does."""
        self.service.signal("WatchFired", "u", watch, to=self.service.callers[-1])

    def _add_idle_watch(self, body: tuple[object, ...]) -> Words:
        watch = next(self._ids)
        self.idle_watches[watch] = body[0]
        return "u", (watch,)

    def _add_touch_watch(self, body: tuple[object, ...]) -> Words:
        del body
        watch = next(self._ids)
        self.touch_watches.append(watch)
        return "u", (watch,)

    def _remove_watch(self, body: tuple[object, ...]) -> Words:
        self.idle_watches.pop(int(str(body[0])), None)
        if body[0] in self.touch_watches:
            self.touch_watches.remove(int(str(body[0])))
        return "", ()

"""Know the words of the control socket: lines of JSON, who follows, who is too much."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Answer: TypeAlias = Callable[[dict[str, object]], dict[str, object]]

# Longest line a client may send, and most that may wait for one that does not read.
LIMIT = 64 * 1024


class TooMuch(Exception):  # noqa: N818  a verdict on a client, not an error of ours
    """Raised when a client sends without end."""


class Conversation:
    """What one client has said so far, and whether it wants to hear of changes."""

    def __init__(
        self, answer: Answer, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Take `monotonic`: the clock that all programs of a computer share."""
        self._answer = answer
        self._monotonic = monotonic
        self._heard = bytearray()
        self.follows = False
        self._last: bytes | None = None

    def hear(self, said: bytes) -> Iterator[bytes]:
        """Take in bytes as they come and yield a line for each complete one."""
        self._heard += said
        while (end := self._heard.find(b"\n")) >= 0:
            line = bytes(self._heard[:end])
            del self._heard[: end + 1]
            yield self._reply(line)
        if len(self._heard) > LIMIT:
            raise TooMuch

    def is_news(self, line: bytes) -> bool:
        """Tell whether a follower has yet to hear a line, which it then has heard."""
        if not self.follows or line == self._last:
            return False
        self._last = line
        return True

    def _reply(self, line: bytes) -> bytes:
        if len(line) > LIMIT:
            raise TooMuch
        try:
            request = json.loads(line)
        except (ValueError, RecursionError):
            return encoded({"error": "That line is not JSON."})
        if not isinstance(request, dict):
            return encoded({"error": "A request is a JSON object."})
        if self._comes_too_late(request.pop("waits_until", None)):
            return encoded({"error": "That came too late, and was not done."})
        if request.get("follow") is True:
            self._last = encoded(self._answer({"command": "status"}))
            self.follows = True
            return self._last
        return encoded(self._answer(request))

    def _comes_too_late(self, until: object) -> bool:
        """Tell whether whoever asks has given up waiting, as while we were stopped."""
        if isinstance(until, bool) or not isinstance(until, int | float):
            return False
        return self._monotonic() > until


def encoded(line: dict[str, object]) -> bytes:
    """Return a line as it travels."""
    return json.dumps(line, ensure_ascii=False).encode() + b"\n"

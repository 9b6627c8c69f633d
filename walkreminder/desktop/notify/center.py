"""Drive desktop-notifier, which wants an asyncio loop, in a thread of its own."""

from __future__ import annotations

import asyncio
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from desktop_notifier import Button, DesktopNotifier, Icon, Notification

from walkreminder.desktop.notify import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walkreminder.desktop.notify import Notice


class DesktopCenter:
    """The notification center of Windows or macOS; import this module late."""

    def __init__(self, app_name: str, icon: Path) -> None:
        self._notifier = DesktopNotifier(app_name, Icon(path=icon))
        self._loop = asyncio.new_event_loop()
        self._shown: str | None = None
        self._thread = Thread(target=self._loop.run_forever, name="notify", daemon=True)
        self._thread.start()

    def show(
        self, number: int, notice: Notice, answer: Callable[[int, str | None], None]
    ) -> None:
        """Show a notice and take the one shown before away."""
        buttons = tuple(
            Button(choice.label, partial(answer, number, choice.key), choice.key)
            for choice in notice.actions
            if choice.key != DEFAULT
        )
        notification = Notification(
            notice.title,
            notice.body,
            buttons=buttons,
            on_clicked=partial(answer, number, DEFAULT),
            on_dismissed=partial(answer, number, None),
        )
        self.close()
        self._shown = notification.identifier
        asyncio.run_coroutine_threadsafe(
            self._notifier.send_notification(notification), self._loop
        )

    def close(self) -> None:
        """Take the notice away."""
        if self._shown is not None:
            clear = self._notifier.clear(self._shown)
            asyncio.run_coroutine_threadsafe(clear, self._loop)
            self._shown = None

    def end(self) -> None:
        """Stop the thread; nothing is shown or heard any more."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

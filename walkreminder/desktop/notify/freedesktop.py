"""Show notifications by the desktop's service; the only module that knows its words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from walkreminder.desktop.dbus import Call, Peer
from walkreminder.desktop.notify import DEFAULT

if TYPE_CHECKING:
    from pathlib import Path

    from walkreminder.desktop.dbus import Bus, Heard, Reply
    from walkreminder.desktop.notify import Notice

SERVICE = Peer(
    "org.freedesktop.Notifications",
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
)
_NOTIFY_SIGNATURE = "susssasa{sv}i"
_HINTS = {
    "category": ("s", "x-walkreminder.reminder"),
    "desktop-entry": ("s", "walkreminder"),
}
_AS_LONG_AS_THE_SERVICE_LIKES = -1
# A service that says nothing for so long is taken for one that shows nothing.
LONGEST_SILENCE_MS = 3000
_DISMISSED_BY_THE_USER = 2
# The service died while it was asked; another one may come.
_CRASHED = "org.freedesktop.DBus.Error.NoReply"


class FreedesktopNotifier(QObject):
    """Notifications over D-Bus, shown again when their service was restarted.

    `activated` brings the token that lets a window come to the front on Wayland;
    it is heard before the choice it belongs to.
    """

    chosen = Signal(str)
    dismissed = Signal()
    failed = Signal()
    learned = Signal()
    activated = Signal(str)

    def __init__(
        self, bus: Bus, app_name: str, icon: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bus = bus
        self._app_name = app_name
        self._icon = icon
        self._owner: str | None = None
        self._capabilities: frozenset[str] | None = None
        self._notice: Notice | None = None
        self._id = 0  # of what is on screen; 0 is nothing
        self._question = 0  # the last one is the one whose answer counts
        self._turn = 0  # likewise, of what was shown or closed
        bus.listen(SERVICE, "ActionInvoked", self._hear_choice)
        bus.listen(SERVICE, "NotificationClosed", self._hear_closed)
        bus.listen(SERVICE, "ActivationToken", self._hear_token)
        bus.watch_name(SERVICE.name, self._meet)
        bus.lost.connect(self._lose_bus)
        self._doubt = QTimer(self, singleShot=True, interval=LONGEST_SILENCE_MS)
        self._doubt.timeout.connect(self._fail)

    @property
    def has_actions(self) -> bool | None:
        """Say whether choices can be answered here; None while nobody knows."""
        if self._capabilities is None:
            return None
        return "actions" in self._capabilities

    def prepare(self) -> None:
        """Ask the service what it can, which starts it where it is started on call."""
        self._question += 1
        self._bus.call(
            Call(SERVICE, "GetCapabilities"), partial(self._learn, self._question)
        )

    def show(self, notice: Notice) -> None:
        """Show a notice in the place of the one shown before."""
        self._notice = notice
        self._doubt.start()
        if self._capabilities is None:
            self.prepare()
        else:
            self._send(notice)

    def close(self) -> None:
        """Take the notice away."""
        shown = self._id
        self._forget()
        self._take_away(shown)

    def _meet(self, owner: str | None) -> None:
        if owner == self._owner:
            return
        self._owner = owner
        self._capabilities = None
        self._id = 0
        if owner is not None:
            self.prepare()
        elif self._notice is not None:
            # It took the notice along; unless it is back soon, nobody sees it.
            self._doubt.start()

    def _learn(self, question: int, reply: Reply) -> None:
        if question != self._question:
            return
        if reply.error is not None and self._owner is None:
            self._fail()  # nobody there, and nobody comes
            return
        match reply.body:
            case (list(words),) if reply.error is None:
                self._capabilities = frozenset(map(str, words))
            case _:
                self._capabilities = frozenset()
        self.learned.emit()
        if self._notice is not None:
            self._send(self._notice)

    def _send(self, notice: Notice) -> None:
        self._turn += 1
        markup = "body-markup" in (self._capabilities or ())
        said = (
            self._app_name,
            self._id,
            str(self._icon),
            notice.title,
            _escaped(notice.body) if markup else notice.body,
            _actions(notice, self._app_name),
            _HINTS,
            _AS_LONG_AS_THE_SERVICE_LIKES,
        )
        self._bus.call(
            Call(SERVICE, "Notify", _NOTIFY_SIGNATURE, said),
            partial(self._note_shown, self._turn, self._owner),
        )

    def _note_shown(self, turn: int, owner: str | None, reply: Reply) -> None:
        if owner != self._owner:
            return  # from before a restart; it is shown again by now
        match reply.body:
            case (int(shown),) if reply.error is None:
                if turn == self._turn:
                    self._id = shown
                    self._doubt.stop()
                elif shown != self._id:
                    # Something else was shown, or all closed, since then.
                    self._take_away(shown)
            case _ if turn == self._turn and reply.error != _CRASHED:
                self._fail()

    def _take_away(self, shown: int) -> None:
        if shown:
            self._bus.call(Call(SERVICE, "CloseNotification", "u", (shown,)))

    def _is_ours(self, heard: Heard) -> bool:
        from_service = heard.sender == self._owner
        return from_service and self._id != 0 and heard.body[:1] == (self._id,)

    def _hear_choice(self, heard: Heard) -> None:
        if self._notice is None or not self._is_ours(heard):
            return
        key = heard.body[1] if len(heard.body) > 1 else None
        if key in _actions(self._notice, "")[::2]:
            self.close()
            self.chosen.emit(key)

    def _hear_closed(self, heard: Heard) -> None:
        if not self._is_ours(heard):
            return
        self._forget()
        # All else is no answer: it expired, or somebody else closed it.
        if heard.body[1:] == (_DISMISSED_BY_THE_USER,):
            self.dismissed.emit()

    def _hear_token(self, heard: Heard) -> None:
        if self._is_ours(heard) and len(heard.body) > 1:
            self.activated.emit(str(heard.body[1]))

    def _forget(self) -> None:
        self._doubt.stop()
        self._notice = None
        self._id = 0
        self._turn += 1

    def _fail(self) -> None:
        # The notice is kept: should it still come up, its answer counts.
        self._doubt.stop()
        if self._notice is not None:
            self.failed.emit()

    def _lose_bus(self) -> None:
        self._owner = None
        self._capabilities = None
        self._fail()
        self._forget()


def _escaped(text: str) -> str:
    # Python's html module, which does the same, brings the names of all entities.
    for mark, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(mark, name)
    return text


def _actions(notice: Notice, app_name: str) -> list[str]:
    labels = {choice.key: choice.label for choice in notice.actions}
    # Without a default a click says nothing where no buttons are drawn. It comes
    # last, since some services draw a button for it all the same.
    labels.setdefault(DEFAULT, app_name)
    return [word for pair in labels.items() for word in pair]

"""Keep one notification on screen by the desktop's service, in the service's words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from walkreminder.desktop.dbus import Call
from walkreminder.desktop.notify import DEFAULT, Manner
from walkreminder.desktop.notify.service import SERVICE, NoticeService

if TYPE_CHECKING:
    from pathlib import Path

    from walkreminder.desktop.dbus import Bus, Heard, Reply
    from walkreminder.desktop.notify import Notice
    from walkreminder.desktop.notify.shown_note import ShownNote

_NOTIFY_SIGNATURE = "susssasa{sv}i"
_APP = {"desktop-entry": ("s", "walkreminder")}
_ASKS: dict[str, tuple[str, object]] = {
    "category": ("s", "x-walkreminder.reminder"),
    **_APP,
}
# What passes by leaves no line in the desktop's list of notifications, and nobody is
# called a second time by what only corrects what stands there.
_HINTS: dict[Manner, dict[str, tuple[str, object]]] = {
    Manner.ASKS: _ASKS,
    Manner.CORRECTS: {"suppress-sound": ("b", True), **_ASKS},
    Manner.PASSES: {
        "category": ("s", "x-walkreminder.cue"),
        "urgency": ("y", 0),
        "transient": ("b", True),
        **_APP,
    },
}
_AS_LONG_AS_THE_SERVICE_LIKES = -1
# A service that says nothing for so long is taken for one that shows nothing.
LONGEST_SILENCE_MS = 3000
_DISMISSED_BY_THE_USER = 2
# The service died while it was asked; another one may come.
_CRASHED = "org.freedesktop.DBus.Error.NoReply"


class FreedesktopNotifier(QObject):
    """Notifications over D-Bus, shown again when their service was restarted.

    What is on screen is noted in a file, so that a notice of a run that was lost
    does not stand beside that of the next one.
    """

    chosen = Signal(str)
    dismissed = Signal()
    failed = Signal()
    learned = Signal()

    def __init__(
        self,
        bus: Bus,
        app_name: str,
        icon: Path,
        note: ShownNote,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app_name = app_name
        self._icon = icon
        self._note = note
        self._notice: Notice | None = None
        self._id = 0  # of what is on screen; 0 is nothing
        self._failed = False  # to be seen in time
        self._turn = 0  # of what was shown or closed; only the last one counts
        self._service = NoticeService(bus, self)
        self._service.learned.connect(self._learn)
        self._service.gone.connect(self._lose)
        self._service.missing.connect(self._fail)
        self._service.listen("ActionInvoked", self._hear_choice)
        self._service.listen("NotificationClosed", self._hear_closed)
        bus.lost.connect(self._lose_bus)
        self._doubt = QTimer(self, singleShot=True, interval=LONGEST_SILENCE_MS)
        self._doubt.timeout.connect(self._fail)

    @property
    def has_actions(self) -> bool | None:
        """Say whether choices can be answered here; None while nobody knows."""
        can = self._service.capabilities
        return None if can is None else "actions" in can

    def prepare(self) -> None:
        """Find out what the service can, so that the first notice comes at once."""
        self._service.prepare()

    def show(self, notice: Notice) -> None:
        """Show a notice in the place of the one shown before."""
        self._notice = notice
        self._failed = False
        self._doubt.start()
        if self._service.capabilities is None:
            self._service.prepare()
        else:
            self._send(notice)

    def close(self) -> None:
        """Take the notice away."""
        shown = self._id
        self._forget()
        self._take_away(shown)

    def _learn(self) -> None:
        self._take_over()
        self.learned.emit()
        if self._notice is not None:
            self._send(self._notice)

    def _take_over(self) -> None:
        """Replace or take away what a run before this one has left on screen."""
        left = self._note.read(self._service.owner)
        if left and not self._id:
            self._id = left
            if self._notice is None:
                self.close()

    def _lose(self) -> None:
        self._id = 0
        if self._notice is not None:
            # The service took it along; unless one is back soon, nobody sees it.
            self._doubt.start()

    def _send(self, notice: Notice) -> None:
        self._turn += 1
        markup = "body-markup" in (self._service.capabilities or ())
        said = (
            self._app_name,
            self._id,
            str(self._icon),
            notice.title,
            _escaped(notice.body) if markup else notice.body,
            _actions(notice, self._app_name),
            _HINTS[notice.manner],
            _AS_LONG_AS_THE_SERVICE_LIKES,
        )
        self._service.call(
            Call(SERVICE, "Notify", _NOTIFY_SIGNATURE, said),
            partial(self._note_shown, self._turn),
        )

    def _note_shown(self, turn: int, reply: Reply) -> None:
        match reply.body:
            case (int(shown),) if reply.error is None:
                if turn == self._turn:
                    self._id = shown
                    self._note.write(self._service.owner, shown)
                    self._doubt.stop()
                    self._come_back()
                elif shown != self._id:
                    # Something else was shown, or all closed, since then.
                    self._take_away(shown)
            case _ if turn == self._turn and reply.error != _CRASHED:
                self._fail()

    def _come_back(self) -> None:
        if self._failed:
            self._failed = False
            self.learned.emit()

    def _take_away(self, shown: int) -> None:
        if shown:
            self._service.call(Call(SERVICE, "CloseNotification", "u", (shown,)))

    def _is_shown(self, heard: Heard) -> bool:
        return self._id != 0 and heard.body[:1] == (self._id,)

    def _hear_choice(self, heard: Heard) -> None:
        if self._notice is None or not self._is_shown(heard):
            return
        key = heard.body[1] if len(heard.body) > 1 else None
        if key in _actions(self._notice, "")[::2]:
            self.close()
            self.chosen.emit(key)

    def _hear_closed(self, heard: Heard) -> None:
        if not self._is_shown(heard):
            return
        self._forget()
        # All else is no answer: it expired, or somebody else closed it.
        if heard.body[1:] == (_DISMISSED_BY_THE_USER,):
            self.dismissed.emit()

    def _forget(self) -> None:
        self._doubt.stop()
        self._notice = None
        self._id = 0
        self._note.forget()
        self._turn += 1

    def _fail(self) -> None:
        # The notice is kept: should it still come up, its answer counts.
        self._doubt.stop()
        if self._notice is not None:
            self._failed = True
            self.failed.emit()

    def _lose_bus(self) -> None:
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

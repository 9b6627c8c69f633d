"""Answer the control socket: each request becomes an event, a window or a fact."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from walkreminder.core import documents
from walkreminder.core import events as on
from walkreminder.core.exchange import Order
from walkreminder.core.ledger import Reason
from walkreminder.core.settings_edit import with_value
from walkreminder.core.timetable import until_tomorrow
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.ui import wording
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from walkreminder.app.commands import Reach
    from walkreminder.core.events import Event
    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.settings import Settings
    from walkreminder.engine import Engine

    Request: TypeAlias = dict[str, object]

MINUTE = timedelta(minutes=1)
FURTHEST = timedelta(days=3653)
# What `show` may name: the pages, and what else can come to the front.
PAGES = frozenset({"today", "why", "history", "programme", "settings", "about", "help"})
_WINDOWS = PAGES | {"front", "prompt", "walk"}
_PLAIN: dict[object, Callable[[], Event]] = {
    "pause": on.Pause,
    "resume": on.Resume,
    "finish": on.Finish,
    "cancel": on.Cancel,
    "unskip": on.Unskip,
}
_REASONS: dict[object, Reason] = {None: Reason.NOT_TODAY, "unwell": Reason.UNWELL}
_MOST_MINUTES = 10_000_000
# Before it a zone may lead out of what Python can tell. The command line takes all
# of 1900, which begins in 1899 by UTC.
_FIRST_YEAR = 1899


class Requests:
    """Turns one request into one answer; what is refused is told in `error`."""

    def __init__(self, engine: Engine, reach: Reach) -> None:
        self._engine = engine
        self._reach = reach

    def answer(self, request: Request) -> Request:
        """Do what a request wants and say what came of it."""
        try:
            deed = self._deed(request)
        except Refused as refusal:
            return {"error": str(refusal)}
        except (KeyError, ValueError, TypeError, OverflowError):
            sentence = tr(
                "That request is not understood. Should the running app be of another"
                " version, quit it and start it again."
            )
            return {"error": sentence}
        try:
            return deed()
        except (Refused, Trouble) as problem:
            return {"error": str(problem)}

    def status(self) -> Request:
        """Return what `status` says now."""
        state, scene = self._engine.state, self._engine.scene()
        why = wording.why_sentence(state, scene)
        walks = self._reach.walks_today()
        return documents.status_document(state, scene, why, walks)

    def _deed(self, request: Request) -> Callable[[], Request]:
        """Return what a request wants done; it is not done yet."""
        match request.get("command"):
            case "status":
                return self._look
            case "show":
                return partial(self._show, _page(request["page"]))
            case "quit":
                return self._quit
            case "set":
                key, value = _text(request["key"]), _text(request["value"])
                return partial(self._set, with_value(self._engine.settings, key, value))
            case "remind":
                return partial(self._remind, self._coming(request["at"]))
            case "log":
                return partial(self._log, _walk(request["walk"]))
            case "import":
                return partial(self._reach.bring_in, _bringing(request))
            case _:
                return partial(self._send, self._event(request))

    def _look(self) -> Request:
        # What time alone has changed is part of the truth, and so is what keeps it
        # from being decided.
        try:
            self._engine.send(on.Tick())
        except Trouble as trouble:
            return self.status() | {"why": str(trouble)}
        return self.status()

    def _show(self, page: str) -> Request:
        self._reach.show(page)
        return {"text": ""}

    def _quit(self) -> Request:
        self._reach.quit()
        return {"text": ""}

    def _set(self, changed: Settings) -> Request:
        self._reach.save(changed)
        return {"text": ""}

    def _send(self, event: Event) -> Request:
        self._engine.send(event)
        return {"text": self.status()["why"]}

    def _remind(self, at: datetime) -> Request:
        self._engine.send(on.Remind(at))
        slot, scene = self._engine.state.once[-1], self._engine.scene()
        return {"text": wording.once_sentence(slot, scene)}

    def _log(self, walk: WalkRecord) -> Request:
        # Whoever lost our answer asks again: the id says that it is the same walk.
        if not self._reach.has_walk(walk.id):
            self._engine.send(on.LogWalk(walk))
        return {"text": tr("Kept: {length}.", length=wording.span(walk.counted))}

    def _event(self, request: Request) -> Event:
        match request.get("command"):
            case "start":
                return on.Start(_number(request.get("minutes")))
            case "snooze":
                minutes = _number(request.get("minutes"))
                return on.Snooze(None if minutes is None else minutes * MINUTE)
            case "skip" if request.get("today"):
                return on.SkipToday(_REASONS[request.get("reason")])
            case "skip":
                return on.Skip()
            case "quiet" if request.get("off"):
                return on.QuietOff()
            case "quiet":
                return on.QuietOn(self._quiet_until(request.get("until")))
            case plain:
                return _PLAIN[plain]()

    def _quiet_until(self, until: object) -> datetime | None:
        if until == "tomorrow":
            scene = self._engine.scene()
            return until_tomorrow(scene.settings.timetable, scene.now, scene.zone)
        return None if until is None else self._coming(until)

    def _coming(self, told: object) -> datetime:
        """Return an instant to wait for: one that calendars can still reckon with."""
        at = _instant(told)
        if at - self._engine.scene().now > FURTHEST:
            raise Refused(tr("That is more than ten years away. Choose a nearer time."))
        return at


def _walk(document: object) -> WalkRecord:
    if not isinstance(document, dict):
        raise TypeError("a walk is a document")
    walk = documents.logged_walk(document)
    if walk.started.year < _FIRST_YEAR:
        raise ValueError("that walk is too long ago")
    return walk


def _bringing(request: Request) -> Request:
    """Return a request to import that can be carried out."""
    if "file" in request:
        file = str(request["file"])
        os.fsencode(file)  # names are bytes, and some texts are none
        if "\0" in file or not Path(file).is_absolute():
            raise ValueError("that is no file for sure")
    if request.get("dates") is not None:
        Order(str(request["dates"]))
    return request | {"job": str(request["job"])}


def _text(value: object) -> str:
    """Return a text that a file can keep: half a character is no text."""
    return str(value).encode().decode()


def _page(value: object) -> str:
    if value not in _WINDOWS:
        raise ValueError("no such page")
    return str(value)


def _number(value: object) -> int | None:
    if value is None:
        return None
    number = int(str(value))
    if abs(number) > _MOST_MINUTES:
        raise ValueError("no clock counts so far")
    return number


def _instant(value: object) -> datetime:
    found = datetime.fromisoformat(str(value))
    if found.tzinfo is None:
        raise ValueError("an instant names its offset")
    return found.astimezone(UTC)

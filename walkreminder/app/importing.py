"""Take in a file while the app runs: in turns, so that windows and walks go on."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from walkreminder.core.exchange import Order
from walkreminder.core.exchange_document import preview_document
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.desktop.memory import give_back
from walkreminder.store.exchange.taking_in import Circumstances, Import
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from walkreminder.core.state import State
    from walkreminder.store.history import History

    Request = dict[str, object]

# A turn is so short that nobody notices it in what moves or is typed.
_TURN_SECONDS: Final = 0.012


@dataclass(frozen=True, slots=True)
class Around:
    """What an import needs of the app; `tell` says that the history is another one."""

    history: History
    clock: Callable[[], datetime]
    zone: Callable[[], ZoneInfo]
    state: Callable[[], State]
    tell: Callable[[], object]


class Importing(QObject):
    """One import at a time, asked for and asked about by requests that name it.

    Whoever asked may be gone before it is done: it goes on, and changes all or
    nothing.
    """

    def __init__(self, around: Around, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._name = ""
        self._job: Import | None = None
        self._takes_in = False
        self._leaves_out = False
        self._outcome: Request = {}
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._take_turn)

    def answer(self, request: Request) -> Request:
        """Begin an import, tell how far it is, or leave it."""
        name = str(request["job"])
        if name != self._name:
            if "file" not in request:
                raise Refused(tr("That import is not known any more."))
            self._begin(name, request)
        elif request.get("cancel"):
            self.leave()
        return self._told()

    def leave(self) -> None:
        """Leave what is on, with nothing taken in."""
        if self._job is not None:
            self._job.cancel()
            self._end({"error": tr("The import was cancelled. Nothing was taken in.")})

    def _begin(self, name: str, request: Request) -> None:
        if self._job is not None:
            raise Refused(tr("Another import is running. Wait until it is done."))
        dates = request.get("dates")
        around = Circumstances(
            self._around.clock(),
            self._around.zone(),
            self._around.state,
            None if dates is None else Order(str(dates)),
        )
        self._job = Import(Path(str(request["file"])), self._around.history, around)
        self._name, self._outcome = name, {}
        self._takes_in = not request.get("dry_run")
        self._leaves_out = bool(request.get("leave_out_overlapping"))
        self._turn.start()

    def _told(self) -> Request:
        if self._job is None:
            return self._outcome
        progress = self._job.progress
        return {"job": self._name, "percent": 100 * progress.done // progress.total}

    def _take_turn(self) -> None:
        assert self._job is not None
        until = time.monotonic() + _TURN_SECONDS
        try:
            while self._job.step() or self._goes_on(self._job):
                if time.monotonic() >= until:
                    return
        except (Refused, Trouble) as problem:
            self._end({"error": str(problem)})
        except BaseException:
            # A bug of ours: it goes on to be reported, nobody is kept waiting for it.
            self._end({"error": tr("The import failed. Nothing was taken in.")})
            raise

    def _goes_on(self, job: Import) -> bool:
        """Tell whether there is more to do after what was just finished."""
        preview = job.preview
        assert preview is not None
        if self._takes_in and not preview.flaws and not job.is_done:
            job.take_in(leave_out_overlapping=self._leaves_out)
            return True
        document = preview_document(preview, taken_in=job.is_done)
        self._end({"job": self._name, "preview": document})
        if job.is_done:
            # Later: what those who hear of it do wrong is no fault of the import.
            QTimer.singleShot(0, self._around.tell)
        return False

    def _end(self, outcome: Request) -> None:
        self._turn.stop()
        if self._job is not None:
            self._job.cancel()  # what was laid ready goes, also where it only looked
        self._job, self._outcome = None, outcome
        # On a turn of its own: whoever led the job here still has it in hand.
        QTimer.singleShot(0, give_back)

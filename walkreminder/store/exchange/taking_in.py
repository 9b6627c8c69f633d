"""A file on its way into a history: looked at, shown, and taken in whole or not at all.

Whoever leads it calls `step` again and again, so that windows stay alive meanwhile:

    job = Import(file, history, circumstances)
    while job.step(): ...        # shows job.progress
    job.preview                  # what would change
    job.take_in()
    while job.step(): ...
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkreminder.core.exchange import Preview, Progress, held_keys
from walkreminder.core.trouble import Refused
from walkreminder.store.exchange.contents import Contents
from walkreminder.store.exchange.disk import read_file
from walkreminder.store.exchange.letters import read_letters
from walkreminder.store.exchange.weighing import Weighing, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import datetime
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from walkreminder.core.exchange import Order
    from walkreminder.core.state import State
    from walkreminder.store.exchange.contents import Source
    from walkreminder.store.history import History

ENDINGS = (".csv", ".json")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a file alone does not tell.

    `zone` is that of times without one; `order` that of its dates, where somebody was
    asked; `state` is the app's, which has lines of the ledger still to write.
    """

    now: datetime
    zone: ZoneInfo
    state: Callable[[], State | None]
    order: Order | None = None


class Import:
    """One file, looked at by steps; nothing is written before take_in()."""

    def __init__(self, file: Path, history: History, around: Circumstances) -> None:
        """Refuse what is no kind of file that can be taken in."""
        if file.suffix.lower() not in ENDINGS:
            raise Refused(
                f"{file.name} cannot be taken in. Choose a file that ends in .csv or"
                " .json."
            )
        self._file = file
        self._history = history
        self._around = around
        self._contents = Contents()
        self._weighing: Weighing | None = None
        self._remarks: tuple[str, ...] = ()
        self._work: Generator[Progress, None, object] | None = self._look()
        self.progress = Progress()
        self.preview: Preview | None = None
        self.is_done = False

    def step(self) -> bool:
        """Do a little of the work; tell whether there is more of it to do."""
        if self._work is None:
            return False
        try:
            self.progress = next(self._work)
        except StopIteration:
            self._work = None
            self.progress = Progress(1, 1)
        except BaseException:
            self._work = None
            raise
        return self._work is not None

    def take_in(self, *, leave_out_overlapping: bool = False) -> None:
        """Have the steps that follow take in what was shown.

        The last of them writes all of it in one transaction.
        """
        assert self.preview is not None, "what would change is looked at first"
        if self.preview.flaws:
            raise Refused(f"{self.preview.flaws[0]} Nothing was taken in.")
        self._work = self._take_in(leave_out_overlapping=leave_out_overlapping)

    def cancel(self) -> None:
        """Leave it: the history stays as it was, unless all is taken in already."""
        self._work = None
        self._forget()

    def _look(self) -> Generator[Progress]:
        yield Progress()
        content = read_file(self._file)
        yield Progress()
        letters = read_letters(content, self._file.name)
        del content
        yield Progress()
        source = self._opened(letters.text)
        self._remarks = tuple(filter(None, (letters.remark, *source.remarks)))
        # What has been read is let go of as soon as can be: it may be large.
        del letters
        for each in self._contents.read(source):
            yield Progress(each.done, 2 * each.total)
        asks = source.asks_order
        del source
        if self._contents.flaws:
            self.preview = refusal(self._contents, self._remarks, asks=asks)
            return
        yield from self._weigh(half=1)

    def _opened(self, text: str) -> Source:
        # Imported here: of the two kinds one is needed.
        if self._file.suffix.lower() == ".json":
            from walkreminder.store.exchange import json_file  # noqa: PLC0415

            return json_file.opened(text, self._file.name)
        from walkreminder.store.exchange import csv_file  # noqa: PLC0415 - as above

        return csv_file.opened(
            text, self._file.name, self._around.zone, self._around.order
        )

    def _weigh(self, half: int) -> Generator[Progress, None, Preview]:
        """Find out what would change, as the second half of the work or all of it."""
        contents = self._contents
        total = len(contents.walks) + len(contents.lines) + len(contents.log)
        done = half * total
        self._forget()
        self._weighing = weighing = Weighing(contents, self._history, self._around.now)
        for looked in weighing.weigh():
            done += looked
            yield Progress(done, max((half + 1) * total, 1))
        self.preview = weighing.preview(self._remarks)
        return self.preview

    def _take_in(self, *, leave_out_overlapping: bool) -> Generator[Progress]:
        yield Progress(0, 1)
        preview = self.preview
        # A walk may have ended, or been changed, while somebody looked at it. From
        # here to the end nothing else has its turn.
        while self._is_outdated:
            preview = yield from self._weigh(half=0)
        assert self._weighing is not None
        assert preview is not None
        left_out = {each.walk.id for each in preview.overlaps if leave_out_overlapping}
        held = held_keys(self._around.state())
        self._weighing.parcel.put_in(left_out, held)
        self.is_done = True
        self._forget()

    def _forget(self) -> None:
        if self._weighing is not None:
            self._weighing.parcel.drop()
        self._weighing = None

    @property
    def _is_outdated(self) -> bool:
        return self._weighing is None or self._weighing.changes != self._history.changes

"""Lead a file in or out as it is wished in a window, and tell each stage of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walkreminder.app.turns import Turns
from walkreminder.core.timetable import local_date
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.store.exchange import shelf
from walkreminder.store.exchange.giving_out import Export
from walkreminder.store.exchange.taking_in import Circumstances, Import
from walkreminder.store.safety.before import forget_older, keep_before
from walkreminder.ui.exchange import words
from walkreminder.ui.exchange.values import Came, Found, Next, Rest, Working
from walkreminder.ui.mend_dialog import full_date
from walkreminder.ui.wording import sentences, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from walkreminder.app.importing import Around
    from walkreminder.core.exchange import Order
    from walkreminder.core.timetable import Timetable
    from walkreminder.store.history import History


@dataclass(frozen=True, slots=True)
class Before:
    """The copy before an import, its day, and the history's count of changes then."""

    copy: Path
    day: date
    changes: int


@dataclass(frozen=True, slots=True)
class Means:
    """What it takes besides the history: where copies go, and how to go back to one."""

    backups: Path
    timetable: Callable[[], Timetable]
    restore: Callable[[Path], object]


class Exchanging(QObject):
    """One file at a time; `shown` brings each stage of it.

    Before a file is taken in the history is copied. Going back to that copy is offered
    for as long as nothing else was kept meanwhile, which would be lost.
    """

    shown = Signal(object)

    def __init__(
        self, around: Around, means: Means, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._means = means
        self._file: Path | None = None
        self._order: Order | None = None
        self._job: Import | None = None
        self._before: Before | None = None
        self._title = ""
        self._is_read = False  # all that is left is to take it in
        self._turns = Turns(self)
        self._turns.moved.connect(self._show_progress)
        self._turns.failed.connect(self._fail)

    def export(self, file: Path) -> None:
        """Write all of the history into a file."""
        if self._turns.is_busy:
            return
        self._let_go()
        self._title = tr("Writing {name}", name=file.name)
        history = self._around.history
        try:
            job = Export(file, history, {words.CALENDAR: self._calendar})
        except Refused as refusal:
            self._came(str(refusal), is_trouble=True)
            return
        self._turns.lead(job, partial(self._tell_written, file))

    def bring(self, file: Path) -> None:
        """Look into a file, and show what it would change."""
        if not self._turns.is_busy:
            self._file, self._order = file, None
            self.read_again()

    def choose_order(self, order: Order) -> None:
        """Read the dates of the file so."""
        self._order = order
        self.read_again()

    def read_again(self) -> None:
        """Look into the same file: it may have been put right."""
        if self._turns.is_busy or self._file is None:
            return
        self._let_go()
        self._title = tr("Reading {name}", name=self._file.name)
        around = self._around
        circumstances = Circumstances(
            around.clock(), around.zone(), around.state, self._order
        )
        try:
            self._job = Import(self._file, around.history, circumstances)
        except Refused as refusal:
            self._came(str(refusal), is_trouble=True)
            return
        self._turns.lead(self._job, self._show_found)

    def take_in(self, leaves_out: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Take in what was shown, with or without walks that overlap others."""
        if self._job is None or self._turns.is_busy:
            return
        self._title, self._is_read = tr("Importing {name}", name=self._name), True
        try:
            self._keep_before()
            self._job.take_in(leave_out_overlapping=leaves_out)
        except Trouble as problem:
            self._fail(str(problem))
            return
        self._turns.lead(self._job, partial(self._tell_taken_in, leaves_out=leaves_out))

    def cancel(self) -> None:
        """Leave what is on: nothing of it stays."""
        was_busy, was_import = self._turns.is_busy, self._job is not None
        self._turns.leave()
        self._let_go()
        if not was_busy:
            self.shown.emit(Rest())
        elif was_import:
            self._came(tr("Cancelled. Nothing was imported."))
        else:
            self._came(tr("Cancelled. Nothing was written."))

    def close_up(self) -> None:
        """Leave a file that is only looked at; what was said yes to goes on."""
        if not self._is_read:
            self.give_way()

    def give_way(self) -> None:
        """Leave a file on its way in: the open history is about to be another one."""
        if self._job is not None:
            self.close()
            self.shown.emit(Rest())

    def undo(self) -> None:
        """Go back to how it was before the import, if nothing would be lost by it."""
        before, self._before = self._before, None
        if before is None:
            return
        copy = tr("Before the import of {day}", day=full_date(before.day))
        if self._around.history.changes != before.changes + 1:
            more = tr(
                "More was kept since the import, and would be lost. To go back all the"
                " same, restore “{copy}” in the list of copies.",
                copy=copy,
            )
            self._came(more, is_trouble=True)
            return
        try:
            self._means.restore(before.copy)
        except Trouble as trouble:
            self._came(str(trouble), is_trouble=True)
            return
        self._came(tr("The import is undone. What it brought is kept as a copy."))

    def close(self) -> None:
        """Leave everything, with nothing half done."""
        self._turns.leave()
        self._let_go()

    @property
    def _name(self) -> str:
        return "" if self._file is None else self._file.name

    def _calendar(self, history: History) -> Iterator[bytes]:
        from walkreminder.store.exchange.ics_file import written  # noqa: PLC0415

        around, timetable = self._around, self._means.timetable()
        now, zone = around.clock(), around.zone()
        return written(history, timetable=timetable, now=now, zone=zone)

    def _show_progress(self, percent: int) -> None:
        self.shown.emit(Working(self._title, percent))

    def _show_found(self) -> None:
        assert self._job is not None
        preview = self._job.preview
        assert preview is not None
        if not preview.flaws and not preview.changes_anything:
            self._let_go()
            self._came(words.nothing_new(self._name, preview))
            return
        if preview.flaws:
            self._let_go()
        self.shown.emit(Found(self._name, preview, self._order))

    def _keep_before(self) -> None:
        around = self._around
        today, history = local_date(around.clock(), around.zone()), around.history
        copy = keep_before(history, self._means.backups, today)
        self._before = Before(copy, today, history.changes)

    def _tell_written(self, file: Path) -> None:
        try:
            walks = shelf.size_of(self._around.history).walks
        except Trouble as trouble:
            self._came(str(trouble), is_trouble=True)
            return
        sentence = words.written(file.name, walks)
        self.shown.emit(Came(sentence, next=Next.FOLDER, folder=str(file.parent)))

    def _tell_taken_in(self, *, leaves_out: bool) -> None:
        job, before = self._job, self._before
        assert job is not None
        assert job.preview is not None
        assert before is not None
        self._job = None
        sentence = words.taken_in(self._name, job.preview, leaves_out=leaves_out)
        history = self._around.history
        forget_older(self._means.backups, shelf.size_of(history).walks)
        self._around.tell()
        can_undo = history.changes == before.changes + 1
        copy = tr("A copy of before is in the list below.")
        next_ = Next.UNDO if can_undo else Next.NOTHING
        self.shown.emit(Came(sentences(sentence, "" if can_undo else copy), next=next_))

    def _fail(self, problem: str) -> None:
        """Tell why it came to nothing; a bug of ours has no words of its own."""
        nothing = tr("Nothing was imported.") if self._is_read else ""
        self._let_go()
        failed = tr("That failed, by a mistake of this program.")
        self._came(sentences(problem or failed, nothing), is_trouble=True)

    def _came(self, sentence: str, *, is_trouble: bool = False) -> None:
        self.shown.emit(Came(sentence, is_trouble))

    def _let_go(self) -> None:
        """Forget a file that was looked into, and the copy before it if of no use."""
        job, self._job = self._job, None
        self._is_read = False
        if job is not None:
            job.cancel()
            if self._before is not None and not job.is_done:
                self._before.copy.unlink(missing_ok=True)
        self._before = None

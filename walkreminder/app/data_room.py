"""Join the tab Your data with what grants its wishes; free until it is opened."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from walkreminder.app.data_wishes import DataWishes
from walkreminder.ui.exchange.values import Came

if TYPE_CHECKING:
    from pathlib import Path

    from walkreminder.app.exchanging import Exchanging
    from walkreminder.app.incoming import Incoming
    from walkreminder.app.taking_over import TakingOver
    from walkreminder.app.windows import Windows
    from walkreminder.ui.exchange.stages import Exchange
    from walkreminder.ui.exchange.values import Stage
    from walkreminder.ui.your_data import YourData


class DataRoom(QObject):
    """Hears what is wished on the tab, has it done, and shows there what came of it."""

    def __init__(
        self,
        windows: Windows,
        taking_over: TakingOver,
        incoming: Incoming,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._taking_over = taking_over
        self._incoming = incoming
        self._tab: YourData | None = None
        DataWishes(taking_over, self).serve(windows)
        windows.data_made.connect(self._meet)
        taking_over.leaving.connect(self._leave)

    def close(self) -> None:
        """Leave what is on: the app ends."""
        self._incoming.leave()
        if self._is_wanted:
            self._exchanging.close()

    def _meet(self, tab: YourData) -> None:
        self._tab = tab
        tab.exchange.export_wanted.connect(self._export)
        tab.exchange.import_wanted.connect(self._bring)

    def _export(self, file: Path) -> None:
        self._exchanging.export(file)

    def _bring(self, file: Path) -> None:
        self._exchanging.bring(file)

    def _leave(self) -> None:
        """Leave imports: what was laid ready for them goes with the open history."""
        self._incoming.leave()
        if self._is_wanted:
            self._exchanging.give_way()

    def _show(self, stage: Stage) -> None:
        if self._tab is None:
            return
        self._tab.exchange.show_stage(stage)
        if isinstance(stage, Came) and self._tab.isVisible():
            self._tab.seen.emit()  # there may be one copy more

    def _hear(self, page: Exchange, exchanging: Exchanging) -> None:
        """Hear what can only be wished once a file was."""
        page.order_chosen.connect(exchanging.choose_order)
        page.read_wanted.connect(exchanging.read_again)
        page.taken.connect(exchanging.take_in)
        page.cancelled.connect(exchanging.cancel)
        page.closed.connect(exchanging.close_up)
        page.undo_wanted.connect(exchanging.undo)

    @property
    def _is_wanted(self) -> bool:
        """Whether any file was wished in or out so far."""
        return "_exchanging" in self.__dict__

    @cached_property
    def _exchanging(self) -> Exchanging:
        # Imported here: files travel once in a while.
        from walkreminder.app.exchanging import Exchanging, Means  # noqa: PLC0415

        incoming = self._incoming
        means = Means(incoming.backups, incoming.timetable, self._taking_over.restore)
        exchanging = Exchanging(incoming.around, means, self)
        exchanging.shown.connect(self._show)
        assert self._tab is not None, "whoever wishes is there"
        self._hear(self._tab.exchange, exchanging)
        return exchanging

"""The tab Your data: where it lies, its copies, in and out, and how to delete it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walkreminder.ui.exchange.stages import Exchange
from walkreminder.ui.parts.buttons import Button, Kind
from walkreminder.ui.parts.notice import Care, Notice, NoticeBar
from walkreminder.ui.programme.ask import AskCard
from walkreminder.ui.settings import data_values as values
from walkreminder.ui.settings.data_rows import CopiesCard, PlacesCard, RowsCard
from walkreminder.ui.settings.rows import Row, Says
from walkreminder.ui.theme import Space
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.page import Room
    from walkreminder.ui.settings.data_values import Kept, KeptCopy


class YourData(QWidget):
    """Shows what is kept and where; what to do with it is asked for by signals.

    `seen` asks to be told what there is. `restore_wanted` brings the path of a copy;
    `asked` what has to be seen: a question, or what came of its answer.
    """

    seen = Signal()
    asked = Signal(object)
    restore_wanted = Signal(str)
    delete_wanted = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._kept = values.Kept()
        self._told = NoticeBar(themes, self)
        self._told.hide()
        self.places = PlacesCard(themes)
        self.copies = CopiesCard(themes)
        self.exchange = Exchange(themes)
        self.end = self._end()
        self.ask_restore, self.ask_delete = AskCard(themes), AskCard(themes)
        self.ask_delete.yes.show_kind(Kind.QUIET)
        self.ask_delete.no.show_kind(Kind.PRIMARY)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.theme.px(Space.L))
        parts: list[QWidget] = [self._told, self.places, self.ask_restore, self.copies]
        parts += [self.exchange, self.end, self.ask_delete]
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.places.folder_wanted.connect(self._open_folder)
        self.copies.restore_wanted.connect(self._ask_restore)
        self.exchange.folder_wanted.connect(self._open_folder)
        self.exchange.seen.connect(self.asked)
        self.setAcceptDrops(True)
        self.ask_restore.answered.connect(self._leave_restore)
        self.ask_delete.answered.connect(self._leave_delete)

    def show_kept(self, kept: Kept) -> None:
        """Show what there is."""
        self._kept = kept
        self.places.show_places(kept.places)
        self.copies.show_copies(kept.copies)

    def show_room(self, room: Room) -> None:
        """Lay the rows out for the room there is."""
        for card in (self.places, self.copies, self.exchange, self.end):
            card.show_room(room)

    def tell(self, sentence: str, *, is_trouble: bool) -> None:
        """Say what came of a wish, above everything; "" takes it back."""
        care, icon = (Care.HEED, "about") if is_trouble else (Care.CALM, "check")
        self._told.show_notice(Notice(sentence, icon, care))
        self._told.setVisible(bool(sentence))
        if sentence:
            self.asked.emit(self._told)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask to be told anew: files change without telling anybody."""
        super().showEvent(event)
        self.tell("", is_trouble=False)
        self._leave_restore()
        self._leave_delete()
        self.seen.emit()
        self.window().installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Leave an import that nobody took up, when the window is closed."""
        if event.type() is QEvent.Type.Hide:
            self.exchange.closed.emit()
        elif event.type() is QEvent.Type.WindowActivate:
            self.exchange.come_back()
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let a file be dropped anywhere on the tab."""
        self.exchange.welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Look into a file that was dropped."""
        self.exchange.receive(event)

    def _end(self) -> RowsCard:
        card = RowsCard(self._themes, tr("Delete"))
        self.delete = Button(self._themes, tr("Delete everything"))
        self.delete.clicked.connect(self._ask_delete)
        says = Says(
            tr("Delete everything"),
            tr("All walks, ratings and copies. Settings stay. You are asked once."),
        )
        card.show_rows([Row(self._themes, says, self.delete)])
        return card

    def _open_folder(self, folder: str) -> None:
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
        problem = tr("No program could open {folder}.", folder=folder)
        self.tell("" if opened else problem, is_trouble=True)

    def _ask_restore(self, copy: KeptCopy) -> None:
        restore = partial(self.restore_wanted.emit, copy.path)
        self.ask_restore.ask(values.sure_of_restore(copy, self._kept, restore))
        self.asked.emit(self.ask_restore)

    def _ask_delete(self) -> None:
        self.seen.emit()  # it names what goes as it is now
        sure = values.sure_of_delete(self._kept, self.delete_wanted.emit)
        self.ask_delete.ask(sure)
        self.asked.emit(self.ask_delete)

    def _leave_restore(self) -> None:
        self.ask_restore.hide()

    def _leave_delete(self) -> None:
        # The keyboard stays near: else it would go to whatever comes next.
        if self.ask_delete.isAncestorOf(self.focusWidget()):
            self.delete.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask_delete.hide()

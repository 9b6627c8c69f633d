"""The part of the tab Your data through which files come in and go out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from walkreminder.ui.exchange.asking import Asking
from walkreminder.ui.exchange.preview_card import PreviewCard
from walkreminder.ui.exchange.values import Came, Found, Next, Rest, Stage, Working
from walkreminder.ui.page import Room
from walkreminder.ui.parts.bars import ProgressBar
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.flow import FlowLayout
from walkreminder.ui.parts.notice import Care, Notice, NoticeBar
from walkreminder.ui.parts.spoken import speak
from walkreminder.ui.parts.text import Text
from walkreminder.ui.settings.data_rows import RowsCard
from walkreminder.ui.settings.rows import Row, Says
from walkreminder.ui.theme import Face, Space
from walkreminder.ui.wording import ended, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from walkreminder.ui.dressing import ThemeSource


class WorkingCard(Card):
    """How far a work is, and a way to leave it."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(themes, padding=(16, 20), parent=parent)
        self._title = Text(themes, "", Face.MEDIUM, parent=self).wrapped()
        self._bar = ProgressBar(themes, self)
        self.cancel = Button(themes, tr("Cancel"), parent=self)
        self.body.addWidget(self._title)
        self.body.addWidget(self._bar)
        self.body.addSpacing(themes.theme.px(Space.XS))
        self.body.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeading)

    def show_working(self, working: Working) -> None:
        """Show how far it is."""
        told = tr("{title}: {n} %", title=working.title, n=working.percent)
        self._title.show_text(told)
        self._bar.show_fraction(working.percent / 100, told)
        self.setAccessibleName(told)


class Exchange(QWidget):
    """Shows a stage of a file on its way; wishes about it are signals.

    `export_wanted` and `import_wanted` bring a path. `cancelled` leaves what is going
    on, a preview as well, and `closed` says that nobody looks at one any more; `seen`
    brings what has to be brought into view.
    """

    export_wanted = Signal(object)
    import_wanted = Signal(object)
    order_chosen = Signal(object)
    read_wanted = Signal()
    taken = Signal(bool)
    cancelled = Signal()
    closed = Signal()
    undo_wanted = Signal()
    folder_wanted = Signal(str)
    seen = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._stage: Stage = Rest()
        # Where the keyboard goes while the window is not the active one.
        self._take: Callable[[], None] = _rest
        self.asking = Asking(self)
        self.rows = RowsCard(themes, tr("In and out"))
        self.rows.show_rows([Row(themes, _says(), self._made_buttons())])
        self.working = WorkingCard(themes, self)
        self.preview = PreviewCard(themes, self)
        self.came = NoticeBar(themes, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.theme.px(Space.M))
        column.addWidget(self.rows)
        for part in (self.working, self.preview, self.came):
            column.addWidget(part)
            part.hide()
        self._speak_up()

    def show_stage(self, stage: Stage) -> None:
        """Show how far it is; the keyboard goes on from where it was."""
        old, self._stage = self._stage, stage
        # Not the program's: a dialog of the desktop may not have gone yet.
        focused = self.window().focusWidget()
        was_here = focused is not None and self.isAncestorOf(focused)
        match stage:
            case Working():
                self.working.show_working(stage)
            case Found():
                self.preview.show_found(stage)
            case Came():
                self.came.show_notice(_notice(stage))
            case _:
                pass
        self.working.setVisible(isinstance(stage, Working))
        self.preview.setVisible(isinstance(stage, Found))
        self.came.setVisible(isinstance(stage, Came))
        if type(old) is type(stage) is Working:
            return
        is_free = not isinstance(stage, Working)
        if is_free:
            self._show_free(is_free)
        self._bring_up(stage, was_here=was_here)
        # Only now: what is switched off lets the keyboard go anywhere.
        self._show_free(is_free)

    def _show_free(self, is_free: bool) -> None:  # noqa: FBT001 - it is the value
        for button in (self.bring, self.give):
            button.setEnabled(is_free)

    def show_room(self, room: Room) -> None:
        """Lay the rows out for the room there is."""
        self._let_fold(room)
        self.rows.show_room(room)
        self.preview.show_room(room)

    def come_back(self) -> None:
        """Show where the keyboard is, once a dialog of the desktop has gone."""
        # On a turn of its own: Qt is about to bring it to where it was.
        QTimer.singleShot(0, self, self._take_keyboard)

    def welcome(self, event: QDragEnterEvent) -> None:
        """Let one file be dropped, but not into the middle of a work."""
        if _dropped(event) is not None and not isinstance(self._stage, Working):
            event.acceptProposedAction()

    def receive(self, event: QDropEvent) -> None:
        """Take a file that was dropped."""
        file = _dropped(event)
        if file is not None:
            event.acceptProposedAction()
            self.import_wanted.emit(file)

    def _speak_up(self) -> None:
        self.asking.to_write.connect(self.export_wanted)
        self.asking.to_read.connect(self.import_wanted)
        self.working.cancel.clicked.connect(self.cancelled)
        self.preview.left.connect(self.cancelled)
        self.preview.taken.connect(self.taken)
        self.preview.read_wanted.connect(self.read_wanted)
        self.preview.order_chosen.connect(self.order_chosen)
        self.came.asked.connect(self._go_on)

    def _bring_up(self, stage: Stage, *, was_here: bool) -> None:
        keyboard: QWidget = self.bring
        part: QWidget | None = None
        said = ""
        match stage:
            case Working():
                part, keyboard, said = self.working, self.working.cancel, stage.title
            case Found():
                part, keyboard = self.preview, self.preview.no
                said = self.preview.spoken
            case Came():
                part, said = self.came, stage.sentence
                keyboard = self.bring if stage.next is Next.NOTHING else self.came
            case _:
                pass
        if was_here:
            self._take = partial(_give_keyboard, keyboard)
            if self.isActiveWindow():
                self._take_keyboard()
        if part is not None and self.isVisible():
            self.seen.emit(part)
            speak(part, ended(said))

    def _take_keyboard(self) -> None:
        take, self._take = self._take, _rest
        take()

    def _let_fold(self, room: Room) -> None:
        """Keep the buttons beside each other, unless they are below the words."""
        may, never = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum
        policy = QSizePolicy(may if room is Room.TIGHT else never, never)
        policy.setHeightForWidth(True)
        self._buttons.setSizePolicy(policy)

    def _go_on(self) -> None:
        assert isinstance(self._stage, Came)
        if self._stage.next is Next.FOLDER:
            self.folder_wanted.emit(self._stage.folder)
        else:
            self.undo_wanted.emit()

    def _made_buttons(self) -> QWidget:
        buttons = QWidget()
        gap = self._themes.theme.px(Space.S)
        line = FlowLayout(buttons, gap, gap)
        self._buttons = buttons
        self._let_fold(Room.FULL)
        self.bring = Button(self._themes, tr("Import…"))
        self.give = Button(self._themes, tr("Export all…"))
        self.bring.clicked.connect(self.asking.ask_to_read)
        self.give.clicked.connect(self.asking.ask_to_write)
        line.addWidget(self.bring)
        line.addWidget(self.give)
        return buttons


def _give_keyboard(to: QWidget) -> None:
    if isinstance(to, NoticeBar):
        to.take_keyboard()
    else:
        to.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _rest() -> None:
    """Leave the keyboard where it is."""


def _says() -> Says:
    return Says(
        tr("Your walks in a file"),
        tr(
            "Take them to another computer or program, or bring them from there: you"
            " see what would change first. A file may also be dropped on this page."
        ),
    )


def _notice(came: Came) -> Notice:
    care, icon = (Care.HEED, "about") if came.is_trouble else (Care.CALM, "check")
    button = {
        Next.NOTHING: "",
        Next.FOLDER: tr("Show in folder"),
        Next.UNDO: tr("Undo"),
    }[came.next]
    return Notice(came.sentence, icon, care, button)


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one file that is dropped, if it is one."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())

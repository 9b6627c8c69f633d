"""Take the panel home: a quiet button that saves it as a PDF or prints it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from walkreminder.ui import desk
from walkreminder.ui.desk import DESK, Desk
from walkreminder.ui.parts.buttons import IconButton, Kind
from walkreminder.ui.stylesheet import Clothes
from walkreminder.ui.theme import Face, Space
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPagedPaintDevice

    from walkreminder.core.benefits import Content
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.parts.notice import Notice


class PrintButton(IconButton):
    """Opens a menu of two; `told` brings a notice of how it went.

    Nothing of it is made or imported before somebody asks.
    """

    told = Signal(object)

    def __init__(
        self,
        themes: ThemeSource,
        content: Content,
        printing: Desk = DESK,
        parent: QWidget | None = None,
    ) -> None:
        name = tr("Print or save as PDF")
        super().__init__(themes, "print", name, Kind.QUIET, parent)
        self._content = content
        self._desk = printing
        self.clicked.connect(self._open)
        self._keys = QKeySequence(QKeySequence.StandardKey.Print)
        QShortcut(self._keys, self).activated.connect(self.print_out)

    @cached_property
    def menu(self) -> QMenu:
        """The menu of what can be done with the page."""
        menu = QMenu(self)
        Clothes(menu, self.themes)
        menu.setAccessibleName(self.accessibleName())
        menu.addAction(tr("Save as PDF…"), self.save)
        keys = self._keys.toString(QKeySequence.SequenceFormat.NativeText)
        menu.addAction("\t".join((tr("Print…"), keys)), self.print_out)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu with the down arrow too."""
        if event.key() == Qt.Key.Key_Down:
            self._open()
            return
        super().keyPressEvent(event)

    def save(self) -> None:
        """Ask for a place and write the PDF there."""
        title = self._content.labels.title
        self._tell(desk.save(self._desk, self.window(), title, self._put_on))

    def print_out(self) -> None:
        """Ask for a printer and send the page there."""
        title = self._content.labels.title
        self._tell(desk.print_out(self._desk, self.window(), title, self._put_on))

    def _tell(self, notice: Notice | None) -> None:
        if notice is not None:
            self.told.emit(notice)

    def _put_on(self, device: QPagedPaintDevice) -> bool:
        from walkreminder.ui.benefits.foot import foot_words  # noqa: PLC0415 - and
        from walkreminder.ui.benefits.paper import paper  # noqa: PLC0415 - so few
        from walkreminder.ui.benefits.sheets import put_on  # noqa: PLC0415 - print

        family = self.theme.font(Face.BODY).family()
        document = paper(self._content, family)
        return put_on(device, document, foot_words(self._content))

    def _open(self) -> None:
        below = self.height() + self.theme.px(Space.XS)
        right = self.width() - self.menu.sizeHint().width()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.menu.popup(self.mapToGlobal(QPoint(0 if mirrored else right, below)))

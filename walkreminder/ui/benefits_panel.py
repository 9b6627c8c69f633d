"""The page that says why walking helps: six parts, each made when first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from walkreminder.core.benefits import SectionId
from walkreminder.core.finding import Kind
from walkreminder.core.places import HELP, SOURCES, spot_of
from walkreminder.ui.benefits.effort_list import EffortRow
from walkreminder.ui.benefits.foot import Foot
from walkreminder.ui.benefits.muscles import MusclesRoom
from walkreminder.ui.benefits.poses import Pose
from walkreminder.ui.benefits.printing import PrintButton
from walkreminder.ui.benefits.search import Search
from walkreminder.ui.desk import DESK, Desk
from walkreminder.ui.page import Page
from walkreminder.ui.parts.hanging_tabs import HangingTabs
from walkreminder.ui.parts.in_view import InView
from walkreminder.ui.parts.notice import Notice, NoticeBar
from walkreminder.ui.parts.spoken import speak
from walkreminder.ui.parts.tab_order import put_in_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from walkreminder.core.benefits import Content
    from walkreminder.core.finding import Spot
    from walkreminder.ui.dressing import ThemeSource


def open_in_browser(address: str) -> None:
    """Open an address in the user's browser; the app itself connects to nothing."""
    QDesktopServices.openUrl(QUrl(address))


class BenefitsPanel(Page):
    """Muscles, endorphins, backs, beginning, other ways, and the sources of it all."""

    def __init__(
        self,
        themes: ThemeSource,
        content: Content,
        open_link: Callable[[str], None] = open_in_browser,
        desk: Desk = DESK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, content.labels.title, parent)
        self._content = content
        self._open_link = open_link
        self._rooms: dict[str, QWidget] = {}
        self._muscles: MusclesRoom | None = None
        self._names = [*(section.id.value for section in content.sections), SOURCES]
        self._foot = Foot(themes, content, self.content)
        self._foot.setObjectName("piece/foot")
        self._foot.sources_wanted.connect(self._show_sources)
        # Made before the tabs, so that Tab meets it before them.
        self._search = Search(self, content, self._foot)
        self._search.turned.connect(self._show_searching)
        self._search.chosen.connect(self.show_spot)
        self.add_to_head(self._search.field)
        self._print = PrintButton(themes, content, desk, self.content)
        self._print.told.connect(self._tell)
        self.add_to_head(self._print)
        self._notice: NoticeBar | None = None
        words = [*(section.name for section in content.sections)]
        words.append(content.labels.sources)
        name = content.labels.tabs
        self._tabs = HangingTabs(themes, words, name, self.content)
        for part, pill in zip(self._names, self._tabs.pills(), strict=True):
            pill.setObjectName(f"part/{part}")
        self._tabs.chosen.connect(self._open_tab)
        self.compacted.connect(self._tabs.show_tight)
        self.body.addWidget(self._tabs)
        self.body.addWidget(self._foot)
        self.body.addStretch(1)
        self._in_view = InView(self, themes)
        self.section = ""
        self.show_section(self._names[0])

    def show_section(self, name: str) -> None:
        """Show one part, named as in the content file, or "sources"."""
        self._search.end()
        if name == self.section:
            return
        self._tabs.show_chosen(self._names.index(name))
        if self.section:
            self._rooms[self.section].hide()
        room = self._rooms.get(name) or self._add_room(name)
        # The first one comes with the page: shown alone it would be laid out twice.
        if self.section:
            room.show()
        self._foot.link.setVisible(name != SOURCES)
        self.section = name
        self.verticalScrollBar().setValue(0)

    def _add_room(self, name: str) -> QWidget:
        room = self._rooms[name] = self._make(name)
        self.body.insertWidget(self.body.indexOf(self._foot), room)
        put_in_order(room, self._foot)
        return room

    def show_place(self, name: str) -> None:
        """Open the part that holds a card, and show the card."""
        self.show_spot(spot_of(self._content, name))

    def show_spot(self, spot: Spot) -> None:
        """Open the part a place lies in, scroll there and give it the focus."""
        if spot.section == HELP:
            self.wanted.emit(f"{HELP}/{spot.name}")
            return
        self.show_section(spot.section)
        # The tabs and the foot stand outside of the parts.
        place = self.content.findChild(QWidget, spot.name)
        assert place is not None
        if spot.kind is Kind.PART:
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.verticalScrollBar().setValue(0)
            return
        if isinstance(place, EffortRow | Pose):
            place.click()
        self._in_view.keep(place)

    def part(self, name: str) -> QWidget | None:
        """Return a part that has been made."""
        return self._rooms.get(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Come back from what was found on Escape."""
        escapes = event.key() == Qt.Key.Key_Escape
        if not (escapes and self._search.go_back()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the figure be as large as the page allows."""
        super().resizeEvent(event)
        self._stand_in_page()

    def _stand_in_page(self) -> None:
        if self._muscles is not None:
            self._muscles.stand_in(self.viewport().height())

    def _tell(self, notice: Notice) -> None:
        """Tell above the parts how saving or printing went, until it is read."""
        if self._notice is None:
            self._notice = NoticeBar(self.themes, self.content)
            self._notice.asked.connect(self._notice.hide)
            self.body.insertWidget(self.body.indexOf(self._tabs), self._notice)
            put_in_order(self._print, self._notice)
        self._notice.show_notice(notice)
        self._notice.show()
        speak(self._notice, notice.text)
        self.verticalScrollBar().setValue(0)

    def _show_searching(self, searching: bool) -> None:  # noqa: FBT001 - a signal
        self._tabs.setVisible(not searching)
        self._rooms[self.section].setVisible(not searching)
        self.verticalScrollBar().setValue(0)

    def _open_tab(self, index: int) -> None:
        self.show_section(self._names[index])

    def _make(self, name: str) -> QWidget:
        # Imported here, as below: the page opens on the first of them, and many
        # look at no other.
        if name == SOURCES:
            from walkreminder.ui.benefits.sources import SourcesRoom  # noqa: PLC0415

            room = SourcesRoom(self.themes, self._content, self._open_link)
            room.card_wanted.connect(self.show_place)
            return room
        if name == SectionId.MUSCLES:
            muscles = MusclesRoom(self.themes, self._content)
            muscles.told.connect(self.ensureWidgetVisible)
            self._muscles = muscles
            self._stand_in_page()
            return muscles
        if name == SectionId.ENDORPHINS:
            from walkreminder.ui.benefits.endorphins import (  # noqa: PLC0415
                EndorphinsRoom,
            )

            return EndorphinsRoom(self.themes, self._content)
        return self._advice(SectionId(name))

    def _advice(self, section: SectionId) -> QWidget:
        from walkreminder.ui.benefits import advice  # noqa: PLC0415

        if section is SectionId.BACK:
            return advice.BackRoom(self.themes, self._content)
        if section is SectionId.STARTING:
            return advice.StartingRoom(self.themes, self._content)
        enough = advice.EnoughRoom(self.themes, self._content)
        enough.help_wanted.connect(self._want_help)
        return enough

    def _show_sources(self) -> None:
        self.show_section(SOURCES)

    def _want_help(self) -> None:
        self.wanted.emit("help")

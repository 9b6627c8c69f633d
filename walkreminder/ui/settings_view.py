"""The Settings page: its tabs, and what is wrong with the file behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from walkreminder.core.settings import Settings
from walkreminder.ui.page import Page
from walkreminder.ui.parts.hanging_tabs import HangingTabs
from walkreminder.ui.parts.in_view import InView
from walkreminder.ui.parts.notice import Care, Notice, NoticeBar
from walkreminder.ui.parts.text import Text
from walkreminder.ui.settings.goal_tab import GoalTab
from walkreminder.ui.settings.look_tab import LookTab
from walkreminder.ui.settings.prompts_tab import PromptsTab
from walkreminder.ui.settings.reminders_tab import RemindersTab
from walkreminder.ui.settings.sound_tab import SoundTab
from walkreminder.ui.settings.walk_tab import WalkTab
from walkreminder.ui.theme import Face, Tone
from walkreminder.ui.wording import tr
from walkreminder.ui.your_data import YourData

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from PySide6.QtWidgets import QWidget

    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.settings.rows import RowsTab

DATA: Final = "data"  # the place of the tab Your data, as in settings/data


class SettingsView(Page):
    """Shows settings; every finished edit leads to `changed` with all of them.

    `trial_wanted` asks to hear the sound or the voice as it is set now.
    """

    changed = Signal(object)
    trial_wanted = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        clock: Callable[[], datetime],
        zone: Callable[[], ZoneInfo],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, tr("Settings"), parent)
        settings = Settings()
        self._settings = settings
        self._reminders = RemindersTab(themes, clock, zone, settings)
        sound = SoundTab(themes, settings)
        sound.trial_wanted.connect(self.trial_wanted)
        self._tabs: tuple[tuple[str, RemindersTab | RowsTab], ...] = (
            (tr("Reminders"), self._reminders),
            (tr("Prompts"), PromptsTab(themes, settings)),
            (tr("Walk"), WalkTab(themes, settings)),
            (tr("Goal"), GoalTab(themes, settings)),
            (tr("Sound"), sound),
            (tr("Look"), LookTab(themes, settings)),
        )
        self.data = YourData(themes)
        self._mistakes = NoticeBar(themes, self)
        self._mistakes.hide()
        self._path = Text(themes, "", Face.SMALL, Tone.MUTED, self).wrapped()
        self._path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        names = [*(name for name, _ in self._tabs), tr("Your data")]
        name = tr("Kinds of settings")
        self._pills = HangingTabs(themes, names, name, self.content)
        self.body.addWidget(self._mistakes)
        self.body.addWidget(self._pills)
        for _, tab in self._tabs:
            self.body.addWidget(tab)
            tab.changed.connect(self._take)
            self.roomed.connect(tab.show_room)
        self.body.addWidget(self.data)
        self.roomed.connect(self.data.show_room)
        self.data.asked.connect(InView(self, themes).follow)
        self.roomed.connect(self.fit_cards)
        self.body.addWidget(self._path)
        self.body.addStretch(1)
        self._pills.chosen.connect(self.show_tab)
        self.show_tab(0)

    def show_settings(self, settings: Settings) -> None:
        """Show settings; the keyboard and an edit in progress stay where they are."""
        self._settings = settings
        for _, tab in self._tabs:
            tab.show_settings(settings)

    def show_mistakes(self, texts: Sequence[str]) -> None:
        """Show what is wrong with the file, or that nothing is.

        A faulty file is never overwritten, so nothing can be changed meanwhile.
        """
        for _, tab in self._tabs:
            tab.setEnabled(not texts)
        self._mistakes.setVisible(bool(texts))
        self.tells = frozenset({"settings"} if texts else ())
        said = tr(
            "The settings file has a mistake. The app goes on with the last good "
            "settings and leaves the file alone until you have put it right."
        )
        text = "\n".join((said, *texts))
        self._mistakes.show_notice(Notice(text, "edit", Care.HEED))

    def show_path(self, path: Path) -> None:
        """Show where the settings are kept."""
        text = tr("Kept in {path}, which you may also edit by hand.", path=path)
        self._path.show_text(text)

    def show_tab(self, index: int) -> None:
        """Open a tab."""
        self._pills.show_chosen(index)
        for place, (_, tab) in enumerate(self._tabs):
            tab.setVisible(place == index)
        is_data = index == len(self._tabs)
        self.data.setVisible(is_data)
        # It names the place of the settings among all others.
        self._path.setVisible(not is_data)
        self.verticalScrollBar().setValue(0)

    def show_place(self, name: str) -> None:
        """Open the tab Your data, the only one that others lead to."""
        if name == DATA:
            self.show_tab(len(self._tabs))

    def _take(self, settings: Settings) -> None:
        self.show_settings(settings)
        self.changed.emit(settings)

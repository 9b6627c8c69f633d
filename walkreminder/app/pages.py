"""The pages of the main window: how each is made, and what it is fed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from walkreminder import __version__
from walkreminder.core.days import excused, spare_days_spent
from walkreminder.core.stats import week_of, week_with
from walkreminder.core.timetable import local_date
from walkreminder.core.trouble import Trouble
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from PySide6.QtWidgets import QWidget

    from walkreminder.app.facts import Facts
    from walkreminder.core.after import Ended
    from walkreminder.core.claims import Content
    from walkreminder.core.ledger import Line, WalkRecord
    from walkreminder.core.programme_log import Entry
    from walkreminder.core.report import Kept
    from walkreminder.core.state import Scene, State
    from walkreminder.desktop.paths import Paths
    from walkreminder.store.history import History
    from walkreminder.ui.after_walk import Told
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.programme_view import ProgrammePage
    from walkreminder.ui.settings_view import SettingsView
    from walkreminder.ui.today import Today
    from walkreminder.ui.your_data import YourData


class Library(Protocol):
    """The records that pages show; `changes` grows whenever they change."""

    changes: int

    def walks(self, since: date = ..., until: date = ...) -> Sequence[WalkRecord]:
        """Return the walks of a span of days."""

    def lines(self, since: date = ..., until: date = ...) -> Sequence[Line]:
        """Return the lines of the ledger of a span of days."""

    def unwalked(self, since: date = ..., until: date = ...) -> Mapping[date, bool]:
        """Return the dates with a slot and no walk; whether each costs a spare day."""

    def daily_seconds(self, since: date = ..., until: date = ...) -> Mapping[date, int]:
        """Return the counted seconds of each day that has any."""

    def first_day(self) -> date | None:
        """Return the first date with a walk, if there is one."""

    def kept(self, since: date, until: date) -> Sequence[Kept]:
        """Return the walks of a span of days as a report counts them."""

    def log(self) -> Sequence[Entry]:
        """Return what was ever said about the programme."""


class Places(Protocol):
    """What windows remember, by name: where they were, and what they showed."""

    def place(self, window: str) -> str | None:
        """Return what is known of a window, if anything is."""

    def keep(self, window: str, place: str) -> None:
        """Remember it."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What pages are made with and fed from; the user's first language comes first."""

    themes: ThemeSource
    clock: Callable[[], datetime]
    zone: Callable[[], ZoneInfo]
    records: History
    paths: Paths
    languages: Callable[[], Sequence[str]]
    places: Places


class Pages(QObject):
    """Makes a page when it is first wanted, and feeds those that were made.

    Each is imported when it is made: most days nobody opens a window.
    """

    settings_changed = Signal(object)
    move_wanted = Signal(object)
    claim_wanted = Signal(str)
    ratings_off = Signal()
    trial_wanted = Signal(str)
    restore_wanted = Signal(str)
    delete_wanted = Signal()
    data_made = Signal(object)

    def __init__(self, sources: Sources, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._from = sources
        self._feeds: dict[str, Callable[[State, Scene], None]] = {}
        self._mistakes: tuple[str, ...] = ()
        self._data: YourData | None = None
        self._is_walking = False

    def makers(self) -> Mapping[str, Callable[[], QWidget]]:
        """Return what makes each page, by its name."""
        return {
            "today": self._today,
            "why": self._why,
            "history": self._history,
            "programme": self._programme,
            "settings": self._settings,
            "about": self._about,
            "help": self._help,
        }

    def feed(self, name: str, state: State, scene: Scene) -> None:
        """Give a page what it shows, if it was made and shows anything."""
        if name in self._feeds:
            self._feeds[name](state, scene)

    def told_after(self, walk: Ended, scene: Scene) -> Told:
        """Return what a walk that has just ended came to, with a card that fits."""
        # Imported here: many hours pass in which no walk ends.
        from walkreminder.core.after import After, OnlyWalked, after_walk  # noqa: PLC0415
        from walkreminder.core.claims import Occasion  # noqa: PLC0415
        from walkreminder.ui.after_walk import Told  # noqa: PLC0415

        day, starts = local_date(scene.now, scene.zone), scene.settings.goal.week_starts
        after: After = OnlyWalked(walk.minutes)
        content, occasion, problem = self.content, Occasion.ORDINARY, ""
        try:
            daily = self._from.records.daily_seconds(week_of(day, starts), day)
            after = after_walk(walk, daily, scene)
            occasion = self._facts.occasion(scene)
        except Trouble as trouble:
            problem = str(trouble)
        card, occasion = self._facts.card(content, occasion, scene)
        grade, counted = content.grades[card.grade], content.labels.days
        checked = content.checked
        # Where the records cannot be read, nobody can tell what is rated already.
        rated = None if problem else walk.id
        return Told(after, card, grade, counted, occasion, checked, problem, rated)

    def show_mistakes(self, mistakes: Sequence[str]) -> None:
        """Tell the settings page what is wrong with the file."""
        self._mistakes = tuple(mistakes)

    def tell_of_data(self, sentence: str, *, is_trouble: bool) -> None:
        """Say on the tab Your data what came of a wish, and show what there is now."""
        if self._data is not None:
            self._feed_data(self._data)
            self._data.tell(sentence, is_trouble=is_trouble)

    @cached_property
    def content(self) -> Content:
        """What the app says of walking and health; read when it is first wanted."""
        from walkreminder.app.content import content_in  # noqa: PLC0415

        return content_in(self._from.languages())

    @cached_property
    def _facts(self) -> Facts:
        from walkreminder.app.facts import Facts  # noqa: PLC0415

        return Facts(self._from.records, self._from.places)

    def _today(self) -> QWidget:
        from walkreminder.ui.today import Today  # noqa: PLC0415

        page = Today(self._from.themes, self._from.clock)
        page.move_wanted.connect(self.move_wanted)
        page.claim_wanted.connect(self.claim_wanted)
        page.ratings_off.connect(self.ratings_off)
        self._feeds["today"] = partial(self._feed_today, page)
        return page

    def _why(self) -> QWidget:
        from walkreminder.ui.benefits_panel import BenefitsPanel  # noqa: PLC0415

        return BenefitsPanel(self._from.themes, self.content)

    def _history(self) -> QWidget:
        from walkreminder.app.history_feed import HistoryFeed  # noqa: PLC0415

        feed = HistoryFeed(self._from.themes, self._from.clock, self._from.records)
        self._feeds["history"] = feed.feed
        return feed.page

    def _programme(self) -> QWidget:
        from walkreminder.ui.programme_view import ProgrammePage  # noqa: PLC0415

        page = ProgrammePage(self._from.themes, self.content)
        page.changed.connect(self.settings_changed)
        self._feeds["programme"] = partial(self._feed_programme, page)
        return page

    def _settings(self) -> QWidget:
        from walkreminder.ui.settings_view import SettingsView  # noqa: PLC0415

        sources = self._from
        page = SettingsView(sources.themes, sources.clock, sources.zone)
        page.show_path(sources.paths.settings)
        page.changed.connect(self.settings_changed)
        page.trial_wanted.connect(self.trial_wanted)
        page.data.restore_wanted.connect(self.restore_wanted)
        page.data.delete_wanted.connect(self.delete_wanted)
        page.data.seen.connect(partial(self._feed_data, page.data))
        self._data = page.data
        self.data_made.emit(page.data)
        self._feeds["settings"] = partial(self._feed_settings, page)
        return page

    def _about(self) -> QWidget:
        from walkreminder.ui.about import About, FilePlace  # noqa: PLC0415

        paths = self._from.paths
        places = (
            FilePlace(tr("Settings"), str(paths.settings)),
            FilePlace(tr("Walks and reminders"), str(paths.history)),
            FilePlace(tr("Daily copies"), str(paths.backups)),
            FilePlace(tr("Log"), str(paths.log_folder)),
        )
        return About(self._from.themes, __version__, places)

    def _help(self) -> QWidget:
        from walkreminder.ui.help_page import HelpPage  # noqa: PLC0415

        return HelpPage(self._from.themes, self.content)

    def _feed_today(self, page: Today, state: State, scene: Scene) -> None:
        from walkreminder.core.claims import Occasion  # noqa: PLC0415

        content, occasion = self.content, Occasion.ORDINARY
        page.show_signs(content)
        page.show_state(state, scene)
        try:
            self._feed_days(page, scene)
            occasion = self._facts.occasion(scene)
        finally:
            # The records may be unreadable: the rest is shown all the same.
            card, occasion = self._facts.card(content, occasion, scene)
            grade = content.grades[card.grade]
            counted, checked = content.labels.days, content.checked
            page.show_card(card, grade, counted, occasion, checked)

    def _feed_days(self, page: Today, scene: Scene) -> None:
        day, starts = local_date(scene.now, scene.zone), scene.settings.goal.week_starts
        first, records = week_of(day, starts), self._from.records
        daily = records.daily_seconds(first, day)
        costs = excused(records.unwalked(first, day), scene.settings.days_off)
        spent = spare_days_spent(costs, week_with(day, starts, daily), day)
        page.show_days(daily, spent)

    def _feed_programme(self, page: ProgrammePage, state: State, scene: Scene) -> None:
        day = local_date(scene.now, scene.zone)
        first = week_of(day, scene.settings.goal.week_starts)
        try:
            page.show_walks(self._from.records.walks(first, day))
        finally:
            # The records may be unreadable: the rest is shown all the same.
            page.show_state(state, scene)

    def _feed_data(self, page: YourData) -> None:
        from walkreminder.app.kept import kept_in  # noqa: PLC0415 - seldom seen

        page.show_kept(kept_in(self._from.paths, is_walking=self._is_walking))

    def _feed_settings(self, page: SettingsView, state: State, scene: Scene) -> None:
        self._is_walking = state.walk is not None
        page.show_mistakes(self._mistakes)
        page.show_settings(scene.settings)

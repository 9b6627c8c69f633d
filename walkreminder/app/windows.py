"""The windows: made when first wanted, fed when seen, each placed where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal

from walkreminder.app.pages import Pages
from walkreminder.core.after import just_ended
from walkreminder.core.trouble import Trouble
from walkreminder.store.telling import Damaged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from walkreminder.app.pages import Sources
    from walkreminder.core.state import Scene, State
    from walkreminder.ui.around import Around
    from walkreminder.ui.main_window import MainWindow
    from walkreminder.ui.walk_window import WalkWindow


class Windows(QObject):
    """Shows the state in whatever window is open; costs nothing while none is."""

    asked = Signal(object)
    settings_changed = Signal(object)
    move_wanted = Signal(object)
    card_wanted = Signal()
    trial_wanted = Signal(str)
    damaged = Signal(object)
    restore_wanted = Signal(str)
    delete_wanted = Signal()
    data_made = Signal(object)

    def __init__(
        self,
        sources: Sources,
        around: Around,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sources = sources
        self._places = sources.places
        self._around = around
        self._pages = Pages(sources, self)
        self._pages.settings_changed.connect(self.settings_changed)
        self._pages.move_wanted.connect(self.move_wanted)
        self._pages.claim_wanted.connect(self.open_claim)
        self._pages.ratings_off.connect(self._end_ratings)
        self._pages.trial_wanted.connect(self.trial_wanted)
        self._pages.restore_wanted.connect(self.restore_wanted)
        self._pages.delete_wanted.connect(self.delete_wanted)
        self._pages.data_made.connect(self.data_made)
        self._main: MainWindow | None = None
        self._walk: WalkWindow | None = None
        self._shown: tuple[State, Scene] | None = None
        self._notices: dict[str, str] = {}

    def show_state(self, state: State, scene: Scene) -> None:
        """Show the state wherever someone may be looking."""
        before = None if self._shown is None else self._shown[0]
        self._shown = (state, scene)
        if self._walk is None and state.walk is not None:
            self._walk = self._made_walk_window()
            self._show_in_walk()
        if self._walk is not None:
            self._tell_after(self._walk, before)
            self._walk.show_state(state, scene)
        if self._main is not None and self._main.isVisible():
            self._feed(self._main.current)

    def walk_is_seen(self) -> bool:
        """Tell whether the walk is on screen, in either form or as what it came to."""
        return self._walk is not None and self._walk.is_on_screen

    def show_mistakes(self, mistakes: Sequence[str]) -> None:
        """Tell the settings page what is wrong with the file, or that nothing is."""
        self._pages.show_mistakes(mistakes)
        self._feed("settings")

    def show_notice(self, kind: str, sentence: str) -> None:
        """Tell a trouble above the pages, now or when they are seen; "" ends it."""
        if self._notices.get(kind, "") != sentence:
            self._notices[kind] = sentence
            self._show_notices()
            self._show_in_walk()

    def tell_of_data(self, sentence: str) -> None:
        """Say on the tab Your data what came of a wish there."""
        self._pages.tell_of_data(sentence, is_trouble=False)

    def tell_data_trouble(self, sentence: str) -> None:
        """Say on the tab Your data why a wish came to nothing."""
        self._pages.tell_of_data(sentence, is_trouble=True)

    def show_notices(self) -> None:
        """Bring up what is told above the pages, where nobody can see it yet."""
        main = self._main
        if main is None or not main.isVisible() or main.isMinimized():
            self._open_page("today")

    def open(self, name: str) -> None:
        """Bring a window or a page to the front; what is none of them is Today."""
        walks = self._shown is not None and self._shown[0].walk is not None
        if name == "prompt":
            self.card_wanted.emit()
        elif name == "walk" and walks and self._walk is not None:
            self._walk.come()
        elif name == "report":
            self._open_report()
        else:
            self._open_page(name if name in self._pages.makers() else "today")

    def open_claim(self, claim: str) -> None:
        """Bring the page Why walk to the front, with one of its claims in view."""
        self._open_page("why", claim)

    def keep_places(self) -> None:
        """Remember where the windows are."""
        for name, window in (("main", self._main), ("walk", self._walk)):
            if window is not None:
                place = bytes(window.saveGeometry().toBase64().data()).decode()
                self._places.keep(name, place)

    def _open_page(self, name: str, place: str = "") -> None:
        from walkreminder.ui.floating import put_up  # noqa: PLC0415 - as below

        if self._main is None:
            self._main = self._made_main_window()
        main = self._main
        main.show_page(name, place)
        put_up(main)
        main.raise_()
        main.activateWindow()

    def _made_main_window(self) -> MainWindow:
        # Imported here: most days nobody opens it.
        from walkreminder.ui.main_window import MainWindow  # noqa: PLC0415

        main = MainWindow(self._sources.themes, self._pages.makers())
        main.asked.connect(self.asked)
        main.wanted.connect(self.open)
        main.shown.connect(self._feed)
        self._to_its_place("main", main)
        self._main = main
        self._show_notices()
        return main

    def _made_walk_window(self) -> WalkWindow:
        from walkreminder.ui.icons import app_icon  # noqa: PLC0415
        from walkreminder.ui.walk_window import WalkWindow  # noqa: PLC0415

        window = WalkWindow(self._sources.themes, self._sources.clock, self._around)
        window.setWindowIcon(app_icon())
        window.asked.connect(self.asked)
        window.claim_wanted.connect(self.open_claim)
        window.ratings_off.connect(self._end_ratings)
        window.help_wanted.connect(self._open_help)
        window.signs_wanted.connect(self._show_when_to_stop)
        window.settings_changed.connect(self.settings_changed)
        self._to_its_place("walk", window)
        return window

    def _open_report(self) -> None:
        """Open the way to the report over the main window."""
        from walkreminder.app.report_window import open_report  # noqa: PLC0415

        if self._shown is not None:
            content = self._pages.content
            open_report(self._sources, self._shown[1], content, self._main)

    def _open_help(self) -> None:
        self._open_page("help")

    def _show_when_to_stop(self) -> None:
        if self._walk is not None:
            self._walk.show_signs(self._pages.content)

    def _tell_after(self, window: WalkWindow, before: State | None) -> None:
        """Tell what a walk came to, where it was looked at; Today always does."""
        if self._shown is None or not window.is_seen:
            return
        state, scene = self._shown
        ended = just_ended(before, state)
        if ended is not None:
            window.tell(self._pages.told_after(ended, scene))

    def _end_ratings(self) -> None:
        """Ask nobody how the back is from now on; Settings can ask again."""
        if self._shown is not None:
            from walkreminder.core.rating import without_ratings  # noqa: PLC0415

            self.settings_changed.emit(without_ratings(self._shown[1].settings))

    def _to_its_place(self, name: str, window: QWidget) -> None:
        # Qt itself keeps a restored window on the screens that there are.
        place = self._places.place(name)
        if place is not None:
            window.restoreGeometry(QByteArray.fromBase64(place.encode()))

    def _feed(self, name: str) -> None:
        if self._shown is None:
            return
        problem = ""
        try:
            self._pages.feed(name, *self._shown)
        except Trouble as trouble:
            problem = str(trouble)
            if isinstance(trouble, Damaged):
                self.damaged.emit(trouble)
        self.show_notice("page", problem)

    def _show_in_walk(self) -> None:
        """Tell in the walk's window too why what is done in it cannot be kept."""
        told = (self._notices.get(kind, "") for kind in ("store", "save"))
        if self._walk is not None:
            self._walk.show_trouble(next(filter(None, told), ""))

    def _show_notices(self) -> None:
        if self._main is None:
            return
        for kind, sentence in self._notices.items():
            if sentence:
                self._main.show_notice(kind, sentence)
            else:
                self._main.drop_notice(kind)

"""The parts joined: events in; state out to the tray, the prompts and the windows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer

from walkreminder.app.absences import Absences
from walkreminder.app.cards import Cards
from walkreminder.app.choices import Choices
from walkreminder.app.commands import Commands, Reach
from walkreminder.app.cueing import Cueing
from walkreminder.app.data_room import DataRoom
from walkreminder.app.here import Here
from walkreminder.app.incoming import Incoming
from walkreminder.app.keeping import Keeping
from walkreminder.app.notices import PromptNotices
from walkreminder.app.pages import Sources
from walkreminder.app.taking_over import TakingOver
from walkreminder.app.waking import Waking
from walkreminder.app.windows import Windows
from walkreminder.core.events import Left, Skip, Tick, Woke
from walkreminder.core.state import StateName, name_of
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.desktop.boot_clock import running
from walkreminder.engine import Engine
from walkreminder.store.telling import Damaged
from walkreminder.ui.prompt_words import open_prompt, prompt_words
from walkreminder.ui.tray import Tray
from walkreminder.ui.wording import ended, sentences

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import time

    from walkreminder.app.outside import Outside
    from walkreminder.core.events import Event
    from walkreminder.core.state import Scene, State
    from walkreminder.core.timetable import SlotKey
    from walkreminder.store.settings_file import Loaded
    from walkreminder.ui.around import Around
    from walkreminder.ui.dressing import ThemeSource


class App(QObject):
    """Walk Reminder, put together; alive from start() to leave()."""

    def __init__(
        self,
        outside: Outside,
        themes: ThemeSource,
        around: Around,
        end: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._outside = outside
        self._end = end
        self._here = Here(outside.clock)
        self._choices = Choices(
            outside.settings_file, outside.settings_watch, themes, self
        )
        settings, zone = self._choices.load(), self._here.zone
        self._engine = Engine(outside.history, outside.clock, zone, settings, running)
        self._commands = self._made_commands()
        self._tray = Tray(themes, outside.clock, parent=self)
        self._is_in_tray = self._tray.available
        self._notices = PromptNotices(outside.notifier, self)
        self._cards = Cards(themes, around, self._card_is_alone, self)
        sources = Sources(
            themes,
            outside.clock,
            zone,
            outside.history,
            outside.paths,
            self._languages,
            outside.window_file,
        )
        self._windows = Windows(sources, around, self)
        self._cueing = Cueing(outside.outlets, self._windows.walk_is_seen, self)
        self._waking = Waking(outside.alarm, outside.clock)
        self._absences = Absences(outside.presence, outside.clock, self)
        history, paths, today = outside.history, outside.paths, self._here.today
        places = outside.window_file
        self._keeping = Keeping(history, paths.backups, today, places, self)
        self._taking_over = TakingOver(history, paths, today, themes, self)
        taking_over, incoming = self._taking_over, self._incoming
        self._data = DataRoom(self._windows, taking_over, incoming, self)
        # On a turn of its own: the engine may be in the middle of an event.
        self._catch_up = QTimer(self, singleShot=True, interval=0)
        self._catch_up.timeout.connect(self._choices.keep_up)
        self._hear_wishes()
        self._hear_the_world()

    def start(self) -> None:
        """Take up the state that was left, and be there for the user."""
        shown = self._tray, self._notices, self._cards, self._windows
        # A cue shows itself where no window does, which is known after they are.
        for part in (*shown, self._cueing, self._waking, self._absences):
            self._engine.watch(part.show_state)
        self._engine.watch(self._trust_store)
        self._taking_over.begin(self._engine)
        self._open_door()
        self._choices.serve(self._engine)
        self.tell("desktop", sentences(*map(str, self._outside.troubles)))
        self.tell("zone", self._here.trouble)
        # The scheduler is a heavy import: the tray comes first.
        QTimer.singleShot(0, self._settle_in)

    def open(self, name: str) -> None:
        """Bring a window to the front; "front" is whatever matters now."""
        state = self._engine.state
        if name == "front" and name_of(state) is StateName.ASKING:
            name = "prompt"
        elif name == "front":
            name = "walk" if state.walk is not None else "today"
        self._windows.open(name)

    def tell(self, kind: str, sentence: str) -> None:
        """Tell a trouble in tray and main window; an empty sentence takes it back."""
        self._windows.show_notice(kind, sentence)
        self._tray.show_trouble(kind, sentence)

    @property
    def has_tray(self) -> bool:
        """Whether the icon can be seen anywhere."""
        return self._tray.available

    def leave(self) -> None:
        """End in order: a walk is kept, nothing stays on screen."""
        self._taking_over.close()
        try:
            self._send(Left())
        finally:
            self._disappear()

    def _disappear(self) -> None:
        self._outside.notifier.close()
        self._cueing.close()
        self._absences.close()
        self._windows.keep_places()
        self._outside.alarm.stop()
        self._keeping.close()
        self._data.close()
        self._commands.close()
        self._tray.hide()

    def _open_door(self) -> None:
        """Answer commands, now that there is somebody who can."""
        try:
            self._commands.open()
        except Trouble as trouble:
            # It is only the door: everything else goes on without it.
            self.tell("door", str(trouble))
        self._engine.watch(self._commands.show_state)

    def _restore_door(self) -> None:
        problem = ""
        try:
            self._commands.restore()
        except Trouble as trouble:
            problem = str(trouble)
        self.tell("door", problem)

    def _languages(self) -> list[str]:
        chosen = self._engine.settings.appearance.language
        return [chosen] if chosen else QLocale.system().uiLanguages()

    def _made_commands(self) -> Commands:
        history, paths = self._outside.history, self._outside.paths
        save, walks_today = self._choices.save, self._walks_today
        told = partial(self._send, Tick())
        zone, engine = self._here.zone, self._engine
        self._incoming = Incoming(self._outside, zone, engine, told, self)
        has_walk, bring_in = history.has_walk, self._incoming.answer
        reach = Reach(self.open, save, self._end, walks_today, has_walk, bring_in)
        return Commands(paths.socket, self._engine, reach, self)

    def _hear_wishes(self) -> None:
        self._tray.asked.connect(self._wish)
        self._tray.wanted.connect(self.open)
        self._tray.quit_wanted.connect(self._end)
        self._notices.asked.connect(self._wish)
        self._notices.card_wanted.connect(self._cards.come)
        self._notices.card_replaced.connect(self._cards.leave_prompt)
        self._notices.move_wanted.connect(self._move_open)
        self._cards.asked.connect(self._wish)
        self._cards.wanted.connect(self.open)
        self._cards.move_wanted.connect(self._move)
        self._windows.asked.connect(self._wish)
        self._windows.move_wanted.connect(self._move)
        # Each comes only if it has something to ask.
        self._windows.card_wanted.connect(self._cards.come)
        self._windows.settings_changed.connect(self._choices.try_to_save)
        self._windows.trial_wanted.connect(self._cueing.try_out)
        self._cueing.troubled.connect(self.tell)
        self._cueing.window_wanted.connect(self.open)

    def _hear_the_world(self) -> None:
        outside = self._outside
        outside.alarm.rang.connect(self._tick)
        self._absences.asked.connect(self._send)
        if outside.zone_watch is not None:
            outside.zone_watch.zone_changed.connect(self._change_zone)
        if outside.resume is not None:
            outside.resume.woke.connect(self._wake)
        if outside.tray_host is not None:
            outside.tray_host.appeared.connect(self._meet_tray)
        self._choices.looked.connect(self._tell_of_file)
        self._choices.told.connect(partial(self.tell, "save"))
        self._choices.stuck.connect(self._wait_for_store)
        self._keeping.told.connect(partial(self.tell, "backup"))
        self._keeping.damaged.connect(self._taking_over.offer)
        self._windows.damaged.connect(self._taking_over.offer)
        self._taking_over.quit_wanted.connect(self._end)

    def _settle_in(self) -> None:
        """Do what the user need not wait for."""
        self._outside.alarm.start()
        self._outside.notifier.prepare()
        self._keeping.back_up()

    def _wish(self, event: Event) -> None:
        """Let a wish happen; where it cannot, that is shown and not only told."""
        if self._send(event):
            self._windows.show_notices()

    def _send(self, event: Event) -> str:
        """Let an event happen, and time go on; return what stood in its way."""
        wish = ""
        try:
            self._engine.send(event)
        except Refused as refusal:
            wish = str(refusal)
        except Trouble as trouble:
            self._wait_for_store(str(trouble))
            if isinstance(trouble, Damaged):
                self._taking_over.offer(trouble)
            return str(trouble)
        # A refusal belongs to the moment, and to whoever wished.
        self._windows.show_notice("wish", wish)
        return wish

    def _trust_store(self, _state: State, scene: Scene) -> None:
        """Take up what has waited: whoever hears of a state knows that it was kept."""
        self.tell("store", "")
        self.tell("programme", scene.past.unread)
        if self._choices.is_behind:
            self._catch_up.start()

    def _wait_for_store(self, sentence: str) -> None:
        self.tell("store", sentence)
        self._waking.try_again_soon()

    def _tick(self) -> None:
        if self._outside.zone_watch is None:
            self._look_at_zone()
        self._send(Tick())
        self._restore_door()
        self._choices.keep_up()
        self._keeping.back_up()
        self._keeping.look_through()

    def _wake(self) -> None:
        self._send(Woke())

    def _look_at_zone(self) -> None:
        changed = self._here.look()
        self.tell("zone", self._here.trouble)
        if changed:
            self._wake()

    def _change_zone(self) -> None:
        self._here.look()
        self.tell("zone", self._here.trouble)
        self._wake()

    def _meet_tray(self) -> None:
        # Qt chose the kind of tray when the icon was made: one that was made with
        # a host goes to every later one by itself, one without would stay outside.
        if not self._is_in_tray:
            self._tray.recreate()
        self._is_in_tray = True

    def _move_open(self) -> None:
        """Move the open slot's reminder to the time that its prompt offers."""
        open_ = open_prompt(self._engine.state)
        if open_ is not None:
            other = prompt_words(open_, self._engine.scene()).other
            if other is not None:
                self._move((open_.slot.key, other))

    def _move(self, wish: tuple[SlotKey, time]) -> None:
        key, to = wish
        if not self._choices.move(key, to):
            return
        # Moving takes a moment, in which the slot may have ended by itself.
        open_ = open_prompt(self._engine.state)
        if open_ is not None and open_.slot.key == key:
            self._send(Skip())

    def _tell_of_file(self, loaded: Loaded) -> None:
        # Only a mistake keeps the page from saving; a warning is no more than told.
        self._windows.show_mistakes(loaded.mistakes)
        told = map(ended, (*loaded.mistakes, *loaded.warnings))
        self.tell("settings", sentences(*told))

    def _card_is_alone(self) -> bool:
        return not self._notices.can_ask

    def _walks_today(self) -> int:
        today = self._here.today()
        return len(self._outside.history.walks(today, today))

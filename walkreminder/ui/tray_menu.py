"""What the tray's menu offers in each state, as a value; alone knows its entries."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from walkreminder.core import events as on
from walkreminder.core.ledger import Reason
from walkreminder.core.reminder import next_asked
from walkreminder.core.state import StateName, name_of
from walkreminder.core.timetable import local_date, until_tomorrow
from walkreminder.core.wishes import can_unskip
from walkreminder.ui import wording
from walkreminder.ui.tray_words import title
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.core.events import Event
    from walkreminder.core.state import Scene, State


class Choice(enum.Enum):
    """Everything the menu can offer."""

    NEWS = enum.auto()
    START = enum.auto()
    SHOW_WALK = enum.auto()
    PAUSE = enum.auto()
    RESUME = enum.auto()
    FINISH = enum.auto()
    CANCEL = enum.auto()
    DISCARD = enum.auto()
    ANSWER = enum.auto()
    SNOOZE = enum.auto()
    SKIP = enum.auto()
    UNSKIP = enum.auto()
    NOT_TODAY = enum.auto()
    UNWELL = enum.auto()
    REMIND = enum.auto()
    QUIET_OFF = enum.auto()
    QUIET = enum.auto()
    QUIET_30_MIN = enum.auto()
    QUIET_1_H = enum.auto()
    QUIET_2_H = enum.auto()
    QUIET_4_H = enum.auto()
    QUIET_TOMORROW = enum.auto()
    QUIET_ON = enum.auto()
    TODAY = enum.auto()
    WHY = enum.auto()
    HISTORY = enum.auto()
    SETTINGS = enum.auto()
    HELP = enum.auto()
    QUIT = enum.auto()


class Group(enum.Enum):
    """What entries are about; a line stands between groups."""

    NEWS = enum.auto()
    WALK = enum.auto()
    REMINDERS = enum.auto()
    PAGES = enum.auto()
    END = enum.auto()


class Light(enum.Enum):
    """Whether an entry can be chosen now."""

    ON = enum.auto()
    OFF = enum.auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu; one with entries inside opens them."""

    choice: Choice
    text: str
    group: Group
    light: Light = Light.ON
    inside: tuple[Entry, ...] = ()


REMIND_IN: Final = timedelta(minutes=30)
QUIET_LENGTHS: Final = {
    Choice.QUIET_30_MIN: timedelta(minutes=30),
    Choice.QUIET_1_H: timedelta(hours=1),
    Choice.QUIET_2_H: timedelta(hours=2),
    Choice.QUIET_4_H: timedelta(hours=4),
}
PAGES: Final = {
    Choice.SHOW_WALK: "walk",
    Choice.ANSWER: "prompt",
    Choice.TODAY: "today",
    Choice.WHY: "why",
    Choice.HISTORY: "history",
    Choice.SETTINGS: "settings",
    Choice.HELP: "help",
}


def menu_entries(state: State, scene: Scene) -> tuple[Entry, ...]:
    """Return what can be chosen now, from top to bottom."""
    news = Entry(Choice.NEWS, title(state, scene), Group.NEWS, Light.OFF)
    return (
        news,
        *_walk(state),
        *_reminders(state, scene),
        Entry(Choice.TODAY, tr("Today"), Group.PAGES),
        Entry(Choice.WHY, tr("Why walk"), Group.PAGES),
        Entry(Choice.HISTORY, tr("History"), Group.PAGES),
        Entry(Choice.SETTINGS, tr("Settings"), Group.PAGES),
        Entry(Choice.HELP, tr("When to get help"), Group.PAGES),
        Entry(Choice.QUIT, tr("Quit"), Group.END),
    )


def wish_of(choice: Choice, scene: Scene) -> Event | None:
    """Return the event a choice stands for at the instant of the scene."""
    if choice in QUIET_LENGTHS:
        return on.QuietOn(scene.now + QUIET_LENGTHS[choice])
    match choice:
        case Choice.START:
            return on.Start()
        case Choice.REMIND:
            return on.Remind(scene.now + REMIND_IN)
        case Choice.QUIET_TOMORROW:
            timetable = scene.settings.timetable
            return on.QuietOn(until_tomorrow(timetable, scene.now, scene.zone))
        case _:
            return PLAIN.get(choice)


PLAIN: Final[dict[Choice, Event]] = {
    Choice.PAUSE: on.Pause(),
    Choice.RESUME: on.Resume(),
    Choice.FINISH: on.Finish(),
    Choice.DISCARD: on.Cancel(),
    Choice.SNOOZE: on.Snooze(),
    Choice.SKIP: on.Skip(),
    Choice.UNSKIP: on.Unskip(),
    Choice.NOT_TODAY: on.SkipToday(),
    Choice.UNWELL: on.SkipToday(Reason.UNWELL),
    Choice.QUIET_OFF: on.QuietOff(),
    Choice.QUIET_ON: on.QuietOn(),
}


def _walk(state: State) -> tuple[Entry, ...]:
    group = Group.WALK
    name = name_of(state)
    answer = (Entry(Choice.ANSWER, tr("Answer the question"), group),)
    if name is StateName.ASKING and state.walk is not None:
        return answer
    if name is StateName.ASKING:
        return (*answer, Entry(Choice.START, tr("Start a walk"), group))
    if name not in (StateName.WALKING, StateName.PAUSED):
        light = Light.OFF if name is StateName.LOCKED else Light.ON
        start = Entry(Choice.START, tr("Start a walk"), group, light)
        # Under the lock a walk can only end, with what was counted.
        finish = Entry(Choice.FINISH, tr("Finish the walk"), group)
        return (start,) if state.walk is None else (start, finish)
    pause = Entry(Choice.PAUSE, tr("Pause"), group)
    if name is StateName.PAUSED:
        pause = Entry(Choice.RESUME, tr("Resume"), group)
    # One step further away, so that no slip of the hand throws a walk away.
    discard = (Entry(Choice.DISCARD, tr("Discard this walk"), group),)
    return (
        Entry(Choice.SHOW_WALK, tr("Show the walk"), group),
        pause,
        Entry(Choice.FINISH, tr("Finish"), group),
        Entry(Choice.CANCEL, tr("Cancel walk"), group, inside=discard),
    )


def _reminders(state: State, scene: Scene) -> tuple[Entry, ...]:
    """Return what can be asked of reminders; while locked nothing reminds."""
    if state.locked:
        return ()
    group = Group.REMINDERS
    entries = [*_this_one(state, scene)]
    if can_unskip(state, scene):
        entries.append(Entry(Choice.UNSKIP, tr("Undo skip"), group))
    if not _rests_today(state, scene):
        entries.append(Entry(Choice.NOT_TODAY, tr("Not today"), group))
        entries.append(Entry(Choice.UNWELL, tr("Unwell today"), group))
    light = Light.OFF if _is_silent_then(state, scene) else Light.ON
    entries.append(Entry(Choice.REMIND, tr("Remind me in 30 min"), group, light))
    if state.quiet is not None:
        entries.append(Entry(Choice.QUIET_OFF, tr("Reminders on again"), group))
    quiet = Entry(Choice.QUIET, tr("Quiet for"), group, inside=_quiet())
    return (*entries, quiet)


def _this_one(state: State, scene: Scene) -> tuple[Entry, ...]:
    """Return what can be said to the open slot, or to the next one."""
    group = Group.REMINDERS
    if state.open is not None:
        length = wording.span(scene.settings.prompt.snooze)
        return (
            Entry(Choice.SNOOZE, tr("Snooze {length}", length=length), group),
            Entry(Choice.SKIP, tr("Skip this one"), group),
        )
    coming = next_asked(state, scene)
    if coming is None:
        return ()
    at = wording.moment(coming.due, scene.now, scene.zone)
    today = local_date(coming.due, scene.zone) == local_date(scene.now, scene.zone)
    if today:
        words = tr("Skip the {time} one", time=at)
    else:
        words = tr("Skip the one {moment}", moment=at)
    return (Entry(Choice.SKIP, words, group),)


def _quiet() -> tuple[Entry, ...]:
    lengths = [
        Entry(choice, wording.span(length), Group.REMINDERS)
        for choice, length in QUIET_LENGTHS.items()
    ]
    return (
        *lengths,
        Entry(Choice.QUIET_TOMORROW, tr("Until tomorrow"), Group.REMINDERS),
        Entry(Choice.QUIET_ON, tr("Until I switch it on"), Group.REMINDERS),
    )


def _is_silent_then(state: State, scene: Scene) -> bool:
    """Tell whether the user wanted no reminders for when one would come."""
    then = scene.now + REMIND_IN
    if state.quiet is not None and (not state.quiet.until or then < state.quiet.until):
        return True
    day = local_date(then, scene.zone)
    return state.not_today is not None and state.not_today.day == day


def _rests_today(state: State, scene: Scene) -> bool:
    today = local_date(scene.now, scene.zone)
    return state.not_today is not None and state.not_today.day == today

"""Every sentence the app says of its state, its times and its lengths of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from walkreminder.core.ledger import Line, Outcome, Reason
from walkreminder.core.settings import HoldReason
from walkreminder.core.timetable import ONCE, ONE_DAY, local_date
from walkreminder.core.walk import Phase
from walkreminder.core.why import Why, WhyKind, why

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, timedelta
    from zoneinfo import ZoneInfo

    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.state import Scene, State
    from walkreminder.core.timetable import Slot
    from walkreminder.core.wishes import Silent


def tr(text: str, **values: object) -> str:
    """Return the text in the user's language, with its placeholders filled."""
    return QCoreApplication.translate("walkreminder", text).format(**values)


def clock(instant: datetime, zone: ZoneInfo) -> str:
    """Return "15:00"."""
    return instant.astimezone(zone).strftime("%H:%M")


def moment(instant: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return "15:00", "tomorrow at 15:00", "on Friday at 15:00" and the like."""
    day, time = _day_apart(instant, now, zone), clock(instant, zone)
    if day:
        return tr("on {day} at {time}", day=day, time=time)
    return point(instant, now, zone)


def point(instant: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return a moment as it follows "until" and "since": "Friday at 15:00"."""
    day, today = local_date(instant, zone), local_date(now, zone)
    time = clock(instant, zone)
    if day == today:
        return time
    if day == today + ONE_DAY:
        return tr("tomorrow at {time}", time=time)
    if day == today - ONE_DAY:
        return tr("yesterday at {time}", time=time)
    return tr("{day} at {time}", day=_day_apart(instant, now, zone), time=time)


def weekday(day: date) -> str:
    """Return "Thursday"."""
    return QLocale().standaloneDayName(day.isoweekday())


def weekday_short(day: date) -> str:
    """Return "Thu"."""
    return QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def weekday_letter(day: date) -> str:
    """Return "T", for where there is no room for more."""
    narrow = QLocale.FormatType.NarrowFormat
    return QLocale().standaloneDayName(day.isoweekday(), narrow)


def date_words(day: date) -> str:
    """Return "19 November"."""
    month = QLocale().monthName(day.month)
    return tr("{day} {month}", day=day.day, month=month)


def date_short(day: date) -> str:
    """Return "19 Nov"."""
    month = QLocale().monthName(day.month, QLocale.FormatType.ShortFormat)
    return tr("{day} {month}", day=day.day, month=month)


def _day_apart(instant: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return the name of a day that is neither today nor beside it, else ""."""
    day, today = local_date(instant, zone), local_date(now, zone)
    if abs(day - today) <= ONE_DAY:
        return ""
    return weekday(day) if today < day < today + 7 * ONE_DAY else date_words(day)


def minutes(count: int) -> str:
    """Return "20 minutes"."""
    return tr("1 minute") if count == 1 else tr("{count} minutes", count=count)


def span(length: timedelta) -> str:
    """Return "1 h 10 min"; less than a minute is "less than a minute"."""
    whole = round(length.total_seconds()) // 60
    hours, rest = divmod(whole, 60)
    if whole < 1:
        return tr("less than a minute")
    if not hours:
        return tr("{count} min", count=rest)
    if not rest:
        return tr("{count} h", count=hours)
    return tr("{hours} h {minutes} min", hours=hours, minutes=rest)


def ticking(length: timedelta) -> str:
    """Return "12:40", or "1:02:40" from an hour on; parts of a second count up."""
    whole = -int(-length.total_seconds() // 1)
    hours, rest = divmod(whole, 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60}:{rest % 60:02}"


def reminder_title(reminder: str | None) -> str:
    """Return what a reminder is called: its id as a title."""
    if reminder is None:
        return tr("A walk of your own")
    if reminder == ONCE:
        return tr("Once")
    words = reminder.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def phase(of_walk: Phase) -> str:
    """Return the word of a phase."""
    return {
        Phase.WARM_UP: tr("Warm up"),
        Phase.WALK: tr("Walk"),
        Phase.COOL_DOWN: tr("Cool down"),
        Phase.EXTRA: tr("Extra"),
    }[of_walk]


def hint(of_walk: Phase) -> str:
    """Return the hint of a phase (the talk test, and easy ends)."""
    return {
        Phase.WARM_UP: tr("Start slowly and easily."),
        Phase.WALK: tr("You should be able to talk, not sing."),
        Phase.COOL_DOWN: tr("Let your steps slow down."),
        Phase.EXTRA: tr("Past your goal. Stop when you like."),
    }[of_walk]


def hold(reason: HoldReason) -> str:
    """Return what keeps a prompt back, as part of a sentence."""
    return {
        HoldReason.AWAY: tr("you are away"),
        HoldReason.DO_NOT_DISTURB: tr("do not disturb is on"),
        HoldReason.BUSY: tr("you seem to be in a call or a presentation"),
    }[reason]


def why_sentence(state: State, scene: Scene) -> str:
    """Return the sentence that tray, Today and status share."""
    return _why(why(state, scene), scene)


def outcome(line: Line) -> str:
    """Return what became of a slot, in a few words."""
    words = {
        Outcome.WALKED: tr("walked"),
        Outcome.COVERED: tr("covered by a walk"),
        Outcome.SKIPPED: tr("skipped"),
        Outcome.MISSED: tr("missed"),
        Outcome.QUIET: tr("quiet"),
    }[line.outcome]
    why_so = because(line.reason)
    return f"{words}, {why_so}" if why_so else words


def sentences(*parts: str) -> str:
    """Return sentences as one text."""
    return " ".join(part for part in parts if part)


def ended(text: str) -> str:
    """Return a text as a sentence, which ends with a full stop unless it asks."""
    return text if text.endswith((".", "?")) else f"{text}."


def listing(parts: Iterable[str]) -> str:
    """Return "a, b, c"."""
    return ", ".join(parts)


def once_sentence(slot: Slot, scene: Scene) -> str:
    """Return when a one-off reminder will come: "I will ask once at 16:00."."""
    when = moment(slot.due, scene.now, scene.zone)
    return tr("I will ask once {moment}.", moment=_at(when))


def _why(reason: Why, scene: Scene) -> str:
    at = "" if reason.at is None else point(reason.at, scene.now, scene.zone)
    due = "" if reason.at is None else clock(reason.at, scene.zone)
    when = "" if reason.at is None else moment(reason.at, scene.now, scene.zone)
    length = "" if reason.length is None else span(reason.length)
    fixed = {
        WhyKind.LOCKED: tr(
            "Reminders and walks are paused until a clinician has cleared you."
        ),
        WhyKind.ASKING_SLEPT: tr(
            "Your computer slept {length} in a walk. Were you walking?", length=length
        ),
        WhyKind.ASKING_STOPPED: tr(
            "The app was off for {length} in a walk. Were you walking?", length=length
        ),
        WhyKind.ASKING_RAN_ON: tr(
            "Your walk ran on for {length} past its time. Were you walking?",
            length=length,
        ),
        WhyKind.ASKING_AWAY: tr(
            "You were away for {length}. Were you walking?", length=length
        ),
        WhyKind.WALKING: tr("You are walking until about {at}.", at=at),
        WhyKind.PAST_GOAL: tr("You have walked {length}.", length=length),
        WhyKind.PAUSED: tr("Your walk is paused since {at}.", at=at),
        WhyKind.PROMPTING: tr("It is time for your {at} walk.", at=due),
        WhyKind.OFFERING: tr("The last three reminders went by unanswered."),
        WhyKind.DISMISSED: tr(
            "You closed the reminder. It can be answered here until {at}.", at=at
        ),
        WhyKind.SNOOZED: tr("Snoozed. I will ask again {at}.", at=_at(when)),
        WhyKind.SETTLING: tr("I will ask about {at} in a moment.", at=due),
    }
    if reason.kind in fixed:
        return fixed[reason.kind]
    if reason.kind is WhyKind.QUIET:
        if reason.at is None:
            return tr("Reminders are off until you switch them on.")
        return tr("Reminders are off until {at}.", at=at)
    if reason.kind is WhyKind.HOLDING and reason.hold is not None:
        return tr("Held back since {at} because {hold}.", at=at, hold=hold(reason.hold))
    return sentences(_today_so_far(reason, scene), _ahead(reason, when))


def _walked(walk: WalkRecord) -> str:
    # Whole minutes that are over, as all sums of them are told.
    count = walk.seconds // 60
    return minutes(count) if count else tr("less than a minute")


def _silence(silent: Silent, scene: Scene) -> str:
    """Return why the next reminder of this day will not come."""
    at = clock(silent.slot.due, scene.zone)
    match silent.outcome, silent.reason:
        case Outcome.SKIPPED, None:
            return tr("{at} is skipped.", at=at)
        case Outcome.SKIPPED, Reason.UNWELL:
            return tr("You took the day off, not feeling well.")
        case Outcome.SKIPPED, _:
            return tr("You said not today.")
        case Outcome.COVERED, _:
            return tr("Your last walk counts for {at} as well.", at=at)
        case Outcome.MISSED, _:
            return tr("Nobody answered, so I ask no more today.")
        case _, Reason.REST_DAY:
            return tr("Rest day.")
        case _:
            return tr("Today's goal is met.")


def _today_so_far(reason: Why, scene: Scene) -> str:
    if reason.silent is not None:
        return _silence(reason.silent, scene)
    if reason.walked is not None:
        length = _walked(reason.walked)
        at = clock(reason.walked.started, scene.zone)
        return tr("You walked {length} at {at}.", length=length, at=at)
    if reason.rests and (reason.last is None or reason.last.reason is Reason.REST_DAY):
        return tr("Rest day.")
    if reason.last is not None:
        at = clock(reason.last.due, scene.zone)
        return tr("{at}: {outcome}.", at=at, outcome=outcome(reason.last))
    return ""


def _ahead(reason: Why, at: str) -> str:
    if reason.kind is WhyKind.NO_REMINDERS:
        return tr("No reminder is set.")
    if reason.kind is WhyKind.NOTHING_AHEAD:
        return tr("No reminder lies ahead.")
    if reason.walked is not None and reason.silent is None:
        return tr("I will ask again {at}.", at=_at(at))
    return tr("I will ask {at}.", at=_at(at))


def _at(words: str) -> str:
    """Return "at 15:00", and leave "tomorrow at 15:00" as it is."""
    return tr("at {time}", time=words) if words[:1].isdigit() else words


def because(reason: Reason | None) -> str:
    """Return why a slot ended as it did, in a few words."""
    if reason is None:
        return ""
    return {
        Reason.NOT_TODAY: tr("not today"),
        Reason.UNWELL: tr("not feeling well"),
        Reason.CANCELLED: tr("walk cancelled"),
        Reason.ASLEEP: tr("the computer was asleep"),
        Reason.OFF: tr("the app was not running"),
        Reason.CLOCK: tr("the clock was set forward"),
        Reason.TRAVEL: tr("the time zone changed"),
        Reason.AWAY: tr("you were away"),
        Reason.DO_NOT_DISTURB: tr("do not disturb was on"),
        Reason.BUSY: tr("you were busy"),
        Reason.IGNORED: tr("no answer"),
        Reason.DISMISSED: tr("closed without an answer"),
        Reason.SUPERSEDED: tr("a newer reminder took its place"),
        Reason.BY_USER: tr("reminders were off"),
        Reason.GOAL_MET: tr("the goal of the day was met"),
        Reason.REST_DAY: tr("a rest day"),
        Reason.SAFETY: tr("paused for safety"),
    }[reason]

"""What a prompt and a question say, alike in the notification, on card and page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from walkreminder.core import away
from walkreminder.core.state import Gap, StateName, name_of
from walkreminder.core.timetable import ClockTimes
from walkreminder.ui import wording
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.core.settings import Settings
    from walkreminder.core.state import Open, Question, Scene, State
    from walkreminder.core.timetable import Slot

LATER: Final = timedelta(hours=1)
MINUTE: Final = timedelta(minutes=1)
HOUR: Final = timedelta(hours=1)
AN: Final = frozenset({8, 11, 18, *range(80, 90)})


@dataclass(frozen=True, slots=True)
class PromptWords:
    """The lines of a prompt and its choices, as (key, label), the first one first.

    `other` is the time that an offer names, or None where none can be named.
    """

    caption: str
    title: str
    sentence: str
    choices: tuple[tuple[str, str], ...]
    other: time | None = None


def open_prompt(state: State) -> Open | None:
    """Return the slot that is asked about now, or None where nothing is asked."""
    return state.open if name_of(state) is StateName.PROMPTING else None


def open_question(state: State) -> Open | None:
    """Return the slot that asks whether an absence was its walk, or None."""
    return away.asking(state) if name_of(state) is StateName.ASKING else None


def away_words(open_: Open, scene: Scene) -> PromptWords:
    """Return what to say to whoever was away for as long as the walk takes."""
    gone = open_.away
    assert gone is not None, "only who was away is asked"
    back, length = wording.clock(gone.until, scene.zone), wording.span(gone.length)
    return PromptWords(
        tr("Back at {time}", time=back),
        tr("Away {length}. Were you walking?", length=length),
        tr("Only your answer counts minutes."),
        (("walked", tr("Yes, I walked")), ("not-walked", tr("No, ask me"))),
    )


def prompt_words(open_: Open, scene: Scene) -> PromptWords:
    """Return what to say for an open slot."""
    return _offer(open_, scene) if open_.offer else _prompt(open_, scene)


def other_time(slot: Slot, settings: Settings) -> time | None:
    """Return a time to offer instead: an hour later, or earlier before midnight.

    None where a slot cannot be moved by itself: it comes once, or from an interval.
    """
    for reminder in settings.reminders:
        if reminder.id == slot.key.reminder and isinstance(reminder.rule, ClockTimes):
            break
    else:
        return None
    at = datetime.combine(slot.key.date, slot.key.time)
    for other in (at + LATER, at + 2 * LATER, at - LATER, at - 2 * LATER):
        if other.date() == at.date() and other.time() not in reminder.rule.times:
            return other.time()
    return None


def _prompt(open_: Open, scene: Scene) -> PromptWords:
    slot = open_.slot
    total = scene.past.today // MINUTE + slot.minutes
    snooze = wording.span(scene.settings.prompt.snooze)
    return PromptWords(
        _caption(slot),
        _title(slot.minutes),
        tr("It brings today to {sum} min. Start slowly.", sum=total),
        (
            ("start", tr("Start walking")),
            ("snooze", tr("Snooze {length}", length=snooze)),
            ("skip", tr("Skip")),
        ),
    )


def _offer(open_: Open, scene: Scene) -> PromptWords:
    slot = open_.slot
    other = other_time(slot, scene.settings)
    choices: tuple[tuple[str, str], ...] = (
        ("keep", tr("Keep {time}", time=f"{slot.key.time:%H:%M}")),
        ("not-today", tr("Not today")),
    )
    if other is not None:
        choices = (("move", tr("Move to {time}", time=f"{other:%H:%M}")), *choices)
    return PromptWords(
        _caption(slot),
        tr("Would another time suit you?"),
        tr("The last three reminders went by."),
        choices,
        other,
    )


def _caption(slot: Slot) -> str:
    return f"{slot.key.time:%H:%M} · {wording.reminder_title(slot.key.reminder)}"


def _title(count: int) -> str:
    if count in AN:
        return tr("Time for an {count} minute walk", count=count)
    return tr("Time for a {count} minute walk", count=count)


def question_title() -> str:
    """Return what is asked once a walk was broken into."""
    return tr("Were you walking?")


def question_answers(question: Question | None = None) -> tuple[str, str, str]:
    """Return the answers, in the order of `Walked`."""
    ran_on = question is not None and question.gap is Gap.RAN_ON
    until = tr("Until its time was up") if ran_on else tr("Until the break")
    return tr("All of it"), until, tr("None")


def question_sentence(question: Question, started: datetime) -> str:
    """Return what broke into a walk that began then, and for how long."""
    slept = question.gap is Gap.SLEPT
    gap, whole = question.until - question.since, question.until - started
    if question.gap is Gap.RAN_ON:
        return tr(
            "It ran on for {gap} past its time, as long as a walk may.",
            gap=wording.span(gap),
        )
    if gap < MINUTE:
        return tr("The app was off for a moment.")
    if whole >= HOUR:
        words = {"gap": wording.span(gap), "whole": wording.span(whole)}
        if slept:
            return tr("Your computer slept {gap} of the last {whole}.", **words)
        return tr("The app was off {gap} of the last {whole}.", **words)
    # Whole minutes that are over, as the why sentence counts them.
    counts = {"gap": gap // MINUTE, "whole": whole // MINUTE}
    if slept:
        return tr("Your computer slept {gap} of the last {whole} minutes.", **counts)
    return tr("The app was off {gap} of the last {whole} minutes.", **counts)

"""What Today says of a state: numbers, words and buttons, as one value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from walkreminder.core import events as on
from walkreminder.core import walk as walks
from walkreminder.core.events import Walked
from walkreminder.core.programme_log import Cleared
from walkreminder.core.reminder import next_asked
from walkreminder.core.state import Mode, Open, Scene, State, StateName, name_of
from walkreminder.core.timetable import ONE_DAY, local_date
from walkreminder.core.walk import Phase, Walk
from walkreminder.core.why import WhyKind, why
from walkreminder.core.wishes import can_unskip
from walkreminder.ui.parts.buttons import Kind
from walkreminder.ui.parts.notice import Care, Notice
from walkreminder.ui.prompt_words import (
    PromptWords,
    away_words,
    open_question,
    prompt_words,
    question_answers,
)
from walkreminder.ui.today_rings import dial, today_ring
from walkreminder.ui.wording import (
    clock,
    date_words,
    hint,
    minutes,
    point,
    sentences,
    span,
    tr,
    weekday,
    why_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, time

    from walkreminder.core.events import Event
    from walkreminder.core.timetable import Slot, SlotKey
    from walkreminder.ui.parts.ring import Dial, Share

    Wish: TypeAlias = Callable[[], Event]

KINDS: Final = (Kind.PRIMARY, Kind.QUIET, Kind.PLAIN)


@dataclass(frozen=True, slots=True)
class Offer:
    """A button: its words, and the wish it makes or the page it opens.

    `move` is instead what it moves: a slot's key, and the time that it comes at then.
    `sure` is what is asked first, in the place of what Today says; one with none of
    these leaves that question.
    """

    text: str
    wish: Wish | None = None
    page: str = ""
    move: tuple[SlotKey, time] | None = None
    kind: Kind = Kind.QUIET
    icon: str = ""
    sure: Hero | None = None


@dataclass(frozen=True, slots=True)
class Hero:
    """What stands beside the ring; `big` is a time, `lead` words in its place."""

    ring: Share | Dial
    caption: str
    big: str = ""
    beside: str = ""
    lead: str = ""
    sentence: str = ""
    offers: tuple[Offer, ...] = ()
    notice: Notice | None = None
    notice_offer: Offer | None = None


def hero(state: State, scene: Scene, urgent: str = "") -> Hero:
    """Return what Today says first; `urgent` is what to do about an emergency sign."""
    match name_of(state):
        case StateName.LOCKED:
            return _locked(state, scene, urgent)
        case StateName.ASKING:
            return (_away if state.question is None else _asking)(state, scene)
        case StateName.WALKING | StateName.PAUSED:
            assert state.walk is not None
            return _walking(state.walk, scene)
        case StateName.QUIET:
            return _quiet(state, scene)
        case _:
            return _coming(state, scene) if state.open is None else _open(state, scene)


def _start(kind: Kind = Kind.PRIMARY) -> Offer:
    return Offer(tr("Start a walk"), on.Start, kind=kind, icon="play")


def _coming(state: State, scene: Scene) -> Hero:
    slot = next_asked(state, scene)
    sentence = why_sentence(state, scene)
    if slot is not None:
        skip = Offer(tr("Skip {time}", time=clock(slot.due, scene.zone)), on.Skip)
        offers = (_start(), skip, *_third(state, slot, scene))
        return _next(slot, scene, sentence, offers)
    bare = why(state, scene).kind is WhyKind.NO_REMINDERS
    lead = tr("None yet") if bare else tr("Nothing ahead")
    add = tr("Add a reminder") if bare else tr("Settings")
    return Hero(
        today_ring(scene),
        tr("Next walk"),
        lead=lead,
        sentence=sentence,
        offers=(_start(), Offer(add, page="settings"), *_undo(state, scene)),
    )


def _next(
    slot: Slot, scene: Scene, sentence: str, offers: tuple[Offer, ...] = ()
) -> Hero:
    """Return a hero whose big number is the next slot's time."""
    length = minutes(slot.minutes)
    return Hero(
        today_ring(scene),
        tr("Next walk"),
        big=clock(slot.due, scene.zone),
        beside=tr("{when}, for {length}", when=_when(slot.due, scene), length=length),
        sentence=sentence,
        offers=offers,
    )


def _when(at: datetime, scene: Scene) -> str:
    """Return "in 1 h 10 min", "tomorrow" or "on Friday"."""
    day, today = local_date(at, scene.zone), local_date(scene.now, scene.zone)
    if day == today:
        return tr("in {length}", length=span(at - scene.now))
    if day == today + ONE_DAY:
        return tr("tomorrow")
    if day < today + 7 * ONE_DAY:
        return tr("on {day}", day=weekday(day))
    return tr("on {day}", day=date_words(day))


def _third(state: State, slot: Slot, scene: Scene) -> tuple[Offer, ...]:
    undo = _undo(state, scene)
    today = slot.day == local_date(scene.now, scene.zone)
    silent = Offer(tr("Not today"), on.SkipToday, kind=Kind.PLAIN)
    return undo or ((silent,) if today else ())


def _undo(state: State, scene: Scene) -> tuple[Offer, ...]:
    """Offer to take back a skip that has not come to pass."""
    undo = Offer(tr("Undo skip"), on.Unskip, kind=Kind.PLAIN)
    return (undo,) if can_unskip(state, scene) else ()


def _open(state: State, scene: Scene) -> Hero:
    open_ = state.open
    assert open_ is not None
    for_length = tr("for {length}", length=minutes(open_.slot.minutes))
    due, now = open_.slot.due, scene.now
    sentence = why_sentence(state, scene)
    caption, big, beside = tr("Time for a walk"), clock(due, scene.zone), for_length
    notice = None
    if open_.offer and open_.mode is Mode.PROMPTING and not open_.dismissed:
        sentence = sentences(sentence, prompt_words(open_, scene).title)
    if open_.mode is Mode.SNOOZED and open_.until is not None:
        caption, big = tr("Snoozed until"), clock(open_.until, scene.zone)
        left = span(open_.until - now)
        beside = tr("in {left}, {length}", left=left, length=for_length)
    elif open_.mode is Mode.HOLDING and open_.hold is not None:
        caption = tr("Waiting to ask")
        notice = Notice(sentence, "bell")
        latest = clock(open_.expires, scene.zone)
        sentence = tr(
            "I will ask when that ends, until {time} at the latest.", time=latest
        )
    ring, offers = today_ring(scene), _answers(open_, scene)
    return Hero(
        ring, caption, big, beside, sentence=sentence, offers=offers, notice=notice
    )


def _answers(open_: Open, scene: Scene) -> tuple[Offer, ...]:
    at = clock(open_.slot.due, scene.zone)
    if open_.mode is not Mode.PROMPTING:
        return (_start(), Offer(tr("Skip {time}", time=at), on.Skip))
    words = prompt_words(open_, scene)
    if open_.offer:
        return tuple(map(partial(_choice, open_, words), words.choices, KINDS))
    length = span(scene.settings.prompt.snooze)
    snooze = Offer(tr("Snooze {length}", length=length), on.Snooze)
    return (_start(), snooze, Offer(tr("Skip"), on.Skip, kind=Kind.PLAIN))


def _choice(
    open_: Open, words: PromptWords, choice: tuple[str, str], kind: Kind
) -> Offer:
    """Return one of the choices that the card has as well."""
    key, text = choice
    if key == "move" and words.other is not None:
        return Offer(text, move=(open_.slot.key, words.other), kind=kind)
    wish = {"keep": on.KeepTime, "not-today": on.SkipToday}[key]
    return Offer(text, wish, kind=kind)


def _quiet(state: State, scene: Scene) -> Hero:
    off = Offer(tr("Reminders on again"), on.QuietOff)
    notice = Notice(why_sentence(state, scene), "moon", button=off.text)
    slot = next_asked(state, scene)
    easy = tr("You can still walk whenever you like.")
    if slot is not None:
        told = _next(slot, scene, easy)
    else:
        lead = tr("When you want to")
        told = Hero(today_ring(scene), tr("Next walk"), lead=lead, sentence=easy)
    return Hero(
        told.ring,
        told.caption,
        told.big,
        told.beside,
        told.lead,
        told.sentence,
        (_start(),),
        notice,
        off,
    )


def _locked(state: State, scene: Scene, urgent: str) -> Hero:
    see = Offer(tr("See the list"), page="help")
    notice = Notice(why_sentence(state, scene), "help", Care.STOP, see.text)
    told = Hero(
        today_ring(scene),
        tr("Paused for safety"),
        lead=urgent or tr("Please see a clinician first"),
        sentence=tr("Nothing is asked and nothing is lost in the meantime."),
        notice=notice,
        notice_offer=see,
    )
    # First the safe answer: a second click in the same place clears nothing.
    yes = Offer(tr("Yes, I am cleared"), partial(on.Say, Cleared()))
    sure = replace(
        told,
        lead=tr("Has a clinician looked at it and cleared you to walk?"),
        sentence=tr("Reminders, walks and the programme then go on."),
        offers=(Offer(tr("Not yet")), yes),
    )
    cleared = Offer(tr("A clinician has cleared me"), sure=sure)
    finish = Offer(tr("Finish the walk"), on.Finish, kind=Kind.PLAIN)
    offers = (cleared,) if state.walk is None else (cleared, finish)
    return replace(told, offers=offers)


def _asking(state: State, scene: Scene) -> Hero:
    walk, question = state.walk, state.question
    assert walk is not None
    assert question is not None
    answers = zip(question_answers(question), Walked, KINDS, strict=True)
    offers = (
        Offer(text, partial(on.Answer, each), kind=k) for text, each, k in answers
    )
    return Hero(
        dial(walk, question.since),
        tr("A question about your walk"),
        lead=why_sentence(state, scene),
        sentence=tr("Only what you say is counted."),
        offers=tuple(offers),
    )


def _away(state: State, scene: Scene) -> Hero:
    open_ = open_question(state)
    assert open_ is not None
    words = away_words(open_, scene)
    answers = zip(words.choices, (Walked.ALL, Walked.NONE), KINDS[:2], strict=True)
    offers = (
        Offer(text, partial(on.Answer, each), kind=k) for (_, text), each, k in answers
    )
    return Hero(
        today_ring(scene),
        words.caption,
        lead=why_sentence(state, scene),
        sentence=words.sentence,
        offers=tuple(offers),
    )


def _walking(walk: Walk, scene: Scene) -> Hero:
    now, zone = scene.now, scene.zone
    finish = Offer(tr("Finish"), on.Finish, kind=Kind.PLAIN)
    show = Offer(tr("Show the walk"), page="walk", kind=Kind.PRIMARY, icon="expand")
    pause = Offer(tr("Pause"), on.Pause, icon="pause")
    resume = Offer(tr("Resume"), on.Resume, icon="play")
    ring = dial(walk, now)
    at = walks.phase_at(walk, now)
    of_goal = tr("of {length}", length=span(walk.goal))
    if walk.paused_at is not None:
        since = point(walk.paused_at, now, zone)
        counted = span(walks.elapsed(walk, now))
        return Hero(
            ring,
            tr("Walk paused"),
            big=counted,
            beside=of_goal,
            sentence=tr("Paused since {time}. Your time stands still.", time=since),
            offers=(show, resume, finish),
        )
    offers = (show, pause, finish)
    if at is Phase.EXTRA:
        counted = span(walks.elapsed(walk, now))
        told = tr("You have walked")
        return Hero(ring, told, counted, of_goal, sentence=hint(at), offers=offers)
    ends = clock(walks.ends_at(walk, walk.goal), zone)
    told = tr("Walking until about")
    length = tr("a walk of {length}", length=span(walk.goal))
    return Hero(ring, told, ends, length, sentence=hint(at), offers=offers)

"""What events do to a walk that runs, is paused, or was broken into."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, assert_never

from walkreminder.core import back, cues
from walkreminder.core import events as on
from walkreminder.core import walk as walks
from walkreminder.core.asking import Step, settle
from walkreminder.core.due import Late, covers, judge
from walkreminder.core.durations import format_duration
from walkreminder.core.events import Answer, Start, Walked
from walkreminder.core.fresh import knowing
from walkreminder.core.ledger import Line, Outcome, Reason, Record, WalkRecord
from walkreminder.core.pain import insist_on_ratings
from walkreminder.core.remembered import Stretch
from walkreminder.core.settings import TimeIsUp
from walkreminder.core.state import Gap, Question, Scene, State
from walkreminder.core.trouble import Refused
from walkreminder.core.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

# While a walk runs the state is saved this often, so that a crash is noticed to
# within one beat. A gap of a minute and a beat or less goes on by itself.
BEAT = timedelta(seconds=20)
SHORT_GAP = timedelta(seconds=60) + BEAT
LONGEST_LOGGED = timedelta(days=1)  # a walk belongs whole to one date
MOST_KEPT = 100  # walks that may still cover slots: more than anybody takes in a day


def grant(state: State, wish: on.WalkWish, scene: Scene) -> Step:
    """Do what the user asks of a walk, or refuse with a sentence."""
    if isinstance(wish, on.LogWalk):
        return log(state, wish.walk, scene)
    # Whoever has a wish for the walk that runs has said what became of it.
    return _grant(back.forget(state), wish, scene)


def _grant(state: State, wish: on.RunningWish, scene: Scene) -> Step:
    match wish:
        case on.Start():
            return start(state, wish, scene)
        case on.Pause():
            paused = walks.pause(running(state), scene.now)
            return replace(state, walk=paused), ()
        case on.Resume():
            _insist_on_no_lock(state)
            resumed = walks.resume(running(state), scene.now)
            return replace(state, walk=resumed), ()
        case on.Extend(by):
            _insist_on_no_lock(state)
            cap = scene.settings.walk.cap
            extended = walks.extend(running(state), by, scene.now, cap)
            walk = cues.renewed(extended, scene.now)
            return advance_walk(replace(state, walk=walk), scene)
        case on.Finish(at):
            return _finish_now(state, at, scene)
        case on.StillWalking():
            return replace(state, walk=running(state)), ()
        case on.Cancel():
            return cancel(state, _known(state), scene)
        case on.Answer():
            return answer(state, wish, scene)
        case _:
            assert_never(wish)


def log(state: State, walk: WalkRecord, scene: Scene) -> Step:
    """Take down a walk that was done elsewhere; it covers slots like any other."""
    insist_on_possible(walk, scene)
    state = replace(keep_walk(state, walk), answered=scene.now)
    open_ = state.open
    if open_ is None or not covers(state.walks[-1], open_.slot, scene):
        return state, (walk,)
    lines = settle(open_.slots, Outcome.COVERED, None, scene)
    told = (replace(line, walk=walk.id) for line in lines)
    return replace(state, open=None), (walk, *told)


def insist_on_possible(walk: WalkRecord, scene: Scene) -> None:
    """Refuse a walk that nobody can have taken by now."""
    if walk.ended > scene.now:
        raise Refused("That walk has not ended yet. Write it down when it has.")
    if walk.seconds <= 0:
        raise Refused("That walk has no minutes. Say how long it took.")
    if walk.counted > LONGEST_LOGGED:
        raise Refused("That walk is longer than a day. Write down each day by itself.")
    insist_on_ratings(walk)


def start(state: State, event: Start, scene: Scene) -> Step:
    """Begin a walk; it answers the open slot, if there is one."""
    _insist_on_no_lock(state)
    if state.walk is not None:
        raise Refused("A walk is already running. Finish it first.")
    choice = scene.settings.walk
    slots = () if state.open is None else state.open.slots
    goal = timedelta(minutes=slots[0].minutes if slots else scene.walk_minutes)
    # The cap may have become lower since the slot came due.
    goal = min(goal, choice.cap)
    if event.minutes is not None:
        goal = timedelta(minutes=event.minutes)
    if not timedelta(0) < goal <= choice.cap:
        longest = format_duration(choice.cap)
        raise Refused(
            f"A walk takes from 1 minute to {longest}."
            " Choose less, or another cap in the settings."
        )
    walk = Walk(
        event.id,
        scene.now,
        scene.zone.key,
        goal,
        choice.warm_up,
        choice.cool_down,
        slots=slots,
    )
    return replace(state, walk=walk, open=None), ()


def _insist_on_no_lock(state: State) -> None:
    if state.locked:
        raise Refused(
            "Walks are paused until a clinician has cleared you."
            " Have the sign you named looked at first."
        )


def running(state: State) -> Walk:
    """Return the walk, or refuse where there is none to act on."""
    walk = _known(state)
    if state.question is not None:
        raise Refused(
            "Something broke into this walk. First tell me whether you were walking."
        )
    return walk


def _known(state: State) -> Walk:
    if state.walk is None:
        raise Refused("No walk is running. Start one first.")
    return state.walk


def _finish_now(state: State, at: datetime | None, scene: Scene) -> Step:
    """End the walk; after a break that was not answered, where that began."""
    walk, question = _known(state), state.question
    ended = scene.now if at is None else min(at, scene.now)
    return finish(state, walk, question.since if question else ended, scene)


def finish(state: State, walk: Walk, ended: datetime, scene: Scene) -> Step:
    """End a walk and keep what was counted until `ended`."""
    counted = walks.elapsed(walk, ended)
    record = WalkRecord(
        walk.id,
        walk.started,
        max(ended, walk.started),
        walk.zone,
        round(counted.total_seconds()),
        reminder=walk.slots[0].key.reminder if walk.slots else None,
        before=walk.before,
    )
    lines = tuple(_line(walk, index, scene) for index in range(len(walk.slots)))
    state = keep_walk(state, record)
    state, more = _judge_met(state, walk, knowing(scene, (record,)))
    return state, (record, *lines, *more)


def cancel(state: State, walk: Walk, scene: Scene) -> Step:
    """End a walk as if it had not been; it covers nothing."""
    lines: tuple[Record, ...] = settle(
        walk.slots, Outcome.SKIPPED, Reason.CANCELLED, scene
    )
    state, more = _judge_met(state, walk, scene)
    return state, lines + more


def answer(state: State, event: Answer, scene: Scene) -> Step:
    """Count what the user says was walked in the gap, and nothing else."""
    walk, question = state.walk, state.question
    if walk is None or question is None:
        raise Refused("No question waits for an answer. You may just go on.")
    match event.walked:
        case Walked.ALL:
            return _count_break(state, walk, question, scene)
        case Walked.UNTIL_BREAK:
            return finish(state, walk, question.since, scene)
        case Walked.NONE:
            return cancel(state, walk, scene)
        case _:
            assert_never(event.walked)


def _count_break(state: State, walk: Walk, question: Question, scene: Scene) -> Step:
    """Count the break, and leave out how long the question waited."""
    end = _end(walk, scene)
    if end <= question.until:
        return finish(state, walk, end, scene)
    if state.locked:
        return replace(state, walk=walks.pause(walk, question.until), question=None), ()
    waited = max(scene.now - question.until, timedelta(0))
    walk = replace(walk, paused_for=walk.paused_for + waited)
    return replace(state, walk=walk, question=None), ()


def break_in(state: State, gap: Gap, scene: Scene, jump: timedelta) -> State:
    """Notice a gap in a running walk; a long one becomes a question.

    `jump` is by how much the clock was set: that is no time that passed.
    """
    walk, state, left = state.walk, replace(state, left=False), state.left
    if walk is None or walk.paused or state.question is not None:
        return state
    since = max(state.looked + jump, walk.started)
    # Whoever quits in a walk is asked, however soon they come back.
    quit_in_it = left and gap is Gap.STOPPED
    if scene.now - since <= SHORT_GAP and not quit_in_it:
        return state
    state = back.forget(state)
    return replace(state, question=Question(gap, since, max(scene.now, since)))


def advance_walk(state: State, scene: Scene) -> Step:
    """Let time pass for a walk: it ends at its goal, or asks at the cap.

    Whoever keeps counting may have forgotten it: what ran on past its time counts
    only if they say so. A question that nobody answers for as long as the cap answers
    itself: reminders would wait for it for ever.
    """
    walk, question = state.walk, state.question
    if walk is None:
        return state, ()
    if question is not None:
        if scene.now < question.until + scene.settings.walk.cap:
            return state, ()
        return finish(state, walk, question.since, scene)
    end = _end(walk, scene)
    if scene.now < end:
        return state, ()
    goal = walks.ends_at(walk, walk.goal)
    if walk.paused or end <= goal:
        return finish(state, walk, end, scene)
    state = back.forget(state)
    return replace(state, question=Question(Gap.RAN_ON, goal, end)), ()


def keep_walk(state: State, walk: WalkRecord) -> State:
    """Keep what a walk covers, as the history counts it; clocks may go back to it."""
    stretch = Stretch(walk.started, walk.ended, walk.counted, walk.id)
    return replace(state, walks=(*state.walks, stretch)[-MOST_KEPT:])


def instants(state: State, scene: Scene) -> Iterator[datetime]:
    """Yield the instants at which a walk wants to be looked at."""
    if state.walk is None:
        return
    if state.question is not None:
        yield state.question.until + scene.settings.walk.cap
        return
    yield _end(state.walk, scene)
    if not state.walk.paused:
        yield from walks.phase_ends(state.walk)
        yield from cues.coming(state.walk)
        yield state.looked + BEAT


def _end(walk: Walk, scene: Scene) -> datetime:
    choice = scene.settings.walk
    if walk.paused_at is not None:
        return walk.paused_at + choice.cap
    keeps_counting = choice.when_time_is_up is TimeIsUp.KEEP_COUNTING
    goal = choice.cap if keeps_counting else walk.goal
    return walks.ends_at(walk, min(goal, choice.cap))


def _line(walk: Walk, index: int, scene: Scene) -> Line:
    """Return the line of a slot that the walk answered; the first one is walked."""
    slot = walk.slots[index]
    outcome = Outcome.COVERED if index else Outcome.WALKED
    return Line(slot.key, slot.due, outcome, None, scene.now, walk.id)


def _judge_met(state: State, walk: Walk, scene: Scene) -> Step:
    """End the walk, and judge the slots that came due in it, now that it is known."""
    late = Late(Reason.BUSY, broken=state.question, hushed=frozenset(walk.hushed))
    state = replace(state, walk=None, question=None, answered=scene.now)
    return judge(state, walk.met, scene, late)

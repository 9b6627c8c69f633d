"""What a walk looks like at an instant, as values and words both forms share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from walkreminder.core.walk import (
    ZERO,
    Phase,
    elapsed,
    ends_at,
    phase_at,
    phases,
    remaining,
)
from walkreminder.ui import wording
from walkreminder.ui.parts.ring import Arc, Dial
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from walkreminder.core.walk import Walk

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Face:
    """Everything a walk shows; `word` and `until` are the small form's second line."""

    dial: Dial
    hint: str
    times: str
    word: str
    until: str

    @property
    def small_dial(self) -> Dial:
        """The dial without its words, which stand beside it."""
        return replace(self.dial, phase="", time="", words="")


def face_of(walk: Walk, now: datetime, zone: ZoneInfo, pace: str = "") -> Face:
    """Return what a walk shows at an instant; `pace` is what its level asks for."""
    phase = phase_at(walk, now)
    end = wording.clock(ends_at(walk, walk.goal), zone)
    begin = wording.clock(walk.started, zone)
    if walk.paused_at is not None:
        since = wording.clock(walk.paused_at, zone)
        return Face(
            _dial(walk, now, tr("Paused")),
            tr("Take your time."),
            tr("Since {time}, not counted", time=since),
            tr("Paused"),
            tr("since {time}", time=since),
        )
    word = wording.phase(phase)
    if phase is Phase.EXTRA:
        times = tr("Started {begin}, goal met {end}", begin=begin, end=end)
        until = tr("since {time}", time=end)
    else:
        times = tr("Started {begin}, ends about {end}", begin=begin, end=end)
        until = tr("to {time}", time=end)
    hint = pace if pace and phase is Phase.WALK else wording.hint(phase)
    return Face(_dial(walk, now, word), hint, times, word, until)


def held_words() -> str:
    """Return why a walk stands still that may not go on."""
    return tr("Paused for safety")


def second_lines(walk: Walk, zone: ZoneInfo) -> list[tuple[str, str]]:
    """Return the lines, as word and time, that the small form may come to show."""
    time = wording.clock(walk.started, zone)
    to, since = tr("to {time}", time=time), tr("since {time}", time=time)
    lines = [
        (wording.phase(phase), since if phase is Phase.EXTRA else to) for phase in Phase
    ]
    return [*lines, (tr("Paused"), since), (held_words(), "")]


def next_change(walk: Walk, now: datetime) -> int:
    """Return in how many milliseconds the shown second will be another one."""
    part = elapsed(walk, now) % SECOND
    return max(1, -(-(SECOND - part) // MILLISECOND))


def _dial(walk: Walk, now: datetime, word: str) -> Dial:
    counted, begins, arcs = elapsed(walk, now), ZERO, []
    for _phase, length in phases(walk):
        if length > ZERO:
            arcs.append(Arc(length / walk.goal, (counted - begins) / length))
        begins += length
    left, goal = remaining(walk, now), wording.span(walk.goal)
    if left > ZERO:
        time, words = left, tr("left of {goal}", goal=goal)
        # Told by the minute: a screen reader must not speak every second.
        minutes = wording.minutes(-(-left // MINUTE))
        spoken = tr("{phase}, about {minutes} left", phase=word, minutes=minutes)
    else:
        time, words = counted - counted % SECOND, tr("goal was {goal}", goal=goal)
        minutes = wording.minutes(counted // MINUTE)
        spoken = tr("{phase}, {minutes} walked", phase=word, minutes=minutes)
    held = walk.paused
    return Dial(tuple(arcs), word, wording.ticking(time), words, held, spoken)

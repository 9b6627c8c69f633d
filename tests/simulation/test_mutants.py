"""A core that is broken on purpose is caught, every time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

import pytest

from tests.simulation import story as stories
from tests.simulation.findings import DOUBLED, LOST, WRONG
from tests.simulation.story import play, shorten, tell
from walkreminder.core import (
    asking,
    away,
    clock,
    due,
    reminder,
    timetable,
    walking,
    wishes,
)
from walkreminder.core.ledger import Past, Reason
from walkreminder.store.history import History

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.simulation.findings import Tally
    from tests.simulation.story import Story

    Patch: TypeAlias = pytest.MonkeyPatch

ZERO, HOUR, DAY = timedelta(0), timedelta(hours=1), timedelta(days=1)
TRIES = 30


def change(module: object, name: str, wrap: Callable[..., object]) -> Change:
    def apply(patch: Patch) -> None:
        old = getattr(module, name)
        patch.setattr(module, name, lambda *a, **k: wrap(old(*a, **k), *a))

    return apply


if TYPE_CHECKING:
    Change: TypeAlias = Callable[[Patch], None]


def set_to(module: object, name: str, value: object) -> Change:
    def apply(patch: Patch) -> None:
        patch.setattr(module, name, value)

    return apply


def forgetful(past: object, *_: object) -> object:
    assert isinstance(past, Past)
    return replace(past, settled=frozenset())


MUTANTS: dict[str, tuple[str, Change]] = {
    "drops a slot": (LOST, change(due, "_due_slots", lambda found, *_: found[1:])),
    "looks back too little": (LOST, set_to(due, "LOOK_BACK", -timedelta(minutes=2))),
    "forgets the ledger": (DOUBLED, change(History, "past", forgetful)),
    "keeps a settled slot open": (
        DOUBLED,
        change(asking, "settle_open", lambda out, state, *_: (state, out[1])),
    ),
    "shifts slots by an hour": (
        LOST,
        change(timetable, "instant_of", lambda at, *_: at and at + HOUR),
    ),
    "never covers": (WRONG, change(due, "covers", lambda *_: False)),
    "knows no quiet": (WRONG, change(due, "_is_quiet_at", lambda *_: False)),
    "knows no goal": (WRONG, change(due, "_goal_is_met", lambda *_: False)),
    "forgets travel": (WRONG, change(due, "_moved_by", lambda *_: ZERO)),
    "forgets why": (WRONG, change(due, "_why_late", lambda *_: Reason.ASLEEP)),
    "forgets the jump": (WRONG, change(clock, "jump_since", lambda *_: ZERO)),
    "jumps over silently": (WRONG, change(due, "_jumped_over", lambda *_: ())),
    "withdraws nothing": (
        WRONG,
        change(clock, "_withdraw", lambda out, *_: (out[0], ())),
    ),
    "renews no rule": (
        WRONG,
        change(
            reminder,
            "put_in_force",
            lambda state, *_: replace(
                state,
                in_force=tuple(
                    replace(r, since=r.since - 3 * DAY) for r in state.in_force
                ),
            ),
        ),
    ),
    "forgets patience after a snooze": (
        WRONG,
        change(
            wishes,
            "snoozed",
            lambda out, *_: replace(out, expires=out.until + timedelta(minutes=1)),
        ),
    ),
    "asks late when a hold ends": (
        WRONG,
        change(
            reminder,
            "_release",
            lambda state, before, *_: replace(
                state, settle_until=None, open=before.open
            ),
        ),
    ),
    "asks about no absence": (
        WRONG,
        change(away, "may_be_walk_of", lambda *_: False),
    ),
    "counts more than the absence": (
        WRONG,
        change(
            away, "_absence", lambda gone, *_: replace(gone, since=gone.since - HOUR)
        ),
    ),
    "asks nothing after a sleep": (
        WRONG,
        change(walking, "break_in", lambda _, state, *__: state),
    ),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_core_that_is_broken_is_caught(name: str, monkeypatch: Patch) -> None:
    kind, apply = MUTANTS[name]
    apply(monkeypatch)
    for seed in range(TRIES):
        tally = play(tell(f"broken {seed}", "Europe/London", days=20))
        if kind in {finding.kind for finding in tally.findings}:
            return
    pytest.fail(f"a core that {name} was not caught: nothing was {kind}")


def test_the_same_story_finds_nothing_in_the_core_as_it_is() -> None:
    assert play(tell("broken 0", "Europe/London", days=20)).findings == []


@pytest.mark.parametrize("most", [1, 1_500])
def test_shortening_a_story_ends_in_good_time(monkeypatch: Patch, most: int) -> None:
    MUTANTS["drops a slot"][1](monkeypatch)
    story = tell("long", "Europe/London", days=183)
    whole = play(story)
    played: list[Tally] = []
    found = stories.play_until_found

    def count(told: Story) -> Tally:
        played.append(found(told))
        return played[-1]

    monkeypatch.setattr(stories, "play_until_found", count)
    short = shorten(story, most)
    longest = max(tally.events for tally in played)
    assert sum(tally.events for tally in played) <= most + longest
    assert longest < whole.events, "what comes after the finding is not played"
    assert found(short).findings[0].kind == whole.findings[0].kind


def test_a_story_that_finds_nothing_stays_as_it_is() -> None:
    story = tell("broken 0", "Europe/London", days=3)
    assert shorten(story) == story


def test_a_story_that_fails_is_shortened_and_names_its_command(
    monkeypatch: Patch,
) -> None:
    MUTANTS["drops a slot"][1](monkeypatch)
    story = tell("7", "Europe/London", days=7.3)
    assert story.chapters
    assert play(story).findings
    assert shorten(story).chapters == ()
    assert shorten(story).days < 7.3, "its end is cut off as well"
    assert story.command == "make simulate SEED=7 ZONE=Europe/London YEARS=0.02"

"""Where somebody stands is the same, read on from what is kept or read all anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.effort import calls_of
from walkreminder.core.course import standing
from walkreminder.core.ledger import Part, Rating, WalkRecord
from walkreminder.core.programme_log import (
    Answer,
    Checked,
    Cleared,
    Entry,
    FlareOver,
    FlareUp,
    Hold,
    LegPain,
    NoLegPain,
    Said,
    Sign,
    SoreFeet,
    StepTo,
    down_the_leg,
)
from walkreminder.core.state import State
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.store.history import History
from walkreminder.store.rows import instant_to_text
from walkreminder.store.schema import read_database

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = date(2026, 1, 5)
NOON = datetime.combine(MONDAY, time(12), UTC)
STATE = State(looked=NOON)
DAYS = 240
IDS = 40
ZONES = ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Nowhere")
LONDON = ZoneInfo("Europe/London")


def at(day: int, hour: int = 12) -> datetime:
    return datetime.combine(MONDAY + timedelta(days=day), time(hour), UTC)


def walk(number: int, day: int, hour: int = 12, minutes: int = 30) -> WalkRecord:
    began, length = at(day, hour), timedelta(minutes=minutes)
    return WalkRecord(
        UUID(int=number), began, began + length, "UTC", length.seconds, before=2
    )


def entry(number: int, said: Said, day: int, hour: int = 8) -> Entry:
    return Entry(UUID(int=1000 + number), at(day, hour), at(day).date(), said)


class Life:
    """A history, and the day on which it is looked at."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.today = 0
        self.said = 0
        self.say(Answer(20, 2), 0)

    def say(self, said: Said, day: int, hour: int = 8, apart: int = 0) -> None:
        one = entry(self.said, said, day, hour)
        self.said += 1
        self.history.save(STATE, (replace(one, day=one.day + timedelta(days=apart)),))

    def has(self, number: int) -> bool:
        return self.history.has_walk(UUID(int=number))

    def keep(self, one: WalkRecord) -> None:
        if self.history.has_walk(one.id):
            self.history.replace_walk(one)
        else:
            self.history.save(STATE, (one,))

    def is_right(self) -> None:
        """Compare what is read on with what follows from all of it."""
        today = MONDAY + timedelta(days=self.today)
        log = self.history.log()
        now = datetime.combine(today, time(12), UTC)
        past = self.history.past(now, ZoneInfo("UTC"), now)
        assert past.standing == standing(log, self.history.walks(), today)
        assert past.down_the_leg == down_the_leg(log)


Op: TypeAlias = tuple[str, tuple[object, ...]]

numbers = st.integers(0, IDS)
days = st.integers(0, DAYS)
hours = st.integers(0, 23)
pains = st.none() | st.integers(0, 10)
legs = st.one_of(
    st.builds(LegPain, st.builds(UUID, int=numbers)),
    st.builds(NoLegPain, st.builds(UUID, int=numbers)),
)
things: st.SearchStrategy[Said] = st.one_of(
    legs,
    legs,
    st.builds(StepTo, st.integers(0, 14)),
    st.builds(Answer, st.integers(0, 40), pains, flared_up=st.booleans()),
    st.sampled_from((Hold(), FlareUp(), FlareOver(), Cleared(), SoreFeet())),
    st.builds(Checked, st.none() | st.sampled_from(Sign)),
)
walks = st.builds(
    lambda number, day, hour, minutes, rated, zone: replace(
        walk(number, day, hour, minutes),
        before=rated[0],
        after=rated[1],
        next_morning=rated[2],
        zone=zone,
    ),
    numbers,
    days,
    hours,
    st.sampled_from((0, 3, 10, 30)),
    st.tuples(pains, pains, pains),
    st.sampled_from(ZONES),
)
ops: st.SearchStrategy[Op] = st.one_of(
    st.tuples(st.just("let"), st.tuples(st.integers(-40, 70))),
    st.tuples(st.just("keep"), st.tuples(walks)),
    st.tuples(st.just("keep"), st.tuples(walks)),
    st.tuples(
        st.just("rate"), st.tuples(numbers, st.sampled_from(Part), st.none() | pains)
    ),
    st.tuples(st.just("delete"), st.tuples(numbers)),
    st.tuples(
        st.just("say"), st.tuples(things, days, hours, st.sampled_from((0, 0, -1, 1)))
    ),
    st.tuples(st.just("unsay"), st.tuples(numbers)),
    st.tuples(st.just("replace"), st.tuples(numbers, days)),
)


def do(life: Life, name: str, *given_: object) -> None:
    match name, given_:
        case "let", (int(length),):
            life.today = max(0, life.today + length)
        case "keep", (WalkRecord() as one,):
            life.keep(one)
        case "rate", (int(number), Part() as part, int() | None as value):
            if life.has(number):
                life.history.save(STATE, (Rating(UUID(int=number), part, value),))
        case "delete", (int(number),):
            life.history.delete_walk(UUID(int=number))
        case "say", (said, int(day), int(hour), int(apart)):
            life.say(said, day, hour, apart)  # type: ignore[arg-type] # it is one
        case "unsay", (int(number),):
            # Past every door, as a merge may do one day.
            named = (str(UUID(int=1000 + 1 + number)),)
            life.history.database.execute("DELETE FROM event WHERE id = ?", named)
        case "replace", (int(number), int(day)):
            cells = (instant_to_text(at(day)), at(day).date().isoformat())
            life.history.database.execute(
                "INSERT OR REPLACE INTO walk SELECT id, ?, ended, zone, ?, seconds,"
                " source, reminder, before, after, next_morning, note, revision"
                " FROM walk WHERE id = ?",
                (*cells, str(UUID(int=number))),
            )
        case _:
            raise AssertionError(name)


@settings(max_examples=150)
@given(st.lists(ops, max_size=40))
def test_read_on_is_what_follows_from_all_of_it_after_any_edit(plan: list[Op]) -> None:
    with History(":memory:") as history:
        life = Life(history)
        for number in range(0, 60, 2):
            life.keep(walk(number // 2, number))
        life.today = 70
        life.is_right()
        for name, given_ in plan:
            do(life, name, *given_)
            life.is_right()


@settings(max_examples=40)
@given(st.lists(st.tuples(st.booleans(), ops), max_size=15))
def test_another_program_that_writes_the_file_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, plan: list[tuple[bool, Op]]
) -> None:
    place = tmp_path_factory.mktemp("shared") / "history.sqlite3"
    with History(place) as history, History(place) as other:
        life, elsewhere = Life(history), Life.__new__(Life)
        elsewhere.history, elsewhere.today, elsewhere.said = other, 0, 500
        for number in range(0, 60, 4):
            life.keep(walk(number // 4, number))
        life.today = 70
        life.is_right()
        for here, (name, given_) in plan:
            do(life if here or name == "let" else elsewhere, name, *given_)
            life.is_right()


def filled(history: History, count: int) -> Life:
    """A walk a day for so long, and looked at on the last of them."""
    life = Life(history)
    said = [entry(500 + n, Checked(), 30 * n) for n in range(1, count // 30)]
    history.save(STATE, tuple(walk(n, n) for n in range(count)) + tuple(said))
    life.today = count
    life.is_right()
    return life


def effort(life: Life, *records: Rating | WalkRecord | Entry) -> int:
    """Return what it takes to know where one stands once this was told."""
    now = at(life.today, 13)
    life.history.save(STATE, records)
    return calls_of(lambda: life.history.past(now, LONDON, now))


def test_a_walk_a_rating_and_a_word_cost_the_same_after_ten_years() -> None:
    costs = []
    for count in (200, 3650):
        with History(":memory:") as history:
            life = filled(history, count)
            costs.append(
                (
                    effort(life, walk(9000, count)),
                    effort(life, Rating(UUID(int=count - 1), Part.NEXT_MORNING, 2)),
                    effort(life, entry(900, Hold(), count, 12)),
                )
            )
            life.is_right()
    few, many = costs
    for one, ten in zip(few, many, strict=True):
        assert ten < 1.3 * one


def test_days_that_pass_cost_the_same_after_ten_years(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with History(":memory:") as history:
        life = filled(history, 1000)
        first = effort(life)
        for _ in range(80):
            life.today += 1
            life.keep(walk(10_000 + life.today, life.today))
            assert effort(life) < 3 * first
        monkeypatch.undo()
        life.is_right()


def test_what_was_refused_or_rolled_back_drops_nothing() -> None:
    with History(":memory:") as history:
        life = filled(history, 200)
        kept = history._standings._kept
        assert kept is not None
        with pytest.raises(Refused):
            history.save(
                STATE,
                (walk(9000, 3), Rating(UUID(int=77_777), Part.AFTER, 3)),
            )
        life.is_right()
        assert history._standings._kept is kept
        history.save(STATE, (walk(9000, 3),))
        life.is_right()
        assert history._standings._kept is not kept


def test_pain_down_the_leg_told_late_is_of_the_walk_of_long_ago() -> None:
    with History(":memory:") as history:
        life = filled(history, 100)
        for said in (LegPain(UUID(int=30)), NoLegPain(UUID(int=30))):
            life.say(said, 99, hour=life.said)
            life.is_right()


def test_pain_down_the_leg_told_of_a_walk_that_comes_in_later_counts() -> None:
    with History(":memory:") as history:
        life = filled(history, 100)
        life.say(LegPain(UUID(int=9000)), 20)
        life.is_right()
        life.keep(walk(9000, 99))
        life.is_right()


def test_pain_down_the_leg_told_before_the_walk_is_known_stays_so() -> None:
    with History(":memory:") as history:
        life = filled(history, 100)
        life.say(LegPain(UUID(int=95)), 20)
        for _look in range(2):
            life.is_right()


def test_a_walk_of_a_zone_with_another_date_is_not_overlooked() -> None:
    with History(":memory:") as history:
        life = filled(history, 100)
        kept = history._standings._kept
        assert kept is not None
        began = kept.before + timedelta(hours=3)
        west = replace(walk(9000, 0), started=began, zone="Pacific/Pago_Pago")
        life.keep(replace(west, ended=began + timedelta(minutes=30)))
        life.is_right()


def test_what_was_said_of_a_day_to_come_waits_for_it() -> None:
    with History(":memory:") as history:
        life = filled(history, 100)
        life.say(FlareUp(), 10, apart=140)
        for today in (100, 149, 150, 100, 151):
            life.today = today
            life.is_right()


def test_before_anything_is_said_nothing_is_noted() -> None:
    with History(":memory:") as history:
        history.save(STATE, (walk(1, 0),))
        assert history.standing(MONDAY) is None
        assert not history._standings._takes_notes


def test_who_may_only_look_reads_all_of_it(tmp_path: Path) -> None:
    place = tmp_path / "history.sqlite3"
    with History(place) as history:
        filled(history, 100)
    with History(place, read_database) as history:
        today = MONDAY + timedelta(days=100)
        expected = standing(history.log(), history.walks(), today)
        assert history.standing(today) == expected
        assert history.standing(today) == expected


def test_what_is_not_understood_later_on_rests_it_and_what_is_again_goes_on() -> None:
    with History(":memory:") as history:
        life = filled(history, 200)
        now = at(200)
        for day in (3, 199):
            said = entry(900 + day, Hold(), day)
            history.save(STATE, (said,))
            named = (str(said.id),)
            change = "UPDATE event SET kind = ? WHERE id = ?"
            history.database.execute(change, ("dance", *named))
            with pytest.raises(Trouble, match="programme"):
                history.standing(now.date())
            assert history.past(now, LONDON, now).unread
            history.database.execute(change, ("hold", *named))
            life.is_right()

"""Two computers: after each has taken in the other's file, both say the same."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.exchange import ground
from tests.store.values import NOON, line, walk
from walkreminder.core.ledger import Outcome, Part, Rating, Reason
from walkreminder.core.state import State
from walkreminder.store.history import History

if TYPE_CHECKING:
    from walkreminder.core.programme_log import Entry

DAY = timedelta(days=1)
# What happens on a computer, by the number of the walk it happens to.
deeds = st.lists(
    st.tuples(
        st.sampled_from(("walk", "before", "next_morning", "edit", "delete", "line")),
        st.integers(0, 3),
        st.integers(0, 10),
    ),
    max_size=12,
)


def live(history: History, done: list[tuple[str, int, int]]) -> None:
    for deed, number, value in done:
        there = history.has_walk(ground.uuid(number))
        each = walk(number, NOON + number * DAY, seconds=60 * value)
        match deed:
            case "walk" if not there:
                ground.keep(history, each)
            case "edit" if there:
                history.replace_walk(each)
            case "delete" if there:
                history.delete_walk(each.id)
            case "before" | "next_morning" if there:
                ground.keep(history, Rating(each.id, Part(deed), value))
            case "line":
                _settle(history, number, value)
            case _:
                pass


def _settle(history: History, number: int, value: int) -> None:
    outcome = list(Outcome)[value % len(Outcome)]
    reason = Reason.OFF if outcome is Outcome.MISSED else None
    told = line(NOON.date() + number * DAY, outcome=outcome, reason=reason)
    if told.key not in {each.key for each in history.lines()}:
        ground.keep(history, told)


@settings(max_examples=60)
@given(deeds, deeds, deeds, st.lists(ground.entries, max_size=3))
def test_two_histories_that_take_in_each_other_say_the_same(
    before: list[tuple[str, int, int]],
    here: list[tuple[str, int, int]],
    there: list[tuple[str, int, int]],
    log: list[Entry],
) -> None:
    log = list({entry.id: entry for entry in log}.values())
    with (
        tempfile.TemporaryDirectory() as folder,
        History(":memory:") as one,
        History(":memory:") as other,
    ):
        first, second = Path(folder) / "one.json", Path(folder) / "other.json"
        live(one, before)
        ground.export(one, first)
        ground.take_in(other, first)
        live(one, here)
        live(other, there)
        ground.keep(one, *log)
        ids = {each.walk.id for each in ground.kept(one) + ground.kept(other)}
        ground.export(one, first)
        ground.take_in(other, first)
        second_content = ground.export(other, second)
        ground.take_in(one, second)
        assert ground.export(one, first) == second_content
        # And no walk is lost on the way.
        assert {each.walk.id for each in ground.kept(one)} == ids
        assert one.log() == other.log()


def test_a_correction_travels_and_is_not_undone(
    history: History, elsewhere: History, file: Path
) -> None:
    ground.keep(history, walk(1, seconds=1200))
    ground.export(history, file)
    ground.take_in(elsewhere, file)
    history.replace_walk(walk(1, seconds=600))
    # The old file is no news to the computer on which the walk was corrected.
    assert ground.take_in(history, file).kept == 1
    assert [each.walk.seconds for each in ground.kept(history)] == [600]
    ground.export(history, file)
    assert ground.take_in(elsewhere, file).changed == 1
    assert ground.kept(elsewhere) == ground.kept(history)


def test_a_deleted_walk_comes_back_from_a_file_that_has_it(
    history: History, file: Path
) -> None:
    ground.keep(history, walk(1))
    ground.export(history, file)
    history.delete_walk(ground.uuid(1))
    assert ground.take_in(history, file).new == 1


def test_the_state_of_the_app_is_not_touched(
    history: History, elsewhere: History, file: Path
) -> None:
    state = State(looked=datetime(2026, 11, 22, 11, tzinfo=UTC))
    elsewhere.save(state)
    ground.keep(history, walk(1))
    ground.export(history, file)
    ground.take_in(elsewhere, file)
    assert elsewhere.state() == state

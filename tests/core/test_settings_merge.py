from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from tests.core.any_settings import any_settings
from walkreminder.core.settings import Settings
from walkreminder.core.settings_merge import merge


@given(base=any_settings, mine=any_settings)
def test_with_one_hand_its_changes_are_all_there_is(
    base: Settings, mine: Settings
) -> None:
    assert merge(base, mine, base) == mine
    assert merge(base, base, mine) == mine


def test_both_hands_changes_are_kept_and_mine_wins_where_they_meet() -> None:
    base = Settings()
    mine = replace(
        base, walk=replace(base.walk, minutes=30), goal=replace(base.goal, spare_days=1)
    )
    theirs = replace(base, walk=replace(base.walk, minutes=9, voice=True), reminders=())
    assert merge(base, mine, theirs) == replace(
        mine, walk=replace(base.walk, minutes=30, voice=True), reminders=()
    )


def test_a_reminder_deleted_by_hand_stays_deleted_when_i_add_another() -> None:
    base = Settings()
    [daily] = base.reminders
    extra = replace(daily, id="extra")
    by_hand = replace(daily, id="by-hand")
    merged = merge(
        base,
        replace(base, reminders=(daily, extra)),
        replace(base, reminders=(by_hand,)),
    )
    assert merged.reminders == (extra, by_hand)


def test_a_reminder_that_i_changed_comes_back_though_a_hand_deleted_it() -> None:
    base = Settings()
    [daily] = base.reminders
    mine = replace(daily, minutes=5)
    merged = merge(base, replace(base, reminders=(mine,)), replace(base, reminders=()))
    assert merged.reminders == (mine,)

"""Years of sleep, kills, set clocks and travel: no slot is lost, none is doubled."""

from __future__ import annotations

import sys

import pytest

from tests.simulation.run import FORTY, again, explain, play_all, stories, summary


@pytest.mark.timeout(1800)
def test_in_twenty_years_over_forty_zones_no_slot_is_lost_or_doubled() -> None:
    told = list(stories("1", FORTY, years=20.5))
    total, failed = play_all(told)
    assert total.days >= 20 * 365
    assert total.due.total() > 10_000
    for story in failed:
        # Before anything that takes long: it is shown whatever ends this test.
        sys.stdout.write(f"{again(story)}\n")
    assert not total.findings, f"{summary(total)}\n\n{explain(failed[0])}"

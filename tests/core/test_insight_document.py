from __future__ import annotations

import json
from datetime import date, timedelta

from walkreminder.core.insight import Sums, insight_of
from walkreminder.core.insight_document import insight_document
from walkreminder.core.ledger import Outcome
from walkreminder.core.settings import Settings
from walkreminder.core.trend import Rated

TODAY = date(2026, 11, 19)


def test_averages_are_rounded_and_months_have_a_name() -> None:
    days = [TODAY - timedelta(days=back) for back in range(40)]
    sums = Sums(
        seconds=dict.fromkeys(days, 1200),
        walks=dict.fromkeys(days, 1),
        rated={day: Rated(1 + day.day % 3, 1) for day in days},
    )
    settings = Settings()
    told = insight_document(insight_of(sums, TODAY, settings), settings.goal)
    again = json.loads(json.dumps(told))
    assert again == told
    last = again["pain"]["weeks"][-1]
    assert last["before"] == round(last["before"], 2)
    assert [month["month"] for month in again["months"]][-2:] == ["2026-10", "2026-11"]
    assert again["pain"]["trend"]["pain"] == "same"


def test_an_outcome_cannot_take_the_name_of_a_week() -> None:
    assert "first" not in {each.value for each in Outcome}

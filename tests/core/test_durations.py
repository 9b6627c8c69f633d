from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.durations import format_duration, parse_duration


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("45 min", 2700),
        ("10 s", 10),
        ("1 h 30 min", 5400),
        ("2h", 7200),
        ("30m", 1800),
        ("1h30m", 5400),
        ("1 h 5 s", 3605),
        (" 90 min ", 5400),
        ("0 s", 0),
    ],
)
def test_a_duration_is_read_as_people_write_it(text: str, seconds: int) -> None:
    assert parse_duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text",
    ["", " ", "45", "min", "-5 min", "1.5 h", "5 min 1 h", "5 min 5 min", "5 days",
     "٣ min", "9999999999 h", "5 min soon"],
)  # fmt: skip
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no duration"):
        parse_duration(text)


@given(st.integers(0, 10**7).map(lambda n: timedelta(seconds=n)))
def test_a_written_duration_reads_back(length: timedelta) -> None:
    assert parse_duration(format_duration(length)) == length

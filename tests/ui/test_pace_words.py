"""The hint of each level is that of its row in health.md, section 7."""

from __future__ import annotations

import pytest

from tests.ui.seed import at, following, scene
from walkreminder.core.levels import LEVELS
from walkreminder.ui.pace_words import pace, pace_of

NOW = at(15)


@pytest.mark.parametrize(
    ("level", "row", "hint"),
    [
        ("0", "Stroll, flat", "Stroll, on the flat."),
        ("1", "Easy, can sing", "Easy: you can sing."),
        ("2", "Easy", "Easy: you can sing."),
        ("3", "Easy", "Easy: you can sing."),
        ("4", "Easy", "Easy: you can sing."),
        ("5", "Easy to comfortable", "Easy to comfortable."),
        ("6", "Comfortable", "Comfortable."),
        ("7", "Comfortable", "Comfortable."),
        ("8", "Comfortable", "Comfortable."),
        (
            "9",
            "Comfortable, some brisk if it feels good",
            "Comfortable, some brisk if it feels good.",
        ),
        (
            "10",
            "Toward brisk (talk, not sing)",
            "Toward brisk: talk, not sing.",
        ),
        (
            "11",
            "Brisk for you, about 100 steps/min",
            "Brisk for you, about 100 steps a minute.",
        ),
        (
            "A",
            "5 x 1 min brisker / 2 min easy, 3 of the 5",
            "On 3 of the 5 days: 5 times 1 minute brisker, 2 minutes easy.",
        ),
        (
            "B",
            "5 x (3 min easy + 3 min brisk), 3 of the 5",
            "On 3 of the 5 days: 5 times 3 minutes easy, 3 minutes brisk.",
        ),
        (
            "C",
            "35-45, or gentle hills: add one thing at a time",
            "Longer, or gentle hills; one thing at a time. No ankle weights.",
        ),
    ],
)
def test_each_row_has_its_words(level: str, row: str, hint: str) -> None:
    # The row is quoted for whoever reads the table beside this.
    assert row
    index = [each.name for each in LEVELS].index(level)
    assert pace(LEVELS[index]) == hint
    assert pace_of(following(scene(NOW), index)) == hint


def test_without_the_programme_no_level_speaks() -> None:
    assert pace_of(scene(NOW)) == ""

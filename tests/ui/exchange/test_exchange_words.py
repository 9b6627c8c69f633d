"""What is said of a file: what would change, what came of it, and nothing untrue."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.values import NOON, walk
from walkreminder.core.exchange import Change, Glimpse, Overlap, Preview
from walkreminder.ui.exchange import words

WALK = walk(1)
LATER = walk(2, NOON + timedelta(minutes=4))
NEXT_DAY = walk(3, NOON + timedelta(days=1))


def test_a_walk_is_told_as_the_clocks_were_there() -> None:
    assert words.walk_words(WALK) == "Tue 10 Mar 2026, 13:00, 20 min"
    there = replace(WALK, zone="Asia/Kathmandu", seconds=30)
    assert words.walk_words(there) == "Tue 10 Mar 2026, 17:45, less than a minute"


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ({"seconds": 1500}, ": 20 min becomes 25 min"),
        ({"started": LATER.started}, ": begins Tue 10 Mar 2026, 13:04"),
        (
            {"before": 3, "after": 0, "next_morning": 2},
            ": before 3, after 0, next morning 2",
        ),
        ({"note": "By the river"}, ": a note"),
        ({"ended": NOON + timedelta(hours=1)}, ""),
    ],
)
def test_a_change_names_what_becomes_another(
    after: dict[str, object], said: str
) -> None:
    changed = replace(WALK, **after)  # type: ignore[arg-type]  # by name
    told = words.change_words(Change(WALK, changed))
    assert told == f"Tue 10 Mar 2026, 13:00{said}"


def test_what_is_taken_back_is_told_too() -> None:
    rated = replace(WALK, after=3, note="Cold")
    told = words.change_words(Change(rated, replace(rated, after=None, note="Mild")))
    assert told.endswith(": after none, another note")


def test_an_overlap_names_a_day_once() -> None:
    same_day = words.overlap_words(Overlap(WALK, LATER))
    assert same_day == "Tue 10 Mar 2026, 13:00, 20 min, beside 13:04, 20 min"
    two_days = words.overlap_words(Overlap(WALK, NEXT_DAY))
    assert two_days.endswith("beside Wed 11 Mar 2026, 13:00, 20 min")


def test_many_overlaps_are_counted_and_a_few_shown() -> None:
    group = words.overlaps(Preview(overlaps=(Overlap(WALK, LATER),) * 9))
    assert group.head == "Overlapping: 9 walks"
    assert len(group.lines) == 6
    assert group.lines[-1] == "and 4 more"


def test_new_walks_tell_their_days() -> None:
    glimpse = Glimpse((NEXT_DAY, WALK), NOON.date(), NEXT_DAY.started.date())
    group = words.new_walks(Preview(new=12, glimpse=glimpse))
    assert group.head == "New: 12 walks, from 10 March 2026 to 11 March 2026"
    assert group.lines[-1] == "and 10 before that"
    one_day = Glimpse((WALK,), NOON.date(), NOON.date())
    group = words.new_walks(Preview(new=1, glimpse=one_day))
    assert group == words.Group(
        "New: 1 walk, 10 March 2026", ("Tue 10 Mar 2026, 13:00, 20 min",)
    )
    assert words.new_walks(Preview(new=2)).head == "New: 2 walks"


def test_the_rest_is_told_where_there_is_any() -> None:
    assert words.rest(Preview(new=3)) == []
    preview = Preview(
        same=400, changed=7, kept=1, new_lines=2, changed_lines=1, new_said=1
    )
    assert [each.head for each in words.rest(preview)] == [
        "Changed: 7 walks",
        "Reminders: what became of 3",
        "Programme and warning signs: 1 entry",
        "Changed here since, and kept so: 1 walk",
        "Already here: 400 walks",
    ]
    assert words.rest(preview)[0].lines == ("and 2 more",)
    some = Preview(new_lines=1, new_said=2)
    assert [each.head for each in words.rest(some)] == [
        "Reminders: what became of one",
        "Programme and warning signs: 2 entries",
    ]


@pytest.mark.parametrize(
    ("preview", "said"),
    [
        (Preview(), "There is nothing to import in a.csv."),
        (Preview(same=1), "There is nothing to import in a.csv: 1 walk already here."),
        (
            Preview(same=3, kept=1, remarks=("A remark.",)),
            (
                "There is nothing to import in a.csv: what is here is newer or says"
                " more. A remark."
            ),
        ),
    ],
)
def test_where_nothing_is_new_it_says_why(preview: Preview, said: str) -> None:
    assert words.nothing_new("a.csv", preview) == said


@pytest.mark.parametrize(
    ("preview", "leaves_out", "said"),
    [
        (Preview(new=1), True, "Imported from a.csv: 1 new walk."),
        (Preview(new_lines=4), True, "Imported from a.csv: no new walks."),
        (
            Preview(new=4, changed=1, overlaps=(Overlap(WALK, LATER),)),
            True,
            (
                "Imported from a.csv: 3 new walks. Changed: 1 walk. Left out,"
                " overlapping: 1 walk."
            ),
        ),
        (
            Preview(new=4, overlaps=(Overlap(WALK, LATER),)),
            False,
            "Imported from a.csv: 4 new walks.",
        ),
    ],
)
def test_what_came_of_it_is_counted(
    preview: Preview,
    leaves_out: bool,  # noqa: FBT001 - of the table
    said: str,
) -> None:
    assert words.taken_in("a.csv", preview, leaves_out=leaves_out) == said


@pytest.mark.parametrize(
    ("preview", "is_any"),
    [
        (Preview(new=1, overlaps=(Overlap(WALK, LATER),)), False),
        (Preview(new=2, overlaps=(Overlap(WALK, LATER),)), True),
        (Preview(new=1, changed_lines=1, overlaps=(Overlap(WALK, LATER),)), True),
        (Preview(same=4), False),
    ],
)
def test_whether_anything_is_left(
    preview: Preview,
    is_any: bool,  # noqa: FBT001 - of the table
) -> None:
    assert words.is_anything_left(preview, leaves_out=True) is is_any


@pytest.mark.parametrize(
    ("name", "count", "said"),
    [
        ("a.json", 412, "412 walks are in a.json."),
        ("a.csv", 1, "1 walk is in a.csv."),
        ("a.ICS", 2, "The reminders of the coming weeks and 2 walks are in a.ICS."),
    ],
)
def test_what_was_written_is_counted(name: str, count: int, said: str) -> None:
    assert words.written(name, count) == said

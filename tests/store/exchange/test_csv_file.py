"""Tables of walks: ours come back exactly, those of spreadsheets are understood."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.exchange import ground
from tests.store.values import walk
from walkreminder.core.exchange import Order, Preview
from walkreminder.core.ledger import Source, WalkRecord
from walkreminder.store.exchange.csv_cells import harmless, plain
from walkreminder.store.history import History

EIGHT = datetime(2026, 3, 24, 7, tzinfo=UTC)  # eight o'clock in Berlin
TWENTY = timedelta(minutes=20)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "walks.csv"


@given(st.lists(ground.walks(), max_size=5, unique_by=lambda walk: walk.id))
def test_a_table_brings_back_every_walk_exactly(walks: list[WalkRecord]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        History(":memory:") as one,
        History(":memory:") as other,
    ):
        ground.keep(one, *walks)
        file = Path(folder) / "walks.csv"
        ground.export(one, file)
        preview = ground.take_in(other, file)
        assert preview.new == len(walks)
        assert ground.kept(other) == ground.kept(one)
        assert [each.walk for each in ground.kept(other)] == ground.by_id(walks)
        again = ground.take_in(other, file)
        assert (again.same, again.changes_anything) == (len(walks), False)


def test_the_first_line_names_the_columns(history: History, file: Path) -> None:
    ground.keep(history, walk(1, reminder="workday", before=3, note='a "b", c'))
    content = ground.export(history, file)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines() == [
        (
            "started,ended,zone,seconds,source,reminder,before,after,next_morning,note,"
            "revision,id"
        ),
        (
            "2026-03-10T13:00:00+01:00,2026-03-10T13:25:00+01:00,Europe/Berlin,1200,timer,"
            f'workday,3,,,"a ""b"", c",0,{ground.uuid(1)}'
        ),
    ]


@pytest.mark.parametrize(
    "note",
    [
        "=1+1",
        "+49 30 1234",
        "-5",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "'=1",
        "''=1",
        "＝1",  # noqa: RUF001 - the wide form is the point
    ],
)
def test_no_text_is_a_formula_for_a_spreadsheet(
    history: History, elsewhere: History, file: Path, note: str
) -> None:
    ground.keep(history, walk(1, note=note, reminder=note, zone="=cmd"))
    content = ground.export(history, file)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[1][9] == rows[1][5] == f"'{note}"
    assert rows[1][2] == "'=cmd"
    ground.take_in(elsewhere, file)
    assert ground.kept(elsewhere) == ground.kept(history)


@given(st.text("='\t +a", max_size=6))
def test_the_apostrophe_is_taken_off_exactly_where_it_was_put(text: str) -> None:
    assert plain(harmless(text)) == text


# Each tells the same walk: on 24 March 2026 at 8 in Berlin, for 20 minutes.
SAME = [
    "started,seconds\n2026-03-24 08:00,1200\n",
    "started,seconds\r\n2026-03-24T08:00:00+01:00,1200",
    "Started;Seconds\n2026-03-24 08:00;1200\n",
    "date;time;minutes\n24.03.2026;08:00;20,0\n",
    "date;time;minutes\n24.3.26;8:00;20\n",
    "date\ttime\tminutes\n24.03.2026\t08:00:00\t20.00\n",
    'date,time,minutes\n"3/24/2026","8:00 AM","20"\n',
    "date,time,minutes\n03/24/26,8.00,20\n",
    "date,time,minutes\n24/03/2026,08:00,20\n",
    "date,time,minutes\n24-03-2026,08:00,20\n",
    "date,time,minutes\n2026/3/24,08:00,20\n",
    "started;minutes\n24.03.2026 08:00;20\n",
    "started;ended\n24.03.2026 08:00;24.03.2026 08:20\n",
    'started,minutes\n"3/24/2026, 8:00 a.m.",20\n',
    "sep=;\nstarted;minutes\n24.03.2026 08:00;20\n",
    "started,minutes,zone\n2026-03-24 07:00,20,Europe/London\n",
    "started,minutes,zone\n2026-03-24T07:00Z,20,Mars/Base\n",
    "\n\nstarted,seconds\n\n2026-03-24 08:00,1200\n,\n",
    "started,seconds,next morning,\n2026-03-24 08:00,1200,,\n",
]


@pytest.mark.parametrize("text", SAME)
@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_table_is_understood_however_a_spreadsheet_saved_it(
    history: History, file: Path, text: str, letters: str
) -> None:
    assert ground.told(history, file, text.encode(letters)).new == 1
    ground.take_in(history, file)
    (found,) = ground.kept(history)
    assert (found.walk.started, found.walk.seconds) == (EIGHT, 1200)
    assert found.walk.ended == EIGHT + TWENTY
    assert found.walk.source is Source.IMPORTED


def test_utf_16_of_the_other_order_is_known_too(history: History, file: Path) -> None:
    assert ground.told(history, file, SAME[0].encode("utf-16-be")).new == 1
    assert (
        ground.told(history, file, b"\xfe\xff" + SAME[0].encode("utf-16-be")).new == 1
    )


def test_a_row_without_an_id_is_the_same_walk_each_time(
    history: History, file: Path
) -> None:
    text = "date;time;minutes;note\n24.03.2026;08:00;20;Park\n"
    ground.told(history, file, text)
    ground.take_in(history, file)
    assert ground.told(history, file, text) == Preview(same=1)
    other = "started,seconds,note\n2026-03-24T07:00:00Z,1200,Park\n"
    assert ground.told(history, file, other) == Preview(same=1)


def test_ratings_and_notes_are_taken_over(history: History, file: Path) -> None:
    text = (
        "started;minutes;before;after;next_morning;note;reminder\n"
        "2026-03-24 08:00;20;3;2,0;0;'=x;'\n"
    )
    ground.told(history, file, text)
    ground.take_in(history, file)
    (found,) = ground.kept(history)
    each = found.walk
    assert (each.before, each.after, each.next_morning) == (3, 2, 0)
    assert (each.note, each.reminder) == ("=x", "'")


def test_the_half_of_a_day_is_understood(history: History, file: Path) -> None:
    rows = ("12:30 AM", "12:30 pm", "7:05 p.m.", "11:00:30.5 am")
    lines = "".join(f"3/24/2026;{each};1\n" for each in rows)
    ground.told(history, file, f"date;time;minutes\n{lines}")
    ground.take_in(history, file)
    found = sorted(each.walk.started for each in ground.kept(history))
    local = [f"{each.astimezone(ground.BERLIN):%H:%M:%S.%f}" for each in found]
    assert local == [
        "00:30:00.000000",
        "11:00:30.500000",
        "12:30:00.000000",
        "19:05:00.000000",
    ]


def test_one_day_that_can_only_be_read_in_one_way_decides_for_all(
    history: History, file: Path
) -> None:
    text = "date,time,minutes\n03/04/2026,08:00,20\n03/24/2026,08:00,20\n"
    ground.told(history, file, text)
    ground.take_in(history, file)
    days = [f"{each.walk.started:%m-%d}" for each in ground.kept(history)]
    assert sorted(days) == ["03-04", "03-24"]


def test_where_nothing_decides_it_is_asked(history: History, file: Path) -> None:
    text = "date,time,minutes\n03/03/2026,08:00,20\n03/04/2026,08:00,20\n"
    preview = ground.told(history, file, text)
    assert preview.asks_order
    assert [str(each) for each in preview.flaws] == [
        (
            "Line 3: 03/04/2026 may name the day or the month first, and no other line"
            " tells. Say which, or write dates like 2026-11-23."
        )
    ]
    for order, day in ((Order.DAY_FIRST, "04-03"), (Order.MONTH_FIRST, "03-04")):
        with History(":memory:") as fresh:
            ground.told(fresh, file, text, order)
            ground.take_in(fresh, file, order)
            days = {f"{each.walk.started:%m-%d}" for each in ground.kept(fresh)}
            assert days == {"03-03", day}


def test_a_day_whose_numbers_are_the_same_asks_nothing(
    history: History, file: Path
) -> None:
    assert ground.told(history, file, "date,time,minutes\n03/03/26,08:00,20\n").new == 1


def test_columns_that_nobody_knows_are_left_out_and_told(
    history: History, file: Path
) -> None:
    text = "started,seconds,steps,mood\n2026-03-24 08:00,1200,3000,good\n"
    preview = ground.told(history, file, text)
    assert preview.new == 1
    assert preview.remarks == ("Columns that nobody knows were left out: steps, mood.",)


def test_letters_that_may_be_any_are_told(history: History, file: Path) -> None:
    text = "started,seconds,note\n2026-03-24 08:00,1200,Grüße\n"
    preview = ground.told(history, file, text.encode("latin-1"))
    assert preview.new == 1
    assert "was read as Windows-1252. Look at line 2" in preview.remarks[0]
    ground.take_in(history, file)
    assert ground.kept(history)[0].walk.note == "Grüße"


def test_a_raised_revision_lets_a_row_edited_by_hand_win(
    history: History, file: Path
) -> None:
    ground.keep(history, walk(1, seconds=1200))
    text = ground.export(history, file).decode()
    edited = text.replace(",1200,", ",600,")
    assert ground.told(history, file, edited).kept == 1
    assert ground.told(history, file, edited.replace(",0,0000", ",1,0000")).changed == 1

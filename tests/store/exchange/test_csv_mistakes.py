"""What a table can have that is no walk: told with its line, and nothing taken in."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.exchange import ground
from tests.store.values import walk
from walkreminder.core.trouble import Refused
from walkreminder.store.history import History

if TYPE_CHECKING:
    from collections.abc import Sequence

EIGHT = datetime(2026, 3, 24, 7, tzinfo=UTC)  # eight o'clock in Berlin


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "walks.csv"


HEAD = "date,time,minutes,before,id\n"
GOOD = "2026-03-24,08:00,20,,\n"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("2026-03-24,08:00,-20,,", "less than no time"),
        ("2026-03-24,08:00,2000,,", "longer than a day"),
        ("2026-03-24,08:00,99999999999999999,,", "is none"),
        ("2026-03-24,08:00,999999999999999,,", "longer than a day"),
        ("2026-03-24,08:00,1e3,,", "minutes is a number, and '1e3' is none"),
        ("2026-03-24,08:00,1.200,,", "thousands or one with decimals"),
        ("2026-03-24,08:00,,,", "does not say how long"),
        (",08:00,20,,", "does not say when the walk began"),
        ("2026-03-24,,20,,", "'' is no time of day"),
        ("2026-03-24,25:00,20,,", "'25:00' is no time of day"),
        ("2026-03-24,13:00 PM,20,,", "'13:00 PM' is no time of day"),
        ("2026-03-24,noon,20,,", "'noon' is no time of day"),
        ("2026-02-30,08:00,20,,", "no date"),
        ("46105,08:00,20,,", "'46105' is no date. Write it like 2026-11-23"),
        ("31.02.2026,08:00,20,,", "31.02.2026 is no date with the day first"),
        ("02.31.2026,08:00,20,,", "02.31.2026 is no date with the day first"),
        ("0001-01-01,08:00,20,,", "too far away"),
        ("1850-01-01,08:00,20,,", "from 1900 to 9000"),
        ("2026-03-24,08:00,20,11,", "11 is no rating"),
        ("2026-03-24,08:00,20,-1,", "-1 is no rating"),
        ('2026-03-24,08:00,20,"3,5",', "before is a whole number, and '3,5' is none"),
        ("2026-03-24,08:00,20,,12345", "'12345' is no id of a walk"),
        ("2026-03-24,08:00,20", "3 cells where the first line has 5"),
        ("2026-03-24,08:00,20,,,more", "6 cells where the first line has 5"),
    ],
)
def test_a_row_that_cannot_be_is_told_and_nothing_is_taken_in(
    history: History, file: Path, row: str, sentence: str
) -> None:
    preview = ground.told(history, file, f"{HEAD}{GOOD}{row}\n2026-03-25,08:00,20,,\n")
    (flaw,) = preview.flaws
    assert flaw.line == 3
    assert sentence in flaw.what
    with pytest.raises(Refused, match=r"Line 3: .* Nothing was taken in"):
        ground.take_in(history, file)
    assert ground.kept(history) == []


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        (
            "started,ended\n2026-03-24 08:00,2026-03-24 07:00\n",
            2,
            "less than no time",
        ),
        ("started,ended\n2026-03-24 08:00,2026-03-24\n", 2, "has no time of day"),
        ("started,seconds\n2026-03-24 08:99,5\n", 2, "is no time. Write it like"),
        ("started,seconds\nyesterday,5\n", 2, "is no date with a time"),
        ("started,seconds\n24.03.2026,5\n", 2, "is no date with a time"),
        ("started,seconds\n2026-03-24 08:00,5.5\n", 2, "seconds is a whole number"),
        ("started,seconds,source\n2026-03-24 08:00,5,bus\n", 2, "a source is one of"),
        (
            "started,seconds,zone\n2026-03-24 08:00,5,Mars/Base\n",
            2,
            "zone is not known here",
        ),
        (
            "started,seconds,zone\n2011-12-30 08:00,5,Pacific/Apia\n",
            2,
            "2011-12-30 does not exist in Pacific/Apia",
        ),
        (
            'note,date,time,minutes\n"two\nlines",13/4/26,8:00,5\n,4/13/26,8:00,5\n',
            4,
            "13/4/26 in line 2 names the day first, 4/13/26 in line 4 the month",
        ),
    ],
)
def test_a_line_is_that_of_the_file(
    history: History, file: Path, text: str, line: int, sentence: str
) -> None:
    preview = ground.told(history, file, text)
    assert preview.flaws[0].line == line
    assert sentence in preview.flaws[0].what
    assert not preview.asks_order


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\n\n", "walks.csv is empty."),
        (",,\n;\n", "does not say when walks began"),
        ("name,price\ntea,3\n", "does not say when walks began. The first line has to"),
        ("date,minutes\n2026-03-24,20\n", "does not say when walks began"),
        ("started,note\n2026-03-24 08:00,x\n", "does not say how long walks took"),
        ("started,seconds,seconds\n", "line 1: two columns are called seconds"),
        ('started,seconds,note\n2026-03-24 08:00,5,"cut', "line 2: a quotation mark"),
        ('started,seconds,note\n2026-03-24 08:00,5,"a"b\n', "line 2: this is no row"),
        ("<html>\n<body>\n", "does not say when walks began"),
        ("sep=", "walks.csv is empty"),
        ("started,seconds", "has no walks in it; perhaps it was cut short"),
    ],
)
def test_what_is_no_table_of_walks_is_refused(
    history: History, file: Path, text: str, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        ground.told(history, file, text)


def test_a_cell_of_a_whole_library_is_refused(history: History, file: Path) -> None:
    cell = "x" * (17 * 1024 * 1024)
    with pytest.raises(Refused, match="line 2: this is no row of a table"):
        ground.told(history, file, f"started,seconds,note\n2026-03-24 08:00,5,{cell}\n")


def test_the_same_id_for_two_walks_is_told_with_both_lines(
    history: History, file: Path
) -> None:
    row = f"2026-03-24,08:00,{{}},,{ground.uuid(1)}\n"
    preview = ground.told(history, file, HEAD + row.format(20) + GOOD + row.format(25))
    assert [str(each) for each in preview.flaws] == [
        (
            "Line 4: this has the same id as line 2 but says otherwise."
            " Remove one of the two."
        )
    ]


@pytest.mark.parametrize("part", range(1, 30))
def test_a_table_cut_short_within_a_row_is_refused(
    history: History, elsewhere: History, file: Path, part: int
) -> None:
    ground.keep(history, walk(1, note="Zoë, gone"), walk(2, EIGHT, note="x\ny"))
    content = ground.export(history, file)
    whole_row = content[: content.index(b"\r\n", 200)]
    cut = content[: len(content) * part // 30]
    file.write_bytes(cut)
    try:
        ground.take_in(elsewhere, file)
    except Refused:
        assert ground.kept(elsewhere) == []
    else:
        # Between two rows nothing shows; what is there is whole.
        assert cut.endswith(b"\r\n") or cut == whole_row
        assert {each.walk for each in ground.kept(elsewhere)} <= {
            each.walk for each in ground.kept(history)
        }


cells: Sequence[str] = (
    "started", "seconds", "date", "time", "minutes", "id", "2026-03-24", "24.3.26",
    "3/4/26", "08:00", "20", "-1", "x", '"', ",", ";", "\t", "\n", "\r\n", "=", "'",
    "\0", "sep=", "ü",
)  # fmt: skip


@given(st.lists(st.sampled_from(cells), max_size=30).map("".join))
def test_any_text_is_taken_in_or_refused_with_a_sentence(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder, History(":memory:") as history:
        file = Path(folder) / "walks.csv"
        file.write_bytes(f"date,time,minutes,note\n{text}".encode())
        new = 0
        with suppress(Refused):
            new = ground.take_in(history, file).new
        assert len(ground.kept(history)) == new

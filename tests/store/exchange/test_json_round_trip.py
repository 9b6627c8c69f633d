"""What goes out as JSON comes back the same, all of it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.store.exchange import ground
from walkreminder.store.history import History

if TYPE_CHECKING:
    from walkreminder.core.ledger import Line, WalkRecord
    from walkreminder.core.programme_log import Entry

LINES = st.lists(ground.lines, max_size=5, unique_by=lambda line: line.key)


@given(
    st.lists(ground.walks(), max_size=4, unique_by=lambda walk: walk.id),
    LINES,
    st.lists(ground.entries, max_size=4, unique_by=lambda entry: entry.id),
)
def test_json_brings_back_everything_exactly(
    walks: list[WalkRecord], lines: list[Line], log: list[Entry]
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        History(":memory:") as one,
        History(":memory:") as other,
    ):
        lines = [line for line in lines if line.due <= ground.NOW]
        ground.keep(one, *walks, *lines, *log)
        file = Path(folder) / "all.json"
        content = ground.export(one, file)
        ground.take_in(other, file)
        assert ground.kept(other) == ground.kept(one)
        assert set(other.lines()) == set(lines)
        assert other.log() == one.log()
        assert not ground.take_in(other, file).changes_anything
        assert ground.export(other, file) == content

"""Running text: what it asks for is what its lines need, however often it was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from walkreminder.ui.benefits.prose import Prose

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from walkreminder.ui.dressing import ThemeSource

WORDS = st.lists(
    st.sampled_from(["a", "walk", "19\N{EN DASH}42%", "endorphins-and-receptors"]),
    min_size=1,
    max_size=40,
).map(" ".join)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=WORDS,
    others=st.lists(WORDS, max_size=3),
    widths=st.lists(st.integers(20, 700), min_size=3, max_size=20),
)
def test_the_height_at_a_width_is_the_same_whatever_was_asked_before(
    qtbot: QtBot,
    themes: ThemeSource,
    text: str,
    others: list[str],
    widths: list[int],
) -> None:
    asked_often = Prose(themes, text).leaving_room_for(others)
    qtbot.addWidget(asked_often)
    for width in widths:
        fresh = Prose(themes, text).leaving_room_for(others)
        qtbot.addWidget(fresh)
        assert asked_often.heightForWidth(width) == fresh.heightForWidth(width)

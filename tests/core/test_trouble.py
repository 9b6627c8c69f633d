from __future__ import annotations

from walkreminder.core.trouble import Trouble


def test_trouble_says_what_happened_and_what_to_do() -> None:
    trouble = Trouble("The disk is full.", "Make room and try again.")
    assert str(trouble) == "The disk is full. Make room and try again."
    assert (trouble.what, trouble.remedy) == (
        "The disk is full.",
        "Make room and try again.",
    )

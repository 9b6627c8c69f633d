"""A save changes what differs and leaves all else, to the letter."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from walkreminder.core.settings import Settings
from walkreminder.core.settings_document import read_document
from walkreminder.store.settings_text import line_of, tells, write_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from walkreminder.core.problems import Path

    Change = Callable[[Settings], Settings]


def told(text: str) -> Settings:
    return read_document(tomllib.loads(text))[0]


def longer(settings: Settings) -> Settings:
    return replace(settings, walk=replace(settings.walk, minutes=30))


def without_first(settings: Settings) -> Settings:
    return replace(settings, reminders=settings.reminders[1:])


def with_copy(settings: Settings) -> Settings:
    [first, *_] = settings.reminders
    copy = replace(first, id="copy")
    return replace(settings, reminders=(*settings.reminders, copy))


def first_of_five(settings: Settings) -> Settings:
    first, *rest = settings.reminders
    return replace(settings, reminders=(replace(first, minutes=5), *rest))


A = '[[reminder]]\nid = "a"\nat = ["10:00"]\n'
B = '[[reminder]]\nid = "b"\nat = ["11:00"]\n'


@pytest.mark.parametrize(
    ("text", "change", "expected"),
    [
        # The comment of a removed reminder goes, at the very top too; others stay.
        (f"# a\n# b\n{A}\n{B}", without_first, B),
        (f"# mine\n\n# a\n{A}\n# b\n{B}", without_first, f"# mine\n\n# b\n{B}\n"),
        # A new table stands apart, with or without an end of the last line.
        (A, longer, f"{A}\n[walk]\nminutes = 30\n"),
        (A.rstrip(), longer, f"{A}\n[walk]\nminutes = 30\n"),
        # What is between tables stays where it was.
        (
            f"[walk]\nminutes = 9 # few\n\n\n# end\n{A}",
            longer,
            f"[walk]\nminutes = 30 # few\n\n\n# end\n{A}",
        ),
        ("[walk]\nminutes = 9", longer, "[walk]\nminutes = 30\n"),
        # A change of one reminder leaves the others and their places.
        (
            f"{A}\n[walk]\nminutes = 9\n\n{B}",
            first_of_five,
            f"{A}minutes = 5\n\n[walk]\nminutes = 9\n\n{B}",
        ),
        (
            f"{A}\n[walk]\nminutes = 9\n",
            with_copy,
            f'{A}\n[[reminder]]\nid = "copy"\nat = ["10:00"]\n\n[walk]\nminutes = 9\n',
        ),
        # Keys with dots are changed where they are.
        (f"walk.minutes = 9\n{A}", longer, f"walk.minutes = 30\n{A}"),
    ],
)
def test_a_save_leaves_what_does_not_differ_as_it_was(
    text: str, change: Change, expected: str
) -> None:
    settings = change(told(text))
    written = write_over(text, settings)
    assert tells(written, settings)
    assert written.rstrip("\n") == expected.rstrip("\n")


@pytest.mark.parametrize("text", ["", A, f"# only\n{A}", "version = 1\n", f"{A}\n\n\n"])
def test_what_is_told_already_is_not_touched(text: str) -> None:
    assert write_over(text, told(text)) == text


def test_a_text_that_cannot_be_edited_is_written_anew_and_tells_the_same() -> None:
    text = 'reminder = [{id = "a", at = ["10:00"], mood = "new"}]\n'
    settings = longer(first_of_five(told(text)))
    written = write_over(text, settings)
    assert tells(written, settings)
    assert tomllib.loads(written)["reminder"][0]["mood"] == "new"


@pytest.mark.parametrize(
    ("text", "tells_it"),
    [
        ("", True),
        ("version = 1\n", True),
        ("unheard = 1\n", True),
        # A mistake is no way to tell a default.
        ("[walk]\nminutes = 0\n", False),
        ("[walk]\nminutes = 30\n", False),
        ("[walk\n", False),
    ],
)
def test_only_a_text_without_mistakes_tells_settings(
    text: str, *, tells_it: bool
) -> None:
    assert tells(text, told("")) is tells_it


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("reminder", 0, "id"), 4),
        (("reminder", 0), 3),
        (("reminder", 1, "at"), 8),
        (("reminder", 1, "minutes"), 6),
        (("reminder", 2), None),
        (("reminder",), 3),
        (("walk", "minutes"), 10),
        (("walk", "cap"), 9),
        (("walk",), 9),
        (("version",), 1),
        (("goal", "spare_days"), None),
        (("sound", "volume"), 2),
    ],
)
def test_a_problem_is_told_with_the_line_that_it_is_in(
    path: Path, line: int | None
) -> None:
    text = f'version = 1\nsound.volume = 300\n{A}{B}[walk]\n"minutes" = 0\n'
    assert line_of(text, path) == line


def test_a_file_of_one_reminder_is_empty_without_it() -> None:
    text = '[[reminder]]\nid = "a"\nat = ["10:00"]\n'
    assert write_over(text, Settings(reminders=())).strip() == ""

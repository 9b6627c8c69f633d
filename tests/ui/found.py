"""Finds the parts of a widget, for the tests that look inside."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

Found = TypeVar("Found", bound=QWidget)


def the(kind: type[Found], within: QWidget) -> Found:
    """Return the one widget of a kind."""
    found = within.findChild(kind)
    assert found is not None
    return found

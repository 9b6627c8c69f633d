"""Walk through a window with Tab, as people do.

Qt's own list of what comes next is no way to ask: PySide takes each widget that the
list hands out for a child of the one that was asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget


def tabbed_from(start: QWidget) -> Iterator[QWidget]:
    """Yield what Tab meets after a widget that shows, once round its window."""
    window = start.window()
    start.setFocus()
    assert window.focusWidget() is start
    while window.focusNextChild():
        met = window.focusWidget()
        if met is None or met is start:
            return
        yield met

"""What the kinds of buttons look like as they are right now."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from walkreminder.ui.parts.control import Control
    from walkreminder.ui.theme import Theme


class Kind(Enum):
    """How loudly a button speaks; one primary a view."""

    PRIMARY = "primary"
    QUIET = "quiet"
    PLAIN = "plain"
    LINK = "link"


def ground_of(
    button: Control, kind: Kind, theme: Theme
) -> tuple[str | None, str | None]:
    """Return the fill and the outline of a button as it is right now."""
    palette = theme.palette
    primary, bare = kind is Kind.PRIMARY, kind in (Kind.PLAIN, Kind.LINK)
    if not button.isEnabled():
        # Without a ground of its own it lies flat: nothing there to be pressed.
        return (palette.track if primary else None), _line(kind, theme)
    if button.isDown():
        return (palette.leaf_hover if primary else palette.track), _line(kind, theme)
    if button.underMouse():
        return (palette.leaf_hover if primary else palette.hover), _line(kind, theme)
    if bare:
        return None, None
    return (palette.leaf if primary else palette.surface), _line(kind, theme)


def _line(kind: Kind, theme: Theme) -> str | None:
    return theme.palette.line if kind is Kind.QUIET else None


def ink_of(button: Control, kind: Kind, theme: Theme) -> str:
    """Return the colour of a button's words and icon as it is right now."""
    palette = theme.palette
    if not button.isEnabled():
        return palette.muted
    inks = {Kind.PRIMARY: palette.on_leaf, Kind.LINK: palette.leaf}
    return inks.get(kind, palette.ink)

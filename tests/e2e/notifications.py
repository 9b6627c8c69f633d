"""Notifications as a person meets them: seen on the screen, pressed by mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.e2e.waiting import PATIENCE, eventually, settled

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.accessible import Accessibility, Thing
    from tests.e2e.screen import Screen, Spot, Window

NOTIFICATIONS = "org.freedesktop.Notifications"
_DUNST = "Dunst"
_NOTIFYD = "Xfce4-notifyd"


class Bubbles:
    """The notifications that are on the screen now."""

    def __init__(self, screen: Screen, accessible: Accessibility, folder: Path) -> None:
        self._screen = screen
        self._accessible = accessible
        self._choice = folder / "choice"

    def windows(self) -> list[Window]:
        """Return the windows of notifications: dunst has one for all of them."""
        return [
            window
            for window in self._screen.windows()
            if window.kind in {_DUNST, _NOTIFYD} and window.place.width > 1
        ]

    def wait(self, *, within: float = PATIENCE) -> Window:
        """Return a notification's window as soon as there is one that stands still."""
        return settled(self._first, "a notification appears", within=within)

    def wait_for_none(self, *, within: float = PATIENCE) -> None:
        """Return as soon as no notification is shown any more."""
        eventually(
            lambda: not self.windows(), "the notifications go away", within=within
        )

    def press(self, label: str, *, within: float = PATIENCE) -> None:
        """Choose an action by what it is called: a button, or in dunst its menu."""
        kind = self.wait(within=within).kind
        if kind == _DUNST:
            self._choice.write_text(label)
            self._screen.click_in(kind, self._middle, "the notification", "middle")
        else:
            find = partial(self._button, label)
            self._screen.click_in(kind, find, f"a button {label!r}")
        self._step_aside()

    def click(self) -> None:
        """Click the notification itself, which means its default action."""
        kind = self.wait().kind
        self._screen.click_in(kind, self._upper_left, "the notification")
        self._step_aside()

    def keep_open(self) -> None:
        """Let the pointer rest on the notification, which stays as long as it does."""
        self._screen.aim(self.wait().kind, self._middle, "the notification")

    def buttons(self) -> list[str]:
        """Return the labels of the buttons that are drawn; dunst draws none."""
        return [one.name for one in self._things() if one.role in _BUTTON_ROLES]

    def _first(self) -> Window | None:
        return next(iter(self.windows()), None)

    def _middle(self) -> Spot | None:
        window = self._first()
        return window.place.centre if window else None

    def _upper_left(self) -> Spot | None:
        # The upper left corner holds no button in either service.
        window = self._first()
        return (window.place.x + 24, window.place.y + 24) if window else None

    def _button(self, label: str) -> Spot | None:
        for thing in self._things():
            if thing.name == label and thing.role in _BUTTON_ROLES:
                place = self._accessible.place(thing)
                return place.centre if place and place.width > 1 else None
        return None

    def _things(self) -> list[Thing]:
        return list(self._accessible.things("xfce4-notifyd"))

    def _step_aside(self) -> None:
        # A pointer that rests on a notification would keep it open.
        self._screen.point((300, 500))


# at-spi2 calls them "button" since 2.54.
_BUTTON_ROLES = {"push button", "button"}

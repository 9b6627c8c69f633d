"""Notifications as a person meets them: seen on the screen, pressed by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.waiting import eventually

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.accessible import Accessibility, Place, Thing
    from tests.e2e.screen import Screen, Window

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

    def wait(self, *, within: float = 15) -> Window:
        """Return a notification's window as soon as there is one."""
        return eventually(self.windows, "a notification appears", within=within)[0]

    def wait_for_none(self, *, within: float = 15) -> None:
        """Return as soon as no notification is shown any more."""
        eventually(
            lambda: not self.windows(), "the notifications go away", within=within
        )

    def press(self, label: str, *, within: float = 15) -> None:
        """Choose an action by what it is called: a button, or in dunst its menu."""
        window = self.wait(within=within)
        if window.kind == _DUNST:
            self._choice.write_text(label)
            self._screen.click(window.place.centre, "middle")
        else:
            place = eventually(
                lambda: self._button(label), f"a button {label!r}", within=within
            )
            self._screen.click(place.centre)
        self._step_aside()

    def click(self, *, within: float = 15) -> None:
        """Click the notification itself, which means its default action."""
        place = self.wait(within=within).place
        # The upper left corner holds no button in either service.
        self._screen.click((place.x + 24, place.y + 24))
        self._step_aside()

    def buttons(self) -> list[str]:
        """Return the labels of the buttons that are drawn; dunst draws none."""
        return [one.name for one in self._things() if one.role in _BUTTON_ROLES]

    def _button(self, label: str) -> Place | None:
        for thing in self._things():
            if thing.name == label and thing.role in _BUTTON_ROLES:
                place = self._accessible.place(thing)
                return place if place.width > 1 else None
        return None

    def _things(self) -> list[Thing]:
        return list(self._accessible.things("xfce4-notifyd"))

    def _step_aside(self) -> None:
        # A pointer that rests on a notification keeps it open.
        self._screen.point((300, 500))


# at-spi2 calls them "button" since 2.54.
_BUTTON_ROLES = {"push button", "button"}

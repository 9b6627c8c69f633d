"""A real desktop that is thrown away: display, buses, windows, tray, notifications.

It alone knows which programs make one and when each of them can be used.
Several can live side by side.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Literal, Self, TypeAlias

from jeepney import DBusAddress

from tests.e2e import desktop_files
from tests.e2e.accessible import Accessibility
from tests.e2e.bus import Bus
from tests.e2e.ground import Ground, Scheme
from tests.e2e.notifications import NOTIFICATIONS, Bubbles
from tests.e2e.programs import Programs
from tests.e2e.screen import Screen
from tests.e2e.tray import WATCHER, Tray
from tests.e2e.waiting import PATIENCE, eventually, settled

if TYPE_CHECKING:
    from types import TracebackType

    from tests.e2e.accessible import Place
    from tests.e2e.screen import Button, Spot

Service: TypeAlias = Literal["dunst", "xfce4-notifyd"]
SERVICES: tuple[Service, ...] = ("dunst", "xfce4-notifyd")

_TRAY = "Wrapper-2.0"  # the panel runs its tray in a process of its own
_NOTIFICATIONS_ADDRESS = DBusAddress(
    "/org/freedesktop/Notifications", NOTIFICATIONS, NOTIFICATIONS
)
_WALLPAPER = {"light": "#9db4ab", "dark": "#2b3a35"}


class Desktop:
    """A desktop of one's own: `with Desktop("dunst") as desktop: ...`.

    `service` is the notification service, None for a desktop that has none and
    whose bus cannot start one. `tray` None leaves the tray host out until
    start_tray_host().
    """

    # The parts that a test speaks to; they exist once the desktop is up.
    screen: Screen
    bus: Bus
    accessible: Accessibility
    bubbles: Bubbles
    tray: Tray

    def __init__(
        self,
        service: Service | None = "dunst",
        *,
        tray: Literal["xfce4-panel"] | None = "xfce4-panel",
        scheme: Scheme = "light",
        size: tuple[int, int] = (1280, 800),
    ) -> None:
        self.ground = Ground(scheme, size)
        self.environment = self.ground.environment
        self.programs = Programs(self.environment, self.ground.logs)
        self.run = self.programs.run
        self.launch = self.programs.launch
        self.output = self.programs.output
        self.running = self.programs.running
        self._service = service
        self._has_tray = tray is not None
        self._wallpaper = _WALLPAPER[scheme]
        self._free_spot = (size[0] // 2, size[1] - 40)
        self._open = contextlib.ExitStack()

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.ground.show_logs()
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            self.ground.show_logs()
        self.stop()

    def start(self) -> None:
        """Bring everything up; return when all of it can be used."""
        self.ground.start()
        self.ground.start_part("openbox", ["openbox", "--sm-disable"])
        self.screen = Screen(self.environment)
        self.bus = Bus(self.environment["DBUS_SESSION_BUS_ADDRESS"])
        self._open.callback(self.bus.close)
        self.accessible = Accessibility(self.bus)
        self._open.callback(self.accessible.close)
        self.bubbles = Bubbles(self.screen, self.accessible, self.ground.folder)
        self.tray = Tray(self.bus)
        if self._service:
            self.bring_back_notifications()
        if self._has_tray:
            self.start_tray_host()
        eventually(self._has_window_manager, "openbox takes over")
        self.run("xsetroot", "-solid", self._wallpaper)
        self.screen.point(self._free_spot)

    def stop(self) -> None:
        """End everything that was started here, and insist that nothing is left."""
        self._open.close()
        self.programs.end_all()
        self.ground.stop()

    def bring_back_notifications(self) -> None:
        """Start the notification service."""
        match self._service:
            case "dunst":
                config = self.ground.folder / "config/dunst/dunstrc"
                command = ["dunst", "-conf", str(config)]
            case "xfce4-notifyd":
                command = [desktop_files.notification_daemon()]
            case None:
                raise AssertionError("this desktop was made without a service")
        self.ground.start_part("notifications", command)
        self.bus.wait_for_owner(NOTIFICATIONS)
        # It takes its name first, and answers once it is ready for more.
        self.bus.call(_NOTIFICATIONS_ADDRESS, "GetServerInformation")

    def kill_notifications(self) -> None:
        """End the notification service; nothing starts it again by itself."""
        self.ground.end_part("notifications")
        self.bus.wait_for_no_owner(NOTIFICATIONS)

    def start_tray_host(self) -> None:
        """Start the panel whose tray shows icons."""
        self.ground.start_part(
            "panel", ["xfce4-panel", "--disable-wm-check", "--sm-client-disable"]
        )
        self.bus.wait_for_owner(WATCHER)
        eventually(self.tray.has_host, "the tray host takes icons")

    def stop_tray_host(self) -> None:
        """End the panel and its tray."""
        self.ground.end_part("panel")
        self.bus.wait_for_no_owner(WATCHER)

    def restart_tray_host(self) -> None:
        """End the panel and start it again, as happens after a crash of it."""
        self.stop_tray_host()
        self.start_tray_host()

    def tray_icon_place(self, *, within: float = PATIENCE) -> Place:
        """Return where the tray's one icon is on the screen, as soon as it is drawn."""
        return settled(self._drawn_icon, "an icon is drawn in the tray", within=within)

    def click_tray_icon(self, button: Button = "left") -> None:
        """Click the tray's one icon with the mouse, as soon as it is drawn."""

        def spot() -> Spot | None:
            place = self._drawn_icon()
            return place.centre if place else None

        self.screen.click_in(_TRAY, spot, "the icon in the tray", button)

    def _drawn_icon(self) -> Place | None:
        # Without an icon the tray is blank, and elsewhere than with one.
        trays = self.screen.windows(_TRAY)
        return next((one.place for one in trays if not self.screen.is_blank(one)), None)

    def _has_window_manager(self) -> bool:
        # It tells that it is there first, and at last what it has found.
        seen = self.run(
            "xprop", "-root", "_NET_SUPPORTING_WM_CHECK", "_NET_CLIENT_LIST"
        )
        return seen.stdout.count("window id #") == len(seen.stdout.splitlines()) == 2

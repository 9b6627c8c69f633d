"""The tray icon on real desktops: its menu, its tooltip, and hosts that come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.app import App, settings_with
from tests.e2e.coming_minute import minutes_from_now
from tests.e2e.desktop import Desktop
from tests.e2e.waiting import eventually

if TYPE_CHECKING:
    from pathlib import Path


def waiting(desktop: Desktop) -> App:
    """Return the app, not yet started: it has run before and has an hour to go."""
    app = App(desktop)
    app.choose(settings_with(minutes_from_now(60)))
    app.has_run()
    return app


def labels(app: App) -> list[str]:
    """Return the lines of the menu."""
    desktop = app.desktop
    return [entry.label for entry in desktop.tray.menu(desktop.tray.icon())]


def choose(app: App, label: str) -> None:
    """Choose a line of the menu, as soon as it is there."""
    eventually(lambda: label in labels(app), f"{label!r} is in the menu")
    app.desktop.tray.choose(app.desktop.tray.icon(), label)


def wait_until_it_tells_why(app: App) -> None:
    """Return as soon as the tooltip ends with the sentence that `status` says."""

    def tells_why() -> bool:
        return app.desktop.tray.icon().tooltip.endswith(str(app.now()["why"]))

    eventually(tells_why, "the tooltip tells why")


def test_the_menu_starts_and_ends_a_walk_and_the_app() -> None:
    with Desktop("dunst") as desktop:
        app = waiting(desktop)
        app.start()
        app.wait_for("waiting")
        wait_until_it_tells_why(app)
        choose(app, "Start a walk")
        app.wait_for("walking")
        app.window("Walk")
        wait_until_it_tells_why(app)
        choose(app, "Pause")
        app.wait_for("paused")
        choose(app, "Resume")
        app.wait_for("walking")
        choose(app, "Finish")
        app.wait_for("waiting")
        assert len(app.listed("history")) == 1
        choose(app, "Quit")
        app.has_ended()
        desktop.tray.wait_for_none()


def test_the_menu_makes_it_quiet_and_loud_again() -> None:
    with Desktop("dunst") as desktop:
        app = waiting(desktop)
        app.start()
        choose(app, "1 h")
        app.wait_for("quiet")
        wait_until_it_tells_why(app)
        choose(app, "Reminders on again")
        app.wait_for("waiting")
        choose(app, "Not today")
        eventually(lambda: "Undo skip" in labels(app), "it can be undone")
        tomorrow = app.now()["next"]
        choose(app, "Undo skip")
        eventually(lambda: app.now()["next"] != tomorrow, "today counts again")
        app.quit()


def test_a_click_on_the_icon_brings_the_window_and_a_right_click_the_menu(
    pictures: Path,
) -> None:
    with Desktop("xfce4-notifyd") as desktop:
        app = waiting(desktop)
        app.start()
        desktop.tray_icon_place()
        assert app.windows() == [], "the tray is enough"
        desktop.click_tray_icon()
        window = app.window("Walk Reminder")
        eventually(lambda: app.reads("Today"), "the page is drawn")
        desktop.screen.close(window)
        eventually(lambda: app.windows() == [], "the window can be closed")
        assert app.now()["state"] == "waiting", "and the app goes on"
        app.say("start")
        desktop.screen.close(app.window("Walk"))
        eventually(lambda: app.windows() == [], "so can that of a walk")
        assert app.now()["state"] == "walking"
        desktop.click_tray_icon()
        app.window("Walk")
        desktop.click_tray_icon("right")
        eventually(lambda: desktop.screen.windows("Wrapper-2.0")[1:], "a menu opens")
        desktop.screen.shoot(pictures / "tray-menu.png")
        desktop.screen.key("Escape")
        eventually(lambda: not desktop.screen.windows("Wrapper-2.0")[1:], "it closes")
        app.quit()


def test_a_tray_that_comes_late_gets_the_icon() -> None:
    with Desktop("dunst", tray=None) as desktop:
        app = waiting(desktop)
        app.start("--hidden")
        app.wait_for("waiting")
        desktop.start_tray_host()
        wait_until_it_tells_why(app)
        choose(app, "Start a walk")
        app.wait_for("walking")
        app.quit()


def test_a_tray_that_was_restarted_gets_the_icon_back() -> None:
    with Desktop("dunst") as desktop:
        app = waiting(desktop)
        app.start()
        desktop.tray.icon()
        desktop.restart_tray_host()
        wait_until_it_tells_why(app)
        assert len(desktop.tray.icons()) == 1
        choose(app, "Quit")
        app.has_ended()


def test_without_a_tray_the_window_is_the_home_of_the_app(pictures: Path) -> None:
    with Desktop(None, tray=None) as desktop:
        app = waiting(desktop)
        app.start()
        app.window("Walk Reminder")
        eventually(lambda: app.reads("Start a walk"), "the page is drawn")
        desktop.screen.shoot(pictures / "tray-none.png")
        app.quit()

"""The desktop that the other tests stand on is a real one."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.notifications import NOTIFICATIONS
from tests.e2e.waiting import PATIENCE, eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOTIFY = [
    "notify-send",
    "--wait",
    "--action=default=Open",
    "--action=start=Start walk",
    "--action=snooze=In 10 minutes",
    "Time for a walk",
    "An hour at the desk. 20 minutes outside?",
]

BARE_TRAY_ICON = """
import sys
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

app = QApplication(sys.argv)
app.setQuitOnLastWindowClosed(False)
picture = QPixmap(22, 22)
picture.fill("#2f7d5b")
icon = QSystemTrayIcon(QIcon(picture))
icon.setToolTip("Next walk at 15:00")
icon.activated.connect(lambda reason: print("activated", reason.name, flush=True))
menu = QMenu()
menu.addAction("Start a walk").triggered.connect(lambda: print("start", flush=True))
menu.addAction("Quit").triggered.connect(app.quit)
icon.setContextMenu(menu)
icon.show()
sys.exit(app.exec())
"""


@pytest.fixture(scope="module")
def desktops() -> Iterator[list[Desktop]]:
    with ExitStack() as stack:
        yield [
            stack.enter_context(Desktop("dunst")),
            stack.enter_context(Desktop("xfce4-notifyd", scheme="dark")),
        ]


def test_an_action_chosen_in_a_notification_comes_back_on_each_of_two_desktops(
    desktops: list[Desktop], pictures: Path
) -> None:
    asked = [desktop.launch(*NOTIFY) for desktop in desktops]
    for number, desktop in enumerate(desktops):
        desktop.bubbles.wait()
        desktop.screen.shoot(pictures / f"desktop-{number}.png")
    for label, desktop, program in zip(
        ["Start walk", "In 10 minutes"], desktops, asked, strict=True
    ):
        desktop.bubbles.press(label)
        assert program.wait(timeout=PATIENCE) == 0
        desktop.bubbles.wait_for_none()
    answers = [d.output(one).strip() for d, one in zip(desktops, asked, strict=True)]
    assert answers == ["start", "snooze"]


def test_a_click_on_a_notification_closes_it_and_in_dunst_is_its_default_action(
    desktops: list[Desktop],
) -> None:
    programs = []
    for desktop in desktops:
        programs.append(desktop.launch(*NOTIFY))
        desktop.bubbles.click()
        assert programs[-1].wait(timeout=PATIENCE) == 0
        desktop.bubbles.wait_for_none()
    assert desktops[0].output(programs[0]).strip() == "default"


def test_only_one_of_the_two_services_draws_buttons(desktops: list[Desktop]) -> None:
    without, having = desktops
    for desktop in desktops:
        desktop.launch(*NOTIFY)
        desktop.bubbles.wait()
    eventually(
        lambda: {"Start walk", "In 10 minutes"} <= set(having.bubbles.buttons()),
        "the buttons are drawn",
    )
    assert without.bubbles.buttons() == []
    for desktop in desktops:
        desktop.bubbles.click()
        desktop.bubbles.wait_for_none()


def test_a_bare_tray_icon_registers_and_its_menu_and_click_work(
    desktops: list[Desktop], pictures: Path
) -> None:
    desktop = desktops[0]
    program = desktop.launch(sys.executable, "-c", BARE_TRAY_ICON)
    icon = desktop.tray.icon()
    assert icon.tooltip == "Next walk at 15:00"
    assert [entry.label for entry in desktop.tray.menu(icon)] == [
        "Start a walk",
        "Quit",
    ]
    desktop.tray_icon_place()
    desktop.screen.shoot(pictures / "desktop-tray.png")
    desktop.click_tray_icon()
    eventually(lambda: "activated Trigger" in desktop.output(program), "a click")
    desktop.tray.choose(icon, "Start a walk")
    eventually(lambda: "start" in desktop.output(program), "the menu's first line")
    desktop.tray.choose(icon, "Quit")
    assert program.wait(timeout=PATIENCE) == 0
    desktop.tray.wait_for_none()
    assert desktop.running() == []


def test_an_empty_tray_has_no_icon_that_could_be_clicked() -> None:
    with Desktop(None) as desktop:
        desktop.screen.window("Wrapper-2.0")
        with pytest.raises(AssertionError, match="an icon is drawn"):
            desktop.tray_icon_place(within=1)


# A window that comes and goes again and again.
FLICKER = """
import ctypes
import select

x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
display = ctypes.c_void_p(x11.XOpenDisplay(None))
root = x11.XDefaultRootWindow(display)
while True:
    window = x11.XCreateSimpleWindow(display, root, 0, 0, 9, 9, 0, 0, 0)
    x11.XMapWindow(display, window)
    x11.XSync(display, 0)
    select.select([], [], [], 0.02)
    x11.XDestroyWindow(display, window)
    x11.XSync(display, 0)
    select.select([], [], [], 0.02)
"""


def test_windows_that_vanish_while_one_looks_hide_no_others() -> None:
    with Desktop(None) as desktop:
        panel = desktop.screen.windows("Xfce4-panel")
        assert panel
        desktop.launch(sys.executable, "-c", FLICKER)
        for _ in range(20):
            assert desktop.screen.windows("Xfce4-panel") == panel


def test_the_tray_host_and_the_notification_service_can_go_and_come_back() -> None:
    with Desktop("xfce4-notifyd") as desktop:
        program = desktop.launch(sys.executable, "-c", BARE_TRAY_ICON)
        desktop.tray.icon()
        desktop.restart_tray_host()
        assert desktop.tray.icon().tooltip == "Next walk at 15:00"
        desktop.kill_notifications()
        assert desktop.run("notify-send", "Nobody hears this").returncode != 0
        desktop.bring_back_notifications()
        assert desktop.run("notify-send", "Somebody does").returncode == 0
        desktop.bubbles.wait()
    assert program.poll() is not None


def test_a_desktop_may_have_neither_a_tray_nor_notifications() -> None:
    with Desktop(None, tray=None) as desktop:
        assert NOTIFICATIONS not in desktop.bus.names()
        assert not desktop.tray.has_host()
        assert desktop.run("notify-send", "Nobody hears this").returncode != 0
        desktop.start_tray_host()
        assert desktop.tray.has_host()


def test_a_desktop_takes_everything_with_it_when_it_goes() -> None:
    with Desktop("dunst") as desktop:
        program = desktop.launch("sleep", "1000")
        # A process shows its environment a moment after it has been started.
        eventually(lambda: desktop.running() == ["sleep 1000"], "it is seen")
    assert isinstance(program, subprocess.Popen)
    assert program.poll() is not None
    assert not desktop.ground.folder.exists()

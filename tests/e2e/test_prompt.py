"""The prompt on real desktops: answered, dismissed, and shown without a service."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.e2e import plain_notifications
from tests.e2e.app import App, settings_with
from tests.e2e.coming_minute import minutes_from_now
from tests.e2e.desktop import SERVICES, Desktop
from tests.e2e.waiting import PATIENCE, eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.desktop import Service

TITLE = "Time for a 1 minute walk"
CARD_MARGIN = 40

# Somebody else's window, which says what is typed into it.
TYPING = """
import sys
from PySide6.QtWidgets import QApplication, QLineEdit

app = QApplication(sys.argv)
line = QLineEdit()
line.setWindowTitle("Somebody else's")
line.textChanged.connect(lambda text: print(text, flush=True))
line.show()
app.exec()
"""


@contextmanager
def asking(desktop: Desktop) -> Iterator[App]:
    """Have the app ask at once, for a slot that came due just before it started."""
    app = App(desktop)
    app.choose(settings_with(minutes_from_now(-1)))
    app.has_run()
    app.start("--hidden")
    app.wait_for("prompting")
    yield app
    app.quit()


@pytest.mark.parametrize("service", SERVICES)
def test_snooze_chosen_in_the_notification_puts_it_off(service: Service) -> None:
    with Desktop(service) as desktop, asking(desktop) as app:
        desktop.bubbles.press("Snooze 10 min")
        status = app.wait_for("snoozed")
        assert str(status["why"]).startswith("Snoozed. I will ask again at ")
        desktop.bubbles.wait_for_none()
        assert app.windows() == []


@pytest.mark.parametrize("service", SERVICES)
def test_skip_chosen_in_the_notification_is_a_line_of_the_ledger(
    service: Service,
) -> None:
    with Desktop(service) as desktop, asking(desktop) as app:
        desktop.bubbles.press("Skip")
        app.wait_for("waiting")
        desktop.bubbles.wait_for_none()
        (line,) = app.listed("history", "--ledger")
        assert (line["outcome"], line["reason"]) == ("skipped", None)
        assert app.listed("history") == []


@pytest.mark.parametrize("service", SERVICES)
def test_a_prompt_answered_elsewhere_leaves_the_screen(service: Service) -> None:
    with Desktop(service) as desktop, asking(desktop) as app:
        desktop.bubbles.wait()
        app.say("skip")
        desktop.bubbles.wait_for_none()
        assert app.now()["state"] == "waiting"


def test_a_click_on_the_notification_opens_the_card(pictures: Path) -> None:
    with Desktop("dunst") as desktop, asking(desktop) as app:
        desktop.bubbles.click()
        app.window(TITLE)
        eventually(lambda: app.reads("Start walking"), "the card is drawn")
        desktop.screen.shoot(pictures / "prompt-card-after-click.png")
        assert app.now()["state"] == "prompting", "a click never starts a walk"
        app.click("Skip")
        eventually(lambda: app.windows() == [], "the card goes with the prompt")
        assert app.now()["state"] == "waiting"


def test_a_notification_closed_by_hand_can_be_answered_from_the_tray() -> None:
    with Desktop("xfce4-notifyd") as desktop, asking(desktop) as app:
        desktop.bubbles.click()
        desktop.bubbles.wait_for_none()
        eventually(
            lambda: str(app.now()["why"]).startswith("You closed the reminder."),
            "the app knows",
        )
        assert app.windows() == [], "whoever closes it wants no card instead"
        desktop.tray.activate(desktop.tray.icon())
        app.window(TITLE)
        app.click("Start walking")
        app.wait_for("walking")
        app.say("finish")


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("Start walking", "walking"),
        ("Snooze 10 min", "snoozed"),
        ("Skip", "waiting"),
    ],
)
def test_without_a_service_the_card_comes_by_itself_and_its_buttons_work(
    answer: str, state: str, pictures: Path
) -> None:
    with Desktop(None) as desktop, asking(desktop) as app:
        place = app.window(TITLE).place
        right, bottom = place.x + place.width, place.y + place.height
        assert 1280 - CARD_MARGIN < right < 1280
        assert 800 - CARD_MARGIN < bottom < 800
        eventually(lambda: app.reads(answer), "the card is drawn")
        desktop.screen.shoot(pictures / "prompt-card.png")
        app.click(answer)
        app.wait_for(state)
        eventually(lambda: TITLE not in " ".join(app.windows()), "the card goes")


def test_without_a_service_a_closed_card_is_a_dismissed_prompt() -> None:
    with Desktop(None) as desktop, asking(desktop) as app:
        app.window(TITLE)
        app.click("Close")
        eventually(lambda: app.windows() == [], "the card goes")
        assert str(app.now()["why"]).startswith("You closed the reminder.")


def test_where_a_service_has_no_actions_the_card_asks() -> None:
    with Desktop(None) as desktop:
        service = desktop.launch(sys.executable, plain_notifications.__file__)
        desktop.bus.wait_for_owner(plain_notifications.SERVICE)
        with asking(desktop) as app:
            app.window(TITLE)
            app.click("Skip")
            app.wait_for("waiting")
            eventually(lambda: app.windows() == [], "the card goes")
            service.terminate()
            service.wait(timeout=PATIENCE)


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_that_was_restarted_shows_the_prompt_again(service: Service) -> None:
    with Desktop(service) as desktop, asking(desktop) as app:
        desktop.bubbles.wait()
        desktop.kill_notifications()
        desktop.bring_back_notifications()
        desktop.bubbles.press("Skip")
        app.wait_for("waiting")


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_that_is_back_takes_the_prompt_over_from_the_card(
    service: Service,
) -> None:
    with Desktop(service) as desktop, asking(desktop) as app:
        desktop.bubbles.wait()
        desktop.kill_notifications()
        app.window(TITLE)
        desktop.bring_back_notifications()
        desktop.bubbles.wait()
        eventually(lambda: app.windows() == [], "the card goes")
        desktop.bubbles.press("Skip")
        app.wait_for("waiting")


def test_the_card_leaves_the_keyboard_where_it_is(pictures: Path) -> None:
    with Desktop(None) as desktop:
        other = desktop.launch(sys.executable, "-c", TYPING)
        desktop.screen.raise_(desktop.screen.window(title="Somebody else's"))
        before = desktop.run("xdotool", "getwindowfocus").stdout
        with asking(desktop) as app:
            app.window(TITLE)
            eventually(lambda: app.reads("Start walking"), "the card is drawn")
            desktop.screen.write("words")
            eventually(lambda: "words" in desktop.output(other), "it is typed there")
            assert desktop.run("xdotool", "getwindowfocus").stdout == before
            desktop.screen.shoot(pictures / "prompt-card-beside-typing.png")
            app.say("skip")
            other.terminate()
            other.wait(timeout=PATIENCE)

"""A prompt whose desktop falls apart around it is asked once, where it can be seen."""

from __future__ import annotations

import pytest

from tests.e2e.app import App, settings_with
from tests.e2e.coming_minute import minutes_from_now
from tests.e2e.desktop import SERVICES, Desktop, Service
from tests.e2e.waiting import PATIENCE, eventually

TITLE = "Time for a 1 minute walk"


def late(desktop: Desktop, settle: str = "0 s") -> App:
    """Return the app, not yet started, with a slot that came due while it was off."""
    app = App(desktop)
    settings = settings_with(minutes_from_now(-1), repeat="1 h")
    app.choose(settings.replace('settle = "0 s"', f'settle = "{settle}"'))
    app.has_run()
    return app


@pytest.mark.parametrize("service", SERVICES)
def test_a_prompt_that_comes_after_the_bus_has_died_is_a_card_at_once(
    service: Service,
) -> None:
    with Desktop(service) as desktop:
        app = late(desktop, settle="5 s")
        app.start("--hidden")
        app.wait_for("waiting")
        desktop.ground.end_part("session-bus")
        app.wait_for("prompting")
        app.window(TITLE)
        assert app.say("skip")
        eventually(lambda: TITLE not in app.windows(), "the card goes")
        (line,) = app.listed("history", "--ledger")
        assert (line["outcome"], line["reason"]) == ("skipped", None)
        app.say("quit")
        assert app.process.wait(timeout=PATIENCE) == 0
        assert "Traceback" not in app.output


@pytest.mark.parametrize("service", SERVICES)
def test_a_prompt_of_a_run_that_was_killed_does_not_stand_beside_that_of_the_next(
    service: Service,
) -> None:
    with Desktop(service) as desktop:
        app = late(desktop)
        app.start("--hidden")
        app.wait_for("prompting")
        desktop.bubbles.wait()
        for _ in range(2):
            app.process.kill()
            app.process.wait(timeout=PATIENCE)
            app.start("--hidden")
            app.wait_for("prompting")
        desktop.bubbles.press("Skip")
        app.wait_for("waiting")
        desktop.bubbles.wait_for_none()
        (line,) = app.listed("history", "--ledger")
        assert (line["outcome"], line["reason"]) == ("skipped", None)
        app.quit()


@pytest.mark.parametrize("service", SERVICES)
def test_a_tray_that_is_restarted_in_a_prompt_can_answer_it(service: Service) -> None:
    with Desktop(service) as desktop:
        app = late(desktop)
        app.start("--hidden")
        app.wait_for("prompting")
        desktop.bubbles.wait()
        desktop.restart_tray_host()
        eventually(lambda: len(desktop.tray.icons()) == 1, "the icon is back")
        desktop.tray.choose(desktop.tray.icon(), "Skip this one")
        app.wait_for("waiting")
        desktop.bubbles.wait_for_none()
        app.quit()

"""Signs that need help, on a real desktop: the lock, its end, and the ways to the list.

Two of the minutes of reminders are waited for here: one that stays silent under the
lock, and one that asks after it.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from tests.e2e.app import App, settings_with
from tests.e2e.coming_minute import MIDDAY, coming_minute, minutes_from_now
from tests.e2e.desktop import Desktop
from tests.e2e.earlier_run import AN_HOUR, leave_earlier_run
from tests.e2e.waiting import A_MINUTE_LATER, eventually
from walkreminder.core.programme_log import Answer, Checked, Entry
from walkreminder.core.timetable import local_date
from walkreminder.store.history import History

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.screen import Window
    from walkreminder.core.programme_log import Said

LATER = minutes_from_now(120)
WHY = "Reminders and walks are paused until a clinician has cleared you."
FOLLOW = "\n[programme]\nfollow = true\n"
OVER_A_MONTH = timedelta(days=31)


def settings(time: str) -> str:
    return settings_with(time) + FOLLOW


def began_over_a_month_ago(app: App) -> None:
    """Leave the files of somebody who chose the programme, and was asked then."""
    ran = leave_earlier_run(app.settings, app.history, MIDDAY, AN_HOUR)
    then = ran - OVER_A_MONTH
    day = local_date(then, MIDDAY)
    with History(app.history) as kept:
        state = kept.state()
        assert state is not None
        said: tuple[Said, ...] = (Checked(), Answer(15, 3))
        entries = (
            Entry(uuid4(), then + timedelta(minutes=n), day, one)
            for n, one in enumerate(said)
        )
        kept.save(state, tuple(entries))


def outcomes(app: App) -> list[tuple[object, object]]:
    lines = app.listed("history", "--ledger")
    return [(line["outcome"], line["reason"]) for line in lines]


def test_an_emergency_answer_locks_until_a_clinician_has_cleared_it(
    pictures: Path,
) -> None:
    with Desktop("dunst") as desktop:
        app = App(desktop)
        app.choose(settings(LATER))
        began_over_a_month_ago(app)
        app.start()
        app.wait_for("waiting")
        app.say("show", "today")
        app.window("Walk Reminder")
        app.click("Look and answer")
        eventually(partial(app.reads, "chest pain; or pain that"), "the list is shown")
        desktop.screen.shoot(pictures / "safety-1-asks.png")
        app.click("Yes, one of these")
        app.wait_for("locked")
        assert app.status()["why"] == WHY
        eventually(partial(app.reads, "Call your local emergency number"), "it is told")
        eventually(
            lambda: desktop.tray.icon().tooltip.endswith(WHY), "so says the icon"
        )
        desktop.screen.shoot(pictures / "safety-2-locked.png")
        _stays_silent(app)
        app.click("A clinician has cleared me")
        eventually(partial(app.reads, "Has a clinician looked at it"), "it asks once")
        assert app.status()["state"] == "locked"
        desktop.screen.shoot(pictures / "safety-3-sure.png")
        app.click("Yes, I am cleared")
        app.wait_for("waiting")
        app.choose(settings(coming_minute()))
        desktop.bubbles.wait(within=A_MINUTE_LATER)
        app.wait_for("prompting")
        desktop.screen.shoot(pictures / "safety-4-asks-again.png")
        app.quit()


def _stays_silent(app: App) -> None:
    """Let a reminder come due under the lock."""
    app.choose(settings(coming_minute()))
    eventually(
        lambda: outcomes(app) == [("quiet", "safety")],
        "it comes due in silence",
        within=A_MINUTE_LATER,
    )
    assert app.desktop.bubbles.windows() == []
    assert app.status()["state"] == "locked"


def test_help_and_when_to_stop_are_one_click_or_key_away_from_a_walk(
    pictures: Path,
) -> None:
    with Desktop("dunst") as desktop:
        app = App(desktop)
        app.choose(settings_with(LATER))
        app.has_run()
        app.start("--hidden")
        app.wait_for("waiting")
        app.say("start", "--minutes", "20")
        app.window("Walk")
        app.click("When to stop")
        eventually(partial(app.reads, "severe breathlessness"), "the list is shown")
        desktop.screen.shoot(pictures / "safety-5-when-to-stop.png")
        desktop.screen.key("Escape")
        eventually(lambda: not app.reads("severe breathlessness"), "Escape leaves it")
        assert app.status()["state"] == "walking"
        app.click("When to get help")
        _comes_in_front(app)
        desktop.screen.shoot(pictures / "safety-6-help.png")
        _goes(app)
        app.say("show", "walk")
        desktop.screen.key("F1")
        _comes_in_front(app)
        _goes(app)
        app.say("show", "walk")
        desktop.screen.key("s")
        eventually(partial(app.reads, "severe breathlessness"), "the list is shown")
        app.click("Stop this walk")
        app.wait_for("waiting")
        assert len(app.listed("history")) == 1
        app.quit()


def _main_window(app: App) -> Window | None:
    """Return the main window, whose title is the end of the walk window's, too."""
    seen = app.desktop.screen.windows("walkreminder")
    return next((each for each in seen if each.title == "Walk Reminder"), None)


def _comes_in_front(app: App) -> None:
    eventually(lambda: _main_window(app), "the main window comes")
    eventually(partial(app.reads, "Get emergency help now"), "the list is shown")


def _goes(app: App) -> None:
    main = _main_window(app)
    assert main is not None
    app.desktop.screen.close(main)
    eventually(lambda: _main_window(app) is None, "it closes")

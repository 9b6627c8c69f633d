"""The lock and the ways to help, in the app as it is put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog

from walkreminder.app.content import content_in, show_help_over
from walkreminder.core.events import Finish, Held, Released, Say, Start
from walkreminder.core.programme_log import Answer, Checked, Cleared, Sign
from walkreminder.core.settings import HoldReason, ProgrammeSettings, Settings
from walkreminder.core.trouble import Trouble
from walkreminder.store.settings_file import SettingsFile
from walkreminder.ui.crash import CrashDialog
from walkreminder.ui.help_dialog import HelpDialog
from walkreminder.ui.parts.buttons import Button, IconButton
from walkreminder.ui.parts.text import Text
from walkreminder.ui.today import Today
from walkreminder.ui.tray_menu import PAGES, Choice
from walkreminder.ui.trouble_dialog import TroubleDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.app.stage import Stage
    from walkreminder.ui.dressing import ThemeSource

WHY = "Reminders and walks are paused until a clinician has cleared you."
HELP = "When to get help"


def press(parent: QWidget | None, name: str) -> None:
    assert parent is not None
    (found,) = (
        each
        for kind in (Button, IconButton)
        for each in parent.findChildren(kind)
        if name in (each.text(), each.accessibleName()) and each.isVisible()
    )
    found.click()


def today(stage: Stage) -> Today:
    stage.app.open("today")
    main = stage.app._windows._main
    assert main is not None
    page = main.page("today")
    assert isinstance(page, Today)
    return page


@pytest.fixture
def follower(bare_stage: Stage) -> Stage:
    """A stage whose user follows the programme and was asked about the signs."""
    follow = Settings(programme=ProgrammeSettings(follow=True))
    SettingsFile(bare_stage.paths.settings).save(follow)
    bare_stage.start()
    for said in (Checked(), Answer(15, 3)):
        bare_stage.send(Say(said))
    return bare_stage


def test_a_month_later_today_asks_and_an_emergency_answer_locks(
    follower: Stage,
) -> None:
    page = today(follower)
    assert not page._safety.isVisible()
    follower.let(days=30)
    # Whatever happens brings the page up to date.
    follower.send(Held(HoldReason.BUSY))
    follower.send(Released(HoldReason.BUSY))
    page._safety.due.asked.emit()
    press(page, "Yes, one of these")
    assert follower.name == "locked"
    assert follower.tooltip.endswith(WHY)
    assert follower.ask(command="status")["why"] == WHY
    assert page._notice.isVisible()
    assert WHY in [each.text() for each in page._notice.findChildren(Text)]
    assert any("emergency number" in t.text() for t in page._card.findChildren(Text))


def test_locked_nothing_is_asked_and_cleared_it_is_again(stage: Stage) -> None:
    stage.send(Say(Checked(Sign.EMERGENCY)))
    stage.let_until("15:30")
    assert (stage.notifier.shown, stage.prompt_card) == ([], None)
    assert stage.ledger == [("15:00", "quiet", "safety")]
    page = today(stage)
    press(page, "A clinician has cleared me")
    assert stage.name == "locked"
    press(page, "Yes, I am cleared")
    assert stage.name == "waiting"
    stage.let(hours=24)
    assert [notice.title for notice in stage.notifier.shown][-1:] == [
        "Time for a 20 minute walk"
    ]


def test_the_lock_holds_over_a_restart_and_cleared_ends_it(stage: Stage) -> None:
    stage.send(Say(Checked(Sign.EMERGENCY)))
    stage.quit(hours=1)
    stage.start()
    assert (stage.name, stage.tooltip.splitlines()[-1]) == ("locked", WHY)
    stage.send(Say(Cleared()))
    assert stage.name == "waiting"


def test_under_the_lock_a_walk_is_held_and_only_ends(stage: Stage) -> None:
    stage.send(Start(20))
    stage.let(minutes=5)
    stage.send(Say(Checked(Sign.EMERGENCY)))
    stage.let(minutes=5)
    assert "clinician" in str(stage.ask(command="resume")["error"])
    assert "clinician" in str(stage.ask(command="start")["error"])
    stage.send(Finish())
    assert [walk.seconds for walk in stage.walks] == [300]


def test_from_the_walk_window_help_comes_in_front_by_one_click(stage: Stage) -> None:
    stage.send(Start(20))
    press(stage.walk_window, HELP)
    assert stage.page == "help"


def test_from_the_walk_window_one_click_shows_when_to_stop(stage: Stage) -> None:
    stage.send(Start(20))
    stage.let(minutes=3)
    press(stage.walk_window, "When to stop")
    press(stage.walk_window, "Stop this walk")
    assert [walk.seconds for walk in stage.walks] == [180]


def test_from_the_prompt_card_help_comes_in_front_and_it_goes_on_asking(
    stage: Stage,
) -> None:
    stage.notifier.has_actions = False
    stage.let_until("15:00")
    press(stage.prompt_card, HELP)
    assert stage.page == "help"
    assert stage.name == "prompting"


def test_the_menu_at_the_icon_leads_to_help(stage: Stage) -> None:
    action = next(
        each for each in stage.app._tray._menu.actions() if each.data() is Choice.HELP
    )
    action.trigger()
    assert PAGES[Choice.HELP] == stage.page == "help"


@pytest.mark.parametrize("kind", ["trouble", "crash"])
def test_a_dialog_without_the_app_shows_help_of_its_own(
    qtbot: QtBot, themes: ThemeSource, kind: str
) -> None:
    dialog: TroubleDialog | CrashDialog = CrashDialog("report", themes)
    if kind == "trouble":
        dialog = TroubleDialog(Trouble("It is so.", "Do that."), themes)
    qtbot.addWidget(dialog)
    dialog.help_wanted.connect(lambda: show_help_over(dialog, themes))
    dialog.show()
    QCoreApplication.processEvents()
    press(dialog, HELP)
    (shown,) = dialog.findChildren(HelpDialog)
    assert isinstance(shown, QDialog)
    assert shown.isVisible()
    lists = content_in(["en"]).safety
    words = {each.text() for each in shown.findChildren(Text)}
    assert {item for signs in lists for item in signs.items} <= words

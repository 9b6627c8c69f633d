"""The programme in the whole app: begun on its page, told in `status`, and kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from walkreminder.core.events import Dismissed, Rate, Say, Start, Tick
from walkreminder.core.ledger import Part
from walkreminder.core.programme_log import Answer, Checked, FlareUp
from walkreminder.desktop.notify import Manner
from walkreminder.ui.parts.text import Text
from walkreminder.ui.programme_view import ProgrammePage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.app.stage import Stage


def page(stage: Stage) -> ProgrammePage:
    main = stage.app._windows._main
    assert main is not None
    found = main.page("programme")
    assert isinstance(found, ProgrammePage)
    return found


def begin(stage: Stage) -> ProgrammePage:
    stage.app.open("programme")
    found = page(stage)
    found._tell((Checked(), Answer(15, 2)))
    return found


def test_its_start_is_kept_and_followed_at_once(stage: Stage) -> None:
    found = begin(stage)
    assert stage.app._engine.settings.programme.follow
    standing = stage.app._engine.scene().past.standing
    assert standing is not None
    assert standing.level.name == "3"
    assert found.following.isVisible()
    assert "follow = true" in stage.app._outside.paths.settings.read_text()


def test_what_a_newer_version_said_is_told_on_its_page_and_elsewhere(
    stage: Stage,
) -> None:
    begin(stage)
    stage.history.database.execute("UPDATE event SET kind = 'dance'")
    stage.history.changes += 1
    stage.send(Tick())
    main = stage.app._windows._main
    assert main is not None
    stage.app.open("today")
    assert "programme" in main._notices
    stage.app.open("programme")
    assert main._notices["programme"].isHidden()
    assert page(stage)._notice.isVisible()


def asked_next_day(stage: Stage) -> None:
    """Walk one whole walk at level 3, and be asked for the next one."""
    begin(stage)
    stage.ask(command="set", key="programme.prompt_on_rest_days", value="true")
    stage.send(Start(10))
    stage.let(minutes=10)
    stage.let_until("23:59")
    stage.now += timedelta(minutes=2)
    stage.send(Tick())
    stage.let_until("15:00")
    assert stage.name == "prompting"


def title(card: QWidget | None) -> list[str]:
    assert card is not None
    return [each.text() for each in card.findChildren(Text)]


@pytest.mark.parametrize("what", ["a red morning", "a flare-up"])
def test_a_prompt_that_is_shortened_while_it_asks_says_its_new_minutes(
    stage: Stage, what: str
) -> None:
    asked_next_day(stage)
    stage.notifier.chosen.emit("default")
    before = len(stage.notifier.shown)
    assert stage.notifier.notice is not None
    assert stage.notifier.notice.title == "Time for a 10 minute walk"
    stage.send(
        Say(FlareUp())
        if what == "a flare-up"
        else Rate(stage.walks[0].id, Part.NEXT_MORNING, 8)
    )
    # Once, in the place of the first, and without another sound.
    assert len(stage.notifier.shown) == before + 1
    assert stage.notifier.notice.title == "Time for a 5 minute walk"
    assert stage.notifier.notice.manner is Manner.CORRECTS
    assert "Time for a 5 minute walk" in title(stage.prompt_card)
    stage.send(Tick())
    assert len(stage.notifier.shown) == before + 1
    stage.notifier.chosen.emit("start")
    assert stage.state.walk is not None
    assert stage.state.walk.goal == timedelta(minutes=5)


def test_a_prompt_that_was_put_away_does_not_come_back_with_other_minutes(
    stage: Stage,
) -> None:
    asked_next_day(stage)
    stage.notifier.close()
    stage.send(Dismissed())
    before = len(stage.notifier.shown)
    stage.send(Say(FlareUp()))
    assert len(stage.notifier.shown) == before
    assert stage.prompt_card is None

"""Back already: asked on a card in the corner, and gone when it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.core.events import Finish, Held, Pause, Released, Start
from walkreminder.core.settings import HoldReason
from walkreminder.ui.parts.buttons import Button

if TYPE_CHECKING:
    from tests.app.stage import Stage


def come_back(stage: Stage, minutes: float) -> None:
    left = stage.now
    stage.let(minutes=5)
    stage.send(Held(HoldReason.AWAY, left))
    stage.let(minutes=minutes - 5)
    stage.send(Released(HoldReason.AWAY))


def press(stage: Stage, text: str) -> None:
    card = stage.back_card
    assert card is not None
    next(each for each in card.findChildren(Button) if each.text() == text).click()


def test_finishing_counts_until_the_return(stage: Stage) -> None:
    stage.send(Start(20))
    come_back(stage, 14)
    stage.let(minutes=1)
    assert stage.name == "walking"
    press(stage, "Finish at 14 min")
    assert stage.back_card is None
    assert [walk.seconds for walk in stage.walks] == [14 * 60]


def test_still_walking_takes_the_card_away_and_the_walk_goes_on(stage: Stage) -> None:
    stage.send(Start(20))
    come_back(stage, 8)
    press(stage, "Still walking")
    assert stage.back_card is None
    assert stage.name == "walking"
    # The next return is asked about anew.
    come_back(stage, 7)
    assert stage.back_card is not None
    stage.let(minutes=5)
    assert [walk.seconds for walk in stage.walks] == [1200]
    assert stage.back_card is None


def test_a_pause_by_other_ways_takes_the_card_away(stage: Stage) -> None:
    stage.send(Start(20))
    come_back(stage, 8)
    stage.send(Pause())
    assert stage.back_card is None
    assert stage.troubles_told.get("wish", "") == ""


def test_two_finishes_at_once_are_told_and_lose_nothing(stage: Stage) -> None:
    stage.send(Start(20))
    come_back(stage, 14)
    card = stage.back_card
    assert card is not None
    button = next(each for each in card.findChildren(Button) if "14" in each.text())
    stage.ask(command="finish")
    assert stage.back_card is None
    # The click that was on its way when the command came ends no walk after it.
    stage.send(Start(20))
    button.click()
    assert stage.name == "walking"
    stage.send(Finish())
    stage.send(Finish())
    assert stage.troubles_told["wish"] == "No walk is running. Start one first."
    assert [walk.seconds for walk in stage.walks] == [14 * 60, 0]

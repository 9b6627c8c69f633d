"""The card worth knowing: it fits what was done, and none comes twice in a week."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from walkreminder.core.benefits import parse
from walkreminder.core.claims import Occasion
from walkreminder.core.daily_card import from_text
from walkreminder.core.events import Finish, Start
from walkreminder.core.trouble import Trouble
from walkreminder.store.window_file import WindowFile
from walkreminder.ui.benefits_panel import BenefitsPanel
from walkreminder.ui.today import Today

if TYPE_CHECKING:
    from datetime import date

    from tests.app.stage import Stage
    from walkreminder.core.ledger import WalkRecord


@pytest.fixture(autouse=True)
def _content_with_a_card_for_each_occasion(monkeypatch: pytest.MonkeyPatch) -> None:
    # The tests are of which card is chosen, not of what the cards of today fit.
    def parsed(document: dict[str, list[dict[str, object]]]) -> object:
        daily = [card for card in document["cards"] if card.get("daily")]
        for number, card in enumerate(daily):
            card["fits"] = [Occasion.ORDINARY.value]
            if number % 3 == 0:
                card["fits"] = [each.value for each in Occasion][:-1]
        return parse(document)

    monkeypatch.setattr("walkreminder.core.benefits.parse", parsed)


def today(stage: Stage) -> Today:
    stage.app.open("today")
    main = stage.app._windows._main
    assert main is not None
    page = main.page("today")
    assert isinstance(page, Today)
    return page


def fact(stage: Stage) -> tuple[str, str]:
    """Return caption and title of the card on Today."""
    card = today(stage)._fact
    assert not card.isHidden()
    return card.accessibleName(), card._title.text()


def log(stage: Stage, day: int, number: int) -> None:
    walk = {"id": str(UUID(int=number)), "started": f"2026-11-{day:02}T08:00:00+00:00"}
    stage.ask(command="log", walk={**walk, "zone": "Europe/London", "seconds": 600})


def test_the_first_walk_ever_brings_a_card_of_its_own(stage: Stage) -> None:
    caption, title = fact(stage)
    assert caption == "Worth knowing"
    stage.send(Start())
    stage.let(minutes=5)
    assert fact(stage) == (caption, title)
    stage.send(Finish())
    after, other = fact(stage)
    assert after == "Your first walk"
    assert other != title


def test_a_walk_after_a_gap_is_told_and_an_old_one_is_not_forgotten(
    stage: Stage,
) -> None:
    log(stage, 19, 1)
    stage.now = stage.now.replace(year=2027)
    log(stage, 18, 2)
    assert fact(stage)[0] == "Worth knowing"
    walk = {"id": str(UUID(int=3)), "started": "2027-11-19T08:00:00+00:00"}
    stage.ask(command="log", walk={**walk, "zone": "Europe/London", "seconds": 600})
    assert fact(stage)[0] == "Back after a break"


def test_no_card_comes_twice_in_a_week_over_quits_and_starts(stage: Stage) -> None:
    titles = []
    for _day in range(8):
        titles.append(fact(stage)[1])
        stage.quit(hours=24)
        stage.start()
    assert len(set(titles)) == 8


def test_what_was_shown_is_kept_beside_the_places_of_windows(stage: Stage) -> None:
    fact(stage)
    kept = WindowFile(stage.paths.data / "windows.json").place("cards-shown")
    assert [each.day for each in from_text(kept)] == [stage.now.date()]


@pytest.mark.parametrize(
    "memory", ["nonsense!", '[{"more": ' + "[" * 100_000 + "]" * 100_000 + "}]"]
)
def test_a_memory_that_makes_no_sense_costs_no_card(
    bare_stage: Stage, memory: str
) -> None:
    WindowFile(bare_stage.paths.data / "windows.json").keep("cards-shown", memory)
    bare_stage.start()
    assert fact(bare_stage)[0] == "Worth knowing"
    bare_stage.quit()
    bare_stage.start()


@pytest.mark.parametrize("wrong_by", [40, -40])
def test_a_clock_that_was_set_and_set_right_costs_no_memory(
    stage: Stage, wrong_by: int
) -> None:
    titles = []
    for _day in range(4):
        titles.append(fact(stage)[1])
        stage.quit(hours=24)
        stage.start()
    stage.quit(days=wrong_by)
    stage.start()
    wrong = fact(stage)[1]
    stage.quit(days=-wrong_by)
    stage.start()
    later = [fact(stage)[1]]
    stage.quit(hours=24)
    stage.start()
    later.append(fact(stage)[1])
    assert len({*titles, *later}) == 6
    assert wrong not in later


def test_records_that_cannot_be_read_cost_the_days_and_not_the_card(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_days: object) -> None:
        raise Trouble("The history cannot be read.", "Look at the disk.")

    monkeypatch.setattr(stage.history, "daily_seconds", unreadable)
    assert fact(stage)[0] == "Worth knowing"
    assert "cannot be read" in stage.troubles_told["page"]


def test_the_records_are_asked_again_only_when_there_are_more(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    walks = stage.history.walks

    def note(*days: date) -> list[WalkRecord]:
        asked.append("walks")
        return walks(*days)

    monkeypatch.setattr(stage.history, "walks", note)
    fact(stage)
    stage.send(Start())
    stage.let(minutes=5)
    assert asked == ["walks"]
    stage.send(Finish())
    assert asked == ["walks"] * 3, "once more, and whether it was the first"


def test_what_a_card_rests_on_is_shown_on_the_page_why(stage: Stage) -> None:
    page = today(stage)
    page.claim_wanted.emit("talk-test")
    assert stage.page == "why"
    main = stage.app._windows._main
    assert main is not None
    why = main.page("why")
    assert isinstance(why, BenefitsPanel)
    assert why.section == "starting"
    claim = why.focusWidget()
    assert claim is not None
    assert claim.objectName() == "card/talk-test"

"""After a walk: told in its window where it was looked at, else only on Today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from walkreminder.core.events import Cancel, Finish, Start
from walkreminder.core.trouble import Trouble
from walkreminder.ui.walk_window import WalkWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.app.stage import Stage
    from walkreminder.ui.after_walk import AfterPage


def after(stage: Stage) -> AfterPage | None:
    """Return the page after a walk, if it can be seen."""
    window = stage.app._windows._walk
    assert isinstance(window, WalkWindow)
    page = window._inlays.after
    return page if page is not None and page.isVisible() else None


def small(stage: Stage) -> None:
    window = stage.app._windows._walk
    assert window is not None
    window.shrink()


def close(stage: Stage) -> None:
    window = stage.walk_window
    assert window is not None
    window.close()


def minimise(stage: Stage) -> None:
    window = stage.walk_window
    assert window is not None
    window.showMinimized()


def test_a_walk_that_reached_its_goal_is_told(stage: Stage) -> None:
    stage.send(Start(20))
    stage.let(minutes=20)
    page = after(stage)
    assert page is not None
    assert page.accessibleName() == (
        "20 minutes walked. Today 20 of 30, 10 to go. This week 20 of 150."
    )


def test_a_walk_that_was_finished_by_hand_is_told(stage: Stage) -> None:
    stage.send(Start(20))
    stage.let(minutes=7, seconds=50)
    stage.send(Finish())
    page = after(stage)
    assert page is not None
    assert page._number.accessibleName() == "7 minutes walked"


def test_a_walk_over_midnight_is_told_with_the_day_that_it_counts_for(
    stage: Stage,
) -> None:
    stage.let_until("23:50")
    stage.send(Start(20))
    stage.let(minutes=20)
    page = after(stage)
    assert page is not None
    spoken = "20 minutes walked. Counted for Thursday, when it began."
    assert page.accessibleName() == spoken
    assert not page._ring.isVisible()
    assert not page._trouble.isVisible()
    assert page._fact.accessibleName() == "Your first walk"


@pytest.mark.parametrize("end", [Cancel(), None])
def test_what_was_no_walk_is_not_told(stage: Stage, end: Cancel | None) -> None:
    stage.send(Start(20))
    stage.let(minutes=7 if end else 0)
    stage.send(end or Finish())
    assert after(stage) is None
    assert stage.walk_window is None


@pytest.mark.parametrize("put_away", [close, small, minimise])
def test_whoever_put_the_window_away_is_not_shown_it_again(
    stage: Stage, put_away: Callable[[Stage], None]
) -> None:
    stage.send(Start(20))
    put_away(stage)
    stage.let(minutes=20)
    assert stage.walks
    assert after(stage) is None
    assert stage.walk_window is None
    window = stage.app._windows._walk
    assert window is not None
    assert not window._mini.isVisible()


def test_a_walk_that_was_asked_about_is_not_told(stage: Stage) -> None:
    stage.send(Start(20))
    stage.now = stage.now.replace(minute=10)
    stage.resume.woke.emit()
    stage.send(Finish())
    assert after(stage) is None


def test_the_page_stays_while_time_goes_on_and_goes_with_the_next_walk(
    stage: Stage,
) -> None:
    stage.send(Start(5))
    stage.let(minutes=5)
    stage.let_until("15:10")
    assert after(stage) is not None
    stage.send(Start(5))
    assert after(stage) is None
    assert stage.walk_window is not None


def test_the_next_walk_is_seen_where_the_page_was_minimised(stage: Stage) -> None:
    stage.send(Start(5))
    stage.let(minutes=5)
    assert after(stage) is not None
    minimise(stage)
    stage.send(Start(5))
    window = stage.walk_window
    assert window is not None
    assert not window.isMinimized()


def test_today_shows_the_card_that_was_shown_after_the_walk(stage: Stage) -> None:
    stage.send(Start(5))
    stage.let(minutes=5)
    page = after(stage)
    assert page is not None
    stage.app.open("today")
    main = stage.app._windows._main
    assert main is not None
    fact = main.findChildren(type(page._fact))[0]
    assert fact._title.text() == page._fact._title.text()
    assert fact.accessibleName() == page._fact.accessibleName()


def test_what_the_card_rests_on_opens_in_the_main_window(stage: Stage) -> None:
    stage.send(Start(5))
    stage.let(minutes=5)
    page = after(stage)
    assert page is not None
    page._fact._link.click()
    assert stage.page == "why"
    assert stage.walk_window is None


@pytest.mark.parametrize("asked", [["walks"], ["daily_seconds"], ["past", "unwalked"]])
def test_records_that_cannot_be_read_leave_the_minutes_of_the_walk(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    def unreadable(*_days: object) -> None:
        raise Trouble("The history cannot be read.", "Look at the disk.")

    stage.send(Start(5))
    stage.let(minutes=4)
    with monkeypatch.context() as broken:
        for each in asked:
            broken.setattr(stage.history, each, unreadable)
        stage.send(Finish())
    page = after(stage)
    assert page is not None
    assert page._number.accessibleName() == "4 minutes walked"
    assert page._trouble.isVisible()
    spoken = page.accessibleName()
    assert spoken.endswith("The history cannot be read. Look at the disk.")
    # What can be read is told; what cannot is not guessed.
    knows = asked != ["daily_seconds"]
    for shown in (page._ring, page._today, page._week):
        assert shown.isVisible() is knows
    assert ("Today 4 of 30, 26 to go." in spoken) is knows
    assert page._fact.accessibleName() == "Worth knowing"
    assert [walk.seconds for walk in stage.walks] == [240]


def test_a_walk_that_cannot_be_kept_says_so_in_its_window_and_goes_on(
    stage: Stage,
) -> None:
    stage.send(Start(5))
    stage.let(minutes=4)
    window, away = stage.app._windows._walk, stage.paths.history.with_name("away")
    assert window is not None
    stage.paths.history.rename(away)
    window.asked.emit(Finish())
    assert stage.walk_window is window
    assert after(stage) is None
    assert window._trouble.isVisible()
    assert "taken away" in window._trouble.accessibleName()
    # Once that is put right, not one of its minutes is lost.
    away.rename(stage.paths.history)
    stage.let(minutes=1)
    assert [walk.seconds for walk in stage.walks] == [300]
    page = after(stage)
    assert page is not None
    assert not page._trouble.isVisible()
    stage.send(Start(5))
    assert not window._trouble.isVisible()


def test_no_page_after_a_walk_is_made_before_a_walk_has_ended(stage: Stage) -> None:
    stage.send(Start(5))
    window = stage.app._windows._walk
    assert window is not None
    assert window._inlays.after is None

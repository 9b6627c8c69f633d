"""Ratings in the app: kept where they are tapped, and switched off for good."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from tests.ui.found import the
from walkreminder.core.events import Finish, Rate, Say, Start
from walkreminder.core.ledger import Part
from walkreminder.core.programme_log import LegPain, NoLegPain
from walkreminder.core.trouble import Trouble
from walkreminder.ui.after_walk import AfterPage
from walkreminder.ui.back_card import BackCard
from walkreminder.ui.before_row import BeforeRow
from walkreminder.ui.morning_card import MorningCard
from walkreminder.ui.parts.buttons import Switch
from walkreminder.ui.parts.rating import RatingCell
from walkreminder.ui.rating_links import HelpLine, OffLink
from walkreminder.ui.settings_view import SettingsView

if TYPE_CHECKING:
    from datetime import date

    import pytest
    from PySide6.QtWidgets import QWidget

    from tests.app.stage import Stage


def walk(stage: Stage, minutes: int = 20) -> None:
    stage.send(Start(minutes))
    stage.let(minutes=minutes)


def window(stage: Stage) -> QWidget:
    found = stage.app._windows._walk
    assert found is not None
    return found


def after(stage: Stage) -> BackCard:
    return the(BackCard, the(AfterPage, window(stage)))


def before(stage: Stage) -> BeforeRow:
    return the(BeforeRow, window(stage))


def morning(stage: Stage) -> MorningCard:
    stage.app.open("today")
    main = stage.main_window
    assert main is not None
    return the(MorningCard, main)


def tap(where: QWidget, number: int) -> None:
    where.findChildren(RatingCell)[number].click()


def rated(stage: Stage) -> list[tuple[int | None, int | None, int | None]]:
    return [(each.before, each.after, each.next_morning) for each in stage.walks]


def test_a_walk_is_rated_before_it_after_it_and_on_the_next_morning(
    stage: Stage,
) -> None:
    stage.send(Start(20))
    tap(before(stage), 2)
    assert not before(stage).isVisible()
    stage.let(minutes=20)
    tap(after(stage), 3)
    stage.let(hours=22)
    card = morning(stage)
    assert card.isVisible()
    tap(card, 1)
    assert rated(stage) == [(2, 3, 1)]
    assert card.isVisible()
    stage.app.open("history")
    stage.app.open("today")
    assert not card.isVisible()


def test_the_row_before_goes_by_itself_when_the_warm_up_ends(stage: Stage) -> None:
    stage.send(Start(20))
    assert before(stage).isVisible()
    stage.let(minutes=2)
    assert not before(stage).isVisible()


def test_what_was_rated_after_a_walk_is_corrected_and_taken_back(stage: Stage) -> None:
    walk(stage)
    for number in (8, 2):
        tap(after(stage), number)
    assert rated(stage) == [(None, 2, None)]
    the(AfterPage, window(stage))._not_now.click()
    assert rated(stage) == [(None, None, None)]
    assert stage.walk_window is None


def test_the_page_after_stays_for_an_answer_and_goes_without_one(stage: Stage) -> None:
    walk(stage)
    page = the(AfterPage, window(stage))
    assert page._timer.isActive()
    tap(after(stage), 2)
    assert not page._timer.isActive()


def test_where_the_records_cannot_be_read_nothing_is_asked_about_them(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> dict[date, int]:
        raise Trouble("The history cannot be read.", "Look at the disk.")

    stage.send(Start(20))
    stage.let(minutes=19)
    monkeypatch.setattr(stage.app._windows._pages._from.records, "unwalked", fail)
    stage.let(minutes=1)
    assert window(stage).isVisible()
    assert not after(stage).isVisible()


def test_pain_down_the_leg_is_kept_and_leads_to_the_list_of_signs(stage: Stage) -> None:
    walk(stage)
    tap(after(stage), 1)
    after(stage)._leg.clicked.emit()
    (entry,) = stage.history.log()
    assert entry.said == LegPain(stage.walks[0].id)
    assert not after(stage)._leg._yes.isVisible()
    stage.now += timedelta(seconds=5)
    after(stage)._leg.taken_back.emit()
    assert stage.history.log()[-1].said == NoLegPain(stage.walks[0].id)
    assert not stage.app._engine.scene().past.down_the_leg
    stage.now += timedelta(seconds=5)
    after(stage)._leg.clicked.emit()
    assert stage.app._engine.scene().past.down_the_leg == {stage.walks[0].id}
    help_line = the(HelpLine, after(stage))
    assert help_line.isVisible()
    help_line.clicked.emit()
    assert stage.page == "help"


def test_not_asked_again_from_the_first_ask_on_and_settings_can_ask_again(
    stage: Stage,
) -> None:
    stage.send(Start(20))
    the(OffLink, before(stage)).click()
    assert not before(stage).isVisible()
    assert "ask = false" in stage.paths.settings.read_text()
    stage.let(minutes=20)
    assert not after(stage).isVisible()
    stage.let(hours=22)
    assert not morning(stage).isVisible()
    stage.quit(minutes=1)
    stage.start()
    assert not morning(stage).isVisible()
    main = stage.main_window
    assert main is not None
    stage.app.open("settings")
    page = the(SettingsView, main)
    page.show_tab(2)
    name = "Ask how your back feels"
    switch = next(s for s in page.findChildren(Switch) if s.accessibleName() == name)
    switch.click()
    stage.send(Start(20))
    assert before(stage).isVisible()


def test_switched_off_on_the_page_after_it_says_where_to_undo_that(
    stage: Stage,
) -> None:
    walk(stage)
    the(OffLink, after(stage)).click()
    assert after(stage).isVisible()
    assert "Settings, Walk" in after(stage)._line.text()
    assert "ask = false" in stage.paths.settings.read_text()


def test_switched_off_on_the_next_morning_it_is_off_as_well(stage: Stage) -> None:
    walk(stage)
    stage.let(hours=23)
    the(OffLink, morning(stage)).click()
    assert "ask = false" in stage.paths.settings.read_text()
    assert "Settings, Walk" in morning(stage)._question.text()


def test_a_faulty_file_keeps_the_question_and_is_told(stage: Stage) -> None:
    stage.send(Start(20))
    stage.paths.settings.write_text("version = ")
    the(OffLink, before(stage)).click()
    assert before(stage).isVisible()
    assert stage.troubles_told["save"]


def test_not_now_on_the_morning_lasts_over_a_restart(stage: Stage) -> None:
    walk(stage)
    stage.let(hours=23)
    morning(stage)._not_now.click()
    stage.quit(minutes=5)
    stage.start()
    assert not morning(stage).isVisible()


def test_a_rating_before_a_walk_outlasts_a_crash_in_it(stage: Stage) -> None:
    stage.send(Start(20))
    tap(before(stage), 6)
    stage.crash(seconds=20)
    stage.start()
    stage.let(minutes=20)
    assert rated(stage) == [(6, None, None)]


def test_two_finishes_at_once_leave_one_walk_and_one_question(stage: Stage) -> None:
    stage.send(Start(20))
    stage.let(minutes=10)
    stage.send(Finish())
    stage.send(Finish())
    assert after(stage).isVisible()
    tap(after(stage), 4)
    assert rated(stage) == [(None, 4, None)]


def test_a_walk_that_went_past_midnight_is_rated_and_asked_about_in_the_morning(
    stage: Stage,
) -> None:
    stage.let_until("23:50")
    walk(stage)
    tap(after(stage), 2)
    assert not morning(stage).isVisible()
    stage.let(hours=5)
    QApplication.processEvents()
    assert morning(stage).isVisible()
    assert rated(stage) == [(None, 2, None)]


def test_a_walk_deleted_while_its_page_is_open_is_refused_with_a_sentence(
    stage: Stage,
) -> None:
    walk(stage)
    stage.history.delete_walk(stage.walks[0].id)
    tap(after(stage), 2)
    assert "That walk is gone" in stage.troubles_told["wish"]
    assert after(stage)._scale.row.rating() is None


def test_a_morning_told_by_another_door_is_not_asked_about(stage: Stage) -> None:
    walk(stage)
    stage.let(hours=23)
    stage.send(Rate(stage.walks[0].id, Part.NEXT_MORNING, 0))
    assert not morning(stage).isVisible()


def test_an_old_walk_is_not_asked_about(stage: Stage) -> None:
    walk(stage)
    stage.now += timedelta(days=2)
    stage.send(Say(LegPain(stage.walks[0].id)))
    assert not morning(stage).isVisible()

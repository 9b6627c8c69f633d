"""Corrections that meet others: nothing is cut, and an undo takes back only its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.app.test_history_feed import TODAY, Stage
from walkreminder.core.events import DeleteWalk, EditWalk, LogWalk, Rate
from walkreminder.core.ledger import Part, WalkRecord

if TYPE_CHECKING:
    from walkreminder.ui.dressing import ThemeSource


def first(stage: Stage) -> WalkRecord:
    """Open today, and return its first walk."""
    stage.open(TODAY)
    return stage.page.day.lines.walks[0].walk


def kept(stage: Stage, walk: WalkRecord) -> WalkRecord:
    return next(each for each in stage.walks() if each.id == walk.id)


def test_a_long_note_stays_whole_where_only_a_rating_is_changed(
    themes: ThemeSource,
) -> None:
    stage = Stage(themes, 2)
    walk = replace(first(stage), note="n" * 250 + "\nline two")
    stage.world.send(EditWalk(walk))
    stage.open(TODAY)
    stage.page.day.lines.walks[0].edit.click()
    form = stage.page.day.lines.form
    assert form is not None
    form.ratings[Part.AFTER].row.show_rating(3)
    form.save.click()
    assert (kept(stage, walk).note, kept(stage, walk).after) == (walk.note, 3)


def test_an_undo_takes_nothing_back_that_came_after_the_edit(
    themes: ThemeSource,
) -> None:
    stage = Stage(themes, 2)
    walk = first(stage)
    stage.page.day.lines.walks[0].edit.click()
    form = stage.page.day.lines.form
    assert form is not None
    form.fields.note.setText("hello")
    form.save.click()
    stage.world.send(Rate(walk.id, Part.AFTER, 4))
    stage.page.day.take_back()
    assert (kept(stage, walk).note, kept(stage, walk).after) == ("hello", 4)
    assert stage.page.day.undo.isHidden()


def test_an_undo_that_is_refused_can_be_tried_again(themes: ThemeSource) -> None:
    stage = Stage(themes, 2)
    walk = first(stage)
    stage.page.day.lines.walks[0].delete.click()
    later = timedelta(minutes=5)
    in_its_place = replace(
        stage.walk(77), started=walk.started + later, ended=walk.ended + later
    )
    stage.world.send(LogWalk(in_its_place))
    stage.page.day.take_back()
    assert all(each.id != walk.id for each in stage.walks())
    stage.world.send(DeleteWalk(in_its_place.id))
    stage.page.day.take_back()
    assert kept(stage, walk) == walk


def test_walks_older_than_the_list_can_be_reached(themes: ThemeSource) -> None:
    stage = Stage(themes, 2)
    for back in range(10, 60):
        stage.world.send(LogWalk(stage.walk(100 + back, back)))
    assert len(stage.page.days.blocks) > 2
    assert not stage.page.days.more.isHidden()

"""The programme in the whole app: begun on its page, told in `status`, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.core.events import Tick
from walkreminder.core.programme_log import Answer, Checked
from walkreminder.ui.programme_view import ProgrammePage

if TYPE_CHECKING:
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

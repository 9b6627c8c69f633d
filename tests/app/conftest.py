"""The app itself, in this process: see stage.py."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.app.stage import Stage
from walkreminder.app import assembly
from walkreminder.desktop.paths import Paths, find_paths, make_folders
from walkreminder.ui.dressing import Choice, ThemeSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Qt looks for a signal of X11 trays that the offscreen platform does not have.
    mark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(mark)


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeSource]:
    font = qapp.font()
    source = ThemeSource(qapp, Choice.LIGHT)
    yield source
    source.deleteLater()
    qapp.setFont(font)


@pytest.fixture
def bare_stage(
    tmp_path: Path, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    """A stage in London at nine, on which no app runs yet."""
    monkeypatch.setenv("TZ", "Europe/London")
    stage = Stage(tmp_path, themes)
    monkeypatch.setattr(assembly, "running", stage.running)
    yield stage
    stage.close()


@pytest.fixture
def stage(bare_stage: Stage) -> Stage:
    """A stage on which the app runs, with a reminder at three."""
    bare_stage.start()
    return bare_stage


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = find_paths({"WALKREMINDER_HOME": str(tmp_path / "home")})
    make_folders(paths)
    return paths

"""What of the user's is kept, read from the files for the tab Your data."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from walkreminder.store.safety.kept import copies, walks_in
from walkreminder.ui.settings.data_values import DataPlace, Kept, KeptCopy, Origin
from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from pathlib import Path

    from walkreminder.desktop.paths import Paths
    from walkreminder.store.safety.kept import Copy


def kept_in(paths: Paths, *, is_walking: bool) -> Kept:
    """Return all that lies in these places."""
    return Kept(
        (
            _place(tr("Settings"), paths.settings),
            _place(tr("Walks and reminders"), paths.history),
            _place(tr("Copies"), paths.backups),
            _place(tr("Log"), paths.log_folder),
        ),
        walks_in(paths.history),
        tuple(map(_copy, copies(paths.backups))),
        is_walking,
    )


def _place(name: str, path: Path) -> DataPlace:
    is_folder, size = False, None
    with suppress(OSError):
        is_folder = path.is_dir()
        files = path.iterdir() if is_folder else [path]
        size = sum(each.stat().st_size for each in files if each.is_file())
        size = size if is_folder or path.exists() else None
    folder = path if is_folder else path.parent
    return DataPlace(name, str(path), str(folder), size)


def _copy(copy: Copy) -> KeptCopy:
    origin = Origin[copy.kind.name]
    return KeptCopy(
        str(copy.place), origin, copy.day, copy.size, copy.walks, copy.problem
    )

"""Whoever is killed while a history takes the place of another loses nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.store.safe import (
    TODAY,
    folder_of,
    place,
    walks_in,
)
from walkreminder.store.safety.kept import Kind, copies
from walkreminder.store.safety.mending import coming, put_in_place

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["place"]  # the fixture


KILLED = 9

# Each step that changes a file, counted; at the given one the process is gone.
_MORTAL = """\
import os, sys
from datetime import date
from pathlib import Path
from walkreminder.store import schema
from walkreminder.store.safety import mending
from walkreminder.store.safety.kept import Kind, newest_good
from walkreminder.store.safety.mending import begin_anew, coming, put_in_place

place, deed, last = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
folder, today, steps = place.parent / "backups", date(2026, 11, 20), 0

def mortal(deed):
    def step(*given, **named):
        global steps
        steps += 1
        if steps > last:
            os._exit(9)
        return deed(*given, **named)
    return step

copy = newest_good(folder, today)
for name in ("link", "replace", "unlink", "open"):
    setattr(os, name, mortal(getattr(os, name)))
if deed == "restore":
    put_in_place(coming(place, copy.place), folder, Kind.REPLACED, today)
elif deed == "mend":
    put_in_place(coming(place, copy.place, damaged=place), folder, Kind.DAMAGED, today)
else:
    begin_anew(coming(place), folder)
"""


@pytest.mark.parametrize("deed", ["restore", "mend", "forget"])
def test_whenever_it_is_killed_there_is_the_old_one_or_the_new_one(
    place: Path, tmp_path: Path, deed: str
) -> None:
    files = tmp_path / "files"
    seen, step, code = set(), 0, KILLED
    while code == KILLED:
        with suppress(FileNotFoundError):
            shutil.rmtree(files)
        files.mkdir()
        shutil.copy2(place, files)
        shutil.copytree(folder_of(place), files / "backups")
        here = files / place.name
        command = [sys.executable, "-c", _MORTAL, str(here), deed, str(step)]
        code = subprocess.run(command, check=False).returncode
        assert code in {0, KILLED}
        seen.add(walks_in(here))
        if deed != "forget":
            found = [copy.walks for copy in copies(files / "backups")]
            assert walks_in(here) == 200 or 200 in found, "nothing is lost"
            assert 150 in found
        # What a kill left behind is in nobody's way.
        put_in_place(coming(here), files / "backups", Kind.REPLACED, TODAY)
        step += 1
    assert seen == {"restore": {200, 150}, "mend": {200}, "forget": {200, 0}}[deed]
    assert step > 4

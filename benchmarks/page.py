"""What opening a page for the first time costs, beside an empty one in the same run.

Run it as `python -m benchmarks.page why history`; each opening is a process of its
own, on a desktop of its own. History is opened with a thousand walks and with a
hundred thousand, of thirty years.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.decades import fill
from benchmarks.report import Report
from tests.e2e.desktop import Desktop
from walkreminder.store.history import History

WALKS: Final = (1_000, 100_000)


def main() -> int:
    """Open an empty page and the pages that are named, in turns."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page")
    parser.add_argument("pages", nargs="*", default=["why"])
    parser.add_argument("--rounds", type=int, default=9)
    wish = parser.parse_args()
    opened = Report("first opened")
    with TemporaryDirectory() as folder, Desktop(size=(1280, 900)) as desktop:
        openings: dict[str, tuple[str, ...]] = {"empty": ("empty",)}
        for name in wish.pages:
            openings.update(_openings(name, Path(folder)))
        del desktop.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"]
        # The first turn compiles what is fresh, and is not counted.
        for turn in range(-1, wish.rounds):
            for name, given in openings.items():
                command = (sys.executable, "-m", "benchmarks.opening", *given)
                figures = json.loads(desktop.run(*command).stdout.splitlines()[-1])
                if turn >= 0:
                    opened.note(name, figures)
    print(opened.table())
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"\nload of the last 1, 5, 15 minutes: {load}; {os.cpu_count()} cores")
    return 0


def _openings(page: str, folder: Path) -> dict[str, tuple[str, ...]]:
    """Return how a page is opened, by what the table calls it."""
    if page != "history":
        return {page: (page,)}
    found: dict[str, tuple[str, ...]] = {}
    for many in WALKS:
        place = folder / f"{many}.sqlite3"
        with History(place) as history:
            fill(history, many)
        found[f"history, {many} walks"] = (page, str(place))
    return found


if __name__ == "__main__":
    sys.exit(main())

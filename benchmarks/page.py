"""What opening a page for the first time costs, beside an empty one in the same run.

Run it as `python -m benchmarks.page why`; each opening is a process of its own, on
a desktop of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import sys

from benchmarks.report import Report
from tests.e2e.desktop import Desktop


def main() -> int:
    """Open an empty page and the pages that are named, in turns."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page")
    parser.add_argument("pages", nargs="*", default=["why"])
    parser.add_argument("--rounds", type=int, default=9)
    wish = parser.parse_args()
    opened = Report("first opened")
    with Desktop(size=(1280, 900)) as desktop:
        del desktop.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"]
        # The first turn compiles what is fresh, and is not counted.
        for turn in range(-1, wish.rounds):
            for name in ("empty", *wish.pages):
                command = (sys.executable, "-m", "benchmarks.opening", name)
                figures = json.loads(desktop.run(*command).stdout.splitlines()[-1])
                if turn >= 0:
                    opened.note(name, figures)
    print(opened.table())
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"\nload of the last 1, 5, 15 minutes: {load}; {os.cpu_count()} cores")
    return 0


if __name__ == "__main__":
    sys.exit(main())

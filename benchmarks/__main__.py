"""Weigh the app beside a bare Qt tray; `make bench` runs it, `--help` tells more."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from benchmarks import idle, programs, start
from benchmarks.report import Report, write
from tests.e2e.desktop import Desktop

_RESULTS = Path(__file__).resolve().parents[1] / "build/bench/bench.json"


def main() -> int:
    """Measure in turns, print the medians, leave all figures in build/bench."""
    wish = _parser().parse_args()
    idling, commands = Report("in the tray"), Report("command")
    chosen = [each for each in programs.PROGRAMS if wish.only in each.name]
    if programs.FLOOR not in chosen:
        chosen.insert(0, programs.FLOOR)
    with Desktop(size=(1280, 900)) as desktop:
        # For tests that read windows; on a desktop of people it is not set.
        del desktop.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"]
        # Fresh code is compiled once, and no run is to pay for it.
        for program in chosen[:2]:
            idle.try_once(desktop, program, settle=1, minute=0)
        for turn in range(wish.rounds):
            for program in chosen:
                print(f"round {turn + 1}: {program.name}", file=sys.stderr)
                found = idle.try_once(desktop, program, wish.settle, wish.idle)
                idling.note(program.name, asdict(found))
        for name, took in start.try_all(desktop, wish.starts) if wish.starts else ():
            commands.note(name, {"ms": took})
    print(idling.table(), commands.table(), sep="\n\n")
    write({"idle": idling, "commands": commands}, _RESULTS)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--rounds", type=int, default=1, help="runs of each program (1)")
    add("--settle", type=float, default=120, help="seconds before memory is read (120)")
    add("--idle", type=float, default=60, help="seconds of being left alone (60)")
    add("--starts", type=int, default=15, help="runs of each command (15)")
    add("--only", default="", metavar="TEXT", help="programs with this in their names")
    return parser


if __name__ == "__main__":
    sys.exit(main())

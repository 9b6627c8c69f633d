"""Weigh the app beside a bare Qt tray; `make bench` runs it, `--help` tells more."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import asdict
from pathlib import Path

from benchmarks import arrival, idle, programs, start
from benchmarks.report import Report, write
from tests.e2e.desktop import Desktop

_RESULTS = Path(__file__).resolve().parents[1] / "build/bench/bench.json"


def main() -> int:
    """Measure in turns, print the medians, leave all figures in build/bench."""
    wish = _parser().parse_args()
    arriving, idling = Report("to the tray"), Report("left alone, a minute")
    commands = Report("command")
    with Desktop(size=(1280, 900)) as desktop:
        # For tests that read windows; on a desktop of people it is not set.
        del desktop.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"]
        # Fresh code is compiled once, and no run is to pay for it.
        for turn in range(-1, wish.rounds):
            for program in programs.IN_THE_TRAY:
                print(f"start {turn + 1}: {program.name}", file=sys.stderr)
                arrived = arrival.try_once(desktop, program, wish.settle)
                if turn >= 0:
                    arriving.note(program.name, asdict(arrived))
        for name, took in start.try_all(desktop, wish.starts) if wish.starts else ():
            commands.note(name, {"ms": took})
        if wish.idle:
            print("all of them left alone", file=sys.stderr)
            kinds = programs.IDLING
            found = idle.watch(desktop, kinds, wish.calm, wish.idle)
            for name, cost in found.items():
                idling.note(name, asdict(cost))
    print(arriving.table(), commands.table(), idling.table(), sep="\n\n")
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"\nload of the last 1, 5, 15 minutes: {load}; {os.cpu_count()} cores")
    write({"tray": arriving, "idle": idling, "commands": commands}, _RESULTS)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--rounds", type=int, default=9, help="starts of each, in turns (9)")
    add("--settle", type=float, default=6, help="seconds until memory is read (6)")
    add("--starts", type=int, default=15, help="runs of each command (15)")
    add("--calm", type=float, default=150, help="seconds until all is settled (150)")
    add("--idle", type=float, default=2, help="minutes of being left alone (2)")
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""`make simulate`: plays years of virtual time and prints what was lost or doubled."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from tests.simulation.run import (
    FORTY,
    again,
    every_zone,
    explain,
    play_all,
    stories,
    summary,
)

if TYPE_CHECKING:
    from tests.simulation.findings import Tally

EVERY = 20  # stories between two lines of progress


def main() -> int:
    """Play what the command line asks for; 1 where something was found."""
    chosen = _arguments()
    zones = [chosen.zone] if chosen.zone else ZONES[chosen.zones]()
    told = list(stories(chosen.seed, zones, chosen.years))
    _say(f"{len(told)} stories in {len(zones)} zones, seed {chosen.seed}")

    def show(done: int, total: Tally) -> None:
        if not done % EVERY:
            found = len(total.findings)
            _say(f"{done}/{len(told)}: {total.days / 365:.1f} years, {found} found")

    total, failed = play_all(told, show)
    _say(f"\n{summary(total)}")
    for story in failed:
        _say(again(story))
    for story in failed[:3]:
        _say(f"\n{explain(story)}")
    return 1 if failed else 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _forty() -> list[str]:
    return list(FORTY)


ZONES = {"all": every_zone, "40": _forty}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make simulate", description=__doc__)
    parser.add_argument("--years", type=float, default=20)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--zone", default="", help="one zone; else --zones")
    parser.add_argument("--zones", choices=ZONES, default="40")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

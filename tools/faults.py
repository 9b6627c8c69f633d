"""Kill the app at random instants, many times, and tell whether anything was lost.

Run it as `make faults`; `make faults SEED=7` lives one life again. It ends with 0
when everything that was told as done is kept, once.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.e2e.kills import Life

_LIVES = 20
_KILLS_EACH = 10


def main() -> int:
    """Live one life for each seed; return how that went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, help="live only this life")
    seed = parser.parse_args().seed
    seeds = range(_LIVES) if seed is None else [seed]
    failed = [each for each in seeds if not _survives(each)]
    for each in failed:
        print(f"To see it again: make faults SEED={each}")
    if not failed:
        print(f"{len(seeds) * _KILLS_EACH} kills: nothing lost, nothing doubled.")
    return 1 if failed else 0


def _survives(seed: int) -> bool:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        life = Life(Path(folder) / "home", seed)
        try:
            life.go(_KILLS_EACH)
        except AssertionError as problem:
            print(problem)
            return False
    took = time.monotonic() - began
    print(
        f"seed {seed}: {_KILLS_EACH} kills, {life.promises} commands told as done,"
        f" {life.broken_off} broken off, {took:.0f} s",
        flush=True,
    )
    return True


if __name__ == "__main__":
    sys.exit(main())

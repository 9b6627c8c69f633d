"""What a program costs, with all that it started: the only reader of /proc here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROC = Path("/proc")
_KIB_IN_MIB = 1024
_NANOSECONDS_IN_MS = 1e6


@dataclass(frozen=True, slots=True)
class Memory:
    """Memory of a tree: its share of what is shared (PSS), and its own (USS)."""

    pss_mib: float
    uss_mib: float


@dataclass(frozen=True, slots=True)
class Activity:
    """What the threads of a tree have done since they began."""

    threads: int
    wake_ups: int
    cpu_ms: float


def memory(root: int) -> Memory:
    """Return what a process and its descendants hold now."""
    pss = uss = 0
    for process in _tree(root):
        for line in _lines(_PROC / str(process) / "smaps_rollup"):
            name, *rest = line.split()
            if name == "Pss:":
                pss += int(rest[0])
            elif name in {"Private_Clean:", "Private_Dirty:"}:
                uss += int(rest[0])
    return Memory(pss / _KIB_IN_MIB, uss / _KIB_IN_MIB)


def activity(root: int) -> Activity:
    """Return what a process and its descendants have done so far.

    A voluntary context switch is the end of being awake: what slept once has
    to have woken once.
    """
    threads = wake_ups = 0
    cpu_ns = 0
    for process in _tree(root):
        for thread in (_PROC / str(process) / "task").glob("*"):
            threads += 1
            for line in _lines(thread / "status"):
                if line.startswith("voluntary_ctxt_switches:"):
                    wake_ups += int(line.split()[1])
            for line in _lines(thread / "schedstat"):
                cpu_ns += int(line.split()[0])
    return Activity(threads, wake_ups, cpu_ns / _NANOSECONDS_IN_MS)


def _tree(root: int) -> set[int]:
    parents = dict(_parents())
    tree = {root}
    while more := {one for one, of in parents.items() if of in tree} - tree:
        tree |= more
    return tree


def _parents() -> Iterator[tuple[int, int]]:
    for folder in _PROC.glob("[0-9]*"):
        for line in _lines(folder / "stat"):
            # The name, in brackets, may hold spaces and brackets of its own.
            yield int(folder.name), int(line.rpartition(")")[2].split()[1])


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text().splitlines()
    except OSError:  # ended meanwhile
        return []

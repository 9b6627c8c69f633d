"""What the oracle found, and how often each fault was played."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

LOST, DOUBLED, WRONG = "lost", "doubled", "wrongly reasoned"


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement: of which kind, after which fault, when, and what it is."""

    kind: str
    fault: str
    at: str
    what: str

    def __str__(self) -> str:
        return f"{self.at}  {self.kind} (after {self.fault}): {self.what}"


@dataclass(slots=True)
class Tally:
    """What was played and found; tallies of many stories add up."""

    days: float = 0
    events: int = 0
    injected: Counter[str] = field(default_factory=Counter)
    due: Counter[str] = field(default_factory=Counter)
    fates: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.days += other.days
        self.events += other.events
        self.injected += other.injected
        self.due += other.due
        self.fates += other.fates
        self.findings += other.findings

    def count(self, kind: str, fault: str | None = None) -> int:
        return sum(
            each.kind == kind and fault in {None, each.fault} for each in self.findings
        )

    def table(self) -> str:
        """Return the table: a line for each fault, and the sum."""
        head = ("fault", "injected", "slots due", LOST, DOUBLED, WRONG)
        faults = sorted(self.injected | self.due)
        lines: list[tuple[str, ...]] = [head]
        for fault in faults:
            counts = (self.count(kind, fault) for kind in (LOST, DOUBLED, WRONG))
            figures = (self.injected[fault], self.due[fault], *counts)
            lines.append((fault, *map(str, figures)))
        counts = (self.count(kind) for kind in (LOST, DOUBLED, WRONG))
        figures = (self.injected.total(), self.due.total(), *counts)
        lines.append(("all", *map(str, figures)))
        widths = [max(len(line[n]) for line in lines) for n in range(len(head))]
        return "\n".join(
            "  ".join(
                cell.rjust(width) if n else cell.ljust(width)
                for n, (cell, width) in enumerate(zip(line, widths, strict=True))
            )
            for line in lines
        )

    def fate_lines(self) -> str:
        """Return how slots ended, the most frequent fate first."""
        return "\n".join(f"{n:9}  {fate}" for fate, n in self.fates.most_common())

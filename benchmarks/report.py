"""Medians of what was measured, as a table for people and as JSON for machines."""

from __future__ import annotations

import json
import platform
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

# What was measured of one program in one run, by its column; None was not.
Figures: TypeAlias = "Mapping[str, float | None]"


class Report:
    """The runs of several programs, compared with the first that was noted."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._runs: dict[str, list[Figures]] = {}

    def note(self, name: str, figures: Figures) -> None:
        """Keep what one run of a program gave."""
        self._runs.setdefault(name, []).append(figures)

    def medians(self) -> dict[str, dict[str, float]]:
        """Return the median of each column of each program."""
        return {name: _medians(runs) for name, runs in self._runs.items()}

    def document(self) -> dict[str, object]:
        """Return everything, for a file."""
        return {"medians": self.medians(), "runs": self._runs}

    def table(self) -> str:
        """Return a table of the medians, each with its distance from the floor."""
        medians = self.medians()
        if not medians:
            return ""
        floor = next(iter(medians.values()))
        head = [self._title, *floor]
        rows = [
            [name, *(_cell(value, floor[column]) for column, value in found.items())]
            for name, found in medians.items()
        ]
        return "\n".join(_aligned([head, *rows]))


def write(reports: Mapping[str, Report], file: Path) -> None:
    """Leave all reports and what machine they are of in one JSON file."""
    document: dict[str, object] = {
        "python": platform.python_version(),
        "system": platform.platform(),
    }
    for name, report in reports.items():
        document[name] = report.document()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def _medians(runs: Sequence[Figures]) -> dict[str, float]:
    found: dict[str, float] = {}
    for column in runs[0]:
        values = [value for run in runs if (value := run[column]) is not None]
        if values:
            found[column] = median(values)
    return found


def _cell(value: float, floor: float) -> str:
    difference = value - floor
    return f"{value:.1f}" + (f" ({difference:+.1f})" if difference else "")


def _aligned(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *cells in rows:
        right = (
            cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True)
        )
        yield "  ".join((name.ljust(widths[0]), *right))

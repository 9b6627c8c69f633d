"""What is wrong in a document, collected so that all of it is told at once."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from walkreminder.core.settings_kinds import Kind

Path: TypeAlias = tuple[str | int, ...]

_LONGEST_SHOWN = 60


class Severity(enum.Enum):
    """How bad a problem is: with a mistake the document is not used."""

    MISTAKE = "mistake"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not right in a document, and what is allowed there.

    `path` leads to it: names of tables and keys, and the places in a list, the
    first being 0. `value` is empty where there is none.
    """

    path: Path
    value: str
    message: str
    severity: Severity = Severity.MISTAKE

    @property
    def is_mistake(self) -> bool:
        """Whether the document cannot be used because of it."""
        return self.severity is Severity.MISTAKE

    @property
    def key(self) -> str:
        """The path as people write it."""
        steps = [f" {s + 1}" if isinstance(s, int) else f".{s}" for s in self.path]
        return "".join(steps).removeprefix(".")

    def __str__(self) -> str:
        told = f"{self.key} = {self.value}" if self.value else self.key
        return f"{told}: {self.message}"


class Problems:
    """One reading of a document, and what was wrong so far."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    @property
    def mistakes(self) -> int:
        """How many make the document unusable."""
        return sum(each.is_mistake for each in self.found)

    def tell(
        self,
        path: Path,
        value: object,
        message: str,
        severity: Severity = Severity.MISTAKE,
    ) -> None:
        """Add a problem."""
        self.found.append(Problem(path, _shown(value), message, severity))

    def cells(
        self, told: object, known: Mapping[str, Kind], path: Path
    ) -> dict[str, object]:
        """Return the values of a table's keys, without those that are wrong."""
        if not isinstance(told, Mapping):
            name = path[0]
            wanted = f"[[{name}]]" if name == "reminder" else f"[{name}]"
            self.tell(path, told, f"it has to be a table, begun by {wanted}")
            return {}
        self.look_for_strangers(told, known, path)
        values: dict[str, object] = {}
        for key, kind in known.items():
            if key not in told:
                continue
            try:
                values[key] = kind.read(told[key])
            except ValueError:
                message = f"it has to be {kind.allowed}"
                self.tell((*path, key), told[key], message)
        return values

    def look_for_strangers(
        self, told: Mapping[str, object], known: Iterable[str], path: Path = ()
    ) -> None:
        """Tell the keys that nobody knows, with the nearest that somebody does."""
        for key in told:
            if key not in known:
                # Imported here: a file without slips needs it not.
                import difflib  # noqa: PLC0415

                near = difflib.get_close_matches(str(key), list(known), 1, 0.5)
                message = "nobody knows this name"
                message += f'; did you mean "{near[0]}"?' if near else ""
                self.tell((*path, key), None, message, Severity.WARNING)


def _shown(value: object) -> str:
    """Return a value as TOML writes it, shortened where it is long."""
    if value is None:
        return ""
    told = json.dumps(value, ensure_ascii=False, default=str)
    return told if len(told) <= _LONGEST_SHOWN else f"{told[:_LONGEST_SHOWN]}..."

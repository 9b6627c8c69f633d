"""What a file on its way in or out has come to, as values that can be shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from walkreminder.core.exchange import Order, Preview


@dataclass(frozen=True, slots=True)
class Rest:
    """Nothing is on its way."""


@dataclass(frozen=True, slots=True)
class Working:
    """A work of which so many percent are done; it can be cancelled."""

    title: str
    percent: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a file would change, or why it cannot; nothing has changed.

    `order` is that of its dates, where somebody was asked.
    """

    name: str
    preview: Preview
    order: Order | None = None


class Next(Enum):
    """What can be done after a work."""

    NOTHING = ""
    FOLDER = "folder"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Came:
    """What came of it in the end; `folder` is where a file was written."""

    sentence: str
    is_trouble: bool = False
    next: Next = Next.NOTHING
    folder: str = ""


Stage: TypeAlias = Rest | Working | Found | Came

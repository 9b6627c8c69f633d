"""Say what a notification is and what shows it, whatever the desktop."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

# What a click on the notification itself chooses; always offered.
DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Choice:
    """One button: the key comes back when it is chosen."""

    key: str
    label: str


class Manner(enum.Enum):
    """Whether a notification asks for an answer, or only passes by.

    One that corrects asks as well: it says otherwise what is being asked already.
    """

    ASKS = enum.auto()
    CORRECTS = enum.auto()
    PASSES = enum.auto()


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notification says and offers, in plain text."""

    title: str
    body: str
    actions: tuple[Choice, ...] = ()
    manner: Manner = Manner.ASKS


class Notifier(Protocol):
    """Shows one notification at a time.

    `chosen` brings a choice's key, or DEFAULT for a click on the notice itself;
    `dismissed` says that the user closed it by hand. What expires, or what close()
    closes, says nothing. `failed` says that a notice cannot be seen: nobody shows it,
    or nobody says that it is shown.
    `learned` says that `has_actions` may have changed.
    """

    @property
    def failed(self) -> SignalInstance:
        """Tell that the notice could not be shown."""

    @property
    def learned(self) -> SignalInstance:
        """Tell that what the service can is known now."""

    @property
    def chosen(self) -> SignalInstance:
        """Carry the key of what the user chose."""

    @property
    def dismissed(self) -> SignalInstance:
        """Tell that the user closed the notice by hand."""

    @property
    def has_actions(self) -> bool | None:
        """Say whether choices can be answered here; None while nobody knows."""

    def prepare(self) -> None:
        """Find out what the service can, so that the first notice comes at once."""

    def show(self, notice: Notice) -> None:
        """Show a notice in the place of the one shown before."""

    def close(self) -> None:
        """Take the notice away."""

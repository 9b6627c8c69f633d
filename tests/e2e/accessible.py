"""Find what is on the screen by its name and role, as a screen reader does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jeepney import DBusAddress
from jeepney.wrappers import DBusErrorResponse

from tests.e2e.bus import Bus

if TYPE_CHECKING:
    from collections.abc import Iterator

_A11Y_BUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
_REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_DEPTH = 25
_IN_SCREEN = 0
_FOCUSED = 12  # ATSPI_STATE_FOCUSED
_SHOWING = 25


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on the screen."""

    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        """Where to click."""
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Thing:
    """A widget as assistive technology sees it."""

    owner: str
    path: str
    name: str
    role: str


class Accessibility:
    """The widgets of every program on a desktop."""

    def __init__(self, session: Bus) -> None:
        (address,) = session.call(_A11Y_BUS, "GetAddress")
        self._bus = Bus(str(address))

    def close(self) -> None:
        """Hang up."""
        self._bus.close()

    def programs(self) -> list[Thing]:
        """Return the programs that take part."""
        return list(self._children(self._thing(*_REGISTRY)))

    def find(self, program: str, name: str, role: str = "") -> Thing | None:
        """Return the first widget with this name (and role) that a program shows."""
        found = self.shown(program)
        named = (t for t in found if t.name == name and role in {"", t.role})
        return next(named, None)

    def shows(self, thing: Thing) -> bool:
        """Tell whether a widget can be seen now."""
        return self._is(thing, _SHOWING)

    def has_keyboard(self, program: str, name: str) -> bool:
        """Tell whether what is typed goes to a program's widget of this name."""
        named = (each for each in self.shown(program) if each.name == name)
        return any(self._is(each, _FOCUSED) for each in named)

    def things(self, program: str) -> Iterator[Thing]:
        """Yield every widget of the programs of this name, from the outside in."""
        for root in self.programs():
            if root.name == program:
                yield from self._below(root, _DEPTH)

    def shown(self, program: str) -> Iterator[Thing]:
        """Yield what can be seen of the programs of this name, from the outside in."""
        for root in self.programs():
            if root.name == program:
                yield from self._shown_below(root, _DEPTH)

    def place(self, thing: Thing) -> Place | None:
        """Return where a widget is on the screen, None where it has gone meanwhile."""
        try:
            (extents,) = self._ask(thing, "Component", "GetExtents", "u", (_IN_SCREEN,))
        except DBusErrorResponse:
            return None
        return Place(*extents)  # type: ignore[misc]  # (iiii), says the protocol

    def press(self, thing: Thing) -> None:
        """Do what a widget does when it is activated."""
        self._ask(thing, "Action", "DoAction", "i", (0,))

    def _is(self, thing: Thing, state: int) -> bool:
        try:
            (words,) = self._ask(thing, "Accessible", "GetState")
        except DBusErrorResponse:  # it has gone meanwhile
            return False
        return bool(words[0] >> state & 1)  # type: ignore[index]  # au

    def _below(self, thing: Thing, depth: int) -> Iterator[Thing]:
        yield thing
        if depth > 0:
            for child in self._children(thing):
                yield from self._below(child, depth - 1)

    def _shown_below(self, thing: Thing, depth: int) -> Iterator[Thing]:
        # Most of a window is in pages that are not in front: not to be gone through.
        for child in self._children(thing) if depth > 0 else ():
            if self.shows(child):
                yield child
                yield from self._shown_below(child, depth - 1)

    def _children(self, thing: Thing) -> Iterator[Thing]:
        # A widget may vanish between the look at its parent and at itself.
        try:
            (children,) = self._ask(thing, "Accessible", "GetChildren")
        except DBusErrorResponse:
            return
        for owner, path in children:  # type: ignore[attr-defined]  # a(so)
            try:
                yield self._thing(owner, path)
            except DBusErrorResponse:
                continue

    def _thing(self, owner: str, path: str) -> Thing:
        address = DBusAddress(path, owner, "org.a11y.atspi.Accessible")
        (role,) = self._bus.call(address, "GetRoleName")
        return Thing(owner, path, str(self._bus.read(address, "Name")), str(role))

    def _ask(
        self,
        thing: Thing,
        interface: str,
        method: str,
        signature: str | None = None,
        body: tuple[object, ...] = (),
    ) -> tuple[object, ...]:
        address = DBusAddress(thing.path, thing.owner, f"org.a11y.atspi.{interface}")
        return self._bus.call(address, method, signature, body)

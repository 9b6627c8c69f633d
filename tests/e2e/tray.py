"""The tray as its host sees it: which icons there are, their menus, a click on one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from jeepney import DBusAddress
from jeepney.wrappers import DBusErrorResponse

from tests.e2e.waiting import PATIENCE, eventually

if TYPE_CHECKING:
    from tests.e2e.bus import Bus

WATCHER = "org.kde.StatusNotifierWatcher"
_WATCHER_ADDRESS = DBusAddress("/StatusNotifierWatcher", WATCHER, WATCHER)
_ITEM = "org.kde.StatusNotifierItem"
_MENU = "com.canonical.dbusmenu"
_ALL_LEVELS = -1
# As com.canonical.dbusmenu sends it: (ia{sv}av), the last a list of the same.
_Layout: TypeAlias = tuple[
    int, dict[str, tuple[str, object]], list[tuple[str, "_Layout"]]
]


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon in the tray, as it introduces itself."""

    owner: str
    path: str
    id: str
    title: str
    tooltip: str

    @property
    def address(self) -> DBusAddress:
        """Where it takes calls."""
        return DBusAddress(self.path, self.owner, _ITEM)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an icon's menu."""

    number: int
    label: str
    enabled: bool


class Tray:
    """The icons that are registered with the tray host."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    def has_host(self) -> bool:
        """Tell whether somebody is there to show icons."""
        try:
            return bool(
                self._bus.read(_WATCHER_ADDRESS, "IsStatusNotifierHostRegistered")
            )
        except DBusErrorResponse:
            return False

    def icons(self) -> list[Icon]:
        """Return the icons in the tray."""
        try:
            names = self._bus.read(_WATCHER_ADDRESS, "RegisteredStatusNotifierItems")
            return [self._icon(name) for name in names]  # type: ignore[attr-defined]  # as
        except DBusErrorResponse:  # one went away while we looked
            return []

    def icon(self, *, within: float = PATIENCE) -> Icon:
        """Return the first icon, as soon as there is one."""
        return eventually(self.icons, "an icon in the tray", within=within)[0]

    def wait_for_none(self, *, within: float = PATIENCE) -> None:
        """Return as soon as the tray is empty."""
        eventually(lambda: not self.icons(), "an empty tray", within=within)

    def activate(self, icon: Icon) -> None:
        """Do what the host does when the icon is clicked."""
        self._bus.call(icon.address, "Activate", "ii", (0, 0))

    def menu(self, icon: Icon) -> list[Entry]:
        """Return the icon's menu as the host would show it now."""
        address = self._menu_address(icon)
        self._bus.call(address, "AboutToShow", "i", (0,))
        (_, layout) = self._bus.call(address, "GetLayout", "iias", (0, _ALL_LEVELS, []))
        return list(_entries(cast("_Layout", layout)))

    def choose(self, icon: Icon, label: str) -> None:
        """Choose a line of the icon's menu by what it is called."""
        entries = self.menu(icon)
        number = next((one.number for one in entries if one.label == label), None)
        assert number is not None, f"no {label!r} among {[e.label for e in entries]}"
        self._bus.call(
            self._menu_address(icon),
            "Event",
            "isvu",
            (number, "clicked", ("s", ""), 0),
        )

    def _menu_address(self, icon: Icon) -> DBusAddress:
        path = self._bus.read(icon.address, "Menu")
        return DBusAddress(str(path), icon.owner, _MENU)

    def _icon(self, name: str) -> Icon:
        owner, slash, path = name.partition("/")
        address = DBusAddress(slash + path or "/StatusNotifierItem", owner, _ITEM)
        tooltip = self._bus.read(address, "ToolTip")
        return Icon(
            owner=owner,
            path=address.object_path,
            id=str(self._bus.read(address, "Id")),
            title=str(self._bus.read(address, "Title")),
            tooltip=" ".join(part for part in tooltip[2:] if part),  # type: ignore[index]  # (sa(iiay)ss)
        )


def _entries(layout: _Layout) -> list[Entry]:
    number, properties, children = layout
    found = []
    if "label" in properties and properties.get("visible", ("b", True))[1]:
        enabled = bool(properties.get("enabled", ("b", True))[1])
        label = str(properties["label"][1]).replace("_", "")
        found.append(Entry(number, label, enabled))
    for _, child in children:
        found += _entries(child)
    return found
